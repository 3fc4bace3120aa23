"""Speakers whose ids are hidden are the people that their ids name, or nobody; never a namesake."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from benchmarks.resolution.hiding import outcomes
from graphkit.register import Register
from graphkit.register.importing import import_register
from graphkit.resolve.speakers import speaker

DAY = """<publicwhip>
<major-heading id="uk.org.publicwhip/debate/2009-10-26a.1.0">Moss</major-heading>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.1" speakerid="m/1" speakername="Ann Oak"><p>Moss is wet.</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.2" speakerid="m/2" speakername="Ann Oak"><p>It is dry.</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.3" speakerid="m/3" speakername="Bob Ash"><p>It is moss.</p></speech>
</publicwhip>"""
MEMBERS = "<publicwhip>" + "".join(
    f'<member id="m/{n}" firstname="{first}" lastname="{last}" constituency="{seat}" fromdate="2005-05-05" todate="9999-12-31"/>'
    for n, (first, last, seat) in enumerate((("Ann", "Oak", "Dell"), ("Ann", "Oak", "Fen"), ("Bob", "Ash", "Hob")), 1)
) + "</publicwhip>"  # fmt: skip


def load(folder: Path, files: list[tuple[str, bytes]]) -> Register:
    for name, data in import_register(files, "members").files.items():
        (folder / name).write_bytes(data)
    return Register.load(folder)


def test_namesakes_are_kept_apart_and_others_found(tmp_path: Path) -> None:
    register = load(tmp_path, [("all-members.xml", MEMBERS.encode())])
    day = tmp_path / "day.xml"
    day.write_text(DAY, encoding="utf-8")
    assert [outcome.kind for outcome in outcomes(day, "day.xml", register)] == ["nobody", "nobody", "same"]


@pytest.mark.shared
def test_in_a_real_chamber_nobody_is_taken_for_another(shared: Path, tmp_path: Path) -> None:
    members = shared / "data" / "publicwhip-members"
    register = load(tmp_path, [(p.name, p.read_bytes()) for p in sorted(members.glob("*.xml"))])
    for chamber, least, share in (("westminhall", 200, 1.0), ("sp", 450, 0.97)):
        days = sorted((shared / "data" / "publicwhip" / chamber).glob("*.xml"))
        counts = Counter(outcome.kind for day in days for outcome in outcomes(day, day.name, register))
        assert counts["same"] > least
        assert counts["another"] == 0
        assert counts["same"] / counts.total() >= share


@pytest.mark.parametrize(
    ("label", "seat"),
    [
        ("Ann Oak (Dell)", "Dell"),
        ("Ann Oak (Fen) (Leaf)", "Fen"),
        ("Ann Oak", None),
        ("Ann Oak (Mire)", None),
        ("The Minister for Moss (Bob Ash)", "Hob"),
        ("The Minister for Moss (Ann Oak)", None),
        ("The Minister for Moss (Ash)", None),
    ],
)
def test_a_seat_in_brackets_tells_namesakes_apart(tmp_path: Path, label: str, seat: str | None) -> None:
    register = load(tmp_path, [("all-members.xml", MEMBERS.encode())])
    person = speaker(label, date(2009, 10, 26), register).person
    assert person == (seat and next(m.person for m in register.memberships if m.seat == seat))
