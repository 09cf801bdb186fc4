// A server for looking at the pages without the back end: invented firms, right sums, kept in memory. Not part of the product.
import { createServer } from "node:http";
import { contracts, firms, products } from "./mock-data.mjs";
import { routes, signIn, state } from "./mock-routes.mjs";

const port = Number(process.env.PORT ?? 8099);
const read = (request) =>
  new Promise((done) => {
    const parts = [];
    request.on("data", (p) => parts.push(p));
    request.on("end", () => done(Buffer.concat(parts)));
  });

createServer(async (request, response) => {
  const url = new URL(request.url, "http://mock");
  const raw = await read(request);
  const cookies = Object.fromEntries((request.headers.cookie ?? "").split("; ").map((c) => c.split("=")));
  const send = (status, body, headers = {}) => {
    response.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json", "set-cookie": ["XSRF-TOKEN=mock; Path=/", ...(headers.cookies ?? [])] });
    response.end(body === undefined ? "" : JSON.stringify(body));
  };
  const problem = (status, code, zh, en, doZh = "请修改后重试", doEn = "Change it and try again", field = null) =>
    send(status, { type: `urn:sampan:problem:${code}`, status, code, field, texts: { zh, en }, todo: { zh: doZh, en: doEn }, instance: "7f3a91c2" });
  const path = url.pathname.replace("/api/v1", "");
  const body = raw.length > 0 && (request.headers["content-type"] ?? "").includes("json") ? JSON.parse(raw.toString()) : {};
  if (path === "/session" && request.method === "POST") return signIn(body, send, problem);
  const me = state.sessions.get(cookies.MOCK);
  if (me === undefined) return problem(401, "SMP-ACC-0003", "请先登录", "Please sign in first", "请登录后重试", "Sign in and try again");
  if (path.startsWith("/documents/")) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    return response.end("<h1>合同 / Contract</h1>");
  }
  for (const [verb, pattern, handle] of routes) {
    const found = verb === request.method ? pattern.exec(path) : null;
    if (found !== null) {
      try {
        const answer = handle({ me, body, raw: raw.toString(), query: url.searchParams, ids: found.slice(1), problem, cookies });
        if (!response.writableEnded) send(200, answer);
      } catch (e) {
        console.error(e);
        problem(500, "SMP-SYS-0500", "系统出错", "Something broke here");
      }
      return;
    }
  }
  problem(404, "SMP-ACC-0404", "没有找到", "Not found");
}).listen(port, "127.0.0.1", () => console.log(`mock on ${port}: ${firms.length} firms, ${contracts.length} contracts, ${products.length} products; any user name of mock-data.mjs, any password`));
