/** Scene: the picture is drawn at rest, in slices where it is large, and only moved as an image while it moves. */

import { figure } from "./model.js";
import { C, toScreen } from "./camera.js";
import { paint } from "./paint.js";
import { byId, tell } from "./dom.js";

/** Share of the window that is drawn on each side beyond it, to have something to move. */
const MARGIN = 0.12;
const REST = 110;
const SLICE = 14;
/** A picture drawn in so many milliseconds is drawn anew while it moves. */
const QUICK = 3;

/** @type {any} what is drawn: pairs and nodes on the window, and the labels */
export const R = { pairs: [], nodes: [], labels: [] };
/** @type {any} of the two canvases one is seen, and the other drawn on */
let [front, back] = document.querySelectorAll("#picture canvas");
let drawn = null, job = null, timer = 0, scheduled = false;

/** Fit the canvas of the overlay to the window; says whether anything changed. */
export function resize() {
  const { clientWidth: width, clientHeight: height } = byId("picture"), ratio = devicePixelRatio || 1;
  if (!width || !height || (C.width === width && C.height === height && C.ratio === ratio)) return false;
  Object.assign(C, { width, height, ratio });
  Object.assign(byId("over"), { width: width * ratio, height: height * ratio });
  return true;
}

/** The camera moved: show the image that there is where it now belongs, and draw anew when all is still. */
export function moved() {
  if (drawn?.cost < QUICK) return redraw();
  if (!scheduled) requestAnimationFrame(shift);
  scheduled = true;
  clearTimeout(timer);
  timer = setTimeout(redraw, REST);
}

/** The browser moves and scales the canvas as it is: nothing is drawn. */
function shift() {
  scheduled = false;
  if (!drawn) return;
  const k = C.k / drawn.k, [x, y] = toScreen(drawn.x, drawn.y);
  front.style.transform = `translate(${x - k * (C.width / 2 + drawn.aside)}px, ${y - k * (C.height / 2 + drawn.above)}px) scale(${k})`;
}

/** Draw anew, now if that is quick. */
export function redraw() {
  clearTimeout(timer);
  if (!C.ratio) return;
  const whole = (size) => Math.round(size * MARGIN * C.ratio) / C.ratio;
  const view = { x: C.x, y: C.y, k: C.k, aside: whole(C.width), above: whole(C.height), noted, cost: 0 };
  job = { view, steps: paint(blank(view), view) };
  advance(job);
}

/** Say how many ties are drawn, and return the boxes of the window in which words and buttons lie over the picture. */
function noted(pairs, left) {
  tell(byId("more"), left ? `${figure(pairs)} of ${figure(pairs + left)} ties drawn, the most telling; zoom in for more` : "");
  const { left: aside, top: above } = byId("picture").getBoundingClientRect();
  return [...document.querySelectorAll("#views, #words, #zoom, #more, #caption")].map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return [left - aside, top - above, right - aside, bottom - above];
  });
}

/** The canvas behind, made as large as the view asks; its origin is that of the window. */
function blank({ aside, above }) {
  const width = C.width + 2 * aside, height = C.height + 2 * above, size = { width: Math.round(width * C.ratio), height: Math.round(height * C.ratio) };
  if (back.width !== size.width || back.height !== size.height) Object.assign(back, size);
  Object.assign(back.style, { width: `${width}px`, height: `${height}px` });
  const context = back.getContext("2d", { alpha: false });
  context.setTransform(C.ratio, 0, 0, C.ratio, aside * C.ratio, above * C.ratio);
  return context;
}

function advance(mine) {
  if (job !== mine) return;
  const begun = performance.now();
  let step;
  do step = mine.steps.next(); while (!step.done && performance.now() - begun < SLICE);
  mine.view.cost += performance.now() - begun;
  if (!step.done) return requestAnimationFrame(() => advance(mine));
  [front, back] = [back, front];
  front.id = "scene";
  back.id = "";
  front.style.visibility = "";
  back.style.visibility = "hidden";
  drawn = mine.view;
  job = null;
  Object.assign(R, step.value);
  shift();
  const { dataset } = document.documentElement;
  dataset.drawn = String(Number(dataset.drawn || 0) + 1);
}
