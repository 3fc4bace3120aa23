"""Licences: what every locked dependency may be used under, held against the locks and against what is installed.

    python tools/licences.py          # print the report; exit code 1 where something is wrong
    python tools/licences.py --write  # add a line for what came in, from its own metadata, to be looked at

``requirements/licences.csv`` has one line a project: its name, its licence in SPDX, and what there is to say of it.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from locked import FILES, pins

ROOT = Path(__file__).parent.parent
COLUMNS = ("project", "licence", "note")
PERMISSIVE = frozenset(
    """0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CC0-1.0 ISC MIT MIT-CMU MPL-2.0 PSF-2.0 Unlicense
    W3C-20150513 Zlib""".split()
)
"""What we accept. MPL-2.0 binds who changes the files of such a project, and we change none."""

COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.I)
LESSER = re.compile(r"LGPL|Lesser General Public", re.I)
SPDX = {
    "MIT License": "MIT", "Apache Software License": "Apache-2.0", "Apache 2.0": "Apache-2.0", "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause", "ISC License (ISCL)": "ISC", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}  # fmt: skip


def licence(found: metadata.Distribution) -> str:
    """Return what a distribution says of its licence: an SPDX expression, its classifiers, or the first line of a text."""
    told = found.metadata
    classes = [c.rsplit(" :: ", 1)[-1] for c in told.get_all("Classifier", []) if c.startswith("License ::")]
    text = (told.get("License") or "").strip().split("\n", 1)[0]
    return told.get("License-Expression") or ", ".join(classes) or text or "not told"


def is_copyleft(said: str) -> bool:
    """Say whether no part of a choice (``A OR B``) is free of the GPL; the lesser one does not bind who only imports."""
    return all(COPYLEFT.search(LESSER.sub("", part)) for part in re.split(r"\bOR\b", said))


def is_permissive(expression: str) -> bool:
    """Say whether an SPDX expression leaves a choice (``OR``) in which every part (``AND``) is one that we accept."""
    return any(
        all(part.strip(" ()") in PERMISSIVE for part in choice.split(" AND ")) for choice in expression.split(" OR ")
    )


def locked(root: Path) -> Mapping[str, str]:
    """Map every locked project to the first lock that has it: ``runtime`` or ``dev``."""
    found: dict[str, str] = {}
    for lock in FILES:
        for pin in pins(root / "requirements" / f"{lock}.txt"):
            found.setdefault(pin.name, lock)
    return dict(sorted(found.items()))


def written(root: Path) -> dict[str, dict[str, str]]:
    """Return the lines of ``licences.csv`` by project."""
    with (root / "requirements" / "licences.csv").open(encoding="utf-8", newline="") as file:
        return {row["project"]: row for row in csv.DictReader(file)}


def installed(project: str) -> str:
    """Return what the installed project says of itself, or an empty text where it is not installed."""
    try:
        return licence(metadata.distribution(project))
    except metadata.PackageNotFoundError:
        return ""


def faults(root: Path) -> Iterator[str]:
    """Yield what is wrong: a project without a line, a line without a project, a licence that is not wanted."""
    projects, lines = locked(root), written(root)
    for project in projects:
        said = lines.get(project, {}).get("licence", "")
        if not said:
            yield f"{project}: no line in requirements/licences.csv (run python tools/licences.py --write, and look at it)"
        elif not is_permissive(said):
            yield f"{project}: {said} is not among the licences that we accept"
        elif is_copyleft(installed(project) or said):
            yield f"{project}: written down as {said}, and says of itself: {installed(project)}"
    yield from (f"{project}: has a line, and is not locked" for project in lines if project not in projects)


def write(root: Path) -> None:
    """Add what is locked and installed and has no line, and take out what is not locked any more."""
    lines = written(root)
    with (root / "requirements" / "licences.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for project in locked(root):
            said = installed(project)
            writer.writerow(lines.get(project) or {"project": project, "licence": SPDX.get(said, said), "note": ""})


def main() -> int:
    """Print what was found, and return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="add lines for what came in")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of pyproject.toml")
    asked = parser.parse_args()
    if asked.write:
        write(asked.root)
    lines = written(asked.root)
    for project, lock in locked(asked.root).items():
        row = lines.get(project, {})
        print(f"{project:28} {lock:8} {row.get('licence', ''):40} {row.get('note', '')}".rstrip())
    found = list(faults(asked.root))
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
