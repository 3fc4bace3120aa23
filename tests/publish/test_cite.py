"""A citation names the speaker in the office of that day, and comes in forms that other programs read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.errors import ConfigError, QueryError
from graphkit.graph import KnowledgeGraph
from graphkit.publish.cite import CITATIONS, cite
from graphkit.version import __version__

from .conftest import BASE

FERRY = f"{BASE}contribution/2022-0001/1"


def test_the_text_tells_speaker_office_question_sitting_and_place(store: pyoxigraph.Store) -> None:
    words = "The Board and the Harbour Trust fear high water."
    assert CITATIONS["text"](cite(store, words)) == (
        "Odo Marshbank (Mayor of Ambleford), in “Flooding in Lower Weir” (2021/0007), Sitting of 9 May 2021. "
        f"“{words}” flooding.txt. {BASE}contribution/2021-0007/2 Resolved with graphkit {__version__}.\n"
    )


@pytest.mark.parametrize(
    "thing",
    [
        FERRY,
        f"{BASE}question/2022-0001",
        "2022/0001",
        "2022-0001/1",
        "ferries",
        "i will write  to the\nMEMBER",
    ],
)
def test_a_thing_is_found_by_address_reference_key_heading_and_words(store: pyoxigraph.Store, thing: str) -> None:
    assert cite(store, thing).passage.iri == FERRY


def test_a_mention_cites_its_own_words(store: pyoxigraph.Store) -> None:
    found = cite(store, f"{BASE}mention/2021-0007/1/10-19").passage
    assert (found.marked, found.speaker) == ("the Mayor", "Ines Tallowby")


def test_the_office_changes_with_the_day(store: pyoxigraph.Store) -> None:
    assert cite(store, "2022-0001/1").passage.office == "Mayor of Ambleford"
    assert cite(store, "2021-0007/1").passage.office == "Ambleford Council Assembly, Weir Party"


@pytest.mark.parametrize(
    ("thing", "says"),
    [
        ("nobody ever said this", "nothing here is, or says, 'nobody ever said this'"),
        (f"{BASE}contribution/none", "nothing here is, or says"),
        ("the", r"'the' is in 3 places: 2021-0007/1, 2021-0007/2, 2022-0001/1 \(give one of these, or more words\)"),
        ("  ", "nothing to cite"),
    ],
)
def test_what_cannot_be_cited_is_said_in_a_sentence(store: pyoxigraph.Store, thing: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        cite(store, thing)


def test_bibtex_is_one_balanced_entry_with_its_special_characters_escaped(hostile: pyoxigraph.Store) -> None:
    entry = CITATIONS["bibtex"](cite(hostile, FERRY))
    assert entry.startswith("@misc{2022-0001-1,\n")
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[&%#_$]", entry.replace(FERRY, ""))
    assert entry.count("\n") == len([line for line in entry.split("\n") if line]), "a value stays on its line"


def test_csl_json_is_a_speech_with_an_issued_day(store: pyoxigraph.Store) -> None:
    (item,) = json.loads(CITATIONS["csl"](cite(store, FERRY)))
    assert (item["type"], item["author"], item["number"]) == ("speech", [{"literal": "Petra O'Quill"}], "2022/0001")
    assert item["issued"] == {"date-parts": [[2022, 1, 20]]}
    assert item["URL"] == FERRY
    assert item["note"] == f"Capacity that day: Mayor of Ambleford. Resolved with graphkit {__version__}"


def test_the_source_is_linked_where_its_address_is_known(store: pyoxigraph.Store) -> None:
    source = pyoxigraph.NamedNode(f"{BASE}source/ferries")
    address = pyoxigraph.NamedNode("https://example.org/ferries")
    store.add(pyoxigraph.Quad(source, pyoxigraph.NamedNode("http://purl.org/dc/terms/source"), address, source))
    assert "https://example.org/ferries Resolved" in CITATIONS["text"](cite(store, FERRY))


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("p. 12", "ferries.txt, p. 12. "),
        ("00:01:02.000", "ferries.txt, 00:01:02.000. "),
        ("uk.org/1.2", "ferries.txt, line 7. "),
    ],
)
def test_a_page_or_a_time_is_cited_and_not_a_line_that_nobody_sees(
    store: pyoxigraph.Store, locator: str, said: str
) -> None:
    turn, graph = pyoxigraph.NamedNode(FERRY), pyoxigraph.NamedNode(f"{BASE}source/ferries")
    for term, value in (("locator", pyoxigraph.Literal(locator)), ("line", pyoxigraph.Literal(7))):
        store.add(
            pyoxigraph.Quad(turn, pyoxigraph.NamedNode(f"https://w3id.org/graphkit/ontology#{term}"), value, graph)
        )
    assert said in CITATIONS["text"](cite(store, FERRY))


def test_a_form_that_is_not_known_is_refused(store: pyoxigraph.Store, tmp_path: Path) -> None:
    kg = KnowledgeGraph(store, tmp_path)
    assert kg.cite("2022/0001") == CITATIONS["text"](cite(store, FERRY))
    with pytest.raises(ConfigError, match=r"no form 'harvard' \(there is text, bibtex, csl"):
        kg.cite("2022/0001", "harvard")


@pytest.mark.parametrize("form", CITATIONS)
def test_the_command_prints_a_citation(store: pyoxigraph.Store, tmp_path: Path, form: str) -> None:
    disk = pyoxigraph.Store(str(tmp_path / "store"))
    disk.extend(store)
    disk.flush()
    del disk
    done = CliRunner().invoke(commands, ["cite", "2022/0001", "-d", str(tmp_path), "--format", form])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Petra O'Quill" in done.stdout
