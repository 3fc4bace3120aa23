"""Push: a graph is brought to another store by the SPARQL 1.1 Graph Store HTTP Protocol, graph by graph."""

from graphkit.publish.push.ledger import Ledger
from graphkit.publish.push.sending import Pushed, push
from graphkit.publish.push.target import ATTEMPTS, Target

__all__ = ["ATTEMPTS", "Ledger", "Pushed", "Target", "push"]
