"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  document.documentElement.classList.add("js");
  const articles = all("article.m"), parties = all(".party"), fields = ["q", "party", "relation", "sure"].map($);
  const low = (text) => text.toLowerCase().normalize("NFC");
  const texts = new Map(articles.map((a) => [a, low(a.textContent)]));
  const filter = () => {
    const [query, party, relation, sure] = fields.map((f) => f.value);
    const words = low(query.trim());
    let shown = 0;
    for (const a of articles) {
      const d = a.dataset;
      const show = (!party || d.p === party) && (!relation || d.r === relation)
        && (!sure || d.s === sure) && (!words || texts.get(a).includes(words));
      a.hidden = !show;
      shown += show;
    }
    const narrowed = relation || sure || words;
    for (const p of parties) {
      const none = !p.querySelector("article:not([hidden])");
      p.hidden = (party && p.dataset.p !== party) || Boolean(narrowed && none);
      for (const d of all("details.absent", p)) d.hidden = Boolean(narrowed);
      for (const h of all(".sure", p)) {
        let next = h.nextElementSibling, some = false;
        for (; next && next.matches("article"); next = next.nextElementSibling) some ||= !next.hidden;
        h.hidden = !some;
      }
    }
    $("n").textContent = `${shown} / ${articles.length}`;
  };
  for (const field of fields) field.addEventListener("input", filter);
  // What a link leads to must not be hidden by a filter.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest("[hidden]")) { for (const f of fields) f.value = ""; filter(); target.scrollIntoView(); }
  });
  $("q").form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
