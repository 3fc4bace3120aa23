"""References: what became of a question, by the words of a short answer."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.extract import answer_status, canonical_reference
from graphkit.extract.references import references_in
from graphkit.model import Question, Turn


def status(answer: str) -> str:
    turns = (Turn(1, "Ann Oak AM", "When?", 1, "question"), Turn(2, "The Mayor", answer, 2, "answer"))
    return answer_status(Question("A Question", date(2018, 11, 1), 1, turns))


@pytest.mark.parametrize(
    "answer",
    [
        "Officers are drafting a response which will be sent shortly.",
        "A response is being prepared by the Lamp Service and will be sent to you.",
        "I have asked officers to prepare a response.",
        "The Deputy Mayor for Lamps is drafting a response.",
        "The Lamp Service (LS) is currently compiling this information. I will write as soon as it is there.",
        "Officers are gathering the figures and will respond in due course.",
        "A written response will be sent to you.",
        "The Lamp Agency is compiling the information and I will write to you when it is available.",
        "A full answer to this question is still being compiled by the Lamp Agency.",
        "Drafting response",
        "I will write to you with a response.",
        "The Lamp Agency is preparing a response to this question.",
        "An answer will shortly be provided.",
    ],
)
def test_a_reply_that_is_still_to_come_is_held(answer: str) -> None:
    assert status(answer) == "Holding"


@pytest.mark.parametrize(
    "answer",
    [
        "Please see my response to MQ 2018/1234.",
        "My answer to question 1234/2010 sets this out.",
        "I would refer you to my answer to 2010/0001.",
        "I refer the Member to the answer I gave to 123/2004.",
        "This question was answered at the meeting.",
        "The information requested is attached as Appendix A.",
        "Please refer to the list of lamps published on 7 November.",
        "The lamp company has provided the figures, which are attached as Appendix A.",
        "As per my answer to 2018/1234.",
        "The list is attached.",
        "The figures for each lamp are attached to this answer.",
    ],
)
def test_an_answer_that_stands_elsewhere_is_pointed_at(answer: str) -> None:
    assert status(answer) == "Pointer"


@pytest.mark.parametrize(
    "answer",
    [
        "Officers are working with the borough on the response to the storm.",
        "The lamp company is preparing a plan and will consult on it.",
        "The response has been very good.",
        "Please see below the number of lamps. Barnet 12, Brent 14.",
        "Please see that the lamp is lit.",
        "No conditions are attached.",
        "No figures are attached.",
        "Great importance is attached to it.",
        "A camera is attached to each bus.",
        "A list is attached to each lamp.",
        "My answer will be short: yes.",
        "The answer will be no.",
        "The response time will be cut by May.",
        "The response times will be published in May.",
        "The Lamp Agency is working on a response to the flood.",
        "The Lamp Agency is preparing the answer to the storm: a wall.",
        "A response to the storm is being prepared.",
    ],
)
def test_other_short_answers_answer(answer: str) -> None:
    assert status(answer) == "Answered"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The next is question 3739 from Ann Oak.", ["2010/3739"]),
        ("Question number 2010, please.", ["2010/2010"]),
        ("Question 2009 was another, and question 12; question 1,234 people.", []),
        ("See question 1234/2009.", ["2009/1234"]),
        ("See 2009/0123-2 and 2009/0123.", ["2009/0123-2", "2009/0123"]),
    ],
)
def test_a_question_is_called_by_its_number_in_the_year_of_the_sitting(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number in references_in(text, 2010)] == numbers


def test_a_statement_leaves_no_question_unanswered() -> None:
    said = Turn(1, "The Mayor", "Welcome.", 1, "debate")
    assert answer_status(Question("Update", date(2018, 11, 1), 1, (said,))) == "Answered"
    asked = Turn(1, None, "When?", 1, "question")
    assert answer_status(Question("A Question", date(2018, 11, 1), 1, (asked,))) == "Unanswered"
    withdrawn = Turn(2, None, "Question withdrawn", 2, "answer")
    taken_back = Question("A Question", date(2018, 11, 1), 1, (asked, withdrawn), asked_by="Ada Quill")
    assert answer_status(taken_back) == "Unanswered"


def test_a_call_to_order_answers_no_question() -> None:
    labels = (None, "Bo Oak (Chair)", "Ada Quill (AM)")
    turns = tuple(Turn(n, label, "A short one.", n, "question") for n, label in enumerate(labels, 1))
    assert answer_status(Question("Bells", date(2013, 9, 11), 1, turns, asked_by="Ada Quill")) == "Unanswered"
    answered = (*turns, Turn(4, "Cy Ash (Bell Office)", "Soon.", 4, "question"))
    assert answer_status(Question("Bells", date(2013, 9, 11), 1, answered, asked_by="Ada Quill")) == "Answered"


def test_an_answer_that_replaced_a_holding_one_says_what_became_of_the_question() -> None:
    parts = (
        ("question", "When?"),
        ("answer", "Officers are drafting a response."),
        ("answer", "See my answer to MQ 2013/0171."),
    )
    turns = tuple(Turn(n, None, text, n, part) for n, (part, text) in enumerate(parts, 1))
    assert answer_status(Question("Bells", date(2013, 9, 11), 1, turns)) == "Pointer"


def test_a_number_has_four_figures_and_a_year_of_accounts_is_none() -> None:
    assert canonical_reference("Question 366 / 2006") == "2006/0366"
    assert [number for _, _, number in references_in("See my question 0171/08.", 2009)] == ["2008/0171"]
    assert not list(references_in("It is the first of 2002/2003.", 2003))


def test_a_number_may_stand_right_behind_its_kind_with_a_hyphen() -> None:
    text = "I said in MQ2014-3908 what I said in MQ 2014-0012. It is for 2014-3908."
    assert [number for _, _, number in references_in(text, 2014)] == ["2014/3908", "2014/0012"]
