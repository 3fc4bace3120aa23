"""Projections: the table of networks that a graph can be seen as, each a question in SPARQL.

A question answers with one row an event: ``?from`` and ``?to`` (the two nodes), ``?item`` (the question,
turn or annotation that ties them: the evidence), ``?date``, and ``?graph`` (the source that says so).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

__all__ = ["PROJECTIONS", "Projection", "Relation"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of tie. ``verb`` is the word on the edge: *Ines Tallowby* ``asks`` *Odo Marshbank*.

    ``lift`` says what is done with an end of a row: ``"holder"`` puts in the place of an office whoever held
    it that day (where that was one person), ``"party"`` in the place of a speaker their party that day. With
    ``"together"`` the rows tell what is in an item (``?from``), and each two things of one item are tied.
    ``kinds`` are the kinds of thing that may stand at the end of the tie; all, where there are none.
    """

    verb: str
    sparql: str
    lift: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Projection:
    """A network: what it is called, what it tells, its relations, and whether its edges have a direction."""

    title: str
    help: str
    relations: tuple[Relation, ...]
    directed: bool = True


_SPOKEN: Final = "?turn gk:speaker ?from ; schema:isPartOf ?question . ?question schema:datePublished ?date ."

_ASKS: Final = Relation(
    "asks",
    """SELECT DISTINCT ?from ?to ?item ?date ?graph WHERE {
  GRAPH ?graph {
    ?item gk:askedBy ?from ; schema:datePublished ?date .
    { ?item gk:askedOf ?to }
    UNION
    { ?item gk:answeredBy ?to MINUS { ?item gk:askedOf ?named } }
  }
  FILTER(?from != ?to)
}""",
    lift="holder",
)
_REPLIES: Final = Relation(
    "replies to",
    """SELECT DISTINCT ?from ?to ?item ?date ?graph WHERE {
  GRAPH ?graph { ?item gk:inReplyTo ?before ; gk:speaker ?from ; schema:isPartOf ?question . }
  ?before gk:speaker ?to .
  ?question schema:datePublished ?date .
  FILTER(?from != ?to)
}""",
)

_SPEAKS_AS: Final = Relation(
    "speaks as",
    """SELECT DISTINCT ?from ?to ?item ?date ?graph WHERE {
  GRAPH ?graph { ?item gk:speaker ?from ; gk:inCapacity ?held ; schema:isPartOf ?question . }
  ?held gk:post ?to .
  ?question schema:datePublished ?date .
}""",
)


_MENTIONED: Final = f"""SELECT DISTINCT ?from ?to ?item ?date ?graph WHERE {{
  GRAPH ?graph {{ ?item a gk:Mention ; gk:denotes ?to ; oa:hasTarget ?target . ?target oa:hasSource ?turn . }}
  {_SPOKEN}
  FILTER(?from != ?to)
}}"""
_NAMES: Final = Relation("mentions", _MENTIONED, kinds=("person",))
_CITES: Final = Relation("refers to", _MENTIONED, kinds=("strategy", "document", "scheme"))
_NAMES_BODY: Final = Relation("mentions", _MENTIONED, kinds=("organisation", "body", "party", "group"))

_DISCUSSED: Final = f"""SELECT DISTINCT ?from ?to ?item ?date ?graph WHERE {{
  GRAPH ?graph {{ ?item a gk:TopicAssignment ; oa:hasBody ?to ; oa:hasTarget ?target . ?target oa:hasSource ?turn . }}
  {_SPOKEN}
}}"""
_SPEAKS: Final = Relation("speaks about", _DISCUSSED)
_PARTY_SPEAKS: Final = Relation("speaks about", _DISCUSSED, lift="party")

_TOGETHER: Final = Relation(
    "named together with",
    """SELECT DISTINCT ?from ?to ?item ?date ?graph WHERE {
  GRAPH ?graph { ?mention a gk:Mention ; gk:denotes ?from ; oa:hasTarget ?target . ?target oa:hasSource ?item . }
  ?item schema:isPartOf ?question .
  ?question schema:datePublished ?date .
}""",
    lift="together",
)

PROJECTIONS: Final[Mapping[str, Projection]] = MappingProxyType(
    {
        "overview": Projection(
            "People, offices, topics and strategies",
            "Who asks and names whom, in which office they speak, about what, and which strategies they refer to.",
            (_ASKS, _NAMES, _SPEAKS_AS, _SPEAKS, _CITES),
        ),
        "who-asks-whom": Projection(
            "Who asks whom",
            "From the member to whoever held the office that was asked, that day, or else answered; one a question.",
            (_ASKS,),
        ),
        "who-replies-to-whom": Projection(
            "Who replies to whom", "From the speaker of a turn to the speaker of the turn before it.", (_REPLIES,)
        ),
        "who-mentions-whom": Projection(
            "Who mentions whom", "From the speaker to the person whom they name, also by an office.", (_NAMES,)
        ),
        "co-mention": Projection(
            "What is named together",
            "Two things that are named in the same turn; one a turn.",
            (_TOGETHER,),
            directed=False,
        ),
        "member-topic": Projection("Who speaks about what", "From the speaker to the topic.", (_SPEAKS,)),
        "party-topic": Projection(
            "Which party speaks about what", "From the speaker's party that day to the topic.", (_PARTY_SPEAKS,)
        ),
        "person-strategy": Projection(
            "Who refers to which strategy", "From the speaker to the strategy, document or scheme.", (_CITES,)
        ),
        "person-organisation": Projection(
            "Who mentions which organisation", "From the speaker to the organisation.", (_NAMES_BODY,)
        ),
    }
)
"""Name to projection, in the order in which they are listed."""
