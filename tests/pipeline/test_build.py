"""A build gives the same bytes however it is made: in one process or several, at once or a piece at a time."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, note, reject, settings
from hypothesis import strategies as st

import graphkit
from graphkit.config import examples_path
from graphkit.errors import OutputError, SourceError
from graphkit.pipeline import shard, update
from graphkit.store import Manifest
from graphkit.validate import explain, locate, remedy, validate

CITY = examples_path() / "ambleford"
FILES = ("graph.nq", "graph.ttl", "report.json", "review.csv", "graph.html")
PAGE = """{title}

Session date:
October 20, 2021
Question No: {number}
Question By:
Nadia Okoro
Asked Of:
The Mayor

{said}

Supplementary To: {follows}

Answer for {title}

Answered By:
The Mayor

The harbour wall is <b>sound</b>, "they" say.\u2028And \\ it stays.
"""


def page(title: str, number: str = "", follows: str = "", said: str = "What of the Mayor and the flood gates?") -> str:
    return PAGE.format(title=title, number=number, follows=follows, said=said)


def built(sources: Path, output: Path, **options: object) -> graphkit.KnowledgeGraph:
    return graphkit.build(sources, register=CITY / "register", output=output, **options)


def files(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in FILES}


def stored(output: Path) -> set[str]:
    return {str(quad) for quad in pyoxigraph.Store.read_only(str(output / "store"))}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("whole")
    built(CITY / "transcripts", output, jobs=1)
    return output


def test_the_files_and_the_store_say_the_same(whole: Path) -> None:
    form = pyoxigraph.RdfFormat
    quads = list(pyoxigraph.parse(path=str(whole / "graph.nq"), format=form.N_QUADS))
    triples = {quad.triple for quad in quads}
    assert {q.triple for q in pyoxigraph.parse(path=str(whole / "graph.ttl"), format=form.TURTLE)} == triples
    assert len(rdflib.Graph().parse(whole / "graph.ttl")) == len(triples)
    assert len(stored(whole)) == len(quads)


@pytest.mark.skipif(not shutil.which("rapper"), reason="no rapper here")
def test_a_third_parser_reads_as_many_triples(whole: Path) -> None:
    told = subprocess.run(
        ["rapper", "-c", "-i", "turtle", whole / "graph.ttl"], capture_output=True, text=True, check=True
    )
    triples = {q.triple for q in pyoxigraph.parse(path=str(whole / "graph.nq"))}
    assert f"returned {len(triples)} triples" in told.stderr


def test_each_subject_is_one_paragraph_and_things_said_come_first(whole: Path) -> None:
    head, *paragraphs = (whole / "graph.ttl").read_text(encoding="utf-8").split("\n\n")
    assert head.startswith("@base ")
    subjects = [paragraph.split("\n", 1)[0] for paragraph in paragraphs]
    assert len(subjects) == len(set(subjects))
    assert subjects[0].startswith("source:")
    assert all(paragraph.split("\n")[1].startswith(("    a ", "    rdfs:label ")) for paragraph in paragraphs)


TITLES = ("Flood gates", "Flood gates (Supplementary) [1]", "Swans", "Swans (Supplementary) [2]", "Trolleys")
PAGES = st.builds(
    page,
    st.sampled_from(TITLES),
    st.sampled_from(("", "2021/0001", "2021/0002")),
    st.sampled_from(("", "Swans", "2021/0002")),
    st.sampled_from(("What of the Mayor?", "Nadia Okoro told me of the Harbour Board.", "No.")),
)
LISTS = st.lists(PAGES, min_size=1, max_size=3).map("\n".join)
STEPS = st.lists(
    st.dictionaries(st.sampled_from("abcde"), st.none() | LISTS | st.just("no transcript"), min_size=1),
    min_size=2, max_size=4,
)  # fmt: skip


def stepped(folder: Path, steps: list[dict[str, str | None]]) -> Iterator[tuple[Path, Path, Path]]:
    """Lay down the pages of one step after the other; yield the sources, the folder that stays, and a fresh one."""
    sources = folder / "sources"
    sources.mkdir()
    (sources / "z.txt").write_text(page("Always here", "2021/0009"), encoding="utf-8")
    for number, step in enumerate(steps):
        for name, text in step.items():
            path = sources / f"{name}.txt"
            path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")
        yield sources, folder / "out", folder / f"afresh-{number}"


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_one_change_after_the_other_gives_what_a_whole_build_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | None]]
) -> None:
    for sources, kept, fresh in stepped(tmp_path_factory.mktemp("steps"), steps):
        said = built(sources, kept).report.failed()
        afresh = built(sources, fresh)
        assert sorted(said) == sorted(afresh.report.failed())
        assert files(kept) == files(fresh)
        assert stored(kept) == stored(fresh)


def test_what_follows_a_question_is_settled_when_its_twin_comes_back(tmp_path: Path) -> None:
    lead, twin = page("Flood gates", "2021/0001"), page("Flood gates (Supplementary) [1]", "2021/0001")
    steps = [{"a": lead, "c": twin, "d": page("Flood gates (Supplementary) [1]")}, {"a": None}]
    for sources, kept, fresh in stepped(tmp_path, steps):
        built(sources, kept)
        built(sources, fresh)
        assert files(kept) == files(fresh)
        assert stored(kept) == stored(fresh)


OVERLAPPING = {
    "a": page("Lamps", "2021/0004") + "\n" + page("Flood gates", "2021/0001"),
    "b": page("Swans", "2021/0002") + "\n" + page("Flood gates", "2021/0001") + "\n" + page("Trolleys", "2021/0003"),
    "c": page("Trolleys (Supplementary) [1]", "2021/0003"),
}  # fmt: skip
"""Two lists that share a question, and a page whose only question the second list has."""


def numbered(output: Path) -> dict[str, list[str]]:
    """Map each source that is in the outputs to the numbers of the questions in its graph."""
    found: dict[str, list[str]] = {}
    for quad in pyoxigraph.parse(path=str(output / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS):
        if quad.predicate.value.endswith("#reference"):
            found.setdefault(quad.graph_name.value.rsplit("/", 1)[1], []).append(quad.object.value)
    return {source: sorted(numbers) for source, numbers in found.items()}


def test_of_two_lists_that_share_a_question_only_that_one_is_left_out(tmp_path: Path) -> None:
    alone = {"a": ["2021/0001", "2021/0004"], "b": ["2021/0002", "2021/0003"]}
    after = {"b": ["2021/0001", "2021/0002", "2021/0003"]}
    said = [
        "b.txt: line 23: holds the same question as a.txt, which says no less of it: Flood gates, 2021-10-20 (the rest of this file stays; take the question out of one of the two)",
        "c.txt: holds the same question as b.txt: Trolleys (Supplementary) [1], 2021-10-20 (leave one of the two out)",
    ]
    steps = [(OVERLAPPING, alone, said), ({"a": None}, after, said[1:]), ({"a": OVERLAPPING["a"]}, alone, said)]
    made = stepped(tmp_path, [step for step, _, _ in steps])
    for (sources, kept, fresh), (_, held, told) in zip(made, steps, strict=True):
        assert built(sources, kept).report.failed() == told
        built(sources, fresh)
        assert files(kept) == files(fresh)
        assert stored(kept) == stored(fresh)
        z = {"z": ["2021/0009"]}
        assert numbered(kept) == held | z
        assert built(sources, kept).report.unchanged


def test_who_says_more_of_a_question_has_it(tmp_path: Path) -> None:
    paper = (
        page("Lamps", "2021/0004").split("Answer for")[0]
        + "\n"
        + page("Flood gates", "2021/0001").split("Answer for")[0]
    )
    answers = page("Lamps", "2021/0004") + "\n" + page("Swans", "2021/0002")
    nearly = page("Swans", "2021/0002", said="What of the Mayor and the flood gates now?")
    for sources, kept, fresh in stepped(tmp_path, [{"a": paper}, {"b": answers}, {"c": nearly}, {"b": None}]):
        built(sources, kept)
        built(sources, fresh)
        assert files(kept) == files(fresh)
        found = numbered(kept)
        if (sources / "b.txt").exists():
            assert (found["a"], found["b"]) == (["2021/0001"], ["2021/0002", "2021/0004"])
            assert "c" not in found, "it says hardly more"
    assert (found["a"], found["c"]) == (["2021/0001", "2021/0004"], ["2021/0002"])


def test_a_source_of_which_others_hold_everything_is_said_once(tmp_path: Path) -> None:
    both = page("Swans", "2021/0002") + "\n" + page("Lamps", "2021/0004") + "\n" + page("Flood gates", "2021/0001")
    for sources, kept, _ in stepped(tmp_path, [OVERLAPPING | {"c": None, "d": both}]):
        assert built(sources, kept).report.failed()[1:] == [
            "d.txt: holds the same questions as b.txt and 1 other: Swans, 2021-10-20, and 2 more (leave one of the two out)"
        ]


def test_what_is_said_of_the_other_questions_stays_as_it_was(tmp_path: Path) -> None:
    whole = page("Lamps", "2021/0004") + "\n" + page("Flood gates", "2021/0001")
    for sources, kept, _ in stepped(tmp_path, [{"b": whole}, {"a": page("Lamps", "2021/0004")}]):
        before = (kept / "graph.nq").read_bytes() if kept.exists() else b""
        built(sources, kept)
    lines = [line for line in before.splitlines() if b"source/b>" in line and b"2021-0001" in line.split(b" ")[0]]
    assert lines
    assert set(lines) <= set((kept / "graph.nq").read_bytes().splitlines())


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(6):
        (sources / f"{number}.txt").write_text(page(f"Question {number}", f"2021/000{number}"), encoding="utf-8")
    built(sources, tmp_path / "out")
    return sources


def test_only_what_changed_is_read(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = shard.open_many
    monkeypatch.setattr(shard, "open_many", lambda path, name, failed: read.append(name) or real(path, name, failed))
    (pages / "3.txt").write_text(page("Another question", "2021/0003"), encoding="utf-8")
    report = built(pages, tmp_path / "out").report
    assert read == ["3.txt"]
    assert (report.changed, report.removed, report.sources) == (1, 0, 6)
    (pages / "4.txt").touch()
    assert built(pages, tmp_path / "out").report.unchanged
    assert read == ["3.txt"]
    built(pages, tmp_path / "out", full=True)
    assert len(read) == 7


def test_a_build_that_broke_is_begun_again(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*arguments: object) -> None:
        raise RuntimeError("the lights went out")

    (pages / "3.txt").write_text(page("Another question", "2021/0003"), encoding="utf-8")
    monkeypatch.setattr(update, "edited", breaks)
    with pytest.raises(RuntimeError, match="the lights went out"):
        built(pages, tmp_path / "out")
    monkeypatch.undo()
    assert built(pages, tmp_path / "out").report.changed == 6
    built(pages, tmp_path / "afresh")
    assert files(tmp_path / "out") == files(tmp_path / "afresh")


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl", "report.json"])
def test_a_file_that_somebody_changed_is_made_again(pages: Path, tmp_path: Path, name: str) -> None:
    made = files(tmp_path / "out")
    path = tmp_path / "out" / name
    path.unlink() if name == "report.json" else path.write_bytes(b"mine")
    built(pages, tmp_path / "out")
    assert files(tmp_path / "out") == made


def test_two_builds_do_not_write_into_one_folder(pages: Path, tmp_path: Path) -> None:
    with Manifest.opened(tmp_path / "out"), pytest.raises(OutputError, match="another build"):
        built(pages, tmp_path / "out")


def test_where_nothing_can_be_read_it_is_said_of_how_many_and_nothing_is_left(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in "abc":
        (sources / f"{name}.txt").write_text("no transcript", encoding="utf-8")
    with pytest.raises(
        SourceError, match=r"^a\.txt: no transcript of a known form; nor can 2 other sources be taken \("
    ):
        built(sources, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".graphkit"]


def test_a_manifest_that_may_only_be_read_is_said(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out" / ".graphkit" / "manifest.sqlite"
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda _, **options: real(f"{path.as_uri()}?mode=ro", uri=True, **options))
    with pytest.raises(OutputError, match=r"may only be read \(choose another -o folder"):
        built(pages, tmp_path / "out")


def test_checking_in_pieces_finds_what_checking_the_whole_finds(whole: Path) -> None:
    store = pyoxigraph.Store.read_only(str(whole / "store"))
    told = sorted(explain(v, locate(store, v), remedy(v)) for v in validate(store).findings)
    found = json.loads((whole / "report.json").read_text(encoding="utf-8"))["validation"]
    assert found == {"conforms": not told, "findings": told}


NAMES = ("Lock Keepers", "the lantern", "Okoro", "Harbour", "Deputy Mayor", "", "swans; flood gates")
EDITABLE = {
    "aliases": NAMES, "label": NAMES[:5], "styles": NAMES, "name": NAMES[:5], "title": NAMES[:5],
    "from": ("2015", "2021-06-01", ""), "until": ("2021-10", "2023-05-11", ""), "issued": ("2019", "2022-01-01"),
}  # fmt: skip


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_an_edited_register_gives_what_a_whole_build_gives(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    register = folder / "register"
    shutil.copytree(CITY / "register", register)

    def build(output: str) -> None:
        graphkit.build(CITY / "transcripts", register=register, output=folder / output)

    build("out")
    for number in range(2):
        table = data.draw(st.sampled_from(sorted(path.name for path in register.glob("*.csv"))))
        lines = rows(register / table)
        row = data.draw(st.integers(1, len(lines) - 1))
        column = data.draw(st.sampled_from([n for n, name in enumerate(lines[0]) if name in EDITABLE]))
        old = lines[row][column]
        lines[row][column] = data.draw(st.sampled_from(EDITABLE[lines[0][column]]))
        with (register / table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
        note(f"{table} {lines[row][0]} {lines[0][column]}: {old!r} becomes {lines[row][column]!r}")
        try:
            build("out")
        except graphkit.GraphkitError:
            reject()
        build(f"afresh-{number}")
        assert files(folder / "out") == files(folder / f"afresh-{number}")
        assert stored(folder / "out") == stored(folder / f"afresh-{number}")


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(("When I was Chair nobody asked.", "I was the Chair once.", "As Chair, I said no.")),
    st.sampled_from((("2009", "2012"), ("2015-01", "2016"), ("2021", ""))),
)
def test_a_tenure_is_read_again_where_neither_name_nor_title_stands(
    tmp_path_factory: pytest.TempPathFactory, said: str, span: tuple[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("tenures")
    register, sources = folder / "register", folder / "sources"
    shutil.copytree(CITY / "register", register)
    sources.mkdir()
    for number, words in enumerate((said, "What of the swans?", "No.")):
        text = page(f"Question {number}", f"2021/000{number}").replace("The harbour wall is <b>sound</b>", words)
        (sources / f"{number}.txt").write_text(text, encoding="utf-8")
    tenures = (register / "tenures.csv").read_text(encoding="utf-8")
    for number, line in enumerate(("", f"chair-of-water-committee,petra-oquill,{span[0]},{span[1]},,invented\n", "")):
        (register / "tenures.csv").write_text(tenures + line, encoding="utf-8")
        graphkit.build(sources, register=register, output=folder / "out")
        graphkit.build(sources, register=register, output=folder / f"afresh-{number}")
        assert files(folder / "out") == files(folder / f"afresh-{number}")


def test_one_alias_is_read_where_it_stands(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = tmp_path / "register"
    shutil.copytree(CITY / "register", register)
    (pages / "3.txt").write_text(
        page("Wet feet", "2021/0003", said="What did the Puddle Society say?"), encoding="utf-8"
    )
    graphkit.build(pages, register=register, output=tmp_path / "out")
    read: list[str] = []
    real = shard.open_many
    monkeypatch.setattr(shard, "open_many", lambda path, name, failed: read.append(name) or real(path, name, failed))
    lines = rows(register / "organisations.csv")
    lines[1][lines[0].index("aliases")] += "; Puddle Society"
    with (register / "organisations.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    graphkit.build(pages, register=register, output=tmp_path / "out")
    assert read == ["3.txt"]
    graphkit.build(pages, register=register, output=tmp_path / "afresh")
    assert files(tmp_path / "out") == files(tmp_path / "afresh")


def test_a_graph_is_held_in_memory_where_it_fits(whole: Path) -> None:
    question = "SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o"
    on_disk, in_memory = graphkit.open(whole), graphkit.open(whole, memory=1 << 30)
    assert [tuple(r) for r in on_disk.query(question)] == [tuple(r) for r in in_memory.query(question)]
    in_memory.store.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("https://example.org/x")] * 3))
    with pytest.raises(RuntimeError, match="read-write"):
        graphkit.open(whole, memory=1000).store.add(
            pyoxigraph.Quad(*[pyoxigraph.NamedNode("https://example.org/x")] * 3)
        )
