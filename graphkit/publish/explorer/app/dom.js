/** Dom: elements are made here; what a transcript says goes in as text and never as markup. */

/**
 * Make an element: `h("p.soft", { id: "lede" }, "Words")`. Attributes may be left out; `on…` takes a listener, `true` stands
 * for a bare attribute, and what is null, false or an empty text is passed over.
 * @param {string} tag its name, and its classes after dots
 * @param {...any} content attributes, then elements, texts, or lists of these
 * @returns {any}
 */
export function h(tag, ...content) {
  return made("http://www.w3.org/1999/xhtml", tag, content);
}

/**
 * Make an SVG element in the same way.
 * @param {string} tag
 * @param {...any} content
 * @returns {any}
 */
export function svg(tag, ...content) {
  return made("http://www.w3.org/2000/svg", tag, content);
}

function made(space, tag, content) {
  const [first, ...rest] = content;
  const [name, ...classes] = tag.split("."), element = document.createElementNS(space, name), given = first?.constructor === Object;
  for (const [key, value] of Object.entries({ class: classes.join(" ") || null, ...(given ? first : {}) })) {
    if (value == null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...real(given ? rest : content));
  return element;
}

const real = (kids) => kids.flat(4).filter((kid) => kid != null && kid !== false && kid !== "");

/** Give an element these children and no others; those that it has already are not touched. */
export function refill(element, ...kids) {
  const wanted = real(kids), kept = new Set(wanted);
  for (const child of [...element.childNodes]) if (!kept.has(child)) child.remove();
  wanted.forEach((kid, n) => {
    const there = element.childNodes[n];
    if (there !== kid) there ? there.before(kid) : element.append(kid);
  });
}

/** Listen: `on(field, { input: suggest })`. */
export function on(target, listeners) {
  for (const [name, listener] of Object.entries(listeners)) target.addEventListener(name, listener);
}

/** Whether a key is pressed together with one that makes it a command of the browser. */
export const command = (event) => event.ctrlKey || event.metaKey || event.altKey;

/** Let an element say `text`; where it does already, nothing has to be laid out again. */
export function tell(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Set attributes, where they are not so already. */
export function attribute(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
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
  if (!/^https?:\/\//i.test(address)) return h("span", text);
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}

export function say(text) {
  tell(byId("live"), text);
}

let later = 0;

/** Say what was done to the ear, and for a moment to the eye. */
function done(text) {
  const { classList } = byId("live");
  say(text);
  classList.remove("hidden");
  clearTimeout(later);
  later = setTimeout(() => classList.add("hidden"), 2500);
}

/** Offer `content` as a file. */
export function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  done(`Saved ${name}`);
}

/** Put `text` on the clipboard, by hand where the browser gives none to pages from disk. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea.hidden");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  done("Copied");
}
