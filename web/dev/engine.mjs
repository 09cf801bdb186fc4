// Loans of the mock server, in fen (integers), so that the sums of the invented data are right.
export const yuan = (fen) => ({ currency: "CNY", amount: `${fen < 0 ? "-" : ""}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, "0")}` });
export const fen = (money) => Math.round(Number(typeof money === "string" ? money : money.amount) * 100);

const dayMillis = 86_400_000;
export const addDays = (iso, n) => new Date(Date.parse(`${iso}T00:00:00Z`) + n * dayMillis).toISOString().slice(0, 10);
export const between = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMillis);
export function addMonths(iso, n) {
  const [y, m, d] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(y, m - 1 + n + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + n, Math.min(d, last))).toISOString().slice(0, 10);
}

const over = (amount, rate, days) => Math.round((amount * rate * days) / 360);

/** A plan: equal instalments, equal principal or interest only; the last row takes the remainder. */
export function plan(amount, rate, months, method, from) {
  const dates = Array.from({ length: months + 1 }, (_, i) => addMonths(from, i));
  const build = (payment) => {
    let left = amount;
    return dates.slice(1).map((due, i) => {
      const days = between(dates[i], due);
      const interest = over(left, rate, days);
      const last = i === months - 1;
      let principal = method === "INTEREST_ONLY" ? (last ? left : 0) : method === "EQUAL_PRINCIPAL" ? (last ? left : Math.round(amount / months)) : last ? left : payment - interest;
      principal = Math.min(principal, left);
      left -= principal;
      return { number: i + 1, from: dates[i], due, payableBy: due, days, principal, interest, total: principal + interest, balanceAfter: left };
    });
  };
  if (method !== "EQUAL_INSTALMENTS") return build(0);
  let [low, high] = [0, amount * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const rows = build(middle);
    if (rows.at(-1).total > middle) low = middle;
    else high = middle;
  }
  return build(high);
}

/** Simple yearly rate of all payments: twelve times the monthly internal rate. */
export function irr(received, rows) {
  let [low, high] = [0, 0.1];
  for (let i = 0; i < 60; i += 1) {
    const r = (low + high) / 2;
    const value = rows.reduce((sum, row) => sum + row.total / (1 + r) ** row.number, 0);
    if (value > received) low = r;
    else high = r;
  }
  return (low * 12).toFixed(6);
}
