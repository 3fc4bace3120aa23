"""The editor comes into a wheel as its authors made it, asks only this host, and is not missed where it is not."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graphkit.serve import asking
from graphkit.serve.jobs import Desk

ROOT = Path(__file__).parents[2]
JOB: dict[str, Any] = {
    "sparql": "ASK {}", "base": "http://here.example/sparql", "default_graphs": [], "named_graphs": [], "accept": "text/html",
}  # fmt: skip


@pytest.fixture(scope="module")
def tool() -> Any:
    spec = importlib.util.spec_from_file_location("editor", ROOT / "tools" / "editor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """An npm that packs two small files, or fails."""

    def make(code: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "npm").write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        (folder / "npm").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return make


def packed() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name in ("yasgui.min.js", "yasgui.min.css", "other.js"):
            member = tarfile.TarInfo(f"package/build/{name}")
            member.size = len(name)
            archive.addfile(member, io.BytesIO(name.encode()))
    return data.getvalue()


PACK = (
    "import sys, pathlib\npathlib.Path(sys.argv[sys.argv.index('--pack-destination') + 1], 'x.tgz').write_bytes({!r})\n"
)


def test_the_files_come_with_their_licence(
    tool: Any, npm: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import base64
    import hashlib

    data = packed()
    npm(PACK.format(data))
    monkeypatch.setattr(tool, "SHA512", base64.b64encode(hashlib.sha512(data).digest()).decode())
    tool.bring(tmp_path / "got")
    assert sorted(path.name for path in (tmp_path / "got").iterdir()) == [
        "NOTICE.txt",
        "yasgui.min.css",
        "yasgui.min.js",
    ]
    assert (tmp_path / "got" / "yasgui.min.js").read_text(encoding="utf-8") == "yasgui.min.js"
    assert "MIT License" in (tmp_path / "got" / "NOTICE.txt").read_text(encoding="utf-8")


def test_another_package_under_the_name_is_not_taken(tool: Any, npm: Callable[[str], None], tmp_path: Path) -> None:
    npm(PACK.format(packed()))
    with pytest.raises(tool.Missing, match="not what it was"):
        tool.bring(tmp_path / "got")
    assert not (tmp_path / "got").exists()


def test_a_build_does_without_npm_and_without_a_network(tool: Any, npm: Callable[[str], None], tmp_path: Path) -> None:
    npm("import sys\nsys.exit('no network')\n")
    with pytest.raises(tool.Missing, match="no network"):
        tool.bring(tmp_path / "got")


def test_the_page_has_the_editor_only_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(pyoxigraph.Store(), "https://w3id.org/graphkit/", 10, 1 << 20)
    monkeypatch.setattr(asking, "EDITOR", tmp_path / "yasgui.min.js")
    plain = asking.query(desk, JOB)
    assert b"/static/editor/" not in plain.body
    assert "Content-Security-Policy" not in plain.headers
    (tmp_path / "yasgui.min.js").touch()
    found = asking.query(desk, JOB)
    assert b'<script src="/static/query.js" defer></script>' in found.body
    policy = dict(part.strip().split(" ", 1) for part in found.headers["Content-Security-Policy"].split(";"))
    assert (policy["script-src"], policy["connect-src"]) == ("'self'", "'self'")
    data = json.loads(found.body.split(b'id="query-data">')[1].split(b"</script>")[0])
    assert data["base"] == "https://w3id.org/graphkit/"
    assert data["prefixes"]["gk"] == "https://w3id.org/graphkit/ontology#"
    assert ["https://w3id.org/graphkit/ontology#Question", "question"] in data["classes"]
    assert ["https://w3id.org/graphkit/ontology#askedBy", "asked by"] in data["properties"]
