// The editor in place of the plain form, for those who want it and where the wheel brings it. It asks this host alone.
"use strict";

(() => {
  const form = document.getElementById("query-form");
  const data = document.getElementById("query-data");
  if (!form || !data) return;

  const { prefixes, classes, properties } = JSON.parse(data.textContent);
  const endpoint = new URL("/sparql", location.href).href;
  const chosen = "graphkit-editor";

  const button = (words, then) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = words;
    made.addEventListener("click", then);
    return made;
  };

  const load = (source) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${source} cannot be loaded`)));
    document.head.append(script);
  });

  const shortened = (iri) => {
    const found = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  };

  // The endpoint knows our prefixes, the editor wants them written.
  const declared = (query) => {
    const used = Object.entries(prefixes).filter(([prefix]) =>
      new RegExp(`(^|[^\\w:<])${prefix}:[\\w]`, "m").test(query) && !new RegExp(`prefix\\s+${prefix}:`, "i").test(query));
    return used.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + query;
  };

  const completed = (Editor) => {
    const offering = (name, terms) => Editor.Yasqe.forkAutocompleter(name, {
      name,
      persistenceId: null,
      get: (_, token) => {
        const typed = (token && (token.autocompletionString || token.string) || "").toLowerCase().replace(/^</, "");
        return terms.filter(([iri, label]) =>
          iri.toLowerCase().startsWith(typed) || shortened(iri).toLowerCase().startsWith(typed) ||
          label.toLowerCase().includes(typed)).map(([iri]) => iri);
      },
    });
    offering("class", classes);
    offering("property", properties);
    Editor.Yasqe.forkAutocompleter("prefixes", {
      name: "prefixes",
      persistenceId: null,
      get: () => Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`),
    });
  };

  const start = async () => {
    await load("/static/editor/yasgui.min.js");
    const Editor = window.Yasgui;
    completed(Editor);
    const place = document.createElement("div");
    place.id = "editor";
    form.before(place);
    form.hidden = true;
    form.closest("details")?.setAttribute("open", "");
    const editor = new Editor(place, {
      autofocus: false,
      autoAddOnInit: false,
      populateFromUrl: false,
      persistenceId: "graphkit",
      endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: ["endpoint"], renderItem: () => {} },
      requestConfig: { endpoint, method: "POST" },
      yasqe: { prefixCcApi: null, createShareableLink: (yasqe) => `${endpoint}?query=${encodeURIComponent(yasqe.getValue())}` },
      yasr: { prefixes },
    });
    const query = declared(form.elements.query.value);
    const open = (editor.persistentConfig.getTabs() || []).map((id) => editor.getTab(id)).filter(Boolean);
    const same = open.find((tab) => tab.getPersistedJson().yasqe.value === query);
    if (same) editor.selectTabId(same.getId());
    else editor.addTab(true, { name: form.dataset.title, yasqe: { value: query } });
    place.after(button("Back to the plain form", () => {
      localStorage.removeItem(chosen);
      location.reload();
    }));
  };

  form.querySelector("button").after(" ", button("Open the editor", () => {
    localStorage.setItem(chosen, "yes");
    start();
  }));
  if (localStorage.getItem(chosen)) start();
})();
