"""What contradicts itself in a register is an error, what is merely odd a warning, each at its file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.register import Register
from graphkit.register.check import Problem, check

Write = Callable[..., Path]
More = Callable[..., Register]


def said(register: Register) -> list[str]:
    return [f"{p.severity} {p.file.name}:{p.line} {p.what}" for p in check(register)]


def test_a_sound_register_has_no_problem(hob: Write) -> None:
    assert check(Register.load(hob())) == ()


FOUND = [
    ({"tenures": "mayor,cy-elm,2012-01-01,2013,,roll"}, "error tenures.csv:7 two hold 'mayor' at once: ann-oak"),
    ({"tenures": "mayor,cy-elm,2009,2010,,roll"}, "warning tenures.csv:2 two may hold 'mayor' at once: cy-elm"),
    ({"tenures": "mayor,cy-elm,2008-01,2009-12,,roll"}, "warning tenures.csv:2 nobody holds 'mayor' from 2010-01-01"),
    ({"tenures": "reeve,ann-oak,2011,2009,,roll"}, "error tenures.csv:7 ann-oak as reeve ends (2009) before"),
    ({"tenures": "reeve,ann-oak,2011-05-09,2011-05-09,,roll"}, "error tenures.csv:7 ann-oak as reeve ends"),
    ({"tenures": "bridge-warden,bob-ash,2014,,,"}, "warning tenures.csv:7 no source"),
    ({"titles": "ann-oak,Dame,2019,2012,roll"}, "error titles.csv:3 Dame of ann-oak ends (2012) before"),
    ({"organisations": "mill,Mill,,,river-board,,,x"}, "error organisations.csv:4 parent 'river-board' of 'mill'"),
    ({"organisations": "mill,Mill,HOB,,town,,,x"}, "warning organisations.csv:4 'HOB' names 'mill', and also 'town'"),
    ({"organisations": "mill,Hob Moot,,,town,,,x"}, "error organisations.csv:4 'Hob Moot' names 'mill'"),
    ({"organisations": "a,A,,,b,,,x\nb,B,,,a,,,x"}, "error organisations.csv:4 'a' stands above itself"),
    ({"posts": "miller,Miller,mill,,,single,x"}, "error posts.csv:5 body 'mill' of 'miller'"),
    ({"posts": "miller,Miller,town,Hob's Mayor,,single,x"}, "warning posts.csv:5 \"Hob's Mayor\" names 'miller'"),
    ({"groups": "reds,Reds,,red,,,x"}, "error groups.csv:3 party 'red' of 'reds'"),
    ({"people": "dee-fir,Ann Oak,,,,x"}, "error people.csv:5 'Ann Oak' names 'dee-fir', and also 'ann-oak'"),
    ({"people": "dee-fir,Dee Fir,Annie Oak,,,x"}, "warning people.csv:5 'Annie Oak' names 'dee-fir'"),
    ({"strategies": "x,,X,,,,,sheriff,town,,,y"}, "error strategies.csv:4 post 'sheriff' of 'x'"),
    ({"strategies": "x,,X,,,,,mayor,mill,,,y"}, "error strategies.csv:4 owner 'mill' of 'x'"),
    ({"strategies": "x,,X,,,,,mayor,town,,w,y"}, "error strategies.csv:4 supersedes 'w' of 'x'"),
    ({"strategies": "x,poem,X,,,,,mayor,town,,,y"}, "error strategies.csv:4 kind 'poem' of 'x'"),
    ({"strategies": "x,,X,Moss Plan,,,,mayor,town,,,y"}, "warning strategies.csv:4 'Moss Plan' names 'x'"),
    ({"places": "dell,Dell,,,,glen,x"}, "error places.csv:4 parent 'glen' of 'dell'"),
    ({"memberships": "bob-ash,Hob East,Leaf,2014-05-10,,x,y"}, "warning memberships.csv:4 the seat 'Hob East'"),
    ({"group_memberships": "bob-ash,leaf-group,2011,,x"}, "error group_memberships.csv:3 'bob-ash' is in 'leaf-group'"),
    ({"group_memberships": "ann-oak,leaf-group,2012,2013-02,x"}, "error group_memberships.csv:3 'ann-oak' is in"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), FOUND)
def test_what_is_wrong_is_found_where_it_stands(more: More, lines: dict[str, str], expected: str) -> None:
    assert any(line.startswith(expected) for line in said(more(**lines))), said(more(**lines))


FINE = [
    {"tenures": "mayor,cy-elm,2011,2012,yes,roll"},
    {"tenures": "mayor,cy-elm,2006,2010-05-10,,roll"},
    {"tenures": "mayor,cy-elm,2006-03,2010-05,,roll"},
    {"tenures": "mayor,cy-elm,2008-05,2010-05-10,,roll\nmayor,bob-ash,2006,2008-05,,roll"},
    {"posts": "miller,Miller,town,,Warden; Mr Mayor,single,x"},
    {"people": "dee-fir,Cy Elm,,,,x", "tenures": "mayor,dee-fir,2001,2010-05-10,,roll"},
    {"organisations": "mill,Mill,Works,,town,1900,1950,x\nforge,Forge,Works,,town,1950,,x"},
    {"group_memberships": "ann-oak,leaf-group,2014,,x"},
    {"strategies": "moss-old,,Moss Plan 2010,Moss Plan,2010,final,2010,mayor,town,moss,,x"},
]


@pytest.mark.parametrize("lines", FINE)
def test_what_may_be_so_is_no_error(more: More, lines: dict[str, str]) -> None:
    problems = [line for line in said(more(**lines)) if "may hold" not in line]
    assert problems == []


def test_a_hand_over_in_one_printed_month_is_no_overlap(more: More) -> None:
    lines = "mayor,cy-elm,2008-05,2010-05-10,,roll\nmayor,bob-ash,2006,2008-05,,roll"
    assert said(more(tenures=lines)) == []


def test_settings_must_name_what_is_there(hob: Write) -> None:
    toml = 'name = "hob"\ntitle = "Hob"\nbody = "mute"\nauthority = "twon"\nchair = "rove"\nprincipal = "mare"\n'
    found = said(Register.load(hob(register=toml, group_memberships=None, memberships=None)))
    assert found == [
        "error register.toml:3 body 'mute' is the id of no organisation",
        "error register.toml:4 authority 'twon' is the id of no organisation",
        "error register.toml:5 chair 'rove' is the id of no post",
        "error register.toml:6 principal 'mare' is the id of no post",
    ]


def test_problems_come_in_the_order_of_files_and_lines(more: More) -> None:
    found = check(more(posts="miller,Miller,mill,,,single,\nbaker,Baker,mill,,,single,"))
    assert list(found) == sorted(found)
    assert [(p.line, p.severity) for p in found] == [(5, "error"), (5, "warning"), (6, "error"), (6, "warning")]


def test_a_problem_is_frozen() -> None:
    problem = Problem(Path("x"), 1, "error", "what")
    with pytest.raises(AttributeError):
        problem.line = 2  # type: ignore[misc]


def test_the_command_says_each_problem_and_ends_with_one(hob: Write) -> None:
    sound, runner = hob(), CliRunner()
    done = runner.invoke(commands, ["register", "check", "--register", str(sound)])
    assert done.exit_code == 0
    assert done.output.startswith("Hob: 3 people, 5 tenures, 5 memberships; 0 errors, 0 warnings")
    (sound / "posts.csv").write_text("id,label,body,source\nmayor,Mayor,mill,x\nreeve,R,,x\nbridge-warden,B,,x\n")
    done = runner.invoke(commands, ["register", "check", "--register", str(sound)])
    assert done.exit_code == 1
    assert "posts.csv: line 2: body 'mill' of 'mayor' is no id" in done.output


def test_the_shipped_register_has_no_error() -> None:
    assert [p for p in check(Register.load("london")) if p.severity == "error"] == []
