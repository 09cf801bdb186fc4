import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { climb, signed } from "../src/parts/merkle";

const sha = (prefix: number, ...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.from([prefix])).update(Buffer.concat(parts)).digest();
const leafHash = (text: string): Buffer => sha(0, Buffer.from(text));

/** The definition of RFC 6962, written once more. */
function root(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(1, root(leaves.slice(0, k)), root(leaves.slice(k)));
}

function path(index: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return index < k ? [...path(index, leaves.slice(0, k)), root(leaves.slice(k))] : [...path(index - k, leaves.slice(k)), root(leaves.slice(0, k))];
}

describe("a proof in the browser", () => {
  it("leads from every leaf of every small tree to its root, and from no other text or place", async () => {
    for (let size = 1; size <= 20; size++) {
      const texts = Array.from({ length: size }, (_, i) => `leaf ${i} 凭证`);
      const leaves = texts.map(leafHash);
      const top = root(leaves).toString("hex");
      for (let index = 0; index < size; index++) {
        const way = path(index, leaves).map((h) => h.toString("hex"));
        expect((await climb(texts[index]!, index, size, way))?.at(-1)?.hash).toBe(top);
        expect((await climb("another", index, size, way))?.at(-1)?.hash).not.toBe(top);
        expect((await climb(texts[index]!, index + 1, size, way))?.at(-1)?.hash).not.toBe(top);
      }
    }
  });

  it("knows a signature and an altered text", async () => {
    const pair = generateKeyPairSync("ed25519");
    const spki = pair.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const signature = sign(null, Buffer.from("head"), pair.privateKey).toString("base64");

    expect(await signed("head", signature, spki)).toBe(true);
    expect(await signed("heads", signature, spki)).toBe(false);
  });
});
