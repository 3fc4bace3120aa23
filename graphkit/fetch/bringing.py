"""Bringing: the pages of a plan come into the cache one by one, and each has an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from graphkit.fetch.client import Client, Refused, Unreachable
from graphkit.fetch.plan import Plan, links_of
from graphkit.fetch.site import Site

__all__ = ["Cache", "Outcome", "bring"]

Kind = Literal["new", "changed", "unchanged", "cached", "missing", "refused", "failed"]

GIVE_UP = 5
"""After so many failures in a row the site is left alone."""


class Cache(Protocol):
    """Where pages are kept. A page is known only when all of it is there and its hash is right."""

    def known(self, address: str) -> Mapping[str, str] | None:
        """Return the facts of a page that is there, whole, or ``None``."""
        ...

    def data(self, address: str) -> bytes:
        """Return the bytes of a page that is known."""
        ...

    def keep(self, shelf: str, address: str, data: bytes, facts: Mapping[str, str]) -> str:
        """Keep a page whole on a shelf (``pages``, ``misfits`` or ``listings``); return the name of its file."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address. ``misfit`` says why the page is no transcript; ``why`` why it was not brought."""

    address: str
    kind: Kind
    file: str = ""
    why: str = ""
    misfit: str = ""


Fits = Callable[[bytes, str], str | None]
"""Given a page and its address: why it is no transcript, or ``None``."""


def bring(
    plan: Plan, site: Site, cache: Cache, client: Client | None, fits: Fits, *, only_new: bool = False,
    limit: int | None = None,
) -> Iterator[Outcome]:  # fmt: skip
    """Bring every page of a plan, and yield what became of each: first the lists, then the pages.

    Without a ``client`` nothing is asked: pages come from the cache, or are missing. ``only_new`` takes a page that is
    known without asking whether it changed; ``limit`` is the most pages. A page that does not fit is kept on a shelf of
    its own. After `GIVE_UP` failures in a row the rest is reported as failed, and can be had by running again.
    """
    runner = _Run(site, cache, client, fits, only_new)
    pages = dict.fromkeys(plan.pages)
    for address in plan.lists:
        for outcome, links in runner.listed(address):
            yield outcome
            pages.update(dict.fromkeys(links))
    for address in list(pages)[:limit]:
        yield runner.one(address, "pages")


@dataclass(slots=True)
class _Run:
    site: Site
    cache: Cache
    client: Client | None
    fits: Fits
    only_new: bool
    failures: int = 0

    def listed(self, address: str) -> Iterator[tuple[Outcome, tuple[str, ...]]]:
        """Yield the outcome of each page of a list with the links in it."""
        seen: set[str] = set()
        at: str | None = address
        while at and at not in seen and len(seen) < self.site.pages:
            seen.add(at)
            outcome = self.one(at, "listings")
            links, following = links_of(self.cache.data(at), at, self.site) if outcome.file else ((), None)
            if outcome.file and not links:
                outcome = Outcome(at, outcome.kind, outcome.file, misfit=f"{self.site.links!r} selects no link in it")
            yield outcome, links
            at = following

    def one(self, address: str, shelf: str) -> Outcome:
        """Bring one page, or say why not."""
        known = self.cache.known(address)
        if self.client is None and known is None:
            return Outcome(address, "missing", why="it is not in the cache")
        if known and (self.client is None or (self.only_new and shelf == "pages")):
            return self._settled(address, "cached", known, shelf)
        if self.failures >= GIVE_UP:
            return Outcome(address, "failed", why=f"not asked: {GIVE_UP} failures in a row before it")
        assert self.client is not None
        try:
            answer = self.client.get(address, known)
        except Refused as error:
            return Outcome(address, "refused", why=str(error))
        except Unreachable as error:
            self.failures += 1
            return Outcome(address, "failed", why=str(error))
        self.failures = 0
        if answer.data is None:
            return self._settled(address, "unchanged", known or {}, shelf)
        misfit = self.fits(answer.data, address) if shelf == "pages" else None
        facts = {**answer.facts, "final": answer.address}
        before = known["sha256"] if known else None
        file = self.cache.keep("misfits" if misfit else shelf, address, answer.data, facts)
        now = (self.cache.known(address) or {}).get("sha256")
        kind: Kind = "new" if before is None else "unchanged" if before == now else "changed"
        return Outcome(address, kind, file, misfit=misfit or "")

    def _settled(self, address: str, kind: Kind, known: Mapping[str, str], shelf: str) -> Outcome:
        """Look at a page that is there again: what fits depends on the readers, which learn."""
        data = self.cache.data(address)
        misfit = self.fits(data, address) if shelf == "pages" else None
        right = "misfits" if misfit else shelf
        file = known["file"]
        if file.partition("/")[0] != right:
            file = self.cache.keep(right, address, data, known)
        return Outcome(address, kind, file, misfit=misfit or "")
