/** Filters: the legend is the filter; what each choice leaves is counted beside it. */

import { D, dateOf, figure, isoOf, labelOf, many, RELATIONS } from "./model.js";
import { S, fresh, set } from "./state.js";
import { BARS, V } from "./filter.js";
import { P, icon } from "./palette.js";
import { button, byId, h, refill, svg } from "./dom.js";

const KIND_NAMES = {
  person: "People", post: "Offices", party: "Parties", group: "Groups", organisation: "Organisations", strategy: "Strategies, plans",
  topic: "Topics", place: "Places", event: "Events", name: "Names not resolved", question: "Questions", speech: "Speeches",
};
const ui = {};

/** Build the controls once; `refresh` keeps them true to the state. */
export function controls(extra) {
  const present = D.names.map((_, n) => n).filter((n) => D.kind.includes(n));
  ui.kinds = present.map((n) => tick(KIND_NAMES[D.names[n]], () => toggle("kinds", n), n));
  ui.parties = [...P.party.keys()].map((n) => {
    const made = tick(labelOf(n), () => pick(n), n);
    made.paint = h("input", { type: "color", "aria-label": `Colour of ${labelOf(n)}`, oninput: () => set({ colours: new Map(S.colours).set(n, made.paint.value), colour: "party" }, false) });
    made.row = h("div", { class: "painted" }, made.row, made.paint);
    return made;
  });
  ui.relations = RELATIONS.map(([, word], n) => n).filter((n) => D.edge.relation.includes(n)).map((n) => tick(RELATIONS[n][1], () => toggle("relations", n), n));
  ui.branch = h("select", { id: "branch", onchange: () => set({ branch: Number(ui.branch.value) }) }, h("option", { value: -1 }, "All topics"), branches());
  ui.least = h("input", { id: "least", type: "range", min: 0, max: 10, step: 1, oninput: () => set({ least: STEPS[ui.least.value] }) });
  ui.leastOut = h("output", { for: "least" });
  ui.colour = h("select", { id: "colour", onchange: () => set({ colour: ui.colour.value }) }, h("option", { value: "kind" }, "kind"), h("option", { value: "party" }, "party"));
  refill(byId("controls"),
    group("Show", true, ui.kinds.map((t) => t.row), h("p", { class: "field" }, h("label", { for: "colour" }, "Colour by"), ui.colour)),
    dates(),
    group("Topic and strength", true, h("p", { class: "field" }, h("label", { for: "branch" }, "Branch"), ui.branch), h("p", { class: "field" }, h("label", { for: "least" }, "Ties of at least"), ui.leastOut), ui.least),
    ui.parties.length > 0 && group("Party on the day", false, ui.parties.map((t) => t.row)),
    group("Kind of tie", false, ui.relations.map((t) => t.row)),
    extra,
    button("Clear all filters", () => set({ ...pickFilters(fresh()) }), { id: "clear" }));
}

const STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 25, 50, 100];
const pickFilters = ({ kinds, parties, relations, branch, least, from, until }) => ({ kinds, parties, relations, branch, least, from, until });

function group(title, open, ...content) {
  return h("details", { class: "group", open }, h("summary", null, title), content);
}

function tick(text, onchange, n) {
  const box = h("input", { type: "checkbox", onchange }), count = h("span", { class: "count" }), sign = h("span", { class: "sign" });
  return { n, box, count, sign, row: h("label", { class: "tick" }, box, sign, h("span", { class: "what" }, text), count) };
}

function toggle(name, n) {
  const chosen = new Set(S[name]);
  if (!chosen.delete(n)) chosen.add(n);
  set({ [name]: chosen });
}

/** No party chosen means all of them; the first tick taken away leaves the others. */
function pick(n) {
  const all = [...P.party.keys()], chosen = new Set(S.parties.size ? S.parties : all);
  if (!chosen.delete(n)) chosen.add(n);
  set({ parties: chosen.size === all.length || !chosen.size ? new Set() : chosen });
}

function branches() {
  const topics = D.kinds.indexOf("topic"), below = new Map(), tops = [];
  for (let n = 0; n < D.N; n++) {
    if (D.kind[n] !== topics) continue;
    const parent = D.broader.get(n);
    if (parent === undefined) tops.push(n);
    else below.get(parent)?.push(n) ?? below.set(parent, [n]);
  }
  const options = (n, depth) => [h("option", { value: n }, "\u2003".repeat(depth) + labelOf(n)), ...inOrder(below.get(n) || []).map((child) => options(child, depth + 1))];
  return inOrder(tops).map((n) => options(n, 0));
}

const inOrder = (nodes) => nodes.sort((a, b) => labelOf(a).localeCompare(labelOf(b), "en"));

function dates() {
  const slider = (name, label) => h("input", { id: name, type: "range", min: D.first, max: Math.max(D.last, D.first + 1), "aria-label": label, oninput: () => {
    const value = Number(ui[name].value);
    set(name === "from" ? { from: Math.min(value, S.until) } : { until: Math.max(value, S.from) });
  } });
  ui.from = slider("from", "First day");
  ui.until = slider("until", "Last day");
  ui.bars = svg("svg", { id: "bars", viewBox: `0 0 ${BARS} 20`, preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { class: "in" }), svg("path", { class: "out" }));
  ui.range = h("output", { id: "range" });
  return D.last > D.first ? group("Dates", true, ui.range, ui.bars, ui.from, ui.until) : null;
}

/** Make every control say what the state says. */
export function refresh() {
  const most = Math.max(1, ...V.bars), span = Math.max(1, D.last - D.first + 1), all = !S.parties.size;
  const look = `${S.colour}${P.dark}${[...S.colours]}`;
  const each = (list, checked, count, sign) => list.forEach((t) => {
    t.box.checked = checked(t.n);
    t.count.textContent = count(t.n);
    if (look !== ui.look) t.sign.replaceChildren(sign(t.n));
  });
  each(ui.kinds, (n) => S.kinds.has(n), (n) => figure(V.counts[n]), (n) => icon(n, S.colour === "party" && D.names[n] !== "party" ? P.soft : P.kind[n]));
  each(ui.parties, (n) => all || S.parties.has(n), (n) => figure(V.members[n]), (n) => icon(D.kind[n], P.party.get(n)));
  for (const { n, paint } of ui.parties) paint.value = P.party.get(n);
  const ties = RELATIONS.map(() => 0);
  V.weight.forEach((weight, n) => weight && ties[D.edge.relation[n]]++);
  each(ui.relations, (n) => !S.relations.has(n), (n) => figure(ties[n]), (n) => stripe(n));
  Object.assign(ui.branch, { value: String(S.branch) });
  Object.assign(ui.colour, { value: S.colour });
  ui.least.value = String(Math.max(0, STEPS.findLastIndex((step) => step <= S.least)));
  ui.least.setAttribute("aria-valuetext", many(S.least, "mention"));
  ui.leastOut.textContent = S.least === 1 ? "any strength" : `${S.least} mentions`;
  for (const name of ["from", "until"]) {
    ui[name].value = String(S[name]);
    ui[name].setAttribute("aria-valuetext", dateOf(S[name]));
  }
  ui.range.textContent = `${dateOf(S.from)} – ${dateOf(S.until)}`;
  const drawn = { in: "", out: "" };
  V.bars.forEach((count, n) => {
    const at = D.first + (n + 0.5) * (span / BARS);
    if (count) drawn[at < S.from || at > S.until ? "out" : "in"] += `M${n + 0.5} 20V${Math.min(19.2, 20 - (20 * count) / most)}`;
  });
  for (const [name, path] of Object.entries(drawn)) ui.bars.querySelector(`.${name}`).setAttribute("d", path);
  ui.look = look;
  byId("clear").disabled = !filtersInWords().length;
}

function stripe(n) {
  return svg("svg", { class: "icon", viewBox: "-8 -8 16 16", "aria-hidden": "true" }, svg("rect", { x: -7, y: -1.5, width: 14, height: 3, fill: P.relation[n] }));
}

/** What the filters say, as words for the print, the table and the ear. */
export function filtersInWords() {
  const start = fresh(), said = [];
  if ([...S.kinds].sort().join() !== [...start.kinds].sort().join()) said.push(`showing ${[...S.kinds].map((n) => KIND_NAMES[D.names[n]].toLowerCase()).join(", ") || "nothing"}`);
  if (S.parties.size) said.push(`spoken by ${[...S.parties].map(labelOf).join(", ")}`);
  if (S.branch >= 0) said.push(`about ${labelOf(S.branch)}`);
  if (S.relations.size) said.push(`without ${[...S.relations].map((n) => `“${RELATIONS[n][1]}”`).join(", ")}`);
  if (S.least > 1) said.push(`ties of at least ${S.least} mentions`);
  if (S.from > D.first || S.until < D.last) said.push(`from ${dateOf(S.from)} to ${dateOf(S.until)}`);
  return said;
}

/** The line under the title. */
export function lede() {
  const when = D.Q ? (D.first === D.last ? dateOf(D.first) : `${dateOf(D.first)} – ${dateOf(D.last)}`) : "no dates yet";
  return [h("time", { datetime: D.Q ? isoOf(D.first) : "" }, when), ` · ${many(D.sources.name.length, "page")}, ${many(D.Q, "question")}, ${many(D.statements, "statement")}`];
}
