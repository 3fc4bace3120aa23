/** Model: the packed columns become arrays, and every tie in the record a fact with its day and its proof. */

export const RELATIONS = [
  ["asked", "asked", "was asked by"],
  ["replied", "replied to", "had a reply from"],
  ["raised", "spoke about", "raised by"],
  ["named", "named", "named by"],
  ["undertook", "gave an undertaking to", "had an undertaking from"],
  ["holds", "held office as", "held by"],
  ["member", "member of", "members"],
  ["responsible", "responsible for", "in the care of"],
  ["broader", "part of", "includes"],
];
/** Relations from this one on come from the register and have no passage. */
export const LASTING = 5;
const ASKED = 0, REPLIED = 1, RAISED = 2, NAMED = 3, UNDERTOOK = 4, HOLDS = 5, RESPONSIBLE = 7, BROADER = 8;
export const MEMBER = 6;
export const DOT = 4.6;
const TURN_OF_SUNFLOWER = Math.PI * (3 - Math.sqrt(5));
const FOREVER = 1e6;

/** @type {any} everything the page knows; filled once by `build` */
export const D = {};

/** Read one block of the page; an empty block gives null. */
export async function inflate(id) {
  const text = (document.getElementById(id)?.textContent || "").trim();
  if (!text) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** Fill `D` from the columns. Nodes are numbered: things, then questions, then turns. */
export function build(raw) {
  const { things, questions: q, turns: t } = raw;
  Object.assign(D, { ...raw, N: things.kind.length, Q: q.title.length, T: t.sequence.length });
  q.day = summed(q.day);
  t.question = summed(t.question);
  raw.mentions.turn = summed(raw.mentions.turn);
  for (const name of ["of", "by"]) q[name] = q[name].map((nodes) => [nodes].flat());
  D.count = D.N + D.Q + D.T;
  D.kind = Uint8Array.from({ length: D.count }, (_, n) =>
    n < D.N ? things.kind[n] : n < D.N + D.Q ? raw.kinds.length : raw.kinds.length + 1);
  D.names = [...raw.kinds, "question", "speech"];
  D.topic = raw.kinds.indexOf("topic");
  D.first = D.Q ? q.day[0] : 0;
  D.last = D.Q ? q.day[D.Q - 1] : 0;
  D.firstTurn = starts(t.question, D.Q);
  D.unclear = new Uint8Array(raw.mentions.body.length);
  for (const n of raw.mentions.ambiguous) D.unclear[n] = 1;
  D.spansOf = grouped(raw.spans.person);
  D.holdersOf = grouped(raw.spans.target.map((target, n) => (raw.spans.kind[n] ? -1 : target)));
  D.broader = new Map(raw.links.kind.flatMap((k, n) => (k === 1 ? [[raw.links.subject[n], raw.links.target[n]]] : [])));
  D.twins = new Set([...grouped(things.label)].filter(([, nodes]) => nodes.length > 1).map(([label]) => label));
  D.place = new Map(things.path.map((path, n) => [path, n]));
  places();
  facts();
  edges();
}

/** From steps to where each leads. */
export function summed(numbers) {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}

/** The places of each key. */
export function grouped(keys) {
  const found = new Map();
  keys.forEach((key, n) => found.get(key)?.push(n) ?? found.set(key, [n]));
  return found;
}

/** For sorted `keys` below `count`, where the run of each key begins. */
export function starts(keys, count) {
  const at = new Int32Array(count + 1);
  for (const key of keys) at[key + 1]++;
  for (let n = 0; n < count; n++) at[n + 1] += at[n];
  return at;
}

/** Questions and their turns lie round their topic like the seeds of a sunflower, the oldest inside. */
function places() {
  const { things, questions: q } = D;
  D.x = new Float32Array(D.count);
  D.y = new Float32Array(D.count);
  D.size = new Float32Array(D.count).fill(1.7);
  D.x.set(things.x);
  D.y.set(things.y);
  D.size.set(things.size);
  D.bySize = [...things.size.keys()].sort((a, b) => D.size[a] - D.size[b]);
  D.home = q.home;
  D.disc = new Int32Array(D.N);
  const put = (node, home) => {
    const rank = home < 0 ? node - D.N : ++D.disc[home];
    const radius = (home < 0 ? 0 : things.size[home]) + DOT * Math.sqrt(rank);
    D.x[node] = (home < 0 ? 0 : things.x[home]) + radius * Math.cos(rank * TURN_OF_SUNFLOWER);
    D.y[node] = (home < 0 ? 0 : things.y[home]) + radius * Math.sin(rank * TURN_OF_SUNFLOWER);
  };
  for (let n = 0; n < D.Q; n++) {
    D.size[D.N + n] = 2.2;
    put(D.N + n, q.home[n]);
    for (let turn = D.firstTurn[n]; turn < D.firstTurn[n + 1]; turn++) put(D.N + D.Q + turn, q.home[n]);
  }
}

function facts() {
  const rows = { relation: [], subject: [], target: [], question: [], turn: [], mention: [], from: [], until: [], span: [] };
  const columns = Object.values(rows);
  const add = (...values) => values.forEach((value, n) => columns[n].push(value));
  const { questions: q, turns: t, mentions: m, commitments: c, spans, links } = D;
  const said = (relation, subject, target, turn, mention) => {
    const question = t.question[turn];
    if (target >= 0 && subject !== target) add(relation, subject, target, question, turn, mention, q.day[question], q.day[question], -1);
  };
  for (let n = 0; n < D.Q; n++)
    for (const target of q.by[n].length ? q.by[n] : q.of[n])
      if (q.asker[n] >= 0 && q.asker[n] !== target) add(ASKED, q.asker[n], target, n, -1, -1, q.day[n], q.day[n], -1);
  for (let n = 0; n < D.T; n++) if (t.reply[n] && t.speaker[n] >= 0) said(REPLIED, t.speaker[n], t.speaker[n - t.reply[n]], n, -1);
  m.body.forEach((body, n) => {
    const turn = m.turn[n];
    said(D.kind[body] === D.topic ? RAISED : NAMED, t.speaker[turn], body, turn, n);
    said(NAMED, t.speaker[turn], m.denotes[n], turn, n);
  });
  c.maker.forEach((maker, n) => said(UNDERTOOK, maker, c.to[n], c.turn[n], -1));
  spans.kind.forEach((kind, n) => {
    if (spans.target[n] < 0 || kind === 3) return;
    add(kind ? MEMBER : HOLDS, spans.person[n], spans.target[n], -1, -1, -1, day(spans.start[n], -FOREVER), day(spans.end[n], FOREVER) - 1, n);
  });
  links.kind.forEach((kind, n) => add(kind ? BROADER : RESPONSIBLE, links.subject[n], links.target[n], -1, -1, -1, -FOREVER, FOREVER, -1));
  D.facts = typed(rows);
  D.facts.count = rows.relation.length;
}

/** Columns that are quick to go through. */
function typed(columns) {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Int32Array.from(column)]));
}

/** The day since 1970 that a whole or partial date begins. */
export function day(text, otherwise) {
  return text ? Math.round(Date.parse(text) / 864e5) : otherwise;
}

/** Facts between the same two in the same way are an edge; edges between the same two are a pair. */
function edges() {
  const { facts: f, N } = D;
  const edgeOf = new Map(), pairOf = new Map();
  const edge = { relation: [], subject: [], target: [], pair: [] };
  const pair = { one: [], other: [] };
  f.edge = new Int32Array(f.count).fill(-1);
  f.party = new Int16Array(f.count).fill(-1);
  for (let n = 0; n < f.count; n++) {
    const s = f.subject[n], o = f.target[n];
    if (f.question[n] >= 0 && s >= 0) f.party[n] = partyAt(s, f.from[n]);
    if (s < 0) continue;
    const key = (f.relation[n] * N + s) * N + o, between = Math.min(s, o) * N + Math.max(s, o);
    if (!edgeOf.has(key)) {
      if (!pairOf.has(between)) {
        pairOf.set(between, pair.one.length);
        pair.one.push(Math.min(s, o));
        pair.other.push(Math.max(s, o));
      }
      edgeOf.set(key, edge.relation.length);
      edge.relation.push(f.relation[n]);
      edge.subject.push(s);
      edge.target.push(o);
      edge.pair.push(pairOf.get(between));
    }
    f.edge[n] = edgeOf.get(key);
  }
  D.edge = typed(edge);
  D.pair = typed(pair);
  D.pairOf = (a, b) => pairOf.get(Math.min(a, b) * N + Math.max(a, b)) ?? -1;
  const factsOf = grouped([...f.target]), told = grouped([...f.subject]);
  D.factsOf = (node) => [...(factsOf.get(node) || []), ...(told.get(node) || [])];
  const ones = grouped(pair.one), others = grouped(pair.other);
  D.pairsOf = (node) => [...(ones.get(node) || []), ...(others.get(node) || [])];
}

/** The party (a thing) of a person on a day, -1 where the register knows none. */
export function partyAt(person, when, kind = 1) {
  for (const n of D.spansOf.get(person) || []) {
    const { kind: kinds, start, end, target } = D.spans;
    if (kinds[n] === kind && day(start[n], -FOREVER) <= when && when < day(end[n], FOREVER)) return target[n];
  }
  return -1;
}

/** The turns of a question. */
export const turnsOf = (question) => Array.from({ length: D.firstTurn[question + 1] - D.firstTurn[question] }, (_, n) => D.firstTurn[question] + n);

export const turnNode = (turn) => D.N + D.Q + turn;

/** The day on which a turn was spoken. */
export const dayOf = (turn) => D.questions.day[D.turns.question[turn]];

/** The pair that a fact ties, none where it has no subject. */
export const tiedBy = (fact) => D.edge.pair[D.facts.edge[fact]];

export const kindName = (node) => D.names[D.kind[node]];

/** What became of a question. */
export const statusOf = (question) => {
  const status = D.strings[D.questions.status[question]];
  return { Holding: "Holding reply", Pointer: "Answered elsewhere" }[status] || status || "Answer not known";
};

/** A number as readers write it: 12,832. */
export const figure = new Intl.NumberFormat("en-GB").format;

/** What to call a node; one of two of the same name is called by its sense too. */
export function labelOf(node) {
  if (node < D.N) return D.twins.has(D.things.label[node]) && D.things.sense[node] ? `${D.things.label[node]} (${D.things.sense[node]})` : D.things.label[node];
  if (node < D.N + D.Q) return D.questions.title[node - D.N];
  const turn = node - D.N - D.Q;
  const question = D.turns.question[turn];
  return `${speakerOf(turn)}, in “${D.questions.title[question]}”, ${isoOf(D.questions.day[question])}`;
}

export function speakerOf(turn) {
  const { speaker, label } = D.turns;
  return speaker[turn] >= 0 ? D.things.label[speaker[turn]] : D.strings[label[turn]] || "Speaker not named";
}

/** The path of a node under the root; with the root before it, its IRI. */
export function pathOf(node) {
  if (node < D.N) return D.things.path[node];
  const { questions: q, turns: t } = D;
  if (node < D.N + D.Q) return q.path[node - D.N] || `question/${q.reference[node - D.N].replaceAll("/", "-")}`;
  const turn = node - D.N - D.Q;
  return t.path[turn] || `contribution/${pathOf(D.N + t.question[turn]).slice(9)}/${t.sequence[turn]}`;
}

export function iriOf(node) {
  const path = pathOf(node);
  return /^[a-z]+:/.test(path) ? path : D.root + path;
}

/** The node that a path names, -1 for none. */
export function nodeAt(path) {
  if (D.place.has(path)) return D.place.get(path);
  D.far ??= new Map(Array.from({ length: D.Q + D.T }, (_, n) => [pathOf(D.N + n), D.N + n]));
  return D.far.get(path) ?? -1;
}

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export function dateOf(when) {
  return LONG.format(when * 864e5);
}

export function isoOf(when) {
  return new Date(when * 864e5).toISOString().slice(0, 10);
}

export function many(count, one, more = `${one}s`) {
  return `${figure(count)} ${count === 1 ? one : more}`;
}
