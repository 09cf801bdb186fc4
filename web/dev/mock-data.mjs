import { addDays, addMonths, plan } from "./engine.mjs";

export const today = "2026-11-24";
let counter = 0;
export const id = () => `01930000-0000-7000-8000-${String((counter += 1)).padStart(12, "0")}`;
let seed = 7;
export const chance = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};

const purposes = [
  ["GOODS", "进货备料", "Goods and materials"],
  ["WAGES", "发工资", "Wages"],
  ["RENT", "交租金", "Rent"],
  ["EQUIPMENT", "买设备", "Equipment"],
  ["ORDER", "完成订单", "Filling an order"],
  ["RUNNING_COSTS", "日常开支", "Running costs"],
].map(([code, zh, en]) => ({ code, name: { zh, en } }));
const product = (code, zh, en, lineZh, lineEn, amortisation, max, months) => ({ code, name: { zh, en }, line: { zh: lineZh, en: lineEn }, amortisation, amountMin: { currency: "CNY", amount: "10000.00" }, amountMax: { currency: "CNY", amount: max }, months, rateFrom: "0.0435", rateTo: "0.18", purposes });
export const products = [
  product("working-capital", "流动资金贷 · 每月等额", "Working capital, equal instalments", "每月还一样多，最好安排", "The same sum every month", "EQUAL_INSTALMENTS", "3000000.00", [3, 6, 12, 24, 36]),
  product("working-capital-equal-principal", "流动资金贷 · 每月等额本金", "Working capital, equal principal", "先多后少，利息最省", "More at first, less interest in all", "EQUAL_PRINCIPAL", "3000000.00", [3, 6, 12, 24, 36]),
  product("working-capital-interest-only", "流动资金贷 · 先息后本", "Working capital, interest only", "每月只还利息，到期还本", "Interest every month, the principal at the end", "INTEREST_ONLY", "1000000.00", [3, 6, 12]),
];

const names = ["青竹制品有限公司", "海晟五金有限公司", "云岭茶业有限公司", "和顺物流有限公司", "春来农机有限公司", "梧桐里餐饮管理有限公司", "晟达贸易有限公司", "江南家居用品有限公司", "丰源胶业有限公司", "临江市禾木一品绿色生态农产品加工及冷链仓储物流服务有限责任公司", "春林木业有限公司", "明远电子科技有限公司"];
export const firms = names.map((name, i) => ({
  id: id(),
  creditCode: `9133018${5 + (i % 4)}MA8BW4K${2 + (i % 7)}N${i % 9}`,
  name,
  industry: { code: "C33", name: { zh: "金属制品业", en: "Metal products" } },
  address: "浙江省临江市滨河路 18 号",
  registeredOn: "2020-07-14",
  staff: 12 + i * 3,
  revenueYearly: { currency: "CNY", amount: "6840000.00" },
  assets: { currency: "CNY", amount: "3120000.00" },
  size: i % 3 === 0 ? "MICRO" : "SMALL",
  legalRepresentative: { id: id(), name: "林晓燕", idNumberMasked: "3301**********2846", phoneMasked: "138****5521" },
  owners: [{ name: "林晓燕", kind: "PERSON", share: "0.7" }, { name: "周海", kind: "PERSON", share: "0.3" }],
  customerSince: "2023-11-08",
}));

export const users = [
  ["lin", "林晓燕", ["BORROWER"], firms[0].id],
  ["gu", "顾明", ["UNDERWRITER"], null],
  ["shen", "沈立", ["OPERATIONS"], null],
  ["ye", "叶青", ["OPERATIONS"], null],
  ["song", "宋会", ["ACCOUNTANT"], null],
  ["zhao", "赵客", ["ACCOUNT_MANAGER"], null],
  ["wu", "吴审", ["AUDITOR"], null],
  ["admin", "管理员", ["ADMINISTRATOR"], null],
].map(([userName, name, roles, enterprise]) => ({ id: id(), userName, name, roles, enterprise, language: "zh", locked: false, createdAt: "2026-01-05T02:00:00Z" }));

export const accounts = new Map(firms.map((f, i) => [f.id, [{ id: id(), bank: "临江银行", tail: i === 0 ? "8841" : String(1000 + i * 77), holder: f.name }]]));

/** Contracts: the rows are paid up to today, except where one is late. */
function contract(firm, i, amount, rate, months, method, start, late = 0) {
  const rows = plan(amount, rate, months, method, start).map((row) => ({ ...row, penalty: 0, paid: 0, paidOn: null }));
  const receipts = [];
  rows.forEach((row) => {
    if (row.due >= today || addDays(row.due, late) >= today) return;
    row.paid = row.total;
    row.paidOn = row.due;
    receipts.push({ id: id(), valueDate: row.due, bookedAt: `${row.due}T02:10:00Z`, amount: row.total, split: { fees: 0, penalty: 0, interest: row.interest, principal: row.principal, excess: 0 }, how: "DEBIT", transfer: id() });
  });
  return { id: id(), number: `HT-${start.replaceAll("-", "")}-${String(i).padStart(4, "0")}`, firm, product: products[method === "EQUAL_INSTALMENTS" ? 0 : method === "EQUAL_PRINCIPAL" ? 1 : 2], amount, rate, months, method, start, rows, receipts: receipts.reverse(), document: id() };
}

export const contracts = [
  contract(firms[0], 626, 12_000_000, 0.0655, 12, "EQUAL_INSTALMENTS", "2026-07-26"),
  ...Array.from({ length: 40 }, (_, i) => {
    const method = ["EQUAL_INSTALMENTS", "EQUAL_PRINCIPAL", "INTEREST_ONLY"][i % 3];
    const start = addMonths(addDays("2026-11-24", -(i % 5)), -(1 + (i % 9)));
    return contract(firms[1 + (i % 11)], i + 1, (5 + Math.floor(chance() * 60)) * 1_000_000, 0.062 + Math.floor(chance() * 40) / 1000, method === "INTEREST_ONLY" ? 12 : [6, 12, 24][i % 3], method, start, i % 6 === 5 ? [12, 40, 75, 130][i % 4] : 0);
  }),
];
