"""Processes of the service: their end is waited for, and that of their pipes."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from graphkit.serve.processes import ended


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that leaves something running behind it")
@pytest.mark.parametrize("read_by_another", [False, True])
def test_a_process_has_ended_when_its_pipe_has(read_by_another: bool) -> None:
    async def told() -> tuple[int, bool]:
        shell = ("sh", "-c", "sleep 0.3 & exit 3")
        process = await asyncio.create_subprocess_exec(*shell, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        reading = asyncio.ensure_future(process.stdout.read()) if read_by_another else None
        await asyncio.sleep(0)
        code = await ended(process)
        if reading is not None:
            await reading
        return code, process.stdout.at_eof()

    with ThreadPoolExecutor(1) as aside:  # this thread may have a loop that runs: that of a browser
        assert aside.submit(lambda: asyncio.run(told())).result() == (3, True)
