/** Ties: how two are tied, in weights and in words. */

import { D, RELATIONS } from "./model.js";
import { V } from "./filter.js";

/** Whether every mention that makes a pair is unclear. */
export const doubtful = (pair) => V.pairWeight[pair] > 0 && V.pairDoubt[pair] === V.pairWeight[pair];

/** Relations of a pair with their visible weight, strongest first; both directions are one strand. */
export function relationsOf(pair) {
  if (!D.edgesOf) {
    D.edgesOf = Array.from(D.pair.one, () => []);
    D.edge.pair.forEach((of, n) => D.edgesOf[of].push(n));
  }
  const found = new Map();
  for (const edge of D.edgesOf[pair]) {
    if (!V.weight[edge]) continue;
    const sum = found.get(D.edge.relation[edge]) || { relation: D.edge.relation[edge], weight: 0, doubt: 0 };
    sum.weight += V.weight[edge];
    sum.doubt += V.doubt[edge];
    found.set(sum.relation, sum);
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || a.relation - b.relation);
}

/** How two are tied, seen from `from`: "asked, named by". */
export function phrase(pair, from) {
  relationsOf(pair);
  const told = D.edgesOf[pair].filter((edge) => V.weight[edge]);
  const side = (edge) => (D.edge.subject[edge] === from ? 1 : 2);
  told.sort((a, b) => side(a) - side(b) || D.edge.relation[a] - D.edge.relation[b]);
  return told.slice(0, 3).map((edge) => RELATIONS[D.edge.relation[edge]][side(edge)]).join(", ");
}
