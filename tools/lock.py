"""Lock: resolve the dependencies of pyproject.toml to exact versions with hashes, for every platform.

`requirements/runtime.txt` holds what graphkit needs (and hatchling, which installs it from a checkout),
`requirements/dev.txt` that and what its tests need. No address of a package index is written.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMON = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate")


def lock(name: str, *what: str) -> None:
    """Write ``requirements/<name>.txt``."""
    target = ROOT / "requirements" / f"{name}.txt"
    command = [sys.executable, "-m", "uv", "pip", "compile", *COMMON, "--quiet", "--upgrade", "--output-file", target]
    command += ["--custom-compile-command", "make lock", *what]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


if __name__ == "__main__":
    lock("runtime", "pyproject.toml", "--group", "pyproject.toml:build")
    lock("dev", "pyproject.toml", "--all-extras", "--group", "pyproject.toml:build", "--group", "pyproject.toml:dev")
