"""Readers: the table of forms; the first that knows a document takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphkit.errors import ConfigError
from graphkit.model import Transcript
from graphkit.plugins import plugins
from graphkit.read.akomantoso import read_akomantoso, sniff_akomantoso
from graphkit.read.captions import read_captions, sniff_captions
from graphkit.read.document import Document
from graphkit.read.html import read_html
from graphkit.read.json_documents import read_json, sniff_json
from graphkit.read.markup import sniff_html
from graphkit.read.page import read_pages, sniff_pages
from graphkit.read.pdf import read_pdf, sniff_pdf
from graphkit.read.plain import read_plain, sniff_plain
from graphkit.read.publicwhip import read_publicwhip, sniff_publicwhip
from graphkit.read.tables import (
    read_csv,
    read_json_lines,
    read_parlamint_meta,
    read_parquet,
    sniff_csv,
    sniff_json_lines,
    sniff_parlamint_meta,
    sniff_parquet,
)
from graphkit.read.tei import read_tei, sniff_tei
from graphkit.read.unlabelled import is_unlabelled, read_unlabelled
from graphkit.read.word import read_word, sniff_office

__all__ = ["GROUP", "READERS", "Reader", "readers"]

GROUP = "graphkit.readers"
"""The entry-point group: each entry point is a `Reader`."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One form of transcript.

    ``name`` is what the graph calls the form; ``what`` says in a few words what it is. ``sniff`` says whether a
    document has it: it looks at ``document.head`` or ``document.data``, never at the name, and raises nothing.
    ``read`` yields the transcripts of a document, one for most forms; it raises `SourceError` for what is wrong.
    """

    name: str
    what: str
    sniff: Callable[[Document], bool]
    read: Callable[[Document], Iterator[Transcript]]


def _read_pages(document: Document) -> Iterator[Transcript]:
    source = document.source("question-page")
    if is_unlabelled(document.head):
        yield read_unlabelled([line for _, line in document.lines()], source)
    else:
        yield read_pages((line for _, line in document.lines()), source)


READERS: tuple[Reader, ...] = (
    Reader("word", "Word", sniff_office, read_word),
    Reader("pdf", "PDF", sniff_pdf, read_pdf),
    Reader("publicwhip", "publicwhip", sniff_publicwhip, read_publicwhip),
    Reader("akoma-ntoso", "Akoma Ntoso", sniff_akomantoso, read_akomantoso),
    Reader("tei", "TEI", sniff_tei, read_tei),
    Reader("captions", "captions", sniff_captions, read_captions),
    Reader("parquet", "Parquet", sniff_parquet, read_parquet),
    Reader("json-lines", "JSON lines", sniff_json_lines, read_json_lines),
    Reader("json", "JSON", sniff_json, read_json),
    Reader("parlamint-meta", "ParlaMint tables", sniff_parlamint_meta, read_parlamint_meta),
    Reader("table", "CSV, TSV", sniff_csv, read_csv),
    Reader("html", "web pages", sniff_html, read_html),
    Reader("question-page", "question pages", lambda d: sniff_pages(d.head) or is_unlabelled(d.head), _read_pages),
    Reader("plain", 'turns under speaker lines ("Ada Quill: …")', sniff_plain, read_plain),
)
"""The readers that come with the package, in the order in which they are asked."""


def readers() -> tuple[Reader, ...]:
    """Return the installed plug-ins' readers, then ours: who installs a reader wants it asked first.

    Raises `ConfigError` for an entry point that is no `Reader`.
    """
    strangers: list[Reader] = []
    for name, reader in plugins(GROUP):
        if not isinstance(reader, Reader):
            raise ConfigError(f"the plug-in {name!r} of {GROUP} is no graphkit.read.Reader", remedy="mend or remove it")
        strangers.append(reader)
    return (*strangers, *READERS)
