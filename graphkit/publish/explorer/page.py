"""Page: style, script and data become one HTML file that asks for nothing and runs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from graphkit.errors import OutputError
from graphkit.publish.explorer.pack import Packed, packed_text, unpacked
from graphkit.publish.explorer.view import View

__all__ = ["joined", "page", "places_in", "script", "style"]

_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function|class|const)", re.MULTILINE)
_DECLARED: Final = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
_ENDS: Final = re.compile(r"(?<=[{(\[,;])\n|\n(?=[})\]])")
_DATA: Final = re.compile(r'<script type="text/plain" id="data">([A-Za-z0-9+/=]+)</script>')
_COMMENT: Final = re.compile(r"^\s*/\*.*?\*/\n|^\s*//[^\n]*\n", re.MULTILINE | re.DOTALL)


def page(view: View, packed: Packed) -> str:
    """Return the whole file.

    All that a transcript says stands in packed blocks, which hold no ``<``. The application is packed as well:
    the starter puts it in, and the policy lets it run because it names its digest.
    """
    code, look, starter = script(), style(), _bare(_asset("start.js"))
    template = _asset("template.html")
    policy = (
        f"default-src 'none'; script-src '{_digest(starter)}' '{_digest(code)}'; style-src '{_digest(look)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    parts = {
        "policy": policy,
        "title": escape(view.title),
        "style": look,
        "data": packed.data,
        "passages": packed.passages,
        "application": packed_text(code),
        "starter": starter,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda slot: parts[slot[1]], template)


def places_in(text: str) -> dict[str, tuple[float, float]]:
    """Return the IRI and the place of everything in a page that was written before.

    Raises `OutputError` where the text is no page of ours.
    """
    block = _DATA.search(text)
    if block is None:
        raise OutputError("this is no page of the explorer", remedy="name a graph.html that graphkit wrote")
    data = unpacked(block[1])
    things = data["things"]
    return {
        path if "://" in path else data["root"] + path: (float(x), float(y))
        for path, x, y in zip(things["path"], things["x"], things["y"], strict=True)
    }


@cache
def script() -> str:
    """Return the application: its modules as one script, without comments and indentation."""
    folder = files(__package__) / "app"
    sources = {
        entry.name.removesuffix(".js"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".js") and entry.name != "start.js"
    }
    return joined(sources, "main")


def joined(sources: dict[str, str], entry: str) -> str:
    """Return ES modules as one script in one scope: each stands once, after those it imports.

    Modules may import names in braces from beside them, and export what they declare. Raises ``ValueError`` where modules
    import each other in a circle, or where two declare the same name.
    """
    done: dict[str, str] = {}
    _visit(entry, sources, done, ())
    whole = "\n".join(done.values())
    twice = [name for name, count in Counter(_DECLARED.findall(whole)).items() if count > 1]
    if twice:
        raise ValueError(f"declared in two modules: {', '.join(sorted(twice))}")
    return '"use strict";(()=>{\n' + _ENDS.sub("", _bare(whole)) + "})();\n"


def _visit(name: str, sources: dict[str, str], done: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"modules import each other: {' > '.join((*above, name))}")
    for needed in _IMPORT.findall(sources[name]):
        if needed not in done:
            _visit(needed, sources, done, (*above, name))
    done[name] = _EXPORT.sub("", _IMPORT.sub("", _COMMENT.sub("", sources[name])))


@cache
def style() -> str:
    """Return the style sheet without comments and indentation."""
    return _bare(re.sub(r"/\*.*?\*/", "", _asset("style.css"), flags=re.DOTALL))


def _bare(text: str) -> str:
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())


def _asset(name: str) -> str:
    return (files(__package__) / "app" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
