"""No regular expression of ours takes more than linear time for what anybody may write."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit

SEEDS = (
    "a", " ", "\n", "\t", "1", "-", "A ", "Aa ", "a,", "Mr ", "the ", "of the ", "the Mayor of ", "Name AM ", "(", ")", "((", "[", "<", "<a ",
    "&", "&#", '"', "“", "'", "a'", ".", "..", "a.", "A.", ":", "a:", "/", "//", "2018/", "2018-", "01 ", "1,", "https://a", "\\", "\\u", "%2",
    "\u00a0", "é", "Ab", "A-", "a-b ", "and ", ", and ", "will ", "I will ", "x\n\n", "\r\n", "{", "}", "@", "#", "*", "_", "=", "a=", "a b", "(a", "a)",
    "Question No: ", "Supplementary ", "Answer for ", "January ", "1st ", "Strategy ", "Draft ", "A & ", "\u2019s ", "-\n", "\n ", " \n",
)  # fmt: skip
ENDS = ("", "!", "\x00", "\n!", "a\u2028", ")", ":", "\ud7ff")
LENGTH = 300
BOUND = 1.0
"""Seconds of the processor for one search in 300 characters. Squares need a thousandth of it, what is worse needs years."""


class Stuck(Exception):
    """A search that was stopped."""


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Yield every compiled pattern at the top of a module, also those in tables there."""
    for module in pkgutil.walk_packages(graphkit.__path__, "graphkit."):
        if module.name == "graphkit.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_within(value, 3)):
                yield f"{module.name}.{name}.{number}", pattern


def _within(value: object, depth: int) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _within(each, depth - 1)


CALLS = frozenset(("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"))
PACKAGE = Path(graphkit.__path__[0])
MADE = {
    "extract/company.py": "an alternation of escaped names",
    "extract/fields.py": "an alternation of escaped words",
    "extract/papers.py": "an escaped title between the ends of words",
    "extract/people.py": "an escaped name and one capitalised word behind it",
    "extract/things.py": "an alternation of escaped words",
    "publish/cite.py": "escaped words with white space between them",
    "read/lines.py": "an escaped heading before a written date",
    "read/speakers.py": "an escaped label behind the end of a sentence",
    "validate/rules.py": "the patterns of shapes.ttl, which are tried below",
}
"""Files in which a function makes a pattern from data, and why that is no danger."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of `re` that stands in a function, with its place; those at the top of a module are objects there."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(n): n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef | ast.Lambda) for n in ast.walk(f)}
        for node in inside.values():
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in CALLS:
                    yield path.relative_to(PACKAGE).as_posix(), node


def in_functions() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Yield the patterns that are written out where they are used."""
    for place, call in calls():
        if isinstance(call.args[0], ast.Constant):
            flags = [
                ast.unparse(n) for n in (*call.args[1:], *(k.value for k in call.keywords)) if "re." in ast.unparse(n)
            ]
            flag = sum((getattr(re, name) for text in flags for name in re.findall(r"re\.([A-Z]+)", text)), re.NOFLAG)
            yield f"{place}:{call.lineno}", re.compile(call.args[0].value, flag)


def in_shapes() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns of the shapes, which are put to words of transcripts."""
    import pyoxigraph

    from graphkit.config import ontology_path

    wanted = pyoxigraph.NamedNode("http://www.w3.org/ns/shacl#pattern")
    for quad in pyoxigraph.parse(path=str(ontology_path() / "shapes.ttl"), format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate == wanted:
            yield f"shapes.ttl {quad.object.value}", re.compile(quad.object.value)


FOUND = dict({(p.pattern, p.flags): (n, p) for each in (patterns, in_functions, in_shapes) for n, p in each()}.values())


@pytest.fixture
def watch() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Stuck

    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def test_the_patterns_are_found() -> None:
    assert len(FOUND) > 80
    assert len(dict(in_functions())) > 20
    assert dict(in_shapes())


def test_a_pattern_is_made_from_data_only_where_that_is_known() -> None:
    made = {place for place, call in calls() if not isinstance(call.args[0], ast.Constant)}
    assert made == set(MADE)


def search(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> None:
    """Search, and raise `Stuck` after `BOUND` seconds."""
    signal.setitimer(signal.ITIMER_VIRTUAL, BOUND)
    pattern.search(text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text)  # type: ignore[arg-type]
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer of the processor here")
@pytest.mark.parametrize("name", sorted(FOUND))
def test_a_pattern_does_not_go_back_and_back(name: str, watch: None) -> None:
    for seed in SEEDS:
        for end in ENDS:
            search(FOUND[name], seed * (LENGTH // len(seed)) + end)


def test_a_pattern_that_does_is_stopped(watch: None) -> None:
    with pytest.raises(Stuck):
        search(re.compile("(?:a+)+$"), "a" * 60 + "!")
