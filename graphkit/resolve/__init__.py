"""Resolve: a printed name, on a day, becomes a person in an office.

`cast` reads a question's header and speaker lines against the register of that day; `cast_unlisted` takes them as they
are, where there is no register.
"""

from graphkit.resolve.heard import Heard
from graphkit.resolve.room import cast
from graphkit.resolve.unlisted import cast_unlisted

__all__ = ["Heard", "cast", "cast_unlisted"]
