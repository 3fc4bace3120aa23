/** Filter: which facts count, and what that leaves of ties, things, questions and turns. */

import { D, LASTING, RELATIONS } from "./model.js";
import { S } from "./state.js";

const BARS = 60;
/** @type {any} what is visible; made anew by `apply` */
export const V = {};

/** Work out what the filters leave: weights of edges and pairs, visible nodes, counts and the histogram. */
export function apply() {
  const { facts: f, edge, pair } = D;
  const count = edge.relation.length;
  Object.assign(V, {
    weight: new Int32Array(count), doubt: new Int32Array(count), pairWeight: new Int32Array(pair.one.length),
    pairDoubt: new Int32Array(pair.one.length), strength: new Int32Array(D.N), node: new Uint8Array(D.count),
    bars: new Int32Array(BARS), about: S.branch < 0 ? null : branch(S.branch), passed: new Uint8Array(f.count),
  });
  const { relation, subject, target, question, turn, from, until, party, mention, edge: edgeOf } = f, { weight, doubt, bars, passed } = V;
  const span = Math.max(1, D.last - D.first + 1), some = S.parties.size > 0, about = V.about !== null;
  const seen = new Uint8Array(D.N), hidden = Uint8Array.from(RELATIONS, (_, n) => Number(S.relations.has(n)));
  for (let n = 0; n < f.count; n++) {
    if (hidden[relation[n]]) continue;
    const said = question[n] >= 0;
    if (said && (some && !S.parties.has(party[n]) || about && !concerns(question[n], turn[n]))) continue;
    if (said) bars[Math.floor(((from[n] - D.first) * BARS) / span)]++;
    if (from[n] > S.until || until[n] < S.from) continue;
    passed[n] = 1;
    if (said) (seen[target[n]] = 1), subject[n] >= 0 && (seen[subject[n]] = 1);
    if (edgeOf[n] < 0) continue;
    weight[edgeOf[n]]++;
    if (mention[n] >= 0 && D.unclear[mention[n]]) doubt[edgeOf[n]]++;
  }
  ties();
  details(seen);
}

/** A branch is a topic and all that stands below it. */
function branch(top) {
  const turns = new Uint8Array(D.T), questions = new Uint8Array(D.Q), within = new Map();
  const below = (topic) => {
    if (topic === top) return true;
    if (topic === undefined) return false;
    if (!within.has(topic)) within.set(topic, below(D.broader.get(topic)));
    return within.get(topic);
  };
  D.mentions.body.forEach((body, n) => {
    if (!below(body)) return;
    turns[D.mentions.turn[n]] = 1;
    questions[D.turns.question[D.mentions.turn[n]]] = 1;
  });
  return { turns, questions };
}

function concerns(question, turn) {
  return turn >= 0 ? V.about.turns[turn] : V.about.questions[question];
}

const shown = (node) => S.kinds.has(D.kind[node]);

/** What people said makes things visible; what the register says joins on to them. */
function ties() {
  const { edge, pair } = D;
  const count = edge.relation.length;
  for (let n = 0; n < count; n++) {
    const s = edge.subject[n], o = edge.target[n];
    if (edge.relation[n] >= LASTING || !V.weight[n] || !shown(s) || !shown(o)) continue;
    V.pairWeight[edge.pair[n]] += V.weight[n];
    V.pairDoubt[edge.pair[n]] += V.doubt[n];
  }
  for (let n = 0; n < pair.one.length; n++) {
    if (V.pairWeight[n] < S.least) V.pairWeight[n] = 0;
    else for (const end of [pair.one[n], pair.other[n]]) V.strength[end] += V.pairWeight[n], V.node[end] = 1;
  }
  V.lasting = new Uint8Array(pair.one.length);
  for (let round = 0; round < 2; round++)
    for (let n = 0; n < count; n++) {
      const s = edge.subject[n], o = edge.target[n];
      if (edge.relation[n] < LASTING || !V.weight[n] || !shown(s) || !shown(o) || !(V.node[s] || V.node[o])) continue;
      if (edge.relation[n] === LASTING + 1 && !V.node[s] || S.least > 1 && !(V.node[s] && V.node[o])) continue;
      V.node[s] = V.node[o] = 1;
      V.lasting[edge.pair[n]] = 1;
    }
  V.pairs = [];
  for (let n = 0; n < pair.one.length; n++) if (V.pairWeight[n] || V.lasting[n]) V.pairs.push(n);
  V.pairs.sort((a, b) => V.pairWeight[b] - V.pairWeight[a] || a - b);
}

/** Questions and turns are visible by their day, party and topic, whether or not they are drawn; things are counted as if every kind were. */
function details(seen) {
  const { questions: q, turns: t, facts: f } = D;
  V.held = new Uint8Array(D.Q + D.T);
  const party = new Int16Array(D.Q).fill(-2);
  if (S.parties.size) for (let n = 0; n < f.count; n++) if (f.relation[n] === 0) party[f.question[n]] = f.party[n];
  const counts = (V.counts = D.names.map(() => 0));
  for (let n = 0; n < D.Q; n++) {
    if (q.day[n] < S.from || q.day[n] > S.until || S.parties.size && !S.parties.has(party[n])) continue;
    if (V.about && !V.about.questions[n]) continue;
    V.held[n] = 1;
    counts[D.kind[D.N + n]]++;
    if (shown(D.N + n)) V.node[D.N + n] = 1;
    for (let turn = D.firstTurn[n]; turn < D.firstTurn[n + 1]; turn++) {
      if (V.about && !V.about.turns[turn]) continue;
      V.held[D.Q + turn] = 1;
      counts[D.kind[D.N + D.Q + turn]]++;
      if (shown(D.N + D.Q + turn)) V.node[D.N + D.Q + turn] = 1;
    }
  }
  for (let n = 0; n < D.N; n++) if (seen[n] || V.node[n]) counts[D.kind[n]]++;
}
