/** Labels: the names of what matters most, as many as have room. */

import { D, kindName, labelOf } from "./model.js";
import { V } from "./filter.js";
import { C, radiusAt } from "./camera.js";
import { ranked } from "./rank.js";

const MOST_LABELS = 400;
/** Where many things crowd, a label for so many square pixels of the window, that the picture stays one. */
const GROUND = 8100, CROWD = 260;
/** The chief ones have their label in any case. */
const CHIEF = 6;
const SHARE = { person: 3, topic: 2 };
const LONGEST = 36, CUT = 20;
/** Labels keep clear of nodes of this radius; smaller ones they may cover. */
const SEEN = 4.2;
const widths = new Map();

export const FONT = '"Inter", "Segoe UI", system-ui, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

/** A label cut to a length that fits a picture. */
export function short(node, longest = LONGEST) {
  const text = labelOf(node);
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

export function fontOf(node, size) {
  const kind = kindName(node);
  return `${kind === "topic" ? "italic " : ""}${kind === "person" || kind === "party" ? 600 : 500} ${size}px ${FONT}`;
}

/** Labels and where these stand on the window, strongest first; `at` has the places of nodes, `first` goes before all. */
export function placed(context, nodes, at, first) {
  const taken = new Grid(), texts = new Grid(), found = [], strongest = ranked(nodes, (node) => V.strength[node] || 0);
  for (const node of nodes) {
    const x = at.x[node], y = at.y[node], r = radiusAt(node, at.k);
    if (r >= SEEN) taken.add([x - r, y - r, x + r, y + r]);
  }
  const limit = nodes.length > CROWD ? Math.min(MOST_LABELS, (C.width * C.height) / GROUND) : CROWD, chief = new Set(strongest.slice(0, CHIEF));
  for (const node of inTurn(strongest, first)) {
    if (found.length >= limit) break;
    const x = at.x[node], y = at.y[node], r = radiusAt(node, at.k);
    const size = Math.round(Math.max(11, Math.min(16, 9.5 + r * 0.36))), font = fontOf(node, size), must = first.has(node) ? 2 : Number(chief.has(node));
    let text = short(node), width = measure(context, font, text), spot = room(taken, texts, x, y, r, width, size, must);
    if (!spot && text.length > CUT) {
      text = short(node, CUT);
      width = measure(context, font, text);
      spot = room(taken, texts, x, y, r, width, size, must);
    }
    if (!spot) continue;
    taken.add(spot);
    texts.add(spot);
    found.push({ node, text, font, size, x: spot[0], y: (spot[1] + spot[3]) / 2, width });
  }
  return found;
}

/** The kinds take turns, each with its strongest first; people come three times and topics twice in a turn. */
function inTurn(strongest, first) {
  const before = D.names.map(() => 0), turn = new Map();
  for (const node of strongest) turn.set(node, first.has(node) ? 0 : 1 + before[D.kind[node]]++ / (SHARE[kindName(node)] || 1));
  return ranked(strongest, (node) => 1 / (1 + turn.get(node)));
}

/** Right of the node, else left, below or above, wholly within the window or wholly beyond it; a chief one may cover nodes, and one that is selected anything. */
function room(taken, texts, x, y, r, width, size, must) {
  const high = size * 0.62, gap = r + (must ? 8 : 4);
  const spots = /** @type {any[]} */ ([
    [x + gap, y - high, x + gap + width, y + high],
    [x - gap - width, y - high, x - gap, y + high],
    [x - width / 2, y + gap - 1, x + width / 2, y + gap + 2 * high - 1],
    [x - width / 2, y - gap - 2 * high + 1, x + width / 2, y - gap + 1],
  ]);
  const beyond = x < 0 || x > C.width || y < 0 || y > C.height;
  const whole = ([left, top, right, bottom]) => beyond ? right < 0 || left > C.width || bottom < 0 || top > C.height : left >= 4 && right <= C.width - 4 && top >= 0 && bottom <= C.height;
  const clear = (grid) => spots.find((spot) => whole(spot) && grid.free(spot));
  return clear(taken) || must && clear(texts) || (must > 1 ? spots.find(whole) || spots[0] : null);
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

/** Boxes in cells, so that a new one is held against its neighbours only. */
class Grid {
  constructor() {
    this.cells = new Map();
  }

  *around([left, top, right, bottom]) {
    for (let x = Math.floor(left / 64); x <= right / 64; x++)
      for (let y = Math.floor(top / 64); y <= bottom / 64; y++) yield x * 4096 + y;
  }

  add(spot) {
    for (const cell of this.around(spot)) this.cells.get(cell)?.push(spot) ?? this.cells.set(cell, [spot]);
  }

  free(spot) {
    const [left, top, right, bottom] = spot;
    for (const cell of this.around(spot))
      for (const other of this.cells.get(cell) || [])
        if (left < other[2] && right > other[0] && top < other[3] && bottom > other[1]) return false;
    return true;
  }
}
