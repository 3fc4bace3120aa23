"""Courtesies: what has the form of an undertaking and undertakes nothing: ``we will see``, ``I will hand over``."""

from __future__ import annotations

import re
from typing import Final

from graphkit.extract.patterns import one_of

__all__ = ["AT_ONCE", "CALLS", "EMPTY"]

_IN_THIS_MEETING = r"(?! to (?:you|the|Assembly|M[rs])| in writing| by | before )"
"""What makes of ``ask her to answer`` more than a call: ``… to answer in writing``."""

_WILL = (
    (r"see(?! that| to\b| (?:if|whether|what) (?:I|we|my \w+|(?-i:[A-Z])\w+|they) can\b"
    r"| (?:[\w’']+ ){1,4}(?:myself|this week|next|before|on)\b)"),
    r"(?:have to|need)\b",
    r"wait",
    (r"get (?!back\b|in touch|someone|somebody|you\b|(?:my|our) [\w ]*?(?:team|offic)|an answer|a (?:note|reply|response)"
    r"|(?:him|her|them|[A-Z][^.]*?) to\b|[^.]*\b(?:(?:to|for) (?:you|Members)|done|sorted|circulated|sent|published)\b)"),
    r"take (?:your|his|her) word",
    r"read (?:you|out|from)\b",
    r"send (?:a|the|that) (?:\w+ )?(?:message|signal)",
    r"go through (?!.*\bwith (?:(?:you|Members|him|her|them)\b|(?-i:[A-Z])))",
    r"look at (?:it|that|this)[^\w]*$",
    r"get there",
    r"give (?:you )?(?:an example|one example|credit|way)",
    r"put (?:it|this|that) (?:to you|like|another way|simply|bluntly)",
    r"tell you\b",
    r"show you (?:why|how)",
    r"add (?:that|this|one|just|only|simply)",
    r"(?:start|begin|finish|stop|end|close) (?:with|by|on)\b(?! (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| \d)",
    r"(?:start|begin|finish|stop|end|close)(?: there| here| now)?(?:,? ?$|, (?:Chair|Madam|M[rs]))",
    r"come (?:back )?to (?:that|this)\b(?! (?:Assembly|Committee|Panel|Board|Authority))",
    r"come (?:back )?to you (?:in a (?:moment|minute|second)|next|shortly|now|first)",
    r"take (?:that|it|this|the point) as",
    r"get (?:into|to) (?:that|it)",
    r"let (?:you|him|her|them|others|people|the member|the commissioner) (?:answer|come in|speak|finish|know what|judge|decide)",
    r"let (?:[\w’']+ ){1,4}(?:speak|answer|come in|respond|explain|reply)\b",
    r"(?:hand|pass) (?:you )?(?:over|across|to)\b",
    r"pay (?:tribute|attention|the price)",
    (rf"ask (?:[\w’'\[\]]+ ){{1,6}}to (?:come in\b(?! [A-Z])|(?:answer|respond|reply|explain){_IN_THIS_MEETING}|speak|say|add|comment"
    r"|(?:give|read|run through) (?:the|that|those|his|her) [\w ]{1,24}$)"),
    r"be\b(?! \w+ing\b| in touch\b| sure to\b| able to\b| (?:very |only too )?(?:happy|glad|pleased|delighted) to\b)",
    r"take (?:the|that|your) (?:\w+ )?(?:points?|questions?)\b(?! (?:away|back|up))",
    r"bring (?:in )?(?:\w+ ){1,4}in\b(?! (?:from|to|by|on|the|this|a|early|late|\d)\b| [A-Z])",
    r"get (?:away|worse|better)",
    r"make (?:the|this|that|one|a) point",
    r"move on\b",
)  # fmt: skip
"""What is no deed behind ``I will`` or ``I am going to``."""

EMPTY: Final = re.compile(
    one_of(
        rf"\b(?:we|I)(?: will|[’']ll| shall|(?: am| are|[’']m|[’']re) going to) {one_of(*_WILL)}",
        r"(?:we|I)(?: would|[’']d) be (?:\w+ ){1,3}?to go through",
        r"(?:we|I) can send (?:a|the|that) (?:\w+ )?(?:message|signal)",
        r"(?:we|I) (?:can|am happy|am pleased|am glad|are pleased) (?:to )?(?:confirm|report|tell|see|say|add|inform|answer)\b",
    ),
    re.I,
)
"""A clause that undertakes nothing."""

CALLS: Final = re.compile(
    r"\b(?:I|we) (?:am|are|will|shall)(?: going to)? (?:(?:ask|call|take|bring)(?: in)? (?:[\w’'\[\]]+ ){1,6}"
    rf"(?:to (?:come in\b(?! [A-Z])|(?:answer|respond){_IN_THIS_MEETING}|speak|say|add|comment)|next(?! \w)|now)\b"
    r"|(?:call|bring) in [A-Z])",
    re.I,
)
"""A clause that calls the next speaker."""

AT_ONCE: Final = re.compile(r"\bin (?:just )?a (?:moment|minute|second)\b")
"""What is done at once, in the same answer, is not undertaken."""
