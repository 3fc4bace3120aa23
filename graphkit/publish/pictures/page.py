"""Page: one HTML file that holds its library, its styles and its data, asks for nothing and runs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from graphkit.counting import many
from graphkit.errors import OutputError
from graphkit.publish.pictures.content import Content
from graphkit.version import __version__

__all__ = ["page"]

_HERE: Final = Path(__file__).parent
_LIBRARY: Final = "lib/vis-9.1.2/vis-network.min"


def page(content: Content, *, physics: bool = False) -> bytes:
    """Return the whole page as UTF-8.

    vis-network comes out of the installed pyvis. The policy lets exactly these scripts and styles run, by their
    SHA-256 (CSP level 3, section 2.3.1), and allows no request. Raises `OutputError` where pyvis lacks its files.
    """
    from jinja2 import Environment

    library, library_css = _library(".js"), _library(".css")
    css, script = (_ours(f"picture.{suffix}") for suffix in ("css", "js"))
    template = Environment(autoescape=True).from_string(_ours("picture.html"))
    scope = _scope(content)
    body = template.render(
        policy=_policy([library, script], [library_css, css]),
        version=__version__,
        heading=f"{content.title}: {scope}",
        scope=scope,
        content=content,
        data=_json({**asdict(content), "physics": physics}),
        library=library,
        script=script,
        library_css=library_css,
        css=css,
    )
    return body.encode()


def _scope(content: Content) -> str:
    """Say in words what the picture is made of."""
    days = [_day(content.first), _day(content.last)]
    parts = [
        content.body,
        "" if not content.first else days[0] if days[0] == days[1] else " to ".join(days),
        many(content.pages, "page"),
        f"{many(len(content.nodes), 'thing')}, {many(len(content.edges), 'tie')}",
    ]
    return " · ".join(part for part in parts if part)


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"


def _json(data: dict[str, Any]) -> str:
    """Return JSON that can stand in a script element: it holds no ``<``, so nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _policy(scripts: list[str], styles: list[str]) -> str:
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(_hash(text) for text in scripts),
        "style-src": " ".join(_hash(text) for text in styles),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _ours(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _library(suffix: str) -> str:
    """Return vis-network as pyvis ships it; it may not hold anything that would end its element."""
    found = find_spec("pyvis")
    folder = Path(next(iter(found.submodule_search_locations or []), "")) if found else Path()
    path = folder / (_LIBRARY + suffix if suffix == ".js" else "lib/vis-9.1.2/vis-network.css")
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise OutputError("pyvis has no vis-network", where=str(path), remedy="install pyvis 0.3.2") from error
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise OutputError("vis-network cannot stand in a page", where=str(path), remedy="install pyvis 0.3.2")
    return text
