"""Plan: references, addresses, lists and days become the addresses of pages, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from graphkit.errors import ConfigError
from graphkit.fetch.addresses import joined
from graphkit.fetch.site import Site

__all__ = ["Plan", "addresses_of", "links_of"]

_REFERENCE = re.compile(r"\d{4}/\d{1,6}(?:-\d+)?|\d{1,6} ?/ ?\d{4}(?:-\d+)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be brought: ``pages`` are addresses of questions, ``lists`` addresses of lists of them."""

    pages: tuple[str, ...]
    lists: tuple[str, ...]


def addresses_of(wanted: Iterable[str], lists: Iterable[str], site: Site, days: tuple[str, str] | None = None) -> Plan:
    """Return the plan for some references (``2018/0171``) and addresses, lists, and the days from one until another.

    ``days`` are two ISO dates, the second one included. Raises `ConfigError` for what is neither reference nor address, or
    where the site's settings have no address for references or days.
    """
    pages = [_address(one.strip(), site) for one in wanted if one.strip() and not one.lstrip().startswith("#")]
    listed = list(lists)
    if days is not None:
        if not site.listing:
            raise ConfigError(f"site {site.name} has no list by days", remedy="write listing = … in its settings")
        listed.append(site.listing.replace("{from}", days[0]).replace("{until}", days[1]))
    return Plan(tuple(dict.fromkeys(pages)), tuple(dict.fromkeys(listed)))


def _address(text: str, site: Site) -> str:
    if _REFERENCE.fullmatch(text):
        if not site.question:
            raise ConfigError(
                f"site {site.name} has no address of questions", remedy="write question = … in its settings"
            )
        return site.question.replace("{reference}", quote(text.replace(" ", "")))
    if _SCHEME.match(text):
        return text.partition("#")[0]
    raise ConfigError(f"neither a reference nor an address: {text!r}", remedy="write e.g. 2018/0171 or https://…")


def links_of(data: bytes, address: str, site: Site) -> tuple[tuple[str, ...], str | None]:
    """Return the addresses of questions that a list holds, and of its next page.

    Raises `ConfigError` where the selectors of the settings are none.
    """
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(data, detect_encoding(data) or "utf-8")

    def selected(selector: str) -> Iterator[str]:
        try:
            nodes = tree.document.query_selector_all(selector) if tree.document else ()
        except ValueError as error:
            raise ConfigError(f"no selector: {selector!r}", remedy="write CSS, e.g. main a[href*=question]") from error
        for node in nodes:
            if href := (node.getattr("href") or "").strip():
                yield joined(address, href)

    links = tuple(dict.fromkeys(link for link in selected(site.links) if link.startswith(("http://", "https://"))))
    return links, next(selected(site.next), None)
