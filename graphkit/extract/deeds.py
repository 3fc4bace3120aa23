"""Deeds: what somebody can undertake to do, by the words with which it begins: ``write``, ``take that away``."""

from __future__ import annotations

from typing import Final

from graphkit.extract.patterns import one_of

__all__ = ["ADVERB", "DEED"]

_VERBS = """write send share circulate publish provide supply report bring ask check arrange meet raise consider review
    update respond reply ensure investigate explore launch introduce consult get give pass speak pursue examine
    invite copy forward commission revisit instruct convene lay table deliver complete confirm put add announce
    place contact repair remove install replace restore reopen mention open hold start begin finish visit attend
    mend change correct hand return order print post tell inform notify show email phone move fix clear hire recruit
    appoint fund build commit train light plant paint cut double extend expand freeze increase reduce close sign
    advertise interview test trial pilot count measure draft submit produce prepare collect compile chase discuss press lobby urge
    monitor evaluate implement undertake engage encourage promote assist walk ride join read brief pay buy sell""".split()

_PHRASES = (
    "come back", "get back", "go back", "make sure", "make certain", "find out", "set out", "talk to", "work with", "be in touch",
    "take a look", "dig out", "do my best to", "reflect on", "make a note", "sit down with", "sit down and", "set up",
    "draw up", "roll out", "make available",
)  # fmt: skip

_DONE = """by fix arrange set find come look get make draw prepare provide ask follow reply respond speak talk visit sit
    discuss explain confirm share give call ring write contact meet pass bring email phone show check measured? send
    sent done again ready open checked copied circulated published brought written drawn put repaired mended moved
    printed posted sorted updated reviewed""".split()
"""What closes ``have it … by Friday``, ``have somebody … look``, ``have it … printed``."""

_BEING = """reply respond contact talk appoint commission writ putt giv tell sett mak send shar circulat publish provid
    report bring ask meet rais review updat launch introduc consult open start submit invit discuss plac announc
    replac reopen install repair build recruit extend mov clos roll trial train hold visit com test pilot follow
    check pick urg chas investigat argu press lobby campaign""".split()
"""What goes before ``-ing`` behind ``be``."""

_FORMS = (
    r"look (?:into|at|again|over)",
    r"take (?:that|this|it|up|away|forward|the|these|those|them|you|your)",
    r"follow (?:that|this|it|them)? ?up",
    r"pick (?:that|this|it) up",
    r"roll (?:it|this|that|them) out",
    r"feed (?:it|this|that) back",
    r"get (?:that|this|it) done",
    r"answer (?:it|that|this|them|you|the|in)",
    r"let (?:you|him|her|them|the)",
    r"let [A-Z][\w’' ]{1,80} (?:have|see|know)",
    r"see (?:that|to (?:it|that|this|them)|(?:[\w’']+ ){1,4}(?:myself|this week|next|before|on)\b)",
    r"see (?:you|him|her|them|Members|the Member)\b",
    r"see (?:if|whether|what) (?:I|we|[Mm]y \w+|[A-Z]\w+|they) can\b",
    r"keep (?:you|the|[Mm]embers|this|that)",
    r"continue to (?:keep|update)",
    r"drop (?:you|her|him|them)",
    r"go (?:straight )?(?:to|and|round|with|through|over|back|away and)",
    r"come (?:to|and|with|along|out|on the)",
    r"try (?:to|and) (?:find|get|provide|write|send|arrange)",
    r"do (?:that|so|this|the same|an? (?:full |proper )?(?:survey|review|study|paper|note|audit|analysis))",
    r"do (?:some|a bit of|further|more) (?:\w+ )?(?:research|investigations?|digging|analysis)",
    r"(?:take|be taking) steps to",
    r"make (?:representations|enquiries|inquiries)",
    r"make (?:it|that|this) (?:a )?part of",
    r"make (?:that|this|it|them|(?:the|both|all|every|each|our|my|his|her|th[eo]se|that|this) [\w’' ]{1,40}) (?:available|public)",
    r"have (?:a|another) (?:word|look|go|conversation|meeting)",
    r"have (?:\w+ ){1,6}(?:sent|circulated|published|checked|looked at)",
    rf"have (?:[\w’']+ ){{1,5}}{one_of(*_DONE)}(?!-)",
    r"be sure to ",
    r"be (?:published|sent|circulated|shared|put|placed|copied|reviewed|repaired)",
    rf"be {one_of(*_BEING)}t?ing",
    r"be speaking (?:to|with)\b",
    r"be looking (?:at|into|again)\b",
    r"be having (?:a (?:word|conversation|meeting)|discussions|talks)\b",
    r"be taking (?:that|this|it) (?:up|away|forward)",
)

DEED: Final = one_of(*_VERBS, *_PHRASES, *_FORMS)
"""A pattern for the words with which a deed begins."""

ADVERB: Final = (
    r"(?:also |certainly |obviously |naturally |happily |gladly |personally |of course |definitely |absolutely |shortly |soon |then |therefore |now |always |"
    r"immediately |indeed |simply |just |be able to )*"
)
"""The words that may stand between ``I will`` and the deed, with the space behind them."""
