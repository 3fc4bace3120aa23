"""Phases: what a build was doing when it was killed, told by a thread beside it that looks at its stack."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Final

EVERY: Final = 0.001
"""So many seconds lie between two looks."""

WIDTH: Final = 40
_PLACES: Final = (
    ("pipeline.workers", "waiting for its workers"),
    ("register.minting", "taking people from pages"),
    ("review", "replaying decisions"),
    ("read", "reading"),
    ("resolve", "resolving"),
    ("extract", "extracting"),
    ("describe", "describing"),
    ("store.swapping", "swapping stores"),
    ("store.manifest", "keeping the manifest"),
    ("store.database", "loading the store"),
    ("validate", "checking shapes"),
    ("pipeline.checking", "checking shapes"),
    ("publish.turtle", "writing graph.nq and graph.ttl"),
    ("publish", "drawing the page"),
    ("pipeline.assemble", "writing graph.nq and graph.ttl"),
    ("store.sortedfile", "editing graph.nq and graph.ttl"),
    ("pipeline.update", "editing graph.nq and graph.ttl"),
    ("pipeline.report", "writing the report"),
    ("store.files", "renaming a file"),
    ("register", "loading the register"),
    ("pipeline.touched", "finding what an edit reaches"),
    ("pipeline", "between stages"),
)
"""The beginning of a module's name below ``graphkit.`` and what goes on there."""

PHASES: Final = ("starting", *dict.fromkeys(name for _, name in _PLACES))
"""Every phase, once."""


def tell(path: Path) -> None:
    """Have this process write what its main thread does to a file, every thousandth of a second, in a thread beside it."""
    sys.setswitchinterval(EVERY / 2)
    main = threading.get_ident()
    out = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    threading.Thread(target=_watch, args=(main, out), daemon=True).start()


def told(path: Path) -> str:
    """Return what a process that tells was doing a moment ago."""
    return path.read_text(encoding="utf-8").strip() if path.exists() and path.stat().st_size else "starting"


def _watch(main: int, out: int) -> None:
    last = ""
    while True:
        now = phase(sys._current_frames().get(main))  # noqa: SLF001 - it has no other name
        if now != last:
            os.pwrite(out, now.ljust(WIDTH).encode(), 0)
            last = now
        time.sleep(EVERY)


def phase(frame: FrameType | None) -> str:
    """Return what goes on in a frame: what the innermost function of a stage is for."""
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        for place, said in _PLACES if name.startswith("graphkit.") else ():
            if f"{name}.".startswith(f"graphkit.{place}."):
                return said
        frame = frame.f_back
    return "starting"
