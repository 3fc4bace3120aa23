"""Register: who held what and when, and what things are called: the authority data of one body."""

from graphkit.register.model import (
    Event,
    Group,
    Match,
    Membership,
    Organisation,
    Party,
    Person,
    Place,
    Post,
    Register,
    Scheme,
    Strategy,
    Tenure,
    Title,
    Topic,
)  # fmt: skip

__all__ = [
    "Event", "Group", "Match", "Membership", "Organisation", "Party", "Person", "Place", "Post", "Register", "Scheme",
    "Strategy", "Tenure", "Title", "Topic",
]  # fmt: skip
