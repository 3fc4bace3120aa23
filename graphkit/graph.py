"""Graph: the built graph as an object, with the views that the ecosystem knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graphkit.config import Settings
from graphkit.errors import ConfigError
from graphkit.pipeline import Report
from graphkit.pipeline import build as build_into
from graphkit.register import Register
from graphkit.store import resident

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyvis.network import Network

__all__ = ["KnowledgeGraph", "build", "open"]


class KnowledgeGraph:
    """A graph that was built: ask it, or look at it as an rdflib or networkx graph."""

    def __init__(self, store: pyoxigraph.Store, output: Path, report: Report | None = None) -> None:
        self.store = store
        self.output = output
        self.report = report

    def query(self, sparql: str, **settings: object) -> Any:
        """Ask a SPARQL question, or a built-in one by its name with its parameters.

        Prefixes may be left out, and so is a parameter that is ``None``; numbers and days are as good as their text.
        SPARQL of one's own may declare parameters as the built-in questions do (``# @param``).
        Returns rows with attributes (and ``.to_pandas()``), ``True``/``False`` for
        ASK, triples for CONSTRUCT. Raises `QueryError`.

            kg.query("questions-by-member", member="Nadia Okoro", year=2021)
        """
        from graphkit.query import ask, bind, found_in, load_question, parse_question

        built_in = sparql.replace("-", "").isalnum()
        if not built_in and not settings:
            return ask(self.store, sparql)
        question = load_question(sparql) if built_in else parse_question(sparql, "query")
        values = {name: str(value) for name, value in settings.items() if value is not None}
        return ask(self.store, bind(question, values, found_in(self.store)), where=question.where)

    @property
    def rdflib(self) -> rdflib.Graph:
        """The union of all named graphs as an ``rdflib.Graph`` over the same store (read it, do not write it)."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def networkx(self, projection: str = "who-asks-whom") -> networkx.DiGraph[str]:
        """Return a projection as a weighted ``networkx.DiGraph``; names stand in `graphkit.publish.projections.PROJECTIONS`."""
        from graphkit.publish.networks import projection as project

        return project(self.store, projection)

    def pyvis(self, projection: str = "who-asks-whom", around: str | None = None, *, physics: bool = False) -> Network:
        """Return a projection as a ``pyvis.network.Network`` with places, words and a safe page.

        ``around`` is the label or IRI of a node, for its neighbourhood only. Raises `ConfigError` for a name
        that is not known, `OutputError` for more than 1,000 nodes.

            kg.pyvis("overview", around="Nadia Okoro").write_html("nadia.html")
        """
        from graphkit.publish.pictures import content
        from graphkit.publish.pictures.pyvis_network import Picture

        return Picture(content(self.store, projection, around), physics=physics)

    def cite(self, thing: str, form: str = "text") -> str:
        """Return the citation of a speech, with the office that the speaker held that day.

        ``thing`` is an address, a reference, a key of the tables or words that were said; ``form`` is ``text``,
        ``bibtex`` or ``csl``. Raises `QueryError` where nothing fits or several things do, `ConfigError` for a form
        that is not known.

            kg.cite("I will write to the Member")
        """
        from graphkit.publish.cite import cite, written

        return written(cite(self.store, thing), form)

    def show(self, height: int = 640) -> Any:
        """Show the picture in a notebook, in a frame that can reach nothing outside it."""
        import html

        from IPython.display import HTML

        page = (self.output / "graph.html").read_text(encoding="utf-8")
        # The break at the end keeps IPython from advising IFrame, which can show only what has an address.
        return HTML(  # type: ignore[no-untyped-call]
            f'<iframe sandbox="allow-scripts" style="width:100%;height:{height}px;border:0" '
            f'srcdoc="{html.escape(page, quote=True)}"></iframe>\n'
        )

    def __repr__(self) -> str:
        return f"<KnowledgeGraph of {len(self.store):,} statements in {str(self.output)!r}>"

    def _repr_html_(self) -> str:
        return f"<p>A graph of {len(self.store):,} statements in <code>{self.output}</code>.</p>"


def build(
    sources: str | Path | Iterable[str | Path],
    register: str | Path = "london",
    output: str | Path = "output",
    *,
    base: str | None = None,
    engine: str | None = None,
    on_finding: str | None = None,
    full: bool = False,
    jobs: int | None = None,
    scheduler: str | None = None,
    parts_at: str | None = None,
    progress: Callable[[str, int, int], None] = lambda stage, done, all_: None,
) -> KnowledgeGraph:
    """Build the graph of files and folders into ``output`` and return it.

    ``register`` is the name of one that is shipped or the path of a folder, ``engine`` draws ``graph.html``,
    ``on_finding`` is ``warn``, ``fail`` or ``quarantine`` (see `Settings`),
    ``jobs`` is the number of processes (all cores unless given), ``scheduler`` the address of a Dask scheduler whose
    workers do it instead, ``parts_at`` that of a folder over which they hand over what they made, where they share no
    file system with this machine. Sources that cannot be read are left out and
    listed in ``.report.failures``. Raises `GraphkitError` where nothing can be read.
    """
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    if output == "":  # an empty variable of a shell, which would be the folder that one stands in
        raise ConfigError("the output folder has no name", remedy="name one, or write . for this folder")
    settings = Settings(output=Path(output), register=str(register))
    if base:
        settings = replace(settings, base=base)
    if engine:
        settings = replace(settings, engine=engine)
    if on_finding:
        settings = replace(settings, on_finding=on_finding)
    loaded = Register.load(register)
    store, report = build_into(
        given, settings, loaded, full=full, jobs=jobs, scheduler=scheduler, parts_at=parts_at, progress=progress
    )
    return KnowledgeGraph(store, settings.output, report)


def open(output: str | Path = "output", *, memory: int = 0) -> KnowledgeGraph:  # noqa: A001
    """Open a graph that was built before; raises `OutputError` where there is none.

    It is held in memory, where questions take a fraction of the time, if it needs at most ``memory`` bytes there.
    """
    folder = Path(output)
    return KnowledgeGraph(resident(folder, memory), folder)
