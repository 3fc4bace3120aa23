"""Questions: a query with a name, a help text, and settings that a person fills in.

A question is a file of SPARQL that runs as it stands. Its first comment lines are the help. These comments
have a meaning besides::

    # @param member  label or IRI of a person; default: all
    # @bind member ?asker foaf:Person
    # @when year FILTER(YEAR(?date) = ?wanted)

``@param`` declares a parameter: ``default: all`` leaves it out unless it is set, any other default is its
value, and without a default it must be set. ``@bind`` limits a variable to the things of the given classes
(or ``anything``) that bear the label or the IRI, or gives it a value (``text``, ``date``, ``year``,
``number``). ``@when`` adds its line only when the parameter has a value. A line that *ends* in ``# @unless member``
is left out when one of the parameters that stand there has a value: what is best found at once for everything is
often best not found at all for one thing. ``# @limit turns unless member`` becomes a ``LIMIT`` of so many, unless it is ``all`` or
one of the others is set.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.config import queries_path
from graphkit.errors import QueryError
from graphkit.query.settings import Find, bound, limited, search_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Parameter", "Question", "bind", "limit_of", "load_question", "named_by", "parse_question", "question_names"]

_PARAM: Final = re.compile(r"#\s*@param\s+([a-z][a-z0-9-]*)\s+(.*)")
_BIND: Final = re.compile(r"#\s*@bind\s+([a-z][a-z0-9-]*)\s+\?(\w+)\s+(\S.*)")
_WHEN: Final = re.compile(r"#\s*@when\s+([a-z][a-z0-9-]*)\s+(\S.*)")
_LIMIT: Final = re.compile(r"#\s*@limit\s+([a-z][a-z0-9-]*)(?:\s+unless((?:\s+[a-z][a-z0-9-]*)+))?")
_UNLESS: Final = re.compile(r"\s*[^#\s].*#\s*@unless((?:\s+[a-z][a-z0-9-]*)+)\s*")
_MARK: Final = re.compile(r"#\s*@(\w*)")
_DEFAULT: Final = re.compile(r";?\s*default:\s*(\S.*)$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One setting: ``default`` is its value when none is given, ``None`` where it then says nothing."""

    name: str
    help: str
    required: bool
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A named query. ``where`` names its file in errors; line numbers are those of the file."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    sparql: str
    where: str


def question_names() -> tuple[str, ...]:
    """Return the names of the built-in questions, sorted."""
    return tuple(sorted(path.stem for path in queries_path().glob("*.rq")))


def load_question(name: str) -> Question:
    """Return the built-in question ``name``; an unknown one is a `QueryError` with the nearest names."""
    names = question_names()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=3) or names
        raise QueryError(f"there is no question {name!r}", remedy=f"there is {', '.join(near)}")
    path = queries_path() / f"{name}.rq"
    return parse_question(path.read_text(encoding="utf-8"), path.name)


def parse_question(text: str, where: str) -> Question:
    """Return the question that stands in ``text``; ``where`` is the name of its file.

    Raises `QueryError` for a mark that is not known or names no declared parameter.
    """
    lines = text.splitlines()
    declared = [found for line in lines if (found := _PARAM.match(line.strip()))]
    parameters = tuple(_parameter(found[1], found[2]) for found in declared)
    names = {parameter.name for parameter in parameters}
    for number, line in enumerate(lines, 1):
        _check_mark(line.strip(), names, where, number)
    return Question(Path(where).stem, _help(lines), parameters, text, where)


def bind(question: Question, settings: Mapping[str, str], find: Find | None = None) -> str:
    """Return the SPARQL of ``question`` with ``settings`` put in; its lines keep their numbers.

    With ``find`` (see `found_in`) labels are looked up now; without, the query itself does it, which any store can
    answer and most answer slowly. A value enters only as an RDF term that has been written by the RDF library, never as raw text.
    Raises `QueryError` for a parameter that is unknown (naming the known ones), missing, or has a value
    of the wrong form.
    """
    values = _values(question, settings)
    return "\n".join(_filled(line, values, find) for line in question.sparql.splitlines()) + "\n"


def limit_of(question: Question, settings: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the setting that cuts the answer of ``question`` short, and to how many, where one does."""
    values = _values(question, settings)
    for line in question.sparql.splitlines():
        found = _LIMIT.fullmatch(line.strip())
        if found and values.keys().isdisjoint((found[2] or "").split()) and values.get(found[1], "all").isdecimal():
            return found[1], int(values[found[1]])
    return None


def named_by(question: Question, settings: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield parameter, kind, name and search for each setting that is the name of something."""
    values = _values(question, settings)
    for line in question.sparql.splitlines():
        found = _BIND.match(line.strip())
        if found and found[1] in values and (search := search_for(found[2], found[3], values[found[1]])):
            yield found[1], found[3], values[found[1]], search


def _parameter(name: str, text: str) -> Parameter:
    found = _DEFAULT.search(text)
    if found is None:
        return Parameter(name, text.strip(), required=True)
    default = found[1].strip()
    return Parameter(name, text[: found.start()].strip(), required=False, default=None if default == "all" else default)


def _help(lines: list[str]) -> str:
    said: list[str] = []
    for line in lines:
        if not line.startswith("#") or _MARK.match(line):
            break
        said.append(line.lstrip("#").strip())
    return " ".join(said).strip()


def _check_mark(line: str, names: set[str], where: str, number: int) -> None:
    if unless := _UNLESS.fullmatch(line):
        for name in set(unless[1].split()) - names:
            raise QueryError(f"no parameter {name!r} is declared", where=where, line=number, remedy="add a @param line")
    mark = _MARK.match(line)
    if mark is None or _PARAM.match(line):
        return
    found = _BIND.match(line) or _WHEN.match(line) or _LIMIT.fullmatch(line)
    if found is None:
        raise QueryError(
            f"{line!r} cannot be understood", where=where, line=number, remedy="see @param, @bind, @when, @limit"
        )
    if found[1] not in names:
        raise QueryError(f"no parameter {found[1]!r} is declared", where=where, line=number, remedy="add a @param line")


def _values(question: Question, settings: Mapping[str, str]) -> dict[str, str]:
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in settings:
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise QueryError(f"the question {question.name!r} has no parameter {name!r}", remedy=has)
    values = {name: settings.get(name, known[name].default) for name in known}
    for name, value in values.items():
        if value is None and known[name].required:
            what = f"the question {question.name!r} needs a value for {name!r}"
            raise QueryError(what, remedy=f'--set {name}="…": {known[name].help}')
    return {name: value for name, value in values.items() if value is not None}


def _filled(line: str, values: Mapping[str, str], find: Find | None) -> str:
    stripped = line.strip()
    if (found := _BIND.match(stripped)) and found[1] in values:
        return bound(found[1], found[2], found[3], values[found[1]], find)
    if (found := _WHEN.match(stripped)) and found[1] in values:
        return found[2]
    if (found := _LIMIT.fullmatch(stripped)) and values.keys().isdisjoint((found[2] or "").split()):
        return limited(found[1], values.get(found[1], "all"))
    if (found := _UNLESS.fullmatch(line)) and not values.keys().isdisjoint(found[1].split()):
        return ""
    return line
