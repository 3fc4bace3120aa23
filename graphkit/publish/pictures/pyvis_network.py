"""Pyvis network: the picture as a ``pyvis.network.Network``, so that people can go on with it as they know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graphkit.publish.palette import OTHER
from graphkit.publish.pictures.content import Content
from graphkit.publish.pictures.page import page
from graphkit.store import writing

__all__ = ["Picture"]


class Picture(Network):  # type: ignore[misc]
    """A pyvis network whose nodes and edges have places, and whose page asks for nothing.

    ``nodes`` and ``edges`` are filled at once, without pyvis' check of every edge against all others. What is
    added afterwards with ``add_node`` and ``add_edge`` is drawn too. `generate_html` makes our own page: text
    stays text, the library is inside, and no file is put beside it.
    """

    def __init__(self, content: Content, *, physics: bool = False) -> None:
        super().__init__(height="640px", width="100%", directed=content.directed, cdn_resources="in_line")
        self.content = content
        self.heading = content.title
        self.physics = physics
        self.nodes = [dict(node) for node in content.nodes]
        self.edges = [dict(edge) for edge in content.edges]
        self.node_ids = [node["id"] for node in content.nodes]
        self.node_map = {node["id"]: node for node in self.nodes}
        self.toggle_physics(physics)

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Return the page of what the network holds now."""
        nodes = [_node(node) for node in self.nodes]
        edges = [_edge(edge, place) for place, edge in enumerate(self.edges)]
        made = replace(self.content, nodes=nodes, edges=edges)
        return page(made, physics=self.physics).decode()

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page to the file ``name``, in UTF-8 and nothing beside it."""
        with writing(Path(name)) as out:
            out.write(self.generate_html().encode())

    def save_graph(self, name: str) -> None:
        """Write the page, as `write_html` does."""
        self.write_html(name)

    def show(self, name: str = "graph.html", local: bool = True, notebook: bool = False) -> None:
        """Write the page; in a notebook the object itself is shown."""
        self.write_html(name)

    def _repr_html_(self) -> str:
        from html import escape

        return (
            f'<iframe sandbox="allow-scripts" style="width:100%;height:{escape(self.height)};border:0" '
            f'srcdoc="{escape(self.generate_html())}"></iframe>'
        )


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """Fill what a node that was added by hand lacks."""
    label = str(node.get("label", node["id"]))
    filled = {"label": label, "name": label, "kind": "thing", "party": "", "shape": "dot", "size": 12, "x": 0, "y": 0}
    return _with(node, {**filled, "color": OTHER})


def _edge(edge: dict[str, Any], place: int) -> dict[str, Any]:
    filled = {"id": f"added-{place}", "verb": "is tied to", "weight": 1, "width": 1, "bend": 0.1, "files": 0}
    made = _with(edge, {**filled, "first": "", "last": "", "offices": []})
    return _with(made, {"label": made["verb"]})


def _with(given: dict[str, Any], filled: dict[str, Any]) -> dict[str, Any]:
    return {**given, **{name: value for name, value in filled.items() if name not in given}}
