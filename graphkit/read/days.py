"""Days: the day that a page prints, in English or in a neighbour's language."""

from __future__ import annotations

import re
from datetime import date

from graphkit.dates import parse_printed
from graphkit.fold import fold

__all__ = ["named_day", "printed_day"]

_MONTHS = (
    "gener enero xaneiro janeiro janvier gennaio januar januari ianuarie stycznia ledna januara tammikuuta",
    "febrer febrero febreiro fevereiro fevrier febbraio februar februari februarie lutego unora februara helmikuuta",
    "marc marzo marco mars marz maart martie marts marca brezna maaliskuuta",
    "abril avril aprile april aprilie kwietnia dubna aprila huhtikuuta",
    "maig mayo maio mai maggio mei maj maja kvetna toukokuuta",
    "juny junio xuno junho juin giugno juni iunie junij junija czerwca cervna kesakuuta",
    "juliol julio xullo julho juillet luglio juli iulie julij julija lipca cervence heinakuuta",
    "agost agosto aout august augustus augusti avgust avgusta sierpnia srpna elokuuta",
    "setembre septiembre setiembre setembro septembre settembre september septembrie septembra wrzesnia zari syyskuuta",
    "octubre outubro octobre ottobre oktober octombrie oktobra pazdziernika rijna lokakuuta",
    "novembre noviembre novembro november noiembrie novembra listopadu marraskuuta",
    "desembre diciembre decembro dezembro decembre dicembre dezember december decembrie decembra desember grudnia prosince joulukuuta",
    "січня января януари ιανουαριου",
    "лютого февраля февруари φεβρουαριου",
    "березня марта март μαρτιου",
    "квітня апреля април απριλιου",
    "травня мая май μαιου",
    "червня июня юни ιουνιου",
    "липня июля юли ιουλιου",
    "серпня августа август αυγουστου",
    "вересня сентября септември σεπτεμβριου",
    "жовтня октября октомври οκτωβριου",
    "листопада ноября ноември νοεμβριου",
    "грудня декабря декември δεκεμβριου",
)
"""The months as others print them in a date, twelve in Latin letters and twelve in others; no form is of two months."""

_NUMBERS = {fold(name): at % 12 + 1 for at, names in enumerate(_MONTHS) for name in names.split()}
_DAY = re.compile(r"\b(\d{1,2})[.ºo]?\s+(?:de |d')?([^\W\d_]{3,13})\.?,?\s+(?:de |del )?((?:19|20)\d{2})\b")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d{2})\.?\s+([^\W\d_]{3,13})\s+(\d{1,2})\b")
_MONTH_FIRST = re.compile(r"\b(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/((?:19|20)\d{2})\b")


def printed_day(text: str) -> date | None:
    """Return the day that a line prints, or ``None``; the month comes first only where it can be nowhere else.

    >>> printed_day("Sessió núm. 1 / 17 de gener de 2018"), printed_day("03/25/2019")
    (datetime.date(2018, 1, 17), datetime.date(2019, 3, 25))
    """
    found = parse_printed(text)
    if found is not None:
        return found
    if american := _MONTH_FIRST.search(text):
        return _date(american[3], int(american[1]), american[2])
    folded = fold(text)
    for match in _DAY.finditer(folded):
        if month := _NUMBERS.get(match[2]):
            return _date(match[3], month, match[1])
    for match in _YEAR_FIRST.finditer(folded):
        if month := _NUMBERS.get(match[2]):
            return _date(match[1], month, match[3])
    return None


def named_day(name: str) -> date | None:
    """Return the day that the name of a source holds.

    >>> named_day("minutes/council_2021-03-10.docx")
    datetime.date(2021, 3, 10)
    """
    return printed_day(name.replace("_", " "))


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
