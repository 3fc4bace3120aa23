/** Picture: what is seen as a PNG of three times the size, or as SVG that other programs can edit. */

import { D } from "./model.js";
import { C, radiusAt, standsAt } from "./camera.js";
import { F, dim } from "./focus.js";
import { colourOf, P, shapeMark, tenth } from "./palette.js";
import { brightness, LEVELS, lookOf, wideAs } from "./paint.js";
import { R } from "./scene.js";
import { doubtful, relationsOf } from "./ties.js";
import { FONT } from "./labels.js";
import { V } from "./filter.js";
import { h, save, svg } from "./dom.js";
import { filtersInWords } from "./filters.js";

/** The picture as an SVG element of the window's size. */
export function drawing() {
  const count = R.pairs.filter((pair) => !F.pairs.has(pair)).length;
  const ties = R.pairs.map((pair, n) => {
    const [x1, y1] = standsAt(D.pair.one[pair]), [x2, y2] = standsAt(D.pair.other[pair]);
    const lit = n >= count, [width, dark] = lit ? [wideAs(V.pairWeight[pair]), brightness(R.pairs.length - count)] : lookOf(LEVELS.findIndex(([share]) => n < share * count), count);
    return svg("line", { x1: tenth(x1), y1: tenth(y1), x2: tenth(x2), y2: tenth(y2), stroke: lit ? P.relation[relationsOf(pair)[0]?.relation ?? 0] : P.edge,
      "stroke-width": tenth(width), "stroke-opacity": dark.toFixed(2), "stroke-dasharray": doubtful(pair) ? "4 4" : null });
  });
  const marks = R.nodes.map((n) => {
    const [x, y] = standsAt(n), made = shapeMark(P.shape[D.kind[n]], colourOf(n), x, y, radiusAt(n));
    if (dim(n)) made.setAttribute("opacity", 0.14);
    return made;
  });
  const labels = R.labels.map(({ node, text, x, y, size, font }) => svg("text", { x: tenth(x), y: tenth(y + size * 0.35), "font-size": size, "font-style": font.startsWith("italic") ? "italic" : null,
    "font-weight": /\d+/.exec(font)[0], fill: P.ink, opacity: dim(node) && 0.5, stroke: P.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }, text));
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${C.width} ${C.height}`, width: C.width, height: C.height, "font-family": FONT.replaceAll('"', "'"), role: "img" },
    svg("title", [D.title, ...filtersInWords()].join(", ")), svg("rect", { width: C.width, height: C.height, fill: P.paper }), ties, marks, labels);
}

/** The drawing as a file; what XML 1.0 cannot hold becomes the character that stands for the unknown. */
function asText(element) {
  return new XMLSerializer().serializeToString(element).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

export function saveSvg() {
  save("graph.svg", "image/svg+xml", asText(drawing()));
}

/** The same drawing as pixels, three for one. */
export function savePng() {
  const image = h("img", { alt: "" });
  image.onload = () => {
    const canvas = h("canvas", { width: C.width * 3, height: C.height * 3 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && save("graph.png", "image/png", blob), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(drawing()))}`;
}
