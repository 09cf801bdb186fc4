// Takes screenshots of every page in both languages, both sizes: node dev/shots.mjs [name…] [--dark] [--narrow] [--full] [--axe]. Needs `npm run dev` and a server behind it.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const base = process.env.BASE ?? "http://127.0.0.1:5173";
const out = process.env.OUT ?? "target/shots";
const wanted = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const dark = process.argv.includes("--dark");
const axe = process.argv.includes("--axe") ? readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8") : null;
const narrow = process.argv.includes("--narrow");
mkdirSync(out, { recursive: true });
const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((p) => existsSync(p));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });

const phone = { width: narrow ? 320 : 390, height: 844 };
const desk = narrow ? phone : { width: 1440, height: 900 };
const api = (page, path) => page.evaluate((p) => fetch(`/api/v1${p}`).then((r) => r.json()), path);
const first = (path) => async (page) => (await api(page, path)).items[0];
const pages = [
  ["m-home", phone, "lin", () => "/m"],
  ["m-borrow", phone, "lin", () => "/m/borrow"],
  ["m-start", phone, "lin", () => "/m/borrow/working-capital"],
  ["m-pay", phone, "lin", () => "/m/pay"],
  ["m-owed", phone, "lin", () => "/m/owed"],
  ["m-me", phone, "lin", () => "/m/me"],
  ["m-contract", phone, "lin", async (p) => `/m/contracts/${(await api(p, "/home")).contracts[0].id}`],
  ["m-repay", phone, "lin", async (p) => `/m/contracts/${(await api(p, "/home")).contracts[0].id}/repay`],
  ["o-today", desk, "shen", () => "/o"],
  ["o-applications", desk, "shen", () => "/o/applications"],
  ["o-application", desk, "shen", async (p) => `/o/applications/${(await first("/applications")(p)).id}`],
  ["o-decisions", desk, "gu", () => "/o/decisions"],
  ["o-decision", desk, "gu", async (p) => `/o/decisions/${(await first("/decisions?state=WAITING_PERSON")(p)).id}`],
  ["o-customers", desk, "gu", () => "/o/customers"],
  ["o-customer", desk, "zhao", async (p) => `/o/customers/${(await api(p, "/enterprises")).items.at(-1).id}`],
  ["o-contracts", desk, "shen", () => "/o/contracts"],
  ["o-contract", desk, "shen", async (p) => `/o/contracts/${(await first("/contracts")(p)).id}`],
  ["o-receive", desk, "shen", async (p) => `/o/contracts/${(await first("/contracts?state=OVERDUE")(p)).id}/receive`],
  ["o-money", desk, "shen", () => "/o/money"],
  ["o-close", desk, "shen", () => "/o/close"],
  ["o-ledger", desk, "song", () => "/o/ledger"],
  ["o-entries", desk, "song", () => "/o/ledger/entries?account=1303"],
  ["o-statements", desk, "song", () => "/o/ledger/statements?year=" + new Date().getFullYear()],
  ["o-statements-phone", phone, "song", () => "/o/ledger/statements"],
  ["o-cash-flow", desk, "song", () => "/o/ledger/statements?kind=cash-flow"],
  ["o-profit", desk, "song", () => "/o/ledger/statements?kind=profit-and-loss"],
  ["o-balances", desk, "song", () => "/o/ledger/balances"],
  ["o-months", desk, "song", () => "/o/ledger/months"],
  ["o-months-phone", phone, "song", () => "/o/ledger/months"],
  ["o-reconcile", desk, "song", () => "/o/ledger/reconcile"],
  ["o-reconcile-phone", phone, "song", () => "/o/ledger/reconcile"],
  ["o-sealed", desk, "song", async (p) => `/o/ledger/sealed?journal=${encodeURIComponent((await first("/accounting/entries")(p)).journal)}`],
  ["o-sealed-phone", phone, "song", () => "/o/ledger/sealed"],
  ["o-rules", desk, "song", () => "/o/ledger/rules?event=expense_paid"],
  ["o-checks", desk, "shen", () => "/o/checks"],
  ["o-people", desk, "admin", () => "/o/people"],
  ["o-audit", desk, "admin", () => "/o/audit"],
];

for (const language of process.env.LANGUAGES?.split(",") ?? ["zh", "en"]) {
  for (const user of [...new Set(pages.map((p) => p[2]))]) {
    const mine = pages.filter(([name, , who]) => who === user && (wanted.length === 0 || wanted.includes(name)));
    if (mine.length === 0) continue;
    const context = await browser.newContext({ deviceScaleFactor: 1.5, timezoneId: "Asia/Shanghai" });
    await context.addInitScript(([l, d]) => { localStorage.setItem("sampan.language", l); localStorage.setItem("sampan.theme", d ? "dark" : "light"); }, [language, dark]);
    const page = await context.newPage();
    page.on("console", (m) => { if (["error", "warning"].includes(m.type()) && !m.text().includes("401")) console.log(`${user} ${m.type()}: ${m.text().slice(0, 300)}`); });
    page.on("pageerror", (e) => console.log(`${user} page error: ${e.message}`));
    await page.goto(base);
    await page.getByTestId("user-name").fill(process.env[`USER_${user}`] ?? user);
    await page.getByTestId("password").fill(process.env[`PASSWORD_${user}`] ?? "right");
    await page.getByTestId("sign-in").click();
    await page.waitForURL(/\/(m|o)/);
    for (const [name, size, , path] of mine) {
      await page.setViewportSize(size);
      await page.goto(base + (await path(page)));
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(400);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1 ? `${document.documentElement.scrollWidth} > ${innerWidth}` : null);
      if (wide) console.log(`${name} ${language}: wider than the screen, ${wide}`);
      if (axe !== null) {
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run());
        for (const v of found.violations) console.log(`${name} ${language}: axe ${v.id} (${v.impact}): ${v.nodes.slice(0, 2).map((x) => x.target.join(" ") + " " + (x.any[0]?.message ?? "")).join(" | ")}`);
      }
      await page.screenshot({ path: `${out}/${name}-${language}${dark ? "-dark" : ""}${narrow ? "-320" : ""}.png`, fullPage: process.argv.includes("--full") });
    }
    await context.close();
  }
}
await browser.close();
