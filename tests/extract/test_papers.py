"""Papers: what goes by its author or by its title, and capitals beside a report that are no name of it."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import findings, named


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Oakley report said so.", {"Oakley report": "document/candidate/oakley-report"}),
        ("We await the Hannah Oakley review.", {"Hannah Oakley review": "document/candidate/hannah-oakley-review"}),
        ("The Oakley inquiry sat.", {"Oakley inquiry": "event/candidate/oakley-inquiry"}),
        ("Our report Wasting Paper Twice says so.", {"Wasting Paper Twice": "document/candidate/wasting-paper-twice"}),
        ("It has a report called Paper.", {"Paper": "document/candidate/paper"}),
        ("Our report, A Tale of Two Sheds, says so.", {"A Tale of Two Sheds": "document/candidate/a-tale-of-two-sheds"}),
        ("The paper of June, A Tale of Two Sheds, says so.", {"A Tale of Two Sheds": "document/candidate/a-tale-of-two-sheds"}),
        ("The 'State of Two Sheds 2007' report is here.", {"State of Two Sheds 2007": "document/candidate/state-of-two-sheds-2007"}),
        ("The boys' Two Sheds’ report is here.", {}),
        ("It is in the GLA's Code of Conduct.", {"GLA": "organisation/gla", "Code of Conduct": "document/candidate/code-of-conduct"}),
        ("The review of the Line 2 programme and the Better Ladders 3 project is over.", {}),
        ("It was written by a company called Laddrex.", {"Laddrex": "organisation/candidate/laddrex"}),
        ("A company called Laddrex wrote. It has Laddrexes, and Laddrex Oakley is its head; the Mayor knows Laddrex.",
         {"Laddrex": "organisation/candidate/laddrex", "Mayor": "person/sadiq-khan"}),
        ("The company called in. A charity, Mending, too.", {}),
        ("The MPA's Report is out.", {"MPA": "organisation/mpa"}),
        ("I read the report “Sheds”.", {"Sheds": "document/candidate/sheds"}),
        ("The report Transport for London wrote is here.", {"Transport for London": "organisation/tfl"}),
        ("In the report, Thames Water says so.", {"Thames Water": "organisation/thames-water"}),
        ("The report Hannah Oakley wrote is here.", {"Hannah Oakley": "name/hannah-oakley"}),
        ("The O'Oakley report, Two Sheds in June, is here.",
         {"O'Oakley report": "document/candidate/ooakley-report", "Two Sheds in June": "document/candidate/two-sheds-in-june"}),
        ("The Better Ladders programme and the LADDR project began.",
         {"Better Ladders": "scheme/candidate/better-ladders", "LADDR": "scheme/candidate/laddr"}),
        ("The Lambeth scheme and the Government programme began.",
         {"Lambeth": "place/borough-lambeth", "Government": "organisation/hm-government"}),
        ("It is in section 12A of the Moss Act.", {"Moss Act": "document/candidate/moss-act"}),
        ("We signed the Moss Concordat.", {"Moss Concordat": "document/candidate/moss-concordat"}),
        ("Under Operation Moss 2,500 bells rang.", {"Operation Moss": "scheme/candidate/operation-moss"}),
        ("The Mending Our Ladders report and the Moss of the Wall report.",
         {"Mending Our Ladders": "document/candidate/mending-our-ladders", "Moss of the Wall": "document/candidate/moss-of-the-wall"}),
        ("The Lathe Audit Office report is here.", {"Lathe Audit Office": "organisation/candidate/lathe-audit-office"}),
        ("The No Wet Ladder mission and the Better Ladders fund began.",
         {"No Wet Ladder": "scheme/candidate/no-wet-ladder", "Better Ladders": "scheme/candidate/better-ladders"}),
        ("Operation Big Ladder and Operation Moss Week ended.",
         {"Operation Big Ladder": "scheme/candidate/operation-big-ladder", "Operation Moss": "scheme/candidate/operation-moss"}),
        ("Project Moss and Project Fern began.",
         {"Project Moss": "scheme/candidate/project-moss", "Project Fern": "scheme/candidate/project-fern"}),
        ("The Plan for Ladders is out.", {"Plan for Ladders": "strategy/candidate/plan-for-ladders"}),
        ("The 25 Year Ladder Plan and the Local Plan are out.",
         {"25 Year Ladder Plan": "strategy/candidate/25-year-ladder-plan", "Local Plan": "strategy/candidate/local-plan"}),
        ("Policy SI 13 of the London Plan says so.", {"London Plan": "strategy/london-plan-malp-2016"}),
        ("The Draft London Plan says so.", {"Draft London Plan": "strategy/london-plan-2017-draft"}),
        ("It is in The Way Forward, and it is the way forward.", {"The Way Forward": "strategy/vawg-2010"}),
        ("It is in my draft transport strategy; a transport strategy helps.",
         {"draft transport strategy": "strategy/mts-2018-draft"}),
        ("We signed a Memorandum of Understanding with Ladders Unlimited.",
         {"Memorandum of Understanding": "document/candidate/memorandum-of-understanding"}),
        ("It is in the Equality Act [2010] and the Moss Act [2004].",
         {"Equality Act [2010]": "document/equality-act-2010", "Moss Act [2004]": "document/candidate/moss-act-2004"}),
        ("The White Paper says so, and a Ladder Impact Assessment follows.", {"White Paper": "document/candidate/white-paper"}),
        ("Our report Mending All Ladders in October said so.",
         {"Mending All Ladders": "document/candidate/mending-all-ladders"}),
        ("It is in the Memorandum of Understanding I signed.",
         {"Memorandum of Understanding": "document/mou-justice-devolution-2018"}),
        ("And Mending Ladders, the report that I wrote, says so.", {"Mending Ladders": "document/candidate/mending-ladders"}),
        ("I published a report, Wet Ladders, on it.", {"Wet Ladders": "document/candidate/wet-ladders"}),
        ("I read in the report, Wet Ladders, of it.", {}),
        ("A report published by the ringers in June called Up the Wall, and a note, 'Ropes in a Cold Year', say so.",
         {"Up the Wall": "document/candidate/up-the-wall"}),
        ("See the report, 'Ropes in a Cold Year', on it.", {"Ropes in a Cold Year": "document/candidate/ropes-in-a-cold-year"}),
        ("There is a protocol, Up For Good, that says so.", {"Up For Good": "document/candidate/up-for-good"}),
        ("We pay for the Ladders at Risk Support Fund.", {"Ladders at Risk Support Fund": "scheme/candidate/ladders-at-risk-support-fund"}),
        ("We practised in Exercise Blue Ladder.", {"Exercise Blue Ladder": "scheme/candidate/exercise-blue-ladder"}),
        ("I read our report on the wet ladders, Up the Wet Path.",
         {"Up the Wet Path": "document/candidate/up-the-wet-path"}),
        ("We have a campaign called Wet Ladders, and my £8 million Dry Ladders programme.",
         {"Wet Ladders": "scheme/candidate/wet-ladders", "Dry Ladders": "scheme/candidate/dry-ladders"}),
        ("Will you sign the Moss Ladder Association's Rope Charter?",
         {"Moss Ladder Association": "organisation/candidate/moss-ladder-association", "Rope Charter": "strategy/candidate/rope-charter"}),
        ("The Home Ladder Check pilot and the Ladder Route Map are new.",
         {"Home Ladder Check": "scheme/candidate/home-ladder-check", "Ladder Route Map": "strategy/candidate/ladder-route-map"}),
        ("My new Violence Against Women and Girls Strategy is to come.",
         {"Violence Against Women and Girls Strategy": "strategy/vawg-2018"}),
        ("Hannah Oakley's Energy Plan is out.", {"Energy Plan": "strategy/candidate/energy-plan"}),
        ("It is in the Action Plan.", {"Action Plan": "strategy/candidate/action-plan"}),
        ("The Lambeth report and the Annual report are here.", {"Lambeth": "place/borough-lambeth"}),
        ("He went to Moss Green, a study in calm.", {"Moss Green": "place/candidate/moss-green"}),
        ("He plays for Larkton Athletic, the paper says.", {}),
        ("We had from Moss Wells, a report on ladders, and from Lamp Makers, a review of ropes.", {}),
        ("It came from Lamp Makers. To Moss Wells, the review says.", {}),
        ("Mending Ladders, the report on ladders, and Mending Ropes, the study by Hannah Oakley, are here.",
         {"Mending Ladders": "document/candidate/mending-ladders", "Mending Ropes": "document/candidate/mending-ropes",
          "Hannah Oakley": "name/hannah-oakley"}),
        ("Exercise Classes are good. Exercise Machines are dear. Project Managers met.", {}),
        ("Project Cirrus began.", {"Project Cirrus": "scheme/candidate/project-cirrus"}),
        ("I thank you for your report, Tidal Ladders, which is long. I met your aide, Tidal Ladders, which is odd.",
         {"Tidal Ladders": "document/candidate/tidal-ladders"}),
        ("He saw the World Cup pilot, the Larkwing 747 pilot and the Big Ben mission.", {"World Cup": "event/world-cup"}),
        ("The British Passport is a Gold Standard for a Brownie Guide and a Council Tax Levy.", {}),
        ("The Ladder Skills Passport and a Safe Ladder Standard are in my Best Rope Guide.",
         {"Ladder Skills Passport": "scheme/candidate/ladder-skills-passport",
          "Safe Ladder Standard": "scheme/candidate/safe-ladder-standard",
          "Best Rope Guide": "document/candidate/best-rope-guide"}),
    ],
)  # fmt: skip
def test_a_paper_goes_by_its_author_or_its_title(text: str, meant: dict[str, str]) -> None:
    assert named(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I have read the Clean Air Strategy.", {"Clean Air Strategy": "strategy/clean-air-strategy"}),
        ("I have read our Clean Air Strategy.",
         {"Clean Air Strategy": "strategy/candidate/clean-air-strategy or strategy/clean-air-strategy"}),
        ("I went to Notting Hill Carnival with a ladder.", {"Notting Hill Carnival": "event/notting-hill-carnival"}),
    ],
)  # fmt: skip
def test_a_name_that_others_bear_is_doubted_only_where_it_is_said_to_be_ours(text: str, meant: dict[str, str]) -> None:
    assert named(text, on="2019-06-20") == meant


def test_a_bare_agreement_of_a_guest_is_not_the_house_s() -> None:
    guest = "Liz Peace CBE (Chair, OPDC)"
    assert named("It is in the Memorandum of Understanding.", guest, on="2019-07-04") == {
        "Memorandum of Understanding": "document/candidate/memorandum-of-understanding"
    }


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("Ken Livingstone's London Plan had it.", "2013-05-22", "strategy/london-plan-2008"),
        ("Your predecessor's London Plan had it.", "2013-05-22", "strategy/london-plan-2008"),
        ("The previous Mayor's Transport Strategy had it.", "2013-05-22", "strategy/mts-2001"),
        ("The former Mayor's Transport Strategy had it.", "2019-05-22", "strategy/mts-2010"),
        ("The previous London Plan had it.", "2013-05-22", "strategy/london-plan-2008"),
        ("The old London Plan had it.", "2013-05-22", "strategy/london-plan-2008"),
        ("Boris Johnson's Police and Crime Plan had it.", "2019-05-22", "strategy/pcp-2013"),
        ("The previous Mayor's Police and Crime Plan had it.", "2019-05-22", "strategy/pcp-2013"),
        ("The original London Plan had it.", "2013-05-22", "strategy/london-plan-2004"),
        ("It is the first London Plan to have it.", "2013-05-22", "strategy/london-plan-2011"),
        ("This was my first Transport Strategy.", "2019-05-22", "strategy/mts-2018"),
        ("Sadiq Khan's London Plan has it.", "2022-05-22", "strategy/london-plan-2021"),
        ("The third London Safety Plan had it.", "2015-05-22", "strategy/candidate/third-london-safety-plan"),
        ("The fifth London Safety Plan has it.", "2015-05-22", "strategy/london-safety-plan-2013"),
    ],
)
def test_the_words_may_tell_of_an_edition_that_is_not_the_one_of_the_day(text: str, on: str, meant: str) -> None:
    assert meant in named(text, on=on).values()


def test_a_previous_edition_is_one_of_two_where_nothing_says_whose() -> None:
    _, _, found = findings(("Keith Prince AM", "The previous Police and Crime Plan had it."), on="2024-05-22")
    (mention,) = (f for f in found if f.kind == "strategy")
    assert (mention.status, set(mention.candidates)) == ("Ambiguous", {"strategy/pcp-2013", "strategy/pcp-2017"})
