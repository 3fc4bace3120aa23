"""Query: the command that asks the graph a question."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.waiting import waiting
from graphkit.errors import QueryError, on_one_line

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graphkit.query import Answer, Question, Result
    from graphkit.query.settings import Find

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples")


@click.command("query")
@click.argument("question", required=False)
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("--endpoint", default=None, metavar="URL", help="Ask a SPARQL endpoint instead.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the question.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default=None, help="Default: a table, or turtle.")
@click.option("--quiet", is_flag=True, help="No progress on the terminal, and no word about an empty answer.")
def command(
    question: str | None, data: str, endpoint: str | None, settings: tuple[str, ...], format_: str | None, quiet: bool
) -> None:
    """Ask a built-in question by its name, a file (.rq), or SPARQL itself.

    Alone, it lists the built-in questions with their parameters. Prefixes may be left out.

    \b
    Example:
      graphkit query questions-by-member --set member="Nadia Okoro"
      graphkit query 'SELECT ?q { ?q a gk:Question }' --format csv
    """
    from graphkit.query import Question, Result, remote, serialise
    from graphkit.store import STORE, open_store

    if question is None:
        _list()
        return
    given = _settings(settings)
    asked = _asked(question, given)
    with waiting("asking", quiet=quiet):
        if endpoint:
            store, answer = None, remote(endpoint, _sparql(asked, given, None))
        else:
            store = open_store(Path(data) / STORE)
            answer = _answer(asked, given, store)
    if format_ in (None, "table"):
        _show(answer)
    else:
        assert format_ is not None
        sys.stdout.buffer.write(serialise(answer, format_))
    if not quiet and isinstance(answer, Result):
        if not len(answer):
            _tell_nothing(asked, given, store)
        elif isinstance(asked, Question):
            _tell_limit(asked, given, answer)


def _tell_nothing(asked: Question | str, given: dict[str, str], store: Store | None) -> None:
    """Say that there are no rows, and which name that was set nothing bears."""
    from graphkit.query import Question, strangers

    click.echo("No rows.", err=True)
    if store is None or not isinstance(asked, Question):
        return
    for stranger in strangers(store, asked, given):
        near = f" (did you mean {', or '.join(map(on_one_line, stranger.near))}?)" if stranger.near else ""
        click.echo(f"{stranger.parameter}: nothing here is called {on_one_line(stranger.name)!r}{near}", err=True)


def _tell_limit(asked: Question, given: dict[str, str], answer: Result) -> None:
    """Say that a question may have left something out: a part of an answer looks like a whole one."""
    from graphkit.query import limit_of

    limit = limit_of(asked, given)
    if limit is not None and len(answer) >= limit[1]:
        click.echo(f"The earliest {limit[1]:,} {limit[0]} at most; all of them: --set {limit[0]}=all", err=True)


def _answer(asked: Question | str, given: dict[str, str], store: Store) -> Answer:
    from graphkit.query import ask, found_in

    return ask(store, _sparql(asked, given, found_in(store)), where=None if isinstance(asked, str) else asked.where)


def _settings(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    for name, equals, _ in pairs:
        if not equals:
            raise QueryError(f"not a setting: {name!r}", remedy='write e.g. --set member="Nadia Okoro"')
    return {name: value for name, _, value in pairs}


def _sparql(asked: Question | str, settings: dict[str, str], find: Find | None) -> str:
    from graphkit.query import bind

    return asked if isinstance(asked, str) else bind(asked, settings, find)


def _asked(question: str, settings: dict[str, str]) -> Question | str:
    """Return the question of a file or a built-in one, or SPARQL as it stands."""
    from graphkit.query import load_question, parse_question

    path = Path(question)
    if question.endswith(".rq") and path.exists():
        return parse_question(path.read_text(encoding="utf-8"), path.name)
    if question.endswith(".rq"):
        raise QueryError("no such file", where=question, remedy="graphkit query alone lists the built-in questions")
    if any(c in question for c in "{} \n"):
        if settings:
            raise QueryError(
                "SPARQL given as text takes no settings", remedy="leave --set out, or keep it in a .rq file"
            )
        return question
    return load_question(question)


def _list() -> None:
    from rich.console import Console
    from rich.table import Table

    from graphkit.query import load_question, question_names

    table = Table(box=None, pad_edge=False)
    for heading in ("question", "what it tells", "settings"):
        table.add_column(heading)
    for name in question_names():
        question = load_question(name)
        marks = (p.name if p.required else f"[{p.name}]" for p in question.parameters)
        table.add_row(name, question.help.split("\n")[0], " ".join(marks).replace("[", r"\["))
    Console().print(table)


def _show(answer: Answer) -> None:
    from graphkit.query import Result, serialise

    if isinstance(answer, bool):
        click.echo("yes" if answer else "no")
    elif isinstance(answer, Result):
        _table(answer)
    else:
        sys.stdout.buffer.write(serialise(answer, "turtle"))


def _lines(text: str) -> str:
    """Keep a value from steering the terminal; its lines stay lines."""
    return "\n".join(map(on_one_line, text.split("\n")))


def _table(result: Result) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in result.variables:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in result:
        table.add_row(*(Text("" if value is None else _lines(str(value))) for value in row))
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(table)
