/** Filters: the legend is the filter; what each choice leaves is counted beside it. */

import { D, dateOf, figure, grouped, labelOf, many, RELATIONS } from "./model.js";
import { FILTERS, fresh, kindsChosen, S, set } from "./state.js";
import { BARS, V } from "./filter.js";
import { KINDS } from "./kinds.js";
import { P, icon, sign } from "./palette.js";
import { attribute, byId, h, svg, tell } from "./dom.js";

const ui = {};
const STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 25, 50, 100];

/** Fill the controls once; `refresh` keeps them true to the state. */
export function controls() {
  ui.kinds = ticks("kinds", [...D.names.keys()].filter((n) => D.kind.includes(n)), (n) => KINDS[D.names[n]][1], (n) => toggle("kinds", n));
  ui.parties = ticks("parties", P.party.keys(), labelOf, pick);
  for (const made of ui.parties) {
    made.paint = h("input", { type: "color", "aria-label": `Colour of ${labelOf(made.n)}`, oninput: () => set({ colours: new Map(S.colours).set(made.n, made.paint.value), colour: "party" }, false) });
    made.row.after(made.paint);
  }
  ui.relations = ticks("relations", [...RELATIONS.keys()].filter((n) => D.edge.relation.includes(n)), (n) => RELATIONS[n][1], (n) => toggle("relations", n));
  byId("branch").append(...branches());
  byId("branch").onchange = () => set({ branch: Number(byId("branch").value) });
  byId("colour").onchange = () => set({ colour: byId("colour").value });
  byId("least").oninput = () => set({ least: STEPS[byId("least").value] });
  byId("parties").parentNode.hidden = !ui.parties.length;
  byId("dates").hidden = D.last <= D.first;
  for (const name of ["from", "until"]) {
    const slider = Object.assign(byId(name), { min: D.first, max: Math.max(D.last, D.first + 1) });
    slider.oninput = () => set(name === "from" ? { from: Math.min(slider.value, S.until) } : { until: Math.max(slider.value, S.from) });
  }
}

/** Filters as they are at the start. */
export function clear() {
  const before = fresh();
  set(Object.fromEntries(FILTERS.map((name) => [name, before[name]])));
}

/** A box to tick for each number, with a sign, its words and a count. */
function ticks(id, numbers, words, onchange) {
  return Array.from(numbers, (n) => {
    const box = h("input", { type: "checkbox", onchange: () => onchange(n) }), count = h("span.count"), place = h("span.sign");
    const row = h("label.tick", box, place, h("span.what", words(n)), count);
    byId(id).append(h("div.painted", row));
    return { n, box, count, sign: place, row };
  });
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

/** Topics as options, each before those that are part of it, in the order of the alphabet. */
function branches() {
  const topics = D.bySize.filter((n) => D.kind[n] === D.topic).sort((a, b) => labelOf(a).localeCompare(labelOf(b), "en")), below = grouped(topics.map((n) => D.broader.get(n)));
  const options = (parent, depth) => (below.get(parent) || []).flatMap((at) => [h("option", { value: topics[at] }, "\u2003".repeat(depth) + labelOf(topics[at])), ...options(topics[at], depth + 1)]);
  return options(undefined, 0);
}

/** Make every control say what the state says. */
export function refresh() {
  const most = Math.max(1, ...V.bars), span = Math.max(1, D.last - D.first + 1), all = !S.parties.size;
  const look = `${S.colour}${P.dark}${[...S.colours]}`;
  const each = (list, checked, count, mark) => list.forEach((t) => {
    t.box.checked = checked(t.n);
    tell(t.count, count(t.n));
    if (look !== ui.look) t.sign.replaceChildren(mark(t.n));
  });
  each(ui.kinds, (n) => S.kinds.has(n), (n) => figure(V.counts[n]), (n) => icon(n, S.colour === "party" && D.names[n] !== "party" ? P.soft : P.kind[n]));
  each(ui.parties, (n) => all || S.parties.has(n), (n) => figure(V.members[n]), (n) => icon(D.kind[n], P.party.get(n)));
  for (const { n, paint } of ui.parties) paint.value = P.party.get(n);
  const ties = RELATIONS.map(() => 0);
  V.weight.forEach((weight, n) => weight && ties[D.edge.relation[n]]++);
  each(ui.relations, (n) => !S.relations.has(n), (n) => figure(ties[n]), (n) => stripe(n));
  const show = (id, value, words) => attribute(Object.assign(byId(id), { value }), { "aria-valuetext": words });
  byId("branch").value = S.branch;
  byId("colour").value = S.colour;
  const strength = S.least === 1 ? "any strength" : many(S.least, "mention");
  show("least", Math.max(0, STEPS.findLastIndex((step) => step <= S.least)), strength);
  show("from", S.from, dateOf(S.from));
  show("until", S.until, dateOf(S.until));
  tell(byId("strength"), strength);
  tell(byId("range"), `${dateOf(S.from)} – ${dateOf(S.until)}`);
  const drawn = { in: "", out: "" };
  V.bars.forEach((count, n) => {
    const at = D.first + (n + 0.5) * (span / BARS);
    if (count) drawn[at < S.from || at > S.until ? "out" : "in"] += `M${n + 0.5} 20V${Math.min(19.2, 20 - (20 * count) / most)}`;
  });
  for (const name in drawn) attribute(document.querySelector(`#bars .${name}`), { d: drawn[name] });
  if (look !== ui.look && S.colour === "party") byId("parties").parentNode.open = true;
  ui.look = look;
  byId("clear").disabled = !filtersInWords().length;
}

function stripe(n) {
  return sign(svg("rect", { x: -7, y: -1.5, width: 14, height: 3, fill: P.relation[n] }));
}

/** What the filters say, as words for the print, the table and the ear. */
export function filtersInWords() {
  const said = [];
  if (kindsChosen(S)) said.push(`showing ${[...S.kinds].map((n) => KINDS[D.names[n]][1].toLowerCase()).join(", ") || "nothing"}`);
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
  return `${when} · ${many(D.sources.name.length, "page")}, ${many(D.Q, "question")}, ${many(D.statements, "statement")}`;
}
