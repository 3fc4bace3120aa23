"""Officers: an office whose body stands before it or behind it: ``TfL's [Commissioner]``, ``Ann Oak, [Chair, Bells Board]``."""

from __future__ import annotations

import re

from graphkit.extract.page import Span
from graphkit.register.posts import Posts

__all__ = ["of_the_body_behind", "officer_of"]

_OFFICER = re.compile(
    r"['’]s (?:new |current |own )?(?P<title>(?:Deputy |Interim |Acting )?(?:Chief Executive|Managing Director|Commissioner|"
    r"Chair|Chairman|Chairwoman|Director General|General Secretary|President|Chief Constable|Chief Officer|Leader))\b(?! (?:of|for) )"
)


def officer_of(text: str, name: slice, bodies: tuple[str, ...], posts: Posts) -> Span | None:
    """Return the officer whom a body is said to have: ``TfL's [Commissioner]``; ``name`` is where the body is named."""
    found = _OFFICER.match(text, name.stop)
    if found is None:
        return None
    start, stop = found.span("title")
    title = found["title"]
    ids = posts.named(f"{title} of {text[name]}") or posts.in_bodies(title, tuple(b.split("/")[-1] for b in bodies))
    ids = ids if len(ids) == 1 else ()
    return Span(start, stop, "post", ids, "office: of the body that has it", label=f"{title} of {text[name]}")


_OPENED = re.compile(r"[(\[][^()\[\]]*$")
_WORD = r"[A-Z&][\w&’'-]*"
_ITS_BODY = re.compile(rf", (?P<body>{_WORD}(?:,? (?:(?:of|for|and|the|into|on) ){{0,2}}{_WORD}){{0,8}}(?: \d\b)?)")


_GUEST = re.compile(rf"{_WORD} {_WORD}, (?:{_WORD} )?$")
_ENDS = re.compile(r"[;.)]|,? and |$")


def of_the_body_behind(text: str, start: int, end: int, posts: Posts) -> tuple[int, tuple[str, ...]]:
    """Return where a title with its body ends and which office that is: ``Ann Oak [Member and [Chairman, LFEPA]]``.

    Only in brackets, where an editor says who somebody is, and among those who are welcomed (``Ann Oak, [Chair, Bells Board];``):
    ``Chair, TfL has written`` speaks to the one and of the other. The body need not be known.
    """
    found = _ITS_BODY.match(text, end)
    if found is None:
        return end, ()
    if _GUEST.search(text, max(0, start - 60), start) and _ENDS.match(text, found.end()):
        return found.end(), posts.named(f"{text[start:end]}, {found['body']}")
    if not _OPENED.search(text, max(0, start - 80), start):
        return end, ()
    words = found["body"].split(" ")
    for count in range(len(words), 0, -1):
        body = " ".join(words[:count]).rstrip(",")
        ids = posts.named(f"{text[start:end]}, {body}")
        if ids:
            return found.start("body") + len(body), ids
    return found.end(), ()
