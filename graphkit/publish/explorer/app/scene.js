/** Scene: the picture is drawn at rest, in slices where it is large, and only moved as an image while it moves. */

import { D, figure } from "./model.js";
import { S } from "./state.js";
import { V } from "./filter.js";
import { C, toScreen } from "./camera.js";
import { F } from "./focus.js";
import { P, colourOf, trace } from "./palette.js";
import { placed } from "./labels.js";
import { doubtful, relationsOf } from "./ties.js";
import { byId } from "./dom.js";

export const MARGIN = 0.12;
const REST = 110;
const SLICE = 9;
/** So many ties are drawn at once; nearer by, others have their turn. */
const FEWEST = 110, MOST = 2400;
/** Share of the ties, the least telling first, and how dark these are drawn. */
const LEVELS = [[0.5, 0.11], [0.78, 0.18], [0.91, 0.3], [0.97, 0.44], [1, 0.6]];

/** @type {any} what is drawn: pairs and nodes on the window, and the labels */
export const R = { pairs: [], nodes: [], labels: [], cost: 0, left: 0 };
let front = document.createElement("canvas"), back = document.createElement("canvas");
let drawn = null, job = null, timer = 0, scheduled = false;

/** Fit the canvases to the window; says whether anything changed. */
export function resize() {
  const stage = byId("picture"), width = stage.clientWidth, height = stage.clientHeight;
  if (!width || !height || (C.width === width && C.height === height && C.ratio === devicePixelRatio)) return false;
  Object.assign(C, { width, height, ratio: devicePixelRatio || 1 });
  for (const canvas of [byId("scene"), byId("over")]) Object.assign(canvas, { width: width * C.ratio, height: height * C.ratio });
  return true;
}

/** The camera moved: show the image that there is where it now belongs, and draw anew when all is still. */
export function moved() {
  if (R.cost < 7 && R.cost) return redraw();
  if (!scheduled) requestAnimationFrame(shift);
  scheduled = true;
  clearTimeout(timer);
  timer = setTimeout(redraw, REST);
}

function shift() {
  scheduled = false;
  if (!drawn) return;
  const begun = performance.now(), canvas = byId("scene"), context = canvas.getContext("2d", { alpha: false });
  const k = C.k / drawn.k, [x, y] = toScreen(drawn.x, drawn.y);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = P.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = k > 1;
  context.drawImage(front, x * C.ratio - (front.width * k) / 2, y * C.ratio - (front.height * k) / 2, front.width * k, front.height * k);
  performance.measure("frame", { start: begun, end: performance.now() });
}

/** Draw anew, now if that is quick. */
export function redraw() {
  clearTimeout(timer);
  if (!C.ratio) return;
  const view = { x: C.x, y: C.y, k: C.k, cost: 0 };
  job = { view, steps: paint(view) };
  advance(job);
}

function advance(mine) {
  if (job !== mine) return;
  const begun = performance.now();
  let step;
  do step = mine.steps.next(); while (!step.done && performance.now() - begun < SLICE);
  mine.view.cost += performance.now() - begun;
  if (!step.done) {
    requestAnimationFrame(() => advance(mine));
    return;
  }
  [front, back] = [back, front];
  drawn = mine.view;
  job = null;
  const shown = performance.now();
  shift();
  R.cost = mine.view.cost + performance.now() - shown;
  byId("more").textContent = R.left ? `${figure(R.pairs.length)} of ${figure(R.pairs.length + R.left)} ties drawn, the most telling; nearer by, more` : "";
  performance.measure("restyle", { start: performance.now() - R.cost, end: performance.now() });
  document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn || 0) + 1);
}

/** Whether a node is drawn: it passes the filters, or the selection calls for it. */
function wanted(node) {
  if (F.nodes?.has(node)) return node < D.N ? V.node[node] || node === S.node : V.held[node - D.N] === 1 || node === S.node;
  return V.node[node] && !(S.only && F.nodes);
}

function* paint(view) {
  const context = back.getContext("2d", { alpha: false }), wide = 1 + 2 * MARGIN;
  const width = C.width * wide, height = C.height * wide;
  const size = { width: Math.round(width * C.ratio), height: Math.round(height * C.ratio) };
  if (back.width !== size.width || back.height !== size.height) Object.assign(back, size);
  context.setTransform(C.ratio, 0, 0, C.ratio, 0, 0);
  context.fillStyle = P.paper;
  context.fillRect(0, 0, width, height);
  const camera = {
    width, height, left: C.width * MARGIN, right: C.width * (1 + MARGIN),
    at: (n) => [(D.x[n] - view.x) * view.k + width / 2, (D.y[n] - view.y) * view.k + height / 2],
    radius: (n) => radiusAt(n, view.k),
  };
  const inside = (n) => {
    const [x, y] = camera.at(n);
    return x > -30 && y > -30 && x < width + 30 && y < height + 30;
  };
  const nodes = [];
  for (let n = 0; n < D.count; n++) if (wanted(n) && inside(n)) nodes.push(n);
  yield;
  discs(context, nodes, camera, view.k);
  const things = nodes.filter((n) => n < D.N).sort((a, b) => D.size[a] - D.size[b]);
  yield* ties(context, camera, inside, things.length);
  yield* dots(context, nodes, camera);
  for (let n = 0; n < things.length; n++) {
    drawNode(context, things[n], camera);
    if (n % 200 === 199) yield;
  }
  yield;
  const first = new Set([...(S.pair || S.path || []), ...(S.node >= 0 ? [S.node] : [])].filter(inside));
  const among = F.nodes ? things.filter((n) => F.nodes.has(n)) : things;
  R.labels = placed(context, [...new Set([...among, ...first])], camera, first);
  inscribe(context, R.labels);
  R.nodes = nodes;
}

/** The radius of a node in pixels: it grows more slowly than the plane, and never too small for its kind to be seen. */
export function radiusAt(n, k) {
  return n < D.N ? Math.max(2.4, Math.min(34, D.size[n] * Math.pow(k, k < 1 ? 0.5 : 0.62))) : Math.max(1, Math.min(7, D.size[n] * k));
}

const dim = (n) => F.nodes && !F.nodes.has(n);

/** Topics stand on the ground that their questions take. */
function discs(context, nodes, camera, k) {
  const topic = D.kinds.indexOf("topic");
  context.fillStyle = P.kind[topic];
  for (const n of nodes) {
    if (n >= D.N || D.kind[n] !== topic || !D.disc[n] || k < 0.1) continue;
    const [x, y] = camera.at(n);
    context.globalAlpha = dim(n) ? 0.015 : P.dark ? 0.09 : 0.055;
    context.beginPath();
    context.arc(x, y, (D.size[n] + 4.6 * Math.sqrt(D.disc[n])) * k, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Ties, the most telling last and on top; those in focus above all. */
function* ties(context, camera, inside, crowd) {
  const found = [], bright = [], score = new Float32Array(D.pair.one.length);
  for (const pair of V.pairs) {
    const ends = inside(D.pair.one[pair]) + inside(D.pair.other[pair]);
    if (!ends) continue;
    if (F.pairs.has(pair)) bright.push(pair);
    else if (!(S.only && F.nodes)) {
      found.push(pair);
      score[pair] = telling(pair) * (ends === 2 ? 1 : 0.25);
    }
  }
  found.sort((a, b) => score[b] - score[a] || a - b);
  const chosen = found.slice(0, Math.min(MOST, Math.max(FEWEST, 2 * crowd))).reverse();
  R.left = found.length - chosen.length;
  const thin = Math.min(1, Math.pow(420 / Math.max(1, chosen.length), 0.3));
  let begin = 0;
  for (let level = 0; level < LEVELS.length; level++) {
    const end = Math.round(LEVELS[level][0] * chosen.length), some = chosen.slice(begin, end);
    stroke(context, some.filter((pair) => !doubtful(pair)), camera, level, thin, []);
    stroke(context, some.filter(doubtful), camera, level, thin, [4, 4]);
    begin = end;
    yield;
  }
  context.globalAlpha = 1;
  for (const pair of bright) strands(context, pair, camera, bright.length < 150);
  context.setLineDash([]);
  R.pairs = [...chosen, ...bright];
}

/** How much a tie tells: how often it was made, against how often each of the two is in any tie. */
function telling(pair) {
  const weight = V.pairWeight[pair], ends = V.strength[D.pair.one[pair]] * V.strength[D.pair.other[pair]];
  return weight ? (weight * Math.log1p(weight)) / Math.sqrt(ends || 1) : 0.02;
}

/** Line by line: as one path, their crossings would have to be worked out first, which takes twice as long. */
function stroke(context, pairs, camera, level, thin, dash) {
  context.strokeStyle = P.edge;
  context.globalAlpha = LEVELS[level][1] * thin * (F.nodes ? 0.22 : 1) * (P.dark ? 0.85 : 1);
  context.lineWidth = (0.7 + level * 0.6) * Math.sqrt(thin);
  context.setLineDash(dash);
  for (const pair of pairs) {
    context.beginPath();
    context.moveTo(...camera.at(D.pair.one[pair]));
    context.lineTo(...camera.at(D.pair.other[pair]));
    context.stroke();
  }
}

/** The relations between two, side by side, each in its colour. */
function strands(context, pair, camera, several) {
  const found = relationsOf(pair);
  const [ax, ay] = camera.at(D.pair.one[pair]), [bx, by] = camera.at(D.pair.other[pair]);
  const length = Math.hypot(bx - ax, by - ay) || 1;
  (several ? found : found.slice(0, 1)).forEach(({ relation, weight, doubt }, n, all) => {
    const aside = (n - (all.length - 1) / 2) * Math.min(26, length / 8);
    context.strokeStyle = P.relation[relation];
    context.globalAlpha = 0.8;
    context.lineWidth = Math.min(6, 1.1 + Math.log1p(weight) * 0.8);
    context.setLineDash(weight && doubt === weight ? [5, 4] : []);
    context.beginPath();
    context.moveTo(ax, ay);
    context.quadraticCurveTo((ax + bx) / 2 - ((by - ay) / length) * aside * 2, (ay + by) / 2 + ((bx - ax) / length) * aside * 2, bx, by);
    context.stroke();
  });
  context.globalAlpha = 1;
}

/** Questions and turns, all of one colour at once. */
function* dots(context, nodes, camera) {
  const byColour = new Map();
  for (const n of nodes) {
    if (n < D.N) continue;
    const key = colourOf(n) + (dim(n) ? "~" : "");
    byColour.get(key)?.push(n) ?? byColour.set(key, [n]);
  }
  for (const [key, found] of byColour) {
    context.fillStyle = key.replace("~", "");
    context.globalAlpha = key.endsWith("~") ? 0.12 : 0.9;
    for (let begin = 0; begin < found.length; begin += 4000) {
      context.beginPath();
      for (const n of found.slice(begin, begin + 4000)) {
        const [x, y] = camera.at(n), r = camera.radius(n) * (F.nodes?.has(n) ? 1.5 : 1);
        if (r < 1.6) context.rect(x - r, y - r, 2 * r, 2 * r);
        else trace(context, "circle", x, y, r);
      }
      context.fill();
      yield;
    }
  }
  context.globalAlpha = 1;
}

function drawNode(context, n, camera) {
  const [x, y] = camera.at(n), r = camera.radius(n), shape = P.shape[D.kind[n]], colour = colourOf(n);
  const open = shape === "ring" || shape === "hollow";
  context.globalAlpha = dim(n) ? 0.14 : 1;
  context.beginPath();
  trace(context, shape, x, y, open ? r * 0.88 : r);
  context.fillStyle = open ? P.paper : colour;
  context.fill();
  context.lineWidth = open ? Math.max(1.4, r * 0.3) : 1.2;
  context.strokeStyle = open ? colour : P.paper;
  context.setLineDash(shape === "hollow" ? [2, 2] : []);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Labels with a halo, so that they can be read over ties. */
export function inscribe(context, labels) {
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of labels) {
    context.font = label.font;
    context.strokeStyle = P.paper;
    context.lineWidth = 3.5;
    context.strokeText(label.text, label.x, label.y);
    context.fillStyle = dim(label.node) ? P.soft : P.ink;
    context.fillText(label.text, label.x, label.y);
  }
}
