"""What a build keeps of each graph makes the same view as the graph itself, whatever stands in it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.config import examples_path
from graphkit.describe import paragraphs
from graphkit.publish.explorer import write_explorer
from graphkit.publish.explorer.merge import view_from
from graphkit.publish.explorer.query import view_of
from graphkit.publish.explorer.side import packed, side_of, unpacked
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


def _of_sides(quads: Path, like: View) -> View:
    graphs: dict[str, list[str]] = defaultdict(list)
    for line in quads.read_text(encoding="utf-8").split("\n")[:-1]:
        graphs[line[line.rindex(" <") + 2 : -3]].append(line)
    lead = f"<{GK('supplementaryTo')}>"
    sides = []
    for graph, lines in graphs.items():
        described = list(paragraphs(lines))
        leads = {s[1:-1]: o[1:-1] for s, said in described for p, o in said if p == lead}
        sides.append((graph, unpacked(packed(side_of(described))), leads))
    return view_from(sides, like.root, like.statements)


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
    view = view_of(graph.store)
    assert _of_sides(folder / "out" / "graph.nq", view) == view


def test_a_build_leaves_the_page_that_its_store_gives(tmp_path: Path) -> None:
    graphkit.build(CITY / "transcripts", register=CITY / "register", output=tmp_path)
    with (tmp_path / "again.html").open("wb") as out:
        write_explorer(pyoxigraph.Store.read_only(str(tmp_path / "store")), out)
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "graph.html").read_bytes()
