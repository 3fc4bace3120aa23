"""Invented pages of each form, small enough to read."""

from __future__ import annotations

PAGE = """Bus shelters (1)

Session date:
November 1, 2018
Question By:
Ada Quill
Asked Of:
The Mayor

How many bus shelters are there?

Answer for Bus shelters (1)

Answered By:
The Mayor

There are ninety.
"""


def page(title: str) -> bytes:
    return PAGE.replace("Bus shelters (1)", title).encode()
