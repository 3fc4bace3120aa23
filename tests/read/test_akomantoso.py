"""Akoma Ntoso: sections, questions and answers, references, both versions."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read import read_bytes
from graphkit.read.language import tag_of

V2, V3 = "http://www.akomantoso.org/2.0", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

DEBATE = """<akomaNtoso xmlns="{ns}"><debate name="hansard">
<meta><identification source="#x"><FRBRWork><FRBRthis value="/zz/debaterecord/2018-11-01/main"/>
<FRBRdate date="3000-01-01" name="generation"/></FRBRWork>
<FRBRExpression><FRBRdate date="2019-01-01" name="markup"/><FRBRlanguage language="eng"/></FRBRExpression></identification>
<references source="#x">
<TLCPerson {id}="quill" href="/ontology/person/quill" showAs="Ada Quill"/>
<TLCPerson {id}="reed" href="/ontology/person/reed" showAs="Bo Reed"/>
<TLCRole {id}="trams" href="/ontology/role/trams" showAs="Minister for Trams"/></references></meta>
<preface><p>Ambleford</p>{date}</preface>
<debateBody>
<prayers {id}="pr"><p>Prayers were said.</p></prayers>
<questions {id}="q"><heading>ORAL ANSWERS</heading>
<debateSection {id}="q1"><heading>TRAMS</heading>
<question {id}="q1a" by="#quill" to="#trams"><from>Ada Quill:</from><p>asked the Minister</p>
<ul><li>when trams run;</li><li>and why.</li></ul></question>
<answer {id}="q1b" by="#reed" as="#trams"><p>Daily<authorialNote><p>See annex.</p></authorialNote>.</p></answer>
<narrative>(Members rose.)</narrative><scene>[Noise]</scene>
<speech by="#smith"><from>Mr Smith</from><p>Order!</p></speech>
</debateSection></questions>
<debateSection {id}="d"><heading>BUDGET</heading>
<speech {id}="s1" by="#quill"><p>Before.</p></speech>
<debateSection {id}="d1"><heading>Amendment</heading><speech by="#reed" xml:lang="fra"><p>Non.</p></speech></debateSection>
<speech by="#quill"><p>After.</p></speech>
</debateSection></debateBody></debate></akomaNtoso>"""


def read(text: str) -> Transcript:
    return read_bytes(text.encode(), "d.xml")


def debate(ns: str = V3, key: str = "eId", day: str = '<p><docDate date="2018-11-01">1st</docDate></p>') -> Transcript:
    return read(DEBATE.format(ns=ns, id=key, date=day))


@pytest.mark.parametrize(("ns", "key"), [(V2, "id"), (V3, "eId")])
def test_both_versions_give_the_same(ns: str, key: str) -> None:
    found = debate(ns, key)
    assert [(q.title, q.occurrence, len(q.turns)) for q in found.questions] == [
        ("hansard", 1, 1), ("TRAMS", 1, 4), ("BUDGET", 1, 1), ("Amendment", 1, 1), ("BUDGET", 2, 1),
    ]  # fmt: skip
    assert found.language == "en"
    assert {q.date for q in found.questions} == {date(2018, 11, 1)}


def test_a_question_names_who_asks_whom_and_who_answers() -> None:
    trams = debate().questions[1]
    assert (trams.asked_by, trams.asked_of) == ("Ada Quill", ("Minister for Trams",))
    assert trams.answered_by == ("Bo Reed (Minister for Trams)",)
    assert [(t.label, t.part, t.text) for t in trams.turns] == [
        ("Ada Quill", "question", "asked the Minister\n\nwhen trams run;\n\nand why."),
        ("Bo Reed (Minister for Trams)", "answer", "Daily."),
        (None, "procedure", "(Members rose.)\n\n[Noise]"),
        ("Mr Smith", "answer", "Order!"),
    ]
    assert [(t.speaker_id, t.place) for t in trams.turns] == [
        ("/ontology/person/quill", "q1a"), ("/ontology/person/reed", "q1b"), (None, None), ("smith", None),
    ]  # fmt: skip


def test_a_turn_in_another_language_says_so() -> None:
    amendment = debate().questions[3].turns[0]
    assert (amendment.text, amendment.language) == ("Non.", "fr")


def test_without_a_printed_date_the_address_has_the_day() -> None:
    assert debate(day="").questions[0].date == date(2018, 11, 1)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<act><meta/><body/></act>", "an Akoma Ntoso act, not a debate"),
        ("<debate><debateBody/></debate>", "nobody speaks"),
        (
            "<debate><debateBody><speech><p>One.</p></speech></debateBody></debate>",
            r"no date of the sitting \(give <doc",
        ),
        ('<debate><preface><docDate date="2018-13-01"/></preface><debateBody/></debate>', "no such day: 2018-13-01"),
    ],
)
def test_what_is_no_debate_or_has_no_day_is_refused(body: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read(f"<akomaNtoso>{body}</akomaNtoso>")


@pytest.mark.parametrize(
    ("code", "tag"), [("eng", "en"), ("GLG", "gl"), ("pt_BR", "pt-BR"), ("nso", "nso"), ("", "xx"), ("a b", "xx")]
)
def test_the_shortest_code_of_a_language_is_its_tag(code: str, tag: str) -> None:
    assert tag_of(code, "xx") == tag


def test_a_group_of_speeches_parts_no_section_and_a_full_stop_is_no_part_of_a_name() -> None:
    speech = (
        "<speechGroup><speech by='#q'><from><person>QUILL</person>{stop}</from><p>{text}</p></speech></speechGroup>"
    )
    groups = speech.format(stop=".", text="One.") + speech.format(stop=", Ada Jr.", text="Two.")
    section = (
        f"<debateSection><num>1.</num><heading>Trams</heading><subheading>More</subheading>{groups}</debateSection>"
    )
    text = f"""<an:akomaNtoso xmlns:an="{V3}"><debateReport><preface><docDate date="2018-11-01"/></preface>
<debateBody>{section}</debateBody></debateReport></an:akomaNtoso>"""
    (item,) = read_bytes(text.encode(), "d.xml").questions
    assert item.title == "Trams"
    assert [(t.label, t.text) for t in item.turns] == [("QUILL", "One."), ("QUILL, Ada Jr.", "Two.")]
