"""The example of Ambleford means what its story says, is built the same anywhere, and answers every question."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from click.testing import CliRunner

import graphkit
from graphkit.cli import commands
from graphkit.config import examples_path
from graphkit.errors import ConfigError, OutputError
from graphkit.graph import KnowledgeGraph
from graphkit.query import ask, load_question, parse_question, question_names
from graphkit.register import Register
from graphkit.register.check import check

AMBLEFORD = examples_path() / "ambleford"
BASE = "https://w3id.org/graphkit/ambleford/"


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    output = tmp_path_factory.mktemp("ambleford")
    return graphkit.build(AMBLEFORD / "transcripts", register=str(AMBLEFORD / "register"), output=str(output))


@pytest.fixture(scope="module")
def rows(kg: KnowledgeGraph) -> Callable[[str], list[tuple[str | None, ...]]]:
    """Ask in SPARQL; addresses come back without the base, in order of the columns."""

    def run(sparql: str) -> list[tuple[str | None, ...]]:
        found = ask(kg.store, sparql)
        assert isinstance(found, graphkit.query.Result)
        return [tuple(_short(value) for value in row) for row in found.solutions]

    return run


def _short(value: Any) -> str | None:
    if value is None:
        return None
    return str(value.value).removeprefix(BASE).removeprefix("https://w3id.org/graphkit/ontology#")


Rows = Callable[[str], list[tuple[str | None, ...]]]

MENTION = """SELECT ?body ?denotes ?holder ?status {{
  ?m a gk:Mention ; oa:hasBody ?body ; gk:status ?status ; oa:hasTarget ?t .
  ?t oa:hasSource ?turn ; oa:hasSelector [ oa:exact "{words}" ] , [ oa:start ?at ] .
  ?turn gk:sequence {turn} ; schema:isPartOf ?q . ?q dcterms:title "{title}"@en .
  OPTIONAL {{ ?m gk:denotes ?denotes }} OPTIONAL {{ ?m gk:resolvedHolder ?holder }} }} ORDER BY ?at"""


def mention(rows: Rows, title: str, turn: int, words: str) -> list[tuple[str | None, ...]]:
    """Return (body, denotes, holder, status) of each mention with these words in a turn of a question."""
    return rows(MENTION.format(title=title, turn=turn, words=words))


def person(rows: Rows, title: str, turn: int, words: str) -> list[str | None]:
    return [row[1] for row in mention(rows, title, turn, words)]


# --- the register -----------------------------------------------------------------------------------------------


def test_a_tenure_of_one_year_is_called_by_that_year(rows: Rows) -> None:
    found = rows("SELECT ?label { ?tenure a gk:Tenure ; gk:acting true ; rdfs:label ?label }")
    assert found == [("Rufus Hartsedge, Harbour Commissioner, acting, 2021",)]


def test_the_register_has_no_error() -> None:
    problems = check(Register.load(AMBLEFORD / "register"))
    assert [p.what for p in problems if p.severity == "error"] == []
    assert {p.file.name for p in problems} <= {"strategies.csv"}, "only the Government's strategy of the same name"


# --- who asks whom, as what ---------------------------------------------------------------------------------------

ASKED = [
    ("Flood gates at Saltings", "nick-harbottle", "2016-05-09", "weir-group", ["post/mayor"], ["odo-marshbank"]),
    ("Theft of nets", "greta-marshbank", "2016-05-09", "weir-group", ["post/mayor", "post/watch-commissioner"],
     ["ansel-birdwhistle", "odo-marshbank"]),
    ("Dredging the Old Harbour", "marguerite-sallow", "2016-05-09", "mill-group",
     ["post/harbour-commissioner", "post/mayor"], ["rufus-hartsedge"]),
    ("Cormorant Bridge", "ines-tallowby", "2021-05-10", "weir-group", ["post/mayor"], ["petra-oquill"]),
    ("Flood wardens", "ines-tallowby", "2021-06-01", "mill-group", ["post/mayor"], ["petra-oquill"]),
    ("Who keeps the quays", "greta-marshbank", "2021-05-10", "weir-group",
     ["post/harbour-commissioner", "post/watch-commissioner"], ["ansel-birdwhistle", "yusuf-anders"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "asker", "since", "group", "asked", "answered"), ASKED)
def test_who_asks_whom_and_as_what(
    rows: Rows, title: str, asker: str, since: str, group: str, asked: list[str], answered: list[str]
) -> None:
    of = f'{{ ?q dcterms:title "{title}"@en ; '
    assert rows(f"SELECT ?p ?c ?g {of} gk:askedBy ?p ; gk:askedInCapacity ?c ; gk:askedUnderGroup ?g }}") == [
        (f"person/{asker}", f"membership/seat--{asker}--ambleford-assembly--{since}", f"group/{group}")
    ]
    assert rows(f"SELECT DISTINCT ?o {of} gk:askedOf ?o }} ORDER BY ?o") == [(post,) for post in asked]
    assert rows(f"SELECT DISTINCT ?a {of} gk:answeredBy ?a }} ORDER BY ?a") == [(f"person/{p}",) for p in answered]


def test_every_speaker_is_known_and_speaks_as_something(rows: Rows) -> None:
    assert rows("SELECT ?c { ?c a gk:Contribution FILTER NOT EXISTS { ?c gk:speaker ?s ; gk:inCapacity ?h } }") == []


SPOKEN = [
    ("Petra O’Quill AM", "person/petra-oquill", "membership/seat--petra-oquill--ambleford-assembly--2016-05-09"),
    ("Petra O'Quill (Mayor of Ambleford)", "person/petra-oquill", "tenure/mayor--petra-oquill--2021-05-10"),
    ("Rufus Hartsedge (Acting Harbour Commissioner)", "person/rufus-hartsedge",
     "tenure/harbour-commissioner--rufus-hartsedge--2021-02-01--acting"),
    ("Bart Quayle AM (Chairman)", "person/bart-quayle", "tenure/chair-of-assembly--bart-quayle--2019-05-15"),
    ("Bart Quayle AM", "person/bart-quayle", "membership/seat--bart-quayle--ambleford-assembly--2021-05-10"),
    ("Lea Thornquist AM", "person/lea-thornquist", "membership/seat--lea-thornquist--ambleford-assembly--2021-05-10"),
    ("Nicholas Harbottle AM", "person/nick-harbottle", "membership/seat--nick-harbottle--ambleford-assembly--2021-05-10"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "who", "capacity"), SPOKEN)
def test_a_speaker_line_is_a_person_in_an_office(rows: Rows, label: str, who: str, capacity: str) -> None:
    sparql = f'SELECT DISTINCT ?p ?c {{ ?t gk:speakerLabel "{label}" ; gk:speaker ?p ; gk:inCapacity ?c }}'
    assert rows(sparql) == [(who, capacity)]


def test_turns_that_run_together_in_one_paragraph_are_apart(rows: Rows) -> None:
    found = rows(
        'SELECT ?n ?l { ?t gk:sequence ?n ; gk:speakerLabel ?l ; schema:isPartOf ?q . ?q gk:reference "2021/0041" } ORDER BY ?n'
    )
    assert [label for _, label in found][1:] == [
        "Odo Marshbank (Mayor of Ambleford)",
        "Ines Tallowby AM",
        "Odo Marshbank (Mayor of Ambleford)",
    ]


def test_a_whole_sitting_in_one_file_is_numbered_through(rows: Rows) -> None:
    found = rows(f"SELECT ?n {{ GRAPH <{BASE}source/2021-03-17-sitting> {{ ?t gk:sequence ?n }} }} ORDER BY ?n")
    assert [number for (number,) in found] == [str(n) for n in range(1, 14)]


# --- what became of it, and what hangs together -------------------------------------------------------------------


def test_a_holding_reply_a_pointer_and_an_answer(rows: Rows) -> None:
    found = dict(rows("SELECT ?t ?s { ?q a gk:Question ; dcterms:title ?t ; gk:answerStatus ?s }"))
    assert found["Gulls in Fishgate Market"] == "Holding"
    assert found["Gulls again"] == "Pointer"
    assert {s for t, s in found.items() if not (t or "").startswith("Gulls")} == {"Answered"}


def test_the_chain_of_supplementaries(rows: Rows) -> None:
    found = rows("SELECT ?t ?u { ?q gk:supplementaryTo ?r ; dcterms:title ?t . ?r dcterms:title ?u } ORDER BY ?t")
    assert found == [
        ("Flood gates at Saltings (Supplementary) [1]", "Flood gates at Saltings"),
        ("Flood wardens (Supplementary) [1]", "Flood wardens"),
        ("Flood wardens (Supplementary) [2]", "Flood wardens (Supplementary) [1]"),
        ("Night Ferry (Supplementary) [1]", "Night Ferry"),
    ]


def test_a_number_leads_to_the_question(rows: Rows) -> None:
    found = rows(
        "SELECT DISTINCT ?t ?r { ?c gk:refersTo ?q ; schema:isPartOf ?own . ?own dcterms:title ?t . ?q gk:reference ?r } ORDER BY ?t"
    )
    assert found == [
        ("Flood wardens", "2020/0311"),
        ("Flood wardens (Supplementary) [2]", "2020/0311"),
        ("Gulls again", "2020/0318"),
    ]


def test_each_turn_replies_to_the_one_before(rows: Rows) -> None:
    found = rows(
        'SELECT ?n ?m { ?t gk:inReplyTo ?u ; gk:sequence ?n ; schema:isPartOf ?q . ?q dcterms:title "Theft of nets"@en . ?u gk:sequence ?m } ORDER BY ?n'
    )
    assert found == [(str(n), str(n - 1)) for n in range(2, 7)]


# --- who was meant ------------------------------------------------------------------------------------------------

MEANT = [
    ("Flood gates at Saltings", 2, "Chairman", "bart-quayle"),
    ("Flood gates at Saltings (Supplementary) [1]", 1, "Mr Mayor", "odo-marshbank"),
    ("Flood gates at Saltings (Supplementary) [1]", 2, "Deputy Mayor for Water and Works", "tomasz-reedham"),
    ("Flood gates at Saltings (Supplementary) [1]", 2, "Assembly Member O'Quill", "petra-oquill"),
    ("Theft of nets", 2, "Commissioner", "ansel-birdwhistle"),
    ("Theft of nets", 5, "Assembly Member Marshbank", "greta-marshbank"),
    ("Theft of nets", 6, "Sir Ansel", "ansel-birdwhistle"),
    ("Night Ferry (Supplementary) [1]", 5, "Mayor", "odo-marshbank"),
    ("Dredging the Old Harbour", 10, "Commissioner", "rufus-hartsedge"),
    ("Dredging the Old Harbour", 10, "Dame Hester", "hester-vane"),
    ("First day", 1, "Mayor", "petra-oquill"),
    ("Flood wardens", 3, "Mayor", "petra-oquill"),
    ("Cormorant Bridge", 2, "Deputy Mayor [Imogen] Larkspur", "imogen-larkspur"),
    ("Cormorant Bridge", 3, "Deputy Mayor", "imogen-larkspur"),
    ("Cormorant Bridge", 3, "Madam Mayor", "petra-oquill"),
    ("Flood wardens", 2, "Madam Chair", "marguerite-sallow"),
    ("Flood wardens", 2, "Fire Marshal", "clemency-pike"),
    ("Flood wardens (Supplementary) [1]", 1, "Minister for Coasts", "wilf-lamplugh"),
    ("Flood wardens (Supplementary) [2]", 3, "Night Mayor", "barnaby-finch"),
    ("Who keeps the quays", 3, "Commissioner", "ansel-birdwhistle"),
    ("Who keeps the quays", 4, "Mr Anders", "yusuf-anders"),
]


@pytest.mark.parametrize(("title", "turn", "words", "who"), MEANT)
def test_a_title_is_the_person_of_the_day(rows: Rows, title: str, turn: int, words: str, who: str) -> None:
    assert person(rows, title, turn, words) == [f"person/{who}"]


def test_on_the_day_of_the_hand_over_the_mayor_is_the_new_one(rows: Rows) -> None:
    found = rows(
        'SELECT DISTINCT ?d ?h { ?m gk:resolvedHolder ?h ; oa:hasTarget/oa:hasSource/schema:isPartOf ?q . ?h gk:post ?p . FILTER(STRENDS(STR(?p), "post/mayor")) ?q schema:datePublished ?d } ORDER BY ?d ?h'
    )
    assert found == [
        ("2020-11-18", "tenure/mayor--odo-marshbank--2016-05-09"),
        ("2021-03-17", "tenure/mayor--odo-marshbank--2016-05-09"),
        ("2021-05-10", "tenure/mayor--petra-oquill--2021-05-10"),
        ("2021-10-20", "tenure/mayor--petra-oquill--2021-05-10"),
    ]


def test_who_is_in_nobody_s_room_stays_open(rows: Rows) -> None:
    assert person(rows, "Safety on the quays", 3, "Commissioner") == [None]
    found = rows(
        'SELECT ?c { ?m gk:status gk:Ambiguous ; gk:candidate ?c ; oa:hasTarget ?t . ?t oa:hasSource/gk:sequence 3 ; oa:hasSelector/oa:exact "Commissioner" } ORDER BY ?c'
    )
    assert found == [("person/ansel-birdwhistle",), ("person/yusuf-anders",)]


NOBODY = [
    ("Flood gates at Saltings (Supplementary) [1]", 3, "Mayor of Ambleford"),
    ("Cormorant Bridge", 3, "Mayor"),
    ("Cormorant Bridge", 4, "Mayor"),
    ("First day", 4, "Mayor"),
    ("Flood wardens (Supplementary) [1]", 3, "mayor"),
    ("Flood wardens (Supplementary) [2]", 2, "Mayor"),
    ("Lamps on Crab Stairs", 2, "Mayor"),
]


@pytest.mark.parametrize(("title", "turn", "words"), NOBODY)
def test_what_is_not_the_holder_is_not_taken_for_the_holder(rows: Rows, title: str, turn: int, words: str) -> None:
    """The next Mayor, the previous one, a mayor, and the Mayor inside the name of something else."""
    assert mention(rows, title, turn, words) == []


# --- what was meant -----------------------------------------------------------------------------------------------

THINGS = [
    ("Flood gates at Saltings", 2, "draft Flood Strategy", "strategy/flood-2020-draft"),
    ("Flood wardens", 2, "Flood Strategy", "strategy/flood-2021"),
    ("First day", 2, "Dry Feet", "strategy/flood-2021"),
    ("Flood wardens (Supplementary) [1]", 1, "Flood Strategy", "strategy/national-flood-2019"),
    ("Lamps on Crab Stairs", 2, "Mayor's Night Plan", "strategy/night-plan-2018"),
    ("Dredging the Old Harbour", 10, "Master Plan", "strategy/harbour-plan-2020"),
    ("Flood gates at Saltings", 2, "Great Tide Inquiry", "document/great-tide-inquiry"),
    ("Flood gates at Saltings", 2, "Great Tide", "event/great-tide"),
    ("First day", 4, "Mayor's Question Time", "event/mayors-question-time"),
    ("First day", 2, "Ferry Company", "organisation/ambleford-ferries"),
    ("First day", 2, "Night Ferry", "scheme/night-ferry"),
    ("Gulls in Fishgate Market", 1, "Fishgate Traders' Association", "organisation/fishgate-traders"),
    ("Theft of nets", 6, "Harbour and Water Committee", "organisation/water-committee"),
]


@pytest.mark.parametrize(("title", "turn", "words", "thing"), THINGS)
def test_a_name_is_the_thing_of_the_day(rows: Rows, title: str, turn: int, words: str, thing: str) -> None:
    assert [(row[1], row[3]) for row in mention(rows, title, turn, words)] == [(thing, "Accepted")]


def test_letters_mean_the_body_that_they_stand_for(rows: Rows) -> None:
    assert person(rows, "Cormorant Bridge", 4, "MOW") == ["organisation/office-for-works"] * 2
    assert person(rows, "Flood wardens", 2, "ARB") == ["organisation/river-board"] * 2
    panel = ["organisation/candidate/independent-sluice-panel"]
    assert person(rows, "Flood gates at Saltings (Supplementary) [1]", 1, "ISP") == panel * 2
    assert person(rows, "Flood gates at Saltings (Supplementary) [1]", 2, "ISP") == panel


@pytest.mark.parametrize("name", ["Lantern Strategy", "Flood Wardens Strategy"])
def test_a_strategy_that_nobody_registered_is_one_candidate(rows: Rows, name: str) -> None:
    found = rows(
        f'SELECT DISTINCT ?s ?b {{ ?m oa:hasBody ?b ; gk:status ?s ; oa:hasTarget/oa:hasSelector/oa:exact "{name}" }}'
    )
    assert found == [("Candidate", f"strategy/candidate/{name.lower().replace(' ', '-')}")]


TOPICS = [
    ("Gulls in Fishgate Market", {"gulls", "markets"}),
    ("Night Ferry", {"ferries"}),
    ("Cormorant Bridge", {"bridges"}),
    ("Dredging the Old Harbour", {"dredging"}),
    ("Theft of nets", {"theft"}),
    ("Safety on the quays", {"quay-safety"}),
]


@pytest.mark.parametrize(("title", "topics"), TOPICS)
def test_what_a_question_is_about(rows: Rows, title: str, topics: set[str]) -> None:
    found = rows(f'SELECT ?t {{ ?q dcterms:title "{title}"@en ; gk:discusses ?t }}')
    assert {f"topic/{topic}" for topic in topics} <= {topic for (topic,) in found}


def test_markup_in_a_turn_stays_text(rows: Rows) -> None:
    found = rows('SELECT ?x { ?t gk:text ?x FILTER(CONTAINS(?x, "batteries")) }')
    assert found == [("You may, and <em>please</em> bring batteries & a spare bulb.",)]


# --- fine points --------------------------------------------------------------------------------------------------

FINE_POINTS = [
    pytest.param("Flood gates at Saltings", 3, "Mr Mayor", "person/odo-marshbank", id="a sentence ends after it"),
    pytest.param("Theft of nets", 3, "Mr Mayor", "person/odo-marshbank", id="a name begins after the sentence"),
    pytest.param("Theft of nets", 3, "Operation Herring", "scheme/operation-herring", id="a name after a title"),
    pytest.param("First day", 3, "Mayor", "person/petra-oquill", id="a verb begins after the sentence"),
    pytest.param("Cormorant Bridge", 4, "Mayor Marshbank", "person/odo-marshbank", id="a Mayor who was"),
    pytest.param("First day", 3, "Flood Strategy", "strategy/flood-2021", id="a verb before the article"),
    pytest.param("Flood gates at Saltings", 3, "National Flood Strategy", "strategy/national-flood-2019",
                 id="a national work by its whole name"),
    pytest.param("Dredging the Old Harbour", 11, "Harbour Act", "document/harbour-act", id="an Act of Parliament"),
    pytest.param("Who keeps the quays", 2, "Harbour Act", "document/harbour-act", id="an Act, named again"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "turn", "words", "thing"), FINE_POINTS)
def test_a_fine_point_is_decided(rows: Rows, title: str, turn: int, words: str, thing: str) -> None:
    assert person(rows, title, turn, words) == [thing]


def test_a_title_before_for_is_still_a_title(rows: Rows) -> None:
    assert [row[3] for row in mention(rows, "Safety on the quays", 2, "Commissioner")] == ["Ambiguous"]


PROMISED = [
    ("ansel-birdwhistle", "We will put two officers on Long Quay every night until Lantern Night", "greta-marshbank", None),
    ("ansel-birdwhistle", "we shall bring a lifebuoy each", "greta-marshbank", None),
    ("odo-marshbank", "I undertake to lay the first report of the panel before this Assembly by 31 March 2021",
     "petra-oquill", "2021-03-31"),
    ("odo-marshbank", "I will publish the final strategy by the end of February 2021", "nick-harbottle", "2021-02"),
    ("petra-oquill", "I will bring a Flood Wardens Strategy to Mayor's Question Time in October",
     "valentine-osei-drew", "2021-10"),
    ("petra-oquill", "I will put that into the budget for 2022", "ines-tallowby", None),
]  # fmt: skip


@pytest.mark.parametrize(("by", "clause", "to", "due"), PROMISED)
def test_an_undertaking_has_a_maker_a_hearer_and_a_day(
    rows: Rows, by: str, clause: str, to: str, due: str | None
) -> None:
    found = rows(
        f'SELECT ?by ?to ?due {{ ?c a gk:Commitment ; gk:clause ?x ; gk:madeBy ?by ; gk:madeTo ?to FILTER(STR(?x) = "{clause}") OPTIONAL {{ ?c gk:due ?due }} }}'
    )
    assert found == [(f"person/{by}", f"person/{to}", due)]


def test_what_i_will_add_is_no_undertaking(rows: Rows) -> None:
    assert rows('SELECT ?c { ?c gk:clause ?x FILTER(CONTAINS(?x, "is what is missing")) }') == []


def test_lighting_the_stairs_is_an_undertaking(rows: Rows) -> None:
    assert rows('SELECT ?x { ?c gk:clause ?x FILTER(CONTAINS(?x, "light Crab Stairs")) }') == [
        ("We will light Crab Stairs before Lantern Night",)
    ]


def test_a_market_is_found_behind_its_stallholders(rows: Rows) -> None:
    assert person(rows, "Gulls in Fishgate Market", 1, "Fishgate Market") == ["place/fishgate-market"]


# --- the questions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", question_names())
def test_every_built_in_question_finds_something(kg: KnowledgeGraph, name: str) -> None:
    found = ask(kg.store, load_question(name).sparql, where=name)
    assert isinstance(found, graphkit.query.Result)
    assert len(found.solutions) > 0


@pytest.mark.parametrize("file", sorted((AMBLEFORD / "questions").glob("*.rq")), ids=lambda path: path.stem)
def test_every_question_of_the_example_finds_something(kg: KnowledgeGraph, file: Path) -> None:
    question = parse_question(file.read_text(encoding="utf-8"), file.name)
    assert question.help.endswith(".")
    found = ask(kg.store, question.sparql, where=file.name)
    assert isinstance(found, graphkit.query.Result)
    assert len(found.solutions) >= 2


def test_the_member_who_crossed_the_floor(kg: KnowledgeGraph) -> None:
    text = (AMBLEFORD / "questions" / "crossing-the-floor.rq").read_text(encoding="utf-8")
    found = [(row["member"], row["group"]) for row in ask(kg.store, parse_question(text, "x").sparql)]
    assert found == [("Ines Tallowby", "Weir Group"), ("Ines Tallowby", "Mill Group")]


def test_the_readme_s_commands_run(tmp_path: Path) -> None:
    """Every command line of the example's page, in order, in an empty folder."""
    lines = re.findall(r"^\$ graphkit (.+)$", (AMBLEFORD / "README.md").read_text(encoding="utf-8"), re.M)
    assert len(lines) == 7
    for line in lines:
        done = run(*_words(line), cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


def _words(line: str) -> list[str]:
    return [word.replace('"', "") for word in re.findall(r'(?:[^\s"]|"[^"]*")+', line)]


# --- building -----------------------------------------------------------------------------------------------------


def run(*arguments: str, cwd: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    path = os.pathsep.join([str(Path(graphkit.__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, "-m", "graphkit", *arguments],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_two_builds_are_the_same_bytes_anywhere(kg: KnowledgeGraph, tmp_path: Path) -> None:
    shutil.copytree(AMBLEFORD, tmp_path / "city")
    far = tmp_path / "far"
    far.mkdir()
    for seed, cwd, prefix in (("1", tmp_path, "city"), ("77", far, "../city")):
        arguments = ("build", f"{prefix}/transcripts", "--register", f"{prefix}/register", "-o", f"out-{seed}")
        done = run(*arguments, cwd=cwd, seed=seed)
        assert done.returncode == 0, done.stderr
        for name in ("graph.ttl", "graph.nq", "review.csv"):
            assert (cwd / f"out-{seed}" / name).read_bytes() == (kg.output / name).read_bytes(), name


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Copy the example as the command does it, and build it once."""
    runner = CliRunner()
    assert runner.invoke(commands, ["example", str(tmp_path / "city")]).exit_code == 0
    assert build(tmp_path / "city")[0] == 0
    return tmp_path / "city"


def build(city: Path, output: str = "out") -> tuple[int, str, str]:
    arguments = ["build", str(city / "transcripts"), "--register", str(city / "register"), "-o", str(city / output)]
    done = CliRunner().invoke(commands, arguments)
    return done.exit_code, done.stdout, done.stderr


def test_the_command_copies_the_example_whole(city: Path) -> None:
    names = {p.relative_to(AMBLEFORD) for p in AMBLEFORD.rglob("*") if p.is_file()}
    assert names == {p.relative_to(city) for p in city.rglob("*") if p.is_file() and "out" not in p.parts}
    with pytest.raises(OutputError, match="is there already"):
        CliRunner().invoke(commands, ["example", str(city)], catch_exceptions=False)


def test_a_place_where_the_example_cannot_lie_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"file/city: cannot write: Not a directory \(name another folder\)$"):
        CliRunner().invoke(commands, ["example", str(tmp_path / "file" / "city")], catch_exceptions=False)


def test_building_again_changes_nothing_and_says_so(city: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in (city / "out").iterdir() if p.is_file()}
    code, said, _ = build(city)
    assert code == 0
    assert said.startswith("Nothing changed: 13 sources")
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_a_question_about_nobody_says_who_may_be_meant(city: Path) -> None:
    asked = ["query", "questions-by-member", "-d", str(city / "out"), "--set", "member=Nadja Okoro"]
    done = CliRunner().invoke(commands, asked)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[0] == "No rows."
    assert "member: nothing here is called 'Nadja Okoro' (did you mean Nadia Okoro" in done.stderr
    assert CliRunner().invoke(commands, [*asked, "--quiet", "--format", "csv"]).stderr == ""


def graphs(city: Path, output: str = "out") -> dict[str, set[str]]:
    """Return the statements of each named graph."""
    found: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(path=str(city / output / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS):
        found.setdefault(str(quad.graph_name), set()).add(str(quad.triple))
    return found


def test_removing_a_file_removes_exactly_its_graph(city: Path) -> None:
    before = graphs(city)
    (city / "transcripts" / "2021-10-20-lanterns.txt").unlink()
    code, said, _ = build(city)
    assert code == 0
    assert "1 graph removed" in said
    gone = f"<{BASE}source/2021-10-20-lanterns>"
    assert graphs(city) == {name: triples for name, triples in before.items() if name != gone}
    assert build(city, "afresh")[0] == 0
    assert (city / "out" / "graph.nq").read_bytes() == (city / "afresh" / "graph.nq").read_bytes()


def test_a_bad_file_is_left_out_and_the_rest_is_built(city: Path) -> None:
    before = graphs(city)
    (city / "transcripts" / "shopping.txt").write_text("Two lanterns, one net, and a trolley.\n", encoding="utf-8")
    (city / "transcripts" / "undated.txt").write_text(
        "Undated\n\nQuestion By:\nNadia Okoro\nAsked Of:\nThe Mayor\nAnswered By:\nThe Mayor\n\nNo.\n", encoding="utf-8"
    )
    code, said, complained = build(city)
    assert code == 1
    assert len(complained.strip().splitlines()) == 2
    assert re.search(r"^graphkit: .*shopping\.txt", complained, re.M)
    assert re.search(r"^graphkit: .*undated\.txt: line \d+: no date", complained, re.M)
    assert "2 left out" in said
    assert graphs(city) == before


def test_a_build_with_a_register_that_contradicts_itself_says_so(tmp_path: Path) -> None:
    register = tmp_path / "register"
    shutil.copytree(AMBLEFORD / "register", register)
    settings = register / "register.toml"
    settings.write_text(settings.read_text("utf-8").replace('"chair-of-assembly"', '"chiar"'), encoding="utf-8")
    asked = ["build", str(AMBLEFORD / "transcripts"), "--register", str(register), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(commands, asked)
    assert done.exit_code == 0
    assert f"warning: {settings}: line 6: chair 'chiar' is the id of no post (graphkit register check" in done.stderr
    assert (
        "warning"
        not in CliRunner()
        .invoke(commands, [*asked[:2], "-o", str(tmp_path / "other"), "--register", str(AMBLEFORD / "register")])
        .stderr
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"output": ""}, "the output folder has no name (name one, or write . for this folder)"),
        ({"base": "http://x y/"}, "' ' cannot stand in a base address: 'http://x y/' (write it as the web does"),
        ({"base": "http://x<y/"}, "'<' cannot stand in a base address"),
    ],
)
def test_a_folder_without_a_name_and_an_address_that_is_none_are_refused(options: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        graphkit.build(AMBLEFORD / "transcripts", register=AMBLEFORD / "register", **options)
    assert said in str(caught.value)
