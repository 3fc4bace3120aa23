"""Assents: ``yes, I will`` as an undertaking of what was asked for."""

from __future__ import annotations

from datetime import date

from graphkit.extract import extract
from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast

KHAN = "Sadiq Khan (Mayor of London)"


def test_yes_i_will_undertakes_what_was_asked_for() -> None:
    register = Register.load("london")

    def answered(question: str, answer: str) -> list[str]:
        turns = (Turn(1, "Keith Prince AM", question, 1, "question"), Turn(2, KHAN, answer, 2, "answer"))
        asked = Question("A Question", date(2018, 11, 1), 1, turns, asked_by="Keith Prince", asked_of=("The Mayor",))
        found = extract(asked, cast(asked, register), register)
        return [answer[f.start : f.end] for f in found if f.kind == "commitment"]

    assert answered("Will you publish the list?", "Yes, I will. It is long.") == ["I will"]
    assert answered("Could you please write to Ann Oak?", "Of course, I can do that.") == ["I can do that"]
    assert answered("Would you ask for a leaflet?", "I certainly will.") == ["I certainly will"]
    assert answered("Would you be prepared to raise it?", "Absolutely, I’d be more than happy to.") == [
        "I’d be more than happy to"
    ]
    assert answered("Would you come and see it?", "I'd love to do that, and so would she.") == ["I'd love to do that"]
    assert answered("Would you come and see it?", "I'd be very happy to, if it is lit.") == []
    assert answered("Will you be older next year?", "Yes, I will.") == []
    assert answered("Will you publish the list?", "Yes, I will in May if it is long.") == []
    assert answered("Will you publish the list?", "Yes, I will, unless it rains.") == []
    assert answered("Will you publish the list?", "I will, but only if it is lit.") == []
    assert answered("Will you publish the list?", "I will, provided that it is lit.") == []
    assert answered("Will you publish the list?", "I will, and if it rains she will be glad.") == ["I will"]
    assert answered("Will you publish the list?", "We will, of course, consider it.") == [
        "We will, of course, consider it"
    ]
    assert answered("Will you get worse?", "Yes, I will.") == []
    assert answered("Will you get back to me?", "Yes, I will.") == ["I will"]
    assert answered("Will you hold office in May?", "Yes, I will.") == []
    assert answered("Will you hold a review?", "Yes, I will.") == ["I will"]
    assert answered("Will you write? Are you happy?", "I am happy to.") == []
    assert answered("Are you happy? Will you write?", "I am happy to.") == ["I am happy to"]
    assert answered("Can you tell me how many lamps there are?", "Yes, I can do that. There are nine.") == []
    assert answered("Can you tell us what you paint?", "Yes, I can do that. There are nine.") == []
