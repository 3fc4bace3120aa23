"""Cli: parse, call, print. Errors become one sentence and an exit code here and nowhere else."""

from __future__ import annotations

import importlib
import sys

import click

from graphkit.errors import GraphkitError
from graphkit.version import __version__

__all__ = ["main"]

COMMANDS = {
    "fetch": "graphkit.cli.fetch",
    "build": "graphkit.cli.build",
    "query": "graphkit.cli.query",
    "export": "graphkit.cli.export",
    "cite": "graphkit.cli.cite",
    "why": "graphkit.cli.why",
    "validate": "graphkit.cli.validate",
    "serve": "graphkit.cli.serve",
    "review": "graphkit.cli.review",
    "register": "graphkit.cli.register",
    "publish": "graphkit.cli.publish",
    "evaluate": "graphkit.cli.evaluate",
    "example": "graphkit.cli.example",
}
"""Command name to the module that holds it; a module is imported when its command is used."""

HELP = {
    "fetch": "Bring transcripts from the publisher's site.",
    "build": "Turn transcripts into a graph.",
    "query": "Ask the graph a question.",
    "export": "Write the graph in another format.",
    "cite": "Cite words that were said.",
    "why": "Tell what a statement of the graph rests on.",
    "validate": "Check a graph against the shapes.",
    "serve": "Put the graph on the web.",
    "review": "List what could not be decided.",
    "register": "Look into the authority data.",
    "publish": "Make the folder that a portal takes, or push the graph to a store.",
    "evaluate": "Score extraction against gold.",
    "example": "Copy a shipped example into a folder.",
}


class Lazy(click.Group):
    """A group that imports a command only when it is needed, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or ``None`` where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="graphkit")
def commands() -> None:
    """Turn transcripts of elected bodies into linked data.

    \b
    Example:
      graphkit example ambleford
      graphkit build ambleford/transcripts --register ambleford/register
      graphkit query who-asked-whom
    """


def main() -> None:
    """Run the command line; what the user can mend is one sentence on stderr and exit code 2."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("graphkit: stopped (give the same command again to go on)", err=True)
        sys.exit(130)
    except GraphkitError as error:
        click.echo(f"graphkit: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
