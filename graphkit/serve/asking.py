"""Asking: the job of a query: it is evaluated, and written in the form that the request likes best, a page included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from graphkit.errors import GraphkitError, QueryError
from graphkit.query import Answer, bind, found_in, load_question, question_names
from graphkit.query.scan import CallsOut
from graphkit.serve.addresses import Addresses
from graphkit.serve.answers import Asked, evaluate, triples_bytes, truth_bytes
from graphkit.serve.description import describe_service
from graphkit.serve.frames import Reply
from graphkit.serve.media import HTML, ROWS, TRIPLES, Media, choose
from graphkit.serve.reader import Reader
from graphkit.serve.render import page
from graphkit.serve.views.asking import QueryView, answered, equipped, query_view
from graphkit.serve.written import TooMuch

if TYPE_CHECKING:
    from graphkit.serve.jobs import Desk

__all__ = ["EDITOR", "description", "query", "triples_reply"]

EDITOR: Final = Path(__file__).parent / "static" / "editor" / "yasgui.min.js"
"""The editor for queries, which a wheel brings and a checkout does not."""

_WITH_EDITOR: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_BY_SUFFIX: Final = {media.suffix: media for media in (*ROWS, *TRIPLES, HTML)} | {"json": ROWS[0], "xml": ROWS[1]}


def query(desk: Desk, job: dict[str, Any]) -> Reply:
    """Answer a query that is given as text, or as the name of a built-in question with its settings."""
    for_people = _chosen(job, (*ROWS, HTML)) is HTML
    sparql = job["sparql"]
    try:
        if sparql is None:
            sparql = bind(load_question(job["question"]), job["settings"], found_in(desk.store))
        asked = Asked(sparql, job["base"], tuple(job["default_graphs"]), tuple(job["named_graphs"]))
        form = None if for_people else _chosen(job, ROWS)
        found = evaluate(desk.store, asked, desk.rows, desk.answer_bytes, form)
    except QueryError as error:
        status = 403 if isinstance(error, CallsOut) else 400
        return _refused_page(desk, job, status, error) if for_people else Reply.sentence(status, str(error))
    except TooMuch as error:
        return _refused_page(desk, job, 403, error) if for_people else Reply.sentence(403, str(error))
    if form is not None and isinstance(found, bytes):
        return Reply(200, form.header, found)
    assert not isinstance(found, bytes)
    return _page(desk, job, sparql, found) if for_people else _answer(found, job)


def description(desk: Desk, job: dict[str, Any]) -> Reply:
    """Describe the service to a program, and to a person show where to write a query."""
    if _chosen(job, (*TRIPLES, HTML)) is HTML:
        return _shown(desk, query_view(None, None, {}))
    return triples_reply(describe_service(desk.store, job["endpoint"]), job)


def triples_reply(triples: Sequence[pyoxigraph.Triple], job: dict[str, Any]) -> Reply:
    """Return ``triples`` in the form that the job wants, or say which forms there are."""
    media = _chosen(job, TRIPLES)
    if media is None:
        return _none_fits(TRIPLES)
    try:
        return Reply(200, media.header, triples_bytes(triples, media))
    except QueryError as error:
        return Reply.sentence(406, str(error))


def _answer(found: Answer, job: dict[str, Any]) -> Reply:
    if isinstance(found, tuple):
        return triples_reply(found, job)
    media = _chosen(job, ROWS)
    if media is None or not isinstance(found, bool):  # rows that are not written yet: they have no such form
        return _none_fits(ROWS)
    return Reply(200, media.header, truth_bytes(found, media))


def _chosen(job: dict[str, Any], offered: Sequence[Media]) -> Media | None:
    """Return the form that ``?format=`` names, or else the one that ``Accept`` likes best."""
    named = job.get("format")
    if named:
        found = _BY_SUFFIX.get(named)
        return found if found in offered else None
    return choose(job["accept"], offered)


def _page(desk: Desk, job: dict[str, Any], sparql: str, found: Answer) -> Reply:
    view = query_view(sparql, job.get("question"), job.get("settings") or {})
    return _shown(desk, answered(view, Reader(desk.store, Addresses(desk.base)), found))


def _refused_page(desk: Desk, job: dict[str, Any], status: int, error: GraphkitError) -> Reply:
    known = job.get("question") if _is_known(job.get("question")) else None
    view = query_view(job["sparql"], known, job.get("settings") or {})
    return _shown(desk, replace(view, error=str(error)), status)


def _shown(desk: Desk, view: QueryView, status: int = 200) -> Reply:
    """Return the page, with the editor where the wheel brought it: that sets styles, and runs nothing inline either."""
    reader = Reader(desk.store, Addresses(desk.base))
    if not EDITOR.is_file():
        return Reply(status, HTML.header, page(reader, view, None, {}))
    return Reply(
        status,
        HTML.header,
        page(reader, equipped(view, desk.base), None, {}),
        {"Content-Security-Policy": _WITH_EDITOR},
    )


def _is_known(name: str | None) -> bool:
    return name in question_names()


def _none_fits(offered: Sequence[Media]) -> Reply:
    return Reply.sentence(406, f"the answer comes as {', '.join(media.type for media in offered)}", Vary="Accept")
