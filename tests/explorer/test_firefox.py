"""Firefox draws the page too, asks nobody for anything and complains of nothing.

It is asked for a picture of the page, once it had time to run. All its requests go to a proxy of the test, and what its
console says comes out of its standard output.
"""

from __future__ import annotations

import base64
import http.server
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
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


SLOW = "http://slow.test/"
"""An image that takes its time, for which a page waits before it calls itself loaded."""

SETTINGS = {
    "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.ssl": "127.0.0.1",
    "network.proxy.no_proxies_on": "", "network.proxy.allow_hijacking_localhost": True,
    "devtools.console.stdout.content": True, "browser.dom.window.dump.enabled": True,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False, "toolkit.telemetry.enabled": False,
    "app.normandy.enabled": False, "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "extensions.update.enabled": False, "security.mixed_content.upgrade_display_content": False,
    "dom.security.https_first": False, "browser.newtabpage.enabled": False, "dom.push.enabled": False,
}  # fmt: skip
"""What makes Firefox quiet about itself, sends what is left to the proxy, and prints what a console would show."""

OWN = ("mozilla.", "firefox.", "detectportal", "cdn.mozilla")
"""Whom Firefox asks for itself, not for a page."""

OF_ITSELF = ("services.settings", "resource://", "chrome://")
"""What stands in a line of the console in which Firefox complains of itself."""

FRAMED = """<!doctype html><style>html, body, iframe {{ margin: 0; border: 0; width: 100%; height: 100% }}</style>
<iframe src="{page}"></iframe><img src="{slow}" width="0">"""


@dataclass
class Proxy:
    """A proxy that lets nothing through: where it listens, and what it was asked for."""

    port: int
    asked: list[str]


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if self.path == SLOW:
                time.sleep(8)
            self.send_response(204)
            self.end_headers()

        def do_CONNECT(self) -> None:
            asked.append(self.path)
            self.send_error(502)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Proxy(server.server_port, asked)
    server.shutdown()
    server.server_close()


def run(page: str, proxy: Proxy, folder: Path) -> tuple[bytes, list[str], list[str]]:
    """Open a page in a frame; return its picture, the requests for it, and the lines of its console."""
    profile = folder / "profile"
    profile.mkdir()
    ports = {"network.proxy.http_port": proxy.port, "network.proxy.ssl_port": proxy.port}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in (SETTINGS | ports).items())
    (profile / "user.js").write_text("".join(lines))
    (folder / "frame.html").write_text(FRAMED.format(page=page, slow=SLOW))
    size, seen = "--window-size=1280,860", folder / "seen.png"
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile), size, "--screenshot", str(seen)]
    done = subprocess.run(
        [*command, (folder / "frame.html").as_uri()], check=True, timeout=120, capture_output=True, text=True
    )
    asked = [address for address in proxy.asked if address != SLOW and not any(own in address for own in OWN)]
    said = (*done.stdout.splitlines(), *done.stderr.splitlines())
    console = [
        line for line in said if line.startswith(("console.", "JavaScript")) and not any(o in line for o in OF_ITSELF)
    ]
    return seen.read_bytes(), asked, console


def test_firefox_draws_it_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, pages: dict[str, Path], proxy: Proxy, tmp_path: Path
):
    png, asked, console = run(pages["town"].as_uri(), proxy, tmp_path)
    assert SLOW in proxy.asked
    assert (asked, console) == ([], [])
    tab = browser.new_page()
    assert tab.evaluate(COLOURS, f"data:image/png;base64,{base64.b64encode(png).decode()}") > 200
    tab.close()


def test_what_a_page_asks_for_and_says_in_firefox_is_seen(proxy: Proxy, tmp_path: Path):
    page = tmp_path / "loud.html"
    page.write_text("<script>console.error('moss'); fetch('http://elsewhere.test/'); nothing.at.all</script>")
    _, asked, console = run(page.as_uri(), proxy, tmp_path)
    assert asked == ["http://elsewhere.test/"]
    assert any("moss" in line for line in console)
    assert any("nothing is not defined" in line for line in console)
