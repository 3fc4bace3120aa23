"""Memory: a transcript takes less than four times its file where that is text, and less than ten where it is XML."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from graphkit.read import Document, read_document

SAID = "We “will” see to the trams and to the money for the harbour, as was said in the spring. " * 8


def plain() -> str:
    return "Council\n1 November 2018\n\n" + "".join(
        f"{'Ada Quill' if n % 2 else 'Bo Reed'}: {SAID}\n\n{SAID}\n\n" for n in range(1000)
    )


def smiling() -> str:
    """One emoji makes all characters of a string four bytes wide: it must be a turn's string, and not the file's."""
    return "Council\n1 November 2018\n\n" + "".join(
        f"{'Ada Quill' if n % 2 else 'Bo Reed'}: {SAID}{'' if n % 5 else ' 😀'}\n\n{SAID}\n\n" for n in range(1000)
    )


def pages() -> str:
    return "".join(
        f"Question {n}\n\nSession date: \nNovember 1, 2018\nQuestion By: \nAda Quill\nAsked Of: \nThe Mayor\n\n"
        f"Ada Quill AM: {SAID}\n\nAnswer for Question {n}\n\nAnswered By:\nThe Mayor\n\nSam Stone (Mayor): {SAID}\n\n\n"
        for n in range(1000)
    )


def captions() -> str:
    return "WEBVTT\n\nNOTE 1 November 2018\n\n" + "".join(
        f"00:00:01.000 --> 00:00:02.000\n<v {'Ada Quill' if n % 2 else 'Bo Reed'}>{SAID}\n\n" for n in range(2000)
    )


def table() -> str:
    return "date,speaker,text\n" + "".join(f'2018-11-01,Ada Quill,"{SAID}"\n' for _ in range(2000))


def publicwhip() -> str:
    key = "uk.org.publicwhip/debate/2009-10-27a"
    said = "".join(f'<speech id="{key}.{n}" speakername="Ada"><p>{SAID}</p></speech>' for n in range(2000))
    return f"<publicwhip>{said}</publicwhip>"


def akoma_ntoso() -> str:
    said = "".join(f'<speech by="#a{n}"><from>Ada</from><p>{SAID}</p></speech>' for n in range(2000))
    head = '<preface><docDate date="2018-11-01"/></preface>'
    return f"<akomaNtoso><debate>{head}<debateBody><debateSection>{said}</debateSection></debateBody></debate></akomaNtoso>"


def tei() -> str:
    said = "".join(f'<u who="#a" xml:id="u{n}"><seg>{SAID}</seg></u>' for n in range(2000))
    head = '<teiHeader><settingDesc><setting><date when="2018-11-01"/></setting></settingDesc></teiHeader>'
    return f"<TEI>{head}<text><body><div>{said}</div></body></text></TEI>"


@pytest.mark.parametrize(
    ("make", "times"),
    [(plain, 4), (smiling, 4), (pages, 4), (captions, 4), (table, 4), (publicwhip, 10), (akoma_ntoso, 10), (tei, 10)],
)
def test_a_transcript_takes_a_few_times_its_file(make: Callable[[], str], times: int) -> None:
    data = make().encode()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    found = list(read_document(Document("x", data)))
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert sum(len(q.turns) for t in found for q in t.questions) >= 1000
    assert peak + len(data) < times * len(data), f"{(peak + len(data)) / len(data):.1f} times"
