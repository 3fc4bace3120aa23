/** State: what is selected, filtered and seen; it stands in the address, so that a link opens the same view. */

import { D, day, isoOf, nodeAt, pathOf, RELATIONS } from "./model.js";

const SHOWN = ["person", "post", "party", "organisation", "strategy", "topic"];
/** What decides which facts count, and what decides which of them are drawn. */
export const FACTS = ["parties", "relations", "branch", "from", "until"];
export const FILTERS = [...FACTS, "kinds", "least"];
/** @type {any} nothing is selected */
const NOTHING = { node: -1, pair: null, path: null, list: "" };
/** @type {any} */
export const S = {};
const watchers = [];
let silent = false;

/** The state of a page that nobody has touched. */
export function fresh() {
  return {
    ...NOTHING, depth: 1, only: false,
    kinds: new Set(D.names.flatMap((name, n) => (SHOWN.includes(name) ? [n] : []))),
    parties: new Set(), colours: new Map(), relations: new Set(), branch: -1, least: 1, from: D.first, until: D.last,
    colour: "kind", theme: "", view: "picture", camera: null, story: [], step: -1,
  };
}

/** Whether other kinds are shown than at the start. */
export const kindsChosen = ({ kinds }) => [...kinds].sort().join() !== [...fresh().kinds].sort().join();

/** Call `watcher(changed)` after each change, with the names of what changed. */
export function watch(watcher) {
  watchers.push(watcher);
}

/** Change the state; `push` makes a step that the Back button undoes. */
export function set(patch, push = "node" in patch || "pair" in patch || "path" in patch || "list" in patch) {
  if (patch.node >= 0 || patch.pair || patch.path || patch.list) patch = { ...NOTHING, ...patch };
  Object.assign(S, patch);
  remember(push);
  for (const watcher of watchers) watcher(new Set(Object.keys(patch)));
}

/** The nodes that are selected. */
export const selected = () => [...(S.pair || S.path || []), S.node].filter((node) => node >= 0);

/** Go back to everything. */
export const leave = () => set(NOTHING, true);

const ends = (text) => {
  const found = text.split("~").map((path) => nodeAt(path));
  return found.length === 2 && found.every((node) => node >= 0) ? found : null;
};

/** Key in the address to how its value is read and written; nothing is written for what is as at the start. */
const KEYS = {
  n: [(v) => ({ node: nodeAt(v) }), (s) => s.node >= 0 && pathOf(s.node)],
  e: [(v) => ({ pair: ends(v) }), (s) => s.pair && s.pair.map(pathOf).join("~")],
  p: [(v) => ({ path: ends(v) }), (s) => s.path && s.path.map(pathOf).join("~")],
  l: [(v) => ({ list: v }), (s) => s.list],
  d: [(v) => ({ depth: v === "2" ? 2 : 1 }), (s) => s.depth === 2 && "2"],
  o: [() => ({ only: true }), (s) => s.only && "1"],
  k: [
    (v) => ({ kinds: new Set(v.split(".").map((name) => D.names.indexOf(name)).filter((n) => n >= 0)) }),
    (s) => kindsChosen(s) && ([...s.kinds].map((n) => D.names[n]).join(".") || "none"),
  ],
  y: [(v) => ({ parties: new Set(v.split("~").map(nodeAt)) }), (s) => s.parties.size && [...s.parties].map(pathOf).join("~")],
  q: [
    (v) => ({ colours: new Map(v.split("~").map(coloured).filter(([n, colour]) => n >= 0 && /^#[0-9a-f]{6}$/.test(colour))) }),
    (s) => s.colours.size && [...s.colours].map(([n, colour]) => `${pathOf(n)}:${colour.slice(1)}`).join("~"),
  ],
  r: [
    (v) => ({ relations: new Set(v.split(".").map((name) => RELATIONS.findIndex((r) => r[0] === name))) }),
    (s) => s.relations.size && [...s.relations].map((n) => RELATIONS[n][0]).join("."),
  ],
  b: [(v) => ({ branch: nodeAt(v) }), (s) => s.branch >= 0 && pathOf(s.branch)],
  w: [(v) => ({ least: Math.max(1, Number(v) || 1) }), (s) => s.least > 1 && String(s.least)],
  f: [(v) => ({ from: day(v, D.first) || D.first }), (s) => s.from !== D.first && isoOf(s.from)],
  u: [(v) => ({ until: day(v, D.last) || D.last }), (s) => s.until !== D.last && isoOf(s.until)],
  c: [(v) => ({ colour: v === "party" ? "party" : "kind" }), (s) => s.colour !== "kind" && s.colour],
  t: [(v) => ({ theme: v === "dark" ? "dark" : "light" }), (s) => s.theme],
  v: [(v) => ({ view: v === "table" ? "table" : "picture" }), (s) => s.view !== "picture" && s.view],
  x: [(v) => ({ camera: camera(v) }), (s) => s.camera && s.camera.map((n, at) => n.toFixed(at === 2 ? 3 : 0)).join("_")],
  s: [(v) => ({ story: story(v) }), (s) => s.story.length && JSON.stringify(s.story)],
  i: [(v) => ({ step: Number(v) || 0 }), (s) => s.step >= 0 && String(s.step)],
};

/** @returns {[number, string]} */
function coloured(text) {
  const at = text.lastIndexOf(":");
  return [nodeAt(text.slice(0, at)), `#${text.slice(at + 1)}`];
}

function camera(text) {
  const numbers = text.split("_").map(Number);
  return numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0 ? numbers : null;
}

function story(text) {
  try {
    const steps = JSON.parse(text);
    return Array.isArray(steps) ? steps.filter((s) => Array.isArray(s) && s.every((part) => typeof part === "string")) : [];
  } catch {
    return [];
  }
}

/** The state as it stands in the address, without the story where `bare`. */
export function address(bare = false) {
  const parts = Object.entries(KEYS).map(([key, [, out]]) => [key, out(S)]);
  return parts
    .filter(([key, value]) => value && !(bare && (key === "s" || key === "i")))
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2F", "/")}`)
    .join("&");
}

/** Take the state from an address; what it does not say is as at the start, what it cannot mean is ignored. */
export function readAddress(text, kept = {}) {
  Object.assign(S, fresh(), kept);
  for (const part of text.replace(/^#/, "").split("&")) {
    const [key, ...rest] = part.split("=");
    if (!Object.hasOwn(KEYS, key)) continue;
    try {
      Object.assign(S, KEYS[key][0](decodeURIComponent(rest.join("="))));
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  }
}

/** A page in a frame without an address of its own keeps its state to itself. */
function remember(push) {
  if (silent || location.protocol === "about:") return;
  const text = `#${address()}`;
  if (text === (location.hash || "#")) return;
  history[push ? "pushState" : "replaceState"](null, "", text);
}

/** Follow Back, Forward and addresses typed by hand; a story that was begun since is not lost on the way. */
export function follow() {
  const again = () => {
    if (location.hash === "#panel" || location.hash === "#table") return;
    const { story } = S;
    readAddress(location.hash);
    if (!S.story.length) S.story = story;
    silent = true;
    for (const watcher of watchers) watcher(new Set(Object.keys(S)));
    silent = false;
    remember(false);
  };
  addEventListener("popstate", again);
}

/** Go to a saved view of a story. */
export function visit(text, kept) {
  readAddress(text, kept);
  remember(true);
  for (const watcher of watchers) watcher(new Set(Object.keys(S)));
}
