"""Synthetic: an invented council's record of any size, drawn from a seed, to measure and to look at."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from graphkit.publish.explorer.core import core_of
from graphkit.publish.explorer.layout import lay_out
from graphkit.publish.explorer.rows import Rows
from graphkit.publish.explorer.ties import Summary, numbered, summary_of
from graphkit.publish.explorer.view import (
    Commitment,
    Layout,
    Link,
    Mention,
    Question,
    Source,
    Span,
    Thing,
    Turn,
    View,
)

__all__ = ["laid", "record"]

ROOT = "https://example.org/ambleford/"
_FIRST = (
    "Nadia Owen Siân Tomas Ruth Ivo Katarína Bao Femi Clara Jonas Mairi Łukasz Aoife Dev Yusuf Ines Petra Hugh Zofia "
    "Rhys Amara Gwen Leila Oisín Una Pavel Marta Idris Noor"
).split()
_LAST = (
    "Okoro Prys Lindqvist Haddad Nowak Ferreira Achterberg Roe Szabó Mistry Quill Adeyemi Thorne Vale Kaur Moss "
    "Ferrier Dunmore Ashby Larkspur Penhale Torrance Whitlock Brandt Osei Calder Rook Hollis Sorrel Weir"
).split()
_PARTIES = ("Riverside Party", "Civic Union", "Green Future", "Centre Alliance", "Heritage List", "Independents")
_POSTS = (
    "Mayor of Ambleford", "Deputy Mayor for Transport", "Deputy Mayor for Housing", "Chief Constable", "Harbour Master",
    "Fire Commissioner", "Director of Public Health", "Chair of the Assembly", "Chair of the Budget Committee",
    "Commissioner for Youth", "Chief Executive of Ambleford Buses", "Night Champion",
)  # fmt: skip
_BRANCHES = {
    "Transport": "Buses,Trams,Cycling,Road safety,Parking,Fares,Ferries",
    "Housing": "Affordable homes,Private renting,Homelessness,Planning,Building safety",
    "Safety": "Neighbourhood policing,Knife crime,Victims of crime,Fire cover,Hate crime",
    "Environment": "Air quality,Flood defence,Waste,Green space,Energy",
    "Economy": "Town centres,Skills,Small business,Night economy,Tourism",
    "Health": "Mental health,Dentistry,Healthy food,Social care",
    "Young people": "Schools,Youth clubs,Childcare,Apprenticeships",
    "Governance": "Budget,Elections,Transparency,Pensions",
}
_AREAS = ("north", "south", "harbour", "old town", "hillside", "east quay", "riverbank", "moor end", "west gate")
_PLANS = "Transport Strategy,Housing Plan,Clean Air Plan,Flood Plan,Safer Streets Plan,Night Strategy,Youth Offer"
_BODIES = "Ambleford Buses,Harbour Authority,Ambleford Constabulary,County Fire Service,Housing Trust,Regional Water"
_OPENINGS = ("Will the Mayor say what is being done on", "What progress was made on", "How much was spent on")
_ANSWERS = (
    "We have begun work on {0} with {1}, and the next figures come in the spring. I will write to the Member when they are out.",
    "Since last year {0} has had twice the staff. {1} reports every quarter, and I shall publish the report in full.",
    "I share the concern about {0}. I have asked {1} to look at it again and to say what it would cost.",
)


@dataclass(slots=True)
class _Draft:
    things: list[Thing] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


def record(nodes: int, *, seed: int = 1) -> View:
    """Return a record of about ``nodes`` things, questions and turns; the same for the same arguments."""
    draw, draft = random.Random(seed), _Draft()
    scale = max(nodes / 1000, 0.02)
    kinds = {
        "person": _people(draft, draw, min(int(40 * scale**0.72) + 3, len(_FIRST) * len(_LAST))),
        "topic": _topics(draft, min(int(30 * scale**0.78) + 3, 8 * 60)),
        "strategy": _named(draft, "strategy", _PLANS, int(8 * scale**0.6) + 1),
        "organisation": _named(draft, "organisation", _BODIES, int(6 * scale**0.6) + 1),
    }
    draft.links += [Link("responsible", f"{ROOT}post/{n % len(_POSTS)}", s) for n, s in enumerate(kinds["strategy"])]
    _questions(draft, draw, kinds, nodes - len(draft.things))
    return View(
        "Ambleford Assembly", "Ambleford Assembly", ROOT, nodes * 11,
        things=tuple(sorted(draft.things, key=lambda t: t.iri)), sources=tuple(draft.sources),
        questions=tuple(sorted(draft.questions, key=lambda q: (q.date, q.iri))),
        turns=tuple(sorted(draft.turns, key=lambda t: (t.question, t.sequence))), mentions=tuple(draft.mentions),
        spans=tuple(draft.spans), links=tuple(draft.links), commitments=tuple(draft.commitments),
    )  # fmt: skip


def _people(draft: _Draft, draw: random.Random, count: int) -> list[str]:
    names = [f"{first} {last}" for first, last in product(_FIRST, _LAST)]
    draw.shuffle(names)
    draft.things += [Thing(f"{ROOT}party/{n}", "party", name) for n, name in enumerate(_PARTIES)]
    draft.things += [Thing(f"{ROOT}post/{n}", "post", name) for n, name in enumerate(_POSTS)]
    made = []
    for number, name in enumerate(names[:count]):
        iri = f"{ROOT}person/{name.lower().replace(' ', '-')}"
        made.append(iri)
        draft.things.append(Thing(iri, "person", name, wikidata=f"Q{900000 + number}"))
        party = min(int(draw.expovariate(0.7)), len(_PARTIES) - 1)
        draft.spans.append(Span("party", iri, f"{ROOT}party/{party}", _PARTIES[party], "2014-05-01"))
        if number < len(_POSTS):
            draft.spans.append(Span("holds", iri, f"{ROOT}post/{number}", _POSTS[number], "2018-05-10"))
        else:
            draft.spans.append(Span("seat", iri, f"{ROOT}body/assembly", "Member, Ambleford Assembly", "2014-05-01"))
    return made


def _topics(draft: _Draft, count: int) -> list[str]:
    pairs = [(branch, leaf) for branch, leaves in _BRANCHES.items() for leaf in leaves.split(",")]
    pairs += [(branch, f"{leaf} ({area})") for area, (branch, leaf) in product(_AREAS, tuple(pairs))]
    by_branch = sorted(range(len(pairs)), key=lambda n: (n >= 39, n * 7 % 39 if n < 39 else n))
    made = []
    for number in by_branch[:count]:
        branch, leaf = pairs[number]
        parent = f"{ROOT}topic/{branch.lower().replace(' ', '-')}"
        if all(thing.iri != parent for thing in draft.things):
            draft.things.append(Thing(parent, "topic", branch))
        iri = f"{parent}-{number}"
        made.append(iri)
        draft.things.append(Thing(iri, "topic", leaf))
        draft.links.append(Link("broader", iri, parent))
    return made


def _named(draft: _Draft, kind: str, names: str, count: int) -> list[str]:
    labels = [
        f"{name}{f' {2015 + n // 7}' if n >= 7 else ''}" for n, name in enumerate(names.split(",") * (count // 6 + 1))
    ]
    made = [f"{ROOT}{kind}/{number}" for number in range(count)]
    draft.things += [Thing(iri, kind, label) for iri, label in zip(made, labels, strict=False)]
    return made


def _questions(draft: _Draft, draw: random.Random, kinds: dict[str, list[str]], left: int) -> None:
    labels = {thing.iri: thing.label for thing in draft.things}
    interests = {iri: _interests(draw, kinds["topic"]) for iri in kinds["person"]}
    nearest = {topic: draw.choices(kinds["strategy"], k=2) for topic in sorted({_branch(t) for t in kinds["topic"]})}
    served = {topic: draw.choices(kinds["organisation"], k=2) for topic in sorted({_branch(t) for t in kinds["topic"]})}
    number = 0
    while left > 0:
        number += 1
        day = date(2016, 1, 14) + timedelta(days=draw.randrange(0, 120) * 28)
        asker = kinds["person"][min(int(draw.expovariate(4 / len(kinds["person"]))) + 1, len(kinds["person"]) - 1)]
        topic = draw.choice(interests[asker])
        post = min(int(draw.expovariate(1.1)), min(len(_POSTS), len(kinds["person"])) - 1)
        strategy = draw.choice(nearest[_branch(topic)] if draw.random() < 0.8 else kinds["strategy"])
        organisation = draw.choice(served[_branch(topic)] if draw.random() < 0.8 else kinds["organisation"])
        thread = _Thread(number, day, asker, kinds["person"][post], post, topic, strategy, organisation)
        left -= 1 + _thread(draft, draw, thread, labels, min(left - 1, draw.choice((2, 2, 2, 2, 1, 4))))
    draft.sources += [
        Source(f"{ROOT}source/{n}", f"{n}.txt", f"https://example.org/records/{n}") for n in range(number // 20 + 1)
    ]


def _branch(topic: str) -> str:
    return topic.rpartition("-")[0]


def _interests(draw: random.Random, topics: list[str]) -> list[str]:
    """A member cares for a branch, and for one thing outside it."""
    branch = _branch(draw.choice(topics))
    return draw.choices([topic for topic in topics if _branch(topic) == branch], k=6) + draw.choices(topics, k=1)


@dataclass(frozen=True, slots=True)
class _Thread:
    number: int
    day: date
    asker: str
    answerer: str
    post: int
    topic: str
    strategy: str
    organisation: str


def _thread(draft: _Draft, draw: random.Random, about: _Thread, labels: dict[str, str], turns: int) -> int:
    reference = f"{about.day.year}/{about.number:05d}"
    iri = f"{ROOT}question/{reference.replace('/', '-')}"
    answered = turns > 1
    draft.questions.append(
        Question(
            iri, f"{labels[about.topic]} ({about.number % 12 + 1})", about.day.isoformat(), reference=reference, asker=about.asker,
            capacity="Member, Ambleford Assembly", asked_of=(f"{ROOT}post/{about.post}",),
            answered_by=(about.answerer,) if answered else (), status="Answered" if answered else "Unanswered",
            source=f"{ROOT}source/{about.number // 20}",
        )
    )  # fmt: skip
    for sequence in range(1, turns + 1):
        _turn(draft, draw, about, labels, iri, sequence)
    return max(turns, 0)


def _turn(
    draft: _Draft, draw: random.Random, about: _Thread, labels: dict[str, str], question: str, sequence: int
) -> None:
    asking = sequence % 2 == 1
    iri = f"{question.replace('/question/', '/contribution/')}/{sequence}"
    named = about.strategy if draw.random() < 0.5 else about.organisation
    shape = f"{draw.choice(_OPENINGS)} {{0}} under the {{1}}?" if asking else draw.choice(_ANSWERS)
    text = shape.format(labels[about.topic].lower(), labels[named])
    draft.turns.append(
        Turn(
            iri, question, sequence, speaker=about.asker if asking else about.answerer,
            capacity="Member, Ambleford Assembly" if asking else _POSTS[about.post],
            reply_to="" if sequence == 1 else iri.rpartition("/")[0] + f"/{sequence - 1}", text=text, line=10 * sequence,
        )
    )  # fmt: skip
    unclear = draw.random() < 0.03
    for body in (about.topic, named):
        shown = labels[body].lower() if body == about.topic else labels[body]
        start = text.index(shown)
        vague = unclear and body == named
        draft.mentions.append(
            Mention(iri, body, start, start + len(shown), denotes="" if vague else body, confidence=0.5 if vague else 0.9,
                    ambiguous=vague, rule="label of the register",
                    candidates=(about.strategy, about.organisation) if vague else ())
        )  # fmt: skip
    if not asking and "I will write" in text:
        draft.commitments.append(
            Commitment(
                f"{iri}/commitment",
                about.answerer,
                iri,
                "I will write to the Member when they are out.",
                to=about.asker,
            )
        )


def laid(view: View, earlier: dict[str, tuple[float, float]] | None = None) -> tuple[Summary, Layout]:
    """Return what a record adds up to, and where its things lie."""
    rows = numbered(view, Rows.of(view))
    core, oldest = core_of(view, rows)
    summary = summary_of(view, rows)
    return summary, lay_out(view, summary, (core, summary_of(core, oldest)), earlier)
