/** Paint: the visible part of the record on a canvas, step by step. */

import { D, DOT, grouped } from "./model.js";
import { S, selected } from "./state.js";
import { V } from "./filter.js";
import { C, radiusAt } from "./camera.js";
import { F, dim } from "./focus.js";
import { OPEN, P, colourOf, trace } from "./palette.js";
import { dust } from "./dust.js";
import { placed } from "./labels.js";
import { ranked } from "./rank.js";
import { doubtful, relationsOf } from "./ties.js";

/** So many ties are drawn at once; nearer by, others have their turn. */
const FEWEST = 110, MOST = 2400;
/** Where there are so many, all but the chief ones are no wider than a pixel and so much the darker, which takes a third of the time. */
const MANY = 1000;
/** Share of the ties, the least telling first, and how dark these are drawn. */
export const LEVELS = [[0.5, 0.11], [0.78, 0.18], [0.91, 0.3], [0.97, 0.44], [1, 0.6]];
/** What is so near to the edge may still reach into the picture. */
const REACH = 30;

/** Paint a view; each step takes a moment, and the last one returns what was painted. */
export function* paint(context, view) {
  context.fillStyle = P.paper;
  context.fillRect(-view.aside, -view.above, C.width + 2 * view.aside, C.height + 2 * view.above);
  const at = standing(view), seen = (n) => at.inside[n] && wanted(n);
  const things = D.bySize.filter(seen), dots = [];
  for (let n = D.N; n < D.count; n++) if (at.inside[n]) dots.push(n);
  yield;
  discs(context, things, at);
  const { pairs, left } = yield* tied(context, at, things.length);
  if (F.nodes) yield* specks(context, dots.filter(dim), at, true);
  yield* specks(context, F.nodes ? dots.filter((n) => !dim(n)) : dots, at, false);
  for (let n = 0; n < things.length; n++) {
    mark(context, things[n], at);
    if (n % 200 === 199) yield;
  }
  yield;
  const first = new Set(selected().filter((n) => at.inside[n]));
  const among = F.nodes ? things.filter((n) => F.nodes.has(n)) : things;
  const labels = placed(context, [...new Set([...among, ...first])], dots, at, first, view.noted(pairs.length, left));
  inscribe(context, labels);
  return { nodes: [...dots, ...things], pairs, labels };
}

/** Where everything stands on the window, and what of it is inside or near; of questions and turns only those that are drawn. */
function standing({ x: left, y: top, k, aside, above }) {
  const x = new Float32Array(D.count), y = new Float32Array(D.count), inside = new Uint8Array(D.count);
  const width = C.width + aside + REACH, height = C.height + above + REACH;
  for (let n = 0; n < D.count; n++) {
    if (n >= D.N && !wanted(n)) continue;
    x[n] = (D.x[n] - left) * k + C.width / 2;
    y[n] = (D.y[n] - top) * k + C.height / 2;
    inside[n] = Number(x[n] > -aside - REACH && x[n] < width && y[n] > -above - REACH && y[n] < height);
  }
  return { x, y, inside, k };
}

/** Whether a node is drawn: it passes the filters, or the selection calls for it. */
function wanted(node) {
  if (F.nodes?.has(node)) return node === S.node || (node < D.N ? V.node[node] : V.held[node - D.N]);
  return V.node[node] && !(S.only && F.nodes);
}

/** Topics stand on the ground that their questions take. */
function discs(context, things, { x, y, k }) {
  context.fillStyle = P.kind[D.topic];
  for (const n of things) {
    if (!D.disc[n] || D.kind[n] !== D.topic || k < 0.1) continue;
    context.globalAlpha = dim(n) ? 0.015 : P.dark ? 0.09 : 0.055;
    context.beginPath();
    context.arc(x[n], y[n], (D.size[n] + DOT * Math.sqrt(D.disc[n])) * k, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Ties, the most telling last and on top; those in focus above all. */
function* tied(context, at, crowd) {
  const { one, other } = D.pair, found = [], bright = [], ends = (pair) => at.inside[one[pair]] + at.inside[other[pair]];
  for (const pair of V.pairs) {
    if (!ends(pair)) continue;
    if (F.pairs.has(pair)) bright.push(pair);
    else if (!(S.only && F.nodes)) found.push(pair);
  }
  const chosen = ranked(found, (pair) => telling(pair) * (ends(pair) === 2 ? 1 : 0.25), Math.min(MOST, Math.max(FEWEST, 2 * crowd))).reverse();
  let begin = 0;
  for (let level = 0; level < LEVELS.length; level++) {
    const end = Math.round(LEVELS[level][0] * chosen.length), some = chosen.slice(begin, end);
    context.strokeStyle = P.edge;
    [context.lineWidth, context.globalAlpha] = lookOf(level, chosen.length);
    lines(context, some.filter((pair) => !doubtful(pair)), at, []);
    lines(context, some.filter(doubtful), at, [4, 4]);
    begin = end;
    yield;
  }
  for (const pair of bright) strands(context, pair, at, bright.length);
  context.globalAlpha = 1;
  context.setLineDash([]);
  return { pairs: [...chosen, ...bright], left: found.length - chosen.length };
}

/** How wide and how dark a tie is, by its level and by how many there are. */
export function lookOf(level, count) {
  const thin = Math.min(1, Math.pow(420 / Math.max(1, count), 0.3)), width = (0.7 + level * 0.5) * Math.sqrt(thin), slim = count > MANY && level < 4 && width > 1;
  return [slim ? 0.99 : width, LEVELS[level][1] * thin * (F.nodes ? 0.22 : 1) * (P.dark ? 0.85 : 1) * (slim ? width : 1)];
}

/** How wide a tie in focus is, by its weight. */
export const wideAs = (weight) => Math.min(6, 1.1 + Math.log1p(weight) * 0.8);

/** How dark a tie in focus is among so many of them. */
export const brightness = (count) => Math.max(0.15, Math.min(0.8, 120 / count));

/** How much a tie tells: how often it was made, against how often each of the two is in any tie. */
function telling(pair) {
  const weight = V.pairWeight[pair], ends = V.strength[D.pair.one[pair]] * V.strength[D.pair.other[pair]];
  return weight ? (weight * Math.log1p(weight)) / Math.sqrt(ends || 1) : 0.02;
}

/** Line by line: as one path, their crossings would have to be worked out first, which takes twice as long. */
function lines(context, pairs, { x, y }, dash) {
  const { one, other } = D.pair;
  context.setLineDash(dash);
  for (const pair of pairs) {
    context.beginPath();
    context.moveTo(x[one[pair]], y[one[pair]]);
    context.lineTo(x[other[pair]], y[other[pair]]);
    context.stroke();
  }
}

/** The relations between two, side by side, each in its colour. */
function strands(context, pair, { x, y }, count) {
  const found = relationsOf(pair), one = D.pair.one[pair], other = D.pair.other[pair];
  const dx = x[other] - x[one], dy = y[other] - y[one], length = Math.hypot(dx, dy) || 1;
  context.globalAlpha = brightness(count);
  (count < 150 ? found : found.slice(0, 1)).forEach(({ relation, weight, doubt }, n, all) => {
    const aside = (2 * (n - (all.length - 1) / 2) * Math.min(26, length / 8)) / length;
    context.strokeStyle = P.relation[relation];
    context.lineWidth = wideAs(weight);
    context.setLineDash(weight && doubt === weight ? [5, 4] : []);
    context.beginPath();
    context.moveTo(x[one], y[one]);
    context.quadraticCurveTo(x[one] + dx / 2 - dy * aside, y[one] + dy / 2 + dx * aside, x[other], y[other]);
    context.stroke();
  });
}

/** Questions and turns: from afar as dust, nearer by as discs, all of one colour at once. */
function* specks(context, nodes, at, faint) {
  const { x, y, k } = at, opacity = faint ? 0.12 : 0.9, radius = (n) => radiusAt(n, k) * (F.nodes && !faint ? 1.5 : 1);
  const small = [], discs = [];
  for (const n of nodes) (radius(n) * C.ratio < 1.6 ? small : discs).push(n);
  if (small.length) dust(context, small, at, radius, colourOf, opacity);
  yield;
  for (const [colour, found] of grouped(discs.map(colourOf))) {
    context.fillStyle = colour;
    context.globalAlpha = opacity;
    for (let begin = 0; begin < found.length; begin += 4000) {
      context.beginPath();
      for (const place of found.slice(begin, begin + 4000)) trace(context, "circle", x[discs[place]], y[discs[place]], radius(discs[place]));
      context.fill();
      yield;
    }
  }
  context.globalAlpha = 1;
}

/** A mark is two shapes, one in the other: a border as a stroke takes twice as long, and is for what shows through. */
function mark(context, n, { x, y, k }) {
  const shape = P.shape[D.kind[n]], colour = colourOf(n), open = OPEN.has(shape), r = radiusAt(n, k) * (open ? 0.88 : 1);
  const half = open ? Math.max(0.7, r * 0.17) : 0.6;
  const fill = (style, radius) => {
    context.fillStyle = style;
    context.beginPath();
    trace(context, shape, x[n], y[n], radius);
    context.fill();
  };
  context.globalAlpha = dim(n) ? 0.14 : 1;
  if (open && dim(n) || shape === "hollow") {
    context.beginPath();
    trace(context, shape, x[n], y[n], r);
    context.setLineDash(shape === "hollow" ? [2, 2] : []);
    context.strokeStyle = colour;
    context.lineWidth = 2 * half;
    context.stroke();
    return;
  }
  fill(open ? colour : P.paper, r + half);
  fill(open ? P.paper : colour, r - half);
}

/** Labels with a halo, so that they can be read over ties. */
function inscribe(context, labels) {
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = P.paper;
  context.lineWidth = 3.5;
  for (const { node, text, font, x, y } of labels) {
    context.font = font;
    context.strokeText(text, x, y);
    context.fillStyle = dim(node) ? P.soft : P.ink;
    context.fillText(text, x, y);
  }
}
