"""Commitments: what an office-holder undertakes to do, in the first person, with the exact words (precision first)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from graphkit.extract.due import due
from graphkit.extract.page import Page
from graphkit.model import Finding
from graphkit.register.names import parse

__all__ = ["commitments_in"]

_SENTENCE = re.compile(r"[^.?!\n]+(?:\.(?=\d)[^.?!\n]+)*[.?!]?")
_ADVERB = (
    r"(?:also |certainly |happily |gladly |personally |of course |definitely |absolutely |then |therefore |now |always |"
    r"indeed |simply |just |be able to )*"
)
_DEED = (
    r"(?:write|send|share|circulate|publish|provide|supply|report|come back|get back|go back|bring|ask|check|look (?:into|at|again)|"
    r"take (?:that|this|it|up|away|forward|the|these|those|them|you|your)|follow (?:that|this|it|them)? ?up|arrange|meet|raise|"
    r"consider|review|update|respond|reply|answer (?:it|that|this|them|you|the|in)|"
    r"have (?:[\w’']+ ){1,5}(?:by|fix|arrange|set|find|come|look|get|make|draw|prepare|provide|ask|follow|reply|respond|speak|talk|visit|sit|discuss|explain|confirm|share|give|call|ring|write|contact|meet|pass|bring|email|phone|show|check|measured?|send|sent|look|done|again|ready|open|checked|copied|circulated|published|brought|written|drawn|put|repaired|mended|moved|printed|posted|sorted|updated|reviewed)|"
    r"get (?:that|this|it) done|let [A-Z][\w’' ]{1,80} (?:have|see|know)|"
    r"make sure|ensure|investigate|find out|set out|explore|launch|introduce|consult|let (?:you|him|her|them|the)|get|give|"
    r"pass|speak|talk to|pick (?:that|this|it) up|work with|pursue|examine|invite|copy|forward|commission|revisit|instruct|"
    r"convene|lay|table|deliver|complete|confirm|put|add|see (?:that|to (?:it|that|this|them)|(?:[\w’']+ ){1,4}(?:myself|this week|next|before|on)\b)|announce|place|contact|repair|remove|install|replace|restore|"
    r"be in touch|make (?:representations|enquiries|inquiries)|reopen|roll (?:it|this|that|them) out|feed (?:it|this|that) back|take a look|mention|see (?:you|him|her|them|Members|the Member)\b|be sure to |"
    r"open|hold|start|begin|finish|visit|attend|mend|change|correct|hand|return|order|print|post|tell|inform|notify|show|"
    r"email|phone|keep (?:you|the|[Mm]embers|this|that)|do (?:that|so|this|the same|an? (?:full |proper )?(?:survey|review|study|paper|note|audit))|make (?:it|that|this) (?:a )?part of|move|fix|clear|hire|recruit|appoint|fund|build|commit|"
    r"train|light|plant|paint|cut|double|extend|expand|freeze|increase|reduce|close|sign|test|trial|pilot|count|measure|draft|"
    r"submit|produce|prepare|collect|compile|chase|dig out|drop (?:you|her|him|them)|discuss|have (?:a|another) (?:word|look|go|conversation|meeting)|press|lobby|urge|monitor|evaluate|implement|"
    r"continue to (?:keep|update)|undertake to|do my best to|reflect on|make a note|see (?:if|whether|what) (?:I|we|[Mm]y \w+|TfL|they) can\b|walk|ride|join|sit down with|go (?:to|and|round|with|through|over|back|away and)|read|brief|come (?:to|and|with|along|out|on the)|set up|draw up|roll out|make available|make (?:that|this|it|them|(?:the|both|all|every|each|our|my|his|her|those|these|that|this) [\w’' ]{1,40}) (?:available|public)|pay|buy|sell|"
    r"be (?:reply|respond|contact|speak(?=ing (?:to|with)\b)|hav(?=ing (?:a (?:word|conversation|meeting)|discussions|talks)\b)|talk|look(?=ing (?:at|into|again)\b)|appoint|commission|writ|putt|giv|tell|sett|mak|send|shar|circulat|publish|provid|report|bring|ask|meet|rais|review|updat|launch|introduc|consult|open|start|submit|invit|discuss|plac|announc|replac|reopen|install|repair|build|recruit|extend|mov|clos|roll|trial|train|hold|visit|com|test|pilot|follow|check|pick|urg|chas|investigat|tak(?=ing (?:that|this|it) (?:up|away|forward)))t?ing|"
    r"be (?:published|sent|circulated|shared|put|placed|copied|reviewed|repaired)|"
    r"have (?:\w+ ){1,6}(?:sent|circulated|published|checked|looked at)|try (?:to|and) (?:find|get|provide|write|send|arrange))"
)
_TO = r"(?:you|it|that|this|them|the|those|these|a|an|Members?|members?|Assembly|all|every|some|more|further|in)"
_REST = r"\b(?:(?!,? (?:(?:and|but|so)(?:,[\w ]{1,25},)? (?:I|we|if|you(?= will| shall|[’']ll))|so that)\b)[^.;?!\n])*"
_UNDERTAKES = re.compile(
    rf"\b(?P<clause>(?:(?:I|[Ww]e|[Mm]y (?:office|team|officers|officials)) (?:will|shall)|(?:I|[Ww]e)[’']ll) {_ADVERB}(?:be (?:very |more than |only too )?(?:happy|glad|pleased|delighted) to )?{_DEED}{_REST}"
    rf"|(?:I am|I[’']m|[Ww]e are|[Ww]e[’']re) {_ADVERB}(?:very |more than |quite |perfectly |absolutely |only too )?"
    rf"(?:happy|willing|glad|pleased|prepared|committed|content|delighted|going|planning|intending) (?:to|for (?:[\w’'-]+ ){{1,4}}?to) {_ADVERB}{_DEED}{_REST}"
    rf"|(?:I|[Ww]e)(?: would|[’']d) {_ADVERB}be (?:very |more than |quite |only too )?(?:happy|glad|pleased|delighted|willing) (?:to|for (?:[\w’'-]+ ){{1,4}}?to) {_DEED}{_REST}"
    rf"|(?:I|[Ww]e) {_ADVERB}(?:hope and )?(?:undertake|promise|pledge|commit|agree|intend|plan|propose|aim) {_ADVERB}(?:to|that (?:I|we) will) {_ADVERB}{_DEED}{_REST}"
    rf"|(?:I|[Ww]e) (?:will |can )?{_ADVERB}(?:undertake|promise|pledge) (?:you )?that [\w’' ]{{2,60}}? (?:(?:will|shall) {_ADVERB}{_DEED}|(?:will|is going to|are going to) be ){_REST}"
    rf"|(?:I am|I[’']m|[Ww]e are|[Ww]e[’']re) {_ADVERB}committed to \w+ing\b{_REST}"
    rf"|(?:I|[Ww]e) can {_ADVERB}(?:promise (?:you )?that [\w’' ]{{2,60}}? (?:will|shall)|(?:let|get) (?:you|Members?|the (?:Member|Committee|Assembly)|Assembly Member|[A-Z][a-z]+ have)|"
    rf"(?:send|provide|get|arrange|circulate|supply|share|forward) (?:it|that|this|them|those|(?:the|my|our|his|her|their|a|an|that|this|those|these) [\w’' ]{{1,40}}?) (?:to|for|with) (?:you|Members|the|Assembly)) ?{_REST}"
    rf"|(?:[Ww]hat )?(?:I|[Ww]e) (?:can |will )?(?:guarantee|promise|undertake|assure you)(?: you)? (?:is )?that (?:I|we)(?: will| shall|[’']ll) {_REST}"
    rf"|(?:I|[Ww]e) promise you an? {_REST}"
    rf"|[Ww]hat (?:I|we)(?: will|[’']ll| shall| can| am (?:happy|going|willing|prepared) to| are (?:happy|going|willing|prepared) to)(?: undertake to)? do,?(?: [^.;?]{{1,30}},)?(?: then,?| though,?)? is (?:to )?{_ADVERB}{_DEED}{_REST}"
    rf"|(?:I|[Ww]e) {_ADVERB}commit (?:today |here |now )?to (?:\w+ing|an? |the |that |this ){_REST}"
    rf"|(?:I|[Ww]e) (?:can |do |will )?{_ADVERB}give (?:you|him|her|them|the (?:Assembly|Committee|Member)) (?:that|this|the|my|an) (?:assurance|commitment|undertaking|guarantee|word){_REST}"
    rf"|(?:I|[Ww]e) can {_ADVERB}(?:commit|undertake|promise) to \w[^.;?!\n]*"
    rf"|(?:I|[Ww]e) can (?:certainly |definitely |of course |absolutely |happily |gladly |easily )?arrange for {_REST}"
    rf"|(?:I|[Ww]e) can (?:certainly|definitely|of course|absolutely|happily|gladly|easily) {_DEED}{_REST}"
    rf"|(?:I|[Ww]e) {_ADVERB}(?:undertake|promise|pledge|commit) not to {_REST}"
    rf"|(?:I|[Ww]e) can (?:send|write to|circulate|supply|provide|forward|show|share with|get back to|come back to) "
    rf"(?:you|Members|the (?:Assembly|Committee|Members?)|Assembly Member|[A-Z]){_REST}"
    rf"|(?:I|[Ww]e) can ask (?:[A-Z][\w’'-]+|him|her|them|my|our|the)\b{_REST}"
    rf"|[Yy]ou(?: will| shall|[’']ll) (?:have|get|receive) (?:{_TO}|my|our|his|her|their){_REST}"
    rf"|[Ll]et me {_ADVERB}(?:write|ask (?:him|her|them)|come back|get back|take (?:that|this|it|the question) (?:away|up|back)|check(?! (?:that )?(?:I|we) have\b)|find out|look into|(?:have|take) a (?:look|word|conversation)|get (?:him|her|them|someone|my \w+|[A-Z]\w+(?: [A-Z]\w+)?) to|have (?:[\w’']+ ){{1,4}}(?:look|check|write|find|see)\b|go (?:away|back) and|speak (?:to|with)|talk to [A-Z]|raise (?:that|this|it)|follow (?:that|this|it) up|pick (?:that|this|it) up|undertake to|fix (?:that|this|it) up|see what I can)\b{_REST}"
    rf"|(?:(?:Very|More than|Quite|Only too) (?:happy|glad|delighted)|Happy|Glad|Delighted) to {_DEED}{_REST}"
    rf"|(?:Very|More than|Quite|Only too) (?:happy|glad|delighted) to(?: do (?:so|that|it))?(?=[.,!])"
    rf"|(?:I am|I[’']m|[Ww]e are|[Ww]e[’']re) {_ADVERB}(?P<at_work>asking|writing|publishing|launching|circulating|consulting|sending|bringing|opening|introducing|putting out){_REST}"
    rf"|(?<=\band )will (?:then |also )?(?:write to|update|report back|come back|get back|let|send|share|publish) {_REST}"
    rf"|[Ll]eave (?:it|that|this) with me{_REST})"
)
_MAY_UNDERTAKE = re.compile(
    r"[IWwLlMmYyHGDVQO](?<!\w.)(?:(?<=H)appy to |(?<=G)lad to |(?<=D)elighted to |(?<=[VMQO])(?:ery|ore than|uite|nly too) |(?<=[Ww])hat (?:I|we)(?: will| shall|[’']ll| can(?: undertake to)?| (?:am|are) \w+ to) do\b|(?<=[Ww])hat (?:I|we) can (?:guarantee|promise|undertake) is\b|(?:(?<=I)|(?<=[Ww])e)(?:[’'](?:ll|m|re|d)| (?:\w+ )?"
    r"(?:will|shall|can|am|are|would|undertake|promise|guarantee|assure|pledge|commit|give|agree|intend|plan|propose|aim|hope and))\b|"
    r"(?<=[Ll])et me\b|(?<=[Mm])y (?:office|team|officers|officials) (?:will|shall)\b|"
    r"(?<=and w)ill\b|(?:give|commit)\b|(?<=[Yy])ou(?: will| shall|[’']ll) (?:have|get|receive)\b|(?<=[Ll])eave (?:it|that|this) with me)"
)
"""Where an undertaking may open. The set of first letters stands in front, since the engine skips to it by itself."""

_CONDITION = re.compile(r"\b(?:if|unless|whether|provided that|as long as|subject to|in principle)\b|^\W*were\b", re.I)
_SUPPOSED = re.compile(r"\b(?:were|could|would|might|may|should)\b")
"""What binds an undertaking in the same clause only: ``that would help, and I will ask``."""
_MODAL = re.compile(r"\b(?:could|would|might|may|should)\b")
_POLITE = re.compile(r"^(?:I|[Ww]e)(?: would|[’']d) (?:\w+ )*?be (?:\w+ ){1,3}?(?:to|for) ")
"""``I would be glad to`` is how people say that they will."""
_PROVISO = re.compile(r"\b(?:if|unless|provided that|as long as|subject to|in principle)\b", re.I)
_FORBEARS = re.compile(r"\b(?:undertake|promise|pledge|commit) (?:not|that no(?:thing|body)?)\b")
_INQUIRES = re.compile(
    r"\b(?:check|ask|find out|look|see|explore|investigate|establish|consider|examine|know|tell|confirm|review)\b", re.I
)
_NEGATION = re.compile(r"\b(?:not|never|no|cannot|can[’']t|won[’']t|hardly|refuse|nothing|unable)\b|n[’']t\b", re.I)
_EMPTY = re.compile(
    r"(?:\b(?:we|I)(?: will|[’']ll| shall) (?:see(?! that| to\b| (?:if|whether|what) (?:I|we|my \w+|TfL|they) can\b| (?:[\w’']+ ){1,4}(?:myself|this week|next|before|on)\b)|(?:have|need) to\b|wait|get (?!back\b|in touch|someone|somebody|you\b|(?:my|our) [\w ]*?(?:team|offic)|an answer|a (?:note|reply|response)|(?:him|her|them|[A-Z][^.]*?) to\b|[^.]*\b(?:(?:to|for) (?:you|Members)|done|sorted|circulated|sent|published)\b)|"
    r"take (?:your|his|her) word|read (?:you|out|from)\b|send (?:a|the|that) (?:\w+ )?(?:message|signal)|go through (?!.*\bwith (?:(?:you|Members|him|her|them)\b|(?-i:[A-Z])))|look at (?:it|that|this)[^\w]*$|get there|"
    r"give (?:you )?(?:an example|one example|credit|way)|put (?:it|this|that) (?:to you|like|another way|simply|bluntly)|"
    r"tell you\b|show you (?:why|how)|add (?:that|this|one|just|only|simply)|(?:start|begin|finish|stop|end|close) (?:with|by|on)\b(?! (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| \d)|(?:start|begin|finish|stop|end|close)(?: there| here| now)?(?:,? ?$|, (?:Chair|Madam|M[rs]))|"
    r"come (?:back )?to (?:that|this)\b(?! (?:Assembly|Committee|Panel|Board|Authority))|come (?:back )?to you (?:in a (?:moment|minute|second)|next|shortly|now|first)|take (?:that|it|this|the point) as|get (?:into|to) (?:that|it)|"
    r"let (?:you|him|her|them|others|people|the member|the commissioner) (?:answer|come in|speak|finish|know what|judge|decide)|"
    r"(?:hand|pass) (?:you )?(?:over|across|to)\b|pay (?:tribute|attention|the price)|"
    r"ask (?:[\w’'\[\]]+ ){1,6}to (?:come in\b(?! [A-Z])|(?:answer|respond|reply|explain)(?! to (?:you|the|Assembly|M[rs])| in writing| by | before )|speak|say|add|comment|(?:give|read|run through) (?:the|that|those|his|her) [\w ]{1,24}$)|"
    r"be\b(?! \w+ing\b| in touch\b| sure to\b| able to\b| (?:very |only too )?(?:happy|glad|pleased|delighted) to\b)|take (?:the|that|your) (?:\w+ )?(?:points?|questions?)\b(?! (?:away|back|up))|"
    r"bring (?:in )?(?:\w+ ){1,4}in\b(?! (?:from|to|by|on|the|this|a|early|late|\d)\b| [A-Z])|get (?:away|worse|better)|make (?:the|this|that|one|a) point|move on\b)|"
    r"(?:we|I)(?: would|[’']d) be (?:\w+ ){1,3}?to go through|"
    r"(?:we|I)(?: am| are|[’']m|[’']re) going to (?:let (?:[\w’']+ ){1,4}(?:speak|answer|come in|respond|explain|reply)|be\b(?! \w+ing\b)|have|get|see|need|give way|tell you)\b|"
    r"(?:we|I) can send (?:a|the|that) (?:\w+ )?(?:message|signal)|"
    r"(?:we|I) (?:can|am happy|am pleased|am glad|are pleased) (?:to )?(?:confirm|report|tell|see|say|add|inform|answer)\b)",
    re.I,
)
_CALLS = re.compile(
    r"\b(?:I|we) (?:am|are|will|shall)(?: going to)? (?:(?:ask|call|take|bring)(?: in)? (?:[\w’'\[\]]+ ){1,6}"
    r"(?:to (?:come in\b(?! [A-Z])|(?:answer|respond)(?! to (?:you|the|Assembly|M[rs])| in writing| by | before )|speak|say|add|comment)|next(?! \w)|now)\b|(?:call|bring) in [A-Z])",
    re.I,
)
_SOON = re.compile(r"\bin (?:just )?a (?:moment|minute|second)\b")
"""What is done at once, in the same answer, is not undertaken."""
_RELATIVE = re.compile(
    r"\b(?:[Ww]hat|[Ww]hich|[Aa]ll(?: that)?|[Tt]hing(?:s)?(?: that)?|[Ee]verything(?: that)?|[Aa]nything|where|how|why|when|than) $"
)
_WHOM = re.compile(r"\b(?:that|which|whom) $")
_TELLS = re.compile(
    r"\b(?:confirm|say|tell \w+|assure \w+(?: \w+)?|promise|certain|sure|pleased|guarantee|clear|report|announce|undertake|ensure|so|is|was)(?: you)? that $"
)
"""What makes of ``that I will`` a message, and not a clause about the thing named before it."""
_REPORTED = re.compile(
    r"(?:\b(?:said|says|say|told|thought|promised|asked|suggested|claimed|hope|think|sure|confident|certain|expect|believe|convinced|optimistic)\b[^,]{0,30})$|[“\"‘]\s*$",
    re.I,
)
_BESIDE = re.compile(r"^.*\b(?:I|[Ww]e)(?: have|[’']ve)? (?:asked|told|spoken|written|seen|met|agreed)\b[^,]*,? and $")
"""What stands before the second of two things that the speaker says of himself: ``I have asked her, and we will …``."""
_KNOWS_NOT = re.compile(
    r"\b(?:not|n[’']t) (?:\w+ ){0,2}(?:know|say|tell|sure|certain|clear|aware|have)\b[^,;]*?(?:,? (?:but|so|and)|;) $",
    re.I,
)
"""What stands before the second half of ``I do not know whether it is so, but I will check``."""
_PLEASE = re.compile(
    r"\b[Ii]f (?:I may|(?:that|it)(?: is|[’']s| would be) (?:all right|okay|OK|helpful|useful|acceptable|fine)(?: with [\w ]+)?)(?:, [\w ]+)?, "
)
"""A condition that is only polite."""
_IF_ANY = re.compile(
    r",? if (?:they exist|it exists|possible|I may|(?:we|I) (?:have|hold) (?:it|them|that|any)|there (?:is|are) (?:one|any)|(?:that|it)(?: would)? helps?|you (?:like|wish|want))\b,?"
)
_SECOND_CLAUSE = re.compile(r"^.*(?:, and|, so|,? but| and|;) $")
_BUT = re.compile(r"^.*\bI (?:can(?:not|[’']t| not)|(?:could|do|did|would)(?:n[’']t| not)),? but $")
"""What stands before ``but``: ``I cannot, but I will ask``."""
_QUESTIONED = re.compile(r"\?\s*$")
_SECOND = re.compile(r",? and the \w+ \w+ (?:will|is|are)\b")
_GIVEN = re.compile(r"^[Yy]ou ")
_ASSENT = re.compile(
    r"(?:(?:Yes|Absolutely|Certainly|Sure|Indeed|Of course)[,.]? )*(?P<clause>(?:I|[Ww]e)(?:"
    r" (?:(?:most )?certainly |absolutely |of course )?(?:will|shall)(?: certainly| of course)?(?: do)?|"
    r" can(?: certainly| of course)?(?= do (?:that|so|it))|"
    r"(?: would|[’']d| am|[’']m| are|[’']re)(?: be)? (?:very |more than |only too |quite )?(?:happy|glad|delighted|love) to)"
    r"(?: do)?(?: (?:that|so|it))?)(?=[.;!]|,(?! if\b)|$)"
)
_ASKED_TO = re.compile(
    rf"\b(?:[Ww]ill|[Cc]an|[Cc]ould|[Ww]ould) (?:you|the Mayor) (?:\w+ ){{0,3}}?(?:commit to|agree to|undertake to|{_DEED})[^?]*\?"
)
"""A question that asks for a deed, so that ``Yes, I will`` undertakes it."""
_SOME_DAY = re.compile(
    r"\b(?:next|this|by|before|within|inside) (?:the |a )?(?:week|fortnight|month|summer|autumn|winter|spring|recess|weekend|end|afternoon|close of)\b"
    r"|\bthe (?:day|night|evening|morning|week) (?:before|after)\b"
)


def commitments_in(page: Page) -> Iterator[Finding]:
    """Yield every undertaking in the current turn, where its speaker holds an office.

    Left out: conditions, refusals, questions, what somebody is said to have said, and phrases such as
    ``we will see`` that undertake nothing. ``due`` is set where a date is named.
    """
    if not page.answers and not _prints_an_office(page.turn.label):
        return
    text = page.turn.text
    said = 0
    assent = _ASSENT.match(text)
    if assent and page.index and _ASKED_TO.search(page.question.turns[page.index - 1].text):
        yield _finding(page, *assent.span("clause"), assent["clause"])
        said = assent.end()
    openings = [found.start() for found in _MAY_UNDERTAKE.finditer(text)]
    for sentence in _SENTENCE.finditer(text) if openings else ():
        words, begin = sentence.group(), sentence.start()
        done = max(begin, said)
        for opening in _within(sentence, openings):
            found = _UNDERTAKES.match(words, opening - begin) if opening >= done else None
            if found is None:
                continue
            done = begin + found.end()
            if _undertakes(words, found, page.on):
                start = begin + found.start("clause")
                end = start + len(found["clause"].rstrip(" ,-–"))
                yield _finding(page, start, end, found["clause"])


def _prints_an_office(label: str | None) -> bool:
    """Say whether a speaker line prints an office, be it in no register: ``Ann Oak (Director of Parks)``."""
    return bool(label and "(" in label and parse(label).role not in (None, "AM"))


def _within(sentence: re.Match[str], openings: list[int]) -> list[int]:
    """Return those of the places (in order) where an undertaking may open that lie in the sentence."""
    return openings[bisect_left(openings, sentence.start()) : bisect_left(openings, sentence.end())]


def _undertakes(sentence: str, found: re.Match[str], on: date) -> bool:
    """Say whether a clause undertakes something: no condition, refusal, question, courtesy, or relative clause."""
    before, clause = _leading(sentence[: found.start()]), found["clause"]
    if (
        _QUESTIONED.search(sentence)
        or (_WHOM.search(before) and not _TELLS.search(before))
        or _RELATIVE.search(before)
        or _EMPTY.match(clause)
        or _CALLS.match(clause)
        or _SOON.search(clause)
        or _NEGATION.search(_FORBEARS.sub("", clause[:40].rpartition(" ")[0]))
        or _NEGATION.search(before[-20:].rpartition(";")[2])
        or ((_GIVEN.match(clause) or found["at_work"]) and not _SOME_DAY.search(clause) and due(clause, on) is None)
    ):
        return False
    supposed = _SUPPOSED.search(_SECOND_CLAUSE.sub("", before))
    return not (supposed or _CONDITION.search(before) or _depends(clause) or _is_reported(before, clause))


def _is_reported(before: str, clause: str) -> bool:
    """Say whether an undertaking is only said, hoped or thought; ``I think what I will do is write`` is none of these."""
    return bool(_REPORTED.search(before)) and not clause.startswith(("What ", "what "))


def _leading(before: str) -> str:
    """Return what stands before an undertaking in its sentence, without first halves and courtesies that do not bear on it."""
    for first_half in (_BESIDE, _BUT, _KNOWS_NOT, _PLEASE):
        before = first_half.sub("", before)
    return before


def _depends(clause: str) -> bool:
    """Say whether a clause is bound to a condition; ``I will find out if …`` is not."""
    clause = _IF_ANY.sub("", clause)
    proviso = _PROVISO.search(clause)
    return bool(proviso and not _INQUIRES.search(clause[: proviso.start()])) or bool(
        _MODAL.search(_POLITE.sub("", clause)[:20])
    )


def _finding(page: Page, start: int, end: int, clause: str) -> Finding:
    body = f"commitment/{page.turn.sequence}-{start}"
    day = due(_SECOND.split(clause)[0], page.on)
    extra = (("due", day),) if day else ()
    to = _addressee(page, clause)
    extra = (*extra, ("to", f"person/{to}")) if to else extra
    return Finding(
        page.turn.sequence, start, end, "commitment", body, "commitment: first person, office-holder", 0.9,
        denotes=body, extra=extra,
    )  # fmt: skip


def _addressee(page: Page, clause: str) -> str | None:
    """Return whom the turn answers: the chair where the clause says so, else the last member who spoke, or the asker."""
    if _TO_THE_CHAIR.search(clause):
        return page.cast.chair
    if page.cast.chair and _asks_from_the_chair(page):
        return page.cast.chair
    for spoken in reversed(page.cast.speakers[: page.index]):
        if spoken.person and spoken.person != page.speaker and _sits(spoken.capacity, page):
            return spoken.person
    asker = page.cast.asked_by.person if page.cast.asked_by else None
    return asker if asker != page.speaker else None


def _asks_from_the_chair(page: Page) -> bool:
    """Say whether the turn before is a question that the chair asks, and not only a call of the next speaker."""
    if not page.index or page.cast.speakers[page.index - 1].person != page.cast.chair:
        return False
    asked = page.question.turns[page.index - 1].text
    return "?" in asked and len(asked.split()) >= _ASKS


_ASKS = 15
"""A chair who says fewer words calls a speaker."""

_TO_THE_CHAIR = re.compile(r"\b(?:[Tt]he|Madam|Mr) Chair(?:man|woman|person)?(?: a| an| the|$|[,.])")


def _sits(capacity: str | None, page: Page) -> bool:
    """Say whether somebody speaks from a seat, or in an office of the body itself (its deputy chair, say)."""
    tenure = page.register.tenure_ids.get(capacity or "")
    if tenure is None:
        return True
    body = page.register.posts[tenure.post].body
    committee = (
        page.register.organisations[body].parent == page.register.body if body in page.register.organisations else False
    )
    return (body == page.register.body or committee) and tenure.person != page.cast.chair
