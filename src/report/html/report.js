(() => {
  const changes = all("article.c"), parts = all(".part"), folded = all("details.same");
  const narrowed = () => ["k", "e", "c"].some(value);
  const shows = (c) => {
    const kind = value("k"), promise = value("c"), chapter = value("p");
    if (kind && (!c.classList.contains(kind) || (kind !== "possible" && c.matches(".possible")))) return false;
    if (!has(c.dataset.e, value("e"))) return false;
    if (promise === "promise" ? c.dataset.c === "none" : promise && c.dataset.c !== promise) return false;
    return !chapter || c.closest(".part").dataset.p === chapter;
  };
  const rest = (query, holds, unfolded) => {
    const chapter = value("p");
    for (const d of folded) {
      const here = !chapter || d.closest(".part").dataset.p === chapter;
      d.hidden = narrowed() || !here || !holds(d, query);
      d.open = unfolded || (query !== "" && !d.hidden);
    }
    for (const d of all(".departed")) d.hidden = narrowed() || query !== "";
    for (const part of parts) part.hidden = !part.querySelector("article:not([hidden]), details:not([hidden])");
  };
  const quoted = (c) => {
    const told = (drop) => without(c.querySelector(":scope > .w") ?? c.querySelector(drop === "ins" ? ".pair .was" : ".pair .is"), drop);
    const source = (label, place) => [label, c.querySelector(place)?.textContent].filter(Boolean).join(", ");
    const lines = [];
    if (!c.matches(".added")) lines.push(`${words.was}: “${told("ins")}” (${source(words.old, ".po")})`);
    if (!c.matches(".removed")) lines.push(`${words.is}: “${told("del")}” (${source(words.new, ".pn")})`);
    return lines;
  };

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
  if (kept("side") === "1") side(true);

  report({
    items: changes, fields: ["q", "k", "e", "c", "p"], texts: ".w:not(.copied), .effects", found: ".w, .same p",
    shows, rest, quoted,
  });
})();
