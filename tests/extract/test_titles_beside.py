"""Titles beside names: whose officer somebody is, whose field is spoken of, and who is named right behind a title."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import findings, named


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("TfL's Commissioner has it.", "2018-11-28", {"TfL": "organisation/tfl", "Commissioner": "person/mike-brown"}),
        ("The Commissioner of Transport has it.", "2012-06-13", {"Commissioner of Transport": "person/peter-hendy"}),
        ("The outgoing Commissioner has the Met's list.", "2022-03-24",
         {"Commissioner": "person/cressida-dick", "Met": "organisation/mps"}),
        ("The new Commissioner, Cressida Dick, has it.", "2017-02-22",
         {"Commissioner": "person/cressida-dick", "Cressida Dick": "person/cressida-dick"}),
        ("Acting Commissioner Tim Godwin has it.", "2011-08-10", {"Acting Commissioner Tim Godwin": "person/tim-godwin"}),
        ("Minister Ann Larkworth and Commissioner Andy Byford have it.", "2021-06-17",
         {"Minister Ann Larkworth": "name/ann-larkworth", "Commissioner Andy Byford": "person/andy-byford"}),
        ("The Secretary of State for Bells, Ropes and Ladders has it.", "2023-05-18",
         {"Secretary of State for Bells, Ropes and Ladders": "post/candidate/secretary-of-state-for-bells-ropes-and-ladders"}),
        ("The Bells Minister, Wendy Larkworth, has it.", "2019-05-22",
         {"Bells Minister": "post/candidate/bells-minister", "Wendy Larkworth": "name/wendy-larkworth"}),
        ("Zorah Larkworth, the Bells Minister, has it.", "2019-05-22",
         {"Bells Minister": "post/candidate/bells-minister", "Zorah Larkworth": "name/zorah-larkworth"}),
        ("Zorah Larkworth of Shelter has it.", "2019-05-22",
         {"Zorah Larkworth": "name/zorah-larkworth", "Shelter": "organisation/shelter"}),
        ("As Chair of the Moss Committee I have it.", "2016-01-20",
         {"Chair of the Moss Committee": "person/keith-prince"}),
        ("The Chancellor's summer Budget has it.", "2015-10-20", {"Chancellor": "person/george-osborne"}),
        ("Newham and its Mayor have it.", "2015-10-20", {"Newham": "place/borough-newham"}),
        ("The Deputy Leader of the House left it in the Library of the House.", "2009-10-26",
         {"Deputy Leader of the House": "post/candidate/deputy-leader-of-the-house"}),
        ("The Territorial Army (TA) has it.", "2009-10-26",
         {"Territorial Army": "organisation/candidate/territorial-army", "TA": "organisation/candidate/territorial-army"}),
        ("Ken Livingstone and Kit Malthouse have it. Ken is glad; Kit is not.", "2014-07-16",
         {"Ken Livingstone": "person/ken-livingstone", "Kit Malthouse": "person/kit-malthouse",
          "Ken": "person/ken-livingstone", "Kit": "person/kit-malthouse"}),
    ],
)  # fmt: skip
def test_the_words_beside_a_title_tell_whose_it_is(text: str, on: str, meant: dict[str, str]) -> None:
    assert named(text, on=on) == meant


def test_a_bare_commissioner_is_the_one_whose_business_the_heading_speaks_of() -> None:
    meant = named("What has the Commissioner told you?", on="2016-01-20", title="Night Tube")
    assert meant == {"Commissioner": "person/mike-brown"}


def test_what_a_deputy_mayor_was_told_may_be_about_anything() -> None:
    _, _, found = findings(("Keith Prince AM", "Was the Deputy Mayor told?"), title="Fire engines", on="2018-11-01")
    (title,) = (f for f in found if f.kind == "post")
    assert title.status == "Ambiguous"


def test_a_deputy_chair_is_of_the_body_whose_deputy_chair_was_named() -> None:
    before = (("Keith Prince AM", "Is the Deputy Chair of TfL here?"),)
    assert named("The Deputy Chairman is.", before=before, on="2016-01-20") == {
        "Deputy Chairman": "person/isabel-dedring"
    }


def test_somebody_else_named_behind_a_title_is_not_its_holder_on_record() -> None:
    _, _, found = findings(("Keith Prince AM", "The Home Secretary, Wendy Larkworth, has it."), on="2018-11-01")
    (title,) = (f for f in found if f.kind == "post")
    assert (title.body, title.denotes, title.holder) == ("post/home-secretary", None, None)


def test_a_title_is_the_one_whose_holder_is_called_by_name_next() -> None:
    meant = named("I asked the Deputy Mayor about it; Seb could not say.", on="2024-12-05")
    assert meant["Deputy Mayor"] == "person/seb-dance"


def test_the_chair_of_the_authority_is_of_the_one_that_was_named() -> None:
    before = (("Keith Prince AM", "I asked the MPA about it."),)
    assert named("The Chair of the Authority has it.", before=before, on="2006-07-12") == {
        "Chair of the Authority": "person/len-duvall"
    }


def test_letters_mean_what_the_page_says_they_do() -> None:
    meant = named("The Internal Ropes Group (IRG) and the Independent Airing Group (IAG) met. The IAG has it.")
    assert meant["IAG"] == "organisation/candidate/independent-airing-group"
    assert named("The Bells Office of Probation (NOMS) has it.")["NOMS"] == "organisation/hmpps"


def test_half_a_name_is_no_minister_whom_the_page_has_not_named() -> None:
    assert named("Mr Javid has it.", on="2018-11-28") == {"Mr Javid": "name/mr-javid"}
    assert named("The Home Secretary has it. Mr Javid reads it.", on="2018-11-28") == {
        "Home Secretary": "person/sajid-javid",
        "Mr Javid": "person/sajid-javid",
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I met Brian Coleman [Member and Chairman, LFEPA] of late.",
         {"Brian Coleman": "person/brian-coleman", "Chairman, LFEPA": "person/brian-coleman"}),
        ("I met Peter Hendy (Commissioner, Transport for London) and others.",
         {"Peter Hendy": "person/peter-hendy", "Commissioner, Transport for London": "person/peter-hendy"}),
        ("Chair, LFEPA has a bell (it is old).", {"Chair": "person/dee-doocey", "LFEPA": "organisation/lfepa"}),
        ("The Acting Chairman or Chairwoman may ring.", {}),
        ("I met Ann Larkworth [Home Secretary when bells were new].",
         {"Ann Larkworth": "name/ann-larkworth", "Home Secretary": "post/home-secretary"}),
        ("I met Theresa May [Home Secretary].", {"Theresa May": "person/theresa-may", "Home Secretary": "person/theresa-may"}),
        ("The saintly Sir Robert Larkworth [Clerk of the bells] rang.", {"Sir Robert Larkworth": "name/robert-larkworth"}),
        ("The Ann Larkworth [SS Ann Larkworth] rang.", {}),
        ("Mayor Boris, is it done?", {"Mayor Boris": "person/boris-johnson"}),
    ],
)  # fmt: skip
def test_a_title_in_brackets_has_its_body_behind_it(text: str, meant: dict[str, str]) -> None:
    assert named(text, label="Boris Johnson (Mayor of London)", on="2010-09-15") == meant


def test_a_deputy_in_the_chair_is_meant_and_no_holder_of_the_chair() -> None:
    lines = (("Jennette Arnold OBE AM (Deputy Chair in the Chair)", "Next."), ("Keith Prince AM", "Thank you, Chair."))
    _, _, found = findings(*lines, on="2018-11-28")
    (title,) = (f for f in found if f.kind == "post")
    assert (title.body, title.denotes, title.holder) == ("post/chair-london-assembly", "person/jennette-arnold", None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In 2007, the Mayor of London rang.", {"Mayor of London": "person/ken-livingstone"}),
        ("In 2008 the Mayor rang.", {"Mayor": "person/boris-johnson"}),
        ("In 2014 the Mayor will ring.", {"Mayor": "person/boris-johnson"}),
        ("Mr Larkworth is aspiring to be the Mayor of London.", {"Mr Larkworth": "name/mr-larkworth"}),
        ("She hopes to become the Mayor.", {}),
        ("We met Belfry Minister Nora Larkworth.",
         {"Belfry Minister": "post/candidate/belfry-minister", "Nora Larkworth": "name/nora-larkworth"}),
        ("But Minister Nora Larkworth rang.", {"Minister Nora Larkworth": "name/nora-larkworth"}),
        ("We met Nora Larkworth Lord Tobias Wren and Nora Lord.",
         {"Nora Larkworth": "name/nora-larkworth", "Lord Tobias Wren": "name/tobias-wren", "Nora Lord": "name/nora-lord"}),
        ("Mr Sadiq Khan, MP for Tooting, rang.", {"Mr Sadiq Khan": "person/sadiq-khan", "Tooting": "place/area-tooting"}),
        ("The Senior Adviser for Bells, Nora Larkworth, rang.",
         {"Senior Adviser for Bells": "post/candidate/senior-adviser-for-bells", "Nora Larkworth": "name/nora-larkworth"}),
        ("The next Government may ring.", {}),
    ],
)  # fmt: skip
def test_what_stands_round_a_title_says_when_it_is_held_and_where_a_name_begins(
    text: str, meant: dict[str, str]
) -> None:
    assert named(text, label="Boris Johnson (Mayor of London)", on="2009-11-18") == meant


def test_a_plan_is_the_draft_of_who_has_it_and_not_what_a_predecessor_left() -> None:
    said = {"label": "Boris Johnson (Mayor of London)", "on": "2009-11-18"}
    assert named("My London Plan has it.", **said) == {"London Plan": "strategy/london-plan-2009-draft"}
    assert named("The London Plan has it.", **said) == {"London Plan": "strategy/london-plan-2008"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("New York's Deputy Mayor for Housing rang.", {"New York": "place/place-new-york"}),
        ("Hackney’s Mayor rang Boris's Deputy Mayor for Transport.",
         {"Hackney": "place/borough-hackney", "Deputy Mayor for Transport": "person/isabel-dedring"}),
        ("I thank Kit [Kit Malthouse AM] and Ric [Ric Blakeway, Deputy Mayor for Housing and Ropes].",
         {"Kit": "person/kit-malthouse", "Kit Malthouse AM": "person/kit-malthouse", "Ric": "person/richard-blakeway",
          "Ric Blakeway": "person/richard-blakeway", "Deputy Mayor for Housing and Ropes": "person/richard-blakeway"}),
        ("The Boris Carillon!", {}),
        ("The Nora Larkworth who rang.", {"Nora Larkworth": "name/nora-larkworth"}),
        ("The Department of Business, Innovation & Skills rang.",
         {"Department of Business, Innovation & Skills": "organisation/bis"}),
        ("The National Director for Bells, Nora Larkworth, rang.",
         {"National Director for Bells": "post/candidate/national-director-for-bells", "Nora Larkworth": "name/nora-larkworth"}),
    ],
)  # fmt: skip
def test_an_owner_an_editor_or_an_article_says_whose_a_title_or_a_name_is(text: str, meant: dict[str, str]) -> None:
    assert named(text, label="Boris Johnson (Mayor of London)", on="2014-11-19") == meant


def test_a_secretary_of_state_may_be_named_only_further_on() -> None:
    long = "The bells were rung for long, and then for longer, and then they were rung once more. " * 2
    text = f"The Secretary of State rang. {long}It was what Eric Pickles wanted."
    said = named(text, label="Boris Johnson (Mayor of London)", on="2014-11-19")
    assert said == {"Secretary of State": "person/eric-pickles", "Eric Pickles": "person/eric-pickles"}


@pytest.mark.parametrize(
    ("text", "title", "meant"),
    [
        ("Chairman, probably this is one for you.", "Bells at LFEPA", "person/gareth-bacon"),
        ("Chairman, probably this is one for you.", "Bells", "person/jennette-arnold"),
        ("I would like the Chairman to answer this.", "Bells at LFEPA", "person/gareth-bacon"),
        ("Thank you, Chairman. The bells rang.", "Bells at LFEPA", "person/jennette-arnold"),
    ],
)
def test_the_chair_who_is_asked_is_that_of_the_body_in_the_heading(text: str, title: str, meant: str) -> None:
    assert named(text, title=title, on="2015-12-02")["Chairman"] == meant


def test_mr_chairman_is_no_woman_who_presides() -> None:
    _, _, found = findings(("Kit Malthouse AM", "Mr Chairman, Madam Chair, Chair, it rang."), on="2011-09-07")
    titles = [(f.status, f.denotes) for f in found if f.kind == "post"]
    assert titles == [
        ("Candidate", "post/candidate/chair"),
        ("Accepted", "person/jennette-arnold"),
        ("Accepted", "person/jennette-arnold"),
    ]
