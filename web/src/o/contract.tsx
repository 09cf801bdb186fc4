import { useState } from "react";
import { Link, useParams } from "react-router";
import { query } from "../api/client";
import { useGet } from "../api/hooks";
import type { Contract, Instalment, ReceiptLine, Transfer } from "../api/types";
import { figure, isZero, less, moment, percent, plus, shareOf, tail, totalOf } from "../money/format";
import { Empty, Loaded } from "../parts/answers";
import { Load } from "../parts/figures";
import { Icon } from "../parts/icon";
import { dayCountOf, methodOf, useProductName } from "../parts/named";
import { useRole } from "../parts/session";
import { StateTag } from "../parts/state";
import { common, riskClasses, states } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { PastNote, useAsOf } from "./as-of";
import { EntryList } from "./entries";
import { List } from "./list";
import { PageHead, useKey } from "./page";
import { Reverse } from "./reverse";

type Tab = "plan" | "transactions" | "entries" | "transfers" | "documents";

/** A contract as of a date: what is owed, plan, receipts, entries, transfers, papers. */
export function Component() {
  const { id = "" } = useParams();
  const { date } = useAsOf();
  const contract = useGet<Contract>(`/contracts/${id}${query({ asOf: date })}`, { keep: true });
  return (
    <Loaded of={contract} shape="line,block,tall">
      {(c) => <One contract={c} />}
    </Loaded>
  );
}

const riskTone: Record<string, string> = { NORMAL: "good", SPECIAL_MENTION: "warn" };

function One({ contract: c }: { contract: Contract }) {
  const { t, language } = useLanguage();
  const productName = useProductName();
  const mayReceive = useRole("OPERATIONS");
  const { date } = useAsOf();
  const [tab, setTab] = useState<Tab>("plan");
  const open = c.state !== "SETTLED" && c.state !== "WAITING_US" && c.state !== "FAILED";
  const tabs: { key: Tab; text: string }[] = [
    { key: "plan", text: t(desk.plan) },
    { key: "transactions", text: `${t(desk.transactions)} ${c.receipts.length}` },
    { key: "entries", text: t(desk.entries) },
    { key: "transfers", text: t(desk.transfersTab) },
    { key: "documents", text: t(desk.documents) },
  ];
  const risk = c.riskClass in riskClasses ? t(riskClasses[c.riskClass as keyof typeof riskClasses]) : c.riskClass;
  const repaid = less(c.principal, c.outstanding.principal);
  return (
    <>
      <PastNote />
      <PageHead
        title={c.enterprise.name}
        tags={<StateTag state={c.state} late={c.daysPastDue} />}
        about={
          <span className="n">
            {c.number} · {productName(c.product)}
          </span>
        }
      >
        <Link className="btn" to={`/o/customers/${c.enterprise.id}`}>
          {t(desk.toCustomer)}
        </Link>
        {mayReceive && open && date === null && (
          <Link className="btn pri" to={`/o/contracts/${c.id}/receive`} data-testid="take-payment">
            <Icon name="plus" size="sm" />
            {t(desk.takePayment)} <kbd>P</kbd>
          </Link>
        )}
      </PageHead>
      <ReceiveKey on={mayReceive && open && date === null} id={c.id} />
      <section className="card" style={{ marginBottom: 14 }}>
        <div className="tiles">
          <Tile what={t(desk.outstanding)} figure={figure(c.outstanding.principal)} large testid="outstanding" />
          <Tile what={t(desk.owedNow)} figure={figure(totalOf(c.outstanding))} below={`${t(common.interest)} ${figure(c.outstanding.interest)} · ${t(common.penalty)} ${figure(c.outstanding.penalty)}`} />
          <Tile what={t(desk.nextDue)} figure={c.nextDue === null ? "—" : figure(c.nextDue.amount)} below={c.nextDue?.date} />
          <Tile what={t(desk.daysLate)} figure={String(c.daysPastDue)} below={isZero(plus(c.overdue.principal, c.overdue.interest, c.overdue.penalty)) ? undefined : figure(plus(c.overdue.principal, c.overdue.interest, c.overdue.penalty))} bad={c.daysPastDue > 0} />
          <div>
            <div className="m s">{t(desk.riskClass)}</div>
            <span className={`tag ${riskTone[c.riskClass] ?? "bad"}`} style={{ fontSize: 14, padding: "3px 10px", marginTop: 4 }}>
              {risk}
            </span>
          </div>
          <Tile what={t(common.rate)} figure={percent(c.terms.rate)} below={`${methodOf(c.terms.amortisation, language)} · ${t(common.months, { n: c.terms.months })} · ${dayCountOf(c.terms.dayCount)}`} />
        </div>
        <div style={{ marginTop: 12 }}>
          <Load share={shareOf(repaid, c.principal)} label={`${t(phone.repaid, { amount: figure(repaid) })} ${t(phone.ofLoan, { amount: figure(c.principal) })}`} />
          <div className="row sb s m n" style={{ marginTop: 4 }}>
            <span>{t(phone.repaid, { amount: figure(repaid) })}</span>
            <span>{t(phone.ofLoan, { amount: figure(c.principal) })}</span>
          </div>
        </div>
      </section>
      <div className="tabline" role="tablist">
        {tabs.map((x) => (
          <button key={x.key} type="button" role="tab" aria-selected={tab === x.key} onClick={() => setTab(x.key)} data-testid={`tab-${x.key}`}>
            {x.text}
          </button>
        ))}
      </div>
      <div role="tabpanel">
        {tab === "plan" && <Plan contract={c} />}
        {tab === "transactions" && <Receipts contract={c} />}
        {tab === "entries" && <EntryList filter={{ subject: c.number }} testid="contract-entries" />}
        {tab === "transfers" && <Transfers contract={c.id} />}
        {tab === "documents" && <Documents contract={c} />}
      </div>
    </>
  );
}

function ReceiveKey({ on, id }: { on: boolean; id: string }) {
  useKey(on ? { p: () => location.assign(`/o/contracts/${id}/receive`) } : {});
  return null;
}

function Tile({ what, figure: shown, below, large, bad, testid }: { what: string; figure: string; below?: string; large?: boolean; bad?: boolean; testid?: string }) {
  return (
    <div>
      <div className="m s">{what}</div>
      <div className={`n b ${bad === true ? "bad" : ""}`} style={{ fontSize: large === true ? 28 : 18, lineHeight: "34px" }} data-testid={testid}>
        {shown}
      </div>
      {below !== undefined && <div className="m s n" style={{ whiteSpace: "normal" }}>{below}</div>}
    </div>
  );
}

function Plan({ contract: c }: { contract: Contract }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<number | null>(null);
  const sum = (pick: (i: Instalment) => { currency: string; amount: string }) => plus(...c.instalments.map(pick));
  if (c.instalments.length === 0) return <Empty icon={c.disbursedOn === null ? "clock" : "check"} text={t(c.disbursedOn === null ? phone.waitingPayout : phone.planDone)} />;
  return (
    <section className="card scroll">
      <p className="s m">{t(desk.clickRow)}</p>
      <table className="list-table n" data-testid="plan">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t(common.due)}</th>
            <th scope="col" className="r">{t(common.principal)}</th>
            <th scope="col" className="r">{t(common.interest)}</th>
            <th scope="col" className="r">{t(common.penalty)}</th>
            <th scope="col" className="r">{t(common.total)}</th>
            <th scope="col" className="r">{t(desk.paidSoFar)}</th>
            <th scope="col" className="r">{t(desk.leftOver)}</th>
            <th scope="col" className="r">{t(desk.balanceAfter)}</th>
            <th scope="col">{t(common.state)}</th>
          </tr>
        </thead>
        {c.instalments.map((i) => (
          <tbody key={i.number}>
            <tr onClick={() => setOpen(open === i.number ? null : i.number)} className={i.state === "PAID" ? "m" : ""}>
              <td>
                <button type="button" className="a" aria-expanded={open === i.number} onClick={(e) => { e.stopPropagation(); setOpen(open === i.number ? null : i.number); }}>
                  {i.number}
                </button>
              </td>
              <td>{i.due}</td>
              <td className="r">{figure(i.principal)}</td>
              <td className="r">{figure(i.interest)}</td>
              <td className="r">{figure(i.penalty)}</td>
              <td className="r b">{figure(i.total)}</td>
              <td className="r">{figure(i.paid)}</td>
              <td className="r">{figure(i.left)}</td>
              <td className="r">{figure(i.balanceAfter)}</td>
              <td>{i.state === "PAID" ? <span className="good">{t(states.PAID_ROW)} ✓</span> : i.state === "FUTURE" ? <span className="m">{t(states.FUTURE)}</span> : <StateTag state={i.state} />}</td>
            </tr>
            {open === i.number && (
              <tr>
                <td colSpan={10} style={{ whiteSpace: "normal", background: "var(--sunken)", maxWidth: "none" }}>
                  {t(phone.period, { from: i.from, to: i.due, n: i.days })}
                  {i.payableBy !== i.due && ` · ${t(phone.payableBy, { day: i.payableBy })}`}
                  {i.explain !== null && <div className="b">{t(i.explain)}</div>}
                  {i.paidOn !== null && <div className="good">{t(phone.paidOn, { day: i.paidOn })}</div>}
                </td>
              </tr>
            )}
          </tbody>
        ))}
        <tbody>
          <tr className="sum-row">
            <td />
            <td>{t(common.total)}</td>
            <td className="r">{figure(sum((i) => i.principal))}</td>
            <td className="r">{figure(sum((i) => i.interest))}</td>
            <td className="r">{figure(sum((i) => i.penalty))}</td>
            <td className="r">{figure(sum((i) => i.total))}</td>
            <td className="r">{figure(sum((i) => i.paid))}</td>
            <td className="r">{figure(sum((i) => i.left))}</td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Receipts({ contract: c }: { contract: Contract }) {
  const { t } = useLanguage();
  const parts = ["fees", "penalty", "interest", "principal", "excess"] as const;
  const { date } = useAsOf();
  const mayReverse = useRole("OPERATIONS") && date === null;
  const [reversing, setReversing] = useState<ReceiptLine | null>(null);
  if (c.receipts.length === 0) return <Empty icon="doc" text={t(desk.noReceipts)} />;
  const held = c.receipts.filter((r) => r.reversed !== true);
  const how = (h: string) => (h in desk ? t(desk[h as keyof typeof desk]) : h);
  return (
    <section className="card scroll">
      <table className="list-table flat n" data-testid="receipts">
        <thead>
          <tr>
            <th scope="col">{t(desk.valueDate)}</th>
            <th scope="col">{t(desk.bookedAt)}</th>
            <th scope="col">{t(desk.how)}</th>
            {parts.map((p) => (
              <th key={p} scope="col" className="r">
                {p === "excess" ? t(common.excess).split(/[，,]/)[0] : t(common[p])}
              </th>
            ))}
            <th scope="col" className="r">
              {t(common.total)}
            </th>
            {mayReverse && <th scope="col">{t(desk.reverse)}</th>}
          </tr>
        </thead>
        <tbody>
          {c.receipts.map((r) => (
            <tr key={r.id}>
              <td>{r.valueDate}</td>
              <td>{moment(r.bookedAt)}</td>
              <td>
                {how(r.how)} {r.reversed === true && <StateTag state="REVERSED" />}
              </td>
              {parts.map((p) => (
                <td key={p} className="r">
                  {figure(r.split[p])}
                </td>
              ))}
              <td className="r b">{figure(r.amount)}</td>
              {mayReverse && (
                <td>
                  {r.reversed !== true && (
                    <button type="button" className="a" onClick={() => setReversing(r)}>
                      {t(desk.reverse)}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
          <tr className="sum-row">
            <td>{t(common.total)}</td>
            <td />
            <td />
            {parts.map((p) => (
              <td key={p} className="r">
                {figure(plus(...held.map((r) => r.split[p])))}
              </td>
            ))}
            <td className="r">{figure(plus(...held.map((r) => r.amount)))}</td>
            {mayReverse && <td />}
          </tr>
        </tbody>
      </table>
      {reversing !== null && <Reverse contract={c} receipt={reversing} close={() => setReversing(null)} />}
    </section>
  );
}

function Transfers({ contract }: { contract: string }) {
  const { t, language } = useLanguage();
  return (
    <List<Transfer>
      path="/transfers"
      filter={{ subject: contract }}
      id={(x) => x.id}
      to={(x) => `/o/money?open=${x.id}`}
      columns={[
        { head: t(common.date), cell: (x) => <span className="n">{moment(x.createdAt)}</span>, slot: "date" },
        { head: t(desk.direction), cell: (x) => t(desk[x.direction]), slot: "name" },
        { head: t(common.account), cell: (x) => `${x.account.bank} ${tail(x.account.tail, language)}` },
        { head: t(common.state), cell: (x) => <StateTag state={x.state === "SETTLED" ? "DONE" : x.state} />, slot: "state" },
        { head: t(common.amountUnit), cell: (x) => figure(x.amount), right: true, slot: "amount" },
      ]}
    />
  );
}

function Documents({ contract: c }: { contract: Contract }) {
  const { t } = useLanguage();
  if (c.documents.length === 0) return <Empty icon="doc" text={t(common.none)} />;
  return (
    <section className="card stack">
      {c.documents.map((d) => (
        <Paper key={d.id} id={d.id} />
      ))}
    </section>
  );
}

interface Facts {
  id: string;
  kind: string;
  sha256: string;
  size: number;
  pages: number;
  language: string;
  createdAt: string;
  signatures: { signer: string | { name: string }; at: string; how: string }[];
}

function Paper({ id }: { id: string }) {
  const { t } = useLanguage();
  const facts = useGet<Facts>(`/documents/${id}/facts`);
  return (
    <div>
      <a href={`/api/v1/documents/${id}`} target="_blank" rel="noreferrer">
        {t(desk.document)}
      </a>
      {facts.data !== undefined && (
        <div className="s m">
          {moment(facts.data.createdAt)} · <span className="sha">{`SHA-256 ${facts.data.sha256}`}</span>
          {facts.data.signatures?.map((s) => (
            <div key={s.at}>
              ✓ {typeof s.signer === "string" ? s.signer : s.signer.name} · {moment(s.at)} · {s.how}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
