/** Labels: the names of what matters most, as many as have room. */

import { D, kindName, labelOf } from "./model.js";
import { V } from "./filter.js";
import { C, radiusAt } from "./camera.js";
import { CORNERS, P } from "./palette.js";
import { ranked } from "./rank.js";

/** Where many things crowd, a label for so many square pixels of the window, that the picture stays one. */
const GROUND = 8100, CROWD = 260;
/** The chief ones have their label in any case. */
const CHIEF = 6;
const SHARE = { person: 3, topic: 2 };
const LONGEST = 36, LARGEST = 16, SMALLEST = 11;
/** @type {[number, number][]} a label is cut, and then made small, where there is no room otherwise: the longest text, and the largest size. */
const SIZES = [[LONGEST, LARGEST], [20, LARGEST], [20, SMALLEST]];
/** Labels keep clear of nodes of this radius; smaller ones they may cover. */
const SEEN = 4.2;
/** Where a label may stand, the best first: how far to the right and how far below, on the sides of the square round its node. */
const SPOTS = [[1, 0], [-1, 0], [0, 1], [0, -1], ...[0.4, 0.8].flatMap((n) => [[1, n], [1, -n], [-1, n], [-1, -n]]), ...[0.25, 0.5, 0.7, 0.9].flatMap((n) => [[n, 1], [-n, 1], [n, -1], [-n, -1]])];
/** In a crowd all but the chief ones have so many of them. */
const FEW = 4;
/** So far apart is what stands side by side. */
const AIR = 3;
const widths = new Map();

/** The font of the page. */
export const FONT = getComputedStyle(document.body).fontFamily;

/** A label cut to a length that fits a picture. */
export function short(node, longest = LONGEST) {
  const text = labelOf(node);
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

export function fontOf(node, size, weight = ["person", "party"].includes(kindName(node)) ? 600 : 500) {
  return `${D.kind[node] === D.topic ? "italic " : ""}${weight} ${size}px ${FONT}`;
}

/** How far a mark reaches: corners go beyond the radius. */
const reach = (node, k) => radiusAt(node, k) * Math.max(...(CORNERS[P.shape[D.kind[node]]]?.flat() || [1]));

/** Labels and where these stand on the window, the strongest first; `at` has the places of nodes and of `dots`, `first` goes before all, and boxes that are `held` are left free. */
export function placed(context, nodes, dots, at, first, held) {
  const crowd = nodes.length > CROWD, strongest = ranked(nodes, (node) => V.strength[node] || 0), chief = new Set(strongest.slice(0, CHIEF));
  const ground = new Ground(nodes.length + dots.length > CROWD ? nodes : [...nodes, ...dots], at, crowd ? SEEN : 0);
  for (const node of inTurn(strongest, first)) {
    if (crowd && ground.labels.size >= (C.width * C.height) / GROUND) break;
    const must = first.has(node) ? 2 : Number(chief.has(node)), sizes = crowd && !must ? SIZES.slice(0, 2) : SIZES;
    const made = [], make = ([longest, largest]) => made[made.push(lettered(context, node, at, must, longest, largest, held, crowd && !must)) - 1];
    if (sizes.some((size) => ground.takes(make(size)))) continue;
    if (!crowd && made.some((label) => ground.makesRoom(label))) continue;
    if (must) ground.covers(made.at(-1));
  }
  return [...ground.labels];
}

/** After the chief ones the kinds take turns, each with its strongest first; people come three times and topics twice in a turn. */
function inTurn(strongest, first) {
  const before = D.names.map(() => 0), turn = new Map();
  strongest.forEach((node, n) => turn.set(node, first.has(node) ? 0 : n < CHIEF ? n / CHIEF : 1 + before[D.kind[node]]++ / (SHARE[kindName(node)] || 1)));
  return ranked(strongest, (node) => 1 / (1 + turn.get(node)));
}

/** The label of a node, at most so long, and the boxes that it may stand in: wholly within the window, or wholly beyond it like its node. */
function lettered(context, node, { x: across, y: down, k }, must, longest, largest, held, few) {
  const x = across[node], y = down[node], r = reach(node, k), size = Math.round(Math.max(SMALLEST, Math.min(largest, 9.5 + radiusAt(node, k) * 0.36)));
  const font = fontOf(node, size), text = short(node, longest), width = measure(context, font, text), high = size * 0.56, gap = r + (must > 1 ? 8 : 4);
  const beyond = x < 0 || x > C.width || y < 0 || y > C.height;
  const whole = ([left, top, right, bottom]) => beyond ? right < 0 || left > C.width || bottom < 0 || top > C.height : left >= 4 && right <= C.width - 4 && top >= 0 && bottom <= C.height;
  const boxes = (few ? SPOTS.slice(0, FEW) : SPOTS).map(([aside, below]) => {
    const left = x + aside * (width / 2 + gap) - width / 2, middle = y + below * (high + gap - 1);
    return [left, middle - high, left + width, middle + high];
  });
  return { node, text, font, size, width, must, box: boxes[0], boxes: boxes.filter((/** @type {any} */ box) => whole(box) && !held.some((other) => meet(box, other))) };
}

function measure(context, font, text) {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = font;
    widths.set(key, (width = context.measureText(text).width));
  }
  return width;
}

/** The ground that marks and labels share; both have a `box`. */
class Ground {
  /** @param {number} seen the radius from which on a mark is kept clear */
  constructor(nodes, { x, y, k }, seen) {
    this.marks = new Grid();
    this.texts = new Grid();
    this.labels = new Set();
    for (const n of nodes) {
      const r = reach(n, k);
      if (radiusAt(n, k) >= seen) this.marks.add({ box: [x[n] - r, y[n] - r, x[n] + r, y[n] + r] });
    }
  }

  stand(label, box) {
    this.labels.add(Object.assign(label, { box, x: box[0], y: (box[1] + box[3]) / 2 }));
    this.texts.add(label);
  }

  /** Let a label stand in the first box where nothing is; says whether there is one. */
  takes(label) {
    label.open ??= label.boxes.filter((each) => this.marks.free(each));
    const box = label.open.find((each) => this.texts.free(each));
    if (box) this.stand(label, box);
    return Boolean(box);
  }

  /** Let a label cover as few marks as can be, and one that is selected anything. */
  covers(label) {
    const covered = (box) => this.marks.under(box).size, bare = label.boxes.filter((each) => this.texts.free(each));
    const box = bare.sort((one, other) => covered(one) - covered(other))[0] || label.must > 1 && (label.boxes[0] || label.box);
    if (box) this.stand(label, box);
  }

  /** Let a label stand where one or two others are that can stand elsewhere; says whether it does. */
  makesRoom(label) {
    for (const box of label.open) {
      const others = [...this.texts.under(box)], boxes = others.map((other) => other.box);
      if (!others.length || others.length > 2) continue;
      others.forEach((other) => this.texts.remove(other));
      this.stand(label, box);
      if (others.every((other) => this.takes(other))) return true;
      for (const each of [label, ...others]) this.texts.remove(each);
      others.forEach((other, n) => this.stand(other, boxes[n]));
      this.labels.delete(label);
    }
    return false;
  }
}

/** Whether two boxes lie over each other, or side by side without air between them. */
const meet = ([left, top, right, bottom], [from, above, to, below]) => left - AIR < to && right + AIR > from && top < below && bottom > above;

/** What has a box, in cells, so that a box is held against its neighbours only. */
class Grid {
  constructor() {
    this.cells = new Map();
  }

  around([left, top, right, bottom]) {
    const found = [];
    for (let x = Math.floor((left - AIR) / 64); x <= (right + AIR) / 64; x++)
      for (let y = Math.floor(top / 64); y <= bottom / 64; y++) found.push(x * 4096 + y);
    return found;
  }

  add(thing) {
    for (const cell of this.around(thing.box)) this.cells.get(cell)?.push(thing) ?? this.cells.set(cell, [thing]);
  }

  remove(thing) {
    for (const cell of this.around(thing.box)) this.cells.set(cell, this.cells.get(cell).filter((other) => other !== thing));
  }

  free(box) {
    return !this.around(box).some((cell) => this.cells.get(cell)?.some((other) => meet(box, other.box)));
  }

  /** What a box would cover. */
  under(box) {
    return new Set(this.around(box).flatMap((cell) => this.cells.get(cell) || []).filter((other) => meet(box, other.box)));
  }
}
