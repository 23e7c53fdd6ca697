(() => {
  const matches = all("article.c"), parties = all(".party"), lists = all("details.absent");
  const fits = ({ dataset: d }, { party, relation, sure, chapter }) => (!party || d.p === party)
    && (!relation || d.r === relation) && (!sure || d.s === sure) && has(d.h, chapter);
  const filters = ["party", "relation", "sure", "chapter"];
  const shows = (m) => fits(m, Object.fromEntries(filters.map((id) => [id, value(id)])));
  const rest = (query, holds, unfolded) => {
    const narrowed = ["relation", "sure", "chapter"].some(value), party = value("party");
    for (const list of lists) {
      let some = false;
      for (const li of all("li", list)) {
        li.hidden = !holds(li, query);
        some ||= !li.hidden;
      }
      list.hidden = narrowed || !some;
      list.open = unfolded || (query !== "" && !list.hidden);
    }
    for (const p of parties) {
      for (const group of all(".group", p)) group.hidden = !group.querySelector("article:not([hidden])");
      const some = p.querySelector("article:not([hidden]), details:not([hidden])");
      p.hidden = (party && p.dataset.p !== party) || (!some && Boolean(narrowed || query));
    }
  };
  const quoted = (m) => all(".pair > div", m).map((div, i) => {
    const [name, relation] = i ? [words.agreement, ` (${all("h4, h4 + .maybe", m).map((n) => n.textContent.trim()).join(", ")})`] : [words.programme, ""];
    const source = all(".at > *", div).map((n) => n.textContent.trim()).join(", ");
    return `${name}${relation}: “${without(div.querySelector(".w"), i ? "del" : "ins")}” (${source})`;
  });

  // Both sides beside each other, or one under the other.
  const side = (on) => {
    root.classList.toggle("under", !on);
    $("side").setAttribute("aria-pressed", on);
    kept("beside", on ? "1" : "0");
  };
  $("side").addEventListener("click", () => side(root.classList.contains("under")));
  side(kept("beside") !== "0");

  const { filter, at } = report({
    items: matches, fields: ["q", ...filters], texts: ".w, .effects, .at", found: ".w, .absent li",
    shows, rest, quoted,
  });

  // A place in the picture or a number in the table leads to what was found there, and to nothing else.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-h]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const wanted = { party: link.dataset.p ?? "", chapter: link.dataset.h, sure: link.dataset.s ?? "" };
    const first = matches.find((m) => fits(m, wanted));
    // Where nothing was found the link leads to the chapter in the table.
    if (!first) return;
    event.preventDefault();
    document.querySelector(".tools").reset();
    for (const [id, value] of Object.entries(wanted)) if ($(id)) $(id).value = value;
    filter();
    at(first);
  });
})();
