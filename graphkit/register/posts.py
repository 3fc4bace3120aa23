"""Posts: words for an office become the posts of the register they could mean, each with its holder that day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache

from graphkit.fold import key
from graphkit.register.model import Register, Tenure
from graphkit.register.things import Post

__all__ = ["Posts", "bare", "posts_of", "said"]

_OF_BODY = re.compile(r"(.+?) (?:of|for) (?:the )?(.+)")
_LEAD = re.compile(r"^(?:(?:the|your|our|my|his|her|their|a|mr|madam|mister|mme|current|acting|interim)\s+)+")


class Posts:
    """An index over the posts' names (unmistakable) and bare styles (shared by several posts).

    ``words`` holds every folded name and style.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for post in register.posts.values():
            for name in (*said(post), *post.styles):
                self._by_name[bare(name)].add(post.id)
                self._by_name[key(name)].add(post.id)
        self._organisations: dict[str, set[str]] = defaultdict(set)
        for body in register.organisations.values():
            for name in (body.label, *body.aliases):
                self._organisations[key(name)].add(body.id)
        self._beginning: dict[str, tuple[str, ...]] = {}
        self.words = frozenset(self._by_name)
        self._chain = {org: tuple(_ancestors(register, org)) for org in register.organisations}

    def named(self, words: str) -> tuple[str, ...]:
        """Return the ids of the posts that the words could mean; longest reading first, then without articles.

        ``Chairman, Transport for London`` is the post of that body whose name begins with the title, ``Deputy Mayor, Fire`` the one for it.
        """
        found = self._by_name.get(key(words)) or self._by_name.get(bare(words)) or self._of_a_body(words)
        turned = bare(words.replace(", ", " for ", 1)) if ", " in words and not found else ""
        return tuple(sorted(found or self._by_name.get(turned, set())))

    def of_body(self, words: str) -> tuple[str, ...]:
        """Return the ids of the posts that are said to be of a body by any of its names: ``Commissioner of TfL``."""
        found = _OF_BODY.fullmatch(words)
        return tuple(sorted(self._of_a_body(f"{found[1]},{found[2]}"))) if found else ()

    def _of_a_body(self, words: str) -> set[str]:
        title, comma, name = words.partition(",")
        return self._in_bodies(title, self._organisations.get(key(name), set())) if comma else set()

    def is_body(self, words: str) -> bool:
        """Say whether the words are a name of one of the register's organisations."""
        return key(words) in self._organisations

    def bodies_named(self, words: str) -> tuple[str, ...]:
        """Return the register's organisations of a name, as references: ``organisation/tfl``."""
        return tuple(f"organisation/{body}" for body in sorted(self._organisations.get(key(words), ())))

    def in_bodies(self, title: str, bodies: Collection[str]) -> tuple[str, ...]:
        """Return the ids of the posts of some organisations that a title could mean: ``Commissioner`` in TfL."""
        return tuple(sorted(self._in_bodies(title, bodies)))

    def _in_bodies(self, title: str, bodies: Collection[str]) -> set[str]:
        return {
            post.id
            for post in self.register.posts.values()
            if post.body in bodies
            and any(
                bare(n) == bare(title) or bare(n).startswith(f"{bare(title)} ")
                for n in (post.label, *post.aliases, *post.styles)
            )
        }

    def beginning(self, title: str) -> tuple[str, ...]:
        """Return the ids of the posts whose name goes on with ``of`` or ``for`` behind a folded title."""
        if title not in self._beginning:
            starts = (f"{title} for ", f"{title} of ")
            self._beginning[title] = tuple(
                p.id for p in self.register.posts.values() if bare(p.label).startswith(starts)
            )
        return self._beginning[title]

    def holder(self, post: str, on: date) -> Tenure | None:
        """Return the one tenure of the post on the day, or ``None`` where there is none or more than one."""
        holders = self.register.holders(post, on)
        return holders[0] if len(holders) == 1 else None

    def is_own(self, post: str) -> bool:
        """Say whether the post belongs to the register's own authority (not to a national body)."""
        authority = self.register.authority
        return authority is None or self.owned(self.register.posts[post].body)

    def owned(self, organisation: str | None) -> bool:
        """Say whether an organisation is the register's authority or stands under it."""
        own = {self.register.authority, self.register.body}
        return organisation in own or bool(own & set(self._chain.get(organisation or "", ())))


@lru_cache(maxsize=1 << 12)
def said(post: Post) -> tuple[str, ...]:
    """Return every way in which a post's label and aliases are said."""
    return tuple(dict.fromkeys(form for name in (post.label, *post.aliases) for form in spoken(name)))


def spoken(label: str) -> tuple[str, ...]:
    """Return a post's label and how it is said: ``Managing Director, Buses (TfL)`` is ``Managing Director of Buses``."""
    plain = re.sub(r" \([^()]*\)$", "", label)
    head, comma, rest = plain.partition(", ")
    forms = (label, plain, f"{head} of {rest}" if comma and " and " not in rest else plain, *_turned(plain))
    return tuple(dict.fromkeys(forms))


_FIELD = r"(?P<field>[A-Z][\w-]+(?: (?:and|&) [A-Z][\w-]+)?)"
_FIELD_FIRST = re.compile(rf"{_FIELD} (?P<office>Commissioner|Minister|Deputy Mayor)")
_FIELD_LAST = re.compile(rf"(?P<office>Commissioner|Minister|Deputy Mayor) (?:of|for) {_FIELD}")


def _turned(name: str) -> Iterator[str]:
    """Yield an office with its field on the other side: ``Transport Commissioner``, ``Commissioner of Transport``."""
    if name.startswith(("Chair of ", "Deputy Chair of ")):
        yield name.replace("Chair of ", "Chairman of ", 1)
    found = _FIELD_FIRST.fullmatch(name) or _FIELD_LAST.fullmatch(name)
    if found:
        office, field = found["office"], found["field"]
        yield from (f"{office} of {field}", f"{office} for {field}", f"{field} {office}")


def bare(words: str) -> str:
    """Return the folded words without articles, possessives and forms of address."""
    folded = key(words)
    return _LEAD.sub("", folded) or folded


def _ancestors(register: Register, organisation: str) -> list[str]:
    chain: list[str] = []
    current = register.organisations[organisation].parent
    while current and current in register.organisations and current not in chain:
        chain.append(current)
        current = register.organisations[current].parent
    return chain


@lru_cache(maxsize=8)
def posts_of(register: Register) -> Posts:
    """Return the register's index, made once."""
    return Posts(register)
