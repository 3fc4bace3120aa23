"""Commitments: what an office-holder undertakes, and what only sounds like it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graphkit.extract import extract
from graphkit.extract.due import due
from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast

KHAN = "Sadiq Khan (Mayor of London)"


@cache
def london() -> Register:
    return Register.load("london")


def undertaken(text: str, label: str = KHAN) -> list[tuple[str, dict[str, str]]]:
    turns = (Turn(1, "Keith Prince AM", "When?", 1, "question"), Turn(2, label, text, 2, "answer"))
    asked = Question("A Question", date(2018, 11, 1), 1, turns, asked_by="Keith Prince", asked_of=("The Mayor",))
    found = extract(asked, cast(asked, london()), london())
    return [(turns[f.sequence - 1].text[f.start : f.end], dict(f.extra)) for f in found if f.kind == "commitment"]


@pytest.mark.parametrize(
    ("text", "clause", "due"),
    [
        (
            "I will write to the Member by the end of the month.",
            "I will write to the Member by the end of the month",
            "2018-11",
        ),
        ("Yes. We will get the note circulated.", "We will get the note circulated", None),
        ("I will be arguing for a lower bell.", "I will be arguing for a lower bell", None),
        ("My painted ladder team will assist the boroughs.", "My painted ladder team will assist the boroughs", None),
        ("We shall immediately advertise the post.", "We shall immediately advertise the post", None),
        ("With the boroughs I will undertake and publish a count.", "I will undertake and publish a count", None),
        (
            "I'll set up a meeting with Ann Oak and you and I to go over it.",
            "I'll set up a meeting with Ann Oak and you and I to go over it",
            None,
        ),
        ("I will make certain that you have an answer.", "I will make certain that you have an answer", None),
        ("We will go straight to the Lamp Company.", "We will go straight to the Lamp Company", None),
        ("I will be happy to sit down and go through it.", "I will be happy to sit down and go through it", None),
        ("I'll be in touch.", "I'll be in touch", None),
        ("I can't, but I will ask Ann Oak to write.", "I will ask Ann Oak to write", None),
        ("I'll have Ann Oak fix a day.", "I'll have Ann Oak fix a day", None),
        ("I will come back to this Assembly in May.", "I will come back to this Assembly in May", "2019-05"),
        ("We're publishing it in May.", "We're publishing it in May", "2019-05"),
        ("I can share his letter with the Committee.", "I can share his letter with the Committee", None),
        ("Very happy to.", "Very happy to", None),
        ("I'll gladly go through it with you.", "I'll gladly go through it with you", None),
        ("I will read it, and if it helps I may quote it.", "I will read it", None),
        ("You will have it the evening before.", "You will have it the evening before", None),
        ("I hope and intend to publish it in May.", "I hope and intend to publish it in May", "2019-05"),
        ("I will be replying to all of it in May.", "I will be replying to all of it in May", "2019-05"),
        ("I will bring him to meet you in May.", "I will bring him to meet you in May", "2019-05"),
        ("We can show Members the map in May.", "We can show Members the map in May", "2019-05"),
        ("I'll have Ann Oak give you a call.", "I'll have Ann Oak give you a call", None),
        ("I'll be sure to visit before February.", "I'll be sure to visit before February", "2019-02"),
        ("I shall be putting it on the website.", "I shall be putting it on the website", None),
        ("I will make that reply public.", "I will make that reply public", None),
        ("You'll have a copy in January.", "You'll have a copy in January", "2019-01"),
        ("I'm quite prepared to see you.", "I'm quite prepared to see you", None),
        ("I can ask Ann Oak to come with her.", "I can ask Ann Oak to come with her", None),
        ("I'd rather not read it; I'll have another go at it.", "I'll have another go at it", None),
        ("I will make representations to the Minister.", "I will make representations to the Minister", None),
        ("We are committed to publishing it by June.", "We are committed to publishing it by June", "2019-06"),
        ("I can let you have it on the 24th.", "I can let you have it on the 24th", "2018-11-24"),
        ("Happy to write to the Member.", "Happy to write to the Member", None),
        (
            "I have asked her and we will share it on the first Monday of December.",
            "we will share it on the first Monday of December",
            "2018-12-03",
        ),
        ("You will have my answer next week.", "You will have my answer next week", None),
        ("I am happy to write to you.", "I am happy to write to you", None),
        ("We will publish the list by 31 June 2019.", "We will publish the list by 31 June 2019", "2019-06"),
        ("We will publish the list by 0 June 2019.", "We will publish the list by 0 June 2019", "2019-06"),
        ("We intend to publish the list by March.", "We intend to publish the list by March", "2019-03"),
        ("I’ll send it tomorrow.", "I’ll send it tomorrow", "2018-11-02"),
        ("We will open it in 2020.", "We will open it in 2020", "2020"),
        ("I will send it by Friday.", "I will send it by Friday", "2018-11-02"),
        ("I will send it on Thursday.", "I will send it on Thursday", "2018-11-08"),
        ("I undertake to lay it by 4 December.", "I undertake to lay it by 4 December", "2018-12-04"),
        ("We shall post it by the first of March.", "We shall post it by the first of March", "2019-03-01"),
        ("I will email it before the recess.", "I will email it before the recess", None),
        ("I will circulate it next week.", "I will circulate it next week", None),
        ("I will circulate it within ten days.", "I will circulate it within ten days", "2018-11-11"),
        (
            "I commit to publishing the table by the end of March.",
            "I commit to publishing the table by the end of March",
            "2019-03",
        ),
        ("We plan to train forty more in January.", "We plan to train forty more in January", "2019-01"),
        ("You will have it by Monday.", "You will have it by Monday", "2018-11-05"),
        ("I will make sure that the Member sees it.", "I will make sure that the Member sees it", None),
        ("I promise that TfL will look again at it.", "I promise that TfL will look again at it", None),
        ("What I will do is ask for the list.", "What I will do is ask for the list", None),
        ("I would be very glad to send it.", "I would be very glad to send it", None),
        ("I shall be delighted to forward it.", "I shall be delighted to forward it", None),
        ("We shall be consulting on it in March.", "We shall be consulting on it in March", "2019-03"),
        ("I will see to that.", "I will see to that", None),
        ("I will have the table brought up to date.", "I will have the table brought up to date", None),
        ("Let me take that away.", "Let me take that away", None),
        ("We can certainly provide the map.", "We can certainly provide the map", None),
        ("We will obviously send you the map.", "We will obviously send you the map", None),
        ("I can write to the Member with the rest.", "I can write to the Member with the rest", None),
        ("My office will send you the note tonight.", "My office will send you the note tonight", "2018-11-01"),
        ("Leave that with me.", "Leave that with me", None),
        ("That would help, and I will ask Ann Oak to come.", "I will ask Ann Oak to come", None),
        ("I do not know whether it is lit, but I will check.", "I will check", None),
        ("If I may, I will write to you.", "I will write to you", None),
        ("I would be happy for Ann Oak to see you.", "I would be happy for Ann Oak to see you", None),
        ("Let me have a look at the lamp.", "Let me have a look at the lamp", None),
        ("I undertake not to light it again.", "I undertake not to light it again", None),
        ("What I will do, Chair, is ask for the list.", "What I will do, Chair, is ask for the list", None),
        ("I am going to be writing to the boroughs.", "I am going to be writing to the boroughs", None),
        ("I can arrange for it to be sent.", "I can arrange for it to be sent", None),
        ("I will let you have them, if they exist.", "I will let you have them, if they exist", None),
        ("I can tell you that we will publish it.", "we will publish it", None),
        ("What I can guarantee is that we will light it.", "What I can guarantee is that we will light it", None),
        ("I am asking Ann Oak to write to him today.", "I am asking Ann Oak to write to him today", "2018-11-01"),
        ("I will be having a word with Ann Oak.", "I will be having a word with Ann Oak", None),
        ("Let me get her to drop you a note.", "Let me get her to drop you a note", None),
        ("I'll be appointing one in May.", "I'll be appointing one in May", "2019-05"),
        ("Let me have Ann Oak look at it.", "Let me have Ann Oak look at it", None),
        ("You shall have it by close of play.", "You shall have it by close of play", None),
        ("I will undertake that nothing is going to be cut.", "I will undertake that nothing is going to be cut", None),
        ("We're going to do a survey of the lamps.", "We're going to do a survey of the lamps", None),
        ("I'll go through it with Ann Oak.", "I'll go through it with Ann Oak", None),
        ("I'll do the same, Chair.", "I'll do the same, Chair", None),
        ("I'm going to put it in the note, so that if it rains people know.", "I'm going to put it in the note", None),
        ("I will see if we can light it.", "I will see if we can light it", None),
        ("I will see if MOPAC can light it.", "I will see if MOPAC can light it", None),
        ("We will see whether Lambeth can light it.", "We will see whether Lambeth can light it", None),
        ("I think what I will do is write to you.", "what I will do is write to you", None),
        ("I give you that assurance.", "I give you that assurance", None),
        ("I have asked Ann Oak to look and will write to you.", "will write to you", None),
        ("We will start off the survey in May.", "We will start off the survey in May", "2019-05"),
        ("I will ask the question of Ann Oak.", "I will ask the question of Ann Oak", None),
        ("I will take the question away.", "I will take the question away", None),
        ("I will get someone to light it.", "I will get someone to light it", None),
        ("We will be testing it in May.", "We will be testing it in May", "2019-05"),
        ("I will check if the lamp is lit.", "I will check if the lamp is lit", None),
        ("What I can promise you is that we will light it.", "What I can promise you is that we will light it", None),
        ("What I can assure you is that we will light it.", "What I can assure you is that we will light it", None),
        ("I of course undertake to write.", "I of course undertake to write", None),
        ("I therefore now undertake to write.", "I therefore now undertake to write", None),
        ("I also of course intend to write.", "I also of course intend to write", None),
        ("I do give you my word.", "I do give you my word", None),
        ("I promise you that the list will be published.", "I promise you that the list will be published", None),
        ("I will sign off on the plan.", "I will sign off on the plan", None),
        ("I will add that to the list.", "I will add that to the list", None),
        ("I will pass that on to the boroughs.", "I will pass that on to the boroughs", None),
        ("I am happy to come to that meeting.", "I am happy to come to that meeting", None),
        ("We plan to begin with Barnet in May.", "We plan to begin with Barnet in May", "2019-05"),
        ("I am looking into it and will report back.", "will report back", None),
        ("I'm going to get back to you.", "I'm going to get back to you", None),
        ("I'm going to see that it is done.", "I'm going to see that it is done", None),
        ("I am going to get the note circulated.", "I am going to get the note circulated", None),
        ("We are going to have it checked by Friday.", "We are going to have it checked by Friday", "2018-11-02"),
        ("I will send the list that we published in March.", "I will send the list that we published in March", None),
        ("I will do some investigations into that.", "I will do some investigations into that", None),
        ("I will shortly be publishing the list.", "I will shortly be publishing the list", None),
        ("I am committed to publishing the list.", "I am committed to publishing the list", None),
        ("We will be taking steps to mend the lamp.", "We will be taking steps to mend the lamp", None),
        ("I expect to publish the list in May.", "I expect to publish the list in May", "2019-05"),
    ],
)
def test_an_undertaking_is_found_with_its_words_and_date(text: str, clause: str, due: str | None) -> None:
    assert undertaken(text) == [(clause, {**({"due": due} if due else {}), "to": "person/keith-prince"})]


@pytest.mark.parametrize(
    "text",
    [
        "If they ask, I will write to them.",
        "I will not write to the Member.",
        "We cannot promise to publish it.",
        "We will see.",
        "I will then ask a Member from each Group to put a question.",
        "I would write to the Member.",
        "I wrote to the Member.",
        "Will I write to the Member?",
        "He said “I will write to the Member”.",
        "They will write to the Member.",
        "What I will add is that the lamp is lit.",
        "I will ask the Deputy Mayor to say a word about lamps.",
        "I am going to bring in Ms Hall.",
        "I will send it if the borough agrees.",
        "I am happy to say that it is lit.",
        "I will begin by thanking the Member.",
        "I'll begin, Chair.",
        "I shall have to look.",
        "We will have to look at that in the spring.",
        "We will get the benefit of the lamp in May.",
        "I will finish on this point.",
        "I will read you what it says.",
        "I will take your word for it.",
        "Let me check I have heard you.",
        "I am confident that we will publish it.",
        "I'm going to let the Commissioner speak about the lamp.",
        "I'll be looking to see what there is in it.",
        "I will see if people can light it.",
        "The lamp that we are going to launch in May will be red.",
        "We can send a message to the borough.",
        "I will go through the list.",
        "I'll ask the new Commissioner to give the list.",
        "You will have seen the lamp.",
        "We can see it from here.",
        "I will be glad when it is lit.",
        "She has resigned and will publish her list.",
        "The Lamp Agency came and will publish the list.",
        "I think my Deputy has left and will write to you.",
        "I have asked whether she has left and will publish her list.",
        "I have asked him if she has left and will let this Assembly down.",
        "We are going to have to write.",
        "I will pass on that one.",
        "I'll move to the next point.",
        "I will now move to the next point.",
        "I will put my cards on the table.",
        "I will hold my hands up.",
        "I will light up.",
        "I will sign off there.",
        "I will speak to that point.",
        "I am going to finish there.",
        "I am happy to take your word.",
        "I can get you home.",
        "I'm glad to open this meeting.",
        "I promise you that the moon will be full.",
        "I promise you that the lamp will be red.",
        "I promise you that she will be delighted.",
        "We are going to have a follow-up in June.",
        "I am going to need a list.",
        "I am going to start today and start by asking about the lamps.",
        "We will start off with questions from me on lamps.",
        "I shall start off, I think, first to you, Ann Oak.",
        "We will be putting questions to you on lamps.",
        "I propose to ask the first question.",
        "I will open it up for questions from other Members.",
        "How we are going to do this is by lot.",
        "I expect to publish the list.",
        "I am committed to tackling damp in lamps.",
        "I expect to see you in May.",
        "I suspect we will publish the list in May.",
        "In all likelihood we will publish the list in May.",
        "I expect to have more of it by May.",
    ],
)
def test_what_only_sounds_like_one_is_left_out(text: str) -> None:
    assert undertaken(text) == []


def test_a_question_from_the_chair_is_answered_to_the_chair() -> None:
    chair = "Can the Assembly have the list of the lamps, please, with the day on which each of them was lit?"
    turns = (
        Turn(1, "Keith Prince AM", "Are they lit?", 1, "question"),
        Turn(2, KHAN, "They are.", 2, "answer"),
        Turn(3, "Tony Arbour AM (Chairman)", chair, 3, "answer"),
        Turn(4, KHAN, "I will send it.", 4, "answer"),
    )
    asked = Question("A Question", date(2018, 11, 1), 1, turns, asked_by="Keith Prince", asked_of=("The Mayor",))
    found = extract(asked, cast(asked, london()), london())
    assert [dict(f.extra)["to"] for f in found if f.kind == "commitment"] == ["person/tony-arbour"]


def test_only_an_office_holder_undertakes() -> None:
    assert undertaken("I will write to the Mayor.", label="Shaun Bailey AM") == []


def test_two_undertakings_in_one_sentence_are_two() -> None:
    found = undertaken("I will send the map by Monday, and I am happy to copy it to Lord Tope.")
    assert found == [
        ("I will send the map by Monday", {"due": "2018-11-05", "to": "person/keith-prince"}),
        ("I am happy to copy it to Lord Tope", {"to": "person/keith-prince"}),
    ]


def test_what_is_said_between_two_undertakings_belongs_to_neither() -> None:
    found = undertaken("I will speak to Ann Oak and, with your leave, I'll give you a call.")
    assert [words for words, _ in found] == ["I will speak to Ann Oak", "I'll give you a call"]


def test_what_is_given_to_the_chair_is_promised_to_the_chair() -> None:
    assert undertaken("I will give the Chairman a copy.") == [
        ("I will give the Chairman a copy", {"to": "person/tony-arbour"})
    ]


def test_a_date_that_is_none_is_not_told() -> None:
    assert due("I will send it by 31 June 2019", date(2018, 11, 1)) == "2019-06"
    assert due("I will send it by the thirty-first of June", date(2018, 11, 1)) == "2019-06"
    assert due("I will send it within \u00b2 days", date(2018, 11, 1)) is None
    assert due("I will send it tomorrow", date.max) is None
    assert due("I will send it within 999 weeks", date(9899, 12, 31)) == "9919-02-23"


def test_a_clause_goes_on_behind_a_decimal_point() -> None:
    assert undertaken("We will extend it to vans over 3.5 tonnes. It is late.") == [
        ("We will extend it to vans over 3.5 tonnes", {"to": "person/keith-prince"})
    ]
