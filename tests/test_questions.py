"""Every built-in question finds what it promises: on a small graph exactly, on the example at all."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

from graphkit.config import queries_path
from graphkit.errors import QueryError
from graphkit.query import Result, ask, bind, found_in, limit_of, load_question, parse_question, question_names

DATA = Path(__file__).parent / "data"
BASE = "https://w3id.org/graphkit/ambleford/"

PROMISED = [
    (
        "who-asked-whom",
        {},
        "member asked answered_by questions",
        [
            ("Ines Tallowby", "Mayor of Ambleford", None, 1),
            ("Ines Tallowby", "Mayor of Ambleford", "Odo Marshbank", 1),
            ("Ines Tallowby", "Mayor of Ambleford", "Petra O'Quill", 1),
        ],
    ),
    ("who-asked-whom", {"year": "2022", "of": "the mayor"}, "answered_by", [("Petra O'Quill",)]),
    ("who-asked-whom", {"answerer": "Odo Marshbank"}, "asked questions", [("Mayor of Ambleford", 1)]),
    (
        "questions-by-member",
        {"member": "INES tallowby", "year": "2021"},
        "reference supplementary title",
        [
            ("2021/0007", None, "Flooding in Lower Weir"),
            (None, 1, "Flooding in Lower Weir (Supplementary) [1]"),
        ],
    ),
    (
        "questions-by-party",
        {},
        "party year questions members",
        [("Mill Party", 2022, 1, 1), ("Weir Party", 2021, 2, 1)],
    ),
    ("questions-by-party", {"party": f"{BASE}party/mill"}, "party year", [("Mill Party", 2022)]),
    (
        "questions-by-topic",
        {"topic": "Water"},
        "topic reference member",
        [("Flooding", "2021/0007", "Ines Tallowby")],
    ),
    ("topics", {}, "topic questions turns", [("Flooding", 1, 2), ("Ferries", 1, 1)]),
    ("who-held-post", {"post": "the mayor", "date": "2021-05-09"}, "holder", [("Odo Marshbank",)]),
    ("who-held-post", {"post": "the mayor", "date": "2021-05-10"}, "holder", [("Petra O'Quill",)]),
    ("who-held-post", {"post": "Warden"}, "holder acting", [("Rufus Hartsedge", True)]),
    (
        "said-about",
        {"person": "councillor marshbank", "topic": "HIGH WATER"},
        "topic quote",
        [("Flooding", "high water")],
    ),
    (
        "strategies-mentioned",
        {},
        "strategy speaker turns",
        [
            ("Ambleford Flood Strategy", "Ines Tallowby", 1),
            ("Sluice Strategy", "Odo Marshbank", 1),
        ],
    ),
    ("strategies-mentioned", {"member": "Ines Tallowby"}, "strategy", [("Ambleford Flood Strategy",)]),
    (
        "supplementaries",
        {"question": "2021/0007"},
        "chain number follows",
        [
            ("Flooding in Lower Weir", None, None),
            ("Flooding in Lower Weir", 1, "Flooding in Lower Weir"),
        ],
    ),
    ("supplementaries", {"question": f"<{BASE}question/2021-05-09/flooding-1>"}, "number", [(None,), (1,)]),
    ("supplementaries", {"question": "Ferries"}, "number", []),
    ("who-mentions-whom", {"member": "Ines Tallowby"}, "named times", [("Odo Marshbank", 1)]),
    ("topics-of-party", {"party": "weir party"}, "topic questions", [("Flooding", 1)]),
    (
        "answers-by-topic",
        {"post": "Mayor of Ambleford"},
        "topic holder answers",
        [
            ("Ferries", "Petra O'Quill", 1),
            ("Flooding", "Odo Marshbank", 1),
        ],
    ),
    (
        "co-mentioned-organisations",
        {"organisation": "the board"},
        "organisation beside turns",
        [
            ("Ambleford River Board", "Harbour Trust", 1),
        ],
    ),
    (
        "unresolved-names",
        {},
        "kind name candidate",
        [
            ("ambiguous", "Warden", "Deputy River Warden"),
            ("ambiguous", "Warden", "River Warden"),
            ("candidate", "Sluice Strategy", "Sluice Strategy"),
            ("speaker", "A Stranger", None),
        ],
    ),
    ("unresolved-names", {"kind": "speaker"}, "name", [("A Stranger",)]),
    (
        "evidence",
        {"from": "ines tallowby", "to": "odo marshbank"},
        "quote speaker rule confidence status file",
        [
            ("the Mayor", "Ines Tallowby", "title-on-the-day", 0.95, "Accepted", "flooding.txt"),
        ],
    ),
    ("evidence", {"to": "Water"}, "quote", []),
    ("evidence", {"from": "2021/0007", "to": "Flooding"}, "quote status", [("high water", None)]),
    (
        "commitments",
        {},
        "person clause to due",
        [("Petra O'Quill", "I will write to the Member", "Ines Tallowby", "2022-02")],
    ),
    ("mentions-of", {"thing": "river warden"}, "quote status", [("Warden", "Ambiguous")]),
    (
        "titles-resolved",
        {"post": "mayor of ambleford"},
        "words holder since",
        [("the Mayor", "Odo Marshbank", "2016")],
    ),
    (
        "turns",
        {"question": "flooding in lower weir"},
        "sequence speaker capacity",
        [
            (1, "Ines Tallowby", "Ines Tallowby, Ambleford Council Assembly"),
            (2, "Odo Marshbank", "Odo Marshbank, Mayor of Ambleford"),
        ],
    ),
    (
        "reply-chain",
        {},
        "sequence speaker replies_to earlier_speaker",
        [(2, "Odo Marshbank", 1, "Ines Tallowby")],
    ),
    (
        "tenures-of",
        {"person": "Ines Tallowby"},
        "kind held",
        [
            ("party", "Weir Party"),
            ("seat", "Ambleford Council Assembly"),
            ("party", "Mill Party"),
        ],
    ),
    (
        "tenures-of",
        {"date": "2016-01-01"},
        "person held",
        [("Ines Tallowby", "Weir Party"), ("Odo Marshbank", "Mayor of Ambleford")],
    ),
    (
        "sources",
        {},
        "file sha256 questions turns mentions",
        [
            ("ferries.txt", "cc33", 1, 1, 0),
            ("flooding-1.txt", "bb22", 1, 1, 0),
            ("flooding.txt", "aa11", 1, 2, 4),
        ],
    ),
]


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    held = pyoxigraph.Store()
    held.bulk_load(path=str(DATA / "questions.trig"))
    return held


def answer(store: pyoxigraph.Store, name: str, settings: dict[str, str]) -> Result:
    question = load_question(name)
    found = ask(store, bind(question, settings), where=question.where)
    assert isinstance(found, Result)
    return found


@pytest.mark.parametrize(("name", "settings", "columns", "expected"), PROMISED)
def test_a_question_finds_exactly_what_is_there(
    store: pyoxigraph.Store,
    name: str,
    settings: dict[str, str],
    columns: str,
    expected: list[tuple[object, ...]],
) -> None:
    found = [tuple(row[column] for column in columns.split()) for row in answer(store, name, settings)]
    assert found == expected


@pytest.mark.parametrize(("name", "settings"), [(name, settings) for name, settings, *_ in PROMISED if settings])
def test_looking_labels_up_first_changes_no_answer(
    store: pyoxigraph.Store, name: str, settings: dict[str, str]
) -> None:
    sparql = bind(load_question(name), settings, found_in(store))
    assert "LCASE" not in sparql
    found = ask(store, sparql)
    assert isinstance(found, Result)
    assert found.solutions == answer(store, name, settings).solutions


def test_who_is_asked_where_no_office_is_named_is_the_one_in_which_it_was_answered(store: pyoxigraph.Store) -> None:
    unnamed = pyoxigraph.Store()
    unnamed.extend(q for q in store if not q.predicate.value.endswith("#askedOf"))
    rows = [(row["asked"], row["answered_by"]) for row in answer(unnamed, "who-asked-whom", {"year": "2021"})]
    assert rows == [("Mayor of Ambleford", "Odo Marshbank")], "and nothing is said of what nobody answered"


def test_a_label_that_nothing_bears_finds_nothing(store: pyoxigraph.Store) -> None:
    found = ask(store, bind(load_question("who-held-post"), {"post": "Lamplighter"}, found_in(store)))
    assert isinstance(found, Result)
    assert not found.solutions


def test_a_line_is_left_out_when_one_of_its_parameters_has_a_value() -> None:
    text = (
        "# Help.\n# @param a  one; default: all\n# @param b  two; default: all\n{ {  # @unless a b\n}\n}  # @unless b\n"
    )
    question = parse_question(text, "q.rq")
    assert bind(question, {}) == text
    assert bind(question, {"a": "x"}).splitlines()[3:] == ["", "}", "}  # @unless b"]
    assert bind(question, {"b": "x"}).splitlines()[3:] == ["", "}", ""]


def test_a_line_for_a_parameter_that_is_not_declared_is_refused() -> None:
    with pytest.raises(QueryError, match=r"q\.rq: line 3: no parameter 'c' is declared"):
        parse_question("# Help.\n# @param a  one; default: all\n{ {  # @unless a c\n", "q.rq")


def test_every_question_is_promised_something() -> None:
    assert {name for name, *_ in PROMISED} == set(question_names())


@pytest.mark.parametrize("name", question_names())
def test_a_question_stands_on_its_own(store: pyoxigraph.Store, name: str) -> None:
    question = load_question(name)
    assert question.help.endswith(".")
    assert all(parameter.help for parameter in question.parameters)
    ask(store, question.sparql, where=question.where)


@pytest.mark.parametrize("name", question_names())
def test_each_parameter_is_used(name: str) -> None:
    question = load_question(name)
    for parameter in question.parameters:
        assert re.search(rf"# @(bind {parameter.name} \?|limit {parameter.name}\b)", question.sparql), parameter.name


@pytest.mark.parametrize("name", question_names())
def test_the_order_of_rows_is_total(store: pyoxigraph.Store, name: str) -> None:
    """Rows come in one order however the store holds them: the same graph, loaded backwards, agrees."""
    backwards = pyoxigraph.Store()
    for quad in sorted(store, key=str, reverse=True):
        backwards.add(quad)
    assert answer(backwards, name, {}).solutions == answer(store, name, {}).solutions


def test_the_folder_holds_nothing_but_questions() -> None:
    assert {path.suffix for path in queries_path().iterdir()} == {".rq"}


LISTINGS = ("evidence", "mentions-of", "said-about", "turns", "reply-chain")


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_of_everything_is_cut_after_whole_turns_and_can_be_had_whole(
    name: str, store: pyoxigraph.Store
) -> None:
    question = load_question(name)
    whole = rows(store, bind(question, {"turns": "all"}))
    assert whole == rows(store, bind(question, {})) == rows(store, question.sparql)
    first = rows(store, bind(question, {"turns": "1"}))
    assert first or name == "said-about"  # the topic of the first turn has no words there
    assert first == whole[: len(first)]
    assert len(first) < len(whole) or len(whole) == 1
    assert limit_of(question, {}) == ("turns", 1000)
    assert limit_of(question, {"turns": "all"}) is None
    with pytest.raises(QueryError, match=r"turns cannot be 'few'"):
        bind(question, {"turns": "few"})


def test_a_listing_of_one_thing_is_whole(store: pyoxigraph.Store) -> None:
    settings = {"thing": "Mayor of Ambleford", "turns": "1"}
    question = load_question("mentions-of")
    assert limit_of(question, settings) is None
    assert rows(store, bind(question, settings)) == rows(store, bind(question, {"thing": "Mayor of Ambleford"}))


def rows(store: pyoxigraph.Store, sparql: str) -> tuple[tuple[object, ...], ...]:
    found = ask(store, sparql)
    assert isinstance(found, Result)
    return found.solutions
