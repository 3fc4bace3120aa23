/** Dom: elements are made here; what a transcript says goes in as text and never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. `on…` takes a listener, `true` a bare attribute; empty attributes and children are left out.
 * @param {string} tag
 * @param {Record<string, any> | null} [attributes]
 * @param {...any} kids elements, texts, or lists of these
 * @returns {any}
 */
export function h(tag, attributes, ...kids) {
  return furnished(document.createElement(tag), attributes, kids);
}

/**
 * Make an SVG element.
 * @param {string} tag
 * @param {Record<string, any> | null} [attributes]
 * @param {...any} kids
 * @returns {any}
 */
export function svg(tag, attributes, ...kids) {
  return furnished(document.createElementNS(SVG, tag), attributes, kids);
}

function furnished(element, attributes, kids) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...real(kids));
  return element;
}

const real = (kids) => kids.flat(4).filter((kid) => kid != null && kid !== false && kid !== "");

/** Give an element these children and no others. */
export function refill(element, ...kids) {
  element.replaceChildren(...real(kids));
}

/** @param {string} id */
export function byId(id) {
  return /** @type {any} */ (document.getElementById(id));
}

export function button(text, onclick, attributes) {
  return h("button", { onclick, ...attributes }, text);
}

/** Return a link that leaves the page, or the bare text where the address is not of the web. */
export function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return h("span", null, text);
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}

export function say(text) {
  byId("live").textContent = text;
}

/** Offer `content` as a file. */
export function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(`Saved ${name}`);
}

/** Put `text` on the clipboard, by hand where the browser gives none to pages from disk. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Copied");
}
