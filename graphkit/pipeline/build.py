"""Build: the one place that knows the order of the stages, and does again only what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

from graphkit.config import Settings, ontology_path
from graphkit.describe import Names, describe_register, describe_terms
from graphkit.errors import GraphkitError, SourceError
from graphkit.model import Transcript
from graphkit.pipeline.chains import leads_of
from graphkit.pipeline.outputs import write_outputs
from graphkit.pipeline.reading import graph_of, headings_of
from graphkit.pipeline.report import Report
from graphkit.pipeline.sources import Given, gather
from graphkit.publish.html import check_engine
from graphkit.read import open_path
from graphkit.register import Register
from graphkit.store import Archive, Heading, Record, fingerprint, load_parts, open_store, replace_graphs
from graphkit.version import __version__

__all__ = ["RULES", "build"]

RULES = "2026-11-24.1"
"""The version of everything between `read` and `describe`: raise it when a rule changes, and pages are read again."""

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class _Work:
    """The state of one build."""

    register: Register
    names: Names
    archive: Archive
    report: Report
    progress: Progress
    transcripts: dict[str, Transcript] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    changed: list[Record] = field(default_factory=list)


def build(
    sources: Iterable[str | Path],
    settings: Settings,
    register: Register,
    *,
    full: bool = False,
    progress: Progress = lambda stage, done, all_: None,
) -> tuple[pyoxigraph.Store, Report]:
    """Build the graph of ``sources`` into ``settings.output``; return the open store and the report.

    A source that cannot be read is left out and listed in ``report.failures``. Raises `SourceError` where
    nothing at all can be read, and `OutputError` where the folder cannot be written.
    """
    begun = time.perf_counter()
    check_engine(settings.engine)
    archive = Archive(settings.output)
    if full:
        archive.records, archive.outputs = {}, ""
    names = Names(settings.base, register.name, register.body)
    report = Report(settings=settings, register=register)
    work = _Work(register, names, archive, report, progress)
    given, errors = gather(sources)
    report.failures.extend(errors)
    readable = _read_headings(given, work)
    if not readable:
        raise _nothing(report)
    leads = leads_of(h for _, _, headings in readable.values() for h in headings)
    _describe_all(given, readable, leads, work)
    _describe_shared(work)
    report.count(work.records.values())
    store = _store(work, settings.output)
    report.seconds = time.perf_counter() - begun
    return store, report


_Readable = dict[str, tuple[str, str, list[Heading]]]
"""Graph IRI → (source name, SHA-256, headings)."""


def _read_headings(given: list[Given], work: _Work) -> _Readable:
    """Read what is new; what is known by its digest keeps the headings of the last build."""
    from graphkit.read import digest

    readable: _Readable = {}
    keys: dict[str, str] = {}
    for number, source in enumerate(given):
        work.progress("reading", number, len(given))
        graph = work.names.source(source.name)
        try:
            sha256 = digest(source.path, source.name)
            known = work.archive.records.get(graph)
            if known and known.sha256 == sha256 and known.name == source.name:
                headings = known.headings
            else:
                transcript = open_path(source.path, source.name)
                work.transcripts[graph] = transcript
                headings = headings_of(transcript)
            _refuse_twins(headings, keys, source)
        except GraphkitError as error:
            work.report.failures.append(error)
            continue
        readable[graph] = (source.name, sha256, headings)
    return readable


def _refuse_twins(headings: list[Heading], keys: dict[str, str], source: Given) -> None:
    for heading in headings:
        other = keys.get(heading.key)
        if other is not None:
            raise SourceError(
                f"holds the same question as {other}: {heading.title}, {heading.date}",
                where=source.name,
                remedy="leave one of the two out",
            )
    keys.update({heading.key: source.name for heading in headings})


def _describe_all(given: list[Given], readable: _Readable, leads: dict[str, str], work: _Work) -> None:
    paths = {work.names.source(g.name): g for g in given}
    for number, (graph, (name, sha256, headings)) in enumerate(readable.items()):
        work.progress("extracting", number, len(readable))
        own = {h.key: leads[h.key] for h in headings if h.key in leads}
        made_with = _made_with(work, name, sha256, own)
        known = work.archive.records.get(graph)
        if known and known.fingerprint == made_with:
            work.records[graph] = known
            continue
        transcript = work.transcripts.pop(graph, None) or open_path(paths[graph].path, name)
        nquads, counts, review = graph_of(transcript, work.register, work.names, own)
        record = Record(graph, name, sha256, made_with, headings, counts, review)
        work.archive.keep(record, nquads)
        work.records[graph] = record
        work.changed.append(record)


def _made_with(work: _Work, name: str, sha256: str, leads: dict[str, str]) -> str:
    linked = "\n".join(f"{k}>{v}" for k, v in sorted(leads.items()))
    return fingerprint(RULES, work.names.root, work.register.fingerprint, name, sha256, linked)


def _describe_shared(work: _Work) -> None:
    """The register's graph and the labels of the terms stand beside the transcripts."""
    from graphkit.describe.terms import GRAPH

    shared: dict[str, Callable[[], bytes]] = {
        work.names.of("register"): lambda: describe_register(work.register, work.names),
        GRAPH: lambda: describe_terms(ontology_path()),
    }
    for graph, make in shared.items():
        terms = (ontology_path() / "graphkit.ttl").read_text(encoding="utf-8") if graph == GRAPH else ""
        made_with = fingerprint(RULES, __version__, work.names.root, work.register.fingerprint, graph, terms)
        known = work.archive.records.get(graph)
        if known and known.fingerprint == made_with:
            work.records[graph] = known
            continue
        record = Record(graph, "", "", made_with)
        work.archive.keep(record, make())
        work.records[graph] = record
        work.changed.append(record)


def _store(work: _Work, output: Path) -> pyoxigraph.Store:
    """Bring the store and the files up to date, or leave them alone where nothing changed."""
    archive, report = work.archive, work.report
    folder = output / "store"
    gone = sorted(set(archive.records) - set(work.records))
    state = fingerprint(
        __version__, report.settings.engine, *sorted(r.fingerprint for r in work.records.values()), *report.failed()
    )
    report.changed, report.removed = len([r for r in work.changed if r.name]), len(gone)
    if state == archive.outputs and folder.is_dir() and not work.changed and not gone and report.outputs_exist(output):
        report.unchanged = True
        return open_store(folder)
    before = set(archive.records)
    if not before or not folder.is_dir():
        store = load_parts(archive.parts(work.records.values()), folder)
    else:
        archive.forget_outputs()
        stale = [*gone, *(r.graph for r in work.changed if r.graph in before)]
        store = replace_graphs(folder, stale, archive.parts(work.changed))
    write_outputs(output, archive, list(work.records.values()), report, work.progress)
    archive.commit(work.records, state)
    return store


def _nothing(report: Report) -> GraphkitError:
    if report.failures:
        return report.failures[0]
    return SourceError("no transcript found in what was given", remedy="name a file or a folder of transcripts")
