/** Camera: where on the plane the reader looks, and how near. */

import { D } from "./model.js";
import { V } from "./filter.js";

/** @type {any} centre in units of the plane, `k` pixels a unit, size of the window in pixels */
export const C = { x: 0, y: 0, k: 1, width: 1, height: 1 };
const NEAREST = 8;

export const toScreen = (x, y) => [(x - C.x) * C.k + C.width / 2, (y - C.y) * C.k + C.height / 2];
/** Whether a node lies at the edge of the window or beyond it. */
export const outside = (node) => Math.abs((D.x[node] - C.x) * C.k) > C.width * 0.45 || Math.abs((D.y[node] - C.y) * C.k) > C.height * 0.45;
/** Where a node stands on the window. */
export const standsAt = (node) => toScreen(D.x[node], D.y[node]);
export const toPlane = (x, y) => [(x - C.width / 2) / C.k + C.x, (y - C.height / 2) / C.k + C.y];

/** Zoom by `factor` and keep what is at the point (x, y) of the window there. */
export function zoom(factor, x = C.width / 2, y = C.height / 2) {
  const [px, py] = toPlane(x, y);
  C.k = Math.min(NEAREST, Math.max(fitting().k / 4, C.k * factor));
  C.x = px - (x - C.width / 2) / C.k;
  C.y = py - (y - C.height / 2) / C.k;
}

/** The radius of a node in pixels: it grows more slowly than the plane, and never too small for its kind to be seen. */
export function radiusAt(n, k = C.k) {
  return n < D.N ? Math.max(2.4, Math.min(34, D.size[n] * Math.pow(k, k < 1 ? 0.5 : 0.62))) : Math.max(1, Math.min(7, D.size[n] * k));
}

export function pan(dx, dy) {
  C.x -= dx / C.k;
  C.y -= dy / C.k;
}

/** The camera that shows all visible nodes, or those given, with room for their labels. */
export function fitting(nodes) {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const n of nodes || V.node.keys()) {
    const r = D.size[n];
    if (!nodes && !V.node[n]) continue;
    left = Math.min(left, D.x[n] - r);
    right = Math.max(right, D.x[n] + r);
    top = Math.min(top, D.y[n] - r);
    bottom = Math.max(bottom, D.y[n] + r);
  }
  if (left > right) return { x: 0, y: 0, k: 1 };
  const aside = Math.min(90, C.width / 6), above = 36;
  const k = Math.min((C.width - 2 * aside) / Math.max(1, right - left), (C.height - 2 * above) / Math.max(1, bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, k: Math.min(nodes ? 2.2 : 2, Math.max(0.02, k)) };
}
