"""Audit: hold the lock files against pyproject.toml, against known advisories and, where it is installed, against pip-audit.

    python tools/audit.py            # needs no network
    python tools/audit.py --online   # asks the database of advisories too, by pip-audit

Exit code 1 where something is wrong. ``requirements/advisories.csv`` is what was known when it was written: it keeps a
lock from going back, and does not replace ``--online``.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from locked import FILES, Pin, pins, unsound
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent


def wanted(root: Path) -> Iterator[tuple[str, Requirement]]:
    """Yield (lock, requirement) for each requirement that pyproject.toml states."""
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = told["dependency-groups"]
    for line in (*told["project"]["dependencies"], *groups["build"]):
        yield "runtime", Requirement(line)
        yield "dev", Requirement(line)
    extras = told["project"]["optional-dependencies"]
    for line in (*groups["dev"], *(line for extra in extras.values() for line in extra)):
        yield "dev", Requirement(line)


def unmet(lock: str, requirement: Requirement, locked: Iterable[Pin]) -> Iterator[str]:
    """Yield what is wrong with the pins for one requirement: there are none, or one is out of its range."""
    own = [pin for pin in locked if pin.name == canonicalize_name(requirement.name)]
    if not own:
        yield f"{lock}.txt: {requirement.name} is not locked (run make lock)"
    for pin in own:
        if pin.version and not requirement.specifier.contains(pin.version, prereleases=True):
            yield f"{lock}.txt: {pin.name} {pin.version} is not {requirement.specifier} (run make lock)"


def known_bad(root: Path, lock: str, locked: Iterable[Pin]) -> Iterator[str]:
    """Yield the pins below the version in which an advisory was mended."""
    with (root / "requirements" / "advisories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for pin in locked:
        for row in rows:
            if row["project"] == pin.name and pin.version and Version(pin.version) < Version(row["mended in"]):
                yield f"{lock}.txt: {pin.name} {pin.version}: {row['advisory']}, {row['what']} (mended in {row['mended in']})"


def faults(root: Path) -> Iterator[str]:
    """Yield everything that is wrong with the locks of a project, as far as it can be told without a network."""
    for lock in FILES:
        path = root / "requirements" / f"{lock}.txt"
        yield from unsound(path)
        locked = list(pins(path))
        for of, requirement in wanted(root):
            if of == lock:
                yield from unmet(lock, requirement, locked)
        yield from known_bad(root, lock, locked)
    run, dev = ({(pin.name, pin.version) for pin in pins(root / "requirements" / f"{lock}.txt")} for lock in FILES)
    yield from (
        f"dev.txt: {name} {version} is in runtime.txt, another is tested" for name, version in sorted(run - dev)
    )


def online(root: Path) -> int:
    """Ask pip-audit about all pins; it prints what it finds, and ends with 1 then."""
    locks = [part for lock in FILES for part in ("-r", str(root / "requirements" / f"{lock}.txt"))]
    done = subprocess.run([sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", *locks], check=False)
    return done.returncode


def main() -> int:
    """Print what was found, and return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--online", action="store_true", help="ask pip-audit too (pip install pip-audit)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of pyproject.toml")
    asked = parser.parse_args()
    found = list(faults(asked.root))
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    if not found:
        number = len(
            {(pin.name, pin.version) for lock in FILES for pin in pins(asked.root / "requirements" / f"{lock}.txt")}
        )
        print(f"{number} versions are locked with their digests; none is one that an advisory names.")
    return (1 if found else 0) or (online(asked.root) if asked.online else 0)


if __name__ == "__main__":
    sys.exit(main())
