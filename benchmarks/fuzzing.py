"""Fuzzing: bytes are changed where that reaches code that nothing reached before, and whatever goes wrong is kept.

Run by `benchmarks.fuzz`, one process a target, under atheris (libFuzzer over the bytecode of graphkit).
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import atheris

with atheris.instrument_imports(include=["graphkit"], enable_loader_override=False):
    import pyoxigraph

    from graphkit.config import examples_path
    from graphkit.describe import Names
    from graphkit.errors import GraphkitError
    from graphkit.extract.due import due
    from graphkit.pipeline.reading import graph_of
    from graphkit.publish.push import Ledger
    from graphkit.query import bind, load_question
    from graphkit.query.scan import outline
    from graphkit.read import Document, read_document
    from graphkit.register import Register
    from graphkit.review import Decisions, parse_decisions
    from graphkit.serve.protocol import parameters_of
    from tests.laws.hostile import PAGES
    from tests.laws.service import SAMPLES, Site
    from tests.laws.test_fuzz import ROWS, mutated, samples

    CITY: Final = examples_path() / "ambleford"
    REGISTER: Final = Register.load(CITY / "register")
    for _sample in samples().values():  # what a reader imports when it is used is instrumented here too
        list(read_document(Document("2020-11-18", _sample)))

SECONDS_A_MB: Final = 5.0
MOST: Final = 1 << 16
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NAMES: Final = Names("https://example.org/", "ambleford", "")


def reading(data: bytes) -> None:
    """Read a document of whatever form."""
    list(read_document(Document("2020-11-18", data)))


def describing(data: bytes) -> None:
    """Take a document the whole way to a graph, which has to be legal."""
    for transcript in read_document(Document("2020-11-18", data)):
        nquads, _, _ = graph_of(transcript, REGISTER, NAMES, Decisions({}))
        list(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))


def registering(data: bytes) -> None:
    """Load a register of which one table, named by the first byte, holds these bytes."""
    tables = sorted(path for path in (CITY / "register").iterdir() if path.is_file())
    chosen = tables[data[0] % len(tables)] if data else tables[0]
    if not (ROOM / "register.toml").exists():
        shutil.copytree(CITY / "register", ROOM, dirs_exist_ok=True)
    (ROOM / chosen.name).write_bytes(data[1:])
    try:
        Register.load(ROOM)
    finally:
        shutil.copyfile(chosen, ROOM / chosen.name)


def deciding(data: bytes) -> None:
    """Read a file of decisions."""
    parse_decisions(data, "decisions.csv", REGISTER)


def asking(data: bytes) -> None:
    """Take bytes as a parameter of a built-in question, as a query, and as the parameters of a request."""
    text = data.decode("utf-8", "replace")
    for attempt in (
        lambda: bind(load_question("questions-by-member"), {"member": text}),
        lambda: text,
        lambda: dict(parameters_of(data)).get("query", ""),
    ):
        try:
            outline(attempt())
        except GraphkitError as error:
            _one_line(error)


def pushing(data: bytes) -> None:
    """Read the ledger of a push."""
    path = ROOM / "ledger.jsonl"
    path.write_bytes(data)
    Ledger(path, "somewhere")


def requesting(data: bytes) -> None:
    """Ask the whole web application, whose answer has to be one that a stranger may get."""
    _site().judge(data)


@cache
def _site() -> Site:
    return Site(Path(tempfile.mkdtemp()))


def promising(data: bytes) -> None:
    """Read the date that a clause names, counted from the day that the first three bytes give."""
    day = date.fromordinal(1 + int.from_bytes(data[:3], "big") % date.max.toordinal())
    found = due(data[3:].decode("utf-8", "replace"), day)
    if found is not None:
        assert _DATE.fullmatch(found), found
        date.fromisoformat(f"{found}-01-01"[:10])


ROOM: Final = Path(tempfile.mkdtemp())
TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = MappingProxyType(
    {
        "readers": reading, "whole way to a graph": describing, "register": registering, "decisions": deciding,
        "queries and parameters": asking, "ledger of a push": pushing, "requests to the service": requesting,
        "dates of undertakings": promising,
    }
)  # fmt: skip


CLAUSES: Final = (
    "I will write by the end of March 2022", "we shall do so within the next ten days", "on Tuesday the thirty-first of June",
    "before the close of play on Friday", "by the end of 2024", "next month", "in a fortnight, as was agreed last May",
    "by 31st of December, 2099", "by February 29", "today", "within 999 weeks",
)  # fmt: skip
"""What the search for dates begins with."""


def seeds(name: str) -> list[bytes]:
    """Return what the search begins with: the small samples of every form, and sound files of ours."""
    if name in ("readers", "whole way to a graph"):
        return [*samples().values(), *(p.read_bytes() for p in sorted((CITY / "transcripts").iterdir()))]
    if name == "register":
        tables = sorted(path for path in (CITY / "register").iterdir() if path.is_file())
        return [bytes([n]) + path.read_bytes() for n, path in enumerate(tables)]
    if name == "decisions":
        return [ROWS.encode()]
    if name == "requests to the service":
        return [*SAMPLES]
    if name == "dates of undertakings":
        return [b"\x0b\x40\x00" + clause.encode() for clause in CLAUSES]
    if name == "ledger of a push":
        return [b'{"to": "x"}\n{"graph": "http://a/b", "digest": "00"}\n{"graph": "http://a/b", "digest": null}\n']
    return [b"Nadia Okoro", b"SELECT * { ?s ?p ?o }", b"query=ASK%20%7B%7D&format=json", b'"\\u0022 } # ']


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
                _one_line(error)
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


def _one_line(error: GraphkitError) -> None:
    assert "\n" not in str(error)


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
