"""Measure extraction against the gold, write README.md beside this file, and raise the floor where asked to."""

from __future__ import annotations

import argparse
import sys

from benchmarks.accuracy.floor import raise_floor
from benchmarks.accuracy.page import PAGE, page


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--raise-floor", action="store_true", help="hold the figures of today from now on")
    asked = parser.parse_args()
    PAGE.write_text(page(), encoding="utf-8")
    if asked.raise_floor:
        for name, figures in raise_floor().items():
            for figure, (floor, now) in figures.items():
                print(f"{name}: {figure} has fallen from {floor:.3f} to {now:.3f}: the floor stays", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
