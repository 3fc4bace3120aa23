"""Pages: the raw pages of a site on disk, each with its hash; what is half there is not there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit.fold import slug
from graphkit.store.files import writing

__all__ = ["Pages", "address_of"]

_SUFFIXES = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "txt",
    "application/xml": "xml", "text/xml": "xml",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_FILE = re.compile(r"(?:pages|misfits|listings)/[A-Za-z0-9._-]+")


class Pages:
    """A cache of pages in a folder.

    ``pages`` holds what can be built from, ``misfits`` what no reader takes, ``listings`` lists of pages, and ``index``
    a JSON file an address: ``address``, ``final`` (where it was in the end), ``file``, ``sha256``, ``etag``,
    ``last_modified``, ``type``. A page is written before its index, and each is written beside and renamed: a run that
    is killed leaves a page whole and known, or not known at all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def known(self, address: str) -> Mapping[str, str] | None:
        """Return the facts of a page that is there, whole, or ``None``."""
        facts = _facts(self._index(address))
        if facts is None or facts.get("address") != address or not _FILE.fullmatch(facts.get("file", "")):
            return None
        file = self.folder / facts["file"]
        if not file.is_file():
            return None
        return facts if hashlib.sha256(file.read_bytes()).hexdigest() == facts.get("sha256") else None

    def data(self, address: str) -> bytes:
        """Return the bytes of a page that is known; raises ``KeyError`` for another."""
        facts = self.known(address)
        if facts is None:
            raise KeyError(address)
        return (self.folder / facts["file"]).read_bytes()

    def keep(self, shelf: str, address: str, data: bytes, facts: Mapping[str, str]) -> str:
        """Keep a page on a shelf and return its file's name below the folder; on another shelf it is no longer."""
        suffix = _SUFFIXES.get(facts.get("type", "").partition(";")[0].strip().lower(), "html")
        file = f"{shelf}/{_name(address)}.{suffix}"
        with writing(self.folder / file) as out:
            out.write(data)
        before = _facts(self._index(address)) or {}
        kept = {name: facts.get(name, "") for name in ("final", "etag", "last_modified", "type")}
        entry = {"address": address, **kept, "file": file, "sha256": hashlib.sha256(data).hexdigest()}
        with writing(self._index(address)) as out:
            out.write(json.dumps(entry, ensure_ascii=False, indent=1).encode() + b"\n")
        old = before.get("file", "")
        if old != file and _FILE.fullmatch(old):
            (self.folder / old).unlink(missing_ok=True)
        return file

    def addresses(self, shelf: str = "") -> Iterator[str]:
        """Yield every address that is known, in order; of one shelf where it is named."""
        for file in sorted((self.folder / "index").glob("*.json")):
            facts = _facts(file)
            on_shelf = facts is not None and facts.get("file", "").startswith(f"{shelf}/" if shelf else "")
            if facts is not None and on_shelf and self.known(facts.get("address", "")):
                yield facts["address"]

    def _index(self, address: str) -> Path:
        return self.folder / "index" / f"{_name(address)}.json"


def address_of(file: Path, sha256: str) -> str | None:
    """Return where a page of a cache came from, in the end; ``None`` for any other file, and for one that was changed."""
    if file.parent.name != "pages":
        return None
    facts = _facts(file.parent.parent / "index" / f"{file.stem}.json") or {}
    if facts.get("file") != f"pages/{file.name}" or facts.get("sha256") != sha256:
        return None
    came = facts.get("final") or facts.get("address", "")
    return came if _ADDRESS.fullmatch(came) else None


def _name(address: str) -> str:
    """Return a file name that a person can place and that no two addresses share."""
    path = re.split(r"[?#]", address)[0].rstrip("/")
    words = slug("-".join(path.split("/")[-2:]), 60)
    readable = words if words.isascii() else "page"
    return f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def _facts(file: Path) -> dict[str, str] | None:
    """Read an index file; one that is no such file, or was damaged, counts as none."""
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    fits = isinstance(facts, dict) and all(isinstance(value, str) for value in facts.values())
    return facts if fits else None
