"use strict";
(() => {
  const root = document.documentElement, words = document.body.dataset;
  const $ = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const changes = all("article.c"), parts = all(".part"), folded = all("details.same");
  root.classList.add("js");

  // Only the script copies, so only it makes the buttons.
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  for (const link of document.querySelectorAll("article.c > header > .link")) link.before(button.cloneNode(true));

  // What a reader chose is remembered where the browser allows it.
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem("pledgediff-" + name);
      localStorage.setItem("pledgediff-" + name, value);
    } catch { return null; }
  };
  const say = (what) => { $("said").textContent = ""; $("said").textContent = what; };

  // Filters and search.
  const fields = ["q", "k", "e", "c", "p"].map($).filter(Boolean);
  const value = (id) => $(id)?.value ?? "";
  const has = (list, one) => !one || (list ?? "").split(" ").includes(one);
  const low = (text) => text.toLowerCase().normalize("NFC");
  const texts = new Map();
  const textOf = (node) => {
    if (!texts.has(node)) {
      const own = node.matches("article") ? all(".w:not(.copied), .effects", node) : [node];
      texts.set(node, low(own.map((n) => n.textContent).join(" ")));
    }
    return texts.get(node);
  };
  let unfolded = false;
  const shows = (c, query) => {
    const kind = value("k"), promise = value("c");
    if (kind && (!c.classList.contains(kind) || (kind !== "possible" && c.matches(".possible")))) return false;
    if (!has(c.dataset.e, value("e"))) return false;
    if (promise === "promise" ? c.dataset.c === "none" : promise && c.dataset.c !== promise) return false;
    const chapter = value("p");
    if (chapter && c.closest(".part").dataset.p !== chapter) return false;
    return !query || textOf(c).includes(query);
  };
  const filter = () => {
    const query = low(value("q").trim());
    const narrowed = ["k", "e", "c"].some(value), chapter = value("p");
    let shown = 0;
    for (const c of changes) {
      const show = shows(c, query);
      c.hidden = !show;
      shown += show;
    }
    for (const d of folded) {
      const here = !chapter || d.closest(".part").dataset.p === chapter;
      d.hidden = narrowed || !here || (query !== "" && !textOf(d).includes(query));
      d.open = unfolded || (query !== "" && !d.hidden);
    }
    for (const d of all(".departed")) d.hidden = narrowed || query !== "";
    for (const part of parts) part.hidden = !part.querySelector("article:not([hidden]), details:not([hidden])");
    const filtered = narrowed || chapter || query;
    $("n").textContent = (filtered ? words.some : words.all).replace("{n}", shown).replace("{m}", changes.length);
    $("clear").hidden = !filtered;
    mark(query);
  };
  const mark = (query) => {
    if (!window.CSS?.highlights || !window.Highlight) return;
    CSS.highlights.delete("found");
    if (query.length < 2) return;
    const ranges = [];
    for (const p of all(".w, .same p")) {
      if (p.closest("[hidden]")) continue;
      const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode()) && ranges.length < 2000;) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = -1; (at = text.indexOf(query, at + 1)) >= 0;) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };
  let waiting;
  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, field.id === "q" ? 120 : 0);
    });
  }
  const form = document.querySelector(".tools");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // Both versions side by side: the marked words told twice, each with its own marks.
  const pair = (c) => {
    const words = c.querySelector(":scope > .w");
    if (!words || c.querySelector(".pair")) return;
    const div = document.createElement("div");
    div.className = "pair";
    for (const [side, other] of [["was", "ins"], ["is", "del"]]) {
      const p = words.cloneNode(true);
      p.className = "w copied " + side;
      for (const node of all(other, p)) node.remove();
      div.append(p);
    }
    words.after(div);
  };
  const side = (on) => {
    root.classList.toggle("side", on);
    $("side").setAttribute("aria-pressed", on);
    for (const c of changes) {
      if (on) pair(c);
      const words = c.querySelector(":scope > .w"), div = c.querySelector(":scope > .pair");
      if (words && div) { words.hidden = on; div.hidden = !on; }
    }
    kept("side", on ? "1" : "0");
  };
  $("side").addEventListener("click", () => side(!root.classList.contains("side")));
  const unfold = () => {
    unfolded = !unfolded;
    $("unfold").setAttribute("aria-pressed", unfolded);
    filter();
  };
  $("unfold").addEventListener("click", unfold);

  // Parts that were never on the screen have a guessed height until they are: aim twice.
  const show = (node, block) => {
    const aim = () => node.scrollIntoView({ block, behavior: "instant" });
    aim();
    requestAnimationFrame(() => requestAnimationFrame(aim));
  };

  // From change to change.
  let current = null;
  const go = (step) => {
    const shown = changes.filter((c) => !c.hidden);
    if (!shown.length) return;
    let at = shown.indexOf(current);
    if (at < 0) {
      // The first one below the top of the window, or the last one above it.
      const below = shown.findIndex((c) => c.getBoundingClientRect().top > 0);
      at = step > 0 ? (below < 0 ? shown.length : below) - 1 : (below < 0 ? shown.length : below);
    }
    const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
    current = next;
    show(next, "center");
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    try { history.replaceState(null, "", "#" + next.id); } catch { /* a page without an address */ }
  };
  $("next").addEventListener("click", () => go(1));
  $("prev").addEventListener("click", () => go(-1));
  // A link to a change shows it, whatever the filters.
  const arrive = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    if (target.matches("article.c")) current = target;
    show(target, target.matches("article.c, .departed") ? "center" : "start");
    if (target.matches("article.c")) target.tabIndex = -1;
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", arrive);
  document.addEventListener("focusin", (event) => { current = event.target.closest?.("article.c") ?? current; });

  // A change as a quotation with its source.
  const quoted = (c) => {
    const words = (drop) => {
      const own = c.querySelector(":scope > .w") ?? c.querySelector(drop === "ins" ? ".pair .was" : ".pair .is");
      const copy = own.cloneNode(true);
      for (const node of all(drop, copy)) node.remove();
      return copy.textContent.trim();
    };
    const source = (label, place) => [label, c.querySelector(place)?.textContent].filter(Boolean).join(", ");
    const lines = [];
    if (!c.matches(".added")) lines.push(`${document.body.dataset.was}: “${words("ins")}” (${source(document.body.dataset.old, ".po")})`);
    if (!c.matches(".removed")) lines.push(`${document.body.dataset.is}: “${words("del")}” (${source(document.body.dataset.new, ".pn")})`);
    lines.push(location.href.split("#")[0] + "#" + c.id);
    return lines.join("\n");
  };
  const copy = async (c) => {
    const text = quoted(c), button = c.querySelector(".copy"), name = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say(words.copied);
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = name; }, 1500);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) copy(button.closest("article"));
  });

  // Keys, which can be turned off.
  const help = $("help"), on = $("keys-on");
  on.checked = kept("keys") !== "0";
  on.addEventListener("change", () => kept("keys", on.checked ? "1" : "0"));
  $("keys").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape" && event.target.id === "q") event.target.blur();
    if (!on.checked || typing || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      n: () => go(1), j: () => go(1), p: () => go(-1), k: () => go(-1),
      s: () => $("side").click(), u: unfold, "/": () => $("q").focus(),
      c: () => current && copy(current), "?": () => help.showModal(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  if (kept("side") === "1") side(true);
  filter();
  arrive();
})();
