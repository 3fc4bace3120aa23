/** Palette: colours and shapes, told apart by people who see few colours and by those who see none. */

import { D } from "./model.js";
import { S } from "./state.js";
import { KINDS } from "./kinds.js";
import { svg } from "./dom.js";
import { ranked } from "./rank.js";

/** The colours of relations, mostly those of what they lead to. */
const { person, topic, strategy, post, party, place, speech } = KINDS;
const RELATION = [person, ["", "", "", "#00776b", "#47c7b7"], topic, strategy, ["", "", "", "#8a3fa0", "#cf92e2"], post, party, place, speech];
/** Colours for parties that have none of their own, in the order in which they are given out (after Okabe and Ito). */
const PARTIES = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a3fb0", "#8a8a00"];
/** Colours that lie nearer than this are not told apart at a glance. */
const APART = 60;

/** @type {any} the colours of the ground the picture is drawn on */
export const P = {};

/** Say whether the page is dark now, and take its colours. */
export function ground() {
  P.dark = S.theme ? S.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = P.dark ? "dark" : "light";
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "soft", "edge"]) P[name] = style.getPropertyValue(`--${name}`).trim();
  const own = (row) => row[P.dark ? 4 : 3];
  P.kind = D.names.map((name) => own(KINDS[name]));
  P.shape = D.names.map((name) => KINDS[name][2]);
  P.relation = RELATION.map(own);
  parties();
}

/** Give every party a colour that can be seen on this ground: the reader's, else the register's, else, of those heard most, the next that is unlike those. */
function parties() {
  const { kinds, things } = D;
  const found = [...things.kind.keys()].filter((n) => things.kind[n] === kinds.indexOf("party"));
  const taken = found.map((n) => things.colour[n]).filter(Boolean);
  const free = PARTIES.filter((colour) => taken.every((other) => unlike(colour, other) > APART));
  const voices = new Int32Array(D.N);
  for (const n of D.facts.party) if (n >= 0) voices[n]++;
  const heard = new Set(ranked(found.filter((n) => !things.colour[n]), (n) => voices[n]).slice(0, free.length));
  const given = found.map((n) => things.colour[n] || heard.has(n) && free.shift() || P.soft);
  P.party = new Map(found.map((n, at) => [n, readable(S.colours.get(n) || given[at])]));
  P.partyOf = null;
}

/** Red, green and blue of #rrggbb, from 0 to 255. */
export const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

const unlike = (one, other) => Math.hypot(...channels(one).map((value, n) => value - channels(other)[n]));

/** The contrast of two colours (WCAG 2, 1.4.11). */
function contrast(one, other) {
  const light = (colour) => channels(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0.05);
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}

/** A colour brought nearer to the ink until it keeps 3 : 1 to the paper. */
export function readable(colour) {
  const [from, to] = [channels(colour), channels(P.ink)];
  let found = colour;
  for (let part = 0.1; contrast(found, P.paper) < 3; part += 0.1)
    found = `#${from.map((c, n) => Math.round(c + (to[n] - c) * part).toString(16).padStart(2, "0")).join("")}`;
  return found;
}

/** The party whose colour a node has: its own, the asker's or the speaker's; -1 for none. */
export function partyOf(node) {
  if (!P.partyOf) {
    P.partyOf = new Int32Array(D.count).fill(-1);
    for (let n = 0; n < D.N; n++) if (P.party.has(n)) P.partyOf[n] = n;
    D.spans.kind.forEach((kind, n) => kind === 1 && (P.partyOf[D.spans.person[n]] = D.spans.target[n]));
    for (let n = 0; n < D.Q; n++) P.partyOf[D.N + n] = P.partyOf[D.questions.asker[n]] ?? -1;
    for (let n = 0; n < D.T; n++) P.partyOf[D.N + D.Q + n] = P.partyOf[D.turns.speaker[n]] ?? -1;
  }
  return P.partyOf[node];
}

export function colourOf(node) {
  return S.colour === "party" ? P.party.get(partyOf(node)) || P.soft : P.kind[D.kind[node]];
}

/** Shapes of which the middle is empty. */
export const OPEN = new Set(["ring", "hollow"]);
const polygon = (sides, turn, size) => Array.from({ length: sides }, (_, n) => turn + (2 * Math.PI * n) / sides).map((angle) => [size * Math.cos(angle), size * Math.sin(angle)]);
/** The corners of a shape of radius 1; a round shape has none. */
export const CORNERS = {
  square: polygon(4, Math.PI / 4, 1.2),
  diamond: polygon(4, 0, 1.25),
  hexagon: polygon(6, 0, 1.12),
  pentagon: polygon(5, -Math.PI / 2, 1.1),
  triangle: polygon(3, -Math.PI / 2, 1.3),
  wedge: polygon(3, Math.PI / 2, 1.3),
};

/** Add the outline of a shape to the path of a canvas. */
export function trace(context, shape, x, y, r) {
  const corners = CORNERS[shape];
  if (!corners) {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  for (const [cx, cy] of corners) context.lineTo(x + r * cx, y + r * cy);
  context.closePath();
}

/** A length as it is written in SVG. */
export const tenth = (length) => length.toFixed(1);

/** A shape as SVG, filled as the picture fills it. */
export function shapeMark(shape, colour, x, y, r) {
  const open = OPEN.has(shape), corners = CORNERS[shape];
  const paint = { fill: open ? P.paper : colour, stroke: open ? colour : P.paper, "stroke-width": open ? Math.max(1.5, r * 0.3) : 1 };
  return corners
    ? svg("polygon", { points: corners.map(([cx, cy]) => `${tenth(x + r * cx)},${tenth(y + r * cy)}`).join(" "), ...paint })
    : svg("circle", { cx: tenth(x), cy: tenth(y), r: open ? r * 0.88 : r, ...paint });
}

/** A shape as a sign beside words. */
export const sign = (shape) => svg("svg.icon", { viewBox: "-8 -8 16 16", "aria-hidden": "true" }, shape);

const icons = new Map();

/** The small mark before a name in lists; each is made once and then copied. */
export function icon(kind, colour = P.kind[kind]) {
  const key = `${kind}${colour}${P.paper}`;
  if (!icons.has(key)) icons.set(key, sign(shapeMark(P.shape[kind], colour, 0, 0, 5.5)));
  return icons.get(key).cloneNode(true);
}
