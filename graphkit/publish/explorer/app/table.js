/** Table: the same view as rows that can be sorted, read aloud and printed. */

import { D, figure, isoOf, labelOf, LASTING, RELATIONS, statusOf, turnNode, turnsOf } from "./model.js";
import { S, set } from "./state.js";
import { V } from "./filter.js";
import { F, otherEnd, visible } from "./focus.js";
import { ranked } from "./rank.js";
import { button, byId, h, refill, say } from "./dom.js";
import { kindOf } from "./kinds.js";

const PAGE = 100;
const T = { tab: "ties", sort: null, down: true, shown: PAGE };

/**
 * Tab to its title, its columns and the rows that the present view holds: `{cells, open}`; a cell is a text or a number.
 * @type {Record<string, [string, string[], () => any[]]>}
 */
export const TABS = {
  ties: ["Ties", ["From", "Tie", "To", "Times", "First", "Last"], tieRows],
  things: ["People and things", ["Name", "Kind", "Mentions and ties", "Strongest tie"], thingRows],
  questions: ["Questions", ["Date", "Question", "Asked by", "Answered by", "Status"], questionRows],
};

function tieRows() {
  const first = new Int32Array(V.weight.length).fill(1e9), last = new Int32Array(V.weight.length).fill(-1e9), { facts: f, edge } = D;
  for (let n = 0; n < f.count; n++) {
    if (!V.passed[n] || f.edge[n] < 0) continue;
    first[f.edge[n]] = Math.min(first[f.edge[n]], f.from[n]);
    last[f.edge[n]] = Math.max(last[f.edge[n]], f.until[n]);
  }
  const rows = [];
  for (let n = 0; n < edge.relation.length; n++) {
    if (!V.weight[n] || !visible(edge.pair[n]) || F.nodes && !F.pairs.has(edge.pair[n])) continue;
    const lasting = edge.relation[n] >= LASTING, ends = [edge.subject[n], edge.target[n]];
    const when = (day) => (Math.abs(day) >= 999998 ? "" : isoOf(day));
    rows.push({ cells: [labelOf(ends[0]), RELATIONS[edge.relation[n]][1] + (V.doubt[n] === V.weight[n] ? " (unclear)" : ""), labelOf(ends[1]), lasting ? "" : V.weight[n], when(first[n]), when(last[n])], open: { pair: ends } });
  }
  return rows;
}

function thingRows() {
  const best = new Map(), rows = [];
  for (const pair of ranked(V.pairs, (pair) => V.pairWeight[pair])) for (const end of [D.pair.one[pair], D.pair.other[pair]]) if (!best.has(end)) best.set(end, otherEnd(pair, end));
  for (let n = 0; n < D.N; n++)
    if (V.node[n] && (!F.nodes || F.nodes.has(n))) rows.push({ cells: [labelOf(n), kindOf(n)[0], V.strength[n], best.has(n) ? labelOf(best.get(n)) : ""], open: { node: n } });
  return rows;
}

function questionRows() {
  const { day, title, asker, by } = D.questions, rows = [];
  for (let n = 0; n < D.Q; n++)
    if (V.held[n] && (!F.nodes || F.nodes.has(D.N + n) || turnsOf(n).some((turn) => F.nodes.has(turnNode(turn)))))
      rows.push({ cells: [isoOf(day[n]), title[n], asker[n] < 0 ? "" : labelOf(asker[n]), by[n].map(labelOf).join(", "), statusOf(n)], open: { node: D.N + n } });
  return rows;
}

/** Draw the table of the tab that is open. */
export function showTable() {
  const [title, columns, make] = TABS[T.tab], rows = sorted(make()), shown = rows.slice(0, T.shown);
  const again = (patch, focus) => {
    Object.assign(T, patch);
    showTable();
    byId("table").querySelector(focus)?.focus();
  };
  refill(byId("table"),
    h("div.tabs", { role: "group", "aria-label": "Tables" }, Object.entries(TABS).map(([name, [words]]) => button(words, () => again({ tab: name, sort: null, shown: PAGE }, "[aria-pressed=true]"), { "aria-pressed": String(T.tab === name) }))),
    h("div.scroll", { tabindex: 0, role: "region", "aria-label": title }, h("table",
      h("caption", `${title}: ${figure(rows.length)}${F.nodes ? " in the selection" : ""}`),
      h("thead", h("tr", columns.map((column, n) => h("th", { scope: "col", "aria-sort": T.sort === n ? (T.down ? "descending" : "ascending") : "none" }, button(column, () => {
        say(`Sorted by ${column}`);
        again({ sort: n, down: T.sort === n ? !T.down : typeof rows[0]?.cells[n] === "number" }, `th:nth-child(${n + 1}) button`);
      }))))),
      h("tbody", shown.map((row) => h("tr", row.cells.map((cell, n) => h(n ? "td" : "th", { scope: n ? null : "row", class: typeof cell === "number" ? "number" : /^\d{4}-\d\d-\d\d$/.test(cell) ? "date" : null }, n ? (typeof cell === "number" ? figure(cell) : cell) : h("button.plain", { onclick: () => set(row.open) }, cell)))))))),
    rows.length > T.shown && button(`Show ${Math.min(PAGE * 5, rows.length - T.shown)} more rows`, () => again({ shown: T.shown + PAGE * 5 }, ".scroll")));
}

function sorted(rows) {
  const n = T.sort;
  if (n === null) return T.tab === "questions" ? rows.reverse() : rows.sort((a, b) => weight(b) - weight(a));
  const compare = new Intl.Collator("en", { numeric: true }).compare, empty = (row) => Number(row.cells[n] === "");
  return rows.sort((a, b) => empty(a) - empty(b) || (T.down ? -1 : 1) * (typeof a.cells[n] === "number" && typeof b.cells[n] === "number" ? a.cells[n] - b.cells[n] : compare(String(a.cells[n]), String(b.cells[n]))));
}

const weight = (row) => row.cells.find((cell) => typeof cell === "number") || 0;

/** Show the table or the picture, as the state has it. */
export function showView() {
  const table = S.view === "table";
  byId("table").hidden = !table;
  byId("picture").hidden = table;
  for (const each of byId("views").children) each.setAttribute("aria-pressed", String(each.dataset.does === S.view));
  if (table) showTable();
}
