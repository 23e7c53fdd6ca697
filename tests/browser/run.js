// Drives the HTML reports in a headless Chromium: `node run.js FOLDER`, where the folder holds
// fixture.html and hostile.html, overlap.html and hostile-overlap.html and, where there are real
// programmes to compare, real.html.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2]);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

/// Opens a page of its own and sees to it that nothing complains, runs or leaves.
async function open(name, options = {}, hash = "") {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: options.javaScriptEnabled === false ? [] : ["clipboard-read", "clipboard-write"],
    ...options,
  });
  // Machines that test are busy with other things as well.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const url = pathToFileURL(join(folder, name)).href;
  const faults = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && faults.push(m.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const asked = request.url().split("#")[0];
    if (asked !== url && !asked.startsWith("data:")) faults.push(`asks for ${asked}`);
  });
  await page.goto(url + hash);
  return { page, done: async () => { await context.close(); assert.deepEqual(faults, []); } };
}

const shown = (page) => page.locator("article.c:visible").count();
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/// What the page of changes does.
const changes = {
  async "the counts in the page agree with its changes"(name) {
    const { page, done } = await open(name);
    const count = async (kind) => {
      const cell = page.locator(`.counts tr.${kind} td`).first();
      return (await cell.count()) ? Number((await cell.textContent()).replace(/\D/g, "")) : 0;
    };
    for (const kind of ["changed", "split", "merged", "added", "removed"]) {
      assert.equal(await page.locator(`.text article.${kind}`).count(), await count(kind), kind);
    }
    const moved = page.locator('.text article.moved');
    assert.equal(await moved.count(), await count("moved"));
    assert.equal(await page.locator(".apart article").count(), await count("possible"));
    await done();
  },

  async "filters show what they name and nothing else"(name) {
    const { page, done } = await open(name);
    const all = await shown(page);
    for (const id of ["k", "e", "c", "p"]) {
      if (!(await page.locator(`#${id}`).count())) continue;
      const values = await page.locator(`#${id} option`).evaluateAll((os) => os.map((o) => o.value));
      for (const value of values.slice(1)) {
        await page.selectOption(`#${id}`, value);
        await page.waitForFunction(() => !document.getElementById("clear").hidden);
        const wrong = await page.evaluate(([id, value]) => {
          const fits = (c) => ({
            k: () => c.classList.contains(value),
            e: () => (c.dataset.e ?? "").split(" ").includes(value),
            c: () => value === "promise" ? c.dataset.c !== "none" : c.dataset.c === value,
            p: () => c.closest(".part").dataset.p === value,
          })[id]();
          const certain = (c) => value === "possible" || id !== "k" || !c.matches(".possible");
          return [...document.querySelectorAll("article.c")]
            .filter((c) => !c.hidden !== (fits(c) && certain(c))).map((c) => c.id);
        }, [id, value]);
        assert.deepEqual(wrong, [], `${id}=${value}`);
      }
      await page.click("#clear");
      await page.waitForFunction((n) => document.querySelectorAll("article.c:not([hidden])").length === n, all);
    }
    await done();
  },

  async "unchanged text unfolds"(name) {
    const { page, done } = await open(name);
    const first = page.locator("details.same").first();
    await first.locator("summary").click();
    await first.locator("p").first().waitFor();
    await page.click("#unfold");
    await page.waitForFunction(() => !document.querySelector("details.same:not([open])"));
    await page.click("#unfold");
    await page.waitForFunction(() => !document.querySelector("details.same[open]"));
    await done();
  },

  async "side by side holds the words of each version, and is remembered"(name) {
    const { page, done } = await open(name);
    await page.click("#side");
    const wrong = await page.evaluate(() => [...document.querySelectorAll("article.c")].filter((c) => {
      const whole = c.querySelector(":scope > .w");
      const [was, is] = ["was", "is"].map((side) => c.querySelector(`.pair .${side}`));
      return was.querySelector("ins") || is.querySelector("del") || (whole && !whole.hidden);
    }).map((c) => c.id));
    assert.deepEqual(wrong, []);
    const pair = page.locator(".changed .pair").first();
    if (await pair.count()) {
      const [was, is] = await Promise.all([".was", ".is"].map((s) => pair.locator(s).boundingBox()));
      assert.ok(is.x > was.x + was.width - 1 && Math.abs(is.y - was.y) < 2, "beside each other");
    }
    await page.reload();
    assert.equal(await page.getAttribute("#side", "aria-pressed"), "true");
    await page.click("#side");
    assert.equal(await page.locator(".pair:visible .copied").count(), 0);
    await done();
  },

  async "a change is copied as a quotation with its source"(name) {
    const { page, done } = await open(name);
    const change = page.locator("article.changed").first();
    if (await change.count()) {
      await change.locator(".copy").click();
      await page.waitForFunction(() => document.getElementById("said").textContent !== "");
      const text = await page.evaluate(() => navigator.clipboard.readText());
      const id = await change.getAttribute("id");
      assert.match(text, /^Was: “[^]+” \([^]+\)\nWordt: “[^]+” \([^]+\)\n/);
      assert.ok(text.endsWith("#" + id));
    }
    await done();
  },
};

/// What the page of an overlap does.
const overlap = {
  async "filters of matches show what they name and nothing else"(name) {
    const { page, done } = await open(name);
    const all = await shown(page);
    for (const [id, key] of [["party", "p"], ["relation", "r"], ["sure", "s"], ["chapter", "h"]]) {
      const options = await page.locator(`#${id} option`).evaluateAll((os) => os.map((o) => [o.value, o.textContent]));
      for (const [value, text] of options.slice(1)) {
        await page.selectOption(`#${id}`, value);
        await page.waitForFunction(() => !document.getElementById("clear").hidden);
        const [wrong, count] = await page.evaluate(([key, value]) => {
          const matches = [...document.querySelectorAll("article.c")];
          const fits = (m) => m.dataset[key].split(" ").includes(value);
          return [matches.filter((m) => !m.hidden !== fits(m)).map((m) => m.id), matches.filter(fits).length];
        }, [key, value]);
        assert.deepEqual(wrong, [], `${id}=${value}`);
        assert.ok(text.endsWith(`(${count})`), `${text}: ${count}`);
        assert.match(await page.textContent("#n"), new RegExp(`^${count} van ${all} `));
      }
      await page.click("#clear");
      await page.waitForFunction((n) => document.querySelectorAll("article.c:not([hidden])").length === n, all);
    }
    assert.equal(await page.locator(".group:visible:not(:has(article:visible))").count(), 0);
    await done();
  },

  async "a place in the picture leads to what was found in that chapter"(name) {
    const { page, done } = await open(name);
    const places = page.locator(".track a[data-h], .chapters a[data-h]");
    for (const at of [0, Math.floor((await places.count()) / 2), (await places.count()) - 1]) {
      if (at < 0) break;
      const place = await places.nth(at).evaluate((a) => ({ ...a.dataset, href: a.getAttribute("href") }));
      await places.nth(at).evaluate((a) => a.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
      const found = await page.evaluate(({ h, p, s }) => {
        const matches = [...document.querySelectorAll("article.c")];
        const own = matches.filter(({ dataset: d }) => d.h.split(" ").includes(h) && (!p || d.p === p) && (!s || d.s === s));
        const shown = matches.filter((m) => !m.hidden);
        return { own: own.map((m) => m.id), shown: shown.map((m) => m.id), at: document.activeElement.id };
      }, place);
      if (found.own.length) {
        assert.deepEqual(found.shown, found.own);
        assert.equal(found.at, found.own[0]);
        await page.click("#clear");
        await page.waitForFunction(() => document.getElementById("clear").hidden);
      } else {
        assert.equal(await page.locator(place.href).count(), 1);
      }
    }
    const mark = await page.locator(".track .mark").first().getAttribute("href");
    await page.evaluate((href) => { location.hash = href; }, mark);
    await page.waitForFunction((href) => "#" + document.activeElement.id === href, mark);
    await done();
  },

  async "a mailed link shows its match whatever the filters"(name) {
    const { page, done } = await open(name);
    const id = await page.locator("article.c").last().getAttribute("id");
    assert.match(id, /^m[0-9a-f]{10}(-\d+)?$/);
    await page.fill("#q", "qqqzzz");
    await page.waitForFunction(() => !document.querySelector("article.c:not([hidden])"));
    await page.evaluate((id) => { location.hash = id; }, id);
    await page.waitForFunction((id) => document.activeElement.id === id, id);
    assert.equal(await page.inputValue("#q"), "");
    await done();
  },

  async "a match is copied as a quotation with its source"(name) {
    const { page, done } = await open(name);
    const match = page.locator("article.c").first();
    const quoted = async (act) => {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await act();
      for (let tries = 0; tries < 100; tries += 1) {
        const text = await page.evaluate(() => navigator.clipboard.readText());
        if (text) return text;
        await page.waitForTimeout(20);
      }
      return "";
    };
    const text = await quoted(() => match.locator(".copy").click());
    assert.match(text, /^programma: “[^]+” \([^]+\)\nakkoord \([^]+\): “[^]+” \([^]+\)\nfile:/);
    assert.ok(text.endsWith("#" + (await match.getAttribute("id"))));
    assert.equal(await quoted(() => page.keyboard.press("c")), text);
    await done();
  },

  async "both sides stand beside each other or one under the other, and that is remembered"(name) {
    const { page, done } = await open(name);
    const places = () => Promise.all([0, 1].map((i) => page.locator("article.c .pair > div").nth(i).boundingBox()));
    let [programme, agreement] = await places();
    assert.ok(agreement.x > programme.x && Math.abs(agreement.y - programme.y) < 2);
    await page.keyboard.press("s");
    await page.reload();
    [programme, agreement] = await places();
    assert.ok(agreement.x === programme.x && agreement.y > programme.y);
    await page.click("#side");
    await done();
  },

  async "commitments that were not found unfold, and are searched"(name) {
    const { page, done } = await open(name);
    const lists = page.locator("details.absent");
    if (await lists.count()) {
      await page.keyboard.press("u");
      await page.waitForFunction(() => !document.querySelector("details.absent:not([open])"));
      const word = await lists.first().locator("li").first().evaluate((li) => li.textContent.match(/\p{L}{5,}/u)[0]);
      await page.fill("#q", word);
      await page.waitForFunction(() => !document.getElementById("clear").hidden);
      const told = await page.locator("details.absent li:visible").allTextContents();
      assert.ok(told.length > 0 && told.every((text) => text.toLowerCase().includes(word.toLowerCase())));
    }
    await done();
  },
};

/// What every page does.
const both = {
  async "search narrows to what holds the words, and opens unchanged text that does"(name) {
    const { page, done } = await open(name);
    const word = await page.evaluate(() => [...document.querySelectorAll("article.c .w")]
      .flatMap((w) => w.textContent.split(/\s+/)).find((w) => /^\p{L}{5,20}$/u.test(w)));
    await page.fill("#q", word.toUpperCase());
    await page.waitForFunction(() => !document.getElementById("clear").hidden);
    const texts = await page.locator("article.c:visible").allTextContents();
    assert.ok(texts.length > 0, `${word}: nothing shown`);
    const without = texts.filter((text) => !text.toLowerCase().includes(word.toLowerCase()));
    assert.deepEqual(without, [], word);
    assert.equal(await page.locator("details:is(.same, .absent):visible:not([open])").count(), 0);
    await page.fill("#q", "qqqzzz");
    await page.waitForFunction(() => !document.querySelector("article.c:not([hidden])"));
    assert.match(await page.textContent("#n"), /^0 /);
    await done();
  },

  async "keys go from change to change, and can be turned off"(name) {
    const { page, done } = await open(name);
    const ids = await page.locator("article.c").evaluateAll((cs) => cs.map((c) => c.id));
    const at = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press("n");
    assert.equal(await at(), ids[0]);
    await page.keyboard.press("j");
    assert.equal(await at(), ids[Math.min(1, ids.length - 1)]);
    assert.ok(page.url().endsWith("#" + (await at())));
    await page.keyboard.press("p");
    assert.equal(await at(), ids[0]);
    await page.keyboard.press("/");
    assert.equal(await at(), "q");
    await page.keyboard.type("n");
    assert.equal(await page.inputValue("#q"), "n");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    assert.ok(await page.locator("#help").isVisible());
    await page.uncheck("#keys-on");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("?");
    assert.ok(!(await page.locator("#help").isVisible()));
    await page.reload();
    await page.keyboard.press("?");
    assert.ok(!(await page.locator("#help").isVisible()), "remembered");
    await done();
  },

  async "every link within the page leads somewhere"(name) {
    const { page, done } = await open(name);
    const dead = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
      .map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
    assert.deepEqual(dead, []);
    const ids = await page.evaluate(() => {
      const seen = [...document.querySelectorAll("[id]")].map((e) => e.id);
      return seen.filter((id, at) => seen.indexOf(id) !== at);
    });
    assert.deepEqual(ids, []);
    const from = page.locator("p.from a").first();
    if (await from.count()) {
      const there = (await from.getAttribute("href")).slice(1);
      await from.click();
      await page.waitForFunction((id) => document.activeElement.id === id, there);
      await page.locator(`[id="${there}"] a`).click();
      await page.waitForFunction((id) => document.activeElement.id === id, there.replace(/-was$/, ""));
    }
    await done();
    const last = await open(name);
    const id = await last.page.locator("article.c").last().getAttribute("id");
    await last.done();
    const linked = await open(name, {}, "#" + id);
    await linked.page.waitForTimeout(300);
    assert.ok(await linked.page.locator(`[id="${id}"]`).evaluate((c) => {
      const { top, bottom } = c.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }), "a mailed link shows its change");
    await linked.done();
  },

  async "on a phone everything fits"(name) {
    for (const width of [320, 390]) {
      const { page, done } = await open(name, { viewport: { width, height: 800 } });
      assert.ok(await fits(page), `${width} wide`);
      if (await page.locator("#side").isVisible()) await page.click("#side");
      await page.click("#unfold");
      assert.ok(await fits(page), `${width} wide, side by side, unfolded`);
      await done();
    }
  },

  async "without a script the page reads"(name) {
    const { page, done } = await open(name, { javaScriptEnabled: false });
    assert.ok(await page.locator("h1").isVisible());
    assert.ok(!(await page.locator(".tools").isVisible()));
    assert.ok(await page.locator("article.c .w").first().isVisible());
    const folded = page.locator("details:is(.same, .absent)").first();
    if (await folded.count()) {
      // By key: a long page is still being laid out while the pointer moves, and a click may miss.
      await folded.locator("summary").press("Enter");
      await folded.locator("p, li").first().waitFor();
    }
    await done();
  },

  async "it prints"(name) {
    const { page, done } = await open(name);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.ok(pdf.length > 10_000 && pdf.subarray(0, 5).toString() === "%PDF-");
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator(".tools").isVisible()));
    assert.ok(await page.locator("article.c").first().isVisible());
    await done();
  },

  async "axe finds no fault, light or dark, wide or narrow, in one column or two"(name) {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 390]]) {
      const { page, done } = await open(name, { colorScheme, viewport: { width, height: 900 } });
      if (colorScheme === "dark") await page.click("#side");
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      const told = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
      assert.deepEqual(told, [], `${colorScheme} ${width}`);
      await done();
    }
  },
};

/// Nothing here may hang a build: what takes longer than this has failed.
const LIMIT = 180_000;
const limited = (work) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${LIMIT / 1000} seconds`)), LIMIT);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

let failed = 0;
for (const [name, own] of [
  ["fixture.html", changes], ["hostile.html", changes], ["real.html", changes],
  ["overlap.html", overlap], ["hostile-overlap.html", {}],
]) {
  if (!existsSync(join(folder, name))) {
    console.log(`SKIPPED ${name}: it is not there`);
    continue;
  }
  assert.ok(readFileSync(join(folder, name), "utf8").includes("Content-Security-Policy"));
  for (const [what, test] of Object.entries({ ...own, ...both })) {
    const began = Date.now();
    try {
      await limited(test(name));
      console.log(`ok ${name}: ${what} (${Date.now() - began} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${name}: ${what}\n${error.stack}`);
    }
  }
}
await limited(browser.close()).catch(() => {});
process.exit(failed ? 1 : 0);
