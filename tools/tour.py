"""Tour: install the wheel alone in an empty environment, and walk the README's tour there, command by command."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def tour_commands() -> list[list[str]]:
    """Return the commands of the README that begin with ``$``, in order."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [shlex.split(line) for line in re.findall(r"^\$ (graphkit .+)$", text, re.M)]


def python_blocks() -> list[str]:
    """Return the Python examples of the README."""
    return re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)


def main() -> None:
    """Raise ``CalledProcessError`` at the first command that fails, and ``SystemExit`` for one that says nothing."""
    wheels = sorted((ROOT / "dist").glob("*.whl"))
    if len(wheels) != 1:
        raise SystemExit(f"expected one wheel in dist/, found {len(wheels)}: run make wheel")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / "bin" / "python"
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "runtime.txt")], check=True)
        subprocess.run([*pip, "--no-deps", str(wheels[0])], check=True)
        for command in tour_commands():
            done = subprocess.run(
                [str(folder / "env" / "bin" / command[0]), *command[1:]], cwd=folder, check=True, stdout=subprocess.PIPE
            )
            print(f"{' '.join(command)[:100]}: {len(done.stdout)} bytes on standard output")
            if not done.stdout and "-o" not in command:
                raise SystemExit(f"{' '.join(command)} said nothing")
        for block in python_blocks():
            subprocess.run([str(python), "-c", block], cwd=folder, check=True)
        print(f"{len(tour_commands())} commands and {len(python_blocks())} examples of the README ran from the wheel")


if __name__ == "__main__":
    sys.exit(main())
