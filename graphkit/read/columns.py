"""Columns: which column of a table holds what; told from their names, or from a file ``columns.toml`` beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping

from graphkit.errors import SourceError
from graphkit.fold import fold
from graphkit.read.document import Document

__all__ = ["FIELDS", "MAPPING", "columns_of", "is_table"]

MAPPING = "columns.toml"

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "speech", "speechtext", "utterance", "utterancetext", "contribution", "content", "body", "words"),
    "speaker": ("speaker", "speakername", "name", "member", "membername", "displayas", "speakerlabel"),
    "speaker_id": ("speakerid", "personid", "memberid", "mnisid", "mpid", "who"),
    "date": ("date", "day", "sittingdate", "sessiondate", "meetingdate", "speechdate"),
    "title": ("title", "heading", "agenda", "agendaitem", "topic", "debate", "section", "subject", "minorheading"),
    "reference": ("reference", "questionno", "questionnumber", "number"),
    "role": ("role", "office", "speakeroffice", "position", "post"),
    "part": ("part", "turntype"),
    "chamber": ("chamber", "house"),
    "language": ("language", "lang"),
    "place": ("place", "id", "speechid", "utteranceid", "turnid"),
}
"""What a row may hold, and the column names that are known for it: folded, without spaces and underscores."""


def columns_of(names: Iterable[str], document: Document) -> dict[str, str]:
    """Return field → column name, of those that the table has; what ``columns.toml`` says goes first.

    Raises `SourceError` where ``columns.toml`` names a field that is not known or a column that is not there.
    """
    given = list(names)
    by_name = {fold(name).replace(" ", "").replace("_", "").replace("-", ""): name for name in given if name}
    found = {
        field: by_name[known]
        for field, all_known in FIELDS.items()
        if (known := next((k for k in all_known if k in by_name), None))
    }
    for field, column in _mapped(document).items():
        if field not in FIELDS:
            raise SourceError(f"unknown field {field!r}", where=MAPPING, remedy=f"known are {', '.join(FIELDS)}")
        if column not in given:
            raise SourceError(f"no column {column!r} in {document.name}", where=MAPPING, remedy="mend the name")
        found[field] = column
    return found


def is_table(names: Iterable[str], document: Document) -> bool:
    """Say whether columns of these names hold what is said and by whom."""
    try:
        found = columns_of(names, document)
    except SourceError:
        return True  # whoever wrote the mapping means a table; reading it says what is wrong
    return "text" in found and bool({"speaker", "speaker_id"} & found.keys())


def _mapped(document: Document) -> dict[str, str]:
    beside = document.beside(MAPPING)
    if beside is None:
        return {}
    try:
        mapping = tomllib.loads(beside.text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"no TOML: {error}", where=MAPPING, remedy='write e.g. text = "Speech"') from error
    return {str(field): str(column) for field, column in mapping.items()}
