"""Archives: members in order, nothing outside, no bomb goes off."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from graphkit.errors import SourceError
from graphkit.read import open_many, open_path
from tests.read.samples import page


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def _tar(path: Path, members: dict[str, bytes], mode: str) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def _names(path: Path) -> list[str]:
    return [t.source.name for t in open_many(path)]


def test_a_zip_gives_its_members_by_name(tmp_path: Path) -> None:
    path = _zip(tmp_path / "year.zip", {"b/two.txt": page("Two"), "a/one.txt": page("One"), "a/.hidden": b"x"})
    assert _names(path) == ["year.zip/a/one.txt", "year.zip/b/two.txt"]


@pytest.mark.parametrize("mode", ["w:gz", "w"])
def test_a_tar_gives_its_members(tmp_path: Path, mode: str) -> None:
    path = _tar(tmp_path / "year", {"./one.txt": page("One"), "two.txt.gz": gzip.compress(page("Two"))}, mode)
    assert _names(path) == ["year/one.txt", "year/two.txt"]


def test_a_gzipped_page_is_the_page(tmp_path: Path) -> None:
    (tmp_path / "one.txt.gz").write_bytes(gzip.compress(page("One")))
    (tmp_path / "one.txt").write_bytes(page("One"))
    assert open_path(tmp_path / "one.txt.gz") == open_path(tmp_path / "one.txt")


def test_a_faulty_member_does_not_hide_the_others(tmp_path: Path) -> None:
    path = _zip(tmp_path / "year.zip", {"../../evil.txt": page("Evil"), "bad.txt": b"\x00\x01", "ok.txt": page("Ok")})
    failed: list[SourceError] = []
    assert [t.source.name for t in open_many(path, failed=failed.append)] == ["year.zip/ok.txt"]
    assert [str(e).split(" (")[0] for e in failed] == [
        "year.zip: a member named '../../evil.txt' points outside the archive",
        "year.zip/bad.txt: no transcript of a known form",
    ]
    with pytest.raises(SourceError, match="points outside"):
        list(open_many(path))


@pytest.mark.parametrize("name", ["/etc/passwd", "C:\\x.txt", "a/../../x.txt"])
def test_a_name_that_leads_out_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    path = _tar(tmp_path / "year.tar", {name: page("Evil")}, "w")
    with pytest.raises(SourceError, match="points outside the archive"):
        list(open_many(path))
    assert [p.name for p in tmp_path.iterdir()] == ["year.tar"]


def test_a_link_in_a_tar_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "year.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert _names(path) == []


def test_bombs_do_not_go_off(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(60 * 2**20))
    (tmp_path / "bomb.gz").write_bytes(bomb)
    with pytest.raises(SourceError, match="unpacks to more than"):
        list(open_many(tmp_path / "bomb.gz"))
    with pytest.raises(SourceError, match="unpacks to more than"):
        list(open_many(_zip(tmp_path / "bomb.zip", {"a.txt": bytes(60 * 2**20)})))
    tar = _tar(tmp_path / "bomb.tar.gz", {f"{i}.txt": bytes(6 * 2**20) for i in range(10)}, "w:gz")
    with pytest.raises(SourceError, match="unpacks to more than"):
        list(open_many(tar, failed=lambda error: None))


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = _zip(tmp_path / "inner.zip", {"one.txt": page("One")}).read_bytes()
    with pytest.raises(SourceError, match=r"outer.zip/inner.zip: an archive within an archive"):
        list(open_many(_zip(tmp_path / "outer.zip", {"inner.zip": inner})))


@pytest.mark.parametrize("kind", ["zip", "gz", "tar.gz"])
def test_a_truncated_archive_is_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"year.{kind}"
    if kind == "zip":
        _zip(path, {"one.txt": page("One")})
    elif kind == "gz":
        path.write_bytes(gzip.compress(page("One")))
    else:
        _tar(path, {"one.txt": page("One")}, "w:gz")
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError, match="damaged archive"):
        list(open_many(path))
