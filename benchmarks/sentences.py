"""Sentences: what invented members say. Written for this generator; no sentence is taken from a transcript.

A slot in braces is filled from the register: ``{topic}`` with words that are evidence for the page's topic, ``{body}``
with an organisation, ``{place}``, ``{work}`` with a strategy or document, ``{scheme}``, ``{member}`` with a member by full
name, ``{surname}`` with ``Mr`` or ``Ms`` and a surname, ``{office}`` with an office, ``{number}`` and ``{year}``.
"""

from __future__ import annotations

__all__ = ["ANSWERS", "CLOSINGS", "OPENINGS", "QUESTIONS", "TALK", "TITLES"]

TITLES = (
    "{topic} in {place}",
    "{topic}",
    "Funding for {topic}",
    "{scheme}",
    "{topic} and {body}",
    "Progress on {topic}",
    "{work}",
    "Delays to {topic} ({number})",
)

QUESTIONS = (
    "What have you done since {year} about {topic} in {place}, and what will you do next?",
    "How many people in {place} have been affected by {topic}, and what is {body} doing for them?",
    "Will you publish the figures for {topic} that {body} gave you in {year}?",
    "Does {work} say enough about {topic}, and if not, when will it be revised?",
    "When did you last meet {body} to discuss {topic}, and what was agreed?",
    "What share of the money for {scheme} has been spent on {topic} in {place}?",
)

OPENINGS = (
    "Thank you, Mr Mayor.  I want to come back to {topic}.",
    "Thank you for that answer.",
    "Good morning.  My residents in {place} write to me about {topic} every week.",
    "Let me turn to {body}.",
    "I listened with care to what {surname} has just said.",
    "Mr Mayor, you gave {member} a figure of {number} earlier on.",
    "Yes, I agree with the Assembly Member.",
    "No, that is not what the report says.",
)

TALK = (
    "In {place} alone there were {number} cases last year, and nobody at {body} could tell us why.",
    "We have been asking for this since {year}, when the last review was finished.",
    "The officers who looked into it found that {number} per cent of the money had been kept back.",
    "It takes time to build up trust, and it takes one bad week to lose it.",
    "{body} and the boroughs have agreed to share what they know about {topic}.",
    "There is a chapter on that in {work}, and I stand by every word of it.",
    "The {office} has written to ministers twice and is waiting for a reply.",
    "People who work nights tell us that the service is worse than it was three years ago.",
    "I met families in {place} who had waited {number} days for somebody to call them back.",
    "Nobody doubts that {topic} is hard, but the numbers have to go down.",
    "The budget for {scheme} was set before prices rose, and it will be looked at again in the autumn.",
    "{member} raised the same point at the last meeting, and I promised to look at it.",
    "What we can say is that {body} has taken on {number} people since the spring.",
    "That is a matter for the {office}, who is here and can answer for herself.",
    "I do not have the figure with me, and I would rather not guess.",
    "If you compare it with {year}, you will see that things have moved in the right direction.",
    "The Commissioner told us that the work would be finished by the end of the year.",
    "It is not only about money; it is about who picks up the telephone.",
    "We consulted on it for twelve weeks and had {number} replies, most of them from {place}.",
    "The first phase of {scheme} ended on time; the second one will not.",
    "When {surname} asked about {topic}, the answer was that a paper would come to this Assembly.",
    "I am told that a decision on {topic} is due before the summer.",
    "Some of these streets have not been swept, lit or mended for as long as I can remember.",
    "There are good examples in {place}, and we should learn from them.",
    "That is why {work} sets a target for each borough and not one for all of them.",
    "The staff are doing what they can with what they have.",
    "We have to weigh that against the cost, which is {number} million pounds over four years.",
    "I have asked for that in writing, and I have asked for it again.",
    "It is right that we are held to account for what we said we would do.",
    "If you leave it to the market, those who can pay are served and the others wait.",
    "That figure has been used a good deal, and it does not mean what people think it means.",
    "There was a meeting last week at which nothing new was said.",
    "We have learned from what went wrong, and the next contract will be written in another way.",
    "The people who run the service day by day know better than any of us where it hurts.",
    "Every time that we put this off it becomes dearer, and everyone in this Chamber knows it.",
    "I would rather have it done well in two years than badly in one.",
    "When the lifts fail, those who need them most are told to take another way round.",
    "What was promised was a pilot, and what we have is a pilot that never ends.",
    "Nobody has told me that it cannot be done; they have told me that it is not the custom.",
    "The letters that I receive are not about targets, they are about being listened to.",
    "It may be that the law has to change first, and we have said so to the Government.",
    "We cannot judge that until the evaluation is finished, and it is not finished.",
    "You can see it on any weekday morning, if you stand there for half an hour.",
    "I do not accept that, and I do not think that the evidence bears it out.",
    "It was the previous Mayor who signed the contract, and we have to live with it.",
)

ANSWERS = (
    "Thank you for the question.  We take {topic} very seriously.",
    "Since {year} {body} has put {number} million pounds into {topic}.",
    "I will ask officers to write to you with the details.",
    "As I said to {member}, {work} is the place where this is settled.",
    "You are right to raise {place}, and I will visit it again before the end of the month.",
)

CLOSINGS = (
    "Can you give us a date for that?",
    "Will you meet me and {body} to talk about it?",
    "I would be grateful for an answer in writing.",
    "I am happy to look at that.",
    "We will publish it as soon as it is ready.",
    "Thank you.",
)
