// The editor in place of the plain form, for those who want it and where the wheel brings it. It asks this host alone.
"use strict";

(() => {
  const form = document.getElementById("query-form");
  const data = document.getElementById("query-data");
  if (!form || !data) return;

  const { prefixes, classes, properties, base } = JSON.parse(data.textContent);
  const endpoint = new URL("/sparql", location.href).href;
  const chosen = "graphkit-editor";
  const simply = { pluginsConfig: { table: { compact: true, isEllipsed: false } } };

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

  // What the editor lacks: names of its fields, a list of tabs and of nothing else, a way out by Tab, links to this host.
  const passing = { Tab: false, "Shift-Tab": false };
  const MENDED = [
    [".yasqe .CodeMirror textarea", (field) => field.setAttribute("aria-label", "SPARQL")],
    [".yasqe_sharePopup input", (field) => field.setAttribute("aria-label", "Address of this query")],
    [".yasr .CodeMirror textarea", (field) => field.setAttribute("aria-label", "The answer as it came")],
    [".yasr .CodeMirror", (shown) => shown.CodeMirror.setOption("extraKeys", passing)],
    [".yasr_results", (answer) => {
      answer.setAttribute("role", "region");
      answer.setAttribute("aria-label", "Answer in the editor");
      answer.tabIndex = 0;
    }],
    [".tab a > input", (field) => {
      field.setAttribute("aria-label", "Name of the tab");
      field.parentElement.after(field);
    }],
    [".context-menu-list", (menu) => menu.setAttribute("role", "menu")],
    [".context-menu-item", (one) => one.setAttribute("role", "menuitem")],
    [".tableSizer", (field) => field.setAttribute("aria-label", "Rows on a page")],
    [".CodeMirror-hints", (offered) => offered.setAttribute("aria-label", "Completions")],
    [".yasr_results a.iri", (link) => {
      const iri = link.getAttribute("href");
      if (!iri.startsWith(base) || iri[base.length] === "/" || link.closest("sup")) return;  // `//` would be another host
      const path = iri.slice(base.length);
      link.href = `/${path}`;
      link.target = "_self";
      if (link.textContent !== iri) return;  // it has a prefix
      link.title = iri;
      link.textContent = path;
      link.parentElement.replaceChildren(link);
    }],
  ];

  const mended = (place) => {
    const tabs = document.createElement("div");
    tabs.setAttribute("role", "tablist");
    tabs.setAttribute("aria-label", "Queries");
    const list = place.querySelector(".tabsList");
    list.removeAttribute("role");
    list.prepend(tabs);
    const mend = () => {
      tabs.setAttribute("aria-owns", [...list.querySelectorAll("[role=tab]")].map((tab) => tab.id).join(" "));
      for (const [what, how] of MENDED) document.querySelectorAll(what).forEach(how);
    };
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
    mend();
  };

  const start = async () => {
    await load("/static/editor/yasgui.min.js");
    const Editor = window.Yasgui;
    completed(Editor);
    Object.assign(Editor.Yasqe.defaults.extraKeys, passing);
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
      yasqe: { prefixCcApi: null, editorHeight: "auto", resizeable: false, viewportMargin: Infinity },
      yasr: { prefixes },
    });
    mended(place);
    const query = declared(form.elements.query.value);
    const open = (editor.persistentConfig.getTabs() || []).map((id) => editor.getTab(id)).filter(Boolean);
    const same = open.find((tab) => tab.getPersistedJson().yasqe.value === query);
    if (same) editor.selectTabId(same.getId());
    else editor.addTab(true, { name: form.dataset.title, yasqe: { value: query }, yasr: { settings: simply } });
    Object.getPrototypeOf(editor.getTab()).getShareableLink = function () {
      return `${endpoint}?query=${encodeURIComponent(this.getYasqe().getValue())}`;
    };
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
