"""A sound graph, and for everything that the shapes ask for a change that breaks just that."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graphkit.vocabulary import PREFIXES

ONTOLOGY = Path(__file__).parents[2] / "ontology"
BASE = "https://w3id.org/graphkit/ambleford/"
SHAPES = "https://w3id.org/graphkit/shapes#"
SH = "http://www.w3.org/ns/shacl#"
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"

SOUND = """
<sitting/2022-03-03> a gk:Sitting , schema:Event ; rdfs:label "Sitting"@en ; gk:date "2022-03-03"^^xsd:date .
<question/lead> a gk:Question ; rdfs:label "Flooding"@en ; dcterms:title "Flooding"@en ;
    gk:reference "2022/0107" ; schema:datePublished "2022-03-03"^^xsd:date ;
    schema:isPartOf <sitting/2022-03-03> ;
    gk:askedBy <person/asker> ; gk:askedInCapacity <membership/seat> ; gk:askedUnderGroup <group/g> ;
    gk:askedOf <post/mayor> ; gk:answeredBy <person/mayor> ; gk:answerStatus gk:Answered .
<question/follow> a gk:Question , gk:SupplementaryQuestion ; rdfs:label "Flooding (1)"@en ;
    dcterms:title "Flooding"@en ; schema:datePublished "2022-03-03"^^xsd:date ;
    schema:isPartOf <sitting/2022-03-03> ; gk:supplementaryNumber 1 ; gk:supplementaryTo <question/lead> .
<contribution/1> a gk:Contribution ; rdfs:label "Turn 1"@en ; gk:sequence 1 ;
    gk:text "When will the Mayor act?"@en ;
    schema:isPartOf <question/lead> ; gk:speakerLabel "The Asker" ; gk:speaker <person/asker> ;
    gk:inCapacity <membership/seat> ; gk:addressedTo <person/mayor> ; gk:discusses <topic/flooding> .
<contribution/2> a gk:Contribution ; rdfs:label "Turn 2"@en ; gk:sequence 2 ; gk:text "Soon."@en ;
    schema:isPartOf <question/lead> ; gk:speaker <person/mayor> ; gk:inCapacity <tenure/mayor> ;
    gk:inReplyTo <contribution/1> .
<mention/1> a gk:Mention , oa:Annotation ; rdfs:label "the Mayor"@en ; oa:hasBody <post/mayor> ;
    oa:hasTarget <mention/1/target> ; gk:resolvedHolder <tenure/mayor> ; gk:denotes <person/mayor> ;
    gk:confidence 0.95 ; gk:status gk:Accepted ; gk:rule "title" .
<mention/2> a gk:Mention , oa:Annotation ; rdfs:label "the Mayor"@en ; oa:hasBody <post/mayor> ;
    oa:hasTarget <mention/1/target> ; gk:candidate <person/mayor> , <person/asker> ;
    gk:confidence 0.5 ; gk:status gk:Ambiguous ; gk:rule "title" .
<mention/3> a gk:TopicAssignment , oa:Annotation ; rdfs:label "flooding"@en ; oa:hasBody <topic/flooding> ;
    oa:hasTarget <mention/1/target> ; gk:confidence 1.0 ; gk:status gk:Accepted ; gk:rule "label" .
<mention/1/target> a oa:SpecificResource ; rdfs:label "target"@en ; oa:hasSource <contribution/1> ;
    oa:hasSelector <mention/1/position> , <mention/1/quote> .
<mention/1/position> a oa:TextPositionSelector ; rdfs:label "10-19"@en ; oa:start 10 ; oa:end 19 .
<mention/1/quote> a oa:TextQuoteSelector ; rdfs:label "quote"@en ; oa:exact "the Mayor"@en ;
    oa:prefix "When will "@en ; oa:suffix " act?"@en .
<commitment/1> a gk:Commitment ; rdfs:label "to act"@en ; gk:clause "Soon."@en ; gk:madeIn <contribution/2> ;
    gk:madeBy <person/mayor> .
<person/asker> a foaf:Person ; rdfs:label "The Asker" ; foaf:name "The Asker" .
<person/mayor> a foaf:Person ; rdfs:label "The Answerer" ; foaf:name "The Answerer" .
<post/mayor> a org:Post ; rdfs:label "Mayor"@en ; skos:prefLabel "Mayor"@en ; org:postIn <organisation/city> .
<post/warden> a org:Post ; rdfs:label "Warden"@en ; skos:prefLabel "Warden"@en ; gk:shared true .
<organisation/city> a org:Organization ; rdfs:label "City of Ambleford"@en .
<group/g> a gk:PoliticalGroup , org:Organization ; rdfs:label "Group"@en .
<membership/seat> a org:Membership ; rdfs:label "Seat"@en ; org:member <person/asker> ;
    org:organization <organisation/city> ; schema:startDate "2018"^^xsd:gYear ;
    schema:endDate "2026-05"^^xsd:gYearMonth .
<tenure/mayor> a gk:Tenure , org:Membership ; rdfs:label "Mayor"@en ; org:member <person/mayor> ;
    org:organization <organisation/city> ; gk:post <post/mayor> ; schema:startDate "2019-05-09"^^xsd:date ;
    gk:acting false .
<tenure/mayor-before> a gk:Tenure , org:Membership ; rdfs:label "Mayor before"@en ; org:member <person/asker> ;
    gk:post <post/mayor> ; schema:startDate "2016-05"^^xsd:gYearMonth ; schema:endDate "2019-05-09"^^xsd:date ;
    gk:acting false .
<tenure/mayor-between> a gk:Tenure , org:Membership ; rdfs:label "Acting Mayor"@en ; org:member <person/asker> ;
    gk:post <post/mayor> ; schema:startDate "2019-05-01"^^xsd:date ; schema:endDate "2019-06"^^xsd:gYearMonth ;
    gk:acting true .
<tenure/warden-1> a gk:Tenure , org:Membership ; rdfs:label "Warden"@en ; org:member <person/asker> ;
    gk:post <post/warden> ; schema:startDate "2020"^^xsd:gYear .
<tenure/warden-2> a gk:Tenure , org:Membership ; rdfs:label "Warden"@en ; org:member <person/mayor> ;
    gk:post <post/warden> ; schema:startDate "2020-02"^^xsd:gYearMonth .
<strategy/flood> a gk:Strategy ; rdfs:label "Flood Strategy"@en ; dcterms:title "Flood Strategy"@en ;
    dcterms:issued "2021"^^xsd:gYear ; gk:responsiblePost <post/mayor> ; gk:editionStatus "draft" .
<scheme/homes> a gk:Scheme ; rdfs:label "Warm Homes"@en .
<place/weir> a schema:Place ; rdfs:label "Lower Weir"@en .
<name/nobody> a gk:UnresolvedName ; rdfs:label "Mr Nobody" ; foaf:name "Mr Nobody" .
<topic/water> a skos:Concept ; rdfs:label "Water"@en ; skos:prefLabel "Water"@en .
<topic/flooding> a skos:Concept ; rdfs:label "Flooding"@en ; skos:prefLabel "Flooding"@en ;
    skos:broader <topic/water> .
<source/page> a gk:Source , prov:Entity ; rdfs:label "page" ; gk:reader "question-page" ;
    gk:sha256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" .
"""


def swap(subject: str, predicate: str, value: str) -> str:
    """Write the update that gives ``subject`` the one ``value`` for ``predicate``."""
    return f"DELETE WHERE {{ <{subject}> {predicate} ?o }} ; {add(subject, predicate, value)}"


def add(subject: str, predicate: str, value: str) -> str:
    return f"INSERT DATA {{ <{subject}> {predicate} {value} }}"


def drop(subject: str, predicate: str) -> str:
    return f"DELETE WHERE {{ <{subject}> {predicate} ?o }}"


BREAKS: list[tuple[str, str]] = [
    ("Addressed", "INSERT DATA { _:nobody a foaf:Person ; rdfs:label 'Nobody' ; foaf:name 'Nobody' }"),
    ("label", add("contribution/1", "gk:mentions", "<organisation/unheard-of>")),
    ("QuestionDay", swap("sitting/2022-03-03", "gk:date", '"2022-03-04"^^xsd:date')),
    ("AskerInTerm", swap("membership/seat", "schema:endDate", '"2022-02"^^xsd:gYearMonth')),
    ("AskerInTerm", swap("membership/seat", "schema:endDate", '"2022-03-03"^^xsd:date')),
    ("AskerInTerm", swap("membership/seat", "schema:startDate", '"2023"^^xsd:gYear')),
    ("AskerHoldsCapacity", swap("question/lead", "gk:askedBy", "<person/mayor>")),
    ("SupplementaryAfter", swap("question/lead", "schema:datePublished", '"2022-03-10"^^xsd:date')),
    ("SupplementaryChain", add("question/lead", "gk:supplementaryTo", "<question/follow>")),
    ("ReplyAfter", add("contribution/1", "gk:inReplyTo", "<contribution/2>")),
    ("ReplyAfter", swap("contribution/2", "gk:sequence", "1")),
    (
        "ReplyAfter",
        add("contribution/1", "gk:inReplyTo", "<contribution/3>")
        + "; INSERT DATA { <contribution/3> schema:isPartOf <question/later> . "
        "<question/later> schema:datePublished '2022-04-01'^^xsd:date }",
    ),
    ("OwnPlace", swap("contribution/2", "gk:sequence", "1")),
    ("SpeakerInTerm", swap("tenure/mayor", "schema:endDate", '"2022-03-03"^^xsd:date')),
    ("SpeakerInTerm", swap("tenure/mayor", "schema:startDate", '"2022-04"^^xsd:gYearMonth')),
    ("SpeakerHoldsCapacity", swap("contribution/2", "gk:inCapacity", "<membership/seat>")),
    ("HolderOnTheDay", swap("tenure/mayor", "schema:endDate", '"2021"^^xsd:gYear')),
    ("HolderOfThePost", swap("mention/1", "gk:resolvedHolder", "<tenure/warden-2>")),
    ("HolderOfThePost", swap("mention/1", "gk:denotes", "<person/asker>")),
    ("TargetText", drop("contribution/1", "gk:text")),
    ("CommitmentWords", swap("commitment/1", "gk:clause", '"Never."@en')),
    ("HeldOnce", drop("tenure/mayor-before", "schema:endDate")),
    ("HeldOnce", swap("tenure/mayor-before", "schema:endDate", '"2019-06"^^xsd:gYearMonth')),
    ("HeldOnce", swap("tenure/mayor-between", "gk:acting", "false")),
    ("HeldOnce", drop("post/warden", "gk:shared")),
    ("ConceptLevels", add("topic/water", "skos:broader", "<topic/flooding>")),
    ("post-shared", swap("post/warden", "gk:shared", '"many"')),
    ("label", drop("scheme/homes", "rdfs:label")),
    ("line", add("contribution/1", "gk:line", "0")),
    ("Sitting", drop("sitting/2022-03-03", "gk:date")),
    ("sitting-date", swap("sitting/2022-03-03", "gk:date", '"3 March"')),
    ("question-title", drop("question/lead", "dcterms:title")),
    ("question-title", add("question/lead", "dcterms:title", '"Another"@en')),
    ("question-title", swap("question/lead", "dcterms:title", '"Flooding"')),
    ("question-date", drop("question/lead", "schema:datePublished")),
    ("question-date", swap("question/lead", "schema:datePublished", '"2022-03"^^xsd:gYearMonth')),
    ("question-reference", swap("question/lead", "gk:reference", '"0107/2022"')),
    ("question-sitting", drop("question/lead", "schema:isPartOf")),
    ("question-asker", swap("question/lead", "gk:askedBy", "<person/nobody>")),
    ("question-asker-capacity", swap("question/lead", "gk:askedInCapacity", "<person/asker>")),
    ("question-group", swap("question/lead", "gk:askedUnderGroup", "<organisation/city>")),
    ("question-asked-of", swap("question/lead", "gk:askedOf", "<organisation/city>")),
    ("question-answerer", add("question/lead", "gk:answeredBy", "<post/mayor>")),
    ("question-status", swap("question/lead", "gk:answerStatus", "gk:Accepted")),
    ("question-lead", swap("question/follow", "gk:supplementaryTo", "<question/follow>")),
    ("SupplementaryQuestion", "DELETE DATA { <question/follow> a gk:Question }"),
    ("supplementary-number", swap("question/follow", "gk:supplementaryNumber", "0")),
    ("contribution-sequence", swap("contribution/1", "gk:sequence", "0")),
    ("contribution-sequence", drop("contribution/1", "gk:sequence")),
    ("contribution-text", swap("contribution/2", "gk:text", '""@en')),
    ("contribution-question", swap("contribution/1", "schema:isPartOf", "<sitting/2022-03-03>")),
    ("contribution-label", add("contribution/1", "gk:speakerLabel", '"Another"')),
    ("contribution-speaker", add("contribution/1", "gk:speaker", "<person/mayor>")),
    ("contribution-capacity", swap("contribution/1", "gk:inCapacity", "<post/mayor>")),
    ("contribution-reply", swap("contribution/2", "gk:inReplyTo", "<contribution/2>")),
    ("contribution-addressee", swap("contribution/1", "gk:addressedTo", "<post/mayor>")),
    ("contribution-topic", add("contribution/1", "gk:discusses", "<post/mayor>")),
    ("Mention", add("mention/2", "gk:denotes", "<person/mayor>")),
    ("Mention", swap("mention/2", "gk:candidate", "<person/mayor>")),
    ("annotation-body", drop("mention/1", "oa:hasBody")),
    ("annotation-body", add("mention/1", "oa:hasBody", "<topic/water>")),
    ("topic-body", swap("mention/3", "oa:hasBody", "<post/mayor>")),
    ("annotation-target", drop("mention/1", "oa:hasTarget")),
    ("annotation-confidence", swap("mention/1", "gk:confidence", "1.5")),
    ("annotation-confidence", swap("mention/1", "gk:confidence", '"0.5"^^xsd:double')),
    ("annotation-status", swap("mention/1", "gk:status", "gk:Answered")),
    ("annotation-rule", drop("mention/1", "gk:rule")),
    ("mention-holder", swap("mention/1", "gk:resolvedHolder", "<membership/seat>")),
    ("mention-denotes", add("mention/1", "gk:denotes", "<person/asker>")),
    ("Target", swap("mention/1/quote", "oa:exact", '"the mayor"@en')),
    ("target-source", drop("mention/1/target", "oa:hasSource")),
    ("target-selectors", "DELETE DATA { <mention/1/target> oa:hasSelector <mention/1/quote> }"),
    ("position-start", swap("mention/1/position", "oa:start", "-1")),
    ("position-start", swap("mention/1/position", "oa:start", "19")),
    ("position-end", swap("mention/1/position", "oa:end", '"19"')),
    ("quote-exact", drop("mention/1/quote", "oa:exact")),
    ("quote-prefix", add("mention/1/quote", "oa:prefix", '"x"')),
    ("quote-suffix", add("mention/1/quote", "oa:suffix", '"x"')),
    ("commitment-clause", drop("commitment/1", "gk:clause")),
    ("commitment-place", swap("commitment/1", "gk:madeIn", "<question/lead>")),
    ("commitment-maker", swap("commitment/1", "gk:madeBy", "<post/mayor>")),
    ("person-name", drop("person/mayor", "foaf:name")),
    ("Person", add("person/mayor", "foaf:name", '"Somebody Else"')),
    ("post-label", drop("post/mayor", "skos:prefLabel")),
    ("Post", add("post/mayor", "skos:prefLabel", '"The Mayor"@en')),
    ("post-organisation", swap("post/mayor", "org:postIn", "<place/weir>")),
    ("Membership", swap("tenure/mayor", "schema:endDate", '"2019-04"^^xsd:gYearMonth')),
    ("membership-member", drop("membership/seat", "org:member")),
    ("membership-organisation", swap("membership/seat", "org:organization", "<place/weir>")),
    ("membership-start", swap("membership/seat", "schema:startDate", '"spring"')),
    ("membership-end", add("membership/seat", "schema:endDate", '"2020"^^xsd:gYear')),
    ("Tenure", "DELETE DATA { <tenure/mayor> a org:Membership }"),
    ("tenure-post", drop("tenure/mayor", "gk:post")),
    ("tenure-start", drop("tenure/mayor", "schema:startDate")),
    ("tenure-acting", swap("tenure/mayor", "gk:acting", '"no"')),
    ("strategy-title", drop("strategy/flood", "dcterms:title")),
    ("Strategy", swap("strategy/flood", "dcterms:title", '"one"@en , "other"@en')),
    ("strategy-issued", swap("strategy/flood", "dcterms:issued", '"last year"')),
    ("strategy-post", swap("strategy/flood", "gk:responsiblePost", "<person/mayor>")),
    ("strategy-edition", add("strategy/flood", "gk:editionStatus", '"final"')),
    ("concept-label", add("topic/water", "skos:prefLabel", '"Rivers"@en')),
    ("concept-broader", add("topic/water", "skos:broader", "<topic/water>")),
    ("source-digest", swap("source/page", "gk:sha256", '"abc"')),
    ("source-reader", drop("source/page", "gk:reader")),
]


def sound() -> ox.Store:
    store = ox.Store()
    store.load(HEAD + SOUND, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(BASE + "source/page"))
    return store


def broken(update: str) -> ox.Store:
    store = ox.Store()
    store.load(HEAD + SOUND, format=ox.RdfFormat.TURTLE)
    store.update(HEAD + update)
    return store


def shapes() -> ox.Store:
    store = ox.Store()
    store.load(path=str(ONTOLOGY / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def messages() -> dict[str, str]:
    """Map each named shape that can be broken to its message."""
    return {
        quad.subject.value.removeprefix(SHAPES): quad.object.value
        for quad in shapes().quads_for_pattern(None, ox.NamedNode(SH + "message"), None)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
