"""How other houses print who speaks: city councils, captioners, and parliaments of several traditions. All is invented."""

from __future__ import annotations

import pytest

from graphkit.read import read_bytes
from graphkit.register.minting import is_crowd, minted, no_register


def said(text: str) -> list[tuple[str | None, str]]:
    (item,) = read_bytes(text.encode(), "p.txt").questions
    return [(turn.label, turn.text) for turn in item.turns]


COUNCIL = """CITY OF AMBLEFORD
REGULAR MEETING OF THE CITY COUNCIL
TUESDAY, NOVEMBER 6, 2018 - 7:00 P.M.

MAYOR JONES: I call the meeting to order.
THE CLERK: Council Member Smith?
COUNCIL MEMBER SMITH: Here. There are three things: money, time and drivers.
VICE MAYOR O'NEIL: Second.
UNIDENTIFIED SPEAKER: (Inaudible.)
MAYOR JONES: Carried.
"""
CAPTIONED = """Ambleford City Council Transcript -- November 6, 2018

>> Mayor Jones: Good evening.
>> Quill: Thank you: that is kind.
>> So it is.
"""
PARLIAMENT = """Parliament of Ambleford
Tuesday, 6 November 2018

Ms QUILL (Hob North—Minister for Trams) (14:02): I move the bill.

Mr REED (Nob) (2:10 p.m.): I oppose it.

The SPEAKER: Order!

The Acting Speaker (Mr. Stone): Resuming debate.

Hon. Zoe Elm (Minister of Moss, Lib.): No.

Some hon. members: Hear, hear!
"""
ASSEMBLY = """Dáil Ambleford debate
Wednesday, 7 November 2018

Deputy Bo Reed: I thank the Deputy.

An Ceann Comhairle: One minute.

The Taoiseach: We will.

Minister of State at the Department of Trams (Deputy Sam Stone): I agree. The answer (Deputy Reed knows it): none.

Deputies: Hear, hear.
"""


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            COUNCIL,
            [
                "MAYOR JONES", "THE CLERK", "COUNCIL MEMBER SMITH", "VICE MAYOR O'NEIL", "UNIDENTIFIED SPEAKER", "MAYOR JONES",
            ],
        ),
        (CAPTIONED, ["Mayor Jones", "Quill"]),
        (
            PARLIAMENT,
            [
                "Ms QUILL (Hob North—Minister for Trams)", "Mr REED (Nob)", "The SPEAKER", "The Acting Speaker (Mr. Stone)",
                "Hon. Zoe Elm (Minister of Moss, Lib.)", "Some hon. members",
            ],
        ),
        (
            ASSEMBLY,
            [
                "Deputy Bo Reed", "An Ceann Comhairle", "The Taoiseach",
                "Minister of State at the Department of Trams (Deputy Sam Stone)", "Deputies",
            ],
        ),
    ],
)  # fmt: skip
def test_everybody_who_speaks_has_a_turn(text: str, labels: list[str]) -> None:
    assert [label for label, _ in said(text)] == labels


def test_a_colon_in_a_sentence_opens_no_turn() -> None:
    assert said(COUNCIL)[2][1] == "Here. There are three things: money, time and drivers."
    assert said(CAPTIONED)[1][1].startswith("Thank you: that is kind.")
    assert said(ASSEMBLY)[3][1] == "I agree. The answer (Deputy Reed knows it): none."


@pytest.mark.parametrize(
    "label",
    [
        "Several hon. Members",
        "An HON MEMBER",
        "Unidentified speaker",
        "Deputies",
        "Audience",
        "Speaker 2",
        "SPEAKER_03",
        "Voice B",
    ],
)
def test_a_crowd_is_nobody(label: str) -> None:
    assert is_crowd(label)


@pytest.mark.parametrize(
    "label",
    [
        "Members Only Jones",
        "Hon. Ada Quill",
        "Deputy Reed",
        "The Clerk",
        "Anne Member-Oak",
        "Speaker Quill",
        "The Speaker",
    ],
)
def test_somebody_is_no_crowd(label: str) -> None:
    assert not is_crowd(label)


def test_nobody_is_taken_from_a_crowd() -> None:
    transcript = read_bytes(PARLIAMENT.encode(), "p.txt")
    assert "Some hon. members" not in {person.label for person in minted(transcript, no_register()).people.values()}


RECORDED = """Hob Council
6 November 2018

[00:00:05] Mayor Jones: Good evening.
(0:12) Al Smith: Thank you. It is 10:30 now.
00:15 --> 00:18 Mayor Jones: Next.
"""
EXPORTED = """Hob Council
6 November 2018

Mayor Jones  0:05
Good evening.

00:00:12 Al Smith
Who pays?

Lunch 12:30

Mayor Jones, 1:15
Next.
"""
CONGRESS = """Congress of Hob
6 November 2018

  The SPEAKER pro tempore. The gentleman is recognized.
  Mr. SMITH of Hob Hill. I rise. Mr. Dell may wait.
  Ms. DUPONT-ELM. Will the gentleman yield?
  Mr. Smith. Is this a line of speech? It is not.
"""
FRENCH = """Conseil de Hob
6 novembre 2018

M. Jean Smith. – Je vous remercie.

Mme la présidente. — La parole est à M. Smith.

M. Smith a raison. – Non.
"""


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            RECORDED,
            [("Mayor Jones", "Good evening."), ("Al Smith", "Thank you. It is 10:30 now."), ("Mayor Jones", "Next.")],
        ),
        (
            EXPORTED,
            [("Mayor Jones", "Good evening."), ("Al Smith", "Who pays?\n\nLunch 12:30"), ("Mayor Jones", "Next.")],
        ),
        (
            CONGRESS,
            [
                ("The SPEAKER pro tempore", "The gentleman is recognized."),
                ("Mr. SMITH of Hob Hill", "I rise. Mr. Dell may wait."),
                ("Ms. DUPONT-ELM", "Will the gentleman yield? Mr. Smith. Is this a line of speech? It is not."),
            ],
        ),
        (
            FRENCH,
            [
                ("M. Jean Smith", "Je vous remercie."),
                ("Mme la présidente", "La parole est à M. Smith.\n\nM. Smith a raison. – Non."),
            ],
        ),
    ],
)
def test_times_and_full_stops_beside_a_speaker(text: str, turns: list[tuple[str, str]]) -> None:
    assert said(text) == turns
