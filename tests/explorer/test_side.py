"""What a build keeps of each graph makes the same view as the graph itself, whatever stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.config import examples_path
from graphkit.describe import paragraphs
from graphkit.publish.explorer import merge, write_explorer, write_sides
from graphkit.publish.explorer.query import view_of
from graphkit.publish.explorer.side import Sided, packed, side_of
from graphkit.publish.explorer.view import View
from graphkit.vocabulary import GK

CITY = examples_path() / "ambleford"
PAGE = """{title}

Session date:
October 20, 2021
Question By:
Nadia Okoro
Asked Of:
The Mayor

{said}

Supplementary To: Swans

Answer for {title}

Answered By:
{by}

I will write to the Harbour Board.
"""


def _sides(quads: Path) -> list[Sided]:
    graphs: dict[str, list[str]] = defaultdict(list)
    for line in quads.read_text(encoding="utf-8").split("\n")[:-1]:
        graphs[line[line.rindex(" <") + 2 : -3]].append(line)
    lead = f"<{GK('supplementaryTo')}>"
    sides = []
    for graph, lines in sorted(graphs.items()):
        described = list(paragraphs(lines))
        leads = {s[1:-1]: o[1:-1] for s, said in described for p, o in said if p == lead}
        side = packed(side_of(described))
        sides.append(Sided(graph, sha256(side).hexdigest(), partial(bytes, side), leads))
    return sides


@given(
    title=st.sampled_from(("Swans", "Swans (Supplementary) [1]", '<b>"\\n', "بجعات")),
    said=st.sampled_from(
        ("What of the Mayor and the flood gates?", "Ms Jane Unheard of the Puddle Society?", 'A "\\".')
    ),
    by=st.sampled_from(("The Mayor", "Nobody we know")),
)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sides_make_the_view_of_the_graph(
    tmp_path_factory: pytest.TempPathFactory, title: str, said: str, by: str
) -> None:
    folder = tmp_path_factory.mktemp("sides")
    (folder / "page.txt").write_text(PAGE.format(title=title, said=said, by=by), encoding="utf-8")
    sources = [folder / "page.txt", CITY / "transcripts"]
    graph = graphkit.build(sources, register=CITY / "register", output=folder / "out")
    page = BytesIO()
    write_explorer(graph.store, page)
    sides, view = _sides(folder / "out" / "graph.nq"), view_of(graph.store)
    assert _page(sides, view, {}) == page.getvalue()


def test_what_is_kept_makes_the_page_that_all_sides_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "SHELF", 2)
    graph = graphkit.build(CITY / "transcripts", register=CITY / "register", output=tmp_path)
    sides, view = _sides(tmp_path / "graph.nq"), view_of(graph.store)
    kept: dict[str, bytes] = {}
    whole = _page(sides, view, kept)
    shelves = set(kept)
    assert len(shelves) > 3
    assert _page(sides, view, dict(kept)) == whole
    for gone in range(len(sides)):
        some = [*sides[:gone], *sides[gone + 1 :]]
        memory = dict(kept)
        assert _page(some, view, memory) == _page(some, view, {})
        assert len(memory.keys() - shelves) <= 3


def _page(sides: list[Sided], view: View, kept: dict[str, bytes]) -> bytes:
    def memory(name: str, make: Callable[[], bytes]) -> bytes:
        return kept[name] if name in kept else kept.setdefault(name, make())

    page = BytesIO()
    write_sides(sides, view.root, view.statements, memory, page)
    return page.getvalue()


def test_a_build_leaves_the_page_that_its_store_gives(tmp_path: Path) -> None:
    graphkit.build(CITY / "transcripts", register=CITY / "register", output=tmp_path)
    with (tmp_path / "again.html").open("wb") as out:
        write_explorer(pyoxigraph.Store.read_only(str(tmp_path / "store")), out)
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "graph.html").read_bytes()
