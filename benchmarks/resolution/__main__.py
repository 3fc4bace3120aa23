"""Print how often a speaker without an id is the person that the id names: python -m benchmarks.resolution --help."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.resolution.hiding import Outcome, outcomes
from graphkit.errors import SourceError
from graphkit.pipeline.sources import gather
from graphkit.register import Register
from graphkit.register.importing import import_register

KINDS = ("same", "nobody", "another")


def main() -> int:
    """Import a register from the members, read the day files, and print some lines a folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.resolution", description=__doc__)
    parser.add_argument("transcripts", type=Path, help="a folder of publicwhip day files")
    parser.add_argument("members", type=Path, help="the folder of people.xml and all-members.xml")
    parser.add_argument("--also", type=Path, action="append", default=[], help="a further file of members or offices")
    parser.add_argument("--list", action="store_true", help="list each line that is not the same")
    given = parser.parse_args()
    register = _register([*sorted(given.members.glob("*.xml")), *given.also])
    groups: dict[str, list[Outcome]] = {}
    for source in gather([given.transcripts])[0]:
        try:
            found = list(outcomes(source.path, source.name, register))
        except SourceError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        for outcome in found:
            groups.setdefault(source.path.parent.name, []).append(outcome)
            if given.list and outcome.kind != "same":
                print(f"{outcome.kind}: {source.name}: line {outcome.line}: {outcome.label!r}: {_who(outcome)}")
    for group, outcomes_of in groups.items():
        _say(group, outcomes_of)
    _say("all", [outcome for found in groups.values() for outcome in found])
    return 0


def _register(paths: list[Path]) -> Register:
    files = [(path.name, path.read_bytes()) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        for name, data in import_register(files, "members", body="House of Commons").files.items():
            Path(folder, name).write_bytes(data)
        return Register.load(folder)


def _say(group: str, found: list[Outcome]) -> None:
    """Print the lines with an id, those of them with a name, the people, and why nobody is chosen."""
    named = [outcome for outcome in found if outcome.named]
    people = {outcome.known for outcome in named}
    missed = {outcome.known for outcome in named if outcome.kind != "same"}
    for what, outcomes_of in (("lines with an id", found), ("of them with a name", named)):
        counts = Counter(outcome.kind for outcome in outcomes_of)
        said = ", ".join(f"{counts[kind]:,} {kind}" for kind in KINDS)
        share = 100 * counts["same"] / max(len(outcomes_of), 1)
        print(f"{group + ', ' + what:<34} {len(outcomes_of):>6,}: {said} ({share:.1f} % the same)")
    share = 100 * (len(people) - len(missed)) / max(len(people), 1)
    print(f"{group + ', people named':<34} {len(people):>6,}: {len(people - missed):,} in every line ({share:.1f} %)")
    for why, count in sorted(Counter(o.why for o in found if o.kind == "nobody").items()):
        print(f"{'':<34} {count:>6,}: nobody, for {why}")


def _who(outcome: Outcome) -> str:
    return f"{outcome.known} by the id, {outcome.found or 'nobody'} by the name ({outcome.rule})"


if __name__ == "__main__":
    sys.exit(main())
