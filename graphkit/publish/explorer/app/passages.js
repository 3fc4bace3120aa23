/** Passages: the words behind a fact, who said them in which office that day, and how to cite them. */

import { D, dateOf, dayOf, figure, iriOf, labelOf, partyAt, speakerOf, starts, summed, turnNode } from "./model.js";
import { S } from "./state.js";
import { V } from "./filter.js";
import { button, copy, h, link } from "./dom.js";
import { dated, leading } from "./rows.js";

const LONGEST_SHOWN = 400;
const AT_FIRST = 12;

/** Take in the second block of the page. */
export function receive(raw) {
  raw.turn = summed(raw.turn);
  raw.first = starts(raw.turn, D.T);
  D.words = raw;
}

/** Facts as places in the record, newest first, each place once; and all that `speaker` said, each passage once. */
export function placesOf(facts, speaker = -1) {
  const found = new Map(), f = D.facts;
  for (let turn = 0; speaker >= 0 && turn < D.T; turn++)
    if (D.turns.speaker[turn] === speaker && V.held[D.Q + turn]) found.set(`${turn}.-1`, { turn, mention: -1, day: dayOf(turn) });
  for (const n of facts) {
    if (f.question[n] < 0 || !V.passed[n]) continue;
    const turn = f.turn[n] >= 0 ? f.turn[n] : D.firstTurn[f.question[n]];
    if (turn >= D.firstTurn[f.question[n] + 1]) continue;
    const key = spotOf(turn, f.mention[n], speaker >= 0 && D.turns.speaker[turn] === speaker);
    if (!found.has(key)) found.set(key, { turn, mention: f.mention[n], day: f.from[n] });
  }
  const plain = [...found.values()];
  const marked = new Set(plain.filter((p) => p.mention >= 0).map((p) => p.turn));
  return plain
    .filter((p) => p.mention >= 0 || !marked.has(p.turn))
    .sort((a, b) => b.day - a.day || a.turn - b.turn || a.mention - b.mention);
}

/** One spot in the text has one key, however many things the words there may mean; so has one `whole` passage. */
export function spotOf(turn, mention, whole = false) {
  const w = D.words;
  return mention < 0 || !w ? `${turn}.${mention}` : [turn, w.window[mention], ...(whole ? [] : [w.start[mention], w.length[mention]])].join(".");
}

/** The words at a place: text before, the mention, text after; null where the file leaves them out. */
function wordsAt({ turn, mention }) {
  const w = D.words;
  if (!w) return null;
  const window = mention >= 0 ? w.window[mention] : w.first[turn] < w.first[turn + 1] ? w.first[turn] : -1;
  if (window < 0 || window === undefined) return null;
  const text = w.text[window], start = mention >= 0 ? w.start[mention] : 0, length = mention >= 0 ? w.length[mention] : 0;
  const aside = (LONGEST_SHOWN - length) / 2;
  let from = start < aside || text.length <= LONGEST_SHOWN ? 0 : text.indexOf(" ", start - aside) + 1;
  if (from > start) from = 0;
  let to = text.length <= from + LONGEST_SHOWN ? text.length : text.lastIndexOf(" ", from + LONGEST_SHOWN);
  if (to < start + length) to = text.length;
  return [(from ? "…" : "") + text.slice(from, start), text.slice(start, start + length), text.slice(start + length, to) + (to < text.length ? "…" : "")];
}

/** The office in which a turn was spoken, with the group of that day. */
function officeOf(turn) {
  const { capacity, speaker } = D.turns;
  const group = partyAt(speaker[turn], dayOf(turn), 2);
  return [D.strings[capacity[turn]], group >= 0 && D.things.label[group]].filter(Boolean).join(", ");
}

/** Where a turn is found: the page's address, or the name of its file, with the line. */
function sourceOf(turn) {
  const source = D.questions.source[D.turns.question[turn]];
  const line = D.turns.line[turn] ? `, line ${D.turns.line[turn]}` : "";
  return source < 0 ? { url: "", text: "source not named" } : { url: D.sources.url[source], text: D.sources.name[source] + line };
}

/** What there is to say of a place: the words, who spoke them in which office, in which question, when, and where that is found. */
export function told(place) {
  const { turn } = place, q = D.turns.question[turn];
  return {
    words: wordsAt(place), speaker: speakerOf(turn), office: officeOf(turn), source: sourceOf(turn), iri: iriOf(turnNode(turn)),
    title: D.questions.title[q], reference: D.questions.reference[q], when: dayOf(turn),
  };
}

/** A sentence to quote with: the words, who said them in which office, where, when, and where to look it up. */
export function citation(place) {
  const { words, speaker, office, title, reference, when, source, iri } = told(place);
  return `${words ? `“${words.join("").trim()}” ` : ""}— ${speaker}${office && ` (${office})`}, in “${title}”${reference && ` (${reference})`}, ` +
    `${D.body || D.title}, ${dateOf(when)}. ${source.url || source.text}. ${iri}`;
}

/** One passage with its speaker, office, day and source. */
export function passage(place) {
  const { words, speaker, office, title, when, source } = told(place), who = D.turns.speaker[place.turn], { mention } = place;
  const unclear = mention >= 0 && D.unclear[mention] === 1;
  return h(unclear ? "li.passage.unclear" : "li.passage", { "aria-current": turnNode(place.turn) === S.node && "true" },
    words
      ? h("blockquote", { dir: "auto" }, words[0], words[1] && h("mark", words[1]), words[2])
      : h("p.soft", D.words?.left_out ? "The words are left out of this file for its size; the link leads to them." : "This file holds no passages."),
    unclear && h("p.doubt", "Unclear who or what is meant", meant(mention)),
    h("p.by", who >= 0 ? leading(who, speaker, ".strong") : h("strong", speaker), office && `, ${office}`),
    h("p.where",
      dated(when), " · ",
      S.node < D.N && [leading(turnNode(place.turn), title), " · "],
      source.url ? link(source.url, "source ↗") : h("span", source.text)),
    h("button.small", { onclick: () => copy(citation(place)), "aria-label": `Copy with citation: ${speaker}, ${dateOf(when)}` }, "Copy with citation"));
}

function meant(mention) {
  const candidates = D.words?.candidates[mention] || [];
  return [candidates.length ? ": it may be " : ".", candidates.flatMap((n, at) => [at ? " or " : "", n < 0 ? "something else" : labelOf(n)])];
}

/** A list that begins with a dozen, or with so many that a certain one is there, and grows on demand. */
export function growing(items, make, tag = "ol", least = 0) {
  const list = h(tag), more = button("", () => grow());
  const grow = () => {
    const begin = list.childElementCount;
    list.append(...items.slice(begin, begin + (begin ? 40 : Math.max(AT_FIRST, least))).map((item) => make(item)));
    const left = items.length - list.childElementCount;
    more.textContent = `Show ${Math.min(40, left)} more of ${figure(left)}`;
    more.hidden = !left;
    if (begin) list.children[begin].querySelector("button")?.focus();
  };
  grow();
  return [list, more];
}
