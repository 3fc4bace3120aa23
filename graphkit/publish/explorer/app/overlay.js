/** Overlay: what the pointer or the keyboard is on stands out at once, without the picture being drawn anew. */

import { D } from "./model.js";
import { selected } from "./state.js";
import { C, radiusAt, standsAt } from "./camera.js";
import { P, colourOf, trace } from "./palette.js";
import { short, fontOf } from "./labels.js";
import { byId } from "./dom.js";

/** Nothing is drawn where nothing was and nothing will be. */
let clean = true;

/** Ring the selection and what is `near` (a node, a pair, or null). */
export function highlight(near) {
  const chosen = selected(), empty = !near && !chosen.length;
  if (empty && clean) return;
  clean = empty;
  const context = byId("over").getContext("2d");
  context.setTransform(C.ratio, 0, 0, C.ratio, 0, 0);
  context.clearRect(0, 0, C.width, C.height);
  if (near?.pair >= 0) line(context, D.pair.one[near.pair], D.pair.other[near.pair]);
  for (const node of chosen) ring(context, node, 3);
  if (near?.node >= 0) {
    ring(context, near.node, 2);
    title(context, near.node);
  }
}

function ring(context, node, width) {
  const [x, y] = standsAt(node);
  context.beginPath();
  trace(context, P.shape[D.kind[node]], x, y, radiusAt(node) + 3.5);
  context.strokeStyle = P.ink;
  context.lineWidth = width;
  context.stroke();
}

function line(context, one, other) {
  context.beginPath();
  context.moveTo(...standsAt(one));
  context.lineTo(...standsAt(other));
  context.strokeStyle = P.ink;
  context.globalAlpha = 0.65;
  context.lineWidth = 3;
  context.stroke();
  context.globalAlpha = 1;
  for (const end of [one, other]) {
    ring(context, end, 1.5);
    title(context, end);
  }
}

function title(context, node) {
  const [x, y] = standsAt(node), text = short(node);
  context.font = fontOf(node, 14, 700);
  const width = context.measureText(text).width, gap = radiusAt(node) + 7;
  const left = x + gap + width > C.width ? x - gap - width : x + gap;
  context.textBaseline = "middle";
  context.fillStyle = P.paper;
  context.globalAlpha = 0.94;
  context.fillRect(left - 4, y - 11, width + 8, 22);
  context.globalAlpha = 1;
  context.fillStyle = node < D.N ? P.ink : colourOf(node);
  context.fillText(text, left, y);
}
