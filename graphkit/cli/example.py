"""Example: the command that copies a shipped example into a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import click


@click.command("example")
@click.argument("folder", default="ambleford")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(folder: str, quiet: bool) -> None:
    """Copy the example of the invented city of Ambleford into FOLDER.

    \b
    Example:
      graphkit example ambleford
    """
    from graphkit.config import examples_path
    from graphkit.errors import OutputError, cause

    target = Path(folder)
    if target.exists():
        raise OutputError("is there already", where=folder, remedy="name another folder")
    try:
        shutil.copytree(examples_path() / "ambleford", target)
    except OSError as error:
        raise OutputError(f"cannot write: {cause(error)}", where=folder, remedy="name another folder") from error
    if not quiet:
        click.echo(f"Copied to {target}/. Now: graphkit build {target}/transcripts --register {target}/register")
