/** Sparql: the question whose rows are those of the view, for anyone who has the graph. */

import { D, isoOf } from "./model.js";
import { S } from "./state.js";
import { questionOf } from "./focus.js";
import { PREFIXES, ref } from "./turtle.js";

const any = (...parts) => `  { ${parts.join(" }\n  UNION { ")} }\n`;
const names = (speaker, thing) => `?mention oa:hasBody|gk:denotes|gk:candidate ${thing} ; oa:hasTarget/oa:hasSource ?speech . ?speech gk:speaker ${speaker}`;
const asks = (asker, other) => `?question gk:askedBy ${asker} ; gk:answeredBy|gk:askedOf ${other} . ?speech schema:isPartOf ?question ; gk:speaker ${asker}`;
const replies = (one, other) => `?speech gk:speaker ${one} ; gk:inReplyTo/gk:speaker ${other}`;
const SPEECHES = "SELECT DISTINCT ?date ?title ?speaker ?speech WHERE {\n";
const ORDER = "} ORDER BY DESC(?date) ?speech\n";
const WHERE = "  ?speech schema:isPartOf ?question .\n  ?question schema:datePublished ?date ; dcterms:title ?title .\n  OPTIONAL { ?speech gk:speaker/rdfs:label ?speaker }\n";

const TIES = `SELECT ?from ?tie ?to (COUNT(DISTINCT ?fact) AS ?times) WHERE {
${any(
    '?question gk:askedBy ?a ; gk:answeredBy ?b . BIND("asked" AS ?tie) BIND(?question AS ?fact)',
    '?question gk:askedBy ?a ; gk:askedOf ?b . FILTER NOT EXISTS { ?question gk:answeredBy ?other } BIND("asked" AS ?tie) BIND(?question AS ?fact)',
    '?fact gk:speaker ?a ; gk:inReplyTo/gk:speaker ?b ; schema:isPartOf ?question . BIND("replied to" AS ?tie)',
    '?fact oa:hasBody|gk:denotes|gk:candidate ?b ; oa:hasTarget/oa:hasSource ?speech . ?speech gk:speaker ?a ; schema:isPartOf ?question . BIND(IF(EXISTS { ?b a skos:Concept }, "spoke about", "named") AS ?tie)',
  )}  FILTER(?a != ?b)
  ?question schema:datePublished ?date . ?a rdfs:label ?from . ?b rdfs:label ?to .
`;

/** The question in SPARQL for all ties, for one thing, for two, or for one question. */
export function sparqlOf() {
  const head = Object.entries({ ...PREFIXES, oa: "http://www.w3.org/ns/oa#" }).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("");
  const dates = `  FILTER(?date >= "${isoOf(S.from)}"^^xsd:date && ?date <= "${isoOf(S.until)}"^^xsd:date)\n`;
  const note = "# Of the filters only the dates are in this question.\n";
  if (S.node >= D.N) return `${head}SELECT ?sequence ?speaker ?text WHERE {\n  ?speech schema:isPartOf ${ref(D.N + questionOf(S.node))} ; gk:sequence ?sequence ; gk:text ?text .\n  OPTIONAL { ?speech gk:speaker/rdfs:label ?speaker }\n} ORDER BY ?sequence\n`;
  if (S.pair || S.path) {
    const [a, b] = (S.pair || S.path).map(ref);
    return head + note + SPEECHES + any(names(a, b), names(b, a), asks(a, b), asks(b, a), replies(a, b), replies(b, a)) + WHERE + dates + ORDER;
  }
  if (S.node >= 0) {
    const n = ref(S.node);
    return head + note + SPEECHES + any(`?speech gk:speaker ${n}`, `?mention oa:hasBody|gk:denotes|gk:candidate ${n} ; oa:hasTarget/oa:hasSource ?speech`, replies("?other", n), asks("?asker", n)) + WHERE + dates + ORDER;
  }
  return `${head}${note}${TIES}${dates}} GROUP BY ?a ?b ?from ?tie ?to ORDER BY DESC(?times) ?from ?to\n`;
}
