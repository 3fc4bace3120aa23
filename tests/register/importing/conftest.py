"""Imported registers: bytes in, a loaded and checked register out. Every name here is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.register import Register
from graphkit.register.check import check
from graphkit.register.importing import import_register

Bring = Callable[..., tuple[Register, tuple[str, ...]]]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Import files (name=text), write them, load them, and hold them to having no error; return register and notes."""

    def act(body: str | None = None, **files: str) -> tuple[Register, tuple[str, ...]]:
        sources = [(name.replace("_", "."), text.encode()) for name, text in files.items()]
        imported = import_register(sources, "hob", body=body)
        folder = tmp_path / f"register-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name, data in imported.files.items():
            (folder / name).write_bytes(data)
        register = Register.load(folder)
        assert [p for p in check(register) if p.severity == "error"] == []
        assert imported == import_register(sources, "hob", body=body)
        return register, imported.notes

    return act
