"""Servers: real SPARQL servers of others, started for a test on the loopback and stopped behind it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_VIRTUOSO = """[Database]
DatabaseFile = {home}/virtuoso.db
TransactionFile = {home}/virtuoso.trx
ErrorLogFile = {home}/virtuoso.log
LockFile = {home}/virtuoso.lck
xa_persistent_file = {home}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {home}/temp.db
TransactionFile = {home}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {home}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {home}
"""


@dataclass(frozen=True)
class Virtuoso:
    """A running Virtuoso: its address, and where its own loader listens and reads."""

    url: str
    sql: int
    home: Path

    def load(self, quads: Path) -> None:
        """Have the store's bulk loader take a file of N-Quads in place of whatever it holds."""
        shutil.copy(quads, self.home / "load.nq")
        self._do(
            "RDF_GLOBAL_RESET(); delete from DB.DBA.load_list; "
            f"ld_dir('{self.home}', 'load.nq', 'urn:no:graph'); rdf_loader_run(); checkpoint;"
        )
        assert "NULL" in self._do("select ll_error from DB.DBA.load_list;"), "the loader found a fault"

    def _do(self, orders: str) -> str:
        command = ["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", f"exec={orders}"]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


@contextlib.contextmanager
def virtuoso(home: Path) -> Iterator[Virtuoso]:
    """Run a Virtuoso that keeps its files in ``home``."""
    home.mkdir()
    running = Virtuoso(f"http://127.0.0.1:{free_port()}", free_port(), home)
    ports = {"sql": running.sql, "http": running.url.rsplit(":", 1)[1]}
    (home / "virtuoso.ini").write_text(_VIRTUOSO.format(home=home, **ports))
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    server = subprocess.Popen(command, cwd=home, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"{running.url}/sparql?query=ASK%7B%7D")
        yield running
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Return a port of the loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float = 90) -> None:
    """Wait until something answers; fails after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nothing answers at {url}")
