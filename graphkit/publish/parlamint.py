"""Parlamint: speeches in the tables that come with ParlaMint corpora, a pair of files a sitting.

The 23 columns are those of the ``-meta.tsv`` files of ParlaMint 4.1; ``-`` stands for what is not known. The text
file beside it has one line a speech: its ID, a tab, the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import IO, TYPE_CHECKING, Final

from graphkit.publish.rdf import instance_root
from graphkit.publish.standing import Standing
from graphkit.publish.tables.speeches import turns
from graphkit.publish.things import Things
from graphkit.vocabulary import DCTERMS, FOAF, GK, ORG, SCHEMA

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.publish.parcel import Parcel
    from graphkit.publish.things import Facts

__all__ = ["COLUMNS", "write_parlamint"]

COLUMNS: Final = (
    "Text_ID", "ID", "Title", "Date", "Body", "Term", "Session", "Meeting", "Sitting", "Agenda", "Subcorpus", "Lang",
    "Speaker_role", "Speaker_MP", "Speaker_minister", "Speaker_party", "Speaker_party_name", "Party_status",
    "Party_orientation", "Speaker_ID", "Speaker_name", "Speaker_gender", "Speaker_birth",
)  # fmt: skip

_UNKNOWN: Final = "-"
_SUBCORPORA: Final = (("COVID", "2020-01-31"), ("War", "2022-02-24"))
"""Subcorpus and the day on which it begins (ParlaMint 4.1); what is earlier is Reference."""

_GENDERS: Final = {"male": "M", "female": "F"}
_CHAIRS: Final = ("chair", "speaker", "president", "presiding")
"""An office of the body whose name holds one of these words is its chair; the graph does not tell them apart."""

_BODIES: Final = "SELECT DISTINCT ?body WHERE { ?body org:subOrganizationOf* ?whole . ?whole a gk:Body }"


def write_parlamint(store: pyoxigraph.Store, parcel: Parcel) -> None:
    """Write ``YEAR/ParlaMint-NAME_DAY-meta.tsv`` and ``.txt`` for each day, where NAME is the register's."""
    things = Things(store)
    standing = Standing(things)
    name = (instance_root(store) or "graphkit/").rstrip("/").rsplit("/", 1)[-1]
    bodies = frozenset(body for (body,) in things.rows(_BODIES))
    for day, rows in groupby(turns(standing), key=lambda turn: turn[0]):
        text_id = f"ParlaMint-{name}_{day}"
        said = [(f"{text_id}.u{place}", question, iri) for place, (_, question, _, iri) in enumerate(rows, 1)]
        with parcel.open(f"{day[:4]}/{text_id}-meta.tsv") as out:
            _line(out, COLUMNS)
            for identifier, question, iri in said:
                facts = (things.facts(question), things.facts(iri))
                _line(out, (text_id, identifier, *_row(standing, *facts, day, bodies)))
        with parcel.open(f"{day[:4]}/{text_id}.txt") as out:
            for identifier, _, iri in said:
                _line(out, (identifier, things.facts(iri).one(GK("text"))))


def _row(standing: Standing, question: Facts, said: Facts, day: str, bodies: frozenset[str]) -> Iterator[str]:
    things = standing.things
    sitting = things.facts(question.one(SCHEMA("isPartOf")))
    body = sitting.one(SCHEMA("organizer"))
    person = said.one(GK("speaker"))
    party = standing.group(person, day) or standing.party(person, day)
    yield from (things.label(sitting.iri), day, things.label(body), "", "", "", day, question.one(DCTERMS("title")))
    yield from (_subcorpus(day), said.language(GK("text")))
    yield from _standing(standing, said, person, day, bodies)
    yield from (party.rsplit("/", 1)[-1], things.label(party), "", "")
    yield from (person.rsplit("/", 1)[-1], things.label(person) or said.one(GK("speakerLabel")))
    yield from (_GENDERS.get(things.facts(person).one(FOAF("gender")), ""), "")


def _standing(standing: Standing, said: Facts, person: str, day: str, bodies: frozenset[str]) -> tuple[str, str, str]:
    """Return role, MP and minister.

    The chair speaks in an office of the body; a minister holds one that is neither of the body nor of its parts.
    """
    if not person:
        return "", "", ""
    things = standing.things
    inside = {post: things.facts(post).one(ORG("postIn")) in bodies for post in standing.posts(person, day)}
    speaks_as = things.facts(said.one(GK("inCapacity"))).one(GK("post"))
    chair = inside.get(speaks_as, False) and any(word in things.label(speaks_as).casefold() for word in _CHAIRS)
    member = standing.has_seat(person, day)
    minister = not all(inside.values())
    role = "Chairperson" if chair else "Regular" if member or minister else "Guest"
    return role, "MP" if member else "notMP", "Minister" if minister else "notMinister"


def _subcorpus(day: str) -> str:
    return ",".join(name for name, begin in _SUBCORPORA if day >= begin) or "Reference"


def _line(out: IO[bytes], cells: tuple[str, ...]) -> None:
    out.write(("\t".join(" ".join(cell.split()) or _UNKNOWN for cell in cells) + "\n").encode())
