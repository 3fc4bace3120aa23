/** Pointer: mouse, fingers and keys move the picture and choose what is on it. */

import { D, labelOf, many } from "./model.js";
import { leave, S, selected, set } from "./state.js";
import { V } from "./filter.js";
import { C, fitting, outside, pan, zoom } from "./camera.js";
import { R, moved } from "./scene.js";
import { under, towards } from "./pick.js";
import { highlight } from "./overlay.js";
import { byId, command, h, on, say } from "./dom.js";
import { phrase } from "./ties.js";
import { name } from "./rows.js";

const SLIP = 5;
let near = null, cursor = -1, settle = 0;

/** The camera goes on; the address follows when it stands. */
export function travel(act) {
  act();
  moved();
  highlight(near);
  clearTimeout(settle);
  settle = setTimeout(() => set({ camera: [C.x, C.y, C.k] }, false), 400);
}

/** Show all that is visible, or the nodes given. */
export function fit(nodes) {
  travel(() => Object.assign(C, fitting(nodes)));
}

export function forget() {
  near = null;
  highlight(near);
  tip();
}

export function pointer() {
  const canvas = byId("over"), down = new Map();
  let slid = 0, apart = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const press = (event) => {
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, place(event));
    slid = apart = 0;
  };
  const move = (event) => {
    const [x, y] = place(event);
    if (!down.has(event.pointerId)) return hover(x, y);
    const [ox, oy] = down.get(event.pointerId);
    slid += Math.hypot(x - ox, y - oy);
    down.set(event.pointerId, [x, y]);
    if (slid < SLIP) return;
    if (down.size === 2) pinch([...down.values()]);
    else travel(() => pan(x - ox, y - oy));
  };
  /** @param {any[]} fingers */
  const pinch = ([[ax, ay], [bx, by]]) => {
    const now = Math.hypot(ax - bx, ay - by);
    if (apart) travel(() => zoom(now / apart, (ax + bx) / 2, (ay + by) / 2));
    apart = now;
  };
  const up = (event) => {
    if (down.delete(event.pointerId) && slid < SLIP && event.type === "pointerup") take(under(...place(event), event.pointerType === "touch" ? 16 : 6));
  };
  const wheel = (event) => {
    event.preventDefault();
    travel(() => zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), ...place(event)));
  };
  on(canvas, { pointerdown: press, pointermove: move, pointerup: up, pointercancel: up, pointerleave: forget, wheel, keydown: keys });
}

function take(found) {
  if (!found) return selected().length ? leave() : undefined;
  set(found.node >= 0 ? { node: found.node } : { pair: [D.pair.one[found.pair], D.pair.other[found.pair]] });
}

function hover(x, y) {
  const found = under(x, y);
  if (found?.node === near?.node && found?.pair === near?.pair) return;
  near = found;
  byId("over").style.cursor = near ? "pointer" : "";
  highlight(near);
  tip(x, y);
}

/** What is under the pointer, in a line. */
function tip(x, y) {
  const box = byId("tip"), pair = near?.pair ?? -1;
  box.hidden = pair < 0;
  if (pair < 0) return;
  const one = D.pair.one[pair], weight = V.pairWeight[pair];
  box.replaceChildren(h("strong", name(one), " – ", name(D.pair.other[pair])), ` ${phrase(pair, one)}${weight ? ` · ${weight} in all` : ""}`);
  box.style.left = `${Math.min(x + 14, C.width - 280)}px`;
  box.style.top = `${Math.min(y + 14, C.height - 60)}px`;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function keys(event) {
  const arrow = ARROWS[event.key];
  if (command(event)) return;
  if (arrow && event.shiftKey) travel(() => pan(-60 * arrow[0], -60 * arrow[1]));
  else if (arrow) step(arrow);
  else if ("+=".includes(event.key)) travel(() => zoom(1.4));
  else if (event.key === "-") travel(() => zoom(1 / 1.4));
  else if (event.key === "0") fit();
  else if (event.key === "Enter" || event.key === " ") cursor >= 0 && set({ node: cursor });
  else return;
  event.preventDefault();
}

/** Go to the nearest thing in a direction and say its name. */
function step([dx, dy]) {
  const from = cursor >= 0 && R.nodes.includes(cursor) ? cursor : S.node;
  cursor = from >= 0 ? towards(from, dx, dy) ?? from : R.labels[0]?.node ?? -1;
  if (cursor < 0) return;
  near = { node: cursor, pair: -1 };
  if (outside(cursor)) travel(() => Object.assign(C, { x: D.x[cursor], y: D.y[cursor] }));
  highlight(near);
  say(`${labelOf(cursor)}, ${many(V.strength[cursor], "mention")}`);
}
