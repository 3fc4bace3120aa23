"""Answers: where a paper of written answers prints them under their questions, with nothing between but a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graphkit.model import Turn
from graphkit.read.items import Item

__all__ = ["part_answers"]

_ASKS = re.compile(r"\?[\s.)\]\"'’”]*$")
_MOST = 0.75


def part_answers(items: Iterable[Item]) -> list[Item]:
    """Part each numbered question from its answer, if nearly every one has words below its question mark.

    Where only a few have, the paper has questions alone, and a member went on after asking.
    """
    found = list(items)
    parted = {id(item): turns for item in found if item.reference and (turns := _parted(item.turns))}
    asked = sum(item.reference is not None for item in found)
    if len(parted) > 1 and len(parted) >= _MOST * asked:
        for item in found:
            item.turns = parted.get(id(item), item.turns)
    return found


def _parted(turns: list[Turn]) -> list[Turn]:
    """Return question and answer where one unnamed turn holds both, or nothing."""
    if len(turns) != 1 or turns[0].label or turns[0].part != "question":
        return []
    paragraphs = turns[0].text.split("\n\n")
    asks = [bool(_ASKS.search(paragraph)) for paragraph in paragraphs]
    if True not in asks:
        return []
    end = asks.index(True) + 1
    while end < len(asks) and asks[end]:
        end += 1
    question, answer = "\n\n".join(paragraphs[:end]), "\n\n".join(paragraphs[end:])
    return [replace(turns[0], text=question), replace(turns[0], text=answer, part="answer")] if answer else []
