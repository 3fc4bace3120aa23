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
    """Import a register from the members, read the day files, and print one line a folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.resolution", description=__doc__)
    parser.add_argument("transcripts", type=Path, help="a folder of publicwhip day files")
    parser.add_argument("members", type=Path, help="the folder of people.xml and all-members.xml")
    parser.add_argument("--list", action="store_true", help="list each line that is not the same")
    given = parser.parse_args()
    files = [(p.name, p.read_bytes()) for p in sorted(given.members.glob("*.xml"))]
    with tempfile.TemporaryDirectory() as folder:
        for name, data in import_register(files, "members").files.items():
            Path(folder, name).write_bytes(data)
        register = Register.load(folder)
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
        _say(f"{group}, lines with an id", outcomes_of)
        _say(f"{group}, of them with a name", [o for o in outcomes_of if o.named])
    return 0


def _say(what: str, found: list[Outcome]) -> None:
    counts = Counter(outcome.kind for outcome in found)
    share = 100 * counts["same"] / max(len(found), 1)
    said = ", ".join(f"{counts[kind]:,} {kind}" for kind in KINDS)
    print(f"{what:<34} {len(found):>6,}: {said} ({share:.1f} % the same)")


def _who(outcome: Outcome) -> str:
    return f"{outcome.known} by the id, {outcome.found or 'nobody'} by the name ({outcome.rule})"


if __name__ == "__main__":
    sys.exit(main())
