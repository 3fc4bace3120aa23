"""Fuzzing: bytes are changed where that reaches code that nothing reached before, and whatever goes wrong is kept.

Run by `benchmarks.fuzz`, one process a target, under atheris (libFuzzer over the bytecode of graphkit).
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["graphkit"], enable_loader_override=False):
    from benchmarks.targets import TARGETS, one_line, seeds
    from graphkit.errors import GraphkitError
    from graphkit.read import Document, read_document
    from tests.laws.hostile import PAGES
    from tests.laws.test_fuzz import mutated, samples

    for _sample in samples().values():  # what a reader imports when it is used is instrumented here too
        list(read_document(Document("2020-11-18", _sample)))

SECONDS_A_MB: Final = 5.0
MOST: Final = 1 << 16


class Watch:
    """Runs a target on bytes and keeps each new way in which it fails, with the bytes, in a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.target, self.folder = TARGETS[name], folder
        self.runs, self.slowest = 0, 0.0
        self.known: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        self.runs += 1
        begun = time.process_time()
        try:
            self.target(data)
        except GraphkitError as error:
            try:
                one_line(error)
            except AssertionError:
                self._keep("two-lines", data, str(error))
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(
                f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}:{frame.name}",
                data,
                traceback.format_exc(),
            )
        took = time.process_time() - begun
        self.slowest = max(self.slowest, took / max(1.0, len(data) / 1e6))
        if took > SECONDS_A_MB * max(1.0, len(data) / 1e6):
            self._keep("hang", data, f"{took:.1f} s")

    def _keep(self, kind: str, data: bytes, said: str) -> None:
        if kind in self.known:
            return
        self.known[kind] = said
        name = hashlib.sha256(kind.encode()).hexdigest()[:12]
        (self.folder / f"crash-{name}").write_bytes(data)
        (self.folder / f"crash-{name}.txt").write_text(f"{kind}\n{said}", encoding="utf-8")

    def told(self) -> dict[str, object]:
        """Return what was seen."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"runs": self.runs, "slowest": self.slowest, "peak": peak, "crashes": sorted(self.known)}


def changed(data: bytes, most: int, seed: int) -> bytes:
    """Change bytes: by libFuzzer, by our own damage, or put a page that the grammar draws in their place."""
    dice = random.Random(seed)
    match dice.randrange(4):
        case 0:
            return mutated(data, seed)[:most]
        case 1 if PAGE_POOL:
            return mutated(dice.choice(PAGE_POOL), seed)[:most]
        case _:
            return atheris.Mutate(data, most)


PAGE_POOL: list[bytes] = []


def _pages(number: int, seed: int) -> list[bytes]:
    """Draw pages from the grammar of hostile transcripts."""
    from hypothesis import HealthCheck, given, settings

    pages: list[bytes] = []

    @settings(
        max_examples=number, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(PAGES)
    def draw(page: str) -> None:
        pages.append(page.encode("utf-8", "surrogatepass"))

    draw()
    random.Random(seed).shuffle(pages)
    return pages


def main() -> None:
    name, folder, seconds, seed = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number:03}").write_bytes(data)
    if name in ("readers", "whole way to a graph"):
        PAGE_POOL.extend(_pages(300, seed))
    watch = Watch(name, folder)
    begun = time.monotonic()

    def one(data: bytes) -> None:
        watch(data)
        if not watch.runs % 200 or time.monotonic() - begun > float(seconds) - 2:
            (folder / "told.json").write_text(json.dumps(watch.told()), encoding="utf-8")

    flags = [f"-max_total_time={seconds}", f"-max_len={MOST}", f"-seed={seed}", "-rss_limit_mb=1500", "-timeout=60"]
    flags += [f"-artifact_prefix={folder}/native-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], one, custom_mutator=changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
