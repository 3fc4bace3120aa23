/** Timeline: what a person held and belonged to over the years, on one line each. */

import { D, day, isoOf, labelOf } from "./model.js";
import { h, svg } from "./dom.js";

const WIDE = 340, ROW = 17;
const KIND = ["office", "party", "group", "seat"];

/** What a person held and belonged to, or who held an office, as bars over the years; the record's own are shaded. */
export function timeline(node) {
  const spans = merged(D.spansOf.get(node) || D.holdersOf.get(node) || [], D.holdersOf.has(node));
  if (!spans.length) return null;
  const known = spans.flatMap(({ from, until }) => [from, until]).filter(Number.isFinite);
  const low = Math.min(D.first, ...known), high = Math.max(D.last, ...known), scale = WIDE / Math.max(365, high - low);
  const x = (when) => Math.max(0, Math.min(WIDE, (when - low) * scale));
  const tall = spans.length * ROW + 16;
  const rows = spans.map(({ kind, from, until }, n) => svg(`rect.bar.${kind}`, { x: x(from), y: n * ROW + 3, width: Math.max(3, x(until) - x(from)), height: 9, rx: 2 }));
  return h("div.timeline",
    svg("svg", { viewBox: `0 0 ${WIDE} ${tall}`, "aria-hidden": "true" },
      svg("rect.record", { x: x(D.first), y: 0, width: Math.max(2, x(D.last) - x(D.first)), height: tall - 14 }), rows,
      svg("text", { x: 0, y: tall - 2 }, isoOf(low).slice(0, 4)), svg("text", { x: WIDE, y: tall - 2, "text-anchor": "end" }, isoOf(high).slice(0, 4))),
    h("ul", spans.map((s) => h("li", h(`span.dot.${s.kind}`), s.label, h("span.soft", ` ${years(s)}`)))));
}

/** Spans that follow each other without a gap and say the same are one. */
function merged(list, holders) {
  const found = [];
  for (const n of list) {
    const { kind, label, person, start, end } = D.spans;
    const span = { kind: KIND[kind[n]], label: holders ? labelOf(person[n]) : D.strings[label[n]], from: day(start[n], -Infinity), until: day(end[n], Infinity), start: start[n], end: end[n] };
    const before = found.find((f) => f.kind === span.kind && f.label === span.label && f.until === span.from);
    if (before) Object.assign(before, { until: span.until, end: span.end });
    else found.push(span);
  }
  return found.sort((a, b) => KIND.indexOf(a.kind) - KIND.indexOf(b.kind) || a.from - b.from);
}

function years({ start, end }) {
  return `${start.slice(0, 4) || "…"}–${end.slice(0, 4)}`;
}
