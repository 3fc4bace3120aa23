"""Two stores: the small graph of Ambleford, and the same with names that mean harm."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

DATA = Path(__file__).parent.parent / "data"
BASE = "https://w3id.org/graphkit/ambleford/"
HOSTILE = "=cmd|' /C calc'!A0 </script><script>window.ran=1</script>\"'&<b>\u202e\x07\ufffe\nسؤال 🚲"


@pytest.fixture
def store() -> pyoxigraph.Store:
    held = pyoxigraph.Store()
    held.bulk_load(path=str(DATA / "questions.trig"))
    return held


@pytest.fixture
def hostile(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """Every literal that is a label, name, title, text or quote becomes the hostile one, behind what it was."""
    held = pyoxigraph.Store()
    for quad in store:
        target = quad.object
        if isinstance(target, pyoxigraph.Literal) and target.datatype.value.endswith(("#string", "#langString")):
            text = HOSTILE + target.value
            target = pyoxigraph.Literal(text, language=target.language) if target.language else pyoxigraph.Literal(text)
        held.add(pyoxigraph.Quad(quad.subject, quad.predicate, target, quad.graph_name))
    return held
