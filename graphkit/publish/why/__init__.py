"""Why: from a triple of the graph back to the words, the file, the line and the rule that it rests on."""

from graphkit.publish.why.account import Account, instead, why
from graphkit.publish.why.proof import Proof
from graphkit.publish.why.rows import Row, Rows
from graphkit.publish.why.telling import data, told

__all__ = ["Account", "Proof", "Row", "Rows", "data", "instead", "told", "why"]
