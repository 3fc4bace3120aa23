/** Kinds: what each kind of thing is called, how it is drawn, and its class in the graph. */

import { kindName } from "./model.js";

/**
 * Name of one and of several, shape, colour on light ground and on dark ground (after Okabe and Ito), and class. Works have
 * one kind in the page and several classes in the graph, which their paths tell.
 */
export const KINDS = {
  person: ["Person", "People", "circle", "#0b66a8", "#5fb0ea", "foaf:Person"],
  post: ["Office", "Offices", "hexagon", "#a04a80", "#dd94c0", "org:Post"],
  party: ["Party", "Parties", "square", "#33383d", "#d3d6d9", "gk:Party"],
  group: ["Group", "Groups", "square", "#767c82", "#9aa1a8", "gk:PoliticalGroup"],
  organisation: ["Organisation", "Organisations", "triangle", "#2c8fc4", "#8cd0f5", "org:Organization"],
  strategy: ["Strategy or plan", "Strategies, plans", "diamond", "#c65200", "#f58f45"],
  topic: ["Topic", "Topics", "ring", "#007a59", "#3fc39b", "skos:Concept"],
  place: ["Place", "Places", "wedge", "#7d5f12", "#d0ab52", "schema:Place"],
  event: ["Event", "Events", "pentagon", "#8a7400", "#e3cf45", "schema:Event"],
  name: ["Name not resolved", "Names not resolved", "hollow", "#6b7178", "#a3a9b0", "gk:UnresolvedName"],
  question: ["Question", "Questions", "circle", "#b87400", "#f0b03c", "gk:Question"],
  speech: ["Speech", "Speeches", "circle", "#71859a", "#8fa3b8", "gk:Contribution"],
};

/** The row of a node's kind. */
export const kindOf = (node) => KINDS[kindName(node)];
