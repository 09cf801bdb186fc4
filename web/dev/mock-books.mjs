// The ledger's pages without the back end: invented figures that add up, and a real hash tree with a real key.
import { createHash, generateKeyPairSync, sign } from "node:crypto";

const yuan = (n) => ({ currency: "CNY", amount: n.toFixed(2) });
const w = (zh, en) => ({ zh, en });
const account = (no, zh, en) => ({ no, name: w(zh, en) });

const bank = account("1002", "银行存款", "Cash at banks");
const loans = account("1303", "贷款", "Loans");
const allowance = account("1304", "贷款损失准备", "Allowance for loan losses");
const capital = account("4001", "实收资本", "Paid-in capital");

// code, zh, en, level, now, before; null amounts are headings, sums say which lines they add.
const layouts = {
  "balance-sheet": {
    name: w("资产负债表", "Balance sheet"),
    citation: "财会〔2018〕36号 资产负债表; 企业会计准则第30号 财务报表列报",
    lines: [
      ["A", "资产", "Assets", 0, null, null],
      ["A01", "货币资金", "Cash and balances at banks", 0, 12482311.5, 30000000],
      ["A04", "应收款项", "Receivables", 0, 96118.43, 0],
      ["A06", "发放贷款和垫款", "Loans and advances", 0, 18204650.25, 0],
      ["A07", "交易性金融资产", "Financial assets held for trading", 0, 0, 0],
      ["A99", "资产总计", "Total assets", 0, ["A01", "A04", "A06", "A07"]],
      ["L", "负债", "Liabilities", 0, null, null],
      ["L06", "应交税费", "Taxes payable", 0, 1204.11, 0],
      ["L13", "其他负债", "Other liabilities", 0, 8120.5, 0],
      ["L99", "负债合计", "Total liabilities", 0, ["L06", "L13"]],
      ["E", "所有者权益", "Equity", 0, null, null],
      ["E01", "实收资本", "Paid-in capital", 0, 30000000, 30000000],
      ["E07", "未分配利润", "Retained earnings", 0, 773755.57, 0],
      ["E98", "所有者权益合计", "Total equity", 0, ["E01", "E07"]],
      ["E99", "负债和所有者权益总计", "Total liabilities and equity", 0, ["L99", "E98"]],
    ],
  },
  "profit-and-loss": {
    name: w("利润表", "Profit and loss"),
    citation: "财会〔2018〕36号 利润表",
    lines: [
      ["P10", "一、营业总收入", "I. Operating income", 0, ["P11"]],
      ["P11", "利息净收入", "Net interest income", 1, ["P12", "-P13"]],
      ["P12", "利息收入", "Interest income", 2, 98210.44, 91044.02],
      ["P13", "利息支出", "Interest expense", 2, 300, 0],
      ["P30", "二、营业总支出", "II. Operating expense", 0, ["P32", "P33"]],
      ["P32", "业务及管理费", "Operating and administrative expense", 1, 18000, 18000],
      ["P33", "信用减值损失", "Credit impairment losses", 1, 120400.5, -2100],
      ["P40", "三、营业利润", "III. Operating profit", 0, ["P10", "-P30"]],
      ["P60", "五、净利润", "V. Net profit", 0, ["P40"]],
    ],
  },
  "cash-flow": {
    name: w("现金流量表", "Cash flow statement"),
    citation: "财会〔2018〕36号 现金流量表（直接法）",
    lines: [
      ["C", "一、经营活动产生的现金流量", "I. Cash flows from operating activities", 0, null, null],
      ["C11", "收取利息、手续费及佣金的现金", "Interest, fees and commissions received", 1, 97110.2, 90022.1],
      ["C12", "收回贷款收到的现金", "Loans repaid by customers", 1, 1804110, 1701200.5],
      ["C19", "经营活动现金流入小计", "Cash received from operating activities", 1, ["C11", "C12"]],
      ["C21", "发放贷款支付的现金", "Loans paid out to customers", 1, 2100000, 1950000],
      ["C25", "支付其他与经营活动有关的现金", "Other cash paid for operating activities", 1, 18000, 18000],
      ["C29", "经营活动现金流出小计", "Cash paid for operating activities", 1, ["C21", "C25"]],
      ["C30", "经营活动产生的现金流量净额", "Net cash from operating activities", 0, ["C19", "-C29"]],
      ["N40", "五、现金净增加额", "V. Net increase in cash", 0, ["C30"]],
      ["N50", "加：期初现金余额", "Plus: cash at the beginning", 1, 12699091.3, 12875868.7],
      ["N60", "六、期末现金余额", "VI. Cash at the end", 0, ["N40", "N50"]],
    ],
  },
};

function statement(kind, query) {
  const layout = layouts[kind];
  const values = new Map(layout.lines.filter(([, , , , now]) => typeof now === "number").map(([code, , , , now, before]) => [code, [now, before]]));
  const value = (code) => {
    if (!values.has(code)) {
      const sum = layout.lines.find((l) => l[0] === code)[4];
      values.set(code, [0, 1].map((i) => sum.reduce((total, c) => total + (c.startsWith("-") ? -1 : 1) * value(c.replace("-", ""))[i], 0)));
    }
    return values.get(code);
  };
  return {
    kind: kind.toUpperCase().replaceAll("-", "_"), name: layout.name, citation: layout.citation, from: query.get("from"), to: query.get("to"), knownAt: query.get("knownAt"),
    comparedFrom: "2026-09-01", comparedTo: kind === "balance-sheet" ? "2025-12-31" : "2026-09-30", currency: "CNY", balanced: true,
    lines: layout.lines.map(([code, zh, en, level, now]) => ({ code, name: w(zh, en), level, total: Array.isArray(now), amount: now === null ? null : yuan(value(code)[0]), compared: now === null ? null : yuan(value(code)[1]) })),
  };
}

const sha = (prefix, ...parts) => createHash("sha256").update(Buffer.from([prefix])).update(Buffer.concat(parts)).digest();
const texts = Array.from({ length: 37 }, (_, i) => JSON.stringify({ kind: "transfer", batch: String(i + 1), place: "1", currency: "CNY", amountMinor: String(100 * (i + 1)), journal: `fact:0197c-${i}:loan_disbursed`, debit: { gl: "1303", subject: "HT-20261101-0007" }, credit: { gl: "1002" } }));
const leaves = texts.map((t) => sha(0, Buffer.from(t)));
const split = (n) => 2 ** Math.ceil(Math.log2(n) - 1);
const root = (some) => (some.length === 1 ? some[0] : sha(1, root(some.slice(0, split(some.length))), root(some.slice(split(some.length)))));
const way = (i, some) => {
  if (some.length === 1) return [];
  const k = split(some.length);
  return i < k ? [...way(i, some.slice(0, k)), root(some.slice(k))] : [...way(i - k, some.slice(k)), root(some.slice(0, k))];
};
const pair = generateKeyPairSync("ed25519");
const key = { id: "5f1c0b77a92e4d10", algorithm: "Ed25519", spki: pair.publicKey.export({ type: "spki", format: "der" }).toString("base64") };
const top = { book: "main", size: leaves.length, root: root(leaves).toString("hex"), at: "2026-11-24T02:40:11Z", keyId: key.id };
const signedText = `sampan ledger tree head v1\nbook main\nsize ${top.size}\nroot ${top.root}\nat ${top.at}\nkey ${key.id}\n`;
const head = { ...top, signature: sign(null, Buffer.from(signedText), pair.privateKey).toString("base64") };

const months = ["2026-11", "2026-10", "2026-09", "2026-08", "2026-07", "2026-06"].map((month, i) => ({ month, state: i < 2 ? "OPEN" : "CLOSED", journals: 912 - 31 * i, digest: i < 2 ? null : createHash("sha256").update(month).digest("hex"), last: i < 2 ? null : { at: `${month}-28T10:02:00Z`, by: "宋会", reason: "" } }));
const difference = (id, kind, side, amount, rest) => ({ id: `00000000-0000-0000-0000-00000000000${id}`, kind, statement: "SIM-2026-11-23", day: "2026-11-23", side, amount: yuan(amount), journal: null, reference: null, note: null, age: 1, owner: null, resolution: null, ...rest });
const differences = [difference(1, "NOT_AT_BANK", "DEBIT", 18000, { journal: "demo:rent:2026-11-23", owner: "宋会", age: 3 }), difference(2, "NOT_IN_BOOKS", "CREDIT", 35, { reference: "SIM00F1", note: "账户管理费 account fee" })];
const rule = (event, zh, en, citation, byHand, legs) => ({ event, text: w(zh, en), citation, effectiveFrom: "2007-01-01", byHand, amounts: legs.map((l) => l[2]), legs: legs.map(([debit, credit, amount]) => ({ debit, credit, amount })) });
const admin = account("6602", "业务及管理费", "Operating and administrative expense");
const rules = [
  rule("loan_disbursed", "发放贷款", "Loan disbursed", "财会〔2006〕18号 附录 1303 贷款", false, [[loans, bank, "principal"]]),
  rule("expense_paid", "支付业务及管理费", "Expense paid", "财会〔2006〕18号 附录 6602 管理费用", true, [[admin, bank, "cash"]]),
  rule("capital_paid_in", "收到股东投入资本", "Capital paid in by owners", "财会〔2006〕18号 附录 4001 实收资本", true, [[bank, capital, "cash"]]),
];

export const books = [
  ["GET", /^\/accounting\/statements\/([a-z-]+)$/, ({ ids, query }) => statement(ids[0], query)],
  ["GET", /^\/accounting\/statements\/([a-z-]+)\/lines\/A06$/, () => [{ account: loans, event: null, amount: yuan(18411000) }, { account: allowance, event: null, amount: yuan(-206349.75) }]],
  ["GET", /^\/accounting\/statements\/([a-z-]+)\/lines\/(\w+)$/, () => [{ account: bank, event: null, amount: yuan(12482311.5) }]],
  ["GET", /^\/accounting\/balances$/, ({ query }) => ({ from: query.get("from"), to: query.get("to"), balanced: true, rows: [[bank, 12699091.3, "DEBIT", 1901220.2, 2118000, 12482311.5], [loans, 18115110, "DEBIT", 2100000, 1804110, 18411000], [capital, 30000000, "CREDIT", 0, 0, 30000000]].map(([a, opening, side, debits, credits, closing]) => ({ account: a, currency: "CNY", opening: yuan(opening), openingSide: side, debits: yuan(debits), credits: yuan(credits), closing: yuan(closing), closingSide: side })) })],
  ["GET", /^\/accounting\/periods$/, () => months],
  ["GET", /^\/accounting\/periods\/([\d-]+)\/conditions$/, ({ ids }) => [["day_is_past", "最后一个营业日已经日终", "The last business day is closed", ids[0] !== "2026-11", true], ["earlier_closed", "更早的月份都已结账", "All earlier months are closed", ids[0] !== "2026-11", true], ["foreign_currency_valued", "外币已按月末汇率重估", "Foreign currency is valued at the closing rate", true, true], ["balanced", "资产等于负债加所有者权益", "Assets equal liabilities and equity", true, true], ["reconciled", "还有 2 项对账差异未处理", "2 reconciliation differences are open", false, false]].map(([code, zh, en, holds, required]) => ({ code, text: w(zh, en), holds, required }))],
  ["POST", /^\/accounting\/periods\/([\d-]+)\/close$/, ({ ids }) => Object.assign(months.find((m) => m.month === ids[0]), { state: "CLOSED", digest: createHash("sha256").update(ids[0]).digest("hex"), last: { at: new Date().toISOString(), by: "宋会", reason: "" } })],
  ["POST", /^\/accounting\/periods\/([\d-]+)\/(reopen|revalue)$/, ({ ids }) => (ids[1] === "revalue" ? { items: [] } : { proposal: "p" })],
  ["GET", /^\/accounting\/exchange-rates$/, () => [{ currency: "USD", day: "2026-10-31", rate: 7.0954, source: "中国外汇交易中心 中间价", recordedAt: "2026-10-31T09:20:00Z" }]],
  ["GET", /^\/accounting\/reconciliation$/, () => [["entries_and_heads", "分录合计 = 各账户最新余额", "Entries add up to the newest balances"], ["heads_and_ledger", "各账户最新余额 = 总账", "The newest balances are the general ledger"], ["bank", "银行 2026-11-23 余额，加未达账项 = 1002 银行存款", "The bank’s balance of 2026-11-23 and what is under way are account 1002"]].map(([code, zh, en]) => ({ comparison: { code, text: w(zh, en), left: yuan(12482311.5), right: yuan(12482311.5), off: yuan(0) }, holds: true }))],
  ["GET", /^\/accounting\/reconciliation\/statements$/, () => [23, 22, 21].map((d, i) => ({ id: `s${d}`, account: "SIM0000000000001002", number: `SIM-2026-11-${d}`, from: `2026-11-${d}`, to: `2026-11-${d}`, opening: yuan(12400000 + 1000 * i), closing: yuan(12500276.5 - 1000 * i), lines: 31 + i, matched: i === 0 ? 30 : 31 + i, open: i === 0 ? 2 : 0, importedAt: "2026-11-24T01:00:00Z", importedBy: "宋会" }))],
  ["GET", /^\/accounting\/reconciliation\/differences$/, ({ query }) => ({ items: query.get("open") === "true" ? differences : [difference(3, "NOT_AT_BANK", "DEBIT", 200, { journal: "fact:0197c:receipt", resolution: "MATCHED: " })], next: null })],
  ["POST", /^\/accounting\/reconciliation\/differences\/(.+)\/own$/, ({ ids }) => Object.assign(differences.find((d) => d.id === ids[0]), { owner: "宋会" })],
  ["POST", /^\/accounting\/reconciliation\/differences\/(.+)\/resolve$/, () => ({ proposal: "p" })],
  ["GET", /^\/accounting\/seals$/, () => ({ head, signedText, key })],
  ["GET", /^\/accounting\/seals\/blocks$/, () => ({ items: [{ number: 2, fromBatch: 21, throughBatch: 37, first: 20, head }, { number: 1, fromBatch: 1, throughBatch: 20, first: 0, head: { ...head, size: 20, root: root(leaves.slice(0, 20)).toString("hex") } }], next: null })],
  ["GET", /^\/accounting\/journals\/(.+)\/proofs$/, () => ({ items: [{ transfer: "t", block: 2, leaf: texts[23], index: 23, path: way(23, leaves).map((h) => h.toString("hex")), head }], signedText, key })],
  ["GET", /^\/accounting\/posting-rules$/, () => rules],
  ["POST", /^\/accounting\/posting-rules\/dry-run$/, ({ body }) => ({ text: rules[1].text, citation: rules[1].citation, lines: [{ account: admin, side: "DEBIT", amount: Object.values(body.amounts)[0], amountName: "cash" }, { account: bank, side: "CREDIT", amount: Object.values(body.amounts)[0], amountName: "cash" }] })],
  ["POST", /^\/accounting\/posting-rules\/proposals$/, () => ({ proposal: "p" })],
];
