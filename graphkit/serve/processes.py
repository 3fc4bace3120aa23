"""Processes: the service begins others that do its work, each a module of ours with its settings."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

__all__ = ["begun", "ended"]

_HERE: Final = Path(__file__).parents[2]

_LAST_WORDS: Final = 5.0
"""Seconds to wait for the end of what a process has printed, once it has ended itself."""


async def begun(
    module: str, settings: dict[str, Any], stdin: int = asyncio.subprocess.PIPE
) -> asyncio.subprocess.Process:
    """Begin a module with its settings as JSON, and pipes to and from it; or ``stdin`` instead, which goes both ways.

    It has a group of its own: the interrupt of a terminal is for the web process alone. Not a session: Linux gives each
    session the same part of the processors, whatever the priorities in it, where nothing else divides them (autogroup).
    """
    path = os.pathsep.join((str(_HERE), *filter(None, [os.environ.get("PYTHONPATH")])))
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"graphkit.serve.{module}", json.dumps(settings),
        stdin=stdin, stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        preexec_fn=getattr(os, "setpgrp", None),  # ``process_group`` is the same, but uvloop does not know it
    )  # fmt: skip


async def ended(process: asyncio.subprocess.Process) -> int:
    """Wait for the end of a process, and of its pipe: a loop that is closed while one is open cannot let go of it."""
    code = await process.wait()
    if process.stdout is not None:
        with suppress(TimeoutError, RuntimeError):  # whoever is reading still comes to the end too
            await asyncio.wait_for(process.stdout.read(), _LAST_WORDS)
    return code
