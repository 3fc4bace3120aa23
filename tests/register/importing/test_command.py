"""The command writes a folder that can be used at once, and members' own ids find them in a transcript."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.describe import Names, state_register
from graphkit.errors import ConfigError, OutputError, RegisterError
from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast

SHEET = "name,id,ward,from\nAnn Oak,https://moot.example/oak,North,2010-05-10\nAnn Oak,oak-2,South,2010-05-10\n"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(commands, ["register", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sheet = tmp_path / "roll.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run("import", str(sheet), "-o", str(tmp_path / "hob-town"), "--body", "Hob Town Council", "--quiet")
    return tmp_path / "hob-town"


def test_the_register_is_named_after_its_folder_and_checks(folder: Path) -> None:
    assert Register.load(folder).name == "hob-town"
    assert "0 errors" in run("check", "--register", str(folder))


def test_the_report_can_be_read_by_a_machine(tmp_path: Path) -> None:
    sheet = tmp_path / "roll.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    report = json.loads(run("import", str(sheet), "-o", str(tmp_path / "r"), "--body", "Moot", "--name", "m", "--json"))
    assert report["counts"]["people"] == 2
    assert any("kept apart" in note for note in report["notes"])


def test_nothing_that_is_there_is_written_over(folder: Path) -> None:
    arguments = ["register", "import", str(folder.parent / "roll.csv"), "-o", str(folder), "--body", "Moot"]
    with pytest.raises(OutputError, match="not empty"):
        CliRunner().invoke(commands, arguments, catch_exceptions=False)
    with pytest.raises(RegisterError, match="cannot be opened"):
        CliRunner().invoke(commands, ["register", "import", "none.csv", "-o", "new"], catch_exceptions=False)


def test_an_id_in_the_source_tells_two_namesakes_apart_and_the_name_alone_does_not(folder: Path) -> None:
    register = Register.load(folder)
    ids = ("oak-2", "https://moot.example/oak", "unknown", None)
    turns = tuple(Turn(n, "Ann Oak", "Thank you.", n, "debate", speaker_id=i) for n, i in enumerate(ids, 1))
    speakers = cast(Question("Moss", date(2012, 1, 1), 1, turns), register).speakers
    assert [s.person for s in speakers] == [register.identified["oak-2"], register.identified[ids[1] or ""], None, None]
    assert speakers[0].rule == "speaker: the identifier in the source"
    assert speakers[0].capacity in {m.id for m in register.memberships}
    assert len(speakers[2].candidates) == 2


def test_who_asks_is_known_by_the_id_of_the_turn_under_the_name(folder: Path) -> None:
    register = Register.load(folder)
    turn = Turn(1, "Ann Oak (North)", "How much moss is there?", 3, speaker_id="oak-2")
    asker = cast(Question("Moss", date(2012, 1, 1), 1, (turn,), asked_by="Ann Oak"), register).asked_by
    assert asker is not None
    assert asker.person == register.identified["oak-2"]
    unknown = cast(Question("Moss", date(2012, 1, 1), 1, (), asked_by="Ann Oak"), register).asked_by
    assert unknown is not None
    assert (unknown.person, len(unknown.candidates)) == (None, 2)


def test_a_list_comes_from_standard_input(tmp_path: Path) -> None:
    arguments = ["register", "import", "-", "-o", str(tmp_path / "r"), "--body", "Moot", "--quiet"]
    result = CliRunner().invoke(commands, arguments, input=SHEET, catch_exceptions=False)
    assert (result.exit_code, result.output) == (0, "")
    assert len(Register.load(tmp_path / "r").people) == 2


def test_identifiers_stand_in_the_graph_and_addresses_are_matches(folder: Path) -> None:
    register = Register.load(folder)
    graph = state_register(register, Names("https://example.org/", register.name, register.body)).nquads().decode()
    assert graph.count("http://purl.org/dc/terms/identifier") == 2
    match = "<http://www.w3.org/2004/02/skos/core#exactMatch> <https://moot.example/oak>"
    assert graph.count(match) == 1


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("nobody,x,1\n", "unknown person 'nobody'"),
        ("ann-oak-oak,x,1\nann-oak-oak-2,x,1\n", "x '1' stands twice"),
        ("ann-oak-oak,x,\n", "a scheme or an id is missing"),
    ],
)
def test_a_wrong_row_of_identifiers_is_refused(folder: Path, rows: str, says: str) -> None:
    (folder / "identifiers.csv").write_text("person,scheme,id\n" + rows, encoding="utf-8")
    with pytest.raises(RegisterError, match=says):
        Register.load(folder)


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    sheet = tmp_path / "roll.csv"
    sheet.write_text("Nombre,Id\nAnn Oak,OakAnn\n", encoding="utf-8")
    target = str(tmp_path / "moot")
    run("import", str(sheet), "-o", target, "--body", "Moot", "--column", "name=Nombre", "--quiet")
    assert Register.load(target).identified == {"OakAnn": "ann-oak"}
    with pytest.raises(ConfigError, match=r"not a column: 'Nombre'"):
        run("import", str(sheet), "-o", str(tmp_path / "other"), "--column", "Nombre")
