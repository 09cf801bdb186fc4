import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionKey, ask, Problem, query } from "../src/api/client";

type Call = [path: string, init: RequestInit];
const answers: Response[] = [];
const calls: Call[] = [];
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  answers.length = 0;
  calls.length = 0;
  document.cookie = "XSRF-TOKEN=; Max-Age=0; Path=/";
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    calls.push([path, init]);
    const next = answers.shift();
    if (next === undefined) throw new TypeError("no connection");
    return next;
  });
});
afterEach(() => vi.unstubAllGlobals());

const header = (call: Call | undefined, name: string) => (call?.[1].headers as Record<string, string>)[name];

describe("a command sent to the server", () => {
  it("fetches the token first when there is none, and sends it with the key", async () => {
    answers.push(json(401, {}), json(200, { id: "a" }));
    vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
      calls.push([path, init]);
      if (path === "/api/v1/session") document.cookie = "XSRF-TOKEN=t1; Path=/";
      return answers.shift()!;
    });

    await ask("POST", "/applications", { body: { amount: "1.00" }, key: "key-12345" });

    expect(calls.map((c) => c[0])).toEqual(["/api/v1/session", "/api/v1/applications"]);
    expect(header(calls[1], "X-XSRF-TOKEN")).toBe("t1");
    expect(header(calls[1], "Idempotency-Key")).toBe("key-12345");
  });

  it("asks for a fresh token and repeats with the same key when the page has expired", async () => {
    document.cookie = "XSRF-TOKEN=old; Path=/";
    answers.push(json(403, { code: "SMP-ACC-0004" }), json(200, {}), json(200, { done: true }));

    expect(await ask("POST", "/day/close", { key: "key-12345" })).toEqual({ done: true });
    expect(calls).toHaveLength(3);
    expect(header(calls[2], "Idempotency-Key")).toBe("key-12345");
  });

  it("turns problem+json into both languages with code and trace", async () => {
    document.cookie = "XSRF-TOKEN=t; Path=/";
    answers.push(json(422, { code: "SMP-LEND-0101", texts: { zh: "金额须在 1 与 2 之间", en: "between 1 and 2" }, todo: { zh: "请修改", en: "change it" }, field: "amount", instance: "7f3a" }));

    const problem = await ask("POST", "/applications", {}).catch((e: unknown) => e as Problem);

    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 422, code: "SMP-LEND-0101", trace: "7f3a", field: "amount", texts: { en: "between 1 and 2" }, uncertain: false });
  });

  it("is uncertain, not failed, when the connection breaks", async () => {
    document.cookie = "XSRF-TOKEN=t; Path=/";

    const problem = await ask("POST", "/applications", {}).catch((e: unknown) => e as Problem);

    expect(problem).toMatchObject({ status: 0, code: "SMP-NET-0001", uncertain: true });
  });
});

describe("the key of an action", () => {
  it("stays over retries and changes with the content or once settled", () => {
    const key = new ActionKey();
    const first = key.for({ amount: "1" });

    expect(key.for({ amount: "1" })).toBe(first);
    expect(key.for({ amount: "2" })).not.toBe(first);
    const second = key.for({ amount: "2" });
    key.settled();
    expect(key.for({ amount: "2" })).not.toBe(second);
    expect(first.length).toBeGreaterThanOrEqual(8);
  });

  it("tells files apart", () => {
    const key = new ActionKey();
    const form = (name: string) => {
      const f = new FormData();
      f.set("file", new File(["x"], name));
      return f;
    };

    expect(key.for(form("a.csv"))).not.toBe(key.for(form("b.csv")));
  });
});

it("leaves empty filters out of an address", () => {
  expect(query({ q: "", state: "OPEN", cursor: null, limit: 50 })).toBe("?state=OPEN&limit=50");
  expect(query({})).toBe("");
});
