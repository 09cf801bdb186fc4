// Checks the texts of src/words: both languages, neither empty, the same arguments in both.
// That every key used exists in both languages is checked by the compiler.
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const folder = new URL("../src/words/", import.meta.url);
const argumentsOf = (text) => [...new Set([...text.matchAll(/\{(\w+)[},]/g)].map((m) => m[1]))].sort().join(" ");
const faults = [];
let texts = 0;

for (const file of readdirSync(folder).filter((f) => f.endsWith(".ts"))) {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), "utf8"), ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "words") {
      for (const entry of node.arguments[0]?.properties ?? []) {
        const parts = entry.initializer?.elements?.map((e) => e.text) ?? [];
        const name = `${file}: ${entry.name?.getText()}`;
        texts += 1;
        if (parts.length !== 2 || parts.some((p) => p === undefined || p.trim() === "")) faults.push(`${name} needs one text in each language`);
        else if (argumentsOf(parts[0]) !== argumentsOf(parts[1])) faults.push(`${name}: arguments differ: "${argumentsOf(parts[0])}" and "${argumentsOf(parts[1])}"`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${texts} texts in Chinese and English`);
