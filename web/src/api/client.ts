import { unreachable, unreadable } from "../words/network";
import type { Words } from "../words/words";

/** What the server says when it cannot or will not do something (RFC 9457), in both languages. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly texts: Words,
    readonly todo: Words,
    readonly trace: string = "",
    readonly field: string | null = null,
    readonly params: Record<string, unknown> = {},
  ) {
    super(`${code} ${texts.en}`);
    this.name = "Problem";
  }

  /** True when we cannot know whether the command arrived: repeating it with its key is safe. */
  get uncertain(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export type Verb = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Sent {
  body?: unknown;
  key?: string;
  /** The revision that is changed, where two people may change the same thing. */
  revision?: number;
  signal?: AbortSignal;
}

const base = "/api/v1";

/** Asks the server; a command carries its key, so that a repetition is answered with the first result. */
export async function ask<T>(verb: Verb, path: string, sent: Sent = {}): Promise<T> {
  const first = await send(verb, path, sent);
  if (first.status === 403 && verb !== "GET") {
    const problem = await problemOf(first);
    if (problem.code !== "SMP-ACC-0004") throw problem;
    await send("GET", "/session", {}); // A fresh token; the refused command did nothing.
    return answer<T>(await send(verb, path, sent));
  }
  return answer<T>(first);
}

async function send(verb: Verb, path: string, { body, key, revision, signal }: Sent): Promise<Response> {
  if (verb !== "GET" && cookie("XSRF-TOKEN") === null) {
    await fetch(`${base}/session`, { credentials: "same-origin" }).catch(() => null);
  }
  const headers: Record<string, string> = { Accept: "application/json, application/problem+json" };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  const token = cookie("XSRF-TOKEN");
  if (verb !== "GET" && token !== null) headers["X-XSRF-TOKEN"] = token;
  if (key !== undefined) headers["Idempotency-Key"] = key;
  if (revision !== undefined) headers["If-Match"] = `"${revision}"`;
  try {
    return await fetch(base + path, {
      method: verb,
      headers,
      credentials: "same-origin",
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      signal,
    });
  } catch (e) {
    if (e instanceof DOMException && e.name === "AbortError") throw e;
    throw new Problem(0, "SMP-NET-0001", ...unreachable);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  if (text === "") return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Problem(500, "SMP-NET-0002", ...unreadable);
  }
}

interface ProblemBody {
  code?: string;
  detail?: string;
  title?: string;
  texts?: Words;
  todo?: Words;
  instance?: string;
  field?: string | null;
  params?: Record<string, unknown>;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const plain = body.detail ?? body.title;
  return new Problem(
    response.status,
    body.code ?? `SMP-NET-${String(response.status).padStart(4, "0")}`,
    body.texts ?? (plain === undefined ? unreadable[0] : { zh: plain, en: plain }),
    body.todo ?? unreadable[1],
    body.instance ?? "",
    body.field ?? null,
    body.params ?? {},
  );
}

export function cookie(name: string): string | null {
  const found = document.cookie.split("; ").find((c) => c.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}

/** A key for one action of a user. */
export function newKey(): string {
  // randomUUID exists only on https and localhost; a branch may serve plain http inside its network.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** Keeps the key of an action over retries: same content, not yet answered for certain – same key. */
export class ActionKey {
  private key: string | null = null;
  private content = "";

  for(content: unknown): string {
    const now = JSON.stringify(content ?? null, (_, value: unknown) =>
      value instanceof FormData ? [...value].map(([name, part]) => [name, part]) : value instanceof File ? [value.name, value.size, value.lastModified] : value,
    );
    if (this.key === null || now !== this.content) {
      this.key = newKey();
      this.content = now;
    }
    return this.key;
  }

  /** The server has answered for certain, so the next press is a new action. */
  settled(): void {
    this.key = null;
  }
}

export const query = (given: Record<string, string | number | null | undefined>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
};
