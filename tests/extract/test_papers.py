"""Papers: what goes by its author or by its title, and capitals beside a report that are no name of it."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import named


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
        ("The Lambeth report and the Annual report are here.", {"Lambeth": "place/borough-lambeth"}),
    ],
)  # fmt: skip
def test_a_paper_goes_by_its_author_or_its_title(text: str, meant: dict[str, str]) -> None:
    assert named(text) == meant
