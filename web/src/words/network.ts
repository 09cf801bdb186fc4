import type { Words } from "./words";

type Said = [text: Words, todo: Words];

/** What the page itself has to say when no answer of the server can be shown. */
export const unreachable: Said = [
  { zh: "连不上服务器", en: "The server cannot be reached" },
  { zh: "请检查网络后重试", en: "Check the connection and try again" },
];
export const unreadable: Said = [
  { zh: "服务器的回答读不懂", en: "The server's answer cannot be read" },
  { zh: "请稍后重试；仍不行请把编号告诉我们", en: "Try again later; if it stays, tell us the code" },
];
