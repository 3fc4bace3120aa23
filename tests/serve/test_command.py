"""The command says where it serves and to whom, and stops when it is asked to."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "graphkit", "serve", "--port", "0", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_it_serves_the_loopback_says_so_and_stops_gracefully(output: Path) -> None:
    with start("-d", str(output)) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert "only this computer" in said
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found is not None
        with urllib.request.urlopen(f"{found[0]}sparql?query=ASK%7B%7D", timeout=30) as response:
            assert b"true" in response.read()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
        assert errors == ""
        assert process.returncode in (0, -signal.SIGTERM)


def test_it_says_what_it_cannot_serve(tmp_path: Path) -> None:
    with start("-d", str(tmp_path)) as process:
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 2
    assert re.fullmatch(r"graphkit: .*no store here \(.*\)\n", errors)


def test_its_help_has_an_example() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graphkit", "serve", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "graphkit serve -d output/" in done.stdout
