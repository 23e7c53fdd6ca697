"use strict";
// What the pages of every report do alike; a page calls `report` with what is its own:
//   items     what is filtered, gone through, linked to and copied, in the order of the page
//   fields    the ids of its search and filters, the search first
//   texts     the parts of an item, and of other nodes, that the search looks in
//   found     where words that were searched for are marked
//   shows     whether an item is shown, given the words searched for
//   rest      hides and shows what is no item, after them, and opens it where all is unfolded
//   quoted    an item as lines of a quotation
const root = document.documentElement, words = document.body.dataset;
const $ = (id) => document.getElementById(id);
const all = (what, within = document) => [...within.querySelectorAll(what)];
const value = (id) => $(id)?.value ?? "";
const has = (list, one) => !one || (list ?? "").split(" ").includes(one);
const low = (text) => text.toLowerCase().normalize("NFC");
root.classList.add("js");

// What a reader chose is remembered where the browser allows it.
const kept = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem("pledgediff-" + name);
    localStorage.setItem("pledgediff-" + name, value);
  } catch { return null; }
};
const say = (what) => { $("said").textContent = ""; $("said").textContent = what; };

const report = (own) => {
  const items = own.items;

  // Only the script copies, so only it makes the buttons.
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  for (const item of items) item.querySelector(":scope > header > .link").before(button.cloneNode(true));

  // Filters and search.
  const fields = own.fields.map($).filter(Boolean);
  const texts = new Map();
  let unfolded = false;
  const holds = (node, query) => {
    if (!query) return true;
    if (!texts.has(node)) {
      const parts = items.includes(node) ? all(own.texts, node) : [node];
      texts.set(node, low(parts.map((n) => n.textContent).join(" ")));
    }
    return texts.get(node).includes(query);
  };
  const filter = () => {
    const query = low(value("q").trim());
    let shown = 0;
    for (const item of items) {
      const show = own.shows(item) && holds(item, query);
      item.hidden = !show;
      shown += show;
    }
    own.rest(query, holds, unfolded);
    const filtered = fields.some((field) => field.value.trim());
    $("n").textContent = (filtered ? words.some : words.all).replace("{n}", shown).replace("{m}", items.length);
    $("clear").hidden = !filtered;
    mark(query);
  };
  const mark = (query) => {
    if (!window.CSS?.highlights || !window.Highlight) return;
    CSS.highlights.delete("found");
    if (query.length < 2) return;
    const ranges = [];
    for (const p of all(own.found)) {
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
  $("unfold").addEventListener("click", () => {
    unfolded = !unfolded;
    $("unfold").setAttribute("aria-pressed", unfolded);
    filter();
  });

  // Parts that were never on the screen have a guessed height until they are: aim twice.
  const show = (node, block) => {
    const aim = () => node.scrollIntoView({ block, behavior: "instant" });
    aim();
    requestAnimationFrame(() => requestAnimationFrame(aim));
  };

  // From item to item.
  let current = null;
  const at = (item) => {
    current = item;
    show(item, "center");
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    try { history.replaceState(null, "", "#" + item.id); } catch { /* a page without an address */ }
  };
  const go = (step) => {
    const shown = items.filter((item) => !item.hidden);
    if (!shown.length) return;
    let from = shown.indexOf(current);
    if (from < 0) {
      // The first one below the top of the window, or the last one above it.
      const below = shown.findIndex((item) => item.getBoundingClientRect().top > 0);
      from = step > 0 ? (below < 0 ? shown.length : below) - 1 : (below < 0 ? shown.length : below);
    }
    at(shown[Math.min(Math.max(from + step, 0), shown.length - 1)]);
  };
  $("next").addEventListener("click", () => go(1));
  $("prev").addEventListener("click", () => go(-1));
  // A link to an item shows it, whatever the filters.
  const arrive = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* no link of ours */ }
    const target = id && $(id);
    if (!target) return;
    const item = items.includes(target);
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    if (item) current = target;
    show(target, item || target.matches(".departed") ? "center" : "start");
    if (item) target.tabIndex = -1;
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", arrive);
  document.addEventListener("focusin", (event) => { current = event.target.closest?.("article.c") ?? current; });

  // An item as a quotation with its source.
  const copy = async (item) => {
    const text = [...own.quoted(item), location.href.split("#")[0] + "#" + item.id].join("\n");
    const button = item.querySelector(".copy");
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
    setTimeout(() => { button.textContent = words.copy; }, 1500);
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
      "/": () => $("q").focus(), c: () => current && copy(current), "?": () => help.showModal(),
      s: () => $("side").click(), u: () => $("unfold").click(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  filter();
  arrive();
  return { filter, at, arrive };
};
// The words of an item without what is marked otherwise.
const without = (node, drop) => {
  const copy = node.cloneNode(true);
  for (const other of all(drop, copy)) other.remove();
  return copy.textContent.trim();
};
