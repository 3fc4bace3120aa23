"""Build: the one place that knows the order of the stages, and does again only what changed."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyoxigraph

from graphkit.config import Settings, ontology_path
from graphkit.counting import many
from graphkit.describe import Names, describe_terms, paragraphs
from graphkit.describe.terms import GRAPH as TERMS
from graphkit.errors import GraphkitError, SourceError
from graphkit.pipeline.aside import set_aside
from graphkit.pipeline.assemble import assemble
from graphkit.pipeline.checking import doubted
from graphkit.pipeline.cluster import run_dask
from graphkit.pipeline.merging import write_blocks
from graphkit.pipeline.outputs import write_outputs
from graphkit.pipeline.plan import Plan, plan
from graphkit.pipeline.report import OUTPUTS, TIMES, Report
from graphkit.pipeline.rounds import read, settled_of
from graphkit.pipeline.shard import Orders, blocks_of, lend, register_graph, sided
from graphkit.pipeline.sources import Given, gather, without_decisions
from graphkit.pipeline.touched import Edits, edits, rows_of, touched
from graphkit.pipeline.update import MOST, update
from graphkit.pipeline.work import Progress, Work
from graphkit.pipeline.workers import cores, run_local
from graphkit.publish.html import check_engine
from graphkit.register import Register
from graphkit.review import read_decisions
from graphkit.store import OWN, Loader, Manifest, Record, fingerprint, make_folder, open_store, swept, writing
from graphkit.version import __version__

__all__ = ["RULES", "build"]

RULES = "2026-12-01.226"
"""The version of everything between `read` and `describe`: raise it when a rule changes, and pages are read again."""


def build(
    sources: Iterable[str | Path],
    settings: Settings,
    register: Register,
    *,
    full: bool = False,
    jobs: int | None = None,
    scheduler: str | None = None,
    parts_at: str | None = None,
    progress: Progress = lambda stage, done, all_: None,
) -> tuple[pyoxigraph.Store, Report]:
    """Build the graph of ``sources`` into ``settings.output``; return the open store and the report.

    ``jobs`` is the number of processes, as many as there are cores and work for them unless given; the result does not depend on it.
    ``scheduler`` is the address of a Dask scheduler, whose workers do it instead; ``parts_at`` that of a folder over
    which they hand over what they made, where they share no file system with this machine.
    A source that cannot be read is left out and listed in ``report.failures``. Raises `SourceError` where nothing at
    all can be read, and `OutputError` where the folder cannot be written or another build is writing there.
    """
    begun = time.perf_counter()
    check_engine(settings.engine)
    given, errors = gather(sources)
    given, decisions = without_decisions(given)
    decided = read_decisions(decisions.path, register).fingerprint if decisions else ""
    report = Report(settings=settings, register=register, failures=list(errors))
    if not given:
        raise _nothing(report)
    names = Names(settings.base, register.name, register.body)
    with Manifest.opened(settings.output) as manifest:
        swept(settings.output, (*OUTPUTS, TIMES))
        # A worker of a build that was killed may live on for a while: what it still writes goes where nobody looks,
        # and nowhere once its folder is swept.
        parts = settings.output / OWN / f"parts-{os.getpid()}"
        make_folder(parts)
        orders = Orders(
            settings.base, str(register.folder), register.fingerprint, str(parts),
            str(decisions.path) if decisions else "", decided,
        )  # fmt: skip
        lend(register)
        engine = (
            partial(run_dask, scheduler=scheduler, place=parts_at or "") if scheduler else partial(run_local, jobs=jobs)
        )
        work = Work(settings, register, names, manifest, report, orders, jobs or cores(), engine, progress)
        try:
            _bring_up_to_date(work, given, full)
        finally:
            shutil.rmtree(parts, ignore_errors=True)
    report.seconds = time.perf_counter() - begun
    return open_store(work.store), report


def _bring_up_to_date(work: Work, given: Sequence[Given], full: bool) -> None:
    started = time.time_ns()
    again = full or not _as_left(work)
    rows = rows_of(work.register)
    reach = Edits(all=True) if again else edits(work.manifest.rows(), rows)
    todo = Plan((), ()) if reach.all else _also_touched(work, given, plan(given, work.manifest), reach)
    before, quarantine = work.manifest.get("failures"), work.settings.on_finding == "quarantine"
    todo = _with_those_aside(work, given, todo)
    held = _held(work) if quarantine else set()
    if reach.all or len(todo.read) + len(todo.gone) > MOST:
        _whole(work, given)
    elif todo.read or todo.gone or _shared_changed(work):
        _changes(work, given, todo)
    if quarantine and not work.manifest.whole:
        set_aside(work)
        work.report.removed = len(held - _held(work))
    for seen in todo.touched:
        work.manifest.touch(seen)
    work.manifest.keep_rows(rows.items())
    _finish(work, before, started)


def _held(work: Work) -> set[str]:
    """Return the graphs of sources that are in the union, by what the manifest says."""
    return {kept.graph for kept in work.manifest.kept() if kept.name and not kept.refused}


def _also_touched(work: Work, given: Sequence[Given], todo: Plan, reach: Edits) -> Plan:
    """Add the sources to a plan that an edit of the register can reach."""
    if not reach.addresses:
        return todo
    kept = [k for k in work.manifest.kept() if k.name and not k.refused]
    printed = {k.graph: "\n".join(h.printed for h in k.headings) for k in kept}
    graphs = set(touched(work.output / "graph.nq", reach, work.names, printed))
    sources = {k.source for k in kept if k.graph in graphs} | {source.name for source in todo.read}
    return replace(todo, read=tuple(source for source in given if source.name in sources))


def _with_those_aside(work: Work, given: Sequence[Given], todo: Plan) -> Plan:
    """Add the sources that were set aside to a plan that changes anything: they may come back."""
    if not todo.read and not todo.gone and not _shared_changed(work):
        return todo
    names = {source for source, _ in work.manifest.aside()} | {source.name for source in todo.read}
    return replace(todo, read=tuple(source for source in given if source.name in names))


def _whole(work: Work, given: Sequence[Given]) -> None:
    """Make everything anew: read on all cores, and load what is read at the same time."""
    work.manifest.clear()
    work.manifest.broken()
    loader = Loader(work.store)
    for path in _shared(work):
        loader.add(path)
    read(work, given, loader.add)
    settled = settled_of(work, given, set(work.places))
    if all(s.refused for s in settled):
        loader.dropped()
        work.report.count(work.manifest)
        raise _nothing(work.report)
    assemble(work, settled, loader)
    work.report.changed = sum(not s.refused for s in settled)


def _changes(work: Work, given: Sequence[Given], todo: Plan) -> None:
    """Read what changed, and put it in the place of what was there before."""
    work.manifest.broken()
    before = _held(work)
    for name in todo.gone:
        work.manifest.forget(name)
    if _shared_changed(work):
        _shared(work)
    read(work, todo.read)
    settled = settled_of(work, given, before | set(work.places))
    after = {s.kept.graph for s in settled if not s.refused}
    update(work, settled, before - after)
    work.report.changed, work.report.removed = len(after & set(work.places)), len(before - after)


def _shared(work: Work) -> list[Path]:
    """Write the register's graph and the labels of the terms, which stand beside the transcripts."""
    with work.timed("register"):
        return _write_shared(work)


def _write_shared(work: Work) -> list[Path]:
    made = {
        work.names.of("register"): register_graph(work.orders),
        TERMS: describe_terms(ontology_path()),
    }
    paths = []
    for number, (graph, nquads) in enumerate(made.items()):
        path = work.parts / f"shared-{number}.nq"
        with writing(path, lasting=False) as out:
            out.write(nquads)
        write_blocks(path.with_suffix(".ttl"), blocks_of([nquads], work.turtle))
        work.places[graph] = (path, 0, len(nquads))
        described = list(paragraphs(nquads.decode().split("\n")[:-1]))
        work.manifest.keep(Record(graph, "", "", "", side=sided(described)))
        work.triples[graph] = nquads.count(b"\n")
        work.suspects.update(doubted(nquads))
        paths.append(path)
    return paths


def _shared_changed(work: Work) -> bool:
    return work.manifest.get("register") != work.register.fingerprint


def _finish(work: Work, before: str, started: int) -> None:
    """Write what is drawn from the whole, and say that it is whole; or leave all alone where nothing changed."""
    manifest, report = work.manifest, work.report
    report.count(manifest)
    failed = fingerprint(
        work.settings.engine, work.settings.on_finding, work.register.fingerprint, str(report.files), *report.failed()
    )
    report.triples = report.triples or int(manifest.get("triples") or 0)
    exist = all((work.output / name).exists() for name in OUTPUTS)
    if not report.changed and not report.removed and failed == before and exist:
        report.unchanged = True
    else:
        write_outputs(work)
    for key, value in (
        ("made", _made_with(work)), ("files", _files(work)), ("triples", str(report.triples)),
        ("failures", failed), ("begun", str(started)), ("register", work.register.fingerprint),
        ("register folder", str(work.register.folder.resolve())),
    ):  # fmt: skip
        manifest.put(key, value)
    manifest.commit()


def _as_left(work: Work) -> bool:
    """Say whether the folder holds what the manifest describes, made by the same rules."""
    manifest = work.manifest
    return manifest.whole and manifest.get("made") == _made_with(work) and manifest.get("files") == _files(work)


def _made_with(work: Work) -> str:
    terms = (ontology_path() / "graphkit.ttl").read_text(encoding="utf-8")
    aside = ("quarantine",) if work.settings.on_finding == "quarantine" else ()
    return fingerprint(RULES, __version__, work.names.root, terms, work.orders.decided, *aside)


def _files(work: Work) -> str:
    """Tell the two large files from any that somebody else wrote, and that the store is there."""
    told = []
    for name in ("graph.nq", "graph.ttl"):
        path = work.output / name
        stat = path.stat() if path.exists() else None
        told.append(f"{stat.st_size} {stat.st_mtime_ns}" if stat else "")
    return fingerprint(*told, str(work.store.is_dir()))


def _nothing(report: Report) -> GraphkitError:
    if report.failures:
        first, *more = report.failures
        if not more:
            return first
        what = f"{first.what}; nor can {many(len(more), 'other source')} be taken"
        return SourceError(what, where=first.where, line=first.line, remedy=first.remedy)
    return SourceError("no transcript found in what was given", remedy="name a file or a folder of transcripts")
