"""A server, and settings for it, for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.fetch import Client, Site, addresses_of, bring
from graphkit.store import Pages
from tests.fetch.server import Site as Server
from tests.fetch.server import serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as site:
        yield site


@pytest.fixture
def settings(server: Server) -> Site:
    return Site(
        name="hob", hosts=("127.0.0.1",), question=server.at("/q/{reference}"), listing=server.at("/list?{from}&{until}"),
        links="main a.question", next="a.more", delay=0.0, timeout=2.0, retries=2,
    )  # fmt: skip


@pytest.fixture
def sleeps() -> list[float]:
    return []


@pytest.fixture
def client(settings: Site, sleeps: list[float]) -> Iterator[Client]:
    with Client(settings, local=True, sleep=sleeps.append) as one:
        yield one


Fetch = Callable[..., dict[str, Any]]


@pytest.fixture
def fetch(settings: Site, client: Client, tmp_path: Path) -> Fetch:
    """Fetch addresses and lists into a cache; return the outcome of each address."""

    def act(*wanted: str, lists: tuple[str, ...] = (), offline: bool = False, **more: Any) -> dict[str, Any]:
        plan = addresses_of(wanted, lists, settings)
        misfit = lambda data, address: None if b"Reference" in data else "no question"  # noqa: E731
        found = bring(plan, settings, Pages(tmp_path), None if offline else client, misfit, **more)
        return {outcome.address: outcome for outcome in found}

    return act
