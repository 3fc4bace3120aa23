"""Language: the code that a source gives becomes a BCP 47 tag, which wants the shortest code there is (RFC 5646, 2.2.1)."""

from __future__ import annotations

import re

__all__ = ["tag_of"]

_SHORT = dict(
    pair.split(":")
    for pair in (
        "afr:af alb:sq sqi:sq ara:ar baq:eu eus:eu bel:be bos:bs bul:bg cat:ca ces:cs cze:cs chi:zh zho:zh cym:cy wel:cy "
        "dan:da deu:de ger:de dut:nl nld:nl ell:el gre:el eng:en est:et fao:fo fin:fi fra:fr fre:fr gla:gd gle:ga glg:gl "
        "heb:he hin:hi hrv:hr hun:hu ice:is isl:is ita:it jpn:ja kor:ko lav:lv lit:lt ltz:lb mac:mk mkd:mk mlt:mt nno:nn "
        "nob:nb nor:no pol:pl por:pt ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl som:so spa:es srp:sr ssw:ss sot:st swa:sw "
        "swe:sv tsn:tn tso:ts tur:tr ukr:uk urd:ur ven:ve xho:xh zul:zu"
    ).split()
)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def tag_of(code: str | None, otherwise: str = "en") -> str:
    """Return the tag for a code of ISO 639 or BCP 47; ``otherwise`` for none, and for what is no code.

    >>> tag_of("eng"), tag_of("pt-BR"), tag_of("")
    ('en', 'pt-BR', 'en')
    """
    plain = (code or "").strip().replace("_", "-")
    if not _TAG.fullmatch(plain):
        return otherwise
    first, *rest = plain.split("-")
    return "-".join((_SHORT.get(first.lower(), first.lower()), *rest))
