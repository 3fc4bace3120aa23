/** Pick: what lies under a point of the window. */

import { D } from "./model.js";
import { radiusAt, standsAt } from "./camera.js";
import { R } from "./scene.js";

const NEAR = 6;

/** The node at a point, else the pair whose tie passes it, else null. */
export function under(x, y, reach = NEAR) {
  let best = null, nearest = 0;
  for (const n of R.nodes) {
    const [nx, ny] = standsAt(n);
    const beyond = Math.hypot(nx - x, ny - y) - radiusAt(n);
    if (beyond < (n < D.N ? reach : reach / 2) && (best === null || beyond < nearest)) [best, nearest] = [n, beyond];
  }
  if (best !== null) return { node: best, pair: -1 };
  let pair = -1, closest = NEAR;
  for (const n of R.pairs) {
    const away = distance(n, x, y);
    if (away < closest) [pair, closest] = [n, away];
  }
  return pair < 0 ? null : { node: -1, pair };
}

function distance(pair, x, y) {
  const [ax, ay] = standsAt(D.pair.one[pair]);
  const [bx, by] = standsAt(D.pair.other[pair]);
  const dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy || 1;
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}

/** The drawn thing that lies next in a direction (unit vector) from a node, null where there is none. */
export function towards(node, dx, dy) {
  let best = null, least = Infinity;
  for (const n of R.nodes) {
    if (n === node || n >= D.N) continue;
    const x = D.x[n] - D.x[node], y = D.y[n] - D.y[node], ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (ahead > 0 && aside < 2 * ahead && ahead + 2 * aside < least) [best, least] = [n, ahead + 2 * aside];
  }
  return best;
}
