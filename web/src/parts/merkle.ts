/** The checks of a sealed history, by hashing alone: RFC 9162 section 2.1.3.2 and Ed25519. */

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
const base64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function sha256(prefix: number, ...parts: Uint8Array[]): Promise<string> {
  const joined = new Uint8Array(1 + parts.reduce((n, p) => n + p.length, 0));
  joined[0] = prefix;
  let at = 1;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", joined)));
}

export interface Step {
  /** Where the hash beside stands; null for the leaf itself. */
  beside: "left" | "right" | null;
  with: string | null;
  hash: string;
}

/** The way from a leaf to the root it leads to; null when the path does not fit the place. */
export async function climb(leaf: string, index: number, size: number, path: string[]): Promise<Step[] | null> {
  let hash = await sha256(0, new TextEncoder().encode(leaf));
  const steps: Step[] = [{ beside: null, with: null, hash }];
  let fn = BigInt(index);
  let sn = BigInt(size) - 1n;
  if (index >= size) return null;
  for (const beside of path) {
    if (sn === 0n) return null;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = await sha256(1, bytesOf(beside), bytesOf(hash));
      steps.push({ beside: "left", with: beside, hash });
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      hash = await sha256(1, bytesOf(hash), bytesOf(beside));
      steps.push({ beside: "right", with: beside, hash });
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? steps : null;
}

/** Whether a text was signed with a key; null where the browser knows no Ed25519. */
export async function signed(text: string, signature: string, spki: string): Promise<boolean | null> {
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("spki", base64(spki), { name: "Ed25519" }, false, ["verify"]);
  } catch (e) {
    if (e instanceof DOMException && e.name === "NotSupportedError") return null;
    return false;
  }
  return crypto.subtle.verify({ name: "Ed25519" }, key, base64(signature), new TextEncoder().encode(text));
}
