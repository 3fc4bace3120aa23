"""Render: a view becomes a page. Everything is escaped, and a template can reach nothing but its view."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.serve.schema_org import described, script_safe
from graphkit.serve.views.entrance import KINDS, site_name
from graphkit.serve.views.parts import Link, day, period

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

    from graphkit.serve.reader import Reader

__all__ = ["page"]


def page(reader: Reader, view: Any, iri: str | None, documents: Mapping[str, str]) -> bytes:
    """Return ``view`` as a page of HTML in UTF-8.

    ``iri`` is the thing that it is about, if any, and ``documents`` where its data are, by media type.
    """
    lists = tuple(Link(title, f"/browse/{name}") for name, (title, _) in KINDS.items())
    text = _environment().get_template(view.template).render(
        view=view,
        site=site_name(reader),
        iri=iri,
        documents=documents,
        lists=lists,
        described=described(view, iri),
    )  # fmt: skip
    return text.encode("utf-8", "xmlcharrefreplace")


@cache
def _environment() -> jinja2.Environment:
    import jinja2
    import markupsafe

    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(day=day, for_script=lambda data: markupsafe.Markup(script_safe(data)))  # noqa: S704 (safe there)
    found.globals.update(period=period)
    return found
