"""Pack: columns become JSON, gzip and base64, the same bytes for the same view, within the limit of a file."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from graphkit.publish.explorer.columns import Strings, columns_of
from graphkit.publish.explorer.core import core_of
from graphkit.publish.explorer.passages import passages_of
from graphkit.publish.explorer.rows import Numbers, Rows
from graphkit.publish.explorer.side import Memory
from graphkit.publish.explorer.ties import Summed, numbered, strengths, summary_of
from graphkit.publish.explorer.view import Layout, View

__all__ = ["LIMIT", "Packed", "pack", "packed_text", "unpacked"]

_GZIP: Final = 31
"""The window of zlib with the head of gzip, which then holds no time (zlib manual, deflateInit2)."""

_QUICK: Final = 6
"""How hard a record is packed: the hardest takes three times as long and saves two bytes in a hundred."""

PICTURE: Final = "2"
"""Raised when things are laid out otherwise: a picture that was kept counts no more."""

LIMIT: Final = 15_000_000
"""A packed view takes no more bytes than this; passages are left out until it fits."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The two blocks of a page (base64 of gzip of JSON), and how many turns' passages were left out."""

    data: str
    passages: str
    left_out: int


def pack(
    view: View,
    rows: Rows | None = None,
    memory: Memory = lambda name, make: make(),
    *,
    passages: bool = True,
    limit: int = LIMIT,
    earlier: Mapping[str, tuple[float, float]] | None = None,
) -> Packed:
    """Lay a view out and pack it; ``earlier`` are the places of a former picture (see `lay_out`).

    ``rows`` are what was said, where the view itself does not hold it; ``memory`` keeps the picture of the last build.
    """
    rows = numbered(view, rows or Rows.of(view))
    summary, strings = summary_of(view, rows), Strings(rows.strings)
    strength = strengths(rows, summary, len(view.things))
    ranked = np.argsort(-strength, kind="stable") if passages else np.zeros(0, np.int64)
    made = passages_of(rows, strings, _kept(strength, ranked))
    core, oldest = core_of(view, rows)
    with ThreadPoolExecutor(1) as aside:  # zlib lets go of the interpreter, which lays out meanwhile
        all_of_them = aside.submit(_packed, made)
        layout = _laid_out((view, summary), (core, summary_of(core, oldest)), earlier, memory)
    packed, left_out = _within(rows, strings, ranked, (all_of_them.result(), made["left_out"]), limit * 0.9)
    columns = columns_of(view, rows, summary.homes, layout, strings)
    return Packed(_packed(columns), packed if passages else "", left_out)


def _laid_out(whole: Summed, core: Summed, earlier: Mapping[str, tuple[float, float]] | None, memory: Memory) -> Layout:
    """Lay out what is not kept laid out: most pages that change tie nothing anew."""

    def made() -> bytes:
        from graphkit.publish.explorer.layout import lay_out

        return json.dumps(asdict(lay_out(*whole, core, earlier))).encode()

    told = sha256(json.dumps([PICTURE, version("scipy"), np.__version__, sorted((earlier or {}).items())]).encode())
    for view, summary in (whole, core):
        told.update(json.dumps([(thing.iri, thing.kind) for thing in view.things]).encode())
        for numbers in (summary.pairs, summary.times, summary.spoken, summary.dots):
            told.update(numbers.astype("<i8").tobytes())
    return Layout(**json.loads(memory(f"picture {told.hexdigest()}", made)))


def _within(rows: Rows, strings: Strings, ranked: Numbers, packed: tuple[str, int], limit: float) -> tuple[str, int]:
    """Pack the passages of fewer and fewer of the turns ``ranked``, the strongest first, until they take at most ``limit``.

    ``packed`` are those of all of them, and how many turns' passages they leave out; returns the same of what fits.
    """
    count = len(ranked)
    while count and len(packed[0]) > limit:
        count = int(count * min(0.95, limit * 0.98 / len(packed[0])))
        made = passages_of(rows, strings, _kept(rows["sequence"], ranked[:count]))
        packed = _packed(made), made["left_out"]
    return packed


def _kept(turns: Numbers, some: Numbers) -> NDArray[np.bool_]:
    """Return for each of the turns whether it is among some of them."""
    kept = np.zeros(len(turns), dtype=np.bool_)
    kept[some] = True
    return kept


def _packed(content: dict[str, Any]) -> str:
    return packed_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), _QUICK)


def packed_text(text: str, level: int = 9) -> str:
    """Return the base64 of the gzip of a text; lone surrogates become question marks."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP, 9)
    return base64.b64encode(packer.compress(text.encode("utf-8", "replace")) + packer.flush()).decode("ascii")


def unpacked(block: str) -> Any:
    """Return what `pack` put into a block."""
    return json.loads(gzip.decompress(base64.b64decode(block)))
