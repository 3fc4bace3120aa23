"""Linking: which question each supplementary follows is put into graphs that were described without it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence

from graphkit.describe import Names, describe_leads
from graphkit.pipeline.settling import Settled, doubtful
from graphkit.vocabulary import GK

__all__ = ["doubted_leads", "linked"]

_LEAD = f" <{GK('supplementaryTo')}> ".encode()


def linked(graph: str, nquads: bytes, leads: Mapping[str, str], names: Names) -> bytes:
    """Return a graph's sorted statements with just these leads in them."""
    new = describe_leads(graph, leads, names).splitlines(keepends=True) if leads else []
    if not new and _LEAD not in nquads:
        return nquads
    if _LEAD in nquads:
        lines = nquads.splitlines(keepends=True)
        nquads = b"".join(line for line in lines if _LEAD not in line.split(b'"', 1)[0])
    for line in new:
        nquads = _with(nquads, line)
    return nquads


def _with(nquads: bytes, line: bytes) -> bytes:
    """Return sorted statements with one more, whose subject they mostly describe."""
    subject = line[: line.index(b" ") + 1]
    at = 0 if nquads.startswith(subject) else nquads.find(b"\n" + subject) + 1
    if not nquads.startswith(subject, at):
        lines = nquads.splitlines(keepends=True)
        insort(lines, line)
        return b"".join(lines)
    while nquads.startswith(subject, at) and nquads[at : (after := nquads.index(b"\n", at) + 1)] < line:
        at = after
    return nquads[:at] + line + nquads[at:]


def doubted_leads(settled: Sequence[Settled], names: Names) -> set[str]:
    """Return the IRIs of the supplementaries whose lead the shapes may not allow."""
    return {names.of(f"question/{key}") for key in doubtful(settled)}
