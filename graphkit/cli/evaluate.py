"""Evaluate: the command that holds what is found against gold."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of the sources.")
@click.option("--register", "name", default="london", show_default=True, help="A shipped register, or a folder.")
@click.option("--scores-only", is_flag=True, help="Leave out the table of misses and false finds.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--quiet", is_flag=True, help="No progress on the terminal.")
def command(
    gold: tuple[Path, ...], source: Path | None, name: str, scores_only: bool, as_json: bool, quiet: bool
) -> None:
    """Score extraction against GOLD files: precision, recall and F1 by kind, beside baselines.

    A gold file has one JSON record a line and names its source by a path that is looked for beside and
    above it, or under --source.

    \b
    Example:
      graphkit evaluate benchmarks/accuracy/gold/*.jsonl --scores-only
    """
    from graphkit.evaluate import evaluate
    from graphkit.evaluate import report as reporting
    from graphkit.register import Register

    shown = sys.stderr.isatty() and not quiet
    evaluation = evaluate(
        gold, Register.load(name), source, (lambda s: click.echo(s, err=True)) if shown else (lambda s: None)
    )
    click.echo(reporting.as_json(evaluation) if as_json else reporting.as_text(evaluation, not scores_only))
