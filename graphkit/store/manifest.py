"""Manifest: what the last build made of each source, in one SQLite file that is changed as a whole or not at all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from base64 import b64decode
from collections.abc import Iterable, Iterator, Set
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from graphkit.errors import OutputError, cause
from graphkit.store.records import Heading, Kept, Record, Seen
from graphkit.store.swapping import OWN

__all__ = ["LAYOUT", "Manifest", "recalled"]

LAYOUT = "6"
"""Raised whenever the manifest changes its form; another number makes the next build a full one."""

_TABLES = """
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, size INTEGER, stamp INTEGER, sha256 TEXT, failures TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS graphs (
    graph TEXT PRIMARY KEY, source TEXT, name TEXT, sha256 TEXT, headings TEXT, leads TEXT, counts TEXT,
    refused TEXT, without TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS graphs_by_source ON graphs (source);
CREATE TABLE IF NOT EXISTS review (
    graph TEXT, kind TEXT, printed TEXT, candidates TEXT, name TEXT, line INTEGER, context TEXT, said TEXT);
CREATE INDEX IF NOT EXISTS review_by_graph ON review (graph);
CREATE INDEX IF NOT EXISTS review_by_name ON review (kind, printed, candidates, name, line, context);
CREATE TABLE IF NOT EXISTS sides (graph TEXT PRIMARY KEY, digest TEXT NOT NULL, side BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS drawn (name TEXT PRIMARY KEY, said BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS findings (thing TEXT, said TEXT, PRIMARY KEY (thing, said)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS register (id TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID;
"""
_DROP = "".join(
    f"DROP TABLE IF EXISTS {name};"
    for name in ("state", "sources", "graphs", "review", "sides", "drawn", "findings", "register")
)
_UNDECIDED = """
SELECT kind, json_extract(said, '$.why') AS why, COUNT(*) FROM review
WHERE graph NOT IN (SELECT graph FROM graphs WHERE refused != '') GROUP BY kind, why ORDER BY kind, why
"""
_REVIEW = """
WITH held AS (SELECT * FROM review WHERE graph NOT IN (SELECT graph FROM graphs WHERE refused != ''))
SELECT times, said FROM held JOIN (
    SELECT kind AS k, printed AS p, candidates AS c, COUNT(*) AS times FROM held GROUP BY kind, printed, candidates
) ON kind = k AND printed = p AND candidates = c
ORDER BY times DESC, printed, kind, candidates, name, line, context
"""


class Manifest:
    """The table of sources and graphs under ``output/.graphkit/``; it grows on disk, not in memory.

    ``whole`` says whether the outputs are those that it describes. A build says first that they are not, and
    commits last: after a crash the next build is a full one.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    @contextmanager
    def opened(cls, output: Path) -> Iterator[Manifest]:
        """Open the manifest of an output folder for one build; raises `OutputError` while another has it."""
        path = output / OWN / "manifest.sqlite"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=1, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"cannot write: {cause(error)}", where=str(output), remedy="choose another -o folder"
            ) from error
        try:
            yield cls._begun(connection, path)
        except sqlite3.OperationalError as error:
            raise _failed(error, path, "cannot write", "free some room") from error
        finally:
            connection.close()

    @classmethod
    def _begun(cls, connection: sqlite3.Connection, path: Path) -> Manifest:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_TABLES)
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            raise _failed(error, path, "cannot be used", "is another build running?") from error
        return cls(connection)

    @property
    def whole(self) -> bool:
        """Whether store and files are those of the build that is described here."""
        return self.get("whole") == "yes" and self.get("layout") == LAYOUT

    def get(self, key: str) -> str:
        """Return a value of the last build; nothing where it kept none under ``key``."""
        row = self._db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, key: str, value: str) -> None:
        """Keep a value."""
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def broken(self) -> None:
        """Say, before the store is touched, that the outputs are no longer those described here."""
        self.put("whole", "no")
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def clear(self) -> None:
        """Forget everything."""
        self._db.execute("COMMIT")
        self._db.executescript(_DROP + _TABLES)
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make what was put the state that the next build starts from."""
        self.put("whole", "yes")
        self.put("layout", LAYOUT)
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def sources(self) -> dict[str, tuple[int, int, str]]:
        """Map the name of each file to its size, stamp and digest."""
        rows = self._db.execute("SELECT name, size, stamp, sha256 FROM sources")
        return {name: (size, stamp, sha256) for name, size, stamp, sha256 in rows}

    def failures(self) -> Iterator[dict[str, Any]]:
        """Yield why files, members or graphs were left out, sorted by the name of the file."""
        for (failures,) in self._db.execute("SELECT failures FROM sources WHERE failures != '[]' ORDER BY name"):
            yield from json.loads(failures)
        left = "SELECT refused, without FROM graphs WHERE refused != '' OR without != '{}' ORDER BY source, name"
        for refused, without in self._db.execute(left):
            told = (
                [json.loads(refused)] if refused else sorted(json.loads(without).values(), key=lambda why: why["line"])
            )
            yield from ({key: value for key, value in why.items() if key != "aside"} for why in told)

    def aside(self) -> list[tuple[str, str]]:
        """Return (source, name) of the graphs that are set aside until the shapes find nothing in them."""
        query = "SELECT source, name FROM graphs WHERE refused LIKE '%\"aside\": true%' ORDER BY source, name"
        return [(source, name) for source, name in self._db.execute(query)]

    def see(self, seen: Seen) -> None:
        """Keep what is known of a file, in place of what was known before; its graphs are forgotten."""
        self.forget(seen.name)
        row = (seen.name, seen.size, seen.stamp, seen.sha256, _text(seen.failures))
        self._db.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?)", row)

    def touch(self, seen: Seen) -> None:
        """Keep a new time for a file whose bytes did not change."""
        self._db.execute("UPDATE sources SET size = ?, stamp = ? WHERE name = ?", (seen.size, seen.stamp, seen.name))

    def forget(self, source: str) -> None:
        """Drop a file and its graphs."""
        self._db.execute("DELETE FROM review WHERE graph IN (SELECT graph FROM graphs WHERE source = ?)", (source,))
        self._db.execute("DELETE FROM sides WHERE graph IN (SELECT graph FROM graphs WHERE source = ?)", (source,))
        self._db.execute("DELETE FROM graphs WHERE source = ?", (source,))
        self._db.execute("DELETE FROM sources WHERE name = ?", (source,))

    def keep(self, record: Record) -> None:
        """Keep a graph."""
        self._db.execute(
            "INSERT OR REPLACE INTO graphs VALUES (?, ?, ?, ?, ?, '{}', ?, '', ?)",
            (
                record.graph, record.source, record.name, record.sha256,
                json.dumps([_row(h) for h in record.headings], ensure_ascii=False), _text(record.counts),
                _text(dict.fromkeys(record.without)),
            ),
        )  # fmt: skip
        side = b64decode(record.side)
        digest = hashlib.sha256(side).hexdigest()
        self._db.execute("INSERT OR REPLACE INTO sides VALUES (?, ?, ?)", (record.graph, digest, side))
        self._db.executemany(
            "INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    record.graph, row["kind"], row["printed"], row["candidates"], row["source"], row["line"],
                    row["context"], _text(row),
                )
                for row in record.review
            ),
        )  # fmt: skip

    def kept(self) -> Iterator[Kept]:
        """Yield every graph of every source, sorted by file and name: the order in which they may claim questions."""
        query = "SELECT graph, source, name, headings, leads, refused, without FROM graphs ORDER BY source, name, graph"
        for graph, source, name, headings, leads, refused, without in self._db.execute(query).fetchall():
            known = tuple(Heading(*row) for row in json.loads(headings))
            why = json.loads(refused) if refused else None
            yield Kept(graph, source, name, known, json.loads(leads), why, json.loads(without))

    def settle(
        self, graph: str, leads: dict[str, str], refused: dict[str, Any] | None, without: dict[str, dict[str, Any]]
    ) -> None:
        """Keep which questions a graph's supplementaries follow, and why it is left out, or some of its questions are."""
        said = (_text(leads), _text(refused) if refused else "", _text(without), graph)
        self._db.execute("UPDATE graphs SET leads = ?, refused = ?, without = ? WHERE graph = ?", said)

    def graphs(self) -> Iterator[tuple[str, str, str, dict[str, int]]]:
        """Yield (graph, name, digest, counts) of every graph that is in the outputs, sorted by name."""
        query = "SELECT graph, name, sha256, counts FROM graphs WHERE refused = '' ORDER BY name, graph"
        for graph, name, sha256, counts in self._db.execute(query):
            yield graph, name, sha256, json.loads(counts)

    def sides(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Yield (graph, digest of its packed side, leads) of every graph that is in the outputs, sorted by graph."""
        query = "SELECT graph, digest, leads FROM graphs JOIN sides USING (graph) WHERE refused = '' ORDER BY graph"
        for graph, digest, leads in self._db.execute(query):
            yield graph, digest, json.loads(leads)

    def side(self, graph: str) -> bytes:
        """Return the packed side of a graph."""
        return bytes(self._db.execute("SELECT side FROM sides WHERE graph = ?", (graph,)).fetchone()[0])

    def drawn(self, name: str) -> bytes | None:
        """Return what was kept of the last picture under a name."""
        row = self._db.execute("SELECT said FROM drawn WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None

    def draw(self, name: str, said: bytes) -> None:
        """Keep a part of a picture for the next."""
        self._db.execute("INSERT OR REPLACE INTO drawn VALUES (?, ?)", (name, said))

    def undraw(self, kept: Set[str]) -> None:
        """Forget all parts of pictures but those."""
        names = [row for row in self._db.execute("SELECT name FROM drawn") if row[0] not in kept]
        self._db.executemany("DELETE FROM drawn WHERE name = ?", names)

    def review(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield (how often the same was met, row), the most frequent first."""
        for times, said in self._db.execute(_REVIEW):
            yield times, json.loads(said)

    def undecided(self) -> Iterator[tuple[str, str, int]]:
        """Yield (kind, why, how often) of what could not be decided in the graphs that are in the outputs, sorted."""
        yield from self._db.execute(_UNDECIDED).fetchall()

    def find(self, things: Iterable[str], findings: Iterable[tuple[str, str]]) -> None:
        """Keep what was found wrong with some things, in place of what was found with them before."""
        self._db.executemany("DELETE FROM findings WHERE thing = ?", ((thing,) for thing in things))
        self._db.executemany("INSERT OR IGNORE INTO findings VALUES (?, ?)", findings)

    def found(self) -> list[tuple[str, str]]:
        """Return (thing, what was found wrong with it), sorted."""
        return [(thing, said) for thing, said in self._db.execute("SELECT thing, said FROM findings ORDER BY 1, 2")]

    def findings(self) -> list[str]:
        """Return what was found wrong, sorted."""
        return [said for (said,) in self._db.execute("SELECT said FROM findings ORDER BY said")]

    def rows(self) -> dict[str, str]:
        """Map each row of the register of the last build to its content."""
        return dict(self._db.execute("SELECT id, row FROM register"))

    def keep_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Keep the rows of the register, in place of those of the last build."""
        self._db.execute("DELETE FROM register")
        self._db.executemany("INSERT INTO register VALUES (?, ?)", rows)


def recalled(output: Path, keys: Iterable[str]) -> tuple[str, ...]:
    """Return values that the last build kept, without keeping the next one waiting; empty ones where nothing tells."""
    path = output / OWN / "manifest.sqlite"
    wanted = tuple(keys)
    if not path.is_file():
        return ("",) * len(wanted)
    # A finished build leaves no log beside the manifest: it can be read where nothing may be written.
    mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)) as database:
            kept = dict(database.execute("SELECT key, value FROM state"))
    except sqlite3.Error as error:
        raise OutputError(f"cannot be read: {error}", where=str(path), remedy="build again") from error
    return tuple(str(kept.get(key, "")) for key in wanted)


def _failed(error: sqlite3.Error, path: Path, what: str, remedy: str) -> OutputError:
    if "readonly" in str(error):
        return OutputError("may only be read", where=str(path), remedy="choose another -o folder, or mend its rights")
    return OutputError(f"{what}: {error}", where=str(path), remedy=remedy)


def _row(heading: Heading) -> list[Any]:
    return [
        heading.key, heading.date, heading.title, heading.reference, heading.supplementary, heading.supplementary_to,
        heading.printed, heading.line, heading.size,
    ]  # fmt: skip


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
