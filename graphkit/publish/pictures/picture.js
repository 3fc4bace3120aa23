// The picture: vis-network draws the nodes and edges that the page holds; a click shows the words behind them.
// Whatever comes from a transcript is put in as text, never as HTML, and links lead to http or https only.
"use strict";
(() => {
  const content = JSON.parse(document.getElementById("content").textContent);
  const nodeOf = new Map(content.nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(content.edges.map((edge) => [edge.id, edge]));
  const panel = document.getElementById("panel");
  const pick = document.getElementById("pick");
  const hidden = new Set();
  const quiet = content.edges.length > 40;
  let labelled = [];

  // ---- making elements

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "click") made.addEventListener("click", value);
      else made.setAttribute(key, value);
    }
    for (const child of children) if (child !== null && child !== "") made.append(child);
    return made;
  };
  const words = (text) => element("bdi", {}, text);
  const day = (iso) => {
    const date = new Date(`${iso}T12:00:00Z`);
    return Number.isNaN(date.valueOf()) ? iso
      : date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  };
  const span = (first, last) => (first === last ? day(first) : `${day(first)} to ${day(last)}`);

  // ---- the drawing

  const SVG = "http://www.w3.org/2000/svg";
  const OUTLINES = {
    diamond: "M8 1 15 8 8 15 1 8Z",
    square: "M2 2H14V14H2Z",
    triangle: "M8 1.5 15 14H1Z",
    triangleDown: "M1 2H15L8 14.5Z",
    hexagon: "M4.5 2H11.5L15 8 11.5 14H4.5L1 8Z",
    star: "M8 .8 10.1 5.8 15.5 6.2 11.4 9.7 12.7 15 8 12.1 3.3 15 4.6 9.7 .5 6.2 5.9 5.8Z",
    dot: "M8 1.5A6.5 6.5 0 1 1 8 14.5 6.5 6.5 0 1 1 8 1.5Z",
  };
  const sign = (shape, colour) => {
    const made = document.createElementNS(SVG, "svg");
    made.setAttribute("viewBox", "0 0 16 16");
    made.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", OUTLINES[shape] || OUTLINES.dot);
    path.setAttribute("fill", colour);
    made.append(path);
    return made;
  };
  const drawnNode = (node) => ({
    id: node.id, label: node.label, shape: node.shape, size: node.size, x: node.x, y: node.y,
    title: node.name,
    color: { background: node.color, border: "#ffffff", highlight: { background: node.color, border: "#1c2127" },
             hover: { background: node.color, border: "#59636e" } },
  });
  const drawnEdge = (edge) => ({
    id: edge.id, from: edge.from, to: edge.to, width: edge.width,
    label: quiet ? undefined : edge.label,
    title: `${nodeOf.get(edge.from).name} ${edge.label} ${nodeOf.get(edge.to).name}`,
    smooth: edge.from === edge.to ? true : { enabled: true, type: "curvedCW", roundness: edge.bend },
  });
  const options = {
    autoResize: true,
    physics: content.physics ? { enabled: true, stabilization: { iterations: 200 } } : { enabled: false },
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 250, multiselect: false, keyboard: false },
    nodes: { borderWidth: 2, borderWidthSelected: 3,
             font: { size: 14, color: "#1c2127", face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: "#f5f7f9" } },
    edges: { color: { color: "#b3bcc6", highlight: "#1c2127", hover: "#59636e" }, selectionWidth: 1.5, hoverWidth: 0.5,
             arrows: { to: { enabled: content.directed, scaleFactor: 0.55 } },
             font: { size: 11, color: "#59636e", strokeWidth: 4, strokeColor: "#f5f7f9", align: "horizontal" } },
  };
  const nodes = new vis.DataSet(content.nodes.map(drawnNode));
  const edges = new vis.DataSet(content.edges.map(drawnEdge));
  const network = new vis.Network(document.getElementById("canvas"), { nodes, edges }, options);

  // ---- the panel

  const back = () => element("button", { type: "button", class: "back", click: () => show("") }, "← Back to the start");
  const tie = (edge, from) => {
    const other = nodeOf.get(edge.from === from ? edge.to : edge.from);
    const way = !content.directed ? edge.verb : edge.from === from ? `${edge.verb} →` : `← ${edge.verb}`;
    const name = from ? [element("span", { class: "way" }, `${way} `), words(other.name)]
      : [words(nodeOf.get(edge.from).name), element("span", { class: "way" }, ` ${edge.verb} `), words(nodeOf.get(edge.to).name)];
    return element("li", {}, element("button", { type: "button", click: () => show(edge.id) },
      element("span", {}, ...name), element("span", { class: "count" }, `×${edge.weight}`)));
  };
  const ties = (list, from, most) => {
    const sorted = [...list].sort((a, b) => b.weight - a.weight);
    const made = element("ul", {}, ...sorted.slice(0, most).map((edge) => tie(edge, from)));
    return sorted.length > most ? [made, element("p", { class: "left" }, `and ${sorted.length - most} more`)] : [made];
  };
  const link = (quote) => {
    const place = quote.line ? `${quote.file}, line ${quote.line}` : quote.file;
    return /^https?:\/\//i.test(quote.url)
      ? element("a", { href: quote.url, rel: "noreferrer noopener", target: "_blank" }, place) : words(place);
  };
  const figure = (quote) => {
    const heading = quote.reference ? `${quote.question} (${quote.reference})` : quote.question;
    return element("figure", {},
      element("blockquote", { dir: "auto" }, quote.before, quote.marked ? element("mark", {}, quote.marked) : "", quote.after),
      element("figcaption", {}, element("strong", {}, words(quote.speaker || "Speaker not named")),
        quote.office ? ", " : "", words(quote.office), ` · ${day(quote.date)}`, element("br"), words(heading), " · ", link(quote)));
  };
  const quoted = (list, all) => {
    const places = [...new Set(list.flatMap((edge) => content.quotes[edge.id] || []))];
    const newest = places.map((place) => content.passages[place]).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    const shown = newest.slice(0, 12);
    const left = all - shown.length;
    return [element("h3", {}, "In their words"), ...shown.map(figure),
      left > 0 ? element("p", { class: "left" }, `${left} more in the graph: graphkit query evidence`) : ""];
  };
  const total = (list) => list.reduce((sum, edge) => sum + edge.weight, 0);
  const start = () => [
    element("p", {}, "Choose a thing or a line in the picture to read the words behind it."),
    element("h3", {}, "Strongest ties"), ...ties(content.edges, "", 8),
  ];
  const ofNode = (node) => {
    const own = content.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    return [back(), element("h2", {}, words(node.name)),
      element("p", { class: "kind" }, node.party ? `${node.kind}, ${node.party}` : node.kind),
      element("h3", {}, "Ties"), ...ties(own, node.id, 7), ...quoted(own, total(own))];
  };
  const ofEdge = (edge) => {
    const through = edge.offices.length ? ` as ${edge.offices.join(", ")}` : "";
    const end = (id) => element("button", { type: "button", click: () => show(id) }, words(nodeOf.get(id).name));
    return [back(), element("h2", {}, words(nodeOf.get(edge.from).name), ` ${edge.verb} `, words(nodeOf.get(edge.to).name)),
      element("p", { class: "kind" }, `${edge.weight === 1 ? "once" : `${edge.weight} times`}${through}, ${span(edge.first, edge.last)}, in ${edge.files} ${edge.files === 1 ? "file" : "files"}`),
      element("p", {}, end(edge.from), " ", end(edge.to)), ...quoted([edge], edge.weight)];
  };
  const show = (id) => {
    const node = nodeOf.get(id), edge = edgeOf.get(id);
    panel.replaceChildren(...(node ? ofNode(node) : edge ? ofEdge(edge) : start()).filter((part) => part !== ""));
    network.unselectAll();
    if (node && nodes.get(id)) network.selectNodes([id]);
    if (edge && edges.get(id)) network.selectEdges([id]);
    if (quiet) {
      const wanted = content.edges.filter((one) => one.id === id || (node && (one.from === id || one.to === id)));
      const cleared = labelled.map((one) => ({ id: one.id, label: undefined }));
      labelled = wanted.slice(0, 30);
      edges.update([...cleared, ...labelled.map((one) => ({ id: one.id, label: one.label }))]);
    }
    pick.value = node ? id : "";
    panel.dataset.shown = id;
  };

  // ---- legend, list and buttons

  const legend = document.getElementById("legend");
  for (const row of content.legend) {
    const button = element("button", { type: "button", "aria-pressed": "true", title: "Show or hide" },
      sign(row.shape, row.color), `${row.kind} ${row.count}`);
    button.addEventListener("click", () => {
      const off = !hidden.delete(row.kind) && hidden.add(row.kind);
      button.setAttribute("aria-pressed", String(!off));
      nodes.update(content.nodes.filter((node) => node.kind === row.kind).map((node) => ({ id: node.id, hidden: Boolean(off) })));
    });
    legend.append(button);
  }
  const byName = [...content.nodes].sort((a, b) => a.name.localeCompare(b.name, "en"));
  for (const node of byName) pick.append(element("option", { value: node.id }, node.name));
  pick.addEventListener("change", () => {
    show(pick.value);
    if (pick.value && content.nodes.length > 60) network.focus(pick.value, { scale: Math.max(0.9, network.getScale()), animation: false });
  });
  const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
  document.getElementById("fit").addEventListener("click", () => network.fit({ animation: false }));
  document.getElementById("in").addEventListener("click", () => zoom(1.3));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.3));
  network.on("click", (event) => show(event.nodes[0] || event.edges[0] || ""));
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
  show("");
  if (content.nodes.length) network.fit({ animation: false });
  window.graphkit = { network };
})();
