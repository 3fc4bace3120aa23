/** Ties: how two are tied, in weights and in words. */

import { D, grouped, RELATIONS } from "./model.js";
import { V } from "./filter.js";

/** Whether every mention that makes a pair is unclear. */
export const doubtful = (pair) => V.pairWeight[pair] > 0 && V.pairDoubt[pair] === V.pairWeight[pair];

/** The visible edges of a pair. */
export function edgesOf(pair) {
  D.edgesOf ??= grouped([...D.edge.pair]);
  return D.edgesOf.get(pair).filter((edge) => V.weight[edge]);
}

/** Relations of a pair with their visible weight, strongest first; both directions are one strand. */
export function relationsOf(pair) {
  const found = new Map();
  for (const edge of edgesOf(pair)) {
    const sum = found.get(D.edge.relation[edge]) || { relation: D.edge.relation[edge], weight: 0, doubt: 0 };
    sum.weight += V.weight[edge];
    sum.doubt += V.doubt[edge];
    found.set(sum.relation, sum);
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || a.relation - b.relation);
}

/** How two are tied, seen from `from`: "asked, named by". */
export function phrase(pair, from) {
  const side = (edge) => (D.edge.subject[edge] === from ? 1 : 2);
  const told = edgesOf(pair).sort((a, b) => side(a) - side(b) || D.edge.relation[a] - D.edge.relation[b]);
  return told.slice(0, 3).map((edge) => RELATIONS[D.edge.relation[edge]][side(edge)]).join(", ");
}
