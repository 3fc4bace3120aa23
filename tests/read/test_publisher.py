"""The publisher's pages in the layouts that it has had, as its citations and those who read it describe them."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.extract import answer_status
from graphkit.model import Question
from graphkit.read import read_bytes
from tests.read.samples import PAGE


def read(main: str, title: str = "Trams | Ambleford", head: str = "") -> list[Question]:
    page = f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>{head}{main}</body></html>'
    return list(read_bytes(page.encode(), "p.html").questions)


def turns(question: Question) -> list[tuple[str | None, str, str]]:
    return [(t.label, t.text, t.part) for t in question.turns]


TABLE = """<main><div class="hero"><h1><span>Trams (2)</span></h1></div><h2 class="visually-hidden">Key information</h2>
<table class="styled-table"><thead><tr><th>Label</th><th>Content</th></tr></thead><tbody>
<tr><td>Reference:</td><td>2018/0171</td></tr><tr><td>Question by:</td><td>Ada Quill</td></tr>
<tr><td>Organisation:</td><td>Ambleford Greens</td></tr><tr><td>Asked of:</td><td>The Mayor</td></tr>
<tr><td>Meeting:</td><td>MQT on 01 November 2018</td></tr><tr><td>Session name:</td><td>Oral Questions</td></tr>
<tr><td>Category:</td><td>Transport</td></tr></tbody></table>
<div class="section-title"><h2 id="question">Question</h2></div><h3 class="page-section">Trams (2)</h3>
<div class="rich-text"><p>How many trams are there?</p></div>
<div class="section-title"><h2 id="answer">Answer</h2></div><div><div><span>Date: Tuesday 06 November 2018</span>
<div><p>Officers are drafting a response.</p></div></div><div><span>Date: Friday 09 November 2018</span>
<div><p>There are ninety.</p><p>Date: none is set. Status: open.</p></div></div></div>
<h2>Related documents</h2><ul><li>list.pdf</li></ul></main>"""


def test_a_question_whose_facts_stand_in_a_table_of_two_columns() -> None:
    (question,) = read(TABLE)
    assert (question.title, question.date, question.reference) == ("Trams (2)", date(2018, 11, 1), "2018/0171")
    assert (question.asked_by, question.asked_under, question.asked_of) == (
        "Ada Quill",
        "Ambleford Greens",
        ("The Mayor",),
    )
    assert question.meeting == "Oral Questions"
    assert turns(question) == [
        (None, "How many trams are there?", "question"),
        (None, "Officers are drafting a response.", "answer"),
        (None, "There are ninety.\n\nDate: none is set. Status: open.", "answer"),
    ]
    assert answer_status(question) == "Answered"


def test_a_title_may_stand_outside_the_main_content() -> None:
    main = """<main><table><tr><th>Meeting date:</th><td>01 November 2018</td></tr><tr><th>Question by:</th><td>Ada Quill</td>
    </tr></table><h2>Question</h2><p>Ada Quill AM: How many?</p><h2>Answer</h2><p>Date: Thursday 01 November 2018</p>
    <p>Sam Stone (Mayor of Ambleford): Ninety.</p></main>"""
    (question,) = read(main, "Trams (Supplementary) [3] | Ambleford City Hall", "<header><h1>Trams</h1></header>")
    assert (question.title, question.supplementary) == ("Trams (Supplementary) [3]", 3)
    assert turns(question)[1] == ("Sam Stone (Mayor of Ambleford)", "Ninety.", "answer")


def test_a_page_may_be_one_form() -> None:
    main = """<form id="aspnetForm"><h1>Trams</h1><p><b>Question No:</b> 2018/0300<br><b>Asked by:</b> Ada Quill<br>
    <b>Meeting date:</b> 1 November 2018</p><p>Why so?</p><h2>Answer</h2><p>Because of it.</p></form>"""
    (question,) = read(main)
    assert turns(question) == [(None, "Why so?", "question"), (None, "Because of it.", "answer")]


LISTING = """<main><h1>Search questions</h1><h2>Filter results</h2><ul class="facets"><li><a href="?f=1">Other</a></li></ul>
<div class="view search-results"><ul><li><h3><a href="/find-an-answer/trams">Trams</a></h3><ul>
<li>Reference: 2018/0171</li><li>Question by: Ada Quill</li><li>Meeting date: 01 November 2018</li></ul><p>Are trams slow?</p></li>
<li><h3><a href="/find-an-answer/fares-1">Fares (Supplementary) [1]</a></h3><ul><li>Question by: Bo Reed</li>
<li>Meeting date: 14 November 2018</li></ul><p>Bo Reed AM: Thank you, Chair. I wanted to…</p></li></ul></div>
<nav class="pager"><ul><li><a rel="next" href="?page=1">Next</a></li></ul></nav></main>"""


def test_a_list_of_questions_has_each_with_its_facts() -> None:
    trams, fares = read(LISTING, "Search questions")
    assert (trams.title, trams.reference, trams.asked_by, trams.date) == (
        "Trams",
        "2018/0171",
        "Ada Quill",
        date(2018, 11, 1),
    )
    assert (fares.title, fares.asked_by, fares.date) == ("Fares (Supplementary) [1]", "Bo Reed", date(2018, 11, 14))
    assert turns(fares) == [("Bo Reed AM", "Thank you, Chair. I wanted to…", "question")]


def test_a_page_that_was_copied_twice_into_a_file_is_there_once() -> None:
    one, other = (PAGE.replace("Bus shelters (1)", title).encode() for title in ("Trams", "Bus shelters"))
    found = read_bytes(b"\n".join((one, other, one)), "p.txt").questions
    assert [(q.title, [t.sequence for t in q.turns]) for q in found] == [("Trams", [1, 2]), ("Bus shelters", [3, 4])]


def test_two_questions_of_one_heading_and_asker_are_two() -> None:
    page = "Trams\n\nSession date:\nNovember 1, 2018\nQuestion By:\nAda Quill\nAsked Of:\nThe Mayor\n\nAda Quill AM: {}\n\n\n"
    text = page.format("When?") + page.format("Where?") + page.format("Why?").replace("Ada Quill", "Bo Reed")
    assert [q.occurrence for q in read_bytes(text.encode(), "p.txt").questions] == [1, 2, 1]


COPIED = """Skip to main content
Ambleford Assembly logo
Home

Search questions

  • Trams (1)

    • Reference: 2018/0171
    • Question by: Ada Quill
    • Meeting date: 01 November 2018
    When do trams run, and what became of:
    • Date: the one that was promised
  • Fares (Supplementary) [3]

    • Question by: Bo Reed
    • Meeting date: 14 November 2018
    Bo Reed AM: Thank you. May I come to fares?
"""


def test_a_list_that_was_copied_as_text_has_each_question_below_its_heading() -> None:
    trams, fares = read_bytes(COPIED.encode(), "list.txt").questions
    assert (trams.title, trams.line, trams.reference, trams.asked_by) == ("Trams (1)", 7, "2018/0171", "Ada Quill")
    assert turns(trams)[0][1].endswith("• Date: the one that was promised")
    assert (fares.title, fares.supplementary, fares.date) == ("Fares (Supplementary) [3]", 3, date(2018, 11, 14))


def test_a_page_that_was_copied_as_text_dates_its_answer() -> None:
    page = (
        "Skip to main content\nHome\n\nTrams (2)\n\nReference: 2018/0171\nQuestion by: Ada Quill\n"
        "Meeting date: 1 November 2018\n\nHow many trams run?\n\nAnswer\n\nDate: 5 November 2018\n\nThe Mayor: Forty.\n"
    )
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert (trams.title, trams.date) == ("Trams (2)", date(2018, 11, 1))
    assert turns(trams) == [(None, "How many trams run?", "question"), ("The Mayor", "Forty.", "answer")]


def test_a_response_that_came_later_is_another_answer() -> None:
    page = (
        "Trams\n\nSession date: \nNovember 1, 2018\nQuestion By: \nAda Quill\nAsked Of: \nThe Mayor\n\n\nHow many?\n\n\n"
        "Answer for Trams\n\nAnswered By: \nThe Mayor\n\nA reply is being drafted.\n\n\n\n"
        "Written response from the Mayor received 28 November 2018\n\nForty.\n"
    )
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert turns(trams)[1:] == [(None, "A reply is being drafted.", "answer"), (None, "Forty.", "answer")]


@pytest.mark.parametrize(
    "line",
    [
        "Written response received 29/11/2018 Forty.",
        "Written response from the Mayor 09 December 2018\n\nForty.",
        "Written response provided on 5 January 2019:\n\nForty.",
        "Written response from the Mayor\n\nForty.",
    ],
)
def test_a_response_that_came_later_is_told_in_several_ways(line: str) -> None:
    page = (
        "Trams\n\nSession date: \nNovember 1, 2018\nQuestion By: \nAda Quill\nAsked Of: \nThe Mayor\n\n\nHow many?\n\n"
        f"Answer for Trams\n\nAnswered By: \nThe Mayor\n\nA reply is being drafted.\n\n{line}\n"
    )
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert turns(trams)[1:] == [(None, "A reply is being drafted.", "answer"), (None, "Forty.", "answer")]


def test_who_answers_is_no_part_of_the_answer_that_goes_on_behind() -> None:
    page = (
        "Trams\n\nSession date: \nNovember 1, 2018\nQuestion By: \nAda Quill\nAsked Of: \nThe Mayor\n\n\nHow many?\n\n"
        "Answer for Trams\n\nAnswered By: \nThe Mayor\n\nWritten response from the Mayor My trams are forty.\n\n"
        "Response from the mayor of Hob is awaited.\n"
    )
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert turns(trams)[1:] == [(None, "My trams are forty.\n\nResponse from the mayor of Hob is awaited.", "answer")]


def test_the_label_of_a_list_of_supplementaries_is_no_part_of_the_question() -> None:
    page = (
        "Trams\n\nSession date: \nNovember 1, 2018\nQuestion By: \nAda Quill\nAsked Of: \nThe Mayor\n\n\nHow many?\n\n"
        "Supplementary Questions: \n\n\nAnswer for Trams\n\nAnswered By: \nThe Mayor\n\nForty.\n"
    )
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert turns(trams) == [(None, "How many?", "question"), (None, "Forty.", "answer")]


def test_an_older_supplementary_may_have_lost_its_heading() -> None:
    page = "Mayor answers to Ambleford\n\n\n[Supplementary question]\n\nQuestion number0171/2018\nMeeting date01/11/2018\n\n"
    (question,) = read_bytes(
        f"{page}Question by Ada Quill\n\nWhy?\n\nAnswer by Bo Reed\n\nSo.\n".encode(), "p.txt"
    ).questions
    assert (question.title, question.supplementary_to) == ("Supplementary question", "2018/0171")


def test_an_older_page_prints_its_labels_without_a_colon() -> None:
    page = (
        "Mayor answers to Ambleford\n\nTrams\n\n[Supplementary question]\n\nQuestion number0171/2018\nMeeting date01/11/2018\n\n"
        "Question by Ada Quill\n\nAda Quill (Deputy Chair): When do trams run?\n\nAnswer by Bo Reed (1st Term)\n\nBo Reed (Mayor): Now.\n\n"
        "Main question\n\nAda Quill\n"
    )
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert (trams.title, trams.supplementary, trams.reference, trams.supplementary_to) == (
        "Trams",
        1,
        None,
        "2018/0171",
    )
    assert (trams.asked_by, trams.answered_by, trams.date) == ("Ada Quill", ("Bo Reed",), date(2018, 11, 1))
    assert turns(trams) == [
        ("Ada Quill (Deputy Chair)", "When do trams run?", "question"),
        ("Bo Reed (Mayor)", "Now.", "answer"),
    ]


def test_a_list_may_begin_with_the_heading_of_a_question() -> None:
    one = "Trams (Supplementary) [{}]\n\n  • Question by: Ada Quill\n  • Meeting date: 1 November 2018\nWhen {}?\n\n"
    again = read_bytes((one.format(1, "so") + one.format(2, "not")).encode(), "p.txt").questions
    assert [(q.supplementary, turns(q)[0][1]) for q in again] == [(1, "When so?"), (2, "When not?")]


def test_the_number_of_a_question_keeps_its_part() -> None:
    page = "Trams\n\nReference: 2012/0011-2\nQuestion by: Ada Quill\nMeeting date: 8 March 2012\n\nWhen?\n"
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert trams.reference == "2012/0011-2"


def test_a_heading_may_be_no_more_than_the_number_of_a_supplementary() -> None:
    page = "Supplementary [4]\n\n  • Question by: Ada Quill\n  • Meeting date: 14 November 2018\nAnd at night?\n"
    (trams,) = read_bytes(page.encode(), "p.txt").questions
    assert trams.supplementary == 4


def test_an_office_behind_a_comma_is_asked_as_one_in_brackets() -> None:
    page = "Trams\n\nSession date:\nJune 15, 2005\nQuestion By:\nAda Quill\nAsked Of:\nSir Bo Reed, Commissioner of the Trams\n\n\nWhy?\n"
    (question,) = read_bytes(page.encode(), "p.txt").questions
    assert question.asked_of == ("Sir Bo Reed (Commissioner of the Trams)",)


def test_a_page_that_lost_its_heading_goes_by_who_asks() -> None:
    page = "Session date:\nNovember 1, 2018\nQuestion By:\nAda Quill\nAsked Of:\nThe Mayor\n\n\nWhen do trams run?\n"
    (question,) = read_bytes(page.encode(), "p.txt").questions
    assert (question.title, turns(question)) == (
        "Question by Ada Quill",
        [(None, "When do trams run?", "question")],
    )


def test_a_number_in_a_heading_makes_no_supplementary_of_a_question_that_has_a_session_of_its_own() -> None:
    page = "Trams [2]\n\n{}Session date:\nNovember 1, 2018\nQuestion By:\nAda Quill\nAsked Of:\nThe Mayor\n\n\nWhen do trams run?\n"
    found = (read_bytes(page.format(session).encode(), "p.txt").questions[0] for session in ("", "MQT on 2018-11-01\n"))
    assert [question.supplementary for question in found] == [2, None]


def test_a_list_whose_headings_were_lost_goes_by_who_asks() -> None:
    page = "-\nQuestion by:\nAda Quill\n-\nMeeting date:\n17 October 2001\nWhen do trams run?\n"
    (question,) = read_bytes(page.encode(), "p.txt").questions
    assert (question.title, question.asked_by, question.asked_under) == ("Question by Ada Quill", "Ada Quill", None)


def test_a_title_that_is_printed_again_above_who_answers_is_no_question() -> None:
    text = (
        "Trams\n\nSession date: \nNovember 22, 2018\nQuestion By: \nBo Reed\nAsked Of: \nThe Mayor\n\n\nWhen?\n\n\nTrams\n\nTrams\n\n"
        "Answered By: \nThe Mayor\n\nAt five.\n"
    )
    (question,) = read_bytes(text.encode(), "p.txt").questions
    assert [(t.part, t.text) for t in question.turns] == [("question", "When?"), ("answer", "At five.")]


def test_the_table_of_facts_may_be_copied_as_text_with_the_heading_twice() -> None:
    text = """Ambleford Assembly

Trams and ferries

Label Content
Meeting: PCC on 14 March 2018
Reference: 2018/0023-2
Question by: Ada Quill
Organisation: Ambleford Greens
Asked of: Sam Stone (Mayor of Ambleford)

Question

Trams and ferries

Which of the two is slower?

Answer

Date: Tuesday 13 March 2018

Sam Stone (Mayor of Ambleford): The tram.
"""
    (question,) = read_bytes(text.encode(), "p.txt").questions
    assert (question.title, question.reference) == ("Trams and ferries", "2018/0023-2")
    assert turns(question) == [
        (None, "Which of the two is slower?", "question"),
        ("Sam Stone (Mayor of Ambleford)", "The tram.", "answer"),
    ]


def test_a_written_response_that_was_received_later_is_the_answer() -> None:
    text = """Trams

Session date:
June 19, 2018
Question By:
Ada Quill
Asked Of:
The Mayor

When do they run?

Answer for Trams

Answered By:
The Mayor

Officers are drafting a response which will be sent shortly.

Written response received on 9 July 2018.

They run at eight.
"""
    (question,) = read_bytes(text.encode(), "p.txt").questions
    assert [text for _, text, part in turns(question) if part == "answer"][1:] == ["They run at eight."]
    assert answer_status(question) == "Answered"


def test_a_turn_that_is_broken_off_with_two_hyphens_ends_in_a_list_too() -> None:
    text = """• Trams (Supplementary) [3]

• Question by: Ada Quill
• Meeting date: 11 March 2018
Ada Quill AM (Deputy Chair): Would you say that the tram is ‑‑ Sam Stone (Chairman, Trams for Ambleford): Yes. Ada Quill AM (Deputy Chair): ‑‑ slow?
"""
    (question,) = read_bytes(text.encode(), "p.txt").questions
    assert [(label, text) for label, text, _ in turns(question)][1:] == [
        ("Sam Stone (Chairman, Trams for Ambleford)", "Yes."),
        ("Ada Quill AM (Deputy Chair)", "‑‑ slow?"),
    ]


def test_what_stands_alone_above_the_day_is_nobody() -> None:
    text = """RECORDING:
Date: Monday, 31 March 2014
Location: Chamber
Hearing: Ferry Wharf Hearing

Sam Stone (Mayor of Ambleford): Good afternoon. Ann will begin.

Ann Oak (Senior Associate): Thank you.
"""
    (question,) = read_bytes(text.encode(), "p.txt").questions
    assert (question.title, question.date) == ("Ferry Wharf Hearing", date(2014, 3, 31))
    assert [t.label for t in question.turns] == ["Sam Stone (Mayor of Ambleford)", "Ann Oak (Senior Associate)"]


@pytest.mark.parametrize(
    ("title", "reference"),
    [
        ("Bells (MQ 2018/0171)", "2018/0171"),
        ("2018/2019 - Bells", "2018/2019"),
        ("Bells 2018/19 (Supplementary) [1]", None),
        ("Bells 2018/2019", None),
    ],
)
def test_a_financial_year_in_a_heading_is_no_question_number(title: str, reference: str | None) -> None:
    page = f"{title}\n\nSession date:\nNovember 1, 2018\nQuestion By:\nAda Quill\nAsked Of:\nThe Mayor\n\nHow many?\n"
    assert read_bytes(page.encode(), "p.txt").questions[0].reference == reference


BARE = (
    "\nNovember 1, 2018\nAda Quill\nHarbour Group\nThe Mayor\n\nWhen do trams run?\n\n{}\n\nBo Reed (Mayor): At five.\n"
)


def test_a_page_that_lost_its_labels_is_told_by_who_is_asked_standing_above_the_answer_too() -> None:
    (trams,) = read_bytes(BARE.format("The Mayor").encode(), "p.txt").questions
    assert (trams.title, trams.line, trams.date) == ("Question by Ada Quill", 2, date(2018, 11, 1))
    assert (trams.asked_by, trams.asked_under, trams.asked_of) == ("Ada Quill", "Harbour Group", ("The Mayor",))
    assert trams.answered_by == ("The Mayor",)
    assert [(t.label, t.part, t.line) for t in trams.turns] == [
        (None, "question", 7),
        ("Bo Reed (Mayor)", "answer", 11),
    ]
    ungrouped = BARE.replace("Harbour Group\n", "").format("The Mayor")
    assert read_bytes(ungrouped.encode(), "p.txt").questions[0].asked_under is None


def test_a_page_that_lost_its_labels_may_have_no_answer_where_it_asks_an_office() -> None:
    text = "November 1, 2018\nAda Quill\nBo Reed (Commissioner, Ambleford Ferries)\n\n\nWhen do ferries sail?\n"
    (ferries,) = read_bytes(text.encode(), "p.txt").questions
    assert (ferries.asked_by, ferries.asked_of) == ("Ada Quill", ("Bo Reed (Commissioner, Ambleford Ferries)",))
    assert [turn.text for turn in ferries.turns] == ["When do ferries sail?"]


def test_names_below_a_day_are_no_page_that_lost_its_labels() -> None:
    (sitting,) = read_bytes(BARE.format("Ada Quill: Well?").encode(), "p.txt").questions
    assert sitting.asked_by is None
