"""HTML: question pages of two layouts, sessions, listings, and pages of other houses."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.errors import SourceError
from graphkit.model import Question, Transcript
from graphkit.read import read_bytes
from tests.read.samples import PAGE


def read(text: str) -> Transcript:
    return read_bytes(text.encode(), "p.html")


def turns(question: Question) -> list[tuple[str | None, str, str]]:
    return [(t.label, t.text, t.part) for t in question.turns]


CHROME = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Ambleford</title>
<link rel="canonical" href="https://www.example.org/questions/2018/0171"><script>var x = "Question By:";</script></head>
<body><div id="cookie-banner"><p>We use cookies: do you mind?</p></div><header><nav><a>Home</a></nav></header>
<ul class="breadcrumb"><li>Home</li></ul>{main}<aside><h2>Related</h2><p>Bo Reed AM: not this.</p></aside>
<footer><p>Ambleford Assembly</p></footer></body></html>"""

OLD = """<div class="region-content"><h1>Bus shelters (Supplementary) [1]</h1>
<div class="field"><div class="field-label">Session date:&nbsp;</div><div class="field-items">November 1, 2018</div></div>
<div class="field"><div class="field-label">Question By:</div><div>Ada Quill</div><div>Ambleford Greens</div></div>
<div class="field"><div class="field-label">Asked Of:</div><div>The Mayor</div></div>
<p>Ada Quill AM:&nbsp; How many bus shelters<br>are there?</p>
<div class="field"><div>Supplementary To:&nbsp;</div><div></div></div>
<h2>Answer for Bus shelters (Supplementary) [1]</h2><h3>Answer for Bus shelters (Supplementary) [1]</h3>
<div><div>Answered By:</div><div>The Mayor</div></div>
<p><strong>Sam Stone (Mayor of Ambleford):</strong> There are ninety.</p><p>There were eighty.</p>
<p>Ada Quill AM: Thank you.</p></div>"""

NEW = """<main><h1>Bus shelters (Supplementary) [1]</h1><dl>
<dt>Meeting:</dt><dd>MQT on 2018-11-01</dd><dt>Session date:</dt><dd>01 November 2018</dd>
<dt>Question by:</dt><dd><a href="/x">Ada Quill</a></dd><dd>Ambleford Greens</dd>
<dt>Asked of:</dt><dd>The Mayor</dd></dl>
<h2>Question</h2><div class="rich-text"><p>Ada Quill AM: How many bus shelters are there?</p></div>
<h2>Answer</h2><p>Answered by: The Mayor</p><div><p>Sam Stone (Mayor of Ambleford): There are ninety.</p>
<p>There were eighty.</p><p>Ada Quill AM: Thank you.</p></div></main>"""

TEXT = """Bus shelters (Supplementary) [1]

Session date:
November 1, 2018
Question By:
Ada Quill
Ambleford Greens
Asked Of:
The Mayor

Ada Quill AM: How many bus shelters are there?

Supplementary To:

Answer for Bus shelters (Supplementary) [1]

Answered By:
The Mayor

Sam Stone (Mayor of Ambleford): There are ninety.

There were eighty.

Ada Quill AM: Thank you.
"""


def same(question: Question) -> tuple[object, ...]:
    header = (question.title, question.date, question.asked_by, question.asked_under, question.asked_of)
    return (*header, question.answered_by, question.supplementary, turns(question))


@pytest.mark.parametrize("layout", [OLD, NEW])
def test_a_question_page_says_the_same_in_every_layout(layout: str) -> None:
    (question,) = read(CHROME.format(title="Bus shelters", main=layout)).questions
    assert same(question) == same(read_bytes(TEXT.encode(), "p.txt").questions[0])


def test_a_page_keeps_its_address_and_the_lines_of_its_file() -> None:
    page = CHROME.format(title="Bus shelters", main=OLD)
    found = read(page)
    assert found.source.url == "https://www.example.org/questions/2018/0171"
    lines = page.split("\n")
    assert [t.text.split()[0] in lines[t.line - 1] for t in found.questions[0].turns] == [True, True, True]
    assert "How many" in lines[found.questions[0].turns[0].line - 1]


SESSION = """<main><h1>Mayor's Question Time</h1><p>Meeting date: 18 January 2018</p>
<h2>Trams</h2><p>Question No: 2018/0171</p><p>Question by: Bo Reed</p><p>Asked of: The Mayor</p><p>When do trams run?</p>
<h3>Answer</h3><p>Answered by: The Mayor</p><p>Daily.</p>
<h2>Buses</h2><p>Question No: 2018/0172</p><p>Question by: Ada Quill</p><p>Asked of: The Mayor</p><p>When do buses run?
… seven years. Sam Stone (Mayor of Ambleford): It has been long. Ada Quill AM: During that time …</p></main>"""


def test_a_session_has_many_questions_of_one_day() -> None:
    trams, buses = read(CHROME.format(title="MQT", main=SESSION)).questions
    assert [(q.title, q.reference, q.asked_by, q.date) for q in (trams, buses)] == [
        ("Trams", "2018/0171", "Bo Reed", date(2018, 1, 18)), ("Buses", "2018/0172", "Ada Quill", date(2018, 1, 18)),
    ]  # fmt: skip
    assert turns(trams) == [(None, "When do trams run?", "question"), (None, "Daily.", "answer")]
    assert turns(buses) == [
        (None, "When do buses run? … seven years.", "question"),
        ("Sam Stone (Mayor of Ambleford)", "It has been long.", "question"),
        ("Ada Quill AM", "During that time …", "question"),
    ]


OTHER = """<div class="content"><h1>Council of Ambleford</h1><p><time datetime="2018-11-01T10:00">Yesterday</time></p>
<h2>Trams</h2>{turns}<p>(Laughter.)</p></div>"""


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>Ada Quill:</b> When?</p><p><b>Bo Reed:</b> Daily.</p>",
        "<p><strong>Ada Quill</strong>: When?</p><p><strong>Bo Reed</strong>: Daily.</p>",
        "<p>Ada Quill: When?</p><p>Bo Reed: Daily.</p>",
        '<p class="speaker">Ada Quill</p><p>When?</p><p class="speaker">Bo Reed</p><p>Daily.</p>',
        '<div><span class="speaker-name">Ada Quill</span><p>When?</p></div><div><span class="speaker">Bo Reed</span><p>Daily.</p></div>',
        "<h3>Ada Quill:</h3><p>When?</p><h3>Bo Reed:</h3><p>Daily.</p>",
    ],
)
def test_an_unknown_page_gives_the_turns_of_its_main_text(body: str) -> None:
    (trams,) = read(CHROME.format(title="Council", main=OTHER.format(turns=body))).questions
    assert (trams.title, trams.date) == ("Trams", date(2018, 11, 1))
    assert turns(trams) == [("Ada Quill", "When?", "debate"), ("Bo Reed", "Daily.\n\n(Laughter.)", "debate")]


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<html><body></body></html>", "no text on this page"),
        ("<html><body><p>Ada Quill: One.</p><p>Bo Reed: Two.</p></body></html>", "the page shows no date"),
        ("<html><body><p>1 November 2018</p><p>Nobody said a thing.</p></body></html>", "nobody speaks"),
    ],
)
def test_a_page_without_speech_or_day_is_refused_with_one_sentence(page: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read(page)


def test_hostile_markup_is_words_and_depth_is_no_harm() -> None:
    deep = (
        "<div>" * 500 + "<p>Ada Quill: &lt;script&gt;alert(1)&lt;/script&gt; &amp; \U0001f600.</p><p>Bo Reed: Two.</p>"
    )
    (question,) = read(f"<html><body><h1>Date: 1 November 2018</h1><p>1 November 2018</p>{deep}").questions
    assert question.turns[0].text == "<script>alert(1)</script> & \U0001f600."
    with pytest.raises(SourceError, match="nested too deep"):
        read("<html><body>" + "<div>" * 5000 + "<p>Ada Quill: One.</p>")


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "iso-8859-1"),
        ("", "utf-8"),
        ("", "cp1252"),
        ('<meta charset="klingon">', "utf-8"),
    ],
)
def test_the_page_says_its_encoding_or_it_is_told(meta: str, encoding: str) -> None:
    page = f"<html><head>{meta}</head><body><p>1 November 2018</p><p>Zoë Quill: Café.</p><p>Bo Reed: Oui.</p></body></html>"
    (question,) = read_bytes(page.encode(encoding), "p").questions
    assert (question.turns[0].label, question.turns[0].text) == ("Zoë Quill", "Café.")


def test_plain_text_is_not_taken_for_a_page() -> None:
    assert read_bytes(PAGE.encode(), "p").source.reader == "question-page"


def test_a_title_page_far_down_in_the_source_has_the_day() -> None:
    head = "<style>\n" + "p { margin: 0 }\n" * 200 + "</style>"
    turns = "<p><b>Ada Quill: </b>When do trams run?</p><p><b>Bo Reed: </b>Daily, and at night too.</p>" * 5
    page = f"<html><head>{head}</head><body><p>COUNCIL OF HOB</p><p>Tuesday, November 6, 2018</p>{turns}</body></html>"
    (item,) = read_bytes(page.encode(), "p.html").questions
    assert (item.date, len(item.turns)) == (date(2018, 11, 6), 10)


def test_a_day_in_the_title_of_the_page_is_the_sittings_and_one_below_is_not() -> None:
    turns = (
        "<p><b>Ada Quill:</b> When do trams run, and why so seldom?</p><p><b>Bo Reed:</b> Daily, as we have said.</p>"
    )
    head = "<head><title>Hob Council, 6 November 2018 - Record</title></head>"
    main = f"<main><h1>Trams</h1>{turns * 3}</main><footer>Updated 1 May 2020</footer>"
    found = read_bytes(f"<html>{head}<body>{main}</body></html>".encode(), "p.html").questions
    assert {item.date for item in found} == {date(2018, 11, 6)}
    with pytest.raises(SourceError, match="no date of the sitting"):
        read_bytes(f"<html><body>{main}</body></html>".encode(), "p.html")


def test_what_is_wrong_on_a_page_is_said_with_its_line_in_the_file() -> None:
    page = (
        "<html>\n<nav>\nHome\n</nav>\n<main>\n<h1>Trams</h1>\n<dl>\n<dt>Session date:</dt><dd>1 Mrch 2021</dd>\n"
        "<dt>Question by:</dt><dd>Ada Quill</dd>\n<dt>Asked of:</dt><dd>The Mayor</dd></dl>\n<p>When?</p></main></html>"
    )
    with pytest.raises(SourceError, match=r"line 8: not a date: '1 Mrch 2021'"):
        read_bytes(page.encode(), "x.html")
