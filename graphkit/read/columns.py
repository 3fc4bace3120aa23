"""Columns: which column of a table holds what; told from their names, or from a file ``columns.toml`` beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping

from graphkit.errors import SourceError
from graphkit.fold import fold
from graphkit.read.document import Document

__all__ = ["FIELDS", "MAPPING", "columns_of", "fields_of", "is_spoken", "is_table", "mapping_of"]

MAPPING = "columns.toml"

WHO = ("speaker", "speaker_id", "surname")
"""Each of these says who speaks."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": tuple(
        "text speech speechtext utterance utterancetext contribution content body words spoken said remarks transcript "
        "rede redetext texte texto testo tekst anforande".split()
    ),
    "speaker": tuple(
        "speaker speakername name member membername displayas speakerlabel personname attributedto fullname "
        "redner rednerin sprecher orateur intervenant orador oradora oratore spreker talare".split()
    ),
    "speaker_id": ("speakerid", "personid", "memberid", "mnisid", "mpid", "who"),
    "forename": ("forename", "firstname", "givenname", "vorname", "prenom", "nombre", "nome"),
    "surname": ("surname", "lastname", "familyname", "nachname", "apellido", "apellidos", "cognome"),
    "date": tuple(
        "date day sittingdate sessiondate meetingdate speechdate hdate datetime timestamp datum fecha dato data".split()
    ),
    "title": tuple(
        "title heading agenda agendaitem topic debate section subject minorheading tagesordnungspunkt sujet asunto "
        "punto oggetto onderwerp".split()
    ),
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
    given, mapped = list(names), mapping_of(document)
    if absent := next((column for column in mapped.values() if column not in given), None):
        raise SourceError(f"no column {absent!r} in {document.name}", where=MAPPING, remedy="mend the name")
    return fields_of(given, mapped)


def fields_of(names: Iterable[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Return field → name, of those that are there: as ``mapped`` says, or by the names that are known."""
    given = list(names)
    by_name = {fold(name).replace(" ", "").replace("_", "").replace("-", ""): name for name in given if name}
    found = {
        field: by_name[known]
        for field, all_known in FIELDS.items()
        if (known := next((k for k in all_known if k in by_name), None))
    }
    return found | {field: column for field, column in mapped.items() if column in given}


def is_table(names: Iterable[str], document: Document) -> bool:
    """Say whether columns of these names hold what is said and by whom."""
    try:
        found = columns_of(names, document)
    except SourceError:
        return True  # whoever wrote the mapping means a table; reading it says what is wrong
    return is_spoken(found)


def is_spoken(fields: Collection[str]) -> bool:
    """Say whether fields hold what is said and by whom."""
    return "text" in fields and any(who in fields for who in WHO)


def mapping_of(document: Document) -> dict[str, str]:
    """Return what ``columns.toml`` beside a table says; raises `SourceError` for what is none, and for a field that is none."""
    beside = document.beside(MAPPING)
    if beside is None:
        return {}
    try:
        mapping = tomllib.loads(beside.text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"no TOML: {error}", where=MAPPING, remedy='write e.g. text = "Speech"') from error
    if unknown := next((field for field in mapping if field not in FIELDS), None):
        raise SourceError(f"unknown field {unknown!r}", where=MAPPING, remedy=f"known are {', '.join(FIELDS)}")
    return {str(field): str(column) for field, column in mapping.items()}
