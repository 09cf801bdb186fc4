import { useState } from "react";
import { Link, useParams } from "react-router";
import { query } from "../api/client";
import { useCommand, useGet } from "../api/hooks";
import type { Contract, ReceiptLine, ReceiptPreview, Standing } from "../api/types";
import { amount, cny, figure, isZero, totalOf } from "../money/format";
import { Loaded, Note, Skeleton, Trouble } from "../parts/answers";
import { DateInput, MoneyInput, TextField } from "../parts/controls";
import { BeforeAfter, Receipt, type Change } from "../parts/figures";
import { common, riskClasses } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useAsOf } from "./as-of";
import { CommandFoot, PageHead } from "./page";

/** Takes a payment at the desk: amount, value date, how it spreads, before → after, book. */
export function Component() {
  const { id = "" } = useParams();
  const contract = useGet<Contract>(`/contracts/${id}`);
  return (
    <Loaded of={contract} shape="line,tall">
      {(c) => <Receive contract={c} />}
    </Loaded>
  );
}

function Receive({ contract: c }: { contract: Contract }) {
  const { t, language } = useLanguage();
  const { today } = useAsOf();
  const [sum, setSum] = useState(c.nextDue?.amount.amount ?? "");
  const [date, setDate] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const valueDate = date ?? today ?? c.asOf;
  const preview = useGet<ReceiptPreview>(sum === "" ? null : `/contracts/${c.id}/receipt-preview${query({ amount: sum, valueDate })}`, { keep: true, calculated: true });
  const book = useCommand<ReceiptLine, unknown>({ path: `/contracts/${c.id}/receipts` });
  if (book.data !== undefined) return <Booked contract={c} receipt={book.data} again={() => { book.reset(); setSum(""); setNote(""); }} />;
  return (
    <>
      <PageHead title={t(desk.receiveTitle)} about={<Link to={`/o/contracts/${c.id}`} className="n">{c.number} · {c.enterprise.name}</Link>} />
      <div className="cols half">
        <section className="card stack">
          <MoneyInput label={t(common.amountUnit)} value={sum} change={setSum} min="0.01" testid="receive-amount" />
          <DateInput label={t(desk.valueDate)} value={valueDate} max={today} change={(v) => setDate(v || null)} testid="receive-date" />
          <TextField label={`${t(desk.receiveNote)} (${t(common.optional)})`} value={note} change={setNote} maxLength={200} testid="receive-note" />
          {preview.data !== undefined && sum !== "" && <Spread of={preview.data} />}
        </section>
        <section className="card stack">
          {sum === "" ? (
            <p className="m">{t(common.amountEmpty)}</p>
          ) : preview.error !== null ? (
            <Trouble problem={preview.error} retry={() => void preview.refetch()} />
          ) : preview.data === undefined ? (
            <Skeleton />
          ) : (
            <BeforeAfter changes={changes(preview.data, t)} />
          )}
          {preview.data !== undefined && <ChangedReceipts of={preview.data} />}
          <CommandFoot
            problem={book.error}
            busy={book.isPending}
            disabled={sum === "" || preview.data === undefined || preview.isPlaceholderData}
            text={t(desk.receiveConfirm, { amount: sum === "" ? "" : amount(cny(sum), language) })}
            act={() => book.mutate({ amount: cny(sum), valueDate, note })}
            testid="receive-confirm"
          />
        </section>
      </div>
    </>
  );
}

function Spread({ of }: { of: ReceiptPreview }) {
  const { t } = useLanguage();
  const parts = ["fees", "penalty", "interest", "principal", "excess"] as const;
  return (
    <div>
      <div className="label">{t(desk.receiveSpread)}</div>
      <Receipt rows={[...parts.map((p) => ({ what: t(common[p]), amount: figure(of.split[p]) })), { what: t(common.total), amount: figure(totalOf(of.split)), sum: true }]} />
    </div>
  );
}

/** Later receipts that a backdated change spreads anew, old → new. */
export function ChangedReceipts({ of }: { of: ReceiptPreview }) {
  const { t } = useLanguage();
  if (of.changed.length === 0) return null;
  return (
    <Note tone="warn" icon="warn">
      <b>{t(desk.receiveChanged)}</b>
      {of.changed.map((x) => (
        <div key={`${x.valueDate}${x.amount.amount}`} className="n">
          {x.valueDate} {figure(x.amount)}: {t(common.principal)} {figure(x.old.principal)} → {figure(x.fresh.principal)}
        </div>
      ))}
    </Note>
  );
}

export function changes(p: ReceiptPreview, t: ReturnType<typeof useLanguage>["t"]): Change[] {
  const risk = (s: Standing) => (s.riskClass in riskClasses ? t(riskClasses[s.riskClass as keyof typeof riskClasses]) : s.riskClass);
  const both = (what: string, of: (s: Standing) => string): Change => ({ what, before: of(p.before), after: of(p.after) });
  return [
    both(t(desk.outstanding), (s) => figure(s.outstanding.principal)),
    both(t(common.interest), (s) => figure(s.outstanding.interest)),
    ...(isZero(p.before.outstanding.penalty) ? [] : [both(t(common.penalty), (s) => figure(s.outstanding.penalty))]),
    both(t(desk.totalOwed), (s) => figure(totalOf(s.outstanding))),
    both(t(desk.daysLate), (s) => String(s.daysPastDue)),
    both(t(desk.riskClass), risk),
    both(t(desk.nextDue), (s) => s.nextDue?.date ?? "—"),
    both(t(desk.nextDueAmount), (s) => figure(s.nextDue?.amount)),
  ];
}

function Booked({ contract: c, receipt: r, again }: { contract: Contract; receipt: ReceiptLine; again: () => void }) {
  const { t, language } = useLanguage();
  const parts = ["fees", "penalty", "interest", "principal", "excess"] as const;
  return (
    <>
      <PageHead title={t(desk.receiveDone)} about={<span className="n">{c.number} · {c.enterprise.name}</span>} />
      <section className="card stack" style={{ maxWidth: 520 }} data-testid="receive-done">
        <Receipt
          rows={[
            ...parts.filter((p) => !isZero(r.split[p])).map((p) => ({ what: t(common[p]), amount: figure(r.split[p]) })),
            { what: t(common.total), amount: amount(r.amount, language), sum: true },
            { what: t(desk.valueDate), amount: r.valueDate },
            { what: t(common.number), amount: r.id.slice(-12) },
          ]}
        />
        <div className="row">
          <Link className="btn pri" to={`/o/contracts/${c.id}`}>
            {t(desk.toContract)}
          </Link>
          <button type="button" className="btn" onClick={again}>
            {t(desk.receiveAgain)}
          </button>
        </div>
      </section>
    </>
  );
}
