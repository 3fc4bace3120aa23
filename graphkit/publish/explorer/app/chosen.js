/** Chosen: the facts that the selection is about. */

import { D } from "./model.js";
import { S } from "./state.js";
import { V } from "./filter.js";
import { F, questionOf } from "./focus.js";

/** Facts that the selection is about, all visible ones where nothing is selected. */
export function chosenFacts() {
  const { facts: f } = D, pair = S.pair ? D.pairOf(...S.pair) : -1;
  if (pair >= 0 || S.path) return [...Array(f.count).keys()].filter((n) => V.passed[n] && f.edge[n] >= 0 && F.pairs.has(D.edge.pair[f.edge[n]]));
  if (S.node >= D.N) return [...Array(f.count).keys()].filter((n) => f.question[n] === questionOf(S.node));
  if (S.node >= 0) return D.factsOf(S.node).filter((n) => V.passed[n]);
  return [...Array(f.count).keys()].filter((n) => V.passed[n] && f.edge[n] >= 0);
}
