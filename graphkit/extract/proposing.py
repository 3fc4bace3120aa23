"""Proposing: the labels and heads that are hit in a text become spans, each with what it can name, known or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graphkit.extract.bodies import body_meant, head_alone
from graphkit.extract.bracketed import bracketed_name, bracketed_things
from graphkit.extract.deputies import is_deputy_alone
from graphkit.extract.elsewhere import in_small_letters
from graphkit.extract.holders import FORMS_OF_ADDRESS
from graphkit.extract.labelled import labelled_thing
from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Hit, Meaning
from graphkit.extract.names import named_beside, speakers_named, titled_name, untitled_name, widened
from graphkit.extract.officers import of_the_body_behind, officer_of
from graphkit.extract.open_classes import by_head
from graphkit.extract.page import Page, Span
from graphkit.extract.papers import by_author, by_title, called_again, operation, programme
from graphkit.extract.short import given_name, short_name, surnames_of_strangers
from graphkit.extract.titles import open_office
from graphkit.extract.triggers import WORDS_TOO
from graphkit.extract.works import in_small, with_stage
from graphkit.register.posts import posts_of

__all__ = ["THINGS", "WORKS", "proposed"]

WORKS = ("strategy", "document")
THINGS = ("event", "organisation", "scheme", "place", "party")
"""The kinds of what is written, and of what else is no person and no office."""


def proposed(text: str, page: Page) -> list[Span]:
    """Return the spans that the hits of a text are, open or close; what speaks for a topic is laid aside."""
    spans: list[Span] = []
    page.cues = []
    for hit in labels_of(page.register).find(text):
        kinds = hit.kinds
        if "topic" in kinds:
            page.cues.append(hit)
            if len(kinds) == 1:
                continue
        for kind, meaning in kinds.items():
            if kind == "topic":
                continue
            span = _SPANS[kind](hit, meaning, text, page)
            if span is not None:
                spans.append(span)
            if span is not None and span.kind in ("post", "organisation"):
                spans.extend(_people_beside(span, text, page))
            if (kind == "title" and (span or " " in text[hit.start : hit.end])) or (kind == "office" and span):
                end = span.end if span and span.start <= hit.start else hit.end
                spans.append(Span(hit.start, end, "block", (), "no mention"))
    spans.extend(speakers_named(text, page))
    spans.extend(surnames_of_strangers(text, spans, page))
    spans.extend(called_again(text, page))
    if "[" in text:
        spans.extend(bracketed_things(text, page))
    return spans


def _people_beside(span: Span, text: str, page: Page) -> Iterator[Span]:
    """Yield whose name an office or a body beside it shows to be one, and the officer whom a body is said to have."""
    name = named_beside(text, span.start, span.end, span.kind)
    if name:
        yield name
    alone = span.rule == "name: its head alone" and text.startswith(("'s ", "’s "), span.end)
    ids = body_meant(text, span.start, span.end, page) if alone else span.ids
    if span.kind == "organisation" and ids:
        officer = officer_of(text, slice(span.start, span.end), ids, posts_of(page.register))
        if officer:
            yield officer


def _person(hit: Hit, meaning: Meaning, text: str, _: Page) -> Span:
    return Span(*widened(text, hit.start, hit.end), "person", meaning.ids, "name: full")


def _short(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    if _is_half_bracketed(hit, text) and (named := bracketed_name(text, hit.start, page)):
        return named
    return short_name(text, hit.start, hit.end, meaning.ids, page)


def _given(hit: Hit, _: Meaning, text: str, page: Page) -> Span | None:
    if _is_half_bracketed(hit, text) and (named := bracketed_name(text, hit.start, page)):
        return named
    if text[hit.start : hit.end] in WORDS_TOO:
        return None
    return untitled_name(text, hit.start, hit.end) or given_name(text, hit.start, hit.end, page)


def _is_half_bracketed(hit: Hit, text: str) -> bool:
    return text.startswith((" [", "]", " (", "'s [", "’s [", "'s (", "’s ("), hit.end)


def _title(hit: Hit, _: Meaning, text: str, page: Page) -> Span | None:
    return titled_name(text, hit.start, hit.end, page)


def _post(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span:
    elsewhere = _FOR_A_PLACE.match(text, hit.end)
    posts = page.register.posts
    if elsewhere and not meaning.style and all(posts[i].concurrent for i in meaning.ids):
        end = elsewhere.end()
        return Span(hit.start, end, "post", (), "office: by its form", label=text[hit.start : end])
    end, ids = of_the_body_behind(text, hit.start, hit.end, posts_of(page.register)) if meaning.style else (hit.end, ())
    if end > hit.end and not ids:
        label = f"{text[hit.start : hit.end]} of the {text[hit.end + 2 : end]}"
        return Span(hit.start, end, "post", (), "office: by its form", label=label)
    address = next((a for a in FORMS_OF_ADDRESS if meaning.style and text.endswith(f"{a} ", 0, hit.start)), "")
    start = hit.start - len(address) - 1 if address else hit.start
    return Span(start, end, "post", ids or meaning.ids, "office", meaning.style and not ids)


_FOR_A_PLACE = re.compile(r" (?:for|of) (?:the )?[A-Z][\w-]+(?:(?: and| of)? [A-Z][\w-]+)*")
"""What makes of an office that many hold the one of a place: ``Police and Crime Commissioner for Elmshire``."""


def _deputy(hit: Hit, _: Meaning, text: str, _page: Page) -> Span | None:
    alone = is_deputy_alone(text, hit.start, hit.end)
    return Span(hit.start, hit.end, "post", (), "office: its deputy", style=True) if alone else None


def _office(hit: Hit, _: Meaning, text: str, page: Page) -> Span | None:
    return open_office(text, hit.start, hit.end, posts_of(page.register).named)


def _head(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    kind = meaning.ids[0]
    span = by_head(text, hit.start, hit.end, kind, page.register)
    if span is None and kind in ("organisation", "post"):
        return head_alone(text, hit.start, hit.end, kind)
    return with_stage(span, text) if span and span.kind in WORKS else span


def _operation(hit: Hit, _: Meaning, text: str, _page: Page) -> Span | None:
    return operation(text, hit.start, hit.end)


def _work(hit: Hit, meaning: Meaning, text: str, _: Page) -> Span:
    kind = meaning.entries[0].kind
    return with_stage(Span(hit.start, hit.end, kind, meaning.ids, "work: by its label"), text)


def _block(hit: Hit, _: Meaning, _text: str, _page: Page) -> Span:
    return Span(hit.start, hit.end, "block", (), "no mention")


_SPANS: dict[str, Callable[[Hit, Meaning, str, Page], Span | None]] = {
    "person": _person,
    "short": _short,
    "given": _given,
    "title": _title,
    "post": _post,
    "office": _office,
    "deputy": _deputy,
    "head": _head,
    "operation": _operation,
    "small": in_small,
    "little": in_small_letters,
    "paper": by_title,
    "author": by_author,
    "programme": programme,
    "block": _block,
    **dict.fromkeys(WORKS, _work),
    **dict.fromkeys(THINGS, labelled_thing),
}
"""What becomes of a hit, by the kind of what it can name."""
