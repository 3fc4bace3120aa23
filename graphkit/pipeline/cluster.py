"""Cluster: shards are spread over the machines of a Dask cluster, which does those of a lost worker again.

Either the machines share a file system, and sources, register and output have the same paths on each; or sources have
addresses that all machines reach, and parts are carried over such a place (see `graphkit.pipeline.carrying`). What goes
from Dask to its workers is the number of a shard, paths, and nothing else; the parts are the same files that a local build leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import ConfigError, GraphkitError, OutputError
from graphkit.pipeline.carrying import laid_out, run_away, taken_home
from graphkit.pipeline.shard import Orders, Shard, run

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["run_dask"]


def run_dask(shards: Sequence[Shard], orders: Orders, scheduler: str, place: str = "") -> Iterator[Shard]:
    """Run shards on the cluster of a scheduler (``tcp://host:8786``); yield each when its parts are written.

    ``place`` is the address of a folder over which parts are carried; without one, the machines share a file system. Raises `ConfigError` where Dask is not installed or the scheduler does not answer, `OutputError` where a part that was
    written elsewhere cannot be seen here, and the `GraphkitError` that a shard ended with.
    """
    here = Orders(
        orders.base, str(Path(orders.register).absolute()), orders.fingerprint, str(Path(orders.parts).absolute()),
        str(Path(orders.decisions).absolute()) if orders.decisions else "", orders.decided,
    )  # fmt: skip
    Path(here.parts).mkdir(parents=True, exist_ok=True)
    with _client(scheduler) as client, laid_out(here, place) if place else nullcontext("") as kit:
        from distributed import as_completed

        futures = {
            client.submit(_run, _absolute(s), asdict(here), kit, key=_key(s, here), retries=3): s for s in shards
        }
        for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
            failed = future.result()
            if failed is not None:
                raise failed
            shard = futures[future]
            future.release()
            if kit:
                taken_home(shard, here, kit)
            elif not shard.part(here, "jsonl").exists():
                raise OutputError(
                    "a worker wrote its parts where this machine cannot see them", where=here.parts,
                    remedy="build into a folder that all machines share, or name a place for --parts",
                )  # fmt: skip
            yield shard


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise ConfigError("Dask is not installed", remedy="pip install 'graphkit-rdf[cluster]'") from error
    try:
        return Client(scheduler, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"no Dask scheduler answers at {scheduler}: {error}", remedy="start one with: dask scheduler"
        ) from error


def _key(shard: Shard, orders: Orders) -> str:
    """Name a task by where its parts go, so that two builds on one cluster are told apart."""
    return f"graphkit-{orders.parts}-{shard.number}"


def _absolute(shard: Shard) -> dict[str, Any]:
    sources = [(path if "://" in path else str(Path(path).absolute()), name) for path, name in shard.sources]
    return asdict(shard) | {"sources": sources}


def _run(shard: dict[str, Any], orders: dict[str, str], kit: str) -> GraphkitError | None:
    """Run a shard where a worker is. What a user can mend is handed back: Dask would try it again."""
    told = Shard.of(shard)
    try:
        if kit:
            run_away(told, Orders(**orders), kit)
        else:
            run(told, Orders(**orders))
    except GraphkitError as error:
        return error
    return None
