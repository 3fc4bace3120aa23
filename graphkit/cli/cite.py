"""Cite: the command that turns words that were said into a citation."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.waiting import waiting

FORMS = ("text", "bibtex", "csl")


@click.command("cite")
@click.argument("thing")
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="CSL is JSON.")
@click.option("--quiet", is_flag=True, help="No progress on the terminal.")
def command(thing: str, data: str, form: str, quiet: bool) -> None:
    """Cite words that were said: who, in which office that day, under which question, when and where.

    THING is an address of the graph, a reference or heading of a question, a key of the tables, or the words.

    \b
    Example:
      graphkit cite "I will write to the Member"
      graphkit cite 2018/0171 --format bibtex
    """
    from graphkit.publish.cite import cite, written
    from graphkit.store import STORE, open_store

    with waiting("looking for the words", quiet=quiet):
        citation = cite(open_store(Path(data) / STORE), thing)
    click.echo(written(citation, form), nl=False)
