"""Target: another store, spoken to in the SPARQL 1.1 Graph Store HTTP Protocol, with patience and without trust."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Final

import httpx

from graphkit.errors import ConfigError, OutputError
from graphkit.publish.push.credentials import Credentials
from graphkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

__all__ = ["ATTEMPTS", "Target"]

ATTEMPTS: Final = 5
"""How often one request is tried before the push ends."""

_PASSING: Final = frozenset((408, 425, 429, 500, 502, 503, 504))
_TIMEOUT: Final = httpx.Timeout(120.0, connect=10.0)
_SAID: Final = 2000
"""So many bytes of an answer are read: enough for a reason."""


class Target:
    """A Graph Store at ``url``: graphs are put and deleted by name (Graph Store HTTP Protocol, sections 5.3 and 5.4).

    What may pass is tried again after 0.5, 1, 2 and 4 seconds, or as long as ``Retry-After`` asks, at most a minute.
    Redirections are refused: a graph, and the password with it, goes where the user said. ``name`` is the address
    without its query, which may hold a key; ``key`` tells targets apart.
    """

    def __init__(
        self,
        url: httpx.URL,
        credentials: Credentials,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url = url
        self.name = str(url.copy_with(query=None, fragment=None))
        self.key = hashlib.sha256(str(url).encode()).hexdigest()[:16]
        self._credentials = credentials
        self._sleep = sleep
        self._client = httpx.Client(
            auth=credentials.auth(),
            headers={"User-Agent": f"graphkit-rdf/{__version__}"},
            timeout=_TIMEOUT,
            follow_redirects=False,
            transport=transport,
        )

    @classmethod
    def of(
        cls,
        url: str,
        environ: Mapping[str, str],
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Target:
        """Return the target at ``url``, with the credentials that the environment or a netrc file holds for it.

        Raises `ConfigError` for an address that is no web address or carries a password, and for credentials that
        would cross a network unencrypted.
        """
        address = _address(url)
        return cls(address, Credentials.of(address, environ), transport, sleep)

    def put(self, graph: str, triples: bytes) -> None:
        """Make ``graph`` hold exactly these N-Triples; raises `OutputError` where the store does not take them."""
        self._send("PUT", graph, triples)

    def delete(self, graph: str) -> None:
        """Make the store hold no ``graph``; one that is not there is no fault."""
        self._send("DELETE", graph, b"", absent=404)

    def __enter__(self) -> Target:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def _send(self, method: str, graph: str, content: bytes, absent: int | None = None) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            status: int | None = None
            try:
                status, said, wait = self._once(method, graph, content)
            except httpx.TransportError as error:
                said, wait = str(error) or type(error).__name__, 0.0
            if status is not None:
                if 200 <= status < 300 or status == absent:
                    return
                if status not in _PASSING:
                    break
            if attempt < ATTEMPTS:
                self._sleep(min(wait or 0.5 * 2 ** (attempt - 1), 60.0))
        raise self._refused(graph, status, said)

    def _once(self, method: str, graph: str, content: bytes) -> tuple[int, str, float]:
        """Send one request; return the status, the reason in one line, and the seconds to wait before the next."""
        address = self.url.copy_add_param("graph", graph)
        headers = {"Content-Type": "application/n-triples"} if method == "PUT" else {}
        with self._client.stream(method, address, content=content or None, headers=headers) as answer:
            if answer.is_success:
                return answer.status_code, "", 0.0
            if answer.is_redirect:
                where = self._credentials.redacted(answer.headers.get("Location", ""))
                raise OutputError(f"the store has moved to {where}", where=self.name, remedy="give that address")
            said = b""
            for piece in answer.iter_raw():
                said += piece
                if len(said) >= _SAID:
                    break
            wait = answer.headers.get("Retry-After", "")
            reason = f"{answer.status_code} {answer.reason_phrase}: {_first_line(said)}".rstrip(": ")
            return answer.status_code, reason, float(wait) if wait.isdecimal() else 0.0

    def _refused(self, graph: str, status: int | None, said: str) -> OutputError:
        said = self._credentials.redacted(said)
        if status in (401, 403):
            return OutputError(f"the store lets us not in: {said}", where=self.name, remedy=self._credentials.remedy)
        if status is not None and status not in _PASSING:
            remedy = "is this the address of its Graph Store Protocol?"
            return OutputError(f"the store refuses {graph}: {said}", where=self.name, remedy=remedy)
        what = f"{graph} did not arrive in {ATTEMPTS} attempts: {said}"
        return OutputError(what, where=self.name, remedy="run the same command again: it goes on from there")


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
        sound = address.scheme in ("http", "https") and bool(address.host)
    except httpx.InvalidURL:
        sound = False
    if not sound:
        raise ConfigError(f"{url!r} is no address of a store", remedy="it begins with http:// or https://")
    if address.userinfo:
        remedy = "set GRAPHKIT_PUSH_USER and GRAPHKIT_PUSH_PASSWORD, or write it into ~/.netrc"
        raise ConfigError("a password in an address stays in the history of the command line", remedy=remedy)
    if {"graph", "default"} & set(address.params):
        raise ConfigError("the address names a graph already", remedy="give that of the whole store")
    return address


def _first_line(said: bytes) -> str:
    lines = said[:_SAID].decode("utf-8", "replace").split("\n")
    found = next((line.strip() for line in lines if line.strip()), "")
    return "".join(character if character.isprintable() else " " for character in found)[:200]
