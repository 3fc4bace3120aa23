/** Story: views that were saved with a caption, which a reader steps through. */

import { S, address, set, visit } from "./state.js";
import { button, byId, h, say } from "./dom.js";

/** Save the present view under the caption that was written. */
export function addView() {
  const field = byId("said"), caption = field.value.trim();
  if (!caption) return field.focus();
  set({ story: [...S.story, [caption, address(true)]] });
  field.value = "";
  say("View added to the story");
}

/** List the steps, and show the caption of the one that is open. */
export function showStory() {
  byId("steps").replaceChildren(...S.story.map(([text], n) => h("li", h("button.plain", { onclick: () => go(n) }, text),
    h("button.small", { onclick: () => set({ story: S.story.filter((_, other) => other !== n), step: -1 }), "aria-label": `Remove ${text}` }, "×"))));
  byId("caption")?.remove();
  if (!S.story.length) return;
  const at = Math.min(S.step, S.story.length - 1);
  byId("stage").append(h("div", { id: "caption", role: "region", "aria-label": "Story" },
    at < 0 ? button(`Read the story (${S.story.length})`, () => go(0)) : [
      button("‹", () => go(at - 1), { disabled: at === 0, "aria-label": "Step back" }),
      h("p", h("span.soft", `${at + 1} of ${S.story.length} `), S.story[at][0]),
      button("›", () => go(at + 1), { disabled: at === S.story.length - 1, "aria-label": "Step on" })]));
}

/** Open a step; the keyboard's focus stays on the button that leads on in the same direction. */
function go(n) {
  const back = n < S.step;
  visit(S.story[n][1], { story: S.story, step: n });
  say(S.story[n][0]);
  /** @type {any} */ ([...document.querySelectorAll("#caption button:enabled")]).at(back ? 0 : -1)?.focus();
}
