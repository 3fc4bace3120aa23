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
  const some = S.parties.size > 0, hidden = Uint8Array.from(RELATIONS, (_, n) => Number(S.relations.has(n)));
  const { first, last, unclear } = D, { from: earliest, until: latest } = S, span = Math.max(1, last - first + 1);
  for (let n = 0; n < count; n++) {
    const of = question[n], spoken = of >= 0;
    if (hidden[relation[n]]) continue;
    if (spoken && (some && !S.parties.has(party[n]) || about && !(turn[n] >= 0 ? about.turns[turn[n]] : about.questions[of]))) continue;
    if (spoken) bars[Math.floor(((from[n] - first) * BARS) / span)]++;
    if (from[n] > latest || until[n] < earliest) continue;
    passed[n] = 1;
    if (spoken) {
      said[target[n]] = 1;
      if (subject[n] >= 0) said[subject[n]] = 1;
      if (party[n] >= 0) members[party[n]]++;
    }
    if (edge[n] < 0) continue;
    weight[edge[n]]++;
    if (mention[n] >= 0) doubt[edge[n]] += unclear[mention[n]];
  }
  Object.assign(V, { passed, weight, doubt, bars, said, members, summed: false, held: held(about) });
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
  const { N, count, kind, names } = D, { said, held } = V;
  const shown = Uint8Array.from(names, (_, n) => Number(S.kinds.has(n))), node = new Uint8Array(count), counts = new Int32Array(names.length);
  Object.assign(V, { node, counts, ...ties(shown, node) });
  for (let n = 0; n < N; n++) if (said[n] || node[n]) counts[kind[n]]++;
  for (let n = N; n < count; n++) {
    if (!held[n - N]) continue;
    counts[kind[n]]++;
    node[n] = shown[kind[n]];
  }
}

/** What people said makes things visible; what the register says joins on to them. */
function ties(shown, node) {
  const { relation, subject, target, pair } = D.edge, { one, other } = D.pair, { kind } = D, { weight, doubt } = V, { least } = S, lasted = [];
  const pairWeight = new Int32Array(one.length), pairDoubt = new Int32Array(one.length), lasting = new Uint8Array(one.length), strength = new Int32Array(D.N);
  for (let n = 0; n < pair.length; n++) {
    if (!weight[n] || !shown[kind[subject[n]]] || !shown[kind[target[n]]]) continue;
    if (relation[n] >= LASTING) lasted.push(n);
    else pairWeight[pair[n]] += weight[n], pairDoubt[pair[n]] += doubt[n];
  }
  for (let n = 0; n < one.length; n++) {
    const all = pairWeight[n], a = one[n], b = other[n];
    if (all < least) pairWeight[n] = 0;
    else {
      strength[a] += all;
      strength[b] += all;
      node[a] = node[b] = 1;
    }
  }
  for (const edge of [...lasted, ...lasted]) {
    const s = subject[edge], o = target[edge];
    if (!node[s] && (!node[o] || relation[edge] === MEMBER) || least > 1 && !(node[s] && node[o])) continue;
    node[s] = node[o] = lasting[pair[edge]] = 1;
  }
  const pairs = [];
  for (let n = 0; n < one.length; n++) if (pairWeight[n] || lasting[n]) pairs.push(n);
  return { pairWeight, pairDoubt, lasting, strength, pairs };
}
