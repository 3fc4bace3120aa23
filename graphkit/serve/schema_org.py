"""Schema_org: what a page is about, as JSON-LD that a search engine reads, safe to stand inside a script element."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from graphkit.serve.views.debate import Item, QuestionView
from graphkit.serve.views.entrance import IndexView
from graphkit.serve.views.parts import Link, Turn
from graphkit.serve.views.people import OrganisationView, PersonView, PostView
from graphkit.serve.views.works import SittingView, TopicView, WorkView

__all__ = ["described", "script_safe"]

_UNSAFE: Final = str.maketrans({one: f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"})


def described(view: Any, iri: str | None) -> str:
    """Return the JSON-LD of ``view``, or an empty text for a page that is about no thing of the world."""
    make = _MAKERS.get(type(view))
    if make is None:
        return ""
    identity = {} if iri is None else {"@id": iri}
    return script_safe({"@context": "https://schema.org/", **identity, **make(view)})


def script_safe(data: Any) -> str:
    """Return ``data`` as JSON in which nothing can end a script element or begin a comment in it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _person(view: PersonView) -> dict[str, Any]:
    member = [{"@type": "OrganizationRole", **_named(h.what), **_between(h.start, h.end)} for h in view.held]
    return {
        "@type": "Person",
        "name": view.title,
        **_some("alternateName", list(view.names)),
        **_some("sameAs", [link.href for link in view.elsewhere if link.href]),
        **_some("memberOf", member),
    }


def _post(view: PostView) -> dict[str, Any]:
    return {"@type": "DefinedTerm", "name": view.title, **_some("alternateName", list(view.names))}


def _organisation(view: OrganisationView) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "name": view.title,
        **_some("alternateName", list(view.names)),
        **_some("sameAs", [link.href for link in view.elsewhere if link.href]),
    }


def _work(view: WorkView) -> dict[str, Any]:
    return {"@type": "CreativeWork", "name": view.title, **_some("alternateName", list(view.names))}


def _topic(view: TopicView) -> dict[str, Any]:
    return {"@type": "DefinedTerm", "name": view.title, **_some("description", view.definition)}


def _sitting(view: SittingView) -> dict[str, Any]:
    about = [{"@type": "Question", "name": question.link.label} for question in view.questions]
    return {"@type": "Event", "name": view.title, "startDate": view.date, **_some("about", about)}


def _question(view: QuestionView) -> dict[str, Any]:
    first, *others = view.item.turns or (None,)
    answers = [_answer(turn) for turn in others if turn is not None]
    return {
        "@type": "Question",
        "name": view.title,
        **_some("text", "" if first is None else _text(first)),
        **_some("dateCreated", view.date),
        **_some("author", [{"@type": "Person", **_named(link)} for link in view.item.asked_by]),
        **_some("about", [{"@type": "DefinedTerm", **_named(link)} for link in view.topics]),
        "answerCount": len(answers),
        **_some("suggestedAnswer", answers),
        **_some("hasPart", [_part(item) for item in view.supplementaries]),
    }


def _part(item: Item) -> dict[str, Any]:
    return {"@type": "Question", "name": item.link.label}


def _answer(turn: Turn) -> dict[str, Any]:
    return {"@type": "Answer", "text": _text(turn), "author": {"@type": "Person", **_named(turn.speaker)}}


def _index(view: IndexView) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": f"{view.title}: questions and answers as linked data",
        "description": f"{view.statements} statements on who asked whom about what, each with the words that prove it.",
    }


def _text(turn: Turn) -> str:
    return "\n".join("".join(piece.text for piece in paragraph) for paragraph in turn.paragraphs)


def _named(link: Link) -> dict[str, str]:
    return {"name": link.label}


def _between(start: str, end: str) -> dict[str, str]:
    return {**_some("startDate", start), **_some("endDate", end)}


def _some(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}


_MAKERS: Final[dict[type, Callable[[Any], dict[str, Any]]]] = {
    PersonView: _person,
    PostView: _post,
    OrganisationView: _organisation,
    WorkView: _work,
    TopicView: _topic,
    SittingView: _sitting,
    QuestionView: _question,
    IndexView: _index,
}
