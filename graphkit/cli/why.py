"""Why: the command that tells what a statement of the graph rests on."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graphkit.publish.why import Rows


@click.command("why")
@click.argument("subject")
@click.argument("predicate")
@click.argument("value", metavar="OBJECT")
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("--json", "as_json", is_flag=True, help="Print the accounts as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit code says whether it is there.")
def command(subject: str, predicate: str, value: str, data: str, as_json: bool, quiet: bool) -> None:
    """Tell what a statement rests on: the words, who said them, in which file and line, by which rule.

    SUBJECT, PREDICATE and OBJECT are addresses, prefixed names as in graph.ttl, or labels; OBJECT may be a value.
    Exit code 1 says that the graph does not hold the statement.

    \b
    Example:
      graphkit why question:2020-0320 gk:mentions "Long Quay"
      graphkit why "Odo Marshbank" a foaf:Person --json
    """
    from graphkit.publish.why import data as plain
    from graphkit.publish.why import instead, told, why
    from graphkit.store import STORE, open_store

    store = open_store(Path(data) / STORE)
    version = _built_by(Path(data))
    accounts = why(store, subject, predicate, value, _rows(Path(data)))
    if as_json:
        click.echo(json.dumps([plain(account, version) for account in accounts], ensure_ascii=False, indent=2))
    elif accounts and not quiet:
        click.echo("\n\n".join(told(account, version) for account in accounts))
    if not accounts and not quiet:
        found = instead(store, subject, predicate)
        known = f"; what it says there is: {'; '.join(found)}" if found else ""
        click.echo(f"graphkit: the graph does not say {subject} {predicate} {value}{known}", err=True)
    sys.exit(0 if accounts else 1)


def _rows(folder: Path) -> Rows:
    """Return the rows of the register that the folder was built with, wherever it was at the time."""
    from graphkit.publish.why import Rows
    from graphkit.store import recalled

    told = recalled(folder, ("register folder", "register"))
    return Rows(Path(told[0]), told[1]) if all(told) else Rows()


def _built_by(folder: Path) -> str:
    """Return the version that the report of the build names, which may be another than the one that runs."""
    try:
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "(of unknown version: report.json is missing)"
    return str(report["version"]) if isinstance(report, dict) and "version" in report else "(of unknown version)"
