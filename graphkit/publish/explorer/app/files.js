/** Files: the view as CSV, the selection as Turtle, and the question in SPARQL that gives the same rows. */

import { D, iriOf, isoOf, labelOf, RELATIONS, speakerOf } from "./model.js";
import { S, address } from "./state.js";
import { V } from "./filter.js";
import { F, questionOf } from "./focus.js";
import { button, copy, h, save } from "./dom.js";
import { columnsOf, tableRows } from "./table.js";
import { officeOf, placesOf, sourceOf, wordsAt } from "./passages.js";
import { savePng, saveSvg } from "./picture.js";

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection). */
export function cell(value) {
  const text = String(value ?? ""), inert = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const lines = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

export function csvOf(tab) {
  return lines([columnsOf(tab), ...tableRows(tab).map((row) => row.cells)]);
}

/** Facts that the selection is about, all visible ones where nothing is selected. */
function chosenFacts() {
  const { facts: f } = D, pair = S.pair ? D.pairOf(...S.pair) : -1;
  if (pair >= 0 || S.path) return [...Array(f.count).keys()].filter((n) => V.passed[n] && f.edge[n] >= 0 && F.pairs.has(D.edge.pair[f.edge[n]]));
  if (S.node >= D.N) return [...Array(f.count).keys()].filter((n) => f.question[n] === questionOf(S.node));
  if (S.node >= 0) return D.factsOf(S.node).filter((n) => V.passed[n]);
  return [...Array(f.count).keys()].filter((n) => V.passed[n] && f.edge[n] >= 0);
}

/** The passages of the selection as rows. */
export function passagesCsv() {
  const rows = placesOf(chosenFacts()).map((place) => {
    const q = D.turns.question[place.turn], words = wordsAt(place), source = sourceOf(place.turn);
    return [isoOf(D.questions.day[q]), D.questions.title[q], D.questions.reference[q], speakerOf(place.turn), officeOf(place.turn), words ? words[1] : "", words ? words.join("") : "", source.url || source.text, iriOf(D.N + D.Q + place.turn)];
  });
  return lines([["Date", "Question", "Reference", "Speaker", "Office that day", "Words found", "Passage", "Source", "Address"], ...rows]);
}

const CLASS = { person: "foaf:Person", post: "org:Post", party: "gk:Party", group: "gk:PoliticalGroup", organisation: "org:Organization", strategy: "schema:CreativeWork", topic: "skos:Concept", place: "schema:Place", event: "schema:Event", name: "gk:UnresolvedName", question: "gk:Question", speech: "gk:Contribution" };
const PREFIXES = {
  foaf: "http://xmlns.com/foaf/0.1/", org: "http://www.w3.org/ns/org#", gk: "https://w3id.org/graphkit/ontology#", schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#", dcterms: "http://purl.org/dc/terms/", rdfs: "http://www.w3.org/2000/01/rdf-schema#", xsd: "http://www.w3.org/2001/XMLSchema#",
};
const LASTING_TERMS = { responsible: ["gk:responsiblePost", true], broader: ["skos:broader", false] };

const ref = (node) => `<${iriOf(node).replace(/[\x00-\x20<>"{}|^`\\]/g, (letter) => encodeURIComponent(letter).replace(/^[^%].*/, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`))}>`;
const literal = (text, tag = "") => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"${tag}`;

/** The selection as Turtle, in the terms of the graph. */
export function turtleOf() {
  const triples = new Map(), { facts: f, questions: q, turns: t } = D;
  const state = (node, predicate, object) => {
    if (!triples.has(node)) triples.set(node, new Set([`a ${CLASS[D.names[D.kind[node]]]}`, `rdfs:label ${literal(labelOf(node))}`]));
    triples.get(node).add(`${predicate} ${object}`);
    return node;
  };
  const name = (node) => (state(node, "rdfs:label", literal(labelOf(node))), ref(node));
  const question = (n) => {
    const node = D.N + n;
    state(node, "dcterms:title", literal(q.title[n], "@en"));
    state(node, "schema:datePublished", `"${isoOf(q.day[n])}"^^xsd:date`);
    if (q.asker[n] >= 0) state(node, "gk:askedBy", name(q.asker[n]));
    for (const other of q.of[n]) state(node, "gk:askedOf", name(other));
    for (const other of q.by[n]) state(node, "gk:answeredBy", name(other));
  };
  for (const n of chosenFacts()) {
    const relation = RELATIONS[f.relation[n]][0], turn = f.turn[n];
    if (f.question[n] >= 0) question(f.question[n]);
    if (LASTING_TERMS[relation]) {
      const [term, back] = LASTING_TERMS[relation];
      state(back ? f.target[n] : f.subject[n], term, name(back ? f.subject[n] : f.target[n]));
    }
    if (turn < 0) continue;
    const node = D.N + D.Q + turn;
    state(node, "schema:isPartOf", ref(D.N + f.question[n]));
    if (t.speaker[turn] >= 0) state(node, "gk:speaker", name(t.speaker[turn]));
    if (t.reply[turn]) state(node, "gk:inReplyTo", name(node - t.reply[turn]));
    if (f.mention[n] >= 0 && !D.unclear.has(f.mention[n])) state(node, relation === "raised" ? "gk:discusses" : "gk:mentions", name(f.target[n]));
  }
  if (S.node >= 0) name(S.node);
  const head = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join("");
  return `${head}\n${[...triples].map(([node, said]) => `${ref(node)} ${[...said].join(" ;\n  ")} .\n`).join("")}`;
}

/** A question in SPARQL whose rows are those of the view: all, of one thing, or of two. */
export function sparqlOf() {
  const dates = `  FILTER(?date >= "${isoOf(S.from)}"^^xsd:date && ?date <= "${isoOf(S.until)}"^^xsd:date)\n`;
  const head = Object.entries(PREFIXES).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("") + "PREFIX oa: <http://www.w3.org/ns/oa#>\n";
  const [a, b] = S.pair || [S.node, -1], turn = "  ?speech schema:isPartOf ?question .\n  ?question schema:datePublished ?date ; dcterms:title ?title .\n";
  if (S.node >= D.N) return `${head}SELECT ?sequence ?speaker ?text WHERE {\n  ?speech schema:isPartOf ${ref(D.N + questionOf(S.node))} ; gk:sequence ?sequence ; gk:text ?text .\n  OPTIONAL { ?speech gk:speaker/rdfs:label ?speaker }\n} ORDER BY ?sequence\n`;
  const named = (speaker, thing) => `  { ?mention oa:hasBody|gk:denotes ${thing} ; oa:hasTarget/oa:hasSource ?speech . ?speech gk:speaker ${speaker} }\n`;
  const asked = (one, other) => `  { ?question gk:askedBy ${one} ; gk:answeredBy|gk:askedOf ${other} . ?speech schema:isPartOf ?question ; gk:speaker ${one} }\n`;
  const replied = (one, other) => `  { ?speech gk:speaker ${one} ; gk:inReplyTo/gk:speaker ${other} }\n`;
  const union = (...parts) => parts.join("  UNION\n");
  const both = (one, other) => union(named(one, other), named(other, one), asked(one, other), asked(other, one), replied(one, other), replied(other, one));
  const speaker = "  OPTIONAL { ?speech gk:speaker/rdfs:label ?speaker }\n";
  if (b >= 0) return `${head}SELECT DISTINCT ?date ?title ?speaker ?speech WHERE {\n${both(ref(a), ref(b))}${turn}${speaker}${dates}} ORDER BY DESC(?date) ?speech\n`;
  if (a >= 0) return `${head}SELECT DISTINCT ?date ?title ?speaker ?speech WHERE {\n${union(`  { ?speech gk:speaker ${ref(a)} }\n`, `  { ?mention oa:hasBody|gk:denotes ${ref(a)} ; oa:hasTarget/oa:hasSource ?speech }\n`, `  { ?speech gk:inReplyTo/gk:speaker ${ref(a)} }\n`)}${turn}${speaker}${dates}} ORDER BY DESC(?date) ?speech\n`;
  return `${head}SELECT ?speaker ?thing (COUNT(DISTINCT ?mention) AS ?times) WHERE {\n  ?mention oa:hasBody|gk:denotes ?what ; oa:hasTarget/oa:hasSource ?speech .\n  ?speech gk:speaker/rdfs:label ?speaker .\n  ?what rdfs:label ?thing .\n${turn}${dates}} GROUP BY ?speaker ?thing ORDER BY DESC(?times)\n`;
}

/** The buttons that hand things out. */
export function exits() {
  return h("details", { class: "group" }, h("summary", null, "Save and share"), h("div", { class: "tools" },
    button("Copy link", () => copy(`${location.href.split("#")[0]}#${address()}`)),
    button("PNG", savePng), button("SVG", saveSvg),
    button("CSV of ties", () => save("ties.csv", "text/csv", csvOf("ties"))),
    button("CSV of passages", () => save("passages.csv", "text/csv", passagesCsv())),
    button("Turtle", () => save("selection.ttl", "text/turtle", turtleOf())),
    button("Copy SPARQL", () => copy(sparqlOf())),
    button("Print", () => print())));
}
