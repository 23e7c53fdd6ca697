// Drives the HTML report in a headless Chromium: `node run.js FOLDER`, where the folder holds
// fixture.html, hostile.html and, where there are real programmes to compare, real.html.
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

const tests = {
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
    assert.equal(await page.locator("details.same:visible:not([open])").count(), 0);
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

  async "on a phone everything fits"(name) {
    for (const width of [320, 390]) {
      const { page, done } = await open(name, { viewport: { width, height: 800 } });
      assert.ok(await fits(page), `${width} wide`);
      await page.click("#side");
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
    await page.locator("details.same summary").first().click();
    await page.locator("details.same p").first().waitFor();
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

let failed = 0;
for (const name of ["fixture.html", "hostile.html", "real.html"]) {
  if (!existsSync(join(folder, name))) {
    console.log(`SKIPPED ${name}: it is not there`);
    continue;
  }
  assert.ok(readFileSync(join(folder, name), "utf8").includes("Content-Security-Policy"));
  for (const [what, test] of Object.entries(tests)) {
    try {
      await test(name);
      console.log(`ok ${name}: ${what}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${name}: ${what}\n${error.stack}`);
    }
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
