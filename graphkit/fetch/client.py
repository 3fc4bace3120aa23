"""Client: one page after the other, slowly; whatever goes wrong on the way is tried again, or said."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graphkit.fetch.addresses import forbidden, is_public, joined, lookup
from graphkit.fetch.robots import Rules, parse_robots
from graphkit.fetch.site import Site

if TYPE_CHECKING:
    import httpx

__all__ = ["Answer", "Client", "Refused", "Unreachable"]

REDIRECTS = 5
"""So often a page may lead on to another."""

ROBOTS_BYTES = 512_000
"""So much of a robots.txt is read (RFC 9309, 2.5 asks for 500 KiB at least)."""

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))


class Refused(Exception):
    """A page that will not be asked for, or not taken: asking again would not help."""


class Unreachable(Exception):
    """A page that could not be had this time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: ``data`` is ``None`` where nothing changed; ``address`` is where the page was in the end.

    ``facts`` holds ``etag``, ``last_modified`` and ``type`` (the media type), empty where the site gave none.
    """

    address: str
    data: bytes | None
    facts: Mapping[str, str]


class Client:
    """A polite client for one site. Use it as a context; ``sleep`` and ``clock`` are seconds, monotonic."""

    def __init__(
        self, site: Site, *, local: bool = False, sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        import httpx

        self.site = site
        self._local, self._sleep, self._clock = local, sleep, clock
        self._http = httpx.Client(
            headers={"User-Agent": site.user_agent, "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"},
            follow_redirects=False, timeout=min(site.timeout, 30.0), trust_env=False,
        )  # fmt: skip
        self._rules: dict[str, Rules] = {}
        self._next = 0.0

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, address: str, known: Mapping[str, str] | None = None) -> Answer:
        """Bring a page, or the news that it is still the one that is ``known`` (its ``etag``, ``last_modified``).

        Raises `Refused` or `Unreachable` with the reason.
        """
        headers = {}
        if known and known.get("etag"):
            headers["If-None-Match"] = known["etag"]
        if known and known.get("last_modified"):
            headers["If-Modified-Since"] = known["last_modified"]
        at = address
        for _ in range(REDIRECTS + 1):
            self._may(at)
            status, data, got = self._patiently(at, headers, self.site.max_bytes)
            if status in (301, 302, 303, 307, 308):
                at = joined(at, got.get("location", ""))
            elif status == 304 and known:
                return Answer(at, None, known)
            elif status == 200:
                names = {"etag": "etag", "last_modified": "last-modified", "type": "content-type"}
                return Answer(at, data, {name: got.get(header, "") for name, header in names.items()})
            else:
                raise Refused(f"the site answers {status}")
        raise Refused(f"it leads on more than {REDIRECTS} times")

    def _may(self, address: str) -> None:
        """Raise `Refused` where the address, the network behind it, or the site's robots.txt forbids to ask."""
        why = forbidden(address, self.site.hosts, local=self._local)
        if why:
            raise Refused(f"{address} is not asked: {why}")
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._robots(origin)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if not self._rules[origin].allow(path):
            raise Refused("the site's robots.txt asks to leave it alone")

    def _robots(self, origin: str) -> Rules:
        """Read robots.txt: none there allows all; one that cannot be had forbids all (RFC 9309, 2.3.1)."""
        at = f"{origin}/robots.txt"
        for _ in range(REDIRECTS + 1):
            status, data, got = self._patiently(at, {}, ROBOTS_BYTES, cut=True)
            if status not in (301, 302, 303, 307, 308):
                break
            at = joined(at, got.get("location", ""))
            if why := forbidden(at, self.site.hosts, local=self._local):
                raise Refused(f"robots.txt leads to {at}: {why}")
        return parse_robots(data.decode("utf-8", "replace"), self.site.user_agent) if status == 200 else Rules()

    def _patiently(
        self, address: str, headers: Mapping[str, str], limit: int, *, cut: bool = False
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Ask until an answer comes that asking again would not change; wait longer each time, or as long as told."""
        import httpx

        why = ""
        for attempt in range(self.site.retries + 1):
            wait = self.site.delay * 2**attempt
            try:
                status, data, got = self._once(address, headers, limit, cut=cut)
            except (httpx.RequestError, httpx.InvalidURL, OSError) as error:
                why = f"{type(error).__name__}: {error}".rstrip(": ")
            else:
                if status not in _AGAIN:
                    return status, data, got
                why = f"the site answers {status}"
                wait = max(wait, _retry_after(got.get("retry-after", "")))
            if wait > self.site.patience:
                raise Unreachable(f"{why}, and asks to wait {wait:.0f} s")
            if attempt < self.site.retries:
                self._sleep(wait)
        raise Unreachable(f"{why} ({self.site.retries + 1} times)")

    def _once(
        self, address: str, headers: Mapping[str, str], limit: int, *, cut: bool
    ) -> tuple[int, bytes, Mapping[str, str]]:
        parts = urlsplit(address)
        if not self._local:
            numbers = lookup(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
            if not all(map(is_public, numbers)):
                raise Refused(f"{parts.hostname} is inside a private network")
        self._wait(f"{parts.scheme}://{parts.netloc}")
        deadline = self._clock() + self.site.timeout
        with self._http.stream("GET", address, headers=dict(headers)) as response:
            self._same_network(response)
            data = bytearray()
            if response.status_code == 200:
                for piece in response.iter_bytes():
                    data += piece
                    if len(data) > limit and not cut:
                        raise Refused(f"it has more than {limit:,} bytes")
                    if len(data) > limit:
                        break
                    if self._clock() > deadline:
                        raise TimeoutError(f"not there after {self.site.timeout:g} s")
            return response.status_code, bytes(data), response.headers

    def _wait(self, origin: str) -> None:
        """Let the delay of the settings, or the longer one of robots.txt, pass between two requests."""
        pause = max(self.site.delay, self._rules[origin].delay if origin in self._rules else 0.0)
        self._sleep(max(0.0, self._next - self._clock()))
        self._next = self._clock() + pause

    def _same_network(self, response: httpx.Response) -> None:
        """Refuse to read from a private number: a name may stand for another one by the time that it is asked."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if not self._local and peer and not is_public(str(peer[0])):
            raise Refused("it is inside a private network")


def _retry_after(value: str) -> float:
    """Return the seconds of a ``Retry-After``, which is a number or a day and time (RFC 9110, 10.2.3)."""
    if value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return 0.0
    return max(0.0, moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - time.time())
