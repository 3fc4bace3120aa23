/** Lists: what the record holds at a glance, and the promises, silences and doubts in it. */

import { D, figure, kindName, labelOf, many, speakerOf, statusOf, turnNode } from "./model.js";
import { set } from "./state.js";
import { V } from "./filter.js";
import { h, refill, tell } from "./dom.js";
import { growing, passage, spotOf } from "./passages.js";
import { chief } from "./rank.js";
import { dated, head, leading, name, row, weighed } from "./rows.js";
import { P, colourOf } from "./palette.js";
import { phrase } from "./ties.js";

/** @type {any} the overview: its elements, made once, and what keeps each of them true */
let board = null;

/** What a reader sees first: who ties most to what, who speaks most, what is spoken of most. */
export function overview() {
  if (!D.Q) return [h("div.head", h("h2", "Nothing said yet"), h("p", "This graph holds no questions. Build it from transcripts."))];
  board ??= boarded();
  for (const { update } of board) update?.();
  return board.map(({ element }) => element);
}

/** Its parts: an element, and what keeps that true to the filters. */
function boarded() {
  const edgeOf = (pair) => D.edge.pair.indexOf(pair), teller = (pair) => D.edge.subject[edgeOf(pair)];
  const ends = (pair) => [teller(pair), D.edge.target[edgeOf(pair)]];
  return [
    { element: h("div.head", h("p.kind", "At a glance"), h("h2", "Who is tied to what")) },
    { element: h("p.soft.hint", "Choose a name or a line to read what was said.") },
    top("Strongest ties", 6, () => V.pairs, () => V.pairWeight,
      (pair) => [teller(pair), phrase(pair, teller(pair))],
      (pair) => [ends(pair).flatMap((node, n) => [n ? " – " : "", name(node)]), () => set({ pair: ends(pair) })]),
    ...TOPS.map(([kind, title]) => {
      const nodes = D.bySize.filter((n) => kindName(n) === kind);
      return top(title, 5, () => nodes, () => V.strength, (node) => [node, ""], (node) => [labelOf(node), () => set({ node })]);
    }),
    { element: h("h3", "Lists") },
    sums(),
  ];
}

const TOPS = [["person", "Who asks and answers most"], ["topic", "Most spoken of"], ["strategy", "Strategies and plans named"]];

/**
 * The first few by their weight, as bars; a line that stays is only told its weight.
 * @param {string} title
 * @param {number} few
 * @param {() => number[]} items
 * @param {() => Int32Array} weights
 * @param {(item: number) => [number, string]} about its node, and words that may change with the filters
 * @param {(item: number) => [any, () => void]} make its title, and what it leads to
 */
function top(title, few, items, weights, about, make) {
  const list = h("ul"), element = h("div", h("h3", title), list), lines = new Map();
  const line = (item, weight, most) => {
    const [node, words] = about(item), key = `${item} ${words} ${colourOf(node)} ${P.dark}`;
    if (!lines.has(key)) lines.set(key, row(node, make(item)[0], words, make(item)[1], { weight, most }));
    else weighed(lines.get(key), weight, most);
    return lines.get(key);
  };
  const update = () => {
    const weight = weights(), found = chief(items(), (item) => weight[item], few).filter((item) => weight[item]);
    element.hidden = !found.length;
    refill(list, found.map((item) => line(item, weight[item], weight[found[0]])));
  };
  return { element, update };
}

/** How long each list is; that is counted only where other facts pass. */
function sums() {
  const buttons = Object.keys(LISTS).map((list) => h("button.plain", { onclick: () => set({ list }) }));
  const update = () => {
    if (V.summed) return;
    V.summed = true;
    Object.values(LISTS).forEach(([title, items], n) => tell(buttons[n], `${title} (${figure(items().length)})`));
  };
  return { element: h("ul.sums", buttons.map((each) => h("li", each))), update };
}

/**
 * List to its title, its items under the present filters, and how one is shown.
 * @type {Record<string, [string, () => number[], (item: number) => any]>}
 */
const LISTS = {
  commitments: ["Undertakings", () => [...D.commitments.turn.keys()].filter((n) => V.held[D.Q + D.commitments.turn[n]]).reverse(), commitment],
  unanswered: ["Questions without an answer", () => [...D.questions.day.keys()].filter((n) => V.held[n] && statusOf(n) !== "Answered").reverse(), silence],
  unclear: ["Mentions that stay unclear", () => unclear().reverse(), (n) => passage({ turn: D.mentions.turn[n], mention: n })],
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
    head("List", title, h("p.soft", many(found.length, "entry", "entries"))),
    found.length ? growing(found, make) : h("p", "None passes the filters."),
  ];
}

function commitment(n) {
  const { turn, clause, to, due } = D.commitments, q = D.turns.question[turn[n]];
  return h("li.passage", h("blockquote", clause[n]),
    h("p.by", h("strong", speakerOf(turn[n])), to[n] >= 0 && ` to ${labelOf(to[n])}`, due[n] && `, due ${due[n]}`), entry(q, turnNode(turn[n])));
}

function silence(q) {
  const { asker, of } = D.questions;
  return h("li.passage", h("p", entry(q)),
    h("p.by", asker[q] >= 0 && h("strong", labelOf(asker[q])), of[q].length > 0 && ` asked ${of[q].map(labelOf).join(", ")}`, h("span.flag", statusOf(q))));
}

/** The day and the title of a question; these lead to it, or to a speech in it. */
function entry(q, node = D.N + q) {
  return h("span.where", dated(D.questions.day[q]), " · ", leading(node, D.questions.title[q]));
}
