/** Panel: who and what the selection is, its strongest ties, and the words behind them. */

import { D, figure, iriOf, labelOf, LASTING, many, RELATIONS, statusOf, tiedBy, turnNode, turnsOf } from "./model.js";
import { S, selected, set } from "./state.js";
import { V } from "./filter.js";
import { F, otherEnd, pairsAt, pathBetween, questionOf } from "./focus.js";
import { kindOf } from "./kinds.js";
import { P, icon, colourOf } from "./palette.js";
import { doubtful, edgesOf, phrase } from "./ties.js";
import { button, byId, h, link, refill, say } from "./dom.js";
import { growing, passage, placesOf } from "./passages.js";
import { dated, head, leading, name, row } from "./rows.js";
import { timeline } from "./timeline.js";
import { lists, overview } from "./lists.js";
import { chooser } from "./search.js";

/** Show the selection; what is written beside the picture is also what is printed and read aloud. */
export function showPanel(focus) {
  const panel = byId("panel");
  const content = S.path ? way() : S.pair ? between() : S.node >= D.N ? thread() : S.node >= 0 ? thing() : S.list ? lists(S.list) : overview();
  refill(panel, content);
  document.documentElement.dataset.selected = S.list || selected().length ? "yes" : "no";
  if (!focus) return;
  panel.scrollTop = 0;
  panel.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  say(panel.querySelector("h2").textContent);
}

const marked = (node) => [icon(D.kind[node], colourOf(node)), kindOf(node)[0]];

function thing() {
  const n = S.node, { alias, wikidata, note } = D.things;
  const aliases = alias[n].split("\n").filter(Boolean);
  const facts = D.factsOf(n).filter((fact) => V.passed[fact]), places = placesOf(facts, n);
  return [
    head(marked(n), labelOf(n),
      note[n] && h("p", note[n]),
      D.things.sense[n] && h("p.soft", /^\d/.test(D.things.sense[n]) ? `Of ${D.things.sense[n]}` : "Named in the record, but not in the register"),
      aliases.length > 0 && h("p.soft", `Also: ${aliases.slice(0, 6).join(", ")}`),
      wikidata[n] && h("p.soft", link(`https://www.wikidata.org/wiki/${encodeURIComponent(wikidata[n])}`, `Wikidata ${wikidata[n]} ↗`))),
    tools(n),
    (D.spansOf.has(n) || D.holdersOf.has(n)) && [h("h3", D.spansOf.has(n) ? "Offices and memberships" : "Who held it, of those in this record"), timeline(n)],
    bars(n),
    said(places),
  ];
}

function tools(n) {
  const depth = button(S.depth === 2 ? "Nearest only" : "Two steps away", () => set({ depth: 3 - S.depth }));
  const only = button(S.only ? "Show all the rest" : "Hide the rest", () => set({ only: !S.only }), { "aria-pressed": String(S.only) });
  const there = h("details.pathto", h("summary", "Way to…"), chooser("Way to", (other) => other !== n && set({ path: [n, other] })));
  return h("div.tools", depth, only, there);
}

/** Ties as bars; each leads to what lies between the two. */
function bars(n) {
  const pairs = pairsAt(n);
  if (!pairs.length) return h("p.soft", "No ties pass the filters.");
  const most = V.pairWeight[pairs[0]] || 1;
  const make = (pair) => {
    const other = otherEnd(pair, n);
    return row(other, labelOf(other), phrase(pair, n), () => set({ pair: [n, other] }), { weight: V.pairWeight[pair], most, unclear: doubtful(pair) });
  };
  return [h("h3", `Ties (${figure(pairs.length)})`), growing(pairs, make, "ul")];
}

function said(places) {
  if (!places.length) return null;
  return [h("h3", `What was said (${figure(places.length)})`), growing(places, passage), leftOut()];
}

function leftOut() {
  return D.words?.left_out > 0 && h("p.soft", `${many(D.words.left_out, "speech", "speeches")} of weaker ties came without words, to keep this file small.`);
}

function between() {
  const [a, b] = S.pair, pair = D.pairOf(a, b);
  const title = [leading(a), " and ", leading(b)];
  if (pair < 0) return [head("Tie", title), h("p", "Nothing ties these two directly."), button("Show the way between them", () => set({ path: [a, b] }))];
  const edges = edgesOf(pair), facts = D.factsOf(a).filter((fact) => tiedBy(fact) === pair);
  return [
    head(doubtful(pair) ? "Unclear tie" : "Tie", title),
    h("ul.sums", edges.map((n) => sum(n, facts))),
    !edges.length && h("p.soft", "No fact between these two passes the filters."),
    said(placesOf(facts)),
  ];
}

/** One relation in one direction, in words. */
function sum(n, facts) {
  const { relation, subject, target } = D.edge, dot = h("span.dot");
  dot.style.background = P.relation[relation[n]];
  const spans = facts.filter((fact) => D.facts.edge[fact] === n).map((fact) => D.facts.span[fact]).filter((span) => span >= 0);
  const often = relation[n] < LASTING ? ` ${many(V.weight[n], "time")}` : spans.map((span) => `, ${D.spans.start[span] || "…"} to ${D.spans.end[span] || "now"}`).join("");
  const unclear = V.doubt[n] > 0 ? `, ${V.doubt[n] === V.weight[n] ? "all" : V.doubt[n]} unclear` : "";
  return h("li", dot, `${labelOf(subject[n])} ${RELATIONS[relation[n]][1]} ${labelOf(target[n])}${often}${unclear}`);
}

function thread() {
  const question = questionOf(S.node), q = D.questions, turns = turnsOf(question);
  const entry = (term, nodes) => nodes.length > 0 && [h("dt", term), h("dd", nodes.map((n) => leading(n, labelOf(n), ".strong")))];
  const status = statusOf(question);
  const topics = [...F.nodes].filter((n) => D.kind[n] === D.topic);
  return [
    head([icon(D.kind[D.N + question]), "Question ", q.reference[question]], q.title[question],
      h("p.soft", dated(q.day[question]), status !== "Answered" && h("span.flag", status))),
    h("dl", entry("Asked by", q.asker[question] < 0 ? [] : [q.asker[question]]), entry("Asked of", q.of[question]), entry("Answered by", q.by[question]), entry("About", topics)),
    q.lead[question] >= 0 && h("p", "Follows ", leading(D.N + q.lead[question])),
    h("h3", many(turns.length, "speech", "speeches")),
    growing(turns.map((turn) => ({ turn, mention: -1 })), passage, "ol", turns.indexOf(S.node - turnNode(0)) + 1),
    h("p.soft.iri", iriOf(D.N + question)),
  ];
}

function way() {
  const [a, b] = S.path, found = pathBetween(a, b);
  const title = `From ${labelOf(a)} to ${labelOf(b)}`;
  if (!found.length) return [head("Way", title), h("p", "No chain of visible ties leads from one to the other.")];
  const steps = found.slice(1).map((node, n) => [found[n], node]);
  return [
    head("Way", title, h("p.soft", many(steps.length, "step"))),
    h("ol.way", steps.map(([from, to]) => {
      const pair = D.pairOf(from, to), proof = placesOf(D.factsOf(from).filter((fact) => tiedBy(fact) === pair));
      const step = row(from, [name(from), " → ", name(to)], phrase(pair, from), () => set({ pair: [from, to] }));
      if (proof.length) step.append(h("ul", passage(proof[0])));
      return step;
    })),
  ];
}
