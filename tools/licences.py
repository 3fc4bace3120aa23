"""Print the licence of everything that graphkit depends on, from installed metadata; exit code 1 where one is GPL or AGPL.

python tools/licences.py
"""

from __future__ import annotations

import re
import sys
from importlib import metadata

from packaging.requirements import Requirement

COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.I)
LESSER = re.compile(r"LGPL|Lesser General Public", re.I)


def licence(found: metadata.Distribution) -> str:
    """Return what a distribution says of its licence: an SPDX expression, its classifiers, or the first line of a text."""
    told = found.metadata
    classes = [c.rsplit(" :: ", 1)[-1] for c in told.get_all("Classifier", []) if c.startswith("License ::")]
    text = (told.get("License") or "").strip().split("\n", 1)[0]
    return told.get("License-Expression") or ", ".join(classes) or text or "not told"


def is_copyleft(said: str) -> bool:
    """Say whether no part of a choice (``A OR B``) is free of the GPL; the lesser one does not bind who only imports."""
    return all(COPYLEFT.search(LESSER.sub("", part)) for part in re.split(r"\bOR\b", said))


def needed(roots: list[Requirement]) -> dict[str, str]:
    """Map every installed distribution that the roots need, directly or not, to its licence."""
    found: dict[str, str] = {}
    todo = list(roots)
    while todo:
        requirement = todo.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[name] = licence(distribution)
        todo += [Requirement(line) for line in distribution.requires or ()]
    return dict(sorted(found.items()))


def roots() -> list[Requirement]:
    """Return the requirements of the project, extras included, as pyproject.toml has them."""
    import tomllib
    from pathlib import Path

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return [Requirement(line) for line in lines]


def main() -> int:
    """Print every licence, and return 1 where one is not wanted."""
    found = needed(roots())
    for name, said in found.items():
        print(f"{name:30} {said}")
    faults = [f"{name}: {said}" for name, said in found.items() if is_copyleft(said) or said == "not told"]
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
