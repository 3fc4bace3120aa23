"""Endpoint: the same question, put to a SPARQL 1.1 service over HTTP."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.parse
import urllib.request
from typing import IO, TYPE_CHECKING, Final

import pyoxigraph

from graphkit.errors import ConfigError, QueryError, cause
from graphkit.query.asking import answer
from graphkit.query.scan import outline
from graphkit.vocabulary import PREFIXES

if TYPE_CHECKING:
    from email.message import Message

    from graphkit.query.asking import Answer

__all__ = ["TIMEOUT", "remote"]

TIMEOUT: Final = 60.0
"""Seconds without a byte after which an endpoint is given up."""

_ROWS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Refuse redirections: a POST that moves becomes a GET without its query, or goes to another scheme."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        raise QueryError(f"the endpoint has moved to {newurl}", where=req.full_url, remedy="give that address")


def remote(url: str, sparql: str, *, timeout: float = TIMEOUT) -> Answer:
    """Put ``sparql`` to the endpoint at ``url`` (SPARQL 1.1 Protocol, section 2.1.2) and return the answer.

    Known prefixes that the query uses without declaring them are declared for it. Which graphs its
    default graph holds is the endpoint's choice.

    Raises:
        ConfigError: where ``url`` is no http or https address.
        QueryError: for an update or ``SERVICE``, and where the endpoint refuses, fails or is silent.
    """
    shape = outline(sparql)
    missing = [prefix for prefix in PREFIXES if prefix in shape.used - shape.declared]
    prologue = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing)
    accept = _ROWS if shape.form in {"SELECT", "ASK"} else _TRIPLES
    kind, body = _post(_request(url, prologue + sparql, accept), timeout)
    return _read(url, kind, body)


def _request(url: str, sparql: str, accept: str) -> urllib.request.Request:
    try:
        address = urllib.parse.urlsplit(url)
        sound = address.scheme in {"http", "https"} and bool(address.hostname) and "@" not in address.netloc
    except ValueError:
        sound = False
    if not sound:
        raise ConfigError(f"{url!r} is no address of an endpoint", remedy="it begins with http:// or https://")
    headers = {"Accept": accept, "User-Agent": "graphkit-rdf"}
    return urllib.request.Request(url, urllib.parse.urlencode({"query": sparql}).encode(), headers)  # noqa: S310 (checked above)


def _post(request: urllib.request.Request, timeout: float) -> tuple[str, bytes]:
    try:
        with urllib.request.build_opener(_StayHere).open(request, timeout=timeout) as response:
            return str(response.headers.get("Content-Type", "")), response.read()
    except urllib.error.HTTPError as error:
        with error:
            said = error.read(2000).decode("utf-8", "replace").strip().splitlines()
        reason = f"{error.code} {error.reason}" + (f": {said[0]}" if said else "")
        raise QueryError(f"the endpoint refuses the query: {reason}", where=request.full_url) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        why = getattr(error, "reason", error)
        reason = cause(why) if isinstance(why, Exception) else str(why)
        raise QueryError(f"the endpoint does not answer: {reason}", where=request.full_url) from error


def _read(url: str, kind: str, body: bytes) -> Answer:
    rows = pyoxigraph.QueryResultsFormat.from_media_type(kind)
    triples = pyoxigraph.RdfFormat.from_media_type(kind)
    try:
        if rows is not None:
            return answer(pyoxigraph.parse_query_results(body, format=rows))
        if triples is not None:
            return tuple(sorted({quad.triple for quad in pyoxigraph.parse(body, format=triples)}, key=str))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the endpoint's answer cannot be read: {error}", where=url) from error
    raise QueryError(f"the endpoint answers in {kind or 'no form'}, which is not known here", where=url)
