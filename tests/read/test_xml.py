"""XML: streamed, and no bomb, entity or truncation does more than one sentence of harm."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from graphkit.errors import SourceError
from graphkit.read import Document
from graphkit.read.xml import DEPTH, Node, elements, root_of


def parse(data: bytes | str) -> list[tuple[str, Node]]:
    return list(elements(Document("x.xml", data.encode() if isinstance(data, str) else data), {"p"}))


def words(data: bytes | str) -> list[str]:
    return [node.text() for kind, node in parse(data) if kind == "whole"]


def test_whole_elements_come_whole_and_others_as_they_begin_and_end() -> None:
    events = parse("<a>\n<b><p x='1'>one <i>two</i></p></b>loose</a>")
    assert [(kind, node.tag, node.line) for kind, node in events] == [
        ("start", "a", 1), ("start", "b", 2), ("whole", "p", 2), ("end", "b", 2), ("end", "a", 1),
    ]  # fmt: skip
    assert events[2][1].text() == "one two"
    assert events[2][1].get("y", "x") == "1"


def test_prefixes_make_no_difference() -> None:
    assert words("<t:a xmlns:t='urn:x'><t:p xml:id='q'>one</t:p></t:a>") == ["one"]


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("utf-8", "é“".encode()),
        ("ISO-8859-1", b"\xe9"),
        ("windows-1252", b"\xe9\x93"),
        ("utf-16", "é“".encode("utf-16")),
    ],
)
def test_the_declared_encoding_is_obeyed(declared: str, data: bytes) -> None:
    head = f"<?xml version='1.0' encoding='{declared}'?><a><p>"
    whole = head.encode() + data + b"</p></a>"
    if declared == "utf-16":
        whole = (head + "é“</p></a>").encode("utf-16")
    (text,) = words(whole)
    assert text in ("é“", "é")


def test_entities_of_the_document_and_of_html_are_characters() -> None:
    dtd = "<!DOCTYPE a [<!ENTITY eacute '&#233;'><!ENTITY lt '&#38;#60;'>]>"
    assert words(f"{dtd}<a><p>&eacute;&lt;&amp;&mdash;&nbsp;</p></a>") == ["é<&—\u00a0"]


def test_a_dtd_elsewhere_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text("<!ENTITY secret 'opened'>")
    for declaration in (f'a SYSTEM "{tmp_path}/x.dtd"', f'a [<!ENTITY % x SYSTEM "{tmp_path}/x.dtd"> %x;]'):
        assert words(f"<!DOCTYPE {declaration}><a><p>one</p></a>") == ["one"]
        with pytest.raises(SourceError, match="nobody declares the entity 'secret'"):
            words(f"<!DOCTYPE {declaration}><a><p>&secret;</p></a>")


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (LAUGHS + "]><a><p>&i;</p></a>", "grows when it is written out"),
        ("<!DOCTYPE a [<!ENTITY a '" + "x" * 5000 + "'>]><a><p>&a;</p></a>", "grows when it is written out"),
        ("<!DOCTYPE a [<!ENTITY a '" + "x" * 999 + "'>]><a><p>" + "&a;" * 100_000 + "</p></a>", "amplification"),
        ("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><p>&e;</p></a>", "refers to an external entity"),
        ("<!DOCTYPE a [<!ENTITY e SYSTEM 'http://127.0.0.1:9/'>]><a><p>&e;</p></a>", "refers to an external entity"),
        ("<a>" * (DEPTH + 1), "nested more than"),
        ("<a>\n<p>cut off", "line 2: the XML ends too early"),
        ("<a>\n<p>one</p>", "line 2: the XML ends too early"),
        ("<a><p>one</b></a>", "not well-formed XML: mismatched tag"),
        (b"<?xml version='1.0' encoding='utf-8'?>\n<a><p>\xe9</p></a>", "line 2: the bytes are not the utf-8"),
        (b"<?xml version='1.0' encoding='klingon'?>\n<a/>", "cannot be decoded"),
        (b"<?xml version='1.0' encoding='shift-jis'?>\n<a/>", "cannot be decoded"),
    ],
)
def test_what_is_wrong_is_one_sentence(data: str | bytes, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(data)
    assert what in str(caught.value)
    assert str(caught.value).startswith("x.xml: ")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<a/>", "a"),
        ("\ufeff<?xml version='1.0'?>\n<!-- <b> -->\n<!DOCTYPE x [\n<!ENTITY y '>'>\n]>\n<x:TEI a='1'>", "TEI"),
        ("text <a>", None),
        ("", None),
    ],
)
def test_the_root_is_told_from_the_head(text: str, root: str | None) -> None:
    assert root_of(Document("x", text.encode())) == root


def test_memory_does_not_grow_with_the_file() -> None:
    data = b"<a>" + b"<s><p>" + b"word " * 2000 + b"</p></s>" * 1
    document = Document("x", b"<a>" + (b"<s><p>" + b"word " * 200 + b"</p></s>") * 5000 + b"</a>")
    del data
    tracemalloc.start()
    count = sum(1 for kind, _ in elements(document, {"p"}) if kind == "whole")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5000
    assert peak < len(document.data)
