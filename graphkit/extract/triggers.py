"""Triggers: the words of English that open or close a name, and what kind of thing they make of it."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.lexicon import Entry

__all__ = ["ABBREVIATED", "FUNCTION_WORDS", "HEADS", "OFFICES", "RANKS", "TITLES", "triggers"]

ABBREVIATED = ("Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Cllr", "Revd", "Rev", "Rt Hon")
"""Titles that may have a full stop behind them."""

TITLES = (
    *ABBREVIATED,
    "Miss", "Mister", "Professor", "Sir", "Dame", "Lord", "Lady", "Baroness", "Baron", "Councillor", "Justice",
    "Judge", "Bishop", "Archbishop", "Rabbi", "Imam", "Reverend", "Right Honourable", "Inspector",
    "Superintendent", "Sergeant", "Constable", "PC", "DC", "DI", "DCI", "DAC", "AC",
)  # fmt: skip
"""Titles that stand before a name and mean nobody alone."""

RANKS = (
    "Assembly Member", "Deputy Mayor", "Mayor", "Deputy Assistant Commissioner", "Assistant Commissioner",
    "Deputy Commissioner", "Commissioner", "Commander", "Borough Commander", "Chief Constable", "Chief Superintendent",
    "Chief Inspector", "Detective Superintendent", "Detective Inspector", "Detective Sergeant", "Chairman", "Chair",
    "Minister", "Prime Minister", "Home Secretary", "Chancellor", "Deputy Chair", "Deputy Chairman",
)  # fmt: skip
"""Offices that stand before a name and also stand alone."""

FUNCTION_WORDS = frozenset(
    """a about above after again all also although am an and another any are as at be because been before being both but by
    can could did do does each either even every few finally first firstly for from further good had has have he hello her
    here his how however i if in indeed is it its just last later let like many may maybe might more most much must my
    neither next no nor not now of on once one only or other our out over perhaps please point points question questions
    right second secondly secondly shall she should since so some such sure surely thank thanks that the their them then
    there therefore these they third this those though through thus to today tomorrow too two under until up us very was we
    well were what when where whether which while who whose why will with would yes yesterday yet you your absolutely
    actually again certainly clearly exactly obviously ok okay sorry really three four five same new our""".split()
)
"""Words that begin a sentence with a capital and name nothing."""

HEADS: dict[str, tuple[str, ...]] = {kind: tuple(heads.split("|")) for kind, heads in {
    "strategy": (
        "Strategy|Plan|Charter|Framework|Manifesto|Roadmap|Blueprint|Prospectus|Masterplan|Vision"
    ),
    "document": (
        "Report|Review|Memorandum|Memorandum of Understanding|Act|Bill|White Paper|Green Paper|"
        "Code of Practice|Directive|Regulations|Audit|Guidance|Consultation|Budget|Agreement|Order|"
        "Statement|Survey|Standing Orders|Treaty|Code"
    ),
    "organisation": (
        "Council|Committee|Board|Panel|Authority|Agency|Commission|Trust|Foundation|Association|"
        "Federation|Union|University|College|School|Academy|Department|Ministry|Institute|Taskforce|"
        "Task Force|Network|Partnership|Corporation|Company|Service|Office|Forum|Society|Club|"
        "Group|Unit|Inspectorate|Ombudsman|Court|Secretariat|Police|Alliance|Coalition|Ltd|Limited|"
        "plc|Command|Team|Tribunal|Bureau|Charity|Consortium|Ambulance|Brigade|Institution|"
        "Churches"
    ),
    "place": (
        "Street|Road|Avenue|Lane|Square|Park|Bridge|Station|Hospital|Estate|Roundabout|Airport|"
        "Tunnel|Common|Gardens|Gate|Market|Wharf|Quay|Docks|Dock|Town Hall|Interchange|Junction|"
        "Terrace|Circus|Green|Heath|Marshes|Reservoir|Stadium|Town Centre|Library|Museum|Theatre|"
        "Cathedral|House|Tower|Palace|Pier|Crescent|Drive|Fields|Flyover|Brook|Creek|Lock|Grove|"
        "Row|Mews|Canal|Barrier|Weir|Cemetery"
    ),
    "scheme": (
        "Programme|Project|Scheme|Fund|Initiative|Campaign|Pilot|Line Extension|Challenge|Awards|"
        "Grant|Pledge|Deal"
    ),
    "post": (
        "Commissioner|Secretary|Minister|Ombudsman|Czar|Tsar|Adviser|Champion|Ambassador|"
        "Undersecretary"
    ),
    "event": (
        "Inquiry|Inquest|Games|Carnival|Festival|Olympics|Marathon|Conference|Summit|Referendum|"
        "Hearing|Debate"
    ),
}.items()}  # fmt: skip

OFFICES = (
    "Mayor", "Deputy Mayor", "Lord Mayor", "Chair", "Chairman", "Deputy Chair", "Deputy Chairman", "Vice-Chair",
    "Chief Executive", "Director", "Managing Director", "Head", "Leader", "Minister", "Minister of State", "Secretary of State",
    "Commissioner", "Deputy Commissioner", "Permanent Secretary", "Director General", "Cabinet Member", "Bishop",
    "Archbishop", "General Secretary", "President", "Chief Inspector", "Chief Constable", "Lord Mayor", "Secretary General",
)  # fmt: skip

_BLOCKED = (
    "Assembly Members",
    "Lord Mayor",
    "Lady Mayoress",
    "Lord Chancellor",
    "Vice Chancellor",
    "Vice-Chancellor",
    "Mayor Elect",
)

_GIVEN = """Aaron Adam Adrian Ahmed Aisha Alan Alex Alexander Alison Amanda Amina Amir Amy Andrea Andrew Angela Ann Anna
    Anne Anthony Arthur Ayesha Barbara Barry Ben Benjamin Bernard Beth Brenda Brian Bridget Caroline Catherine Charles
    Charlotte Chris Christina Christine Christopher Claire Clive Colin Craig Daniel Danny David Deborah Denise Dennis Derek
    Diana Diane Dominic Donald Doreen Duncan Edward Eileen Elaine Elizabeth Emily Emma Eric Evelyn Fatima Fiona Frances
    Francis Frank Fred Gareth Gary Gavin Geoff Geoffrey George Gerald Gill Gillian Gordon Graham Greg Hannah Harriet Harry
    Hassan Heather Helen Henry Howard Hugh Hussain Ian Ibrahim Imran Isabel Jack Jacqueline Jacqui James Jane Janet Jason
    Jean Jeff Jennifer Jeremy Jessica Jill Jim Jo Joan Joanna Joanne Joe John Jonathan Joseph Judith Julia Julian Julie
    Justin Karen Kate Katharine Katherine Kathleen Keith Kelly Ken Kenneth Kevin Khalid Kirsty Laura Lawrence Leah Lee
    Leonard Leroy Leslie Lesley Liam Linda Lisa Liz Louise Lucy Luke Lynn Malcolm Margaret Maria Marie Marion Mark Martin
    Mary Matthew Maureen Maurice Michael Michelle Mike Miranda Mohamed Mohammed Muhammad Nadia Nancy Natalie Nathan Neil
    Nicholas Nicola Nigel Norman Oliver Olivia Oscar Pamela Patricia Patrick Paul Paula Pauline Penny Peter Philip Phillip
    Priti Rachel Ralph Ray Raymond Rebecca Richard Robert Robin Roger Ronald Rosemary Ross Roy Russell Ruth Ryan Sally Sam
    Samantha Samuel Sandra Sara Sarah Scott Sean Shamima Sharon Sheila Simon Sophie Stella Stephen Steve Steven Stuart
    Susan Suzanne Sylvia Tariq Teresa Terry Theresa Thomas Tim Timothy Tina Toby Tom Tony Tracey Tracy Trevor Valerie
    Vanessa Victor Victoria Vincent Wayne Wendy William Yasmin Yusuf Yvonne Zac Zoe"""


def triggers() -> Iterator[Entry]:
    """Yield every trigger: kinds ``title``, ``head`` (its id is the kind of thing), ``office``, ``given``, ``block``."""
    yield from (Entry("title", "title", title) for title in TITLES)
    yield from (Entry("title", "rank", title) for title in RANKS)
    for kind, heads in HEADS.items():
        yield from (Entry("head", kind, head) for head in heads)
    for office in dict.fromkeys(OFFICES):
        yield from (Entry("office", "office", f"{office} {link}") for link in ("of", "for"))
    yield from (Entry("block", "block", name) for name in _BLOCKED)
    yield from (Entry("given", "given", name) for name in dict.fromkeys(_GIVEN.split()))
    yield from (Entry("operation", "scheme", name) for name in ("Operation", "Project", "Op"))
