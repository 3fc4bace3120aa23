/** Search: all words of what is typed, in names, headings and passages, without minding accents. */

import { D, dateOf, dayOf, labelOf, speakerOf, turnNode } from "./model.js";
import { set } from "./state.js";
import { V } from "./filter.js";
import { ranked } from "./rank.js";
import { colourOf, icon } from "./palette.js";
import { byId, h, on, say } from "./dom.js";

const PLAIN = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", "’": "'" };
let boxes = 0;

export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[łøđßæœı’]/g, (letter) => PLAIN[letter]);
}

const index = {};

/** Nodes whose name or heading has all words, the strongest first, then speeches whose passage has them. */
export function search(text, passages = true) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const has = (folded) => words.every((word) => folded.includes(word));
  index.things ??= D.things.label.map((label, n) => fold(`${label}\n${D.things.alias[n]}`));
  const things = [];
  index.things.forEach((folded, n) => has(folded) && things.push(n));
  const found = ranked(things, (n) => (index.things[n].startsWith(words[0]) ? 1e6 : 0) + V.strength[n], passages ? 8 : 12);
  if (!passages) return found;
  index.titles ??= D.questions.title.map((title, n) => fold(`${title} ${D.questions.reference[n]}`));
  for (let n = D.Q - 1; n >= 0 && found.length < 13; n--) if (has(index.titles[n])) found.push(D.N + n);
  if (!D.words) return found;
  index.passages ??= D.words.text.map(fold);
  index.said = new Map();
  for (let n = index.passages.length - 1; n >= 0 && index.said.size < 6; n--)
    if (has(index.passages[n])) index.said.set(turnNode(D.words.turn[n]), [D.words.text[n], index.passages[n].indexOf(words[0])]);
  return [...found, ...index.said.keys()];
}

/** A field that suggests; arrows go through the suggestions, Enter takes one. */
export function chooser(label, choose, { id = `find${++boxes}`, passages = false } = {}) {
  let found = [], at = -1;
  const list = h("ul", { id: `${id}list`, role: "listbox", "aria-label": label, hidden: true });
  const field = h("input", { id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-label": label, "aria-expanded": "false", "aria-controls": `${id}list`, "aria-autocomplete": "list", placeholder: passages ? label : "Name…" });
  const open = (yes) => {
    list.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
    if (!yes) field.removeAttribute("aria-activedescendant");
  };
  const take = (n) => {
    open(false);
    choose(n);
  };
  const point = (next) => {
    at = next;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at >= 0 && list.children[at]) {
      field.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const suggest = () => {
    found = search(field.value, passages);
    list.replaceChildren(...found.map((n, number) => h("li", { id: `${id}o${number}`, role: "option", "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), take(n)) }, icon(D.kind[n], colourOf(n)), h("span", shownAs(n)))));
    if (!found.length && field.value.trim()) list.append(h("li.none", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"));
    open(field.value.trim() !== "");
    point(found.length ? 0 : -1);
    say(field.value.trim() ? `${found.length} found` : "");
  };
  const keyed = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      else if (found.length) point((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && found[at] !== undefined) take(found[at]);
    else if (event.key === "Escape") (field.value = ""), open(false);
  };
  on(field, { input: suggest, blur: () => open(false), keydown: keyed });
  return h("div.chooser", field, list);
}

function shownAs(n) {
  if (n < D.N) return labelOf(n);
  if (n < D.N + D.Q) return [labelOf(n), h("small", dateOf(D.questions.day[n - D.N]))];
  const turn = n - D.N - D.Q;
  const [text, at] = index.said.get(n), from = text.lastIndexOf(" ", at - 24) + 1;
  return [`“${from ? "…" : ""}${text.slice(from, from + 80)}…”`, h("small", `${speakerOf(turn)}, ${D.questions.title[D.turns.question[turn]]}, ${dateOf(dayOf(turn))}`)];
}

/** The field at the head of the page. */
export function searchBox() {
  byId("find").replaceChildren(chooser("Search people, topics, words", (node) => {
    set({ node });
    byId("panel").focus({ preventScroll: true });
  }, { id: "search", passages: true }));
}
