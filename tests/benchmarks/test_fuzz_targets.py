"""Each target of the fuzzer takes the samples that its search begins with: one that is broken would find nothing."""

from __future__ import annotations

from contextlib import suppress

import pytest

from benchmarks.fuzz import TARGETS as LISTED
from benchmarks.fuzz import WEIGHTS
from benchmarks.targets import TARGETS, seeds
from graphkit.errors import GraphkitError


def test_every_target_gets_its_share_of_the_hour() -> None:
    assert set(LISTED) == set(TARGETS)
    assert len(WEIGHTS) == len(LISTED)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_what_its_search_begins_with(name: str) -> None:
    taken = 0
    for data in seeds(name):
        with suppress(GraphkitError):
            TARGETS[name](data)
            taken += 1
    assert taken
