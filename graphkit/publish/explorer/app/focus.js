/** Focus: what is near a node, and the shortest way from one to another. */

import { D, grouped, tiedBy, turnNode, turnsOf } from "./model.js";
import { S } from "./state.js";
import { V } from "./filter.js";
import { ranked } from "./rank.js";

/** @type {any} the nodes and pairs that stand out, or null where all are alike */
export const F = { nodes: null, pairs: new Set() };

/** Whether a node stands back behind the selection. */
export const dim = (node) => F.nodes && !F.nodes.has(node);
export const visible = (pair) => V.pairWeight[pair] > 0 || V.lasting[pair] === 1;
export const otherEnd = (pair, node) => (D.pair.one[pair] === node ? D.pair.other[pair] : D.pair.one[pair]);

/** Visible pairs at a node, strongest first. */
export function pairsAt(node) {
  return ranked(D.pairsOf(node).filter(visible), (pair) => V.pairWeight[pair])
}

/** Visible neighbours of a node, strongest first. */
export function neighbours(node) {
  return pairsAt(node).map((pair) => otherEnd(pair, node));
}

/** Make `F` anew from the selection. */
export function refocus() {
  F.nodes = null;
  F.pairs = new Set();
  if (S.path) return along(pathBetween(...S.path));
  if (S.pair) {
    F.nodes = new Set(S.pair);
    F.pairs.add(D.pairOf(...S.pair));
  } else if (S.node >= D.N) record(S.node);
  else if (S.node >= 0) around(S.node);
}

function along(way) {
  F.nodes = new Set(way.length ? way : S.path);
  way.slice(1).forEach((node, n) => F.pairs.add(D.pairOf(way[n], node)));
}

function around(node) {
  F.nodes = new Set([node]);
  let rim = [node];
  for (let depth = 0; depth < S.depth; depth++) {
    const next = [];
    for (const inner of rim)
      for (const pair of pairsAt(inner)) {
        F.pairs.add(pair);
        const outer = otherEnd(pair, inner);
        if (!F.nodes.has(outer)) F.nodes.add(outer), next.push(outer);
      }
    rim = next;
  }
  for (const fact of D.factsOf(node)) {
    if (!V.passed[fact] || D.facts.question[fact] < 0) continue;
    const turn = D.facts.turn[fact];
    F.nodes.add(turn >= 0 ? turnNode(turn) : D.N + D.facts.question[fact]);
  }
}

/** A question stands out with its turns, who speaks in them and what they name. */
function record(node) {
  const question = questionOf(node);
  F.nodes = new Set([node, D.N + question]);
  for (const turn of turnsOf(question)) F.nodes.add(turnNode(turn));
  for (const n of factsIn(question)) {
    F.nodes.add(D.facts.target[n]);
    if (D.facts.subject[n] >= 0) F.nodes.add(D.facts.subject[n]), F.pairs.add(tiedBy(n));
  }
}

export function questionOf(node) {
  return node < D.N + D.Q ? node - D.N : D.turns.question[node - D.N - D.Q];
}

/** The facts of a question. */
export function factsIn(question) {
  D.byQuestion ??= grouped([...D.facts.question]);
  return D.byQuestion.get(question) || [];
}

/** The fewest steps from one thing to another through visible ties; of equal ways the one of stronger ties. */
export function pathBetween(from, to) {
  const before = new Map([[from, -1]]);
  let rim = [from];
  while (rim.length && !before.has(to)) {
    const next = [];
    for (const node of rim)
      for (const near of neighbours(node)) if (!before.has(near)) before.set(near, node), next.push(near);
    rim = next;
  }
  if (!before.has(to)) return [];
  const way = [to];
  while (way[0] !== from) way.unshift(before.get(way[0]));
  return way;
}
