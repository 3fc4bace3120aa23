"""Telling: an account as lines for a person and as data for a machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graphkit.publish.why.account import Account
from graphkit.publish.why.proof import Proof

__all__ = ["data", "told"]


def told(account: Account, version: str) -> str:
    """Return an account as lines; ``version`` is that of the graphkit which built the graph."""
    return "\n".join(_lines(account, version))


def data(account: Account, version: str) -> dict[str, Any]:
    """Return an account as plain data, the terms in the syntax of N-Triples."""
    return {
        "subject": str(account.subject), "predicate": str(account.predicate), "object": str(account.object),
        "labels": list(account.labels), "graph": account.graph, "kind": account.kind, "file": account.file,
        "row": account.row.key if account.row else "", "line": account.row.line if account.row else None,
        "source": account.row.source if account.row else "", "certainty": account.row.certainty if account.row else "",
        "sha256": account.sha256, "reader": account.reader, "graphkit": version,
        "proofs": [_proof(proof) for proof in account.proofs],
    }  # fmt: skip


def _proof(proof: Proof) -> dict[str, Any]:
    told = asdict(proof.words)
    told["quote"] = proof.words.marked or proof.words.after
    return told | {
        "rule": proof.rule, "confidence": proof.confidence, "status": proof.status, "iri": proof.iri,
    }  # fmt: skip


def _lines(account: Account, version: str) -> Iterator[str]:
    subject, predicate, target = (_flat(label) for label in account.labels)
    yield f"{subject} · {predicate} · {target}"
    for proof in account.proofs:
        yield from _proved(proof, account.file)
    if account.kind == "register":
        yield from _registered(account)
    elif account.kind == "ontology":
        yield f"  Ontology: a label of the vocabulary (graph {account.graph})"
        yield "  Rule:     as written in the ontology"
    else:
        if not account.proofs:
            yield f"  Source:   {_flat(account.file)}, of the file as a whole"
            yield "  Rule:     read from the file as a whole"
        yield f"  Graph:    {account.graph}"
        yield f"  Read by:  {account.reader}, sha-256 {account.sha256}"
    yield f"  Built by: graphkit {version}"


def _registered(account: Account) -> Iterator[str]:
    row = account.row
    if row is None:
        yield f"  Register: the register (graph {account.graph})"
        return
    key = f", row {_flat(row.key)}" if row.key else ""
    line = f", line {row.line}" if row.line else ""
    yield f"  Register: {row.file}{key}{line} (graph {account.graph})"
    sure = f", {row.certainty}" if row.certainty else ""
    if row.source:
        yield f"  Source:   {_flat(row.source)}{sure}"
    yield "  Rule:     as written in the register"


def _proved(proof: Proof, file: str) -> Iterator[str]:
    words = proof.words
    office = f" ({_flat(words.office)})" if words.office else ""
    reference = f" ({_flat(words.reference)})" if words.reference else ""
    yield (
        f"  Quote:    {_flat(words.before)}[{_flat(words.marked)}]{_flat(words.after)}"
        if words.marked
        else (f"  Quote:    {_flat(words.after)}")
    )
    yield f"  Said by:  {_flat(words.speaker) or 'speaker not named'}{office}, {words.date}"
    yield f"  Question: {_flat(words.question)}{reference}"
    yield f"  Place:    {_flat(words.file or file)}{f', {words.place}' if words.place else ''}"
    sure = f", confidence {proof.confidence}" if proof.confidence else ""
    status = f", {_flat(proof.status)}" if proof.status else ""
    yield f"  Rule:     {_flat(proof.rule)}{sure}{status}"


def _flat(text: str) -> str:
    """Keep a text on its line, and its control characters from steering a terminal."""
    return "".join(c if c.isprintable() or c == " " else " " for c in text)
