"""Plain transcripts: turns under speaker lines of many forms, sittings with question lines, order papers."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.errors import SourceError, UnknownFormat
from graphkit.model import Question, Transcript
from graphkit.read import read_bytes


def read(text: str) -> Transcript:
    return read_bytes(text.encode(), "sitting.txt")


def turns(question: Question) -> list[tuple[str | None, str, str]]:
    return [(t.label, t.text, t.part) for t in question.turns]


HEAD = "Ambleford Council\nDate: 1 November 2018\n\n"
SAID = [("Ada Quill", "Good morning.", "debate"), ("Bo Reed", "Good morning to you: all of you.", "debate")]


@pytest.mark.parametrize(
    "body",
    [
        "Ada Quill: Good morning.\nBo Reed: Good morning to you: all of you.\n",
        "**Ada Quill**: Good morning.\n\n**Bo Reed**: Good morning to you: all of you.\n",
        "**Ada Quill:** Good morning.\n\n__Bo Reed:__ Good morning to you: all of you.\n",
        "### Ada Quill:\n\nGood morning.\n\n### Bo Reed:\nGood morning to you:\nall of you.\n",
        "Ada Quill:\nGood morning.\n\nBo Reed:\n\nGood morning to you: all of you.\n",
    ],
)
def test_every_form_of_speaker_line_gives_the_same_turns(body: str) -> None:
    (question,) = read(HEAD + body).questions
    assert turns(question) == SAID
    assert (question.title, question.date, question.asked_by) == ("Ambleford Council", date(2018, 11, 1), None)


def test_offices_letters_and_capitals_are_kept_in_the_label() -> None:
    (question,) = read(
        HEAD + "Ada Quill (Mayor of Ambleford): One.\nBo Reed AM: Two.\nQUILL: Three.\nDR REED: Four.\n"
    ).questions
    assert [t.label for t in question.turns] == ["Ada Quill (Mayor of Ambleford)", "Bo Reed AM", "QUILL", "DR REED"]
    assert [t.line for t in question.turns] == [4, 5, 6, 7]


def test_a_bare_first_name_counts_when_it_comes_again() -> None:
    (question,) = read(HEAD + "Ada: One.\nBo: Two.\nAda: Three: it is.\nBo: Four.\n").questions
    assert [t.label for t in question.turns] == ["Ada", "Bo", "Ada", "Bo"]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Budget day\ndate: 2018-11-01\n---\n",
        "Budget day\nThursday 1st November 2018\n\n",
        "# Budget day\n\n1 November 2018\n\n",
        "Budget day\nMeeting date: 01/11/2018\nPresent: Ada Quill, Bo Reed\n\n",
    ],
)
def test_title_and_date_come_from_a_header_or_a_front_matter(head: str) -> None:
    (question,) = read(head + "Ada Quill: One.\n\nBo Reed: Two.\n").questions
    assert (question.title, question.date) == ("Budget day", date(2018, 11, 1))
    assert [t.text for t in question.turns] == ["One.", "Two."]


def test_headings_cut_a_sitting_into_items() -> None:
    text = (
        HEAD
        + "Chair: Welcome.\n\n## Trams\n\n(The Mayor arrived.)\n\nAda Quill: One.\n\n3. Budget monitoring\n\nBo Reed: Two.\n\n"
    )
    text += "ANY OTHER BUSINESS\n\nAda Quill: Three.\n"
    opening, trams, budget, other = read(text).questions
    assert [q.title for q in (opening, trams, budget, other)] == [
        "Ambleford Council", "Trams", "3. Budget monitoring", "ANY OTHER BUSINESS",
    ]  # fmt: skip
    assert turns(trams) == [(None, "(The Mayor arrived.)", "procedure"), ("Ada Quill", "One.", "debate")]
    assert [t.sequence for q in read(text).questions for t in q.turns] == [1, 2, 3, 4, 5]


def test_paragraphs_of_a_turn_are_joined_by_a_blank_line() -> None:
    (question,) = read(HEAD + "Ada Quill: One\u00a0line\nand its end.\n\nTwo.\n\nBo Reed: Three.\n").questions
    assert question.turns[0].text == "One line and its end.\n\nTwo."


SITTING = """Appendix 2
Ambleford Assembly
Mayor's Question Time, Thursday 18 January 2018

2018/5227 - Bus shelters (1)
Ada Quill AM
How many bus shelters are there?

Sam Stone (Mayor of Ambleford): Ninety.  There were eighty.

Ada Quill AM: Thank you.

2018/5228 - Trams (2) Bo Reed AM
When do trams run?

Sam Stone (Mayor of Ambleford): Daily.
"""


def test_a_whole_sitting_is_cut_at_its_question_lines() -> None:
    opening, *_ = read(SITTING.replace("2018/5227", "Tony Tarn AM (Chairman): Welcome.\n\n2018/5227")).questions
    assert opening.title == "Ambleford Assembly"
    shelters, trams = read(SITTING).questions
    assert (shelters.title, shelters.reference, shelters.asked_by) == ("Bus shelters (1)", "2018/5227", "Ada Quill AM")
    assert (trams.title, trams.reference, trams.asked_by) == ("Trams (2)", "2018/5228", "Bo Reed AM")
    assert turns(shelters) == [
        (None, "How many bus shelters are there?", "question"),
        ("Sam Stone (Mayor of Ambleford)", "Ninety. There were eighty.", "answer"),
        ("Ada Quill AM", "Thank you.", "answer"),
    ]
    assert [t.implied for t in shelters.turns] == [True, False, False]
    assert shelters.date == trams.date == date(2018, 1, 18)


def test_the_older_question_line_has_its_asker_after_a_slash() -> None:
    text = (
        "Minutes of 23 January 2008\n\n0171/2008 - Trams / Bo Reed\nWhen do trams run?\n\nSam Stone (Mayor): Daily.\n"
    )
    (trams,) = read(text + "Bo Reed (AM): Thank you.\n").questions
    assert (trams.title, trams.reference, trams.asked_by) == ("Trams", "2008/0171", "Bo Reed")
    assert [t.label for t in trams.turns] == [None, "Sam Stone (Mayor)", "Bo Reed (AM)"]


@pytest.mark.parametrize(
    "body",
    [
        "Trams\nQuestion No: 2018/0171\nBo Reed AM\nWhen do trams run?\n",
        "Trams\n\nQuestion No: 2018/0171\nBo Reed AM\nWhen do trams run?\n",
        "Trams Question No: 2018/0171 Bo Reed AM When do trams run?\n",
    ],
)
def test_an_order_paper_has_questions_and_no_answers(body: str) -> None:
    text = "Order paper\n18 January 2018\n\n" + body + "\n" + body.replace("Trams", "Buses").replace("0171", "0172")
    trams, buses = read(text).questions
    assert (trams.title, trams.reference, trams.asked_by) == ("Trams", "2018/0171", "Bo Reed AM")
    assert (buses.title, buses.reference, buses.asked_by) == ("Buses", "2018/0172", "Bo Reed AM")
    assert turns(trams) == [(None, "When do trams run?", "question")]


def test_an_extract_dates_each_question_below_its_number() -> None:
    one = "{} (Supplementary) [{}]\nQuestion Number: 2018/017{}\n1 November 2018\nBo Reed AM\n\nAda Quill (Mayor): Yes.\n\n"
    found = read("Appendix 2\n\n" + one.format("Trams", 2, 1) + one.format("Bells", 3, 4)).questions
    assert [(q.title, q.reference, q.supplementary, q.date, q.asked_by) for q in found] == [
        ("Trams (Supplementary) [2]", "2018/0171", 2, date(2018, 11, 1), "Bo Reed AM"),
        ("Bells (Supplementary) [3]", "2018/0174", 3, date(2018, 11, 1), "Bo Reed AM"),
    ]


def test_the_year_of_a_day_is_that_of_the_questions_where_its_weekday_agrees() -> None:
    text = "Question Time – {} 20 December Transcript of Item 4 – Questions\n\n2018/0171 - Trams\nBo Reed\n\nWhen do they run?\n"
    (question,) = read(text.format("Thursday")).questions
    assert (question.title, question.date) == ("Trams", date(2018, 12, 20))
    with pytest.raises(SourceError, match="no date"):
        read(text.format("Friday"))


def test_a_statement_has_one_speaker_whose_office_is_printed() -> None:
    text = (
        "Appendix 1\n\nAmbleford Council – 15 September 2010\n\nTranscript: Mayor’s Oral Update\n\n{}: Welcome back.\n"
    )
    (update,) = read(text.format("Ada Quill (Mayor of Ambleford)")).questions
    assert (update.title, update.date) == ("Mayor’s Oral Update", date(2010, 9, 15))
    assert turns(update) == [("Ada Quill (Mayor of Ambleford)", "Welcome back.", "debate")]
    with pytest.raises(UnknownFormat):
        read(text.format("Ada Quill"))


def test_an_order_paper_does_not_speak_in_its_header() -> None:
    head = "Questions to the Mayor\n\n24 June, 2021\n\nALL QUESTIONS LIST\n\nReport No: 5\nSubject: Questions to the Mayor\n"
    text = head + "Report of: The Secretary\n\nTrams\nQuestion No: 2021/0171\nBo Reed\nWhen do trams run?\n"
    (question,) = read(text).questions
    assert (question.title, question.asked_by, question.date) == ("Trams", "Bo Reed", date(2021, 6, 24))


def test_a_response_from_somebody_is_not_of_who_asks() -> None:
    text = "Trams\nQuestion No: 856 / 2007\nBo Reed\nWhy so?\n\nResponse from the Mayor\nSo.\n"
    (question,) = read(PAPER + text).questions
    assert turns(question) == [(None, "Why so?", "question"), ("the Mayor", "So.", "answer")]


def test_a_response_in_the_run_of_a_paper_is_of_who_is_asked() -> None:
    text = "Trams Question No: 856 / 2007 Bo Reed Why so? Response from the Mayor So. Bells Oral Question No: 857 / 2007 answer Bo Reed Why?\n"
    trams, bells = read(PAPER + text).questions
    assert turns(trams) == [(None, "Why so?", "question"), ("the Mayor", "So.", "answer")]
    assert (bells.title, bells.asked_by, bells.turns[-1].text) == ("Bells", "Bo Reed", "Oral answer")


def test_a_name_of_three_words_goes_up_to_the_question() -> None:
    text = "Trams Question No: 856 / 2007 Ada Quill Moss Given the rain, when? Bells Question No: 857 / 2007 Bo Reed Will Ada ring?\n"
    assert [q.asked_by for q in read(PAPER + text).questions] == ["Ada Quill Moss", "Bo Reed"]


def test_a_question_may_go_by_its_number_alone() -> None:
    text = "Ambleford Assembly\n14 September 2005\n\nAppendix 1\n\n1605/2005\n\nBo Reed\n\nWhy so?\n\nThe Mayor: So.\n\nBo Reed (AM): Why?\n"
    (question,) = read(text).questions
    assert (question.title, question.reference, question.asked_by) == ("1605/2005", "2005/1605", "Bo Reed")
    assert turns(question)[:2] == [(None, "Why so?", "question"), ("The Mayor", "So.", "answer")]


PAPER = """Subject: Questions to the Mayor
Report number: 5
Report to: Ambleford Assembly
Date: 25/01/06
Report of: The Secretary

"""


def test_a_paper_of_answers_has_each_under_its_question() -> None:
    text = "Trams\nQuestion No: 1 / 2006\nBo Reed\nWhen do trams\nrun (if so)?\n\nAt five.\n\nThey stop at ten.\n\n"
    trams, buses = read(PAPER + text + text.replace("Trams", "Buses").replace("1 /", "2 /")).questions
    assert (trams.reference, trams.date, trams.asked_of) == ("2006/0001", date(2006, 1, 25), ("the Mayor",))
    answer = "At five.\n\nThey stop at ten."
    assert turns(trams) == [(None, "When do trams run (if so)?", "question"), (None, answer, "answer")]
    assert [t.sequence for t in buses.turns] == [3, 4]


def test_a_paper_of_questions_has_no_answer_where_few_go_on_after_asking() -> None:
    text = "Trams\nQuestion No: 1 / 2006\nBo Reed\nWhen do trams run?\n\nThey stop at ten.\n\n1\n\nBuses\nQuestion No: 2 / 2006\nBo Reed\nWhy?\n"
    trams, buses = read(PAPER + text).questions
    assert turns(trams) == [(None, "When do trams run?\n\nThey stop at ten.", "question")]
    assert turns(buses) == [(None, "Why?", "question")]


def test_questions_that_were_run_together_are_parted() -> None:
    text = "Questions not asked will be answered in writing.\n\nTrams Question No: 1 / 2006 Bo Reed Why? * Buses Question No: 2 / 2006 Ada Quill How?"
    found = [(q.title, q.asked_by, [t.text for t in q.turns]) for q in read(PAPER + text).questions]
    assert found == [("Trams", "Bo Reed", ["Why?"]), ("Buses", "Ada Quill", ["How?"])]


def test_a_paper_of_answers_that_was_run_together_is_parted() -> None:
    text = (
        "Written Answers to questions not answered at Question Time on 15 December 2010 Trams Question No: 1 / 2010 Bo Reed Why? "
        "Oral response given Buses Question No: 2 / 2010 Ada Quill How? Answer from the Mayor By road. They stop. "
        "Boats Question No: 3 / 2010 Bo Reed What of boats? 1 Oral Response Ships Question No: 4 / 2010 Bo Reed Ah? Question Withdrawn"
    )
    found = [(q.title, q.date, [(t.label, t.text, t.part) for t in q.turns]) for q in read(text).questions]
    day = date(2010, 12, 15)
    assert found == [
        ("Trams", day, [(None, "Why?", "question"), (None, "Oral response given", "answer")]),
        ("Buses", day, [(None, "How?", "question"), ("the Mayor", "By road. They stop.", "answer")]),
        ("Boats", day, [(None, "What of boats?", "question"), (None, "Oral Response", "answer")]),
        ("Ships", day, [(None, "Ah?", "question"), (None, "Question Withdrawn", "answer")]),
    ]


def test_headings_that_come_again_are_counted() -> None:
    again = read(HEAD + "## Points of order\n\nAda Quill: One.\n\n## Points of order\n\nBo Reed: Two.\n").questions
    assert [(q.title, q.occurrence) for q in again] == [("Points of order", 1), ("Points of order", 2)]


def test_the_name_tells_the_day_of_a_sitting_that_prints_none() -> None:
    said = "Ada Quill: One.\nBo Reed: Two.\n"
    named = read_bytes(said.encode(), "2018/council_2018-11-01.txt").questions
    assert [q.date for q in named] == [date(2018, 11, 1)]
    printed = read_bytes(f"Council, 2 November 2018\n\n{said}".encode(), "council_2018-11-01.txt").questions
    assert [q.date for q in printed] == [date(2018, 11, 2)]


def test_a_sitting_without_a_date_says_how_to_write_one() -> None:
    with pytest.raises(SourceError, match=r"sitting.txt: line 1: no date of the sitting .*Date: 1 November 2018"):
        read("Ada Quill: One.\nBo Reed: Two.\n")


@pytest.mark.parametrize(
    "text",
    [
        "Shopping list: milk.\nAlso: eggs, bread, tea.\n",
        "This is a letter. It says one thing: nothing.\n\nYours sincerely\nAda Quill\n",
        "1260270491,debates2009-10-26b.xml\n",
    ],
)
def test_what_holds_no_turns_is_no_transcript(text: str) -> None:
    with pytest.raises(UnknownFormat):
        read(text)


def test_a_note_of_who_is_in_the_chair_stands_apart_from_what_is_said() -> None:
    text = "Moss\n6 November 2018\n\n[Mrs. Ann Oak in the Chair]\n\nAda Quill: No.\n\nBo Reed: One.\n\n[Mr. Cy Elm in the Chair]\n\nTwo.\n"
    (item,) = read_bytes(text.encode(), "p.txt").questions
    assert item.attendance == ("Mrs. Ann Oak (in the Chair)",)
    assert [(t.label, t.text, t.part) for t in item.turns] == [
        ("Ada Quill", "No.", "debate"),
        ("Bo Reed", "One.", "debate"),
        (None, "[Mr. Cy Elm in the Chair]", "procedure"),
        ("Bo Reed", "Two.", "debate"),
    ]


@pytest.mark.parametrize(
    ("head", "meeting", "title"),
    [
        ("Bells Committee – Thursday 1 November 2018\n\nTranscript of Agenda Item 5 – Ropes", "Bells Committee", "Ropes"),
        ("Ambleford Council\n\nBells and Ropes Panel\n\n1 November 2018", "Bells and Ropes Panel", "Ambleford Council"),
        ("Ambleford Assembly – Bells Committee\n1 November 2018\n\nTranscript of Agenda Item 5 – Ropes",
         "Bells Committee", "Ropes"),
        ("BELLS AND ROPES COMMITTEE\n\n1 November 2018", "Bells and Ropes Committee", "BELLS AND ROPES COMMITTEE"),
        ("Appendix 1\n\nAmbleford Assembly Plenary, 1 November 2018\nTranscript of Item 2: Ladders",
         "Ambleford Assembly Plenary", "Ladders"),
        ("Ambleford Assembly Plenary: Thursday, 1 November 2018\n\nTranscript of Item 2: Answers on the\nLadders of the Harbour",
         "Ambleford Assembly Plenary", "Answers on the Ladders of the Harbour"),
        ("Bells Committee – Thursday 1 November 2018 Transcript of Agenda Item 5 – Ropes", "Bells Committee", "Ropes"),
        ("Bells Committee – 1 November 2018\n\nTranscript of Question and Answer Session with the Ringers of the\nHarbour",
         "Bells Committee", "Question and Answer Session with the Ringers of the Harbour"),
        ("Agenda Item 3 Appendix 1\n\nBells Committee Meeting – 1 November 2018\nTranscript of Item 4 – Ropes",
         "Bells Committee", "Ropes"),
    ],
)  # fmt: skip
def test_a_header_says_what_sits_and_which_item_is_taken(head: str, meeting: str, title: str) -> None:
    (question,) = read(f"{head}\n\nAda Quill AM: Good morning.\n\nBo Reed AM: Good morning.\n").questions
    assert (question.meeting, question.title, question.date) == (meeting, title, date(2018, 11, 1))


def test_an_order_paper_may_print_who_is_asked_before_each_heading() -> None:
    asked = "Ada Quill (Chair, Trams) and Bo Reed (Commissioner, Trams)"
    lines = (f"{asked} Late trams Question No: {n} / 2018 Cy Elm When do they run?" for n in (12, 13))
    for question in read("1 November 2018\n\n" + "\n\n".join(lines)).questions:
        assert question.title == "Late trams"
        assert question.asked_of == ("Ada Quill (Chair, Trams)", "Bo Reed (Commissioner, Trams)")


def test_what_all_say_is_a_turn() -> None:
    (question,) = read(
        "1 November 2018\n\nAda Quill AM (Chair): Shall we note it?\n\nAll: Agreed.\n\nBo Reed AM: Good.\n"
    ).questions
    assert [t.label for t in question.turns] == ["Ada Quill AM (Chair)", "All", "Bo Reed AM"]


def test_a_colon_behind_a_speaker_is_part_of_what_is_said() -> None:
    (question,) = read(
        "Moss\n1 November 2018\n\nAda Quill AM: Safer Ladders: by May, please.\n\nBo Reed AM: No.\n"
    ).questions
    assert [turn.text for turn in question.turns] == ["Safer Ladders: by May, please.", "No."]


def test_a_field_below_the_asker_is_none_of_the_question() -> None:
    text = (
        "Ropes\n\nReference: 2018/0101\nSession date: 1 November 2018\nQuestion By: Ada Quill\nOrganisation: Reds\n"
        "Asked Of: The Mayor\nCategory: Bells\n\nHow many?\n\nAnswer for Ropes\n\nAnswered By: The Mayor\n\nNine.\n"
    )
    (question,) = read(text).questions
    assert [turn.text for turn in question.turns] == ["How many?", "Nine."]


def test_of_two_numbers_that_could_be_years_the_sitting_s_is_the_year() -> None:
    text = (
        "Ambleford Assembly\n16 November 2005\n\n2013/2005 - Ropes\nAda Quill\n\nHow many?\n\nBo Reed (Mayor):  Nine.\n"
    )
    (question,) = read(text).questions
    assert question.reference == "2005/2013"


def test_an_order_paper_in_one_line_has_a_day_in_figures() -> None:
    text = (
        "Subject: Questions to the Mayor – Priority Order (Amended) Report number: 4 Report to: Ambleford Assembly "
        "Date: 18/10/06 Report of: The Secretary\n\nTrams Question No: 2103 / 2006 Ada Quill How many trams run?\n"
    )
    (trams,) = read(text).questions
    assert (trams.title, trams.date, trams.reference, trams.asked_by) == (
        "Trams", date(2006, 10, 18), "2006/2103", "Ada Quill",
    )  # fmt: skip


def test_the_number_of_a_page_is_none_of_the_heading_behind_it() -> None:
    one = "{} Question No: 2103 / 2006 Ada Quill How many trams run?\n"
    for printed, title in (("1 Trams", "Trams"), ("24 Hour Trams", "24 Hour Trams"), ("20 mph trams", "20 mph trams")):
        (trams,) = read("Order paper\n18 January 2006\n\n" + one.format(printed)).questions
        assert trams.title == title


def test_written_answers_stand_below_what_kind_of_answer_they_are() -> None:
    text = (
        "Written Answers to questions on 22 February 2012\n\nTrams\nQuestion No: 406 / 2012\nAda Quill\nWill trams run?\n"
        "Oral response\n\nFares\nQuestion No: 603 / 2012\nBo Reed\nWhat is paid?\nWritten response from the Mayor\nA crown.\n"
    )
    trams, fares = read(text).questions
    assert turns(trams) == [(None, "Will trams run?", "question"), (None, "Oral response", "answer")]
    assert turns(fares) == [(None, "What is paid?", "question"), ("the Mayor", "A crown.", "answer")]


def test_whoever_is_broken_off_by_somebody_in_office_ends_there() -> None:
    text = (
        HEAD
        + "Ada Quill AM: I think of Ann Oak (Mayor of Hob): she rings. I recall Bo Reed (Mayor of Ambleford): Yes.\n"
    )
    (question,) = read(text + "\nCy Elm AM: No.\n").questions
    assert turns(question)[:2] == [
        ("Ada Quill AM", "I think of Ann Oak (Mayor of Hob): she rings. I recall", "debate"),
        ("Bo Reed (Mayor of Ambleford)", "Yes.", "debate"),
    ]


def test_the_year_of_a_sitting_may_stand_in_its_questions_only() -> None:
    head = "Appendix 2\n\nAmbleford Question Time – Thursday 20 December Transcript of Item 4\n\n"
    (question,) = read(head + "2018/5227 - Trams (1)\nBo Reed\n\nWhy?\n\nAda Quill (Mayor): At five.\n").questions
    assert (question.date, question.asked_by, question.reference) == (date(2018, 12, 20), "Bo Reed", "2018/5227")


def test_a_line_that_is_only_an_office_says_who_answers() -> None:
    text = (
        "Written Answers of 25 May 2016\n\nTrams\nQuestion No: 2016/1327\nBo Reed\nWhen?\n\nThe Mayor\n\nSoon.\n\n"
        "Written response from the Mayor received 28/06/2016\n\nAt five.\n"
    )
    (question,) = read(text).questions
    assert turns(question) == [
        (None, "When?", "question"),
        ("The Mayor", "Soon.", "answer"),
        ("the Mayor", "At five.", "answer"),
    ]


def test_the_day_may_stand_between_the_number_and_the_asker() -> None:
    text = "Appendix 2\n\nTrams (Supplement) [2]\nQuestion Number: 2021/0393\n21 January 2021\nBo Reed AM\n\nAda Quill (Mayor): At five.\n"
    (question,) = read(text).questions
    assert (question.title, question.date, question.asked_by) == (
        "Trams (Supplement) [2]",
        date(2021, 1, 21),
        "Bo Reed AM",
    )
    assert question.supplementary == 2


def test_what_stands_above_an_answer_is_no_part_of_it() -> None:
    text = (
        "Date: 21 June 2018\n\nTrams\nQuestion No: 2018/1397\nBo Reed\nWhen?\n\nAnswer for Trams\nThe Mayor\nLast updated: 26 June, 2018\n"
        "Soon.\n\nAnswer for Trams\nThe Mayor\nLast updated: 06 July, 2018\nAt five.\n"
    )
    (question,) = read(text).questions
    assert turns(question) == [
        (None, "When?", "question"), ("The Mayor", "Soon.", "answer"), ("The Mayor", "At five.", "answer"),
    ]  # fmt: skip


def test_the_asker_may_stand_behind_the_heading_with_letters() -> None:
    text = (
        "Date: 1 November 2018\n\n2018/0171 - Trams of the Moss Ada Quill OBE AM\n\nWhen?\n\nSam Stone (Mayor): Now.\n"
    )
    (trams,) = read(text).questions
    assert (trams.title, trams.asked_by) == ("Trams of the Moss", "Ada Quill OBE AM")


def test_a_paper_of_written_answers_says_at_whose_question_time_they_were_not_given() -> None:
    text = (
        "Appendix 6 Written Answers to Questions Not Answered at Mayor's Question Time on 23 February 2015\n\n"
        "Trams Question No: 2015/0422 Bo Reed Why?\n\nThe Mayor\n\nSoon.\n"
    )
    assert read(text).questions[-1].asked_of == ("the Mayor",)


@pytest.mark.parametrize("dash", ["-", "–", "\u2011\u2011", "—"])
def test_whoever_is_broken_off_by_a_dash_ends_there(dash: str) -> None:
    said = f"Bo Reed AM: Your own {dash} Sam Stone (Mayor): Trams. Bo Reed AM: Yes."
    (question,) = read(f"Date: 1 November 2018\n\nSam Stone (Mayor): Hello.\n\n{said}\n").questions
    assert [t.label for t in question.turns] == ["Sam Stone (Mayor)", "Bo Reed AM"] * 2


def test_the_item_of_an_agenda_may_say_whom_it_asks() -> None:
    text = "Ambleford Assembly – 18 January 2018\n\nTranscript of Agenda Item 4 – Questions to the Mayor\n\n2018/0171 - Trams (1) Bo Reed AM\n\nWhy?\n\nSam Stone (Mayor): So.\n"
    assert read(text).questions[-1].asked_of == ("the Mayor",)


def test_a_paper_may_say_in_its_title_whom_it_asks() -> None:
    text = (
        "Questions to the Mayor Mayor's Question Time, 18 January 2018\n\nTrams Question No: 2018/0171 Bo Reed Why?\n"
    )
    (question,) = read(text).questions
    assert (question.asked_of, question.date) == (("the Mayor",), date(2018, 1, 18))


def test_the_words_for_a_picture_stand_before_who_speaks() -> None:
    text = (
        "Trams\n\nQuestions to the Mayor – answered on 28th June 2019.\n\nPhoto of Bo Reed Bo Reed Harbour Group\n\nWhen?\n\n"
        "Photo of Ada Quill Ada Quill Mayor of Ambleford\n\nAt five.\n"
    )
    (question,) = read(text).questions
    assert (question.title, question.date) == ("Trams", date(2019, 6, 28))
    assert [(t.label, t.text) for t in question.turns] == [("Bo Reed", "When?"), ("Ada Quill", "At five.")]
    statement = (
        "Give today to keep Trams Watch running, and make sure that everybody reads it.\n\nTell others\n\n"
        + text.partition("Photo of Bo")[0]
    )
    (question,) = read(f"{statement}Photo of Ada Quill Ada Quill Mayor of Ambleford\n\nAt five.\n").questions
    assert (question.title, question.date) == ("Trams", date(2019, 6, 28))
    assert [(t.label, t.text) for t in question.turns] == [("Ada Quill", "At five.")]


def test_a_page_of_one_question_is_put_by_who_speaks_first_to_whom_it_says() -> None:
    text = (
        "Trams\n\nQuestions to the Mayor of Ambleford – answered at on 28 June 2019.\n\nPhoto of Bo Reed Bo Reed Harbour Group\n\n"
        "When?\n\nPhoto of Ada Quill Ada Quill Mayor of Ambleford\n\nAt five.\n"
    )
    (question,) = read(text).questions
    assert (question.asked_by, question.asked_of) == ("Bo Reed", ("the Mayor of Ambleford",))
    assert [t.part for t in question.turns] == ["question", "answer"]


def test_answers_may_be_run_together_with_the_heading_said_again() -> None:
    text = (
        "Questions to the Mayor\n\n24 June, 2021\n\nTrams Question No: 2021/2586 Bo Reed When? Trams The Mayor Last updated: "
        "29 June, 2021 Soon. Answer for Trams The Mayor Last updated: 6 July, 2021 At five.\n\n"
        "Buses Question No: 2021/2587 Bo Reed Why? Buses The Mayor Last updated: 29 June, 2021 So.\n"
    )
    trams, buses = read(text).questions
    assert [(t.text, t.part) for t in trams.turns] == [
        ("When?", "question"),
        ("Soon.", "answer"),
        ("At five.", "answer"),
    ]
    assert (buses.reference, [t.text for t in buses.turns]) == ("2021/2587", ["Why?", "So."])


def test_an_answer_given_orally_may_run_into_the_next_heading() -> None:
    text = (
        "Written Answers to Questions Not Answered at Mayor's Question Time on 19 July 2018\n\nTrams Question No: 2018/1990 Bo Reed When?\n\n"
        "Oral response The Duke's visit Question No: 2018/1991 Bo Reed Why?\n\nOral response\n"
    )
    trams, visit = read(text).questions
    assert [t.text for t in trams.turns] == ["When?", "Oral response"]
    assert (visit.title, [t.text for t in visit.turns]) == ("The Duke's visit", ["Why?", "Oral response"])


def test_who_asks_may_be_printed_again_as_who_speaks() -> None:
    text = (
        "Questions on 22 October 2014\n\nUpdate Question No: 2014/4130 Bo Reed Bo Reed AM (Chairman): Now the update.\n\n"
        "Oral response\n\nTrams Question No: 2014/4042 Ada Quill How many?\n\nOral response\n"
    )
    update, trams = read_bytes(text.encode(), "p.txt").questions
    assert (update.asked_by, trams.asked_by) == ("Bo Reed", "Ada Quill")
    assert turns(update) == [
        ("Bo Reed AM (Chairman)", "Now the update.", "question"),
        (None, "Oral response", "answer"),
    ]


def test_a_sitting_may_be_run_together_with_who_is_present() -> None:
    text = (
        "Transcript of the Meeting of the Harbour Authority held on 28 July 2011\n\nTotal Page:16\n\nTranscript of the meeting of "
        "the Harbour Authority held on Thursday, 28 July 2011. Present: Members: Bo Reed (Chairman), Cy Ash and Di Elm. Officers: "
        "Ed Fir (Clerk). Bo Reed (Chairman): I have a note from Neil Oak. Cy Ash (AM): So have I. Bo Reed (Chairman): Good. Di Elm (AM): Yes.\n"
    )
    (question,) = read(text).questions
    assert (question.date, question.meeting) == (date(2011, 7, 28), "Harbour Authority")
    assert question.attendance == ("Bo Reed (Chairman)", "Cy Ash", "Di Elm", "Ed Fir (Clerk)")
    assert [(t.label, t.text) for t in question.turns] == [
        ("Bo Reed (Chairman)", "I have a note from Neil Oak."),
        ("Cy Ash (AM)", "So have I."),
        ("Bo Reed (Chairman)", "Good."),
        ("Di Elm (AM)", "Yes."),
    ]


def test_a_guest_who_answers_is_asked_and_not_whom_the_list_is_for() -> None:
    text = (
        "Trams\n\nQuestions to the Mayor of Ambleford – answered on 28 June 2019.\n\nPhoto of Bo Reed Bo Reed Harbour Group\n\n"
        "When?\n\nCy Ash CBE, Chair, Trams:\n\nAt five.\n"
    )
    (question,) = read(text).questions
    assert (question.asked_by, question.asked_of) == ("Bo Reed", ())
    assert question.turns[1].label == "Cy Ash CBE (Chair, Trams)"


def test_a_heading_may_run_into_the_first_speaker_s_line() -> None:
    text = (
        "Appendix 2 Ambleford Assembly (Question Time) Meeting – 23 February 2011 Trams – Transcript of Questions to the Mayor Bo Reed "
        "(AM): When? Sam Stone (Mayor of Ambleford): No, I mean -Bo Reed (AM): When? Sam Stone (Mayor of Ambleford): At five.\n"
    )
    (question,) = read(text).questions
    assert question.date == date(2011, 2, 23)
    assert [(t.label, t.text) for t in question.turns] == [
        ("Bo Reed (AM)", "When?"),
        ("Sam Stone (Mayor of Ambleford)", "No, I mean -"),
        ("Bo Reed (AM)", "When?"),
        ("Sam Stone (Mayor of Ambleford)", "At five."),
    ]


def test_who_is_present_may_be_told_by_whose_they_are() -> None:
    text = (
        "Transcript of the meeting of the Harbour Authority held on 24 February 2011.\n\nPresent:\n\nMembers: Bo Reed (Chairman), , "
        "Cy Ash and Di Elm.\n\nHA Officers: Ed Fir (Clerk).\n\nBo Reed (Chairman): Good morning.\n\nEd Fir (Clerk): Good morning.\n"
    )
    (question,) = read(text).questions
    assert question.attendance == ("Bo Reed (Chairman)", "Cy Ash", "Di Elm", "Ed Fir (Clerk)")
    assert [t.label for t in question.turns] == ["Bo Reed (Chairman)", "Ed Fir (Clerk)"]


def test_a_bare_name_that_began_a_paragraph_speaks_in_it_again() -> None:
    said = "Bo Reed: If the trams - The Chair: He was going to stop. Bo Reed: I am about to stop. It is this: trams."
    (question,) = read(f"Date: 17 October 2001\n\nSam Stone: Hello.\n\n{said}\n").questions
    assert [(t.label, t.text) for t in question.turns[1:]] == [
        ("Bo Reed", "If the trams -"),
        ("The Chair", "He was going to stop."),
        ("Bo Reed", "I am about to stop. It is this: trams."),
    ]


def test_a_paper_may_be_run_together_with_its_item_and_its_pages() -> None:
    text = (
        "Agenda Item 5 Written Answers to Questions Not Answered at Mayor's Question Time on 12 October 2017 The cost of trams Question No: "
        "2017/4095 Bo Reed How much? Oral response Page 1 Bells and ropes Question No: 2017/3917 Ada Quill Why? Oral response\n"
    )
    trams, bells = read(text).questions
    assert (trams.title, trams.date, trams.asked_by) == ("The cost of trams", date(2017, 10, 12), "Bo Reed")
    assert (bells.title, [t.text for t in bells.turns]) == ("Bells and ropes", ["Why?", "Oral response"])
