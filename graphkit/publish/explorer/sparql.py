"""Sparql: the questions to the graph that the explorer's view is made of, and how they are put."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph

from graphkit.vocabulary import PREFIXES

Row = dict[str, str]
"""Variable to text; what is not bound is missing."""


def rows(store: pyoxigraph.Store, sparql: str) -> Iterator[Row]:
    """Put ``sparql`` to the union of all graphs; yield the rows as the store gives them."""
    found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {
            name: term.value
            for name, term in zip(names, solution, strict=True)
            if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal)
        }


SOURCES: Final = """
SELECT ?source ?name ?url WHERE {
  ?source a gk:Source ; dcterms:identifier ?name . OPTIONAL { ?source dcterms:source ?url }
}"""

QUESTIONS: Final = """
SELECT ?question ?title ?date ?reference ?asker ?capacity ?group ?of ?by ?status ?lead ?source WHERE {
  GRAPH ?source { ?question a gk:Question ; dcterms:title ?title ; schema:datePublished ?date . }
  OPTIONAL { ?question gk:reference ?reference }
  OPTIONAL { ?question gk:askedBy ?asker }
  OPTIONAL { ?question gk:askedInCapacity ?capacity }
  OPTIONAL { ?question gk:askedUnderGroup ?group }
  OPTIONAL { ?question gk:askedOf ?of }
  OPTIONAL { ?question gk:answeredBy ?by }
  OPTIONAL { ?question gk:answerStatus ?status }
  OPTIONAL { ?question gk:supplementaryTo ?lead }
}"""
"""A question with two offices and two answerers gives four rows."""

TURNS: Final = """
SELECT ?turn ?question ?sequence ?speaker ?label ?capacity ?reply ?text ?line WHERE {
  ?turn a gk:Contribution ; schema:isPartOf ?question .
  OPTIONAL { ?turn gk:sequence ?sequence }
  OPTIONAL { ?turn gk:speaker ?speaker }
  OPTIONAL { ?turn gk:speakerLabel ?label }
  OPTIONAL { ?turn gk:inCapacity ?capacity }
  OPTIONAL { ?turn gk:inReplyTo ?reply }
  OPTIONAL { ?turn gk:text ?text }
  OPTIONAL { ?turn gk:line ?line }
}"""

MENTIONS: Final = """
SELECT ?mention ?turn ?body ?start ?end ?denotes ?confidence ?status ?rule WHERE {
  VALUES ?class { gk:Mention gk:TopicAssignment }
  ?mention a ?class ; oa:hasTarget ?target .
  OPTIONAL { ?mention oa:hasBody ?body }
  ?target oa:hasSource ?turn ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL { ?mention gk:denotes ?denotes }
  OPTIONAL { ?mention gk:confidence ?confidence }
  OPTIONAL { ?mention gk:status ?status }
  OPTIONAL { ?mention gk:rule ?rule }
}"""

UNCLEAR: Final = "SELECT ?mention ?candidate WHERE { ?mention gk:candidate ?candidate }"

COMMITMENTS: Final = """
SELECT ?commitment ?maker ?turn ?clause ?to ?due WHERE {
  ?commitment a gk:Commitment ; gk:madeBy ?maker ; gk:madeIn ?turn ; gk:clause ?clause .
  OPTIONAL { ?commitment gk:madeTo ?to }
  OPTIONAL { ?commitment gk:due ?due }
}"""

CLASSES: Final = """
SELECT ?thing ?class ?label WHERE {
  VALUES ?class { foaf:Person org:Post org:Organization gk:Party gk:PoliticalGroup gk:Strategy gk:Document gk:Scheme
                  skos:Concept schema:Place schema:Event schema:CreativeWork gk:UnresolvedName }
  ?thing a ?class ; rdfs:label ?label .
  FILTER NOT EXISTS { ?thing a gk:Contribution }
}"""

ALIASES: Final = "SELECT ?thing ?alias WHERE { ?thing skos:altLabel ?alias }"

DETAILS: Final = """
SELECT ?thing ?wikidata ?note ?colour ?issued ?candidate WHERE {
  { ?thing skos:exactMatch ?wikidata } UNION { ?thing skos:definition ?note } UNION { ?thing gk:colour ?colour }
  UNION { ?thing dcterms:issued ?issued } UNION { ?thing gk:status gk:Candidate . BIND("yes" AS ?candidate) }
}"""

SPANS: Final = """
SELECT ?span ?person ?post ?organisation ?label ?start ?end WHERE {
  ?span org:member ?person ; rdfs:label ?label .
  OPTIONAL { ?span gk:post ?post }
  OPTIONAL { ?span org:organization ?organisation }
  OPTIONAL { ?span schema:startDate ?start }
  OPTIONAL { ?span schema:endDate ?end }
}"""

LINKS: Final = """
SELECT ?kind ?subject ?target WHERE {
  { ?target gk:responsiblePost ?subject . BIND("responsible" AS ?kind) }
  UNION { ?subject skos:broader ?target . BIND("broader" AS ?kind) }
}"""
