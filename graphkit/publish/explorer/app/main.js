/** Main: the data come in, and every part is told of every change. */

import { D, build, inflate, many } from "./model.js";
import { FACTS, FILTERS, S, follow, leave, readAddress, selected, set, watch } from "./state.js";
import { V, choose, weigh } from "./filter.js";
import { C, fitting, outside, zoom } from "./camera.js";
import { F, refocus } from "./focus.js";
import { P, ground } from "./palette.js";
import { R, redraw, resize } from "./scene.js";
import { showPanel } from "./panel.js";
import { receive } from "./passages.js";
import { searchBox } from "./search.js";
import { clear, controls, filtersInWords, lede, refresh } from "./filters.js";
import { showView } from "./table.js";
import { drawing } from "./picture.js";
import { EXITS } from "./files.js";
import { addView, showStory } from "./story.js";
import { fit, forget, pointer, travel } from "./pointer.js";
import { attribute, byId, command, h, on, say, tell } from "./dom.js";

const SELECTION = ["node", "pair", "path", "depth", "only", "list"];

/** What each button of the page's own does. */
const DOES = {
  ...EXITS,
  add: addView,
  clear,
  theme: () => set({ theme: P.dark ? "light" : "dark" }),
  picture: () => set({ view: "picture" }),
  table: () => set({ view: "table" }),
  nearer: () => travel(() => zoom(1.5)),
  farther: () => travel(() => zoom(1 / 1.5)),
  all: () => fit(),
  taller: () => document.documentElement.classList.toggle("tall"),
};

async function main() {
  build(await inflate("data"));
  readAddress(location.hash);
  ground();
  tell(byId("lede"), lede());
  controls();
  searchBox();
  pointer();
  watch(change);
  follow();
  frame();
  change(new Set(Object.keys(S)));
  setTimeout(words, 0);
}

/** The passages come in once the picture stands. */
async function words() {
  const raw = await inflate("passages");
  if (raw) receive(raw);
  V.summed = false;
  showPanel(true);
  document.documentElement.dataset.ready = "yes";
}

/** Bring up to date what depends on what changed. */
function change(changed) {
  const any = (names) => names.some((name) => changed.has(name));
  if (any(["theme", "colours"])) ground();
  if (any(FILTERS)) {
    if (any(FACTS)) weigh();
    choose();
    refresh();
    inWords();
  }
  if (any(FILTERS) || any(SELECTION)) {
    refocus();
    showPanel(any(SELECTION));
    notice();
  }
  if (any(["colour", "theme", "colours"])) refresh();
  if (any(FILTERS) || any(SELECTION) || changed.has("view")) showView();
  if (any(["story", "step"])) showStory();
  if (changed.has("view") && resize() || changed.has("camera") && changed.size > 1) aim();
  if (changed.size > 1 || !changed.has("camera")) {
    forget();
    reveal(changed);
    if (S.view === "picture") redraw();
  }
}

function aim() {
  if (S.camera) [C.x, C.y, C.k] = S.camera;
  else Object.assign(C, fitting());
}

/** A selection outside the window is brought into it. */
function reveal(changed) {
  const chosen = selected();
  if (!chosen.length || S.view !== "picture" || !["node", "pair", "path"].some((name) => changed.has(name)) || changed.has("camera")) return;
  if (chosen.some(outside)) fit(S.only || S.path ? [...F.nodes] : [...new Set([...chosen, ...[...F.nodes].filter((n) => n < D.N).slice(0, 40)])]);
}

function inWords() {
  const said = filtersInWords(), things = D.bySize.filter((n) => V.node[n]).length;
  byId("words").textContent = said.length ? `Filtered: ${said.join("; ")}.` : "";
  say(`${many(things, "thing")} and ${many(V.pairs.length, "tie")} pass the filters`);
}

/** A word where the picture would be empty, or shows less than there is. */
function notice() {
  const box = byId("notice"), empty = !V.node.includes(1);
  box.hidden = !empty;
  box.textContent = !D.Q ? "Nothing was said yet in this graph." : "Nothing passes these filters.";
}

function frame() {
  const again = () => {
    if (!resize()) return;
    if (!S.camera) Object.assign(C, fitting());
    redraw();
  };
  new ResizeObserver(again).observe(byId("picture"));
  const printed = () => byId("print").replaceChildren(h("p.soft", filtersInWords().join("; ") || "Without filters"), S.view === "picture" && R.nodes.length ? drawing() : "");
  const fold = () => attribute(byId("sidetoggle"), { "aria-expanded": String(byId("side").classList.toggle("open")) });
  on(matchMedia("(prefers-color-scheme: dark)"), { change: () => set({ theme: S.theme }) });
  on(window, { keydown: shortcut, beforeprint: printed });
  on(byId("sidetoggle"), { click: fold });
  for (const button of /** @type {any} */ (document.querySelectorAll("[data-does]"))) on(button, { click: () => DOES[button.dataset.does]() });
}

function shortcut(event) {
  if (command(event) || event.target.matches("select, [type=search], [type=text]")) return;
  if (event.key === "Escape") leave();
  else if (event.key === "/") event.preventDefault(), byId("search").focus();
  else if (event.key === "t") set({ view: S.view === "table" ? "picture" : "table" });
}

main().catch((error) => {
  byId("notice").hidden = false;
  byId("notice").textContent = `This page could not be drawn: ${error.message}`;
  throw error;
});
