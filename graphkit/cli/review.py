"""Review: the command that lists what could not be decided, most frequent first."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import click

from graphkit.counting import many
from graphkit.errors import on_one_line


@click.command("review")
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("--kind", default=None, help="Only this kind: speaker, person, post, strategy, organisation ...")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="So many groups at most.")
@click.option("--template", is_flag=True, help="Print rows for decisions.csv, to be filled in.")
@click.option("--json", "as_json", is_flag=True, help="Print the groups as JSON.")
@click.option("--quiet", is_flag=True, help="Print the groups alone, without their number.")
def command(data: str, kind: str | None, limit: int, template: bool, as_json: bool, quiet: bool) -> None:
    """List what could not be decided, grouped and ranked, with candidates and quotes.

    Decisions are rows of a file decisions.csv beside the transcripts; every later build replays them.

    \b
    Example:
      graphkit review --kind person
      graphkit review --template > transcripts/decisions.csv
    """
    from graphkit.errors import ConfigError, OutputError
    from graphkit.review import COLUMNS, KINDS

    if kind not in (None, *KINDS):
        raise ConfigError(f"unknown kind {kind!r}", remedy=f"known are {', '.join(KINDS)}")
    path = Path(data) / "review.csv"
    if not path.is_file():
        raise OutputError(
            "no review here", where=str(path), remedy="run graphkit build first, or name its folder with -d"
        )
    groups = [g for g in _groups(path) if kind in (None, g["kind"])][:limit]
    if as_json:
        click.echo(json.dumps(groups, ensure_ascii=False, indent=2))
    elif template:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        for group in groups:
            writer.writerow((group["kind"], group["printed"], "", group["candidates"].split("; ")[0], "", ""))
    else:
        for group in groups:
            _say(group)
        if not quiet:
            nothing = f"Nothing is left to decide{f' about any {kind}' if kind else ''}."
            click.echo(f"{many(len(groups), 'name')} to decide about" if groups else nothing)


def _groups(path: Path) -> list[dict[str, str]]:
    """Return one row a kind, printed form and set of candidates, the most frequent first, with its first quote."""
    groups: dict[tuple[str, str, str], dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            groups.setdefault((row["kind"], row["printed"], row["candidates"]), row)
    return list(groups.values())


def _say(group: dict[str, str]) -> None:
    group = {name: on_one_line(text) for name, text in group.items()}
    click.echo(f"{group['times']:>4} x {group['kind']}: {group['printed']}  ({group['why']})")
    if group["candidates"]:
        click.echo(f"       could be {group['candidates']}")
    if group["context"]:
        click.echo(f"       … {' '.join(group['context'].split())} …")
    click.echo(f"       {group['source']}, line {group['line']}, {group['date']}, {group['question']}")
