// Plays the desk's part with pictures: second check of a pay-out, a payment at the desk, the close of the day, the trial balance.
// Needs a running Sampan (or the mock server) and users for operations and accounting.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const base = process.env.BASE ?? "http://127.0.0.1:5173";
const out = process.env.OUT ?? "target/desk-story";
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let n = 0;

async function as(user, size, play) {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1.5, timezoneId: "Asia/Shanghai" });
  await context.addInitScript(() => localStorage.setItem("sampan.language", "zh"));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("console", (m) => m.type() === "error" && !m.text().includes("401") && console.log(`${user}:`, m.text().slice(0, 300)));
  page.on("pageerror", (e) => console.log(`${user} page error:`, e.message));
  const shot = async (name) => {
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${out}/${String((n += 1)).padStart(2, "0")}-${name}.png` });
  };
  await page.goto(base);
  await page.getByTestId("user-name").fill(process.env[`USER_${user}`] ?? user);
  await page.getByTestId("password").fill(process.env[`PASSWORD_${user}`] ?? "right");
  await page.getByTestId("sign-in").click();
  await page.getByTestId("sign-in").waitFor({ state: "detached" });
  await play(page, shot, context);
  await context.close();
}

const desk = { width: 1440, height: 900 };
const amount = process.env.AMOUNT ?? "80万";
const ask = (page, verb, path, body) =>
  page.evaluate(async ([v, p, b]) => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? "");
    const r = await fetch(`/api/v1${p}`, { method: v, headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": token, "Idempotency-Key": crypto.randomUUID() }, body: b === undefined ? undefined : JSON.stringify(b) });
    return r.json();
  }, [verb, path, body]);

await as("lin", { width: 390, height: 844 }, async (page, shot, context) => {
  const draft = await ask(page, "POST", "/applications", { product: "working-capital", amount: { currency: "CNY", amount: "800000.00" }, months: 12, purpose: "GOODS" });
  const answer = await ask(page, "POST", `/applications/${draft.id}/submit`);
  console.log("answer", answer.state, answer.code ?? "");
  await page.goto(`${base}/m/applications/${draft.id}/offer`);
  await page.getByTestId("offer-amount").fill(amount);
  await page.waitForTimeout(800);
  const popup = context.waitForEvent("page");
  await page.getByTestId("open-contract").click();
  await (await popup).close();
  await page.getByTestId("agree").check();
  await page.getByTestId("sign-password").fill(process.env.PASSWORD_lin ?? "right");
  await page.getByTestId("sign").click();
  await page.locator("[data-testid^=application-]").waitFor();
  await page.waitForTimeout(1500);
  await shot("signed");
});

await as("ye", desk, async (page, shot) => {
  await page.goto(`${base}/o/checks`);
  const rows = page.getByTestId("proposals").locator("tbody tr");
  await page.waitForTimeout(1200);
  console.log("proposals", await rows.count());
  if ((await rows.count()) > 0) {
    await rows.first().click();
    await page.getByTestId("proposal").waitFor();
    await shot("proposal");
    await page.getByTestId("approve").click();
    await page.getByTestId("proposal").waitFor({ state: "detached" });
  }
  await page.waitForTimeout(4000);
  await page.goto(`${base}/o/contracts`);
  await page.getByTestId("contracts").locator("tbody tr").first().click();
  await page.getByTestId("take-payment").click();
  await page.getByTestId("receive-amount").fill("1,000");
  await page.getByTestId("before-after").waitFor();
  await shot("receive");
  await page.getByTestId("receive-confirm").click();
  await page.getByTestId("receive-done").waitFor();
  await shot("received");
  await page.goto(`${base}/o/close`);
  await page.getByTestId("close-day").click();
  await page.getByTestId("close-done").waitFor({ timeout: 60_000 });
  await shot("closed");
});

await as("song", desk, async (page, shot) => {
  await page.goto(`${base}/o/ledger`);
  await page.getByTestId("trial-balance-total").waitFor();
  await shot("trial-balance");
  console.log("debit", await page.getByTestId("trial-balance-total").innerText(), "credit", await page.getByTestId("trial-balance-total-credit").innerText());
  await page.getByTestId("trial-balance").locator("tbody a").first().click();
  await page.getByTestId("entries").locator("tbody tr").first().click();
  await page.getByTestId("journal").waitFor();
  await shot("journal");
});
await browser.close();
