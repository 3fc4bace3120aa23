"""Protocol: a request becomes a query, as the SPARQL 1.1 Protocol (2.1) says, or a refusal with the right status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["Parameters", "Refused", "body_of", "parameters_of", "query_of"]

Parameters = Sequence[tuple[str, str]]
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_OWN: Final = frozenset(("query", "question", "format", "default-graph-uri", "named-graph-uri"))
_FIELDS: Final = 1000
"""How many parameters a request may have."""


class Refused(GraphkitError):
    """A request that cannot be taken, with its status in HTTP."""

    def __init__(self, status: int, what: str, *, remedy: str | None = None) -> None:
        super().__init__(what, remedy=remedy)
        self.status = status


async def query_of(request: Request, most: int) -> dict[str, Any] | None:
    """Return the query and the dataset that ``request`` carries, or ``None`` where it carries nothing at all.

    Beyond the protocol, ``question`` may name a built-in question whose settings stand beside it, and ``format`` a
    form by its suffix, for links that cannot send ``Accept``.
    ``most`` bounds the bytes of the body. Raises `Refused`: 400 for a request that is no query, 403 for an
    update, 413 for one too large, 415 for a body of another kind.
    """
    given = parameters_of(request.scope["query_string"])
    if request.method != "POST":
        return _collected(given, None) if given else None
    kind, charset = _content_type(request)
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise Refused(415, f"the body is in {charset}", remedy="send UTF-8")
    if kind == _UPDATE:
        raise _read_only()
    if kind not in {_FORM, _QUERY}:
        raise Refused(415, f"a query cannot be sent as {kind}", remedy=f"use {_FORM} or {_QUERY}")
    body = await body_of(request, most)
    if kind == _FORM:
        return _collected([*given, *parameters_of(body)], None)
    return _collected(given, _text(body))


def parameters_of(raw: bytes) -> Parameters:
    """Return the parameters in ``raw``, in their order; raises `Refused` where they are no UTF-8 or too many."""
    try:
        return parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS
        )
    except UnicodeDecodeError as error:
        raise Refused(400, "the parameters are no UTF-8") from error
    except ValueError as error:
        raise Refused(400, "there are too many parameters") from error


async def body_of(request: Request, most: int) -> bytes:
    """Return the body, or raise `Refused` as soon as it is known to have more than ``most`` bytes."""
    announced = request.headers.get("content-length", "")
    size = int(announced) if announced.isdecimal() else 0
    found = bytearray()
    if size <= most:
        async for chunk in request.stream():
            found += chunk
            if len(found) > most:
                break
    if max(size, len(found)) > most:
        raise Refused(413, f"the body has more than {most:,} bytes")
    return bytes(found)


def _content_type(request: Request) -> tuple[str, str]:
    header = request.headers.get("content-type", "")
    if not header:
        raise Refused(400, "the body has no Content-Type", remedy=f"use {_FORM} or {_QUERY}")
    kind, *parameters = (part.strip() for part in header.lower().split(";"))
    named = dict(part.partition("=")[::2] for part in parameters)
    return kind, named.get("charset", "utf-8").strip("\"'")


def _collected(given: Parameters, direct: str | None) -> dict[str, Any]:
    queries = [value for name, value in given if name == "query"]
    if direct is not None:
        queries.append(direct)
    named = [value for name, value in given if name == "question"]
    if any(name == "update" for name, _ in given):
        raise _read_only() if not queries else Refused(400, "a request is a query or an update, not both")
    if len(queries) + (len(named) if not queries else 0) != 1:
        what = "the parameter query is missing" if not queries else "the parameter query stands more than once"
        raise Refused(400, what, remedy="send one query")
    return {
        "sparql": queries[0] if queries else None,
        "question": named[0] if named else None,
        "settings": {} if queries else {name: value for name, value in given if name not in _OWN and value},
        "format": next((value for name, value in given if name == "format"), None),
        "default_graphs": [value for name, value in given if name == "default-graph-uri"],
        "named_graphs": [value for name, value in given if name == "named-graph-uri"],
    }


def _read_only() -> Refused:
    return Refused(403, "this endpoint answers queries and changes nothing", remedy="graphkit build changes the graph")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, "the query is no UTF-8") from error
