"""Rivals: the same summary graph as pages of vis-network, pyvis and sigma, each as its own manual has it."""

from __future__ import annotations

import importlib.resources
import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.explorer.synthetic import laid
from graphkit.publish.explorer.view import View

__all__ = ["Missing", "pyvis_page", "sigma_page", "vis_page"]


class Missing(Exception):
    """A rival that cannot be had here."""


def _graph(view: View) -> tuple[list[dict[str, Any]], list[tuple[int, int]]]:
    """Return every thing, question and turn with a place, and the ties between them."""
    summary, layout = laid(view)
    nodes = [{"id": n, "label": t.label, "x": layout.x[n], "y": layout.y[n]} for n, t in enumerate(view.things)]
    place = {t.iri: n for n, t in enumerate(view.things)}
    edges = [(one, other) for one, other in summary.pairs.tolist()]
    for number, question in enumerate(view.questions):
        home = max(int(summary.homes[number]), 0)
        place[question.iri] = len(nodes)
        edges += [(len(nodes), home), (len(nodes), place.get(question.asker, home))]
        nodes.append(
            {
                "id": len(nodes),
                "label": question.title,
                "x": layout.x[home] + number % 60,
                "y": layout.y[home] + number % 47,
            }
        )
    for number, turn in enumerate(view.turns):
        home = place[turn.question]
        edges += [(len(nodes), home), (len(nodes), place.get(turn.speaker, home))]
        nodes.append(
            {
                "id": len(nodes),
                "label": turn.label,
                "x": nodes[home]["x"] + number % 13,
                "y": nodes[home]["y"] + number % 11,
            }
        )
    return nodes, edges


def vis_page(view: View) -> str:
    """vis-network (as pyvis ships it) with positions and without physics."""
    nodes, edges = _graph(view)
    library = importlib.resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    data = json.dumps({"nodes": nodes, "edges": [{"from": a, "to": b} for a, b in edges]}).replace("<", "\\u003c")
    return (
        "<!doctype html><meta charset=utf-8><style>html,body,#g{margin:0;height:100%}</style><div id=g></div>"
        f"<script>{library.read_text(encoding='utf-8')}</script><script>const data = {data};"
        "const n = new vis.Network(document.getElementById('g'), data, {physics: false, nodes: {shape: 'dot', size: 5}, edges: {smooth: false}});"
        "window.drawn = 0; n.on('afterDrawing', () => window.drawn++);</script>"
    )


def pyvis_page(view: View) -> str:
    """Plain pyvis, as its manual has it: nodes and edges one by one, and physics places them."""
    from pyvis.network import Network

    nodes, edges = _graph(view)
    network = Network(cdn_resources="in_line")
    for node in nodes:
        network.add_node(node["id"], label=node["label"] or " ")
    for one, other in edges:
        network.add_edge(one, other)
    mark = "window.drawn = 0; network.once('stabilizationIterationsDone', () => window.drawn++); return network;"
    return str(network.generate_html()).replace("return network;", mark, 1)


def sigma_page(view: View) -> str:
    """sigma.js with graphology, positions given."""
    nodes, edges = _graph(view)
    folder = _packages()
    library = (folder / "graphology/dist/graphology.umd.min.js").read_text(encoding="utf-8")
    library += (folder / "sigma/dist/sigma.min.js").read_text(encoding="utf-8")
    data = json.dumps({"nodes": nodes, "edges": edges}).replace("<", "\\u003c")
    return (
        "<!doctype html><meta charset=utf-8><style>html,body,#g{margin:0;height:100%}</style><div id=g></div>"
        f"<script>{library}</script><script>const data = {data}, g = new graphology.MultiGraph();"
        "for (const n of data.nodes) g.addNode(n.id, {x: n.x, y: -n.y, size: 3, label: n.label});"
        "for (const [a, b] of data.edges) g.addEdge(a, b);"
        "const s = new Sigma(g, document.getElementById('g')); window.drawn = 0; s.on('afterRender', () => window.drawn++); s.refresh();</script>"
    )


@cache
def _packages() -> Path:
    """Let npm bring sigma into a folder of its own; raises `Missing` where it cannot."""
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("npm is not here")
    folder = Path(tempfile.gettempdir()) / "graphkit-rivals"
    folder.mkdir(exist_ok=True)
    asked = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        str(folder),
        "sigma@3",
        "graphology@0.26",
    ]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"npm: {done.stderr.strip()[:120]}")
    return folder / "node_modules"
