"""Describe: nouns become statements; left of here nothing knows what a triple is.

Each function returns one named graph as sorted N-Quads bytes.
"""

from graphkit.describe.names import Names, question_key, source_slug
from graphkit.describe.register import describe_register
from graphkit.describe.terms import describe_terms
from graphkit.describe.transcript import Reading, describe_leads, describe_transcript

__all__ = [
    "Names",
    "Reading",
    "describe_leads",
    "describe_register",
    "describe_terms",
    "describe_transcript",
    "question_key",
    "source_slug",
]
