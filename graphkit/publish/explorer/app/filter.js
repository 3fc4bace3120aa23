/** Filter: which facts count, and what that leaves of ties, things, questions and turns. */

import { D, LASTING, MEMBER, RELATIONS } from "./model.js";
import { S } from "./state.js";

export const BARS = 60;
/** @type {any} what is visible; made anew by `weigh` and `choose` */
export const V = {};

/** Go through the facts: which pass, what that leaves of the weights of edges, and the histogram. */
export function weigh() {
  const { relation, subject, target, question, turn, from, until, party, mention, edge, count } = D.facts;
  const passed = new Uint8Array(count), weight = new Int32Array(D.edge.pair.length), doubt = new Int32Array(weight.length);
  const bars = new Int32Array(BARS), said = new Uint8Array(D.N), members = new Int32Array(D.N), about = S.branch < 0 ? null : branch(S.branch);
  const span = Math.max(1, D.last - D.first + 1), some = S.parties.size > 0, hidden = RELATIONS.map((_, n) => S.relations.has(n));
  for (let n = 0; n < count; n++) {
    const of = question[n], spoken = of >= 0;
    if (hidden[relation[n]]) continue;
    if (spoken && (some && !S.parties.has(party[n]) || about && !(turn[n] >= 0 ? about.turns[turn[n]] : about.questions[of]))) continue;
    if (spoken) bars[Math.floor(((from[n] - D.first) * BARS) / span)]++;
    if (from[n] > S.until || until[n] < S.from) continue;
    passed[n] = 1;
    if (spoken) {
      said[target[n]] = 1;
      if (subject[n] >= 0) said[subject[n]] = 1;
      if (party[n] >= 0) members[party[n]]++;
    }
    if (edge[n] < 0) continue;
    weight[edge[n]]++;
    if (mention[n] >= 0) doubt[edge[n]] += D.unclear[mention[n]];
  }
  Object.assign(V, { passed, weight, doubt, bars, said, members, sums: null, held: held(about) });
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

/** Questions and then turns that pass by their day, party and topic, whether or not they are drawn. */
function held(about) {
  const { day } = D.questions, found = new Uint8Array(D.Q + D.T), party = new Int16Array(D.Q).fill(-2), { facts: f } = D;
  if (S.parties.size) for (let n = 0; n < f.count; n++) if (f.relation[n] === 0) party[f.question[n]] = f.party[n];
  for (let n = 0; n < D.Q; n++) {
    if (day[n] < S.from || day[n] > S.until || S.parties.size && !S.parties.has(party[n]) || about && !about.questions[n]) continue;
    found[n] = 1;
    for (let turn = D.firstTurn[n]; turn < D.firstTurn[n + 1]; turn++) found[D.Q + turn] = about ? about.turns[turn] : 1;
  }
  return found;
}

/** What of all this is drawn, by the kinds that are shown and the least weight. */
export function choose() {
  const shown = D.names.map((_, n) => S.kinds.has(n)), node = new Uint8Array(D.count);
  Object.assign(V, { node, ...ties(shown, node) });
  V.counts = D.names.map(() => 0);
  for (let n = 0; n < D.count; n++) {
    const kind = D.kind[n], held = n < D.N ? V.said[n] || node[n] : V.held[n - D.N];
    if (!held) continue;
    V.counts[kind]++;
    if (n >= D.N && shown[kind]) node[n] = 1;
  }
}

/** What people said makes things visible; what the register says joins on to them. */
function ties(shown, node) {
  const { relation, subject, target, pair } = D.edge, { one, other } = D.pair, lasted = [];
  const pairWeight = new Int32Array(one.length), pairDoubt = new Int32Array(one.length), lasting = new Uint8Array(one.length), strength = new Int32Array(D.N);
  for (let n = 0; n < pair.length; n++) {
    if (!V.weight[n] || !shown[D.kind[subject[n]]] || !shown[D.kind[target[n]]]) continue;
    if (relation[n] >= LASTING) lasted.push(n);
    else pairWeight[pair[n]] += V.weight[n], pairDoubt[pair[n]] += V.doubt[n];
  }
  for (let n = 0; n < one.length; n++) {
    const weight = pairWeight[n];
    if (weight < S.least) pairWeight[n] = 0;
    else for (const end of [one[n], other[n]]) strength[end] += weight, node[end] = 1;
  }
  for (const edge of [...lasted, ...lasted]) {
    const s = subject[edge], o = target[edge];
    if (!node[s] && (!node[o] || relation[edge] === MEMBER) || S.least > 1 && !(node[s] && node[o])) continue;
    node[s] = node[o] = lasting[pair[edge]] = 1;
  }
  const pairs = [];
  for (let n = 0; n < one.length; n++) if (pairWeight[n] || lasting[n]) pairs.push(n);
  return { pairWeight, pairDoubt, lasting, strength, pairs };
}
