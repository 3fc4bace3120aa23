"""Courtesies: what has the form of an undertaking and undertakes nothing: ``we will see``, ``I will hand over``."""

from __future__ import annotations

import re
from typing import Final

from graphkit.extract.deeds import ADVERB
from graphkit.extract.patterns import one_of

__all__ = ["AT_ONCE", "CALLS", "EMPTY"]

_IN_THIS_MEETING = r"(?! to (?:you|the|Assembly|M[rs])| in writing| by | before )"
"""What makes of ``ask her to answer`` more than a call: ``… to answer in writing``."""

_VAGUE = (
    (r"see(?! that| to\b| (?:if|whether|what) (?:I|we|my \w+|(?-i:[A-Z])\w+|they) can\b"
    r"| (?:[\w’']+ ){1,4}(?:myself|this week|next|before|on)\b)"),
    (r"get (?!back\b|in touch|someone|somebody|you\b|(?:my|our) [\w ]*?(?:team|offic)|an answer|a (?:note|reply|response)"
    r"|(?:him|her|them|[A-Z][^.]*?) to\b|[^.]*\b(?:(?:to|for) (?:you|Members)|done|sorted|circulated|sent|published)\b)"),
    r"look at (?:it|that|this)[^\w]*$",
    (r"(?:start|begin|finish|stop|end|close)(?: off)?(?: (?:today|here|now|this (?:morning|afternoon)))?(?: and (?:start|begin))?,? "
    r"(?:(?:I think|if I may),? )?(?:with|by|on|first)\b(?! (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| \d)"),
)  # fmt: skip
"""What is no deed behind ``I will`` or ``I am going to``, and may be one behind ``I am happy to`` or ``we plan to``."""

_NO_DEEDS = (
    r"(?:have to|need)\b",
    r"wait",
    r"take (?:your|his|her) word",
    r"read (?:you|out|from)\b",
    r"send (?:a|the|that) (?:\w+ )?(?:message|signal)",
    r"go through (?!.*\bwith (?:(?:you|Members|him|her|them)\b|(?-i:[A-Z])))",
    r"get there",
    r"give (?:you )?(?:an example|one example|credit|way)",
    r"(?:be )?put(?:ting)? (?:\w+ ){0,3}questions? to (?:you|(?:our|the) (?:guests?|panel))\b",
    r"ask (?:the|my|our|a|an|one|some|you) (?:\w+ ){0,3}questions?\b(?! (?:of|to|that)\b)",
    r"put (?:it|this|that) (?:to you|like|another way|simply|bluntly)",
    r"tell you\b",
    r"show you (?:why|how)",
    r"add (?:that|this|one|just|only|simply)\b(?! to\b)",
    r"(?:start|begin|finish|stop|end|close)(?: there| here| now)?(?:,? ?$|, (?:Chair|Madam|M[rs]))",
    r"come (?:back )?to (?:that|this)\b(?! (?:Assembly|Committee|Panel|Board|Authority|meeting|event)\b)",
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
    r"get (?:away|worse|better)", r"get (?:you|him|her|them|people) (?:home|there)\b",
    r"make (?:the|this|that|one|a) point",
    r"move (?:on\b|to (?:(?:the|my|your|our) (?:next|last|second|third|final|other)|(?:that|this|another) (?:point|question|topic|subject))\b)",
    r"pass on (?:(?:that|this) one\b|(?:that|this|it)\W*$)", r"sign off(?: there| here| now)?\W*$", r"light up\W*$",
    r"(?:put|hold) (?:my|our) hands? up", r"put (?:all )?(?:my|our) cards\b",
    r"speak to (?:that|this|the) (?:point|question|item|amendment|motion)\b",
    r"(?:open|close|start|begin|end) (?:this|today[’']s) (?:meeting|session|hearing|debate)\b",
    r"open (?:it|this|that|(?:the|this) (?:item|debate|discussion)) (?:up )?(?:to|for) [^.]*\b(?:questions?|members|debate|discussion|the floor)\b",
)  # fmt: skip
"""What is no deed, whatever it stands behind: ``I will …``, ``I am happy to …``, ``I can …``."""

_WILLING = (
    r"(?: am| are|[’']m|[’']re|(?: would| will| shall|[’']d|[’']ll) be) (?:\w+ ){0,3}?"
    r"(?:happy|willing|glad|pleased|prepared|content|delighted|planning|intending) to"
)

EMPTY: Final = re.compile(
    one_of(
        rf"(?:we|I)(?: will|[’']ll| shall|(?: am| are|[’']m|[’']re) going to) {ADVERB}{one_of(*_VAGUE, *_NO_DEEDS)}",
        rf"(?:we|I)(?: can| (?:hope|intend|plan|propose|aim) to|{_WILLING}) {ADVERB}{one_of(*_NO_DEEDS)}",
        r"(?:we|I) (?:can|am happy|am pleased|am glad|are pleased) (?:to )?(?:confirm|report|tell|see|say|add|inform|answer)\b",
    ),
    re.I,
)
"""A clause that undertakes nothing."""

CALLS: Final = re.compile(
    rf"\b(?:I|we) (?:am|are|will|shall)(?: going to)? {ADVERB}(?:(?:ask|call|take|bring)(?: in)? (?:[\w’'\[\]]+ ){{1,6}}"
    rf"(?:to (?:come in\b(?! [A-Z])|(?:answer|respond){_IN_THIS_MEETING}|speak|say|add|comment|put (?:\w+ ){{1,2}}questions?)|next(?! \w)|now)\b"
    r"|(?:call|bring) in [A-Z])",
    re.I,
)
"""A clause that calls the next speaker."""

AT_ONCE: Final = re.compile(r"\bin (?:just )?a (?:moment|minute|second)\b")
"""What is done at once, in the same answer, is not undertaken."""
