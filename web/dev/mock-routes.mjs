import { books } from "./mock-books.mjs";
import { addDays, addMonths, between, fen, irr, plan, yuan } from "./engine.mjs";
import { accounts, chance, contracts, firms, id, products, today, users } from "./mock-data.mjs";

export const state = { sessions: new Map(), day: today, applications: [], transfers: [], proposals: [], audit: [], consents: new Map(), invoiced: new Set(firms.slice(1).map((f) => f.id)), decisions: [] };
const hour = (h) => `${today}T0${h}:${10 + h}:00Z`;
const firmOf = (key) => firms.find((f) => f.id === key);
const page = (items, query) => {
  const limit = Number(query.get("limit") ?? 50);
  const from = Number(query.get("cursor") ?? 0);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
};
const note = (me, action, subjectType, subjectId, before, after) => state.audit.unshift({ id: id(), at: new Date().toISOString(), actor: { id: me.id, name: me.name }, action, subjectType, subjectId, before, after, requestId: "7f3a91c2" });

export function signIn(body, send, problem) {
  const user = users.find((u) => u.userName === body.userName);
  if (user === undefined || body.password === "wrong") return problem(401, "SMP-ACC-0001", "用户名或密码不正确", "User name or password is not right", "请检查后重试；忘记密码请联系管理员", "Check both and try again; an administrator can give a new password");
  const session = id();
  state.sessions.set(session, user);
  return send(200, { ...user, changePassword: false }, { cookies: [`MOCK=${session}; Path=/; HttpOnly`] });
}

// Servicing -------------------------------------------------------------------------------------------------------
const late = (c) => Math.max(0, ...c.rows.filter((r) => r.paid < r.total && r.due < state.day).map((r) => between(r.due, state.day)));
const left = (c) => c.rows.reduce((sum, r) => sum + r.principal, 0) - c.rows.reduce((sum, r) => sum + Math.max(0, Math.min(r.principal, r.paid - r.interest)), 0);
const next = (c) => c.rows.find((r) => r.paid < r.total);
const owedState = (c) => (next(c) === undefined ? "SETTLED" : late(c) > 0 ? "OVERDUE" : between(state.day, next(c).due) <= 7 ? "DUE_SOON" : "ACTIVE");
const line = (c) => ({ id: c.id, number: c.number, enterprise: { id: c.firm.id, name: c.firm.name }, product: c.product.code, principal: yuan(c.amount), outstanding: yuan(left(c)), state: owedState(c), daysPastDue: late(c), nextDue: next(c) ? { date: next(c).due, amount: yuan(next(c).total - next(c).paid) } : null, rate: String(c.rate), disbursedOn: c.start });
const split = (s) => ({ fees: yuan(s.fees), penalty: yuan(s.penalty), interest: yuan(s.interest), principal: yuan(s.principal), excess: yuan(s.excess) });
const accrued = (c) => {
  const row = next(c);
  return row === undefined || row.from > state.day ? 0 : Math.round((left(c) * c.rate * between(row.from, state.day)) / 360);
};
const overdueRows = (c) => c.rows.filter((r) => r.paid < r.total && r.due < state.day);
function full(c) {
  const od = overdueRows(c);
  const penalty = od.reduce((sum, r) => sum + Math.round((r.principal * c.rate * 1.5 * between(r.due, state.day)) / 360), 0);
  const interest = od.reduce((sum, r) => sum + r.interest, 0) + (od.length === 0 ? accrued(c) : 0);
  const n = late(c);
  return {
    ...line(c),
    terms: { amount: yuan(c.amount), rate: String(c.rate), months: c.months, amortisation: c.method, dayCount: "ACTUAL_360", firstDue: c.rows[0].due, penaltyRate: String(c.rate * 1.5) },
    riskClass: n > 270 ? "LOSS" : n > 180 ? "DOUBTFUL" : n > 90 ? "SUBSTANDARD" : n > 0 ? "SPECIAL_MENTION" : "NORMAL",
    asOf: state.day,
    outstanding: { principal: yuan(left(c)), interest: yuan(interest), penalty: yuan(penalty), fees: yuan(0), total: yuan(left(c) + interest + penalty) },
    overdue: { principal: yuan(od.reduce((s, r) => s + r.principal, 0)), interest: yuan(od.reduce((s, r) => s + r.interest, 0)), penalty: yuan(penalty), fees: yuan(0) },
    instalments: c.rows.map((r) => ({ number: r.number, from: r.from, due: r.due, payableBy: r.payableBy, principal: yuan(r.principal), interest: yuan(r.interest), penalty: yuan(0), total: yuan(r.total), paid: yuan(r.paid), left: yuan(r.total - r.paid), paidOn: r.paidOn, state: r.paid >= r.total ? "PAID" : r.due < state.day ? "OVERDUE" : r.due === state.day ? "DUE" : "FUTURE", days: r.days, balanceAfter: yuan(r.balanceAfter), explain: { zh: `${yuan(r.balanceAfter + r.principal).amount} × ${(c.rate * 100).toFixed(2)} % × ${r.days} ÷ 360 ＝ ${yuan(r.interest).amount}`, en: `${yuan(r.balanceAfter + r.principal).amount} × ${(c.rate * 100).toFixed(2)} % × ${r.days} ÷ 360 = ${yuan(r.interest).amount}` } })),
    receipts: c.receipts.map((r) => ({ ...r, amount: yuan(r.amount), split: split(r.split) })),
    documents: [{ id: c.document, kind: "LOAN_CONTRACT" }],
  };
}
const figures = (c, rows = c.rows, principal = left(c)) => {
  const open = rows.filter((r) => r.paid < r.total);
  return { principal: yuan(principal), interestToCome: yuan(open.reduce((s, r) => s + r.interest, 0)), nextInstalment: yuan(open[0]?.total ?? 0), lastDue: open.at(-1)?.due ?? null, instalmentsLeft: open.length };
};
function replanned(c, pay, effect) {
  const row = next(c);
  const paid = pay - accrued(c);
  const rest = left(c) - paid;
  const open = c.rows.filter((r) => r.paid < r.total).length;
  let rows = plan(rest, c.rate, open, c.method, row.from);
  if (effect === "SHORTER") for (let n = open; n > 0; n -= 1) { const shorter = plan(rest, c.rate, n, c.method, row.from); if (shorter[0].total > row.total) break; rows = shorter; }
  return rows.map((r) => ({ ...r, paid: 0 }));
}
function quote(c, b) {
  const due = c.rows.filter((r) => r.paid < r.total && r.due <= addDays(state.day, 3));
  const before = figures(c);
  const nothing = { fees: 0, penalty: 0, interest: 0, principal: 0, excess: 0 };
  const answer = (amount, parts, saved, after) => ({ kind: b.kind, amount: yuan(amount), split: split({ ...nothing, ...parts }), saved: yuan(saved), before, after, validUntil: `${state.day}T15:59:00Z` });
  if (b.kind === "DUE") {
    const [principal, interest] = [due.reduce((s, r) => s + r.principal, 0), due.reduce((s, r) => s + r.interest, 0)];
    return answer(principal + interest, { principal, interest }, 0, figures(c, c.rows.filter((r) => !due.includes(r)), left(c) - principal));
  }
  const interest = accrued(c);
  if (b.kind === "ALL") return answer(left(c) + interest, { principal: left(c), interest }, fen(before.interestToCome) - interest, { principal: yuan(0), interestToCome: yuan(interest), nextInstalment: yuan(0), lastDue: null, instalmentsLeft: 0 });
  const pay = fen(b.amount);
  const rows = replanned(c, pay, b.effect);
  const after = figures(c, rows, left(c) - (pay - interest));
  return answer(pay, { principal: pay - interest, interest }, Math.max(0, fen(before.interestToCome) - interest - fen(after.interestToCome)), after);
}
function transferFor(c, direction, purpose, amount, settle) {
  const t = { id: id(), direction, purpose, subject: c.id, party: c.firm.id, amount: yuan(amount), account: { bank: "临江银行", tail: accounts.get(c.firm.id)[0].tail }, state: "PENDING", attempt: 1, reason: null, createdAt: new Date().toISOString(), sentAt: null, settledAt: null, railReference: null, needsPerson: false };
  state.transfers.unshift(t);
  setTimeout(() => Object.assign(t, { state: "IN_FLIGHT", sentAt: new Date().toISOString() }), 900);
  setTimeout(() => { Object.assign(t, { state: "SETTLED", settledAt: new Date().toISOString(), railReference: "LJ2026112400" + String(state.transfers.length).padStart(4, "0") }); settle(t); }, 2600);
  return t;
}
function book(c, b, q, transfer) {
  const [amount, principal, interest] = [fen(q.amount), fen(q.split.principal), fen(q.split.interest)];
  if (b.kind === "DUE") c.rows.filter((r) => r.paid < r.total && r.due <= addDays(state.day, 3)).forEach((r) => Object.assign(r, { paid: r.total, paidOn: state.day }));
  else {
    const fresh = b.kind === "ALL" ? [] : replanned(c, amount, b.effect);
    const done = c.rows.filter((r) => r.paid >= r.total);
    c.rows = [...done, { number: done.length + 1, from: next(c).from, due: state.day, payableBy: state.day, days: between(next(c).from, state.day), principal, interest, total: amount, paid: amount, paidOn: state.day, balanceAfter: left(c) - principal, penalty: 0 }, ...fresh.map((r, i) => ({ ...r, number: done.length + 2 + i, penalty: 0, paidOn: null }))];
  }
  c.receipts.unshift({ id: id(), valueDate: state.day, bookedAt: new Date().toISOString(), amount, split: { fees: 0, penalty: 0, interest, principal, excess: 0 }, how: transfer ? "DEBIT" : "DESK", transfer });
}

// Lending ---------------------------------------------------------------------------------------------------------
const rate = 0.072;
const parts = [["基准", "base", "0.084"], ["按时还款", "on-time record", "-0.007"], ["已核发票", "checked invoices", "-0.005"]].map(([zh, en, r]) => ({ name: { zh, en }, rate: r }));
const consentsOf = (firm) => state.consents.get(firm) ?? state.consents.set(firm, { TAX: null, INVOICES: null, BANK: null, CREDIT_BUREAU: null }).get(firm);
const texts = { TAX: ["核对申报的收入和税款", "To check declared revenue and tax"], INVOICES: ["看销售和采购，决定额度和价格", "To see sales and purchases and set limit and price"], BANK: ["核对账户流水", "To check account movements"], CREDIT_BUREAU: ["查询信用报告", "To read the credit report"] };
const consents = (firm) => Object.entries(consentsOf(firm)).map(([purpose, c]) => ({ purpose, given: c?.given ?? false, givenAt: c?.givenAt ?? null, until: c?.until ?? null, withdrawnAt: c?.withdrawnAt ?? null, reader: { zh: "临江小额贷款有限公司", en: "Linjiang Small Loans" }, purposeText: { zh: texts[purpose][0], en: texts[purpose][1] } }));
const shown = (a) => {
  const missing = [];
  if (a.state === "DRAFT") {
    if (!consentsOf(a.firm.id).INVOICES?.given && !state.invoiced.has(a.firm.id)) missing.push("CONSENT_INVOICES");
    if (!state.invoiced.has(a.firm.id)) missing.push("INVOICES");
    if (!a.purpose) missing.push("PURPOSE");
  }
  return { id: a.id, number: a.number, enterprise: { id: a.firm.id, name: a.firm.name }, product: { code: a.product.code, name: a.product.name }, state: a.state, amount: a.amount, months: a.months, purpose: a.purpose, createdAt: a.createdAt, submittedAt: a.submittedAt ?? null, savedAt: a.savedAt, decision: a.decision ?? null, offer: a.offer ?? null, reasons: a.reasons ?? [], contract: a.contract ?? null, document: a.document ?? null, missing, payment: a.payment ?? null };
};
function draft(firm, product, amount, months, purpose) {
  const a = { id: id(), number: `SQ-20261124-${String(180 + state.applications.length).padStart(4, "0")}`, firm, product, state: "DRAFT", amount, months, purpose, createdAt: new Date().toISOString(), savedAt: new Date().toISOString() };
  state.applications.unshift(a);
  return a;
}
const limitOf = (firm) => (firm === firms[0] ? 30_000_000 : 50_000_000);
const usedBy = (firm) => contracts.filter((c) => c.firm === firm).reduce((s, c) => s + left(c), 0);
function decide(a, kind) {
  const limit = Math.floor(Math.min(kind === "REFERRED" ? 20_000_000 : limitOf(a.firm) - usedBy(a.firm), fen(a.amount) * 3) / 10000) * 10000;
  const d = decision(a, kind, limit);
  state.decisions.unshift(d);
  Object.assign(a, { decision: d.id, state: kind === "ACCEPTED" ? "OFFERED" : kind, submittedAt: new Date().toISOString(), reasons: d.answer.reasons, offer: kind === "ACCEPTED" ? { limit: yuan(limit), rate: String(rate), monthsMax: 24, amountMin: yuan(1_000_000), validUntil: "2026-11-27" } : null });
}
const reason = (code, zh, en, hZh, hEn) => ({ code, text: { zh, en }, help: { zh: hZh, en: hEn } });
const R07 = reason("R07", "最大客户占销售 61 %", "One buyer is 61 % of sales", "增加其他客户的销售，或用该客户的应收款做担保", "Sell to more buyers, or pledge what this buyer owes you");
function decision(a, kind, limit) {
  const contributions = [["sales_growth", "开票额 12 个月变化", "Invoiced sales, change over 12 months", "+18 %", "+18 %", 38], ["months_active", "有销售的月份", "Months with sales", "24 / 24", "24 of 24", 26], ["void_share", "作废发票占比", "Share of void invoices", "1.2 %", "1.2 %", 22], ["buyers", "稳定客户数", "Lasting buyers", "14 家", "14", 8], ["top_buyer", "最大客户占销售", "Largest buyer's share", "61 %", "61 %", -29], ["purchase_ratio", "进销比", "Purchases to sales", "0.91", "0.91", -13], ["volatility", "月销售波动", "Monthly swing of sales", "0.42", "0.42", -8]].map(([feature, zh, en, sZh, sEn, points]) => ({ feature, name: { zh, en }, shown: { zh: sZh, en: sEn }, source: { zh: "发票", en: "invoices" }, points }));
  return { id: id(), application: a.number, applicationId: a.id, enterprise: { id: a.firm.id, name: a.firm.name }, askedAmount: a.amount, askedMonths: a.months, product: a.product.code, on: today, decidedAt: hour(2), features: Object.fromEntries(contributions.map((c) => [c.feature, { name: c.name, value: "1", text: c.shown, knownAt: hour(1) }])), score: { points: 640 + contributions.reduce((s, c) => s + c.points, 0), base: 640, pd: "0.021", grade: "B", contributions }, policy: { version: "2026-01", rules: [["P-10", "成立满一年", "In business for a year", false], ["P-14", "近 12 个月都有销售", "Sales in each of the last 12 months", false], ["P-31", "最大客户超过 50 %，须人工", "Largest buyer over 50 %: a person decides", kind === "REFERRED"], ["P-40", "没有逾期的借款", "No loan is late", false]].map(([rule, zh, en, hit]) => ({ id: rule, text: { zh, en }, outcome: "REFERRED", hit })) }, limitSteps: [["产品上限", "Product maximum", 300_000_000], ["等级 B 上限", "Grade B maximum", 50_000_000], ["月均开票额 × 1.2", "Mean monthly sales × 1.2", 24_800_000], ["减：已在借", "Less: already borrowed", limit + 30000], ["取整", "Rounded down", limit]].map(([zh, en, amount], i) => ({ id: String(i), name: { zh, en }, amount: yuan(amount), binding: i === 4 })), rateParts: parts, answer: { kind, limit: yuan(limit), rate: String(rate), monthsMax: 24, reasons: kind === "ACCEPTED" ? [] : [R07, reason("R12", "进销比偏高", "Purchases are high against sales", "上传最近两个月的发票", "Upload the invoices of the last two months")] }, outcome: null, modelVersion: "points-2026-01", policyVersion: "2026-01", by: null, state: kind === "REFERRED" ? "WAITING_PERSON" : "DECIDED", resolution: null };
}
function pay(a) {
  a.state = "PAYING";
  const c = { id: a.contract, number: `HT-20261124-${String(contracts.length).padStart(4, "0")}`, firm: a.firm, product: a.product, amount: fen(a.amount), rate, months: a.months, method: a.product.amortisation, start: state.day, rows: plan(fen(a.amount), rate, a.months, a.product.amortisation, state.day).map((r) => ({ ...r, paid: 0, paidOn: null, penalty: 0 })), receipts: [], document: a.document };
  transferFor(c, "OUT", "LOAN_DISBURSEMENT", c.amount, () => { a.state = "PAID"; contracts.unshift(c); });
}

// Invoices --------------------------------------------------------------------------------------------------------
const monthly = Array.from({ length: 24 }, (_, i) => ({ month: addMonths("2024-12-15", i).slice(0, 7), sales: yuan(Math.round((280_000 + i * 9_000 + chance() * 180_000) * 100)), purchases: yuan(Math.round((200_000 + i * 6_000 + chance() * 120_000) * 100)) }));
const total = (key) => yuan(monthly.reduce((s, m) => s + fen(m[key]), 0));
const none = { from: null, to: null, sales: { count: 0, total: yuan(0) }, purchases: { count: 0, total: yuan(0) }, months: [], void: 0, redLetter: 0, buyers: [] };
const summary = { from: "2024-12-02", to: "2026-11-20", sales: { count: 1824, total: total("sales") }, purchases: { count: 967, total: total("purchases") }, months: monthly, void: 31, redLetter: 12, buyers: [["江南家居用品有限公司", "0.41"], ["晟达贸易有限公司", "0.16"], ["明远电子科技有限公司", "0.09"], ["云岭茶业有限公司", "0.05"]].map(([name, share]) => ({ name, share })) };
const invoices = Array.from({ length: 60 }, (_, i) => { const net = 120_000 + i * 3_700; const tax = Math.round(net * 0.13); return { number: String(24_900_118 + i), direction: "SALE", date: addDays("2026-11-20", -i), counterparty: summary.buyers[i % 4].name, amount: yuan(net), tax: yuan(tax), total: yuan(net + tax), status: i % 17 === 5 ? "VOID" : "VALID" }; });
const report = { read: 2791, added: 2791, unchanged: 0, changed: 0, refused: 0, refusals: [], from: "2024-12-02", to: "2026-11-20" };

// Books -----------------------------------------------------------------------------------------------------------
const chart = [["1002", "银行存款", "Cash at bank", "ASSET"], ["1303", "贷款", "Loans", "ASSET"], ["1132", "应收利息", "Interest receivable", "ASSET"], ["2241", "其他应付款", "Other payables", "LIABILITY"], ["4001", "实收资本", "Paid-in capital", "EQUITY"], ["6011", "利息收入", "Interest income", "INCOME"], ["6602", "业务及管理费", "Operating expenses", "EXPENSE"]].map(([no, zh, en, kind]) => ({ no, name: { zh, en }, kind }));
function balances() {
  const loans = contracts.reduce((s, c) => s + left(c), 0);
  const interest = contracts.reduce((s, c) => s + c.receipts.reduce((t, r) => t + r.split.interest, 0), 0);
  const accrual = contracts.reduce((s, c) => s + accrued(c), 0);
  const rows = [["1303", loans], ["1132", accrual], ["4001", -5_000_000_000], ["6011", -(interest + accrual)]];
  return [["1002", -rows.reduce((s, r) => s + r[1], 0)], ...rows];
}
const entriesOf = (c) => {
  const name = (no) => { const a = chart.find((x) => x.no === no); return { no, name: a.name }; };
  const out = [];
  let balance = c.amount;
  const add = (journal, event, zh, en, date, no, side, amount, after) => out.push({ journal, event, eventText: { zh, en }, valueDate: date, bookingDate: date, recordedAt: `${date}T02:10:00Z`, account: name(no), side, amount: yuan(amount), balance: yuan(after), subject: c.number });
  add(`disburse/${c.id}`, "loan_disbursed", "放款", "Loan paid out", c.start, "1303", "DEBIT", c.amount, balance);
  add(`disburse/${c.id}`, "loan_disbursed", "放款", "Loan paid out", c.start, "1002", "CREDIT", c.amount, 0);
  [...c.receipts].reverse().forEach((r) => {
    balance -= r.split.principal;
    add(`receipt/${r.id}`, "receipt_allocated", "还款入账", "Receipt booked", r.valueDate, "1303", "CREDIT", r.split.principal, balance);
    add(`receipt/${r.id}`, "receipt_allocated", "还款入账", "Receipt booked", r.valueDate, "1132", "CREDIT", r.split.interest, 0);
    add(`receipt/${r.id}`, "receipt_allocated", "还款入账", "Receipt booked", r.valueDate, "1002", "DEBIT", r.amount, 0);
  });
  return out.reverse();
};
const closeSteps = [["锁定营业日", "Lock the day"], ["到期扣款", "Collect what is due"], ["登记未还", "Record what was missed"], ["计提利息", "Accrue interest"], ["分类", "Classify"], ["试算平衡", "Check the trial balance"], ["开始下一日", "Open the next day"]];
let last = { date: addDays(today, -1), finishedAt: `${today}T18:14:00Z`.replace(today, addDays(today, -1)), contracts: contracts.length, failed: 0 };

function todayPage() {
  const sum = (list, f) => list.reduce((s, x) => s + f(x), 0);
  const paid = 26_573_012, inFlight = 6_858_040, notTried = 7_286_331, failed = 2_143_117;
  const buckets = [["1-30", 1, 30], ["31-60", 31, 60], ["61-90", 61, 90], ["90+", 91, 9999]].map(([bucket, from, to], i) => { const list = contracts.filter((c) => late(c) >= from && late(c) <= to); return { bucket, amount: yuan(sum(list, left)), count: list.length, change: yuan([-182_000, 96_000, 0, 21_000][i]) }; });
  const par = sum(contracts.filter((c) => late(c) > 30), left) / sum(contracts, left);
  let balance = 734_000_000;
  const cash = Array.from({ length: 7 }, (_, i) => { const [a, b] = [[12, 18], [14, 45], [10, 88], [12, 202], [11, 24], [180, 14], [60, 22]][i].map((x) => x * 1_600_000); balance += a - b; return { date: addDays(state.day, i), in: yuan(a), out: yuan(b), balance: yuan(balance) }; });
  return { day: state.day, due: { total: yuan(paid + inFlight + notTried + failed), count: 1284, paid: yuan(paid), paidCount: 803, inFlight: yuan(inFlight), inFlightCount: 211, notTried: yuan(notTried), notTriedCount: 229, failed: yuan(failed), failedCount: 41 }, overdue: buckets, par30: par.toFixed(6), cash };
}
function propose(kind, subjectId, zh, en, content, by) {
  const p = { id: id(), kind, subjectId, approver: "OPERATIONS", summary: { zh, en }, content, state: "OPEN", proposedBy: { id: by.id, name: by.name }, proposedAt: new Date().toISOString(), decidedBy: null, decidedAt: null, reason: null };
  state.proposals.unshift(p);
  return p;
}
const decidedProposal = (to) => ({ me, ids, body, problem }) => {
  const p = state.proposals.find((x) => x.id === ids[0]);
  if (p.proposedBy.id === me.id) return problem(403, "SMP-ACC-0031", "提出的人不能自己复核", "Who proposed may not approve", "请由另一位同事复核", "Ask a colleague to approve");
  Object.assign(p, { state: to, decidedBy: { id: me.id, name: me.name }, decidedAt: new Date().toISOString(), reason: body.reason ?? null });
  const a = state.applications.find((x) => x.id === p.subjectId);
  if (a !== undefined && to === "APPROVED") pay(a);
  note(me, `access.${to.toLowerCase()}`, "proposal", p.id, { state: "OPEN" }, { state: to });
  return p;
};
const app = (key) => state.applications.find((a) => a.id === key);
const con = (key) => contracts.find((c) => c.id === key);

export const routes = [
  ["GET", /^\/session$/, ({ me }) => ({ ...me, changePassword: false })],
  ["DELETE", /^\/session$/, ({ cookies }) => void state.sessions.delete(cookies.MOCK)],
  ["PUT", /^\/session\/language$/, ({ me, body }) => Object.assign(me, { language: body.language })],
  ["POST", /^\/session\/password$/, ({ me }) => me],
  ["GET", /^\/business-day$/, () => ({ day: state.day })],
  ["GET", /^\/users$/, ({ query }) => page(users, query)],
  ["POST", /^\/users$/, ({ body }) => { const user = { id: id(), locked: false, createdAt: new Date().toISOString(), enterprise: null, ...body }; users.push(user); return { user, password: "kelp-orbit-tunnel-41" }; }],
  ["POST", /^\/users\/([^/]+)\/(lock|unlock)$/, ({ ids }) => Object.assign(users.find((u) => u.id === ids[0]), { locked: ids[1] === "lock" })],
  ["PUT", /^\/users\/([^/]+)\/roles$/, ({ ids, body, me }) => { const u = users.find((x) => x.id === ids[0]); return propose("access.roles", u.id, `${u.name} 的角色`, `Roles of ${u.name}`, { before: { roles: u.roles }, after: { roles: body.roles } }, me); }],
  ["GET", /^\/proposals$/, ({ query }) => page(state.proposals.filter((p) => !query.get("state") || p.state === query.get("state")), query)],
  ["POST", /^\/proposals\/([^/]+)\/approve$/, decidedProposal("APPROVED")],
  ["POST", /^\/proposals\/([^/]+)\/reject$/, decidedProposal("REJECTED")],
  ["GET", /^\/audit$/, ({ query }) => page(state.audit, query)],
  ["GET", /^\/enterprises$/, ({ query }) => page(firms.filter((f) => !query.get("q") || f.name.includes(query.get("q")) || f.creditCode.includes(query.get("q"))), query)],
  ["GET", /^\/enterprises\/([^/]+)$/, ({ ids }) => firmOf(ids[0])],
  ["GET", /^\/enterprises\/([^/]+)\/consents$/, ({ ids }) => consents(ids[0])],
  ["POST", /^\/enterprises\/([^/]+)\/consents$/, ({ ids, body }) => { consentsOf(ids[0])[body.purpose] = { given: true, givenAt: new Date().toISOString(), until: body.until }; return consents(ids[0]).find((c) => c.purpose === body.purpose); }],
  ["DELETE", /^\/enterprises\/([^/]+)\/consents\/(\w+)$/, ({ ids }) => { Object.assign(consentsOf(ids[0])[ids[1]], { given: false, withdrawnAt: new Date().toISOString() }); }],
  ["GET", /^\/enterprises\/([^/]+)\/accounts$/, ({ ids }) => accounts.get(ids[0]) ?? []],
  ["POST", /^\/enterprises\/([^/]+)\/accounts$/, ({ ids, body, problem }) => { if (!/^\d{15,19}$/.test(body.cardNumber)) return problem(400, "SMP-PAR-0103", "账号的校验位不对", "The account number's check digit does not fit", "请对照银行卡再看一遍", "Compare it with the card", "cardNumber"); const a = { id: id(), bank: body.bank, tail: body.cardNumber.slice(-4), holder: body.holder }; accounts.get(ids[0]).push(a); return a; }],
  ["POST", /^\/enterprises\/([^/]+)\/invoices\/fetch$/, ({ ids }) => { state.invoiced.add(ids[0]); return report; }],
  ["POST", /^\/enterprises\/([^/]+)\/invoices$/, ({ ids }) => { state.invoiced.add(ids[0]); return { ...report, read: 412, added: 398, unchanged: 11, refused: 3, refusals: [{ row: 17, column: "开票日期", value: "2026-13-02", code: "SMP-SHA-0104", text: { zh: "没有这个日期", en: "There is no such date" } }, { row: 88, column: "金额", value: "1.234,50", code: "SMP-SHA-0106", text: { zh: "看不懂这个金额", en: "This is not an amount" } }, { row: 90, column: "税额", value: "", code: "SMP-SHA-0101", text: { zh: "缺少内容", en: "Nothing here" } }] }; }],
  ["GET", /^\/enterprises\/([^/]+)\/invoices\/summary$/, ({ ids }) => (state.invoiced.has(ids[0]) ? summary : none)],
  ["GET", /^\/enterprises\/([^/]+)\/invoices$/, ({ ids, query }) => page(state.invoiced.has(ids[0]) ? invoices : [], query)],
  ["GET", /^\/products$/, () => products],
  ["GET", /^\/home$/, ({ me }) => { const firm = firmOf(me.enterprise); const own = contracts.filter((c) => c.firm === firm); const n = own.filter(next).sort((a, b) => next(a).due.localeCompare(next(b).due))[0]; const limit = limitOf(firm); return { limit: yuan(limit), used: yuan(usedBy(firm)), available: yuan(limit - usedBy(firm)), nextPayment: n ? { contract: n.id, number: n.number, date: next(n).due, amount: yuan(next(n).total) } : null, contracts: own.map(line), applications: state.applications.filter((a) => a.firm === firm).map(shown), businessDay: state.day }; }],
  ["POST", /^\/applications$/, ({ me, body }) => shown(draft(firmOf(body.enterprise ?? me.enterprise), products.find((p) => p.code === body.product), body.amount, body.months, body.purpose))],
  ["GET", /^\/applications$/, ({ query }) => page(state.applications.filter((a) => (!query.get("state") || a.state === query.get("state")) && (!query.get("q") || a.number.includes(query.get("q")) || a.firm.name.includes(query.get("q")))).map(shown), query)],
  ["GET", /^\/applications\/([^/]+)$/, ({ ids }) => shown(app(ids[0]))],
  ["PUT", /^\/applications\/([^/]+)$/, ({ ids, body }) => shown(Object.assign(app(ids[0]), body, { savedAt: new Date().toISOString() }))],
  ["POST", /^\/applications\/([^/]+)\/submit$/, ({ ids }) => { const a = app(ids[0]); decide(a, fen(a.amount) > 50_000_000 ? "REFERRED" : "ACCEPTED"); return shown(a); }],
  ["POST", /^\/applications\/([^/]+)\/quote$/, ({ ids, body }) => { const a = app(ids[0]); const amount = fen(body.amount); const rows = plan(amount, rate, body.months, a.product.amortisation, state.day); const interest = rows.reduce((s, r) => s + r.interest, 0); return { amount: body.amount, months: body.months, amortisation: a.product.amortisation, received: body.amount, interestTotal: yuan(interest), feeTotal: yuan(0), repayTotal: yuan(amount + interest), irr: irr(amount, rows), contractRate: String(rate), firstDue: rows[0].due, instalments: rows.map((r) => ({ number: r.number, due: r.due, principal: yuan(r.principal), interest: yuan(r.interest), total: yuan(r.total), balanceAfter: yuan(r.balanceAfter) })), rateParts: parts, penaltyRate: "0.108", validUntil: "2026-11-27" }; }],
  ["POST", /^\/applications\/([^/]+)\/contract$/, ({ ids, body }) => { const a = app(ids[0]); Object.assign(a, { wanted: body }); return { document: id(), sha256: "9c41".repeat(16), pages: 4 }; }],
  ["POST", /^\/applications\/([^/]+)\/sign$/, ({ ids, body, me, problem }) => { if (body.password === "wrong") return problem(422, "SMP-ACC-0005", "密码不正确", "The password is not right"); const a = app(ids[0]); Object.assign(a, { amount: a.wanted.amount, months: a.wanted.months, document: body.document, contract: id() }); if (fen(a.amount) >= 20_000_000) { a.state = "SECOND_CHECK"; propose("lending.payout", a.id, `${a.firm.name} 放款 ${a.amount.amount} 元`, `Pay out CNY ${a.amount.amount} to ${a.firm.name}`, { before: { outstanding: yuan(usedBy(a.firm)) }, after: { outstanding: yuan(usedBy(a.firm) + fen(a.amount)) }, amount: a.amount, account: "尾号 8841" }, me); } else pay(a); return shown(a); }],
  ["POST", /^\/applications\/([^/]+)\/withdraw$/, ({ ids }) => shown(Object.assign(app(ids[0]), { state: "WITHDRAWN" }))],
  ["POST", /^\/applications\/([^/]+)\/retry-payment$/, ({ ids }) => { pay(app(ids[0])); return shown(app(ids[0])); }],
  ["GET", /^\/decisions$/, ({ query }) => page(state.decisions.filter((d) => !query.get("state") || d.state === query.get("state")).map((d) => ({ id: d.id, application: d.application, enterprise: d.enterprise, askedAmount: d.askedAmount, askedMonths: d.askedMonths, product: d.product, decidedAt: d.decidedAt, points: d.score.points, grade: d.score.grade, kind: d.answer.kind, state: d.state })), query)],
  ["GET", /^\/decisions\/reasons$/, () => [R07, reason("R12", "进销比偏高", "Purchases are high against sales", "", ""), reason("R15", "销售下降", "Sales are falling", "", ""), reason("R21", "已有借款较多", "Much is borrowed already", "", "")]],
  ["GET", /^\/decisions\/([^/]+)$/, ({ ids }) => { const d = state.decisions.find((x) => x.id === ids[0]); return { ...d, outcome: d.resolution?.answer ?? d.answer }; }],
  ["POST", /^\/decisions\/([^/]+)\/replay$/, () => ({ same: true, sha256: "51d8".repeat(16), differences: [] })],
  ["POST", /^\/decisions\/([^/]+)\/resolve$/, ({ ids, body, me }) => { const d = state.decisions.find((x) => x.id === ids[0]); const yes = body.outcome === "APPROVED"; d.state = "RESOLVED"; d.resolution = { answer: { kind: yes ? "ACCEPTED" : "REFUSED", limit: body.amount ?? null, rate: body.rate ?? null, monthsMax: body.months ?? null, reasons: d.answer.reasons }, by: { id: me.id, name: me.name }, at: new Date().toISOString(), text: body.text }; const a = app(d.applicationId); Object.assign(a, yes ? { state: "OFFERED", offer: { limit: body.amount, rate: body.rate, monthsMax: body.months, amountMin: yuan(1_000_000), validUntil: "2026-11-27" } } : { state: "REFUSED" }); return { ...d, outcome: d.resolution.answer }; }],
  ["GET", /^\/contracts$/, ({ query }) => page(contracts.map(line).filter((c) => (!query.get("state") || c.state === query.get("state")) && (!query.get("enterprise") || c.enterprise.id === query.get("enterprise")) && (!query.get("q") || c.number.includes(query.get("q")) || c.enterprise.name.includes(query.get("q")))), query)],
  ["GET", /^\/contracts\/([^/]+)$/, ({ ids, query }) => ({ ...full(con(ids[0])), asOf: query.get("asOf") ?? state.day })],
  ["POST", /^\/contracts\/([^/]+)\/quote$/, ({ ids, body }) => quote(con(ids[0]), body)],
  ["POST", /^\/contracts\/([^/]+)\/repay$/, ({ ids, body }) => { const c = con(ids[0]); const q = quote(c, body); return { transfer: transferFor(c, "IN", "REPAYMENT", fen(q.amount), (t) => book(c, body, q, t.id)) }; }],
  ["GET", /^\/contracts\/([^/]+)\/receipt-preview$/, ({ ids, query }) => { const c = con(ids[0]); const f = full(c); const amount = fen(query.get("amount")); const penalty = Math.min(amount, fen(f.overdue.penalty)); const interest = Math.min(amount - penalty, fen(f.outstanding.interest)); const principal = Math.min(amount - penalty - interest, left(c)); const excess = amount - penalty - interest - principal; const zero = yuan(0); const own = (p, i, pr) => ({ fees: zero, penalty: yuan(p), interest: yuan(i), principal: yuan(pr), excess: zero }); return { split: split({ fees: 0, penalty, interest, principal, excess }), before: { outstanding: own(fen(f.outstanding.penalty), fen(f.outstanding.interest), left(c)), daysPastDue: late(c), riskClass: f.riskClass, nextDue: f.nextDue }, after: { outstanding: own(fen(f.outstanding.penalty) - penalty, fen(f.outstanding.interest) - interest, left(c) - principal), daysPastDue: 0, riskClass: "NORMAL", nextDue: f.nextDue }, changed: [] }; }],
  ["POST", /^\/contracts\/([^/]+)\/receipts$/, ({ ids, body, me }) => { const c = con(ids[0]); const row = next(c); const amount = fen(body.amount); row.paid = Math.min(row.total, row.paid + amount); if (row.paid >= row.total) row.paidOn = state.day; const interest = Math.min(amount, row.interest); const r = { id: id(), valueDate: body.valueDate, bookedAt: new Date().toISOString(), amount, split: { fees: 0, penalty: 0, interest, principal: amount - interest, excess: 0 }, how: "DESK", transfer: null }; c.receipts.unshift(r); note(me, "servicing.receipt", "contract", c.id, null, { amount: body.amount }); return { ...r, amount: yuan(amount), split: split(r.split) }; }],
  ["GET", /^\/today$/, () => todayPage()],
  ["GET", /^\/day$/, () => ({ day: state.day, lastClose: last, steps: [], setAside: [], running: false })],
  ["POST", /^\/day\/close$/, () => { const date = state.day; state.day = addDays(date, 1); last = { date, finishedAt: new Date().toISOString(), contracts: contracts.length, failed: 0 }; return { date, next: state.day, steps: closeSteps.map(([zh, en], i) => ({ code: String(i), name: { zh, en }, done: contracts.length, total: contracts.length, failed: 0, seconds: 0.2 + i / 10, finished: true })), setAside: [] }; }],
  ["GET", /^\/transfers$/, ({ query }) => page(state.transfers.filter((t) => (!query.get("state") || t.state === query.get("state")) && (!query.get("direction") || t.direction === query.get("direction")) && (!query.get("subject") || t.subject === query.get("subject"))), query)],
  ["GET", /^\/transfers\/items$/, () => []],
  ["GET", /^\/transfers\/([^/]+)$/, ({ ids }) => state.transfers.find((t) => t.id === ids[0])],
  ["POST", /^\/transfers\/([^/]+)\/retry$/, ({ ids }) => Object.assign(state.transfers.find((t) => t.id === ids[0]), { state: "PENDING" })],
  ...books,
  ["GET", /^\/accounting\/accounts$/, () => chart],
  ["GET", /^\/accounting\/trial-balance$/, ({ query }) => { const rows = balances().map(([no, b]) => ({ account: chart.find((a) => a.no === no), debit: yuan(Math.max(0, b)), credit: yuan(Math.max(0, -b)), balanceSide: b >= 0 ? "DEBIT" : "CREDIT" })); const sum = (k) => yuan(rows.reduce((s, r) => s + fen(r[k]), 0)); return { asOf: query.get("asOf") ?? state.day, currency: "CNY", rows, totalDebit: sum("debit"), totalCredit: sum("credit"), balanced: true }; }],
  ["GET", /^\/accounting\/entries$/, ({ query }) => page(contracts.filter((c) => !query.get("subject") || [c.id, c.number].includes(query.get("subject"))).flatMap(entriesOf).filter((e) => !query.get("account") || e.account.no === query.get("account")), query)],
  ["GET", /^\/accounting\/journals\/(.+)$/, ({ ids }) => { const key = decodeURIComponent(ids[0]); const entries = contracts.flatMap(entriesOf).filter((e) => e.journal === key); return { ...entries[0], id: key, rule: entries[0].eventText, entries }; }],
];

// A little history, so that no list is empty.
for (const [i, amount, how] of [[1, "300000.00", "REFERRED"], [2, "120000.00", "ACCEPTED"], [4, "80000.00", "REFUSED"], [3, "600000.00", "REFERRED"]]) {
  const a = draft(firms[i], products[i % 3], { currency: "CNY", amount }, 12, "GOODS");
  if (how === "REFUSED") { decide(a, "ACCEPTED"); Object.assign(a, { state: "REFUSED", offer: null, reasons: [R07] }); state.decisions[0].answer.kind = "REFUSED"; } else decide(a, how);
}
for (const [i, stateNow, direction, amount] of [[1, "SETTLED", "OUT", 20_000_000], [2, "IN_FLIGHT", "IN", 1_042_067], [3, "FAILED", "IN", 864_025], [5, "PENDING", "OUT", 8_000_000], [6, "SETTLED", "IN", 641_276]]) {
  const c = contracts[i];
  state.transfers.push({ id: id(), direction, purpose: direction === "OUT" ? "LOAN_DISBURSEMENT" : "REPAYMENT", subject: c.id, party: c.firm.id, amount: yuan(amount), account: { bank: "临江银行", tail: accounts.get(c.firm.id)[0].tail }, state: stateNow, attempt: 1, reason: stateNow === "FAILED" ? { code: "INSUFFICIENT_FUNDS", text: { zh: "账户余额不足", en: "Not enough money in the account" } } : null, createdAt: hour(1), sentAt: stateNow === "PENDING" ? null : hour(2), settledAt: stateNow === "SETTLED" ? hour(3) : null, railReference: stateNow === "SETTLED" ? "LJ20261124000" + i : null, needsPerson: false });
}
propose("lending.payout", firms[1].id, "海晟五金有限公司 放款 200000.00 元", "Pay out CNY 200000.00 to 海晟五金有限公司", { before: { outstanding: yuan(0) }, after: { outstanding: yuan(20_000_000) }, amount: yuan(20_000_000), account: "临江银行 尾号 1077" }, users[3]);
propose("access.roles", users[5].id, "赵客 的角色", "Roles of 赵客", { before: { roles: ["ACCOUNT_MANAGER"] }, after: { roles: ["ACCOUNT_MANAGER", "UNDERWRITER"] } }, users[7]);
note(users[2], "servicing.close-day", "day", addDays(today, -1), { day: addDays(today, -1) }, { day: today });
note(users[1], "underwriting.resolve", "decision", "0187", { state: "WAITING_PERSON" }, { state: "RESOLVED", outcome: "APPROVED", amount: "200000.00" });
note(users[7], "access.create-user", "user", users[5].id, null, { userName: "zhao", roles: ["ACCOUNT_MANAGER"] });
