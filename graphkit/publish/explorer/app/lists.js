/** Lists: what the record holds at a glance, and the promises, silences and doubts in it. */

import { D, dateOf, figure, isoOf, labelOf, many, speakerOf, statusOf } from "./model.js";
import { S, leave, set } from "./state.js";
import { V } from "./filter.js";
import { h } from "./dom.js";
import { growing, passage, spotOf } from "./passages.js";
import { ranked } from "./rank.js";
import { leading, name, row } from "./rows.js";
import { phrase } from "./ties.js";

/** What a reader sees first: who ties most to what, who speaks most, what is spoken of most. */
export function overview() {
  if (!D.Q) return [h("div.head", h("h2", "Nothing said yet"), h("p", "This graph holds no questions. Build it from transcripts, and they stand here."))];
  V.sums ??= Object.entries(LISTS).map(([name, [title, items]]) => [name, `${title} (${figure(items().length)})`]);
  return [
    h("div.head", h("p.kind", "At a glance"), h("h2", "Who is tied to what")),
    h("p.soft.hint", "Choose a name or a line to read what was said."),
    top("Strongest ties", 6, V.pairs, V.pairWeight, (pair) => {
      const ends = teller(pair);
      return [ends[0], [name(ends[0]), " – ", name(ends[1])], phrase(pair, ends[0]), () => set({ pair: ends })];
    }),
    TOPS.map(([kind, title]) => top(title, 5, D.bySize.filter((n) => D.names[D.kind[n]] === kind), V.strength, (node) => [node, labelOf(node), false, () => set({ node })])),
    h("h3", "Lists"),
    h("ul.sums", V.sums.map(([list, words]) => h("li", h("button.plain", { onclick: () => set({ list }) }, words)))),
  ];
}

const TOPS = [["person", "Who asks and answers most"], ["topic", "Most spoken of"], ["strategy", "Strategies and plans named"]];

/** The ends of a pair, first the one that speaks to or of the other. */
function teller(pair) {
  const { one, other } = D.pair, told = D.edge.pair.indexOf(pair);
  return D.edge.subject[told] === one[pair] ? [one[pair], other[pair]] : [other[pair], one[pair]];
}

/**
 * The first few by their weight, as bars.
 * @param {(item: number) => [number, any, string | false, () => void]} make
 */
function top(title, count, items, weights, make) {
  const chief = ranked(items, (item) => weights[item]).slice(0, count).filter((item) => weights[item]), most = weights[chief[0]];
  return chief.length > 0 && [h("h3", title), h("ul", chief.map((item) => row(...make(item), { weight: weights[item], most })))];
}

/**
 * List to its title, its items under the present filters, and how one is shown.
 * @type {Record<string, [string, () => number[], (item: number) => any]>}
 */
const LISTS = {
  commitments: ["Undertakings", () => [...D.commitments.turn.keys()].filter((n) => V.held[D.Q + D.commitments.turn[n]]).reverse(), commitment],
  unanswered: ["Questions without an answer", () => [...D.questions.day.keys()].filter((n) => V.held[n] && statusOf(n) !== "Answered").reverse(), silence],
  unclear: ["Mentions that stay unclear", () => unclear().reverse(), doubt],
};

/** Unclear mentions, each spot once. */
function unclear() {
  const seen = new Map();
  for (const n of D.mentions.ambiguous) if (V.held[D.Q + D.mentions.turn[n]]) seen.set(spotOf(D.mentions.turn[n], n), n);
  return [...seen.values()];
}

export function lists(name) {
  const [title, items, make] = LISTS[name] || LISTS.unanswered, found = items();
  return [
    h("div.head", h("p.kind", "List"), h("button.close", { onclick: leave, "aria-label": "Close the list" }, "×"), h("h2", title),
      h("p.soft", many(found.length, "entry", "entries"), S.from > D.first || S.until < D.last ? " in the chosen years" : "")),
    found.length ? growing(found, make) : h("p", "None that pass the filters."),
  ];
}

function commitment(n) {
  const { turn, clause, to, due } = D.commitments, q = D.turns.question[turn[n]];
  return h("li.passage", h("blockquote", clause[n]),
    h("p.by", h("strong", speakerOf(turn[n])), to[n] >= 0 && ` to ${labelOf(to[n])}`, due[n] && `, due ${due[n]}`), entry(q));
}

function silence(q) {
  const { asker, of } = D.questions;
  return h("li.passage", h("p", entry(q)),
    h("p.by", asker[q] >= 0 && h("strong", labelOf(asker[q])), of[q].length > 0 && ` of ${of[q].map(labelOf).join(", ")}`, h("span.flag", statusOf(q))));
}

function doubt(n) {
  return passage({ turn: D.mentions.turn[n], mention: n });
}

function entry(q) {
  return h("span.where", h("time", { datetime: isoOf(D.questions.day[q]) }, dateOf(D.questions.day[q])), " · ",
    leading(D.N + q));
}
