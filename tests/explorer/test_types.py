"""The application keeps the types that its comments declare: TypeScript reads it, though the page never needs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import graphkit.publish.explorer

pytestmark = pytest.mark.browser
APP = Path(graphkit.publish.explorer.__file__).parent / "app"
OPTIONS = "--noEmit --allowJs --checkJs --target es2022 --module es2022 --moduleResolution bundler --lib es2024,dom,dom.iterable"


@pytest.fixture(scope="module")
def compiler(pytestconfig: pytest.Config) -> str:
    """The TypeScript compiler: the one that GRAPHKIT_TSC names, or fetched once by npm into the cache of the tests."""
    named = os.environ.get("GRAPHKIT_TSC") or shutil.which("tsc")
    if named:
        return named
    folder = Path(pytestconfig.cache.mkdir("typescript"))
    found = folder / "node_modules" / ".bin" / "tsc"
    npm = shutil.which("npm")
    if not found.exists():
        if npm is None:
            pytest.skip("neither tsc nor npm is here")
        asked = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "typescript@5"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            pytest.skip(f"npm could not fetch TypeScript: {done.stderr.strip()[:200]}")
    return str(found)


def test_the_types_hold(compiler: str):
    files = [str(path) for path in sorted(APP.glob("*.js"))]
    done = subprocess.run(
        [compiler, *OPTIONS.split(), *files], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stdout == ""
