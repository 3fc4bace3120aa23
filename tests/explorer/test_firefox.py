"""Firefox draws the page too: it is asked for a picture of it, once it had time to run."""

from __future__ import annotations

import base64
import http.server
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("firefox-esr") is None, reason="no firefox-esr here"),
]
COLOURS = """async (data) => { const image = new Image(); image.src = data; await image.decode();
const canvas = document.createElement('canvas'); canvas.width = image.width; canvas.height = image.height;
const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
const points = context.getImageData(300, 80, 580, 600).data, found = new Set();
for (let n = 0; n < points.length; n += 4) found.add(points[n] * 65536 + points[n + 1] * 256 + points[n + 2]);
return found.size; }"""


@pytest.fixture
def slow() -> Iterator[str]:
    """The address of an image that takes its time, for which a page waits before it calls itself loaded."""

    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(8)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_firefox_draws_it(browser: Browser, pages: dict[str, Path], slow: str, tmp_path: Path):
    frame = tmp_path / "frame.html"
    look = "html, body, iframe { margin: 0; border: 0; width: 100%; height: 100% }"
    frame.write_text(
        f'<!doctype html><style>{look}</style><iframe src="{pages["town"].as_uri()}"></iframe><img src="{slow}" width="0">'
    )
    asked = [
        "firefox-esr",
        "--headless",
        "--no-remote",
        "--profile",
        str(tmp_path / "profile"),
        "--window-size=1280,860",
    ]
    (tmp_path / "profile").mkdir()
    subprocess.run(
        [*asked, "--screenshot", str(tmp_path / "seen.png"), frame.as_uri()],
        check=True,
        timeout=120,
        capture_output=True,
    )
    png = (tmp_path / "seen.png").read_bytes()
    tab = browser.new_page()
    assert tab.evaluate(COLOURS, f"data:image/png;base64,{base64.b64encode(png).decode()}") > 200
    tab.close()
