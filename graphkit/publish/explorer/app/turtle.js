/** Turtle: the selection in the terms of the graph, saying nothing that the graph does not say. */

import { D, iriOf, isoOf, labelOf, pathOf, RELATIONS, turnNode } from "./model.js";
import { S } from "./state.js";
import { kindOf } from "./kinds.js";
import { chosenFacts } from "./chosen.js";

/** Works have one kind in the page and several classes in the graph, which their paths tell. */
const WORK = { strategy: "gk:Strategy", document: "gk:Document", scheme: "gk:Scheme" };
export const PREFIXES = {
  foaf: "http://xmlns.com/foaf/0.1/", org: "http://www.w3.org/ns/org#", gk: "https://w3id.org/graphkit/ontology#", schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#", dcterms: "http://purl.org/dc/terms/", rdfs: "http://www.w3.org/2000/01/rdf-schema#", xsd: "http://www.w3.org/2001/XMLSchema#",
};
const LASTING_TERMS = { responsible: ["gk:responsiblePost", true], broader: ["skos:broader", false] };

export const ref = (node) => `<${iriOf(node).replace(/[\x00-\x20<>"{}|^`\\]/g, encodeURIComponent)}>`;
const literal = (text, tag = "") => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"${tag}`;

/** The selection as Turtle, in the terms of the graph. */
export function turtleOf() {
  const triples = new Map(), { facts: f, questions: q, turns: t } = D;
  const state = (node, predicate = "", object = "") => {
    const called = node < D.N ? D.things.label[node] : labelOf(node), kind = kindOf(node)[5] || WORK[pathOf(node).split("/", 1)[0]];
    if (!triples.has(node)) triples.set(node, new Set([kind && `a ${kind}`, `rdfs:label ${literal(called, "@en")}`].filter(Boolean)));
    if (predicate) triples.get(node).add(`${predicate} ${object}`);
    return node;
  };
  const name = (node) => ref(state(node));
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
    const node = turnNode(turn);
    state(node, "schema:isPartOf", ref(D.N + f.question[n]));
    if (t.speaker[turn] >= 0) state(node, "gk:speaker", name(t.speaker[turn]));
    if (t.reply[turn]) state(node, "gk:inReplyTo", name(node - t.reply[turn]));
    if (f.mention[n] >= 0 && !D.unclear[f.mention[n]]) state(node, relation === "raised" ? "gk:discusses" : "gk:mentions", name(f.target[n]));
  }
  if (S.node >= 0) name(S.node);
  const head = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join("");
  return `${head}\n${[...triples].map(([node, said]) => `${ref(node)} ${[...said].join(" ;\n  ")} .\n`).join("")}`;
}
