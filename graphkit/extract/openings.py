"""Openings: the words with which an undertaking opens, and how far its clause goes."""

from __future__ import annotations

import re
from typing import Final

from graphkit.extract.deeds import ADVERB, DEED
from graphkit.extract.patterns import one_of

__all__ = ["MAY_UNDERTAKE", "UNDERTAKES"]

_WE = r"(?:I|[Ww]e)"
_WE_ARE = r"(?:I am|I[’']m|[Ww]e are|[Ww]e[’']re)"
_OURS = r"[Mm]y (?:[a-z-]+ ){0,2}?(?:office|team|officers|officials)"
_WILL = r"(?: will| shall|[’']ll)"
_GLAD = r"(?:happy|glad|pleased|delighted)"
_TO = r"(?:to|for (?:[\w’'-]+ ){1,4}?to)"
_YOU = r"(?:you|Members|the (?:Assembly|Committee|Members?)|Assembly Member|[A-Z])"
_AIM = (
    r"(?:tackl|reduc|improv|combatt?|eradicat|eliminat|end|support|promot|protect|address|fight|help|encourag|champion|"
    r"be|hav|see)ing\b"
)
"""What somebody is committed to as an aim, and not as a deed: ``I am committed to tackling damp``."""
_THING = r"(?:it|that|this|them|those|(?:the|my|our|his|her|their|a|an|that|this|those|these) [\w’' ]{1,40}?)"
_SURELY = r"(?:certainly|definitely|of course|absolutely|happily|gladly|easily)"
_REST = r"\b(?:(?!,? (?:(?:and|but|so)(?:,[\w ]{1,25},)? (?:I(?! to\b)|we|if|you(?= will| shall|[’']ll))|so that)\b)(?:[^.;?!\n]|(?<=\d)\.(?=\d)))*"
"""The rest of the clause, which another undertaking ends."""

_DONE = (
    r"(?:\w+ly )?(?:(?!pleased|delighted|surprised|disappointed)\w{2,}ed|built|bought|brought|cut|dealt|done|drawn|found|given|heard|held|kept|laid|lit|made|met|paid|put|read|run|sent|set|"
    r"shown|spent|taken|told|written|in place|on (?:the|your)|with you|(?:ready|open|available|there) (?:by|in|on|for|before|to))\b"
)
"""What something is promised to be; ``the moon will be full`` is no promise."""
_DO = rf"(?:I|we)(?:{_WILL}| can| (?:am|are) (?:happy|going|willing|prepared) to)(?: undertake to)? do\b"
"""What stands behind ``what`` in ``what I will do is …``."""
_ASSURE = r"(?:can |will )?(?:guarantee|promise|undertake|assure you)(?: you)? (?:is )?that\b"
"""What stands behind ``I`` or ``what I`` in ``what I can promise is that …``."""

_LET_ME = (
    r"write", r"ask (?:him|her|them)", r"come back", r"get back", r"find out", r"look into", r"undertake to",
    r"see what I can", r"go (?:away|back) and", r"speak (?:to|with)", r"talk to [A-Z]", r"raise (?:that|this|it)",
    r"take (?:that|this|it|the question) (?:away|up|back)", r"(?:follow|pick|fix) (?:that|this|it) up",
    r"check(?! (?:that )?(?:I|we) have\b)", r"(?:have|take) a (?:look|word|conversation)",
    r"get (?:him|her|them|someone|my \w+|[A-Z]\w+(?: [A-Z]\w+)?) to",
    r"have (?:[\w’']+ ){1,4}(?:look|check|write|find|see)\b",
)  # fmt: skip
"""What ``let me`` undertakes: ``let me explain`` is none of it."""

_WAYS = (
    # I will write; my office will write; we'll be happy to write
    (
        rf"(?:(?:{_WE}|{_OURS}) (?:will|shall)|{_WE}[’']ll)(?:, (?:of course|indeed|therefore|then|naturally),)? {ADVERB}"
        rf"(?:be (?:very |more than |only too )?{_GLAD} to )?{DEED}{_REST}"
    ),
    # I am happy to write; we are going to write
    (
        rf"{_WE_ARE} {ADVERB}(?:very |more than |quite |perfectly |absolutely |only too )?"
        rf"(?:happy|willing|glad|pleased|prepared|committed|content|delighted|going|planning|intending) {_TO} {ADVERB}{DEED}{_REST}"
    ),
    # I would be glad to write
    rf"{_WE}(?: would|[’']d) {ADVERB}be (?:very |more than |quite |only too )?(?:{_GLAD}|willing) {_TO} {DEED}{_REST}",
    # we intend to write; I promise that I will write
    (
        rf"{_WE} {ADVERB}(?:hope and )?(?:undertake|promise|pledge|commit|agree|intend|plan|propose|aim) {ADVERB}"
        rf"(?:to|that (?:I|we) will) {ADVERB}{DEED}{_REST}"
    ),
    # I promise you that the list will be published
    (
        rf"{_WE} (?:will |can )?{ADVERB}(?:undertake|promise|pledge) (?:you )?that [\w’' ]{{2,60}}? "
        rf"(?:(?:will|shall) {ADVERB}{DEED}|(?:will|is going to|are going to) be {_DONE}){_REST}"
    ),
    # we are committed to writing
    rf"{_WE_ARE} {ADVERB}committed to (?!{_AIM})\w+ing\b{_REST}",
    # I can let you have it; I can send the note to you
    (
        rf"{_WE} can {ADVERB}(?:promise (?:you )?that [\w’' ]{{2,60}}? (?:will|shall)"
        r"|(?:let|get) (?:you|Members?|the (?:Member|Committee|Assembly)|Assembly Member|[A-Z][a-z]+ have)"
        rf"|(?:send|provide|get|arrange|circulate|supply|share|forward) {_THING} (?:to|for|with) (?:you|Members|the|Assembly)) ?{_REST}"
    ),
    # what I can promise is that I will write
    rf"(?:[Ww]hat )?{_WE} {_ASSURE} (?:I|we){_WILL} {_REST}",
    # I promise you a note
    rf"{_WE} promise you an? {_REST}",
    # what I will do is write
    rf"[Ww]hat {_DO},?(?: [^.;?]{{1,30}},)?(?: then,?| though,?)? is (?:to )?{ADVERB}{DEED}{_REST}",
    # I commit to a review
    rf"{_WE} {ADVERB}commit (?:today |here |now )?to (?:\w+ing|an? |the |that |this ){_REST}",
    # I give you my word
    (
        rf"{_WE} (?:can |do |will )?{ADVERB}give (?:you|him|her|them|the (?:Assembly|Committee|Member)) "
        rf"(?:that|this|the|my|an) (?:assurance|commitment|undertaking|guarantee|word){_REST}"
    ),
    # I can commit to that
    rf"{_WE} can {ADVERB}(?:commit|undertake|promise) to \w[^.;?!\n]*",
    # I can arrange for a visit; I can certainly write
    rf"{_WE} can (?:{_SURELY} )?arrange for {_REST}",
    rf"{_WE} can {_SURELY} {DEED}{_REST}",
    # I undertake not to sell it
    rf"{_WE} {ADVERB}(?:undertake|promise|pledge|commit) not to {_REST}",
    # I can write to you; I can ask my team
    rf"{_WE} can (?:send|write to|circulate|supply|provide|forward|show|share with|get back to|come back to) {_YOU}{_REST}",
    rf"{_WE} can ask (?:[A-Z][\w’'-]+|him|her|them|my|our|the)\b{_REST}",
    # you will have it by Friday
    (
        rf"[Yy]ou{_WILL} (?:have|get|receive) (?:you|it|that|this|them|the|those|these|a|an|Members?|members?|Assembly|all|every|some|more|"
        rf"further|in|my|our|his|her|their){_REST}"
    ),
    # let me take that away
    rf"[Ll]et me {ADVERB}{one_of(*_LET_ME)}\b{_REST}",
    # happy to write; very happy to
    rf"(?:(?:Very|More than|Quite|Only too) (?:happy|glad|delighted)|Happy|Glad|Delighted) to {DEED}{_REST}",
    r"(?:Very|More than|Quite|Only too) (?:happy|glad|delighted) to(?: do (?:so|that|it))?(?=[.,!])",
    # we are publishing it on Friday
    (
        rf"{_WE_ARE} {ADVERB}(?P<at_work>asking|writing|publishing|launching|circulating|consulting|sending|bringing|opening|introducing|"
        rf"putting out){_REST}"
    ),
    # we expect to publish it in the autumn
    rf"{_WE} {ADVERB}(?P<expected>expect to {ADVERB}(?!see|meet|get|hold|have){DEED}){_REST}",
    # I have asked, and will write
    rf"(?<=\band )will (?:then |also )?(?:write to|update|report back|come back|get back|let|send|share|publish){_REST}",
    # leave that with me
    rf"[Ll]eave (?:it|that|this) with me{_REST}",
)

UNDERTAKES: Final = re.compile(rf"\b(?P<clause>{'|'.join(_WAYS)})")
"""An undertaking from its first word to the end of its ``clause``; ``at_work`` is said of what is being done already, and
``expected`` is what is no more than expected."""

_FIRST = (
    r"(?<=H)appy to ", r"(?<=G)lad to ", r"(?<=D)elighted to ", r"(?<=[VMQO])(?:ery|ore than|uite|nly too) ",
    rf"(?<=[Ww])hat {_DO}", rf"(?<=[Ww])hat {_WE} {_ASSURE}",
    (rf"(?:(?<=I)|(?<=[Ww])e)(?:[’'](?:ll|m|re|d)| {ADVERB}(?:will|shall|can|do|am|are|would|undertake|promise|guarantee|assure|pledge|"
    r"commit|give|agree|intend|plan|propose|aim|expect|hope and))\b"),
    r"(?<=[Ll])et me\b", r"(?<=[Mm])y (?:[a-z-]+ ){0,2}?(?:office|team|officers|officials) (?:will|shall)\b", r"(?<=and w)ill\b",
    r"(?<=[Yy])ou(?: will| shall|[’']ll) (?:have|get|receive)\b", r"(?<=[Ll])eave (?:it|that|this) with me",
)  # fmt: skip

MAY_UNDERTAKE: Final = re.compile(rf"[IWwLlMmYyHGDVQO](?<!\w.){one_of(*_FIRST)}")
"""Where an undertaking may open. The set of first letters stands in front, since the engine skips to it by itself."""
