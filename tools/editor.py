"""Editor: bring the editor of the query page into a wheel, or into a checkout to look at.

The build of a wheel runs this as a hook. It needs npm; where there is none, or no network, the wheel is built without the
editor and says so, and the page keeps its plain form. ``GRAPHKIT_EDITOR=required`` makes that an error, for releases, and
``GRAPHKIT_EDITOR=none`` does not try.

    python tools/editor.py          brings it into the checkout, where git does not see it
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "@zazuko/yasgui"
VERSION = "4.6.2"
SHA512 = "Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
FILES = ("yasgui.min.js", "yasgui.min.css")
PLACE = "graphkit/serve/static/editor"
NOTICE = f"""\
yasgui.min.js and yasgui.min.css are the build of {PACKAGE} {VERSION} as its authors publish it, unchanged
(https://github.com/rdfjs/Yasgui). They hold parts that the package names as its dependencies, under the same or a like
licence: CodeMirror, lodash, choices.js, DOMPurify and others.

MIT License

Copyright (c) Triply and Zazuko GmbH

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class Missing(Exception):
    """The editor cannot be had here."""


def bring(folder: Path) -> None:
    """Put the files of the editor and a notice of their licence into ``folder``; raises `Missing` where that fails."""
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("there is no npm here")
    with tempfile.TemporaryDirectory() as beside:
        command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--pack-destination", beside, "--ignore-scripts", "--silent"]
        done = subprocess.run(command, cwd=beside, capture_output=True, text=True, timeout=300, check=False)
        packed = next(Path(beside).glob("*.tgz"), None)
        if done.returncode != 0 or packed is None:
            raise Missing(f"npm does not bring {PACKAGE}: {done.stderr.strip()[-200:]}")
        found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if found != SHA512:
            raise Missing(f"{PACKAGE} {VERSION} is not what it was: its digest is {found}")
        _unpack(packed, folder)


def _unpack(packed: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(packed) as archive:
        for name in FILES:
            member = archive.extractfile(f"package/build/{name}")
            assert member is not None
            (folder / name).write_bytes(member.read())
    (folder / "NOTICE.txt").write_text(NOTICE, encoding="utf-8")


class EditorHook(BuildHookInterface):  # type: ignore[type-arg]
    """Put the editor into a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the editor beside the build and have it included; an editable install goes without."""
        wanted = os.environ.get("GRAPHKIT_EDITOR", "")
        if version == "editable" or wanted == "none":
            return
        self._beside = tempfile.TemporaryDirectory()
        try:
            bring(Path(self._beside.name))
        except (Missing, subprocess.TimeoutExpired) as error:
            if wanted == "required":
                raise
            self.app.display_warning(f"The query page comes without its editor: {error}")
            return
        for path in sorted(Path(self._beside.name).iterdir()):
            build_data["force_include"][str(path)] = f"{PLACE}/{path.name}"


if __name__ == "__main__":
    bring(Path(__file__).parents[1] / PLACE)
