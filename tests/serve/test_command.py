"""The command says where it serves and to whom, and stops when it is asked to."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

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


def test_a_running_answer_is_let_out_before_the_end(output: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with start("-d", str(output), "--timeout", "3") as process, ThreadPoolExecutor(1) as other:
        assert process.stderr is not None
        found = re.search(r"127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert found is not None
        port = int(found[1])
        assert status(port, "ASK {}") == 200
        running = other.submit(status, port, endless)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        assert running.result() == 504
        process.communicate(timeout=20)


def status(port: int, sparql: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(connection):
        connection.request("GET", f"/sparql?{urlencode({'query': sparql})}")
        return connection.getresponse().status


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
