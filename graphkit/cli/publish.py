"""Publish: the command that makes the bundle for a portal, or brings the graph to another store."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.counting import many

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.publish.bundle import Publication


@click.command("publish")
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option(
    "-o", "--output", default=None, help="Folder of the bundle; without it, portal/ in the folder of the build."
)
@click.option("--about", default=None, help="A publication.toml: publisher, contact, licence, address.")
@click.option("--to", "url", default=None, metavar="URL", help="Push to the Graph Store at URL, and make no bundle.")
@click.option("--dry-run", is_flag=True, help="With --to: say what would be sent, and send nothing.")
@click.option("--full", is_flag=True, help="With --to: send every graph, also what is known to be there.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    data: str,
    output: str | None,
    about: str | None,
    url: str | None,
    dry_run: bool,
    full: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a folder that a portal can take as it is, or push the graph to a SPARQL 1.1 store.

    The bundle holds dumps with checksums, DCAT, VoID, the ontology with its page, shapes, example queries,
    provenance, licence and citation. Who publishes it stands in publication.toml (see the manual). What describes
    the graph (VoID, prefixes, examples) is put into the store of the build too, for those who ask it.

    A push sends only what changed since the last one to the same URL, and goes on where it was cut off. It signs
    in with GRAPHKIT_PUSH_TOKEN, or GRAPHKIT_PUSH_USER and GRAPHKIT_PUSH_PASSWORD, or an entry of ~/.netrc.

    \b
    Example:
      graphkit publish -d output/ --about publication.toml
      graphkit publish -d output/ --to http://localhost:7878/store
    """
    from graphkit.store import STORE, open_store

    store = open_store(Path(data) / STORE)
    publication = _publication(about, Path(data), store)
    with _progress(quiet or as_json) as progress:
        if url is None:
            told = _bundle(store, Path(data), Path(output or Path(data) / "portal"), publication, progress)
        else:
            told = _push(store, Path(data), publication, url, dry_run=dry_run, full=full, progress=progress)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif not quiet:
        for line in told["said"]:
            click.echo(line)
    if url is None and not quiet and publication.unsaid():
        click.echo(f"graphkit: not said in publication.toml: {', '.join(publication.unsaid())}", err=True)


def _publication(about: str | None, data: Path, store: pyoxigraph.Store) -> Publication:
    """Return the settings: of the file that is named, or beside the build, or shipped with the register."""
    from graphkit.publish.bundle import Publication, Subject

    if about is None:
        return Publication.found(*Subject.of(store).settings(data))
    return Publication.load(Path(about)).dated(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _bundle(
    store: pyoxigraph.Store,
    data: Path,
    folder: Path,
    publication: Publication,
    progress: Callable[[str, int, int], None],
) -> dict[str, list[str]]:
    from graphkit.publish.bundle import Subject, write_bundle
    from graphkit.store import STORE, put_graph

    files, dataset = write_bundle(store, folder, publication, progress)
    put_graph(data / STORE, Subject.of(store).dataset, dataset)
    names = [path.relative_to(folder).as_posix() for path in files]
    return {"files": names, "said": [f"{many(len(files), 'file')} in {folder}: begin with {folder / 'README.md'}"]}


def _push(
    store: pyoxigraph.Store,
    data: Path,
    publication: Publication,
    url: str,
    *,
    dry_run: bool,
    full: bool,
    progress: Callable[[str, int, int], None],
) -> dict[str, list[str]]:
    from graphkit.publish.bundle import described
    from graphkit.publish.push import Target, push

    whole, _ = described(store, publication)
    with Target.of(url, os.environ) as target:
        done = push(whole, target, data / "push", dry_run=dry_run, full=full, progress=progress)
    would = "would be " if dry_run else ""
    said = f"{many(len(done.sent), 'graph')} {would}sent, {len(done.deleted)} {would}deleted, {done.kept} already there: {url}"
    return {"sent": list(done.sent), "deleted": list(done.deleted), "said": [said]}


@contextmanager
def _progress(silent: bool) -> Iterator[Callable[[str, int, int], None]]:
    if silent or not sys.stderr.isatty():
        yield lambda stage, done, all_: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("publishing")
        yield lambda stage, done, all_: bar.update(task, description=stage, completed=done, total=all_)
