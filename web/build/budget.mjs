// Measures what the first page of each kind of user and the heaviest one load, gzipped, and fails when it is over the budget.
import { readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const kB = 1000;
const budgets = [
  { who: "customer", pages: ["index.html", "src/m/home.tsx"], js: 250, css: 20 },
  { who: "back office", pages: ["index.html", "src/o/desk.tsx", "src/o/today.tsx"], js: 450, css: 40 },
  { who: "policy editor", pages: ["index.html", "src/o/desk.tsx", "src/o/policy/page.tsx", "src/o/policy/editor.tsx"], js: 600, css: 60 },
];

function files(pages) {
  const seen = new Set();
  const out = new Set();
  const add = (key) => {
    if (seen.has(key) || manifest[key] === undefined) return;
    seen.add(key);
    out.add(manifest[key].file);
    manifest[key].css?.forEach((f) => out.add(f));
    manifest[key].imports?.forEach(add);
  };
  pages.forEach(add);
  return [...out];
}

const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / kB;
const sum = (list) => list.reduce((total, f) => total + size(f), 0);
let over = false;
for (const { who, pages, js, css } of budgets) {
  const all = files(pages);
  const scripts = sum(all.filter((f) => f.endsWith(".js")));
  const styles = sum(all.filter((f) => f.endsWith(".css")));
  console.log(`${who}: JS ${scripts.toFixed(1)} of ${js} kB, CSS ${styles.toFixed(1)} of ${css} kB (gzip)`);
  over ||= scripts > js || styles > css;
}
rmSync(new URL(".vite", dist), { recursive: true });
if (over) {
  console.error("A page is over its budget: split a route or drop a dependency.");
  process.exit(1);
}
