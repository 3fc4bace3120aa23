"""The page asks for nothing, runs only what its policy names, and is made of our own modules."""

from __future__ import annotations

import base64
import hashlib
import io
import re

import pyoxigraph
import pytest

from graphkit.errors import OutputError
from graphkit.publish import FORMATS
from graphkit.publish.explorer.pack import pack, packed_text, unpacked
from graphkit.publish.explorer.page import joined, page, places_in, script, style
from graphkit.publish.explorer.view import Thing, View

EMPTY = View("Nowhere", "", "https://example.org/", 0)
PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_format_html_writes_it(ambleford: pyoxigraph.Store):
    first, again = io.BytesIO(), io.BytesIO()
    FORMATS["html"].write(ambleford, first)
    FORMATS["html"].write(ambleford, again)
    assert first.getvalue() == again.getvalue()
    assert first.getvalue().startswith(b"<!doctype html>")


def test_a_former_page_gives_its_places_to_the_next(ambleford: pyoxigraph.Store, town: View):
    first, again = io.BytesIO(), io.BytesIO()
    FORMATS["html"].write(ambleford, first)
    first.seek(0)
    FORMATS["html"].write(ambleford, again, earlier=first)
    old, new = places_in(first.getvalue().decode()), places_in(again.getvalue().decode())
    assert set(old) == {thing.iri for thing in town.things}
    assert max(abs(old[iri][axis] - new[iri][axis]) for iri in old for axis in (0, 1)) <= 2


def test_another_page_is_no_former_page(ambleford: pyoxigraph.Store):
    with pytest.raises(OutputError, match="no page of the explorer"):
        FORMATS["html"].write(ambleford, io.BytesIO(), earlier=io.BytesIO(b"<html>"))


def test_the_application_is_small():
    assert len(packed_text(script())) <= 45_000
    assert len(page(EMPTY, pack(EMPTY))) <= 65_000


def test_the_policy_names_the_script_and_the_style_and_nothing_else(town: View):
    text = page(town, pack(town))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    starter = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(starter) == 1
    assert rules["script-src"].split() == [f"'{digest(starter[0])}'", f"'{digest(script())}'"]
    assert rules["style-src"] == f"'{digest(style())}'"


def test_nothing_is_fetched_and_no_markup_is_written_from_text():
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttp|import\(", script()
    )
    assert not re.search(r"@import|url\(", style())


def test_hostile_text_stays_inside_the_packed_blocks():
    view = View(
        PAYLOAD, PAYLOAD, "https://example.org/", 1, things=(Thing(f"https://example.org/{PAYLOAD}", "topic", PAYLOAD),)
    )
    packed = pack(view)
    text = page(view, packed)
    assert "alert(1)" in unpacked(packed.data)["title"]
    assert "<img" not in text
    assert text.count("<script") == 4


def test_modules_are_joined_after_what_they_import():
    made = joined(
        {
            "main": 'import { twice } from "./more.js";\nconsole.log(twice(4));\n',
            "more": "/** Doubles. */\nexport function twice(n) {\n  // not thrice\n  return 2 * n;\n}\n",
        },
        "main",
    )
    assert made.index("function twice") < made.index("console.log")
    assert "thrice" not in made
    assert "export " not in made
    assert "import " not in made


def test_modules_may_not_declare_the_same_name():
    both = {
        "main": 'import { a } from "./more.js";\nfunction b() {}\n',
        "more": "export const a = 1;\nfunction b() {}\n",
    }
    with pytest.raises(ValueError, match="two modules: b"):
        joined(both, "main")


def test_modules_may_not_import_in_a_circle():
    with pytest.raises(ValueError, match="a > b > a"):
        joined({"a": 'import { x } from "./b.js";\n', "b": 'import { y } from "./a.js";\n'}, "a")


def test_every_module_is_used():
    from importlib.resources import files

    app = files("graphkit.publish.explorer") / "app"
    for entry in app.iterdir():
        if entry.name.endswith(".js") and entry.name not in ("main.js", "start.js"):
            declared = re.findall(
                r"^export (?:async )?((?:function\*?|class|const) \w+)", entry.read_text("utf-8"), re.MULTILINE
            )
            assert declared
            assert all(line in script() for line in declared)
