"""Passages: the words round what was found in each turn, and under a limit the weakest ties' words go first."""

from __future__ import annotations

from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.publish.explorer.columns import Strings, deltas
from graphkit.publish.explorer.rows import Rows, counted

__all__ = ["passages_of"]


def passages_of(rows: Rows, strings: Strings, kept: NDArray[np.bool_]) -> dict[str, Any]:
    """Return the passages of the turns ``kept``, and where in them each mention stands (in UTF-16 units)."""
    windows = np.where(kept, rows["windows"], 0)
    turn, held = rows.turn_of(), rows["body"] >= 0
    stands = (kept[turn] & (rows["window"] >= 0))[held]
    place = ((np.cumsum(windows) - windows)[turn] + rows["window"])[held]
    rules = rows["rule"][held].tolist()
    return {
        "turn": deltas(counted(windows)),
        "text": list(compress(rows.passages, kept[counted(rows["windows"])].tolist())),
        "window": np.where(stands, place, -1).tolist(),
        "start": np.where(stands, rows["start"][held], 0).tolist(),
        "length": np.where(stands, rows["length"][held], 0).tolist(),
        "confidence": rows["confidence"][held].tolist(),
        "rule": strings.places(rules),
        "candidates": _candidates(rows, held),
        "left_out": int((~kept).sum()),
    }


def _candidates(rows: Rows, held: NDArray[np.bool_]) -> dict[str, list[int]]:
    """Map the number of each mention that is not clear to what it may mean."""
    ends = np.cumsum(rows["choices"])
    number = np.cumsum(held) - 1
    return {
        str(number[n]): rows["choice"][ends[n] - rows["choices"][n] : ends[n]].tolist()
        for n in np.flatnonzero(held & (rows["choices"] > 0)).tolist()
    }
