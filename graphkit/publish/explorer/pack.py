"""Pack: columns become JSON, gzip and base64, the same bytes for the same view, within the limit of a file."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from graphkit.publish.explorer.columns import Order, columns_of
from graphkit.publish.explorer.layout import lay_out
from graphkit.publish.explorer.passages import passages_of, strengths
from graphkit.publish.explorer.ties import summary_of
from graphkit.publish.explorer.view import View

__all__ = ["LIMIT", "Packed", "pack", "packed_text", "unpacked"]

_GZIP: Final = 31
"""The window of zlib with the head of gzip, which then holds no time (zlib manual, deflateInit2)."""

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
    *,
    passages: bool = True,
    limit: int = LIMIT,
    earlier: Mapping[str, tuple[float, float]] | None = None,
) -> Packed:
    """Lay a view out and pack it; ``earlier`` are the places of a former picture (see `lay_out`)."""
    summary, order = summary_of(view), Order.of(view)
    strength = strengths(view, summary, order)
    ranked = sorted(range(len(strength)), key=lambda turn: (-strength[turn], turn)) if passages else []
    made = passages_of(view, order, set(ranked))
    with ThreadPoolExecutor(1) as aside:  # zlib lets go of the interpreter, which lays out meanwhile
        all_of_them = aside.submit(_packed, made)
        layout = lay_out(view, summary, earlier)
    packed, left_out = _within(view, order, ranked, (all_of_them.result(), made["left_out"]), limit * 0.9)
    return Packed(_packed(columns_of(view, summary, layout, order)), packed if passages else "", left_out)


def _within(view: View, order: Order, ranked: list[int], packed: tuple[str, int], limit: float) -> tuple[str, int]:
    """Pack the passages of fewer and fewer of the turns ``ranked``, the strongest first, until they take at most ``limit``.

    ``packed`` are those of all of them, and how many turns' passages they leave out; returns the same of what fits.
    """
    count = len(ranked)
    while count and len(packed[0]) > limit:
        count = int(count * min(0.95, limit * 0.98 / len(packed[0])))
        made = passages_of(view, order, set(ranked[:count]))
        packed = _packed(made), made["left_out"]
    return packed


def _packed(content: dict[str, Any]) -> str:
    return packed_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def packed_text(text: str) -> str:
    """Return the base64 of the gzip of a text; lone surrogates become question marks."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP, 9)
    return base64.b64encode(packer.compress(text.encode("utf-8", "replace")) + packer.flush()).decode("ascii")


def unpacked(block: str) -> Any:
    """Return what `pack` put into a block."""
    return json.loads(gzip.decompress(base64.b64decode(block)))
