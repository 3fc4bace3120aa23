"""Fetch: the command that brings transcripts from the publisher's site."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.counting import many
from graphkit.errors import ConfigError, cause

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.fetch import Client, Outcome, Plan, Site

_BAD = ("missing", "refused", "failed")


@click.command("fetch")
@click.argument("wanted", nargs=-1)
@click.option("-o", "--output", default="fetched", show_default=True, help="Folder of the cache.")
@click.option("--site", "site_name", default="london", show_default=True, help="A shipped site, or a TOML file of one.")
@click.option("--list", "list_file", default=None, help='File of references or addresses, one a line; "-" for stdin.')
@click.option("--listing", multiple=True, help="Address of a list of questions; may be given more than once.")
@click.option("--from", "first", default=None, help="The first day, e.g. 2018-11-01.")
@click.option("--until", "last", default=None, help="The last day; without it, the first one.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Bring so many pages at most.")
@click.option("--delay", type=click.FloatRange(min=0), default=None, help="Seconds between two requests.")
@click.option("--only-new", is_flag=True, help="Do not ask again for what is in the cache.")
@click.option("--offline", is_flag=True, help="Ask nothing: look through what is in the cache.")
@click.option("--allow-local", is_flag=True, help="Also ask hosts inside the own network.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print an outcome a page as JSON.")
def command(
    wanted: tuple[str, ...], output: str, site_name: str, list_file: str | None, listing: tuple[str, ...],
    first: str | None, last: str | None, limit: int | None, delay: float | None, only_new: bool, offline: bool,
    allow_local: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Bring pages from a publisher's site: WANTED are references of questions, or addresses.

    Pages come into OUTPUT/pages, as they are; what is no transcript comes into OUTPUT/misfits and is reported. A run
    that was broken off can be repeated: what did not change is not sent again. With --offline and nothing named, every
    page of the cache is looked at. Exit code 1 says that a page was not brought or does not fit.

    \b
    Example:
      graphkit fetch 2018/0171 --from 2018-11-01 -o fetched
      graphkit build fetched/pages
    """
    from graphkit.fetch import addresses_of, bring
    from graphkit.store import Pages

    site = _site(site_name, delay)
    cache = Pages(Path(output))
    named = [*wanted, *(_lines(list_file) if list_file else ())]
    days = (_day(first), _day(last or first)) if first else None
    if last and not first:
        raise ConfigError("--until without --from", remedy="give the first day too")
    plan = addresses_of(named, listing, site, days)
    if not plan.pages and not plan.lists:
        if not offline:
            raise ConfigError("nothing to fetch", remedy="name references, addresses, --listing or --from")
        plan = replace(plan, pages=(*cache.addresses("pages"), *cache.addresses("misfits")))
    outcomes: list[Outcome] = []
    with _client(site, offline=offline, local=allow_local) as client, _progress(quiet or as_json) as tell:
        for outcome in bring(plan, site, cache, client, _misfit, only_new=only_new, limit=limit):
            outcomes.append(outcome)
            tell(outcome)
    _say(outcomes, plan, output, quiet=quiet, as_json=as_json)
    sys.exit(1 if any(o.kind in _BAD or o.misfit for o in outcomes) else 0)


def _client(site: Site, *, offline: bool, local: bool) -> Client | nullcontext[None]:
    from graphkit.fetch import Client

    return nullcontext() if offline else Client(site, local=local)


def _site(name: str, delay: float | None) -> Site:
    from graphkit.config import ontology_path
    from graphkit.fetch import site_from

    shipped = ontology_path() / "sites"
    file = shipped / f"{name}.toml" if name.isidentifier() else Path(name)
    try:
        site = site_from(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        names = ", ".join(sorted(p.stem for p in shipped.glob("*.toml")))
        raise ConfigError("no site here", where=name, remedy=f"name a TOML file, or one of: {names}") from error
    return site if delay is None else replace(site, delay=delay)


def _lines(file: str) -> list[str]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot be read: {cause(error)}", where=file, remedy="give a text file, one a line"
        ) from error
    return text.splitlines()


def _day(text: str | None) -> str:
    from graphkit.dates import parse_printed

    day = parse_printed(text or "")
    if day is None:
        raise ConfigError(f"not a day: {text!r}", remedy="write e.g. --from 2018-11-01")
    return day.isoformat()


def _misfit(data: bytes, address: str) -> str | None:
    """Return why no reader takes a page, or ``None``."""
    from graphkit.errors import SourceError
    from graphkit.read import Document, read_document

    try:
        transcripts = list(read_document(Document(address, data)))
    except SourceError as error:
        return str(error)
    return None if any(t.questions for t in transcripts) else f"{address}: nobody speaks in it"


@contextmanager
def _progress(silent: bool) -> Iterator[Callable[[Outcome], None]]:
    """Show the page that came last, on a terminal; say nothing anywhere else."""
    if silent or not sys.stderr.isatty():
        yield lambda outcome: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status("asking") as status:
        yield lambda outcome: status.update(escape(f"{outcome.kind}: {outcome.address}"))


def _say(outcomes: list[Outcome], plan: Plan, output: str, *, quiet: bool, as_json: bool) -> None:
    for outcome in outcomes:
        if why := outcome.why or outcome.misfit:
            click.echo(f"graphkit: {outcome.kind}: {outcome.address}: {why}", err=True)
    if as_json:
        click.echo(json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    elif not quiet:
        counts = Counter(outcome.kind for outcome in outcomes)
        misfits = sum(bool(outcome.misfit) for outcome in outcomes)
        said = ", ".join(f"{counts[kind]} {kind}" for kind in sorted(counts))
        click.echo(
            f"{many(len(outcomes), 'page')}, {len(plan.lists)} of them the first of a list: {said or 'none'}; "
            f"{misfits} {'does' if misfits == 1 else 'do'} not fit"
        )
        click.echo(f"Build: graphkit build {output}/pages")
