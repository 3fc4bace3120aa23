"""The view holds what the graph says, and nothing that it does not say."""

from __future__ import annotations

import pyoxigraph

from graphkit.publish.explorer.query import view_of
from graphkit.publish.explorer.view import View
from graphkit.vocabulary import PREFIXES


def ask(store: pyoxigraph.Store, where: str) -> int:
    found = store.query(
        f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT * WHERE {{ {where} }} }}",
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=True,
    )
    return int(next(iter(found))["n"].value)


def test_it_holds_every_question_turn_and_source(ambleford: pyoxigraph.Store, town: View):
    assert len(town.questions) == ask(ambleford, "?q a gk:Question ; dcterms:title ?t ; schema:datePublished ?d") > 5
    assert len(town.turns) == ask(ambleford, "?t a gk:Contribution ; schema:isPartOf ?q") > 20
    assert len(town.sources) == ask(ambleford, "?s a gk:Source") > 5
    assert len(town.commitments) == ask(ambleford, "?c a gk:Commitment")
    assert town.statements == len(ambleford)


def test_questions_come_by_date(town: View):
    dates = [question.date for question in town.questions]
    assert dates == sorted(dates)
    assert (town.first, town.last) == (dates[0], dates[-1])


def test_a_mention_slices_back_to_the_words_of_its_turn(ambleford: pyoxigraph.Store, town: View):
    texts = {turn.iri: turn.text for turn in town.turns}
    quotes = {
        (row["turn"].value, int(row["start"].value), int(row["end"].value)): row["exact"].value
        for row in ambleford.query(
            "SELECT * WHERE { ?m oa:hasTarget ?g . ?g oa:hasSource ?turn ; oa:hasSelector ?p , ?q . "
            "?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }",
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=True,
        )
    }
    assert len(town.mentions) > 30
    for mention in town.mentions:
        assert texts[mention.turn][mention.start : mention.end] == quotes[mention.turn, mention.start, mention.end]


def test_an_unclear_mention_ties_to_each_thing_that_it_may_mean(town: View):
    unclear = [mention for mention in town.mentions if mention.ambiguous]
    assert unclear
    for mention in unclear:
        assert mention.denotes == ""
        alike = {m.body for m in unclear if (m.turn, m.start, m.end) == (mention.turn, mention.start, mention.end)}
        assert set(mention.candidates) <= alike


TWINS = """
INSERT DATA { GRAPH <https://example.org/t/source/1> {
  <https://example.org/t/question/1> a gk:Question ; dcterms:title "Boats" ; schema:datePublished "2020-01-01"^^xsd:date .
  <https://example.org/t/contribution/1/1> a gk:Contribution ; schema:isPartOf <https://example.org/t/question/1> ; gk:text "The Boat Plan." .
  <https://example.org/t/mention/1> a gk:Mention ; gk:status gk:Ambiguous ; oa:hasTarget <https://example.org/t/mention/1/target> ;
    gk:candidate <https://example.org/t/strategy/boats-2018> , <https://example.org/t/strategy/candidate/boats> .
  <https://example.org/t/mention/1/target> oa:hasSource <https://example.org/t/contribution/1/1> ; oa:hasSelector [ oa:start 4 ; oa:end 13 ] .
  <https://example.org/t/strategy/boats-2018> a gk:Strategy ; rdfs:label "Boat Plan" ; dcterms:issued "2018-03"^^xsd:gYearMonth .
  <https://example.org/t/strategy/candidate/boats> a gk:Strategy ; rdfs:label "Boat Plan" ; gk:status gk:Candidate .
} }"""


def test_two_of_one_name_can_be_told_apart_and_both_are_tied():
    store = pyoxigraph.Store()
    store.update(TWINS, prefixes=dict(PREFIXES))
    view = view_of(store)
    assert [(thing.label, thing.sense) for thing in view.things] == [
        ("Boat Plan", "2018"),
        ("Boat Plan", "not listed"),
    ]
    assert [mention.body for mention in view.mentions] == [thing.iri for thing in view.things]
    assert all(mention.ambiguous for mention in view.mentions)


def test_everybody_who_speaks_is_a_thing_with_the_office_of_that_day(town: View):
    people = {thing.iri for thing in town.things if thing.kind == "person"}
    speaking = [turn for turn in town.turns if turn.speaker]
    assert speaking
    assert {turn.speaker for turn in speaking} <= people
    assert any(turn.capacity.startswith("Mayor of") for turn in speaking)
    assert not any("20" in turn.capacity for turn in speaking), "an office is shown without its years"


def test_a_graph_without_questions_gives_a_view_without_things():
    view = view_of(pyoxigraph.Store())
    assert (view.title, view.things, view.questions, view.first) == ("Transcripts", (), (), "")
