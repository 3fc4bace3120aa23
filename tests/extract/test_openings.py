"""Openings: where an undertaking may open, and one does."""

from __future__ import annotations

from graphkit.extract.openings import MAY_UNDERTAKE, UNDERTAKES

_WHAT = [
    *("will do is", "will undertake to do is", "am prepared to do, Chair, is", "can do is", "shall do then is"),
    *(
        "can promise you is that I will",
        "guarantee is that we will",
        "will assure you that I will",
        "can assure you is that we will",
    ),
]


def test_every_undertaking_opens_where_one_may() -> None:
    """A clause is looked for only where ``MAY_UNDERTAKE`` matches, so that it must match wherever a clause opens."""
    verbs = "will|shall|undertake to|promise to|intend to|do give you my word that I will|can easily|am happy to|would be glad to"
    ways = [
        f"{front}{who} {adverb}{verb} {deed}"
        for front, who in [("", "I"), ("", "We"), ("What ", "I"), ("what ", "we")]
        for adverb in ["", "also ", "of course ", "therefore now "]
        for verb in [*verbs.split("|"), *_WHAT]
        for deed in ["write", "publish the list", "give you that assurance", "be publishing it"]
    ]
    clauses = [way for way in ways if UNDERTAKES.match(way)]
    assert len(clauses) > 200
    assert [clause for clause in clauses if not MAY_UNDERTAKE.match(clause)] == []
