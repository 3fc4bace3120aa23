"""Resolve: a printed name, on a day, becomes a person in an office.

`cast` reads a question's header and speaker lines against the register of that day.
"""

from graphkit.resolve.room import cast

__all__ = ["cast"]
