"""Register: the commands that look into the authority data."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from graphkit.counting import many
from graphkit.dates import parse_printed
from graphkit.errors import ConfigError, OutputError, RegisterError

_REGISTER = click.option(
    "--register",
    "name",
    default="london",
    show_default=True,
    help="A shipped register, or a folder with one.",
)


@click.group("register")
def command() -> None:
    """Look into the authority data: who held what, when; or import it."""


@command.command("show")
@click.argument("words")
@click.option("--on", "day", default=None, help="The day, e.g. 2018-11-01.")
@_REGISTER
@click.option("--json", "as_json", is_flag=True, help="Print the matches as JSON.")
def show(words: str, day: str | None, name: str, as_json: bool) -> None:
    """Show everything that WORDS can mean on a day, with every possible holder.

    A term runs from its first day until the day on which the next one begins: on the day of a hand-over it is
    the new holder who is shown. Exit code 1 where nothing is called so.

    \b
    Example:
      graphkit register show "the Commissioner" --on 2018-11-01
    """
    from graphkit.register import Register

    register = Register.load(name)
    on = _day(day)
    matches = register.find(words, on)
    rows = [
        {
            "kind": m.kind,
            "id": m.id,
            "label": m.label,
            "holder": register.people[m.tenure.person].label if m.tenure else None,
            "from": m.tenure.start if m.tenure else None,
            "until": (m.tenure.end or None) if m.tenure else None,
            "acting": m.tenure.acting if m.tenure else None,
            "note": m.note or None,
        }
        for m in matches
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            click.echo(_line(row))
    if not rows:
        click.echo(f"graphkit: nothing in register {register.name} is called {words!r}", err=True)
    sys.exit(0 if rows else 1)


def _line(row: Mapping[str, object]) -> str:
    line = f"{row['kind']:<13} {row['label']}"
    notes = [str(row["note"])] if row["note"] else []
    if row["holder"]:
        line += f": {row['holder']}" + (", acting" if row["acting"] else "")
        until = f" until {row['until']}" if row["until"] else ""
        notes.insert(0, (f"from {row['from']}" if row["from"] else "beginning not known") + until)
    return f"{line} ({'; '.join(notes)})" if notes else line


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    day = parse_printed(text)
    if day is None:
        raise ConfigError(f"not a day: {text!r}", remedy="write e.g. --on 2018-11-01")
    return day


@command.command("check")
@_REGISTER
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def check_command(name: str, as_json: bool) -> None:
    """Find overlaps, gaps, unknown ids and shared names; exit code 1 where there is an error.

    \b
    Example:
      graphkit register check --register examples/ambleford/register
    """
    from graphkit.register import Register
    from graphkit.register.check import check

    register = Register.load(name)
    problems = check(register)
    if as_json:
        rows = [{"severity": p.severity, "file": str(p.file), "line": p.line, "what": p.what} for p in problems]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(f"{problem.severity}: {problem.file}: line {problem.line}: {problem.what}")
        errors = sum(p.severity == "error" for p in problems)
        click.echo(
            f"{register.title}: {many(len(register.people), 'person', 'people')}, "
            f"{many(len(register.tenures), 'tenure')}, {many(len(register.memberships), 'membership')}; "
            f"{many(errors, 'error')}, {many(len(problems) - errors, 'warning')}"
        )
    sys.exit(1 if any(p.severity == "error" for p in problems) else 0)


@command.command("import")
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", required=True, help="Folder to write the register to; it must be empty or new.")
@click.option("--name", default=None, help="The register's id. Without it, the name of the folder.")
@click.option("--title", default=None, help="The register's name for people. Without it, the body's.")
@click.option("--body", default=None, help="The body whose members sit, by its name or its id in the files.")
@click.option(
    "--column", "columns", multiple=True, help='What a column of a CSV is called: "name=Nombre". Again for each.'
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_command(
    sources: tuple[str, ...], output: str, name: str | None, title: str | None, body: str | None,
    columns: tuple[str, ...], quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Make a register of files that people keep members in (SOURCES, "-" for standard input).

    Reads Popolo JSON, publicwhip's people.xml and all-members.xml, TEI listPerson and listOrg, and CSV. Everything
    that was put together without an identifier to prove it is reported.

    \b
    Example:
      graphkit register import people.xml all-members.xml -o commons --body "House of Commons"
      graphkit register import members.csv -o parlament --body Parlament --column "name=Nombre"
    """
    from graphkit.fold import slug
    from graphkit.register.importing import import_register
    from graphkit.store import writing

    folder = Path(output)
    if folder.is_dir() and any(folder.iterdir()):
        raise OutputError("the folder is not empty", where=output, remedy="name a new one with -o")
    files = [(Path(source).name, _bytes_of(source)) for source in sources]
    called = dict(map(_pair, columns))
    imported = import_register(files, name or slug(folder.resolve().name), body=body, title=title, columns=called)
    for file, data in imported.files.items():
        with writing(folder / file) as out:
            out.write(data)
    if as_json:
        report = {"folder": output, "counts": imported.counts, "notes": imported.notes}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif not quiet:
        for note in imported.notes:
            click.echo(note)
        click.echo(f"{output}: " + ", ".join(_counted(*pair) for pair in imported.counts.items()))
        click.echo(f"Check: graphkit register check --register {output}")


def _counted(table: str, count: int) -> str:
    """Return how many rows a table got: ``1 party``, ``2 group memberships``."""
    nouns = table.replace("_", " ")
    noun = {"people": "person", "parties": "party", "strategies": "strategy"}.get(nouns, nouns.removesuffix("s"))
    return many(count, noun, nouns)


def _pair(text: str) -> tuple[str, str]:
    column, equals, said = text.partition("=")
    if not equals or not said.strip():
        raise ConfigError(f"not a column: {text!r}", remedy='write e.g. --column "name=Nombre"')
    return column.strip(), said


def _bytes_of(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise RegisterError(f"cannot be opened: {error.strerror}", where=source, remedy="check the path") from error
