/** Story: views that were saved with a caption, which a reader steps through. */

import { S, address, set, visit } from "./state.js";
import { button, byId, h, say } from "./dom.js";

/** The controls that save a view with a caption. */
export function storyTools() {
  const caption = h("input", { type: "text", maxlength: 200, "aria-label": "Caption of this view", placeholder: "Caption of this view" });
  const add = () => {
    if (!caption.value.trim()) return caption.focus();
    set({ story: [...S.story, [caption.value.trim(), address(true)]] });
    caption.value = "";
    say("View added to the story");
  };
  return h("details", { class: "group" }, h("summary", null, "Story"),
    h("p", { class: "soft" }, "Save views with captions; “Copy link” then sends them as a story."),
    h("div", { class: "tools" }, caption, button("Add this view", add)), h("ol", { id: "steps" }));
}

/** List the steps, and show the caption of the one that is open. */
export function showStory() {
  byId("steps").replaceChildren(...S.story.map(([text], n) => h("li", null, button(text, () => go(n), { class: "plain" }),
    button("×", () => set({ story: S.story.filter((_, other) => other !== n), step: -1 }), { class: "small", "aria-label": `Remove ${text}` }))));
  byId("caption")?.remove();
  if (!S.story.length) return;
  const at = Math.min(S.step, S.story.length - 1);
  byId("stage").append(h("div", { id: "caption", role: "region", "aria-label": "Story" },
    at < 0 ? button(`Read the story (${S.story.length})`, () => go(0)) : [
      button("‹", () => go(at - 1), { disabled: at === 0, "aria-label": "Step back" }),
      h("p", null, h("span", { class: "soft" }, `${at + 1} of ${S.story.length} `), S.story[at][0]),
      button("›", () => go(at + 1), { disabled: at === S.story.length - 1, "aria-label": "Step on" })]));
}

function go(n) {
  visit(S.story[n][1], { story: S.story, step: n });
  say(S.story[n][0]);
}
