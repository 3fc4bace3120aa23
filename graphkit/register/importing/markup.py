"""Markup: an XML file of people becomes a tree, without a network, another file or an entity from outside."""

from __future__ import annotations

from typing import Any

from graphkit.errors import RegisterError

__all__ = ["identifier", "local", "root", "words"]

_ID = "{http://www.w3.org/XML/1998/namespace}id"


def root(data: bytes, name: str) -> Any:
    """Return the root element; raises `RegisterError` with the line for what is not well-formed or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RegisterError(
            f"not well-formed XML: {error.msg}", where=name, line=error.lineno, remedy="mend the markup"
        ) from error
    for entity in tree.iter(etree.Entity):
        raise RegisterError(
            f"refers to an entity ({entity.text})", where=name, line=entity.sourceline,
            remedy="write the characters themselves",
        )  # fmt: skip
    return tree


def local(element: Any) -> str:
    """Return an element's name without its namespace; ``""`` for a comment or an instruction."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def identifier(element: Any) -> str:
    """Return the ``xml:id`` of an element, or ``""``."""
    return str(element.get(_ID) or "")


def words(element: Any) -> str:
    """Return all text in an element on one line."""
    return " ".join("".join(element.itertext()).split())
