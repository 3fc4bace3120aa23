"""Describe: nouns become statements; left of here nothing knows what a triple is.

What describes returns one named graph as sorted N-Quads bytes; what states returns its `Statements`.
"""

from graphkit.describe.names import Names, question_key, source_slug
from graphkit.describe.register import state_register
from graphkit.describe.statements import Paragraph, Said, Statements, paragraphs, value
from graphkit.describe.terms import describe_terms
from graphkit.describe.transcript import Reading, describe_leads, describe_transcript, state_transcript

__all__ = [
    "Names",
    "Paragraph",
    "Reading",
    "Said",
    "Statements",
    "describe_leads",
    "describe_terms",
    "describe_transcript",
    "paragraphs",
    "question_key",
    "source_slug",
    "state_register",
    "state_transcript",
    "value",
]
