"""Read: the bytes of a file become transcripts; the form is told from what is in it, never from its name."""

from __future__ import annotations

from graphkit.read.document import Document
from graphkit.read.open import digest, open_many, open_path, read_bytes, read_document
from graphkit.read.places import located
from graphkit.read.readers import READERS, Reader, readers
from graphkit.read.settle import superseded

__all__ = [
    "READERS",
    "Document",
    "Reader",
    "digest",
    "located",
    "open_many",
    "open_path",
    "read_bytes",
    "read_document",
    "readers",
    "superseded",
]
