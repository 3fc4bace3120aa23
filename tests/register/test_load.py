"""A register is loaded whole, or refused in one sentence that names the file, the line and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.describe import Names, state_register
from graphkit.errors import RegisterError
from graphkit.register import Register

Write = Callable[..., Path]


def test_every_table_reaches_its_noun(hob: Write) -> None:
    register = Register.load(hob())
    assert register.people["ann-oak"].aliases == ("Annie Oak",)
    assert register.people["bob-ash"].titles[0].text == "Sir"
    assert register.people["bob-ash"].titles[0].line == 2
    assert register.organisations["moot"].parent == "town"
    assert register.posts["mayor"].styles == ("Mayor", "Mr Mayor")
    assert register.posts["bridge-warden"].concurrent
    assert not register.posts["mayor"].concurrent
    assert register.strategies["moss"].kind == "strategy"
    assert register.strategies["moss-draft"].version_of == "moss"
    assert register.places["hob-north"].kind == "ward"
    seat = next(m for m in register.memberships if m.person == "cy-elm" and m.kind == "seat")
    assert (seat.organisation, seat.seat, seat.start, seat.end, seat.line) == (
        "moot",
        "Hob North",
        "2010-05-10",
        "2018-05-10",
        2,
    )
    parties = {m.person: m.organisation for m in register.memberships if m.kind == "party"}
    assert parties == {"cy-elm": "leaf", "ann-oak": "leaf"}


def test_each_row_keeps_its_source_and_line(hob: Write) -> None:
    register = Register.load(hob())
    rows = (*register.people.values(), *register.posts.values(), *register.tenures, *register.memberships)
    assert all(row.source and row.line > 1 for row in rows)
    assert register.people["bob-ash"].titles[0].source == "honours list"


def test_a_party_has_its_colour_in_the_graph_and_one_without_has_none(hob: Write) -> None:
    table = "id,label,aliases,colour,source\nleaf,Leaf Party,Leaf,#2f8a2f,roll\nstone,Stone Party,,,roll\n"
    register = Register.load(hob(parties=table))
    assert [party.colour for party in register.parties.values()] == ["#2f8a2f", ""]
    graph = state_register(register, Names("https://example.org/", register.name, register.body)).nquads().decode()
    assert re.findall(r'party/(\w+)> <[^>]*#colour> "([^"]*)"', graph) == [("leaf", "#2f8a2f")]


def test_a_table_may_be_missing(hob: Write) -> None:
    register = Register.load(hob(strategies=None, places=None, titles=None))
    assert not register.strategies
    assert not register.places


def test_the_fingerprint_changes_with_any_byte(hob: Write) -> None:
    first = Register.load(hob()).fingerprint
    assert Register.load(hob()).fingerprint == first
    assert Register.load(hob(places=None)).fingerprint != first


TENURES = "post,person,from,until,acting,source\n"
BAD = [
    ("parties", "id,label,colour,source\nleaf,Leaf Party,green,roll\n", 2, "no colour: 'green'", "as in #1f5fbf"),
    ("tenures", TENURES + "mayor,nobody,2010,,,x\n", 2, "unknown person 'nobody'", "own table"),
    ("tenures", TENURES + "mayor,Ann Oak,2010,,,x\n", 2, "unknown person 'Ann Oak'", "did you mean 'ann-oak'?"),
    ("tenures", TENURES + "sheriff,ann-oak,2010,,,x\n", 2, "unknown post 'sheriff'", "mend the post"),
    ("tenures", TENURES + "mayor,ann-oak,9 May 2010,,,x\n", 2, "no date in 'from'", "2018-05-09"),
    ("tenures", TENURES + "mayor,ann-oak,2010-13,,,x\n", 2, "no date in 'from'", "2018-05"),
    ("tenures", TENURES + "mayor,ann-oak,2010,,perhaps,x\n", 2, "'acting' cannot be 'perhaps'", "yes or no"),
    ("tenures", TENURES + "mayor,ann-oak,2010,,,x\n" * 2, 3, "the same tenure stands twice", "remove one"),
    ("tenures", TENURES + "mayor,ann-oak,2010,,,x, y\n", 2, "7 cells where the header has 6", "in quotes"),
    ("tenures", TENURES + "mayor,ann-oak\n", 2, "2 cells where the header has 6", "in quotes"),
    ("tenures", "person,from\nann-oak,2010\n", 1, "no column 'post'", "known are post"),
    ("tenures", "post,person,since\n", 1, "unknown column 'since'", "known are post, person"),
    ("tenures", "post,person,person\n", 1, "a column stands twice", "keep one"),
    ("titles", "person,title\nnobody,Sir\n", 2, "unknown person 'nobody'", "own table"),
    ("people", "id,name\nann-oak,Ann Oak\nann-oak,Ann\n", 3, "id 'ann-oak' stands twice", "id of its own"),
    ("people", "id,name\nAnn Oak,Ann Oak\n", 2, "not an id: 'Ann Oak'", "small letters"),
    ("people", "id,name,gender\nann-oak,Ann Oak,femal\n", 2, "'gender' cannot be 'femal'", "female or male"),
    ("people", "id;name;gender\nann-oak;Ann Oak;\n", 1, "its cells are parted by semicolons", "CSV with commas"),
    ("people", "id\tname\nann-oak\tAnn Oak\n", 1, "its cells are parted by tabs", "CSV with commas"),
    ("tenures", TENURES + "mayor,ann-aok,2010,,,x\n", 2, "unknown person 'ann-aok'", "did you mean 'ann-oak'?"),
    ("posts", "id,label,holders\nmayor,Mayor,two\n", 2, "'holders' cannot be 'two'", "single or many"),
    ("memberships", "person,seat,party,from\ncy-elm,X,Reds,2010\n", 2, "unknown party 'Reds'", "mend the party"),
    ("group_memberships", "person,group,from\ncy-elm,reds,2010\n", 2, "unknown group 'reds'", "mend the group"),
    ("group_memberships", "person,group,from\n" + "cy-elm,leaf-group,2010\n" * 2, 3, "stands twice", "remove one"),
]


@pytest.mark.parametrize(("table", "text", "line", "what", "remedy"), BAD)
def test_a_bad_row_is_refused(hob: Write, table: str, text: str, line: int, what: str, remedy: str) -> None:
    with pytest.raises(RegisterError) as caught:
        Register.load(hob(**{table: text}))
    error = caught.value
    assert error.where is not None
    assert Path(error.where).name == f"{table}.csv"
    assert error.line == line
    assert what in error.what
    assert error.remedy is not None
    assert remedy in error.remedy


def test_a_quoted_cell_may_hold_a_comma_and_a_line_break(hob: Write) -> None:
    folder = hob(people='id,name,source\nann-oak,"Oak, ""Ann""","a\nb"\nbob-ash,B A,\ncy-elm,C E,\n')
    people = Register.load(folder).people
    assert people["ann-oak"].label == 'Oak, "Ann"'
    assert people["ann-oak"].source == "a\nb"


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_a_line_break_ends_a_row(hob: Write, mark: str) -> None:
    people = Register.load(hob(people=f"id,name,source\nann-oak,Ann Oak,a{mark}b\nbob-ash,B A,\ncy-elm,C E,\n")).people
    assert people["ann-oak"].source == f"a{mark}b"


def test_a_file_that_is_no_text_is_refused(hob: Write) -> None:
    folder = hob()
    (folder / "people.csv").write_bytes(b"id,name\nann-oak,\xff\xfe\n")
    with pytest.raises(
        RegisterError, match=r"people\.csv: not a table: line 2 is not in UTF-8 \(write CSV in UTF-8\)$"
    ):
        Register.load(folder)


SETTINGS = [
    ('name = "hob"\ntitle = "Hob"\n', "no setting 'body'"),
    ('name = "hob"\ntitle = "Hob"\nbody = "moot"\ncolour = "red"\n', "unknown setting 'colour'"),
    ('name = "The Hob"\ntitle = "Hob"\nbody = "moot"\n', "not a name: 'The Hob'"),
    ('name = "hob"\ntitle = 3\nbody = "moot"\n', "setting 'title' must be text"),
    ("name = hob\n", "cannot be read"),
    ('name = "hob"\ntitle = "Hob"\nbody = "moot"\ntopics = "none.ttl"\n', "no such file of topics"),
]


@pytest.mark.parametrize(("text", "what"), SETTINGS)
def test_bad_settings_are_refused(hob: Write, text: str, what: str) -> None:
    with pytest.raises(RegisterError) as caught:
        Register.load(hob(register=text))
    assert what in caught.value.what
    assert caught.value.remedy


def test_a_folder_without_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"register\.toml"):
        Register.load(tmp_path)
    with pytest.raises(RegisterError, match="one of: london"):
        Register.load("atlantis")
    with pytest.raises(RegisterError, match="no register here"):
        Register.load("../registers/london")


def test_should_a_folder_of_transcripts_have_the_name_of_a_shipped_register_the_register_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "london").mkdir()
    assert Register.load("london").folder != Path("london")
    with pytest.raises(
        RegisterError, match=r"london/register\.toml: cannot be read: No such file or directory \(write"
    ):
        Register.load("./london")
    (tmp_path / "london" / "register.toml").write_text('name = "own"\ntitle = "Own"\nbody = "london-assembly"\n')
    assert Register.load("london").title == "Own"


def test_topics_must_be_turtle_and_stand_under_known_ones(hob: Write) -> None:
    folder = hob()
    (folder / "topics.ttl").write_text("no turtle", encoding="utf-8")
    with pytest.raises(RegisterError, match="not Turtle"):
        Register.load(folder)
    (folder / "topics.ttl").write_text('@prefix t: <https://x/> .\nt:a t:b "c .\n" .\n', encoding="utf-8")
    with pytest.raises(RegisterError, match=r"topics\.ttl: line 2: not Turtle: Line jumps are not allowed") as caught:
        Register.load(folder)
    assert caught.value.line == 2
    skos = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix t: <https://example.org/topic/> .\n"
    (folder / "topics.ttl").write_text(skos + 't:moss skos:prefLabel "Moss"@en ; skos:broader t:damp .\n', "utf-8")
    with pytest.raises(RegisterError, match="unknown broader 'damp'"):
        Register.load(folder)
