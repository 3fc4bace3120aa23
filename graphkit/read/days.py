"""Days: the day that a page prints, in English or in a neighbour's language."""

from __future__ import annotations

import re
from datetime import date

from graphkit.dates import parse_printed
from graphkit.fold import fold

__all__ = ["printed_day"]

_MONTHS = (
    "gener enero xaneiro janeiro janvier gennaio januar januari ianuarie",
    "febrer febrero febreiro fevereiro fevrier febbraio februar februari februarie",
    "marc marzo marco mars marz maart martie",
    "abril avril aprile april aprilie",
    "maig mayo maio mai maggio mei",
    "juny junio xuno junho juin giugno juni iunie",
    "juliol julio xullo julho juillet luglio juli iulie",
    "agost agosto aout august augustus",
    "setembre septiembre setiembre setembro septembre settembre september septembrie",
    "octubre outubro octobre ottobre oktober octombrie",
    "novembre noviembre novembro november noiembrie",
    "desembre diciembre decembro dezembro decembre dicembre dezember december decembrie",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAY = re.compile(r"\b(\d{1,2})[.ºo]?\s+(?:de |d')?([a-z]{3,12})\.?,?\s+(?:de |del )?((?:19|20)\d{2})\b")


def printed_day(text: str) -> date | None:
    """Return the day that a line prints, or ``None``.

    >>> printed_day("Sessió núm. 1 / 17 de gener de 2018")
    datetime.date(2018, 1, 17)
    """
    found = parse_printed(text)
    if found is not None:
        return found
    for match in _DAY.finditer(fold(text)):
        month = _NUMBERS.get(match[2])
        if month:
            try:
                return date(int(match[3]), month, int(match[1]))
            except ValueError:
                return None
    return None
