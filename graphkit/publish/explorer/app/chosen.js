/** Chosen: the facts that the selection is about. */

import { D } from "./model.js";
import { S } from "./state.js";
import { V } from "./filter.js";
import { F, factsIn, questionOf } from "./focus.js";

/** Facts that the selection is about, all visible ones where nothing is selected. */
export function chosenFacts() {
  const { facts: f } = D, all = [...f.edge.keys()];
  if (S.node >= D.N) return factsIn(questionOf(S.node));
  if (S.node >= 0) return D.factsOf(S.node).filter((n) => V.passed[n]);
  const tied = all.filter((n) => V.passed[n] && f.edge[n] >= 0);
  return S.pair || S.path ? tied.filter((n) => F.pairs.has(D.edge.pair[f.edge[n]])) : tied;
}
