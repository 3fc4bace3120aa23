/** Dust: thousands of dots of a few pixels are set in an image, which is laid on the picture; as shapes they take ten times as long. */

import { channels } from "./palette.js";

const sheet = document.createElement("canvas");
/** @type {any} */
let image = null;

/**
 * Lay squares round the places of nodes.
 * @param {any} context
 * @param {number[]} nodes
 * @param {{x: Float32Array, y: Float32Array}} at
 * @param {(node: number) => number} radius
 * @param {(node: number) => string} colour as #rrggbb
 * @param {number} opacity
 */
export function dust(context, nodes, { x, y }, radius, colour, opacity) {
  const { width, height } = context.canvas, { a: ratio, e: left, f: top } = context.getTransform(), inks = new Map();
  if (image?.width !== width || image.height !== height) {
    Object.assign(sheet, { width, height });
    image = new ImageData(width, height);
  }
  const points = new Uint32Array(image.data.buffer).fill(0);
  let last = "", value = 0;
  for (const n of nodes) {
    const own = colour(n), side = Math.round(2 * radius(n) * ratio), across = Math.round(x[n] * ratio + left - side / 2), down = Math.round(y[n] * ratio + top - side / 2);
    if (across < 0 || down < 0 || across + side > width || down + side > height) continue;
    if (own !== last) {
      last = own;
      value = inks.get(own) ?? ink(own, opacity);
      inks.set(own, value);
    }
    for (let row = down; row < down + side; row++) for (let at = row * width + across, end = at + side; at < end; at++) points[at] = value;
  }
  sheet.getContext("2d").putImageData(image, 0, 0);
  context.save();
  context.resetTransform();
  context.globalAlpha = 1;
  context.drawImage(sheet, 0, 0);
  context.restore();
}

/** A colour as the four bytes of a point, the red one first. */
function ink(colour, opacity) {
  return new Uint32Array(Uint8Array.of(...channels(colour), Math.round(255 * opacity)).buffer)[0];
}
