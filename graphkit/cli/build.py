"""Build: the command that turns transcripts into a graph."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.counting import many
from graphkit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.pipeline import Report

Progress = Callable[[str, int, int], None]

CLUSTER = "dask"
"""What ``--engine`` calls the workers of a scheduler; every other name there draws ``graph.html``."""


@click.command("build")
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", default="output", show_default=True, help="Folder to write to.")
@click.option(
    "--register", default="london", show_default=True, help='A shipped register, a folder with one, or "none".'
)
@click.option("--base", default=None, help="Base address of everything that is named.")
@click.option(
    "--engine",
    multiple=True,
    metavar="NAME",
    help="What draws graph.html: explorer, pyvis; or what runs the build: dask. May be given twice.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="Number of processes.  [default: all cores, where there is work for them]",
)
@click.option("--scheduler", metavar="ADDRESS", default=None, help="Have the workers of a Dask scheduler do it.")
@click.option("--parts", metavar="ADDRESS", default=None, help="Folder that these workers and this machine reach.")
@click.option("--full", is_flag=True, help="Do everything again, also what did not change.")
@click.option(
    "--on-finding",
    type=click.Choice(["warn", "fail", "quarantine"]),
    default=None,
    help="Where the shapes find anything: only say so, end with exit code 1, or leave the page out.  [default: warn]",
)
@click.option("--strict", is_flag=True, help="The same as --on-finding fail.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    sources: tuple[str, ...],
    output: str,
    register: str,
    base: str | None,
    engine: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    parts: str | None,
    full: bool,
    on_finding: str | None,
    strict: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Turn transcripts into a graph.

    SOURCES are files, folders, archives (zip, tar, gz), patterns in quotes, addresses on another file system (s3://…),
    or - for standard input. What form each has is told from what is in it: text, web pages, XML of three schools,
    tables, captions, Word, PDF.

    Leaves graph.ttl, graph.nq, store/, graph.html, report.json, review.csv and timings.json in the output folder. Run
    again on the same folder, it does only what changed. Exit code 1 says that a source was left out, or a
    question that another source holds.

    \b
    Example:
      graphkit build transcripts/ -o output/ --register london
    """
    import graphkit

    drawn = _drawn_by(engine, scheduler, parts)
    with _progress(quiet or as_json) as progress:
        kg = graphkit.build(
            sources,
            register=register,
            output=output,
            base=base,
            engine=drawn,
            on_finding=on_finding or ("fail" if strict else None),
            full=full,
            jobs=jobs,
            scheduler=scheduler,
            parts_at=parts,
            progress=progress,
        )
    report = kg.report
    assert report is not None
    for failure in report.failures:
        click.echo(f"graphkit: {failure}", err=True)
    if as_json:
        click.echo((Path(output) / "report.json").read_text(encoding="utf-8"), nl=False)
    elif not quiet:
        _say(report, Path(output))
    sys.exit(1 if report.failures or (report.settings.on_finding != "warn" and not report.conforms) else 0)


def _drawn_by(engines: tuple[str, ...], scheduler: str | None, parts: str | None) -> str | None:
    """Return the engine that draws; raises `ConfigError` where what runs the build is named by half."""
    drawing = [name for name in engines if name != CLUSTER]
    if len(drawing) > 1:
        raise ConfigError(f"graph.html is drawn by one engine, not by {' and '.join(drawing)}", remedy="choose one")
    if CLUSTER in engines and not scheduler:
        raise ConfigError(f"--engine {CLUSTER} without --scheduler", remedy="write e.g. --scheduler tcp://first:8786")
    if parts and not scheduler:
        raise ConfigError("--parts without --scheduler", remedy="it is for the workers of a Dask scheduler")
    return drawing[0] if drawing else None


@contextmanager
def _progress(silent: bool) -> Iterator[Progress]:
    if silent or not sys.stderr.isatty():
        yield lambda stage, done, all_: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda stage, done, all_: bar.update(task, description=stage, completed=done, total=all_)


def _say(report: Report, output: Path) -> None:
    _warn(report)
    counts = report.counts
    if report.unchanged:
        click.echo(f"Nothing changed: {many(report.sources, 'source')}, {output} is up to date.")
        return
    click.echo(
        f"{many(report.sources, 'source')}, {many(counts['questions'], 'question')}, "
        f"{many(counts['contributions'], 'contribution')}, {many(counts['mentions'], 'mention')} "
        f"({counts['mentions ambiguous']:,} more ambiguous, {counts['mentions of candidates']:,} of things not in the register), "
        f"{many(counts['topics'], 'topic')}: {many(report.triples, 'statement')} "
        f"in {report.seconds:.1f} s"
    )
    click.echo("Times: " + ", ".join(f"{stage} {spent:.1f} s" for stage, spent in report.times.items()))
    if report.undecided:
        kinds = ", ".join(f"{kind} {sum(whys.values()):,}" for kind, whys in report.undecided.items())
        click.echo(f"Not understood: {kinds}; each is a line of {output / 'review.csv'}")
    if report.changed < report.sources or report.removed:
        click.echo(f"{many(report.changed, 'source')} changed, {many(report.removed, 'graph')} removed")
    if report.failures:
        aside = f" ({len(report.aside)} set aside by the shapes)" if report.aside else ""
        click.echo(f"{len(report.failures)} left out{aside}, listed in {output / 'report.json'}")
    click.echo("The shapes hold." if report.conforms else f"The shapes find {many(len(report.violations), 'fault')}:")
    for sentence in report.violations[:10]:
        click.echo(f"  {sentence}")
    click.echo(f"Look:  {output / 'graph.html'}")
    click.echo(f"Read:  {output / 'graph.ttl'}")
    click.echo(f"Ask:   graphkit query who-asked-whom -d {output}")


def _warn(report: Report) -> None:
    """Say where the register contradicts itself: what is built with it may be wrong."""
    from graphkit.register.check import check

    register = report.register
    errors = [problem for problem in check(register) if problem.severity == "error"] if register.listed else []
    if errors:
        first = f"{errors[0].file}: line {errors[0].line}: {errors[0].what}"
        more = f", and {len(errors) - 1:,} more" if len(errors) > 1 else ""
        click.echo(f"warning: {first}{more} (graphkit register check --register {register.folder})", err=True)
