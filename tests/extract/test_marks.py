"""Where quotation marks, offices and bodies beside a name say how far it goes."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import named


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The draft consultation document 'The Mayor's ropes for a loud city' published in June rings.",
         {"The Mayor's ropes for a loud city": "document/candidate/ropes-for-a-loud-city"}),
        ("The Committee released the report ‘The ropes of the bell’s tower’ in May.",
         {"The ropes of the bell’s tower": "document/candidate/ropes-of-the-bells-tower"}),
        ("My question is to Bell Ropes Programme Director Daniel Bridge.", {"Daniel Bridge": "name/daniel-bridge"}),
    ],
)  # fmt: skip
def test_a_title_goes_from_mark_to_mark_and_an_officer_has_a_name(text: str, meant: dict[str, str]) -> None:
    found = named(text, on="2017-08-10")
    assert meant.items() <= found.items()
    assert not {"The", "The Mayor's", "Mayor", "Bridge"} & set(found)


def test_the_day_of_an_agreement_is_no_part_of_its_name() -> None:
    assert named("Is the 1 June 2021 Bells and Ropes Agreement good?", on="2021-06-24") == {
        "Bells and Ropes Agreement": "document/candidate/bells-and-ropes-agreement"
    }
