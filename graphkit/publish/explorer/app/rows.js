/** Rows: a tie or a thing as a line of a list, with a bar that shows its share. */

import { D, dateOf, figure, isoOf, labelOf } from "./model.js";
import { colourOf, icon } from "./palette.js";
import { leave, set } from "./state.js";
import { h, tell } from "./dom.js";

/** Words that lead to a node, as a rule its name. */
export function leading(node, words = labelOf(node), look = "") {
  return h(`button.plain${look}`, { onclick: () => set({ node }) }, words);
}

/** The name of a node, which keeps its direction to itself. */
export const name = (node) => h("bdi", labelOf(node));

export const dated = (when) => h("time", { datetime: isoOf(when) }, dateOf(when));

/** The head of what stands in the panel, with the button that closes it. */
export function head(kind, title, ...below) {
  return h("div.head",
    h("p.kind", kind),
    h("button.close", { onclick: leave, "aria-label": "Close and show everything" }, "×"),
    h("h2", title), below);
}

/**
 * A line that leads on: the mark of a node, its words, and how much it weighs against the weightiest (`most`).
 * @param {number} node
 * @param {any} title
 * @param {string | false} words
 * @param {() => void} onclick
 * @param {{weight?: number, most?: number, unclear?: boolean}} [strength]
 */
export function row(node, title, words, onclick, { weight = 0, most = 0, unclear = false } = {}) {
  const line = h("li", h(unclear ? "button.tie.unclear" : "button.tie", { onclick }, icon(D.kind[node], colourOf(node)),
    h("span.what", title, words && h("small", words, unclear && " (unclear)")),
    most > 0 && [h("span.count"), h("span.track", h("span.measure"))]));
  if (most) weighed(line, weight, most);
  return line;
}

/** Tell a line what it weighs now. */
export function weighed(line, weight, most) {
  tell(line.querySelector(".count"), weight ? figure(weight) : "");
  line.querySelector(".measure").style.width = `${weight && Math.max(3, (100 * weight) / most)}%`;
}
