import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useGet } from "../api/hooks";
import type { Contract, Instalment, ReceiptLine } from "../api/types";
import { amount, day, daysBetween, figure, isZero, less, moment, percent, plus, shareOf, totalOf } from "../money/format";
import { Empty, Loaded, Note } from "../parts/answers";
import { Load, Receipt } from "../parts/figures";
import { Icon } from "../parts/icon";
import { dayCountOf, methodOf, useProductName } from "../parts/named";
import { StateTag } from "../parts/state";
import { common, states } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { Repay } from "./repay";
import { PhonePage } from "./shell";

/** One loan: what is owed, the plan in which every row explains itself, receipts and papers. */
export function Component() {
  const { id = "", act } = useParams();
  const { t } = useLanguage();
  const navigate = useNavigate();
  const contract = useGet<Contract>(`/contracts/${id}`);
  const c = contract.data;
  const payable = c !== undefined && c.state !== "SETTLED" && c.state !== "WAITING_US" && c.state !== "FAILED";
  return (
    <PhonePage title={t(phone.planTitle)} back="/m" about={c?.number} className={payable ? "with-cta" : ""}>
      <div className="pad">
        <Loaded of={contract} shape="line,line,block,tall">
          {(data) => <Plan contract={data} />}
        </Loaded>
      </div>
      {payable && (
        <div className="cta">
          <Link to={`/m/contracts/${id}/repay`} className="btn pri big" data-testid="repay-open">
            {t(phone.repay)}
          </Link>
        </div>
      )}
      {act === "repay" && c !== undefined && <Repay contract={c} close={() => void navigate(`/m/contracts/${id}`, { replace: true })} />}
    </PhonePage>
  );
}

function Plan({ contract: c }: { contract: Contract }) {
  const { t, language } = useLanguage();
  const productName = useProductName();
  const repaid = less(c.principal, c.outstanding.principal);
  const paidRows = c.instalments.filter((i) => i.state === "PAID").length;
  return (
    <div className="stack wide" data-testid={`contract-${c.state}`}>
      <section>
        <div className="row sb base wrap" style={{ rowGap: 0 }}>
          <span className="m" style={{ fontSize: 14 }}>
            {t(phone.owed)}
          </span>
          <span className="s m n" style={{ whiteSpace: "normal" }}>
            {productName(c.product)} · {c.number}
          </span>
        </div>
        <div className="row sb wrap">
          <span className="n b" style={{ fontSize: 32, lineHeight: 1.25 }} data-testid="principal-owed">
            {figure(c.outstanding.principal)}
          </span>
          <StateTag state={c.state} late={c.daysPastDue} />
        </div>
        <div style={{ margin: "8px 0 6px" }}>
          <Load share={shareOf(repaid, c.principal)} label={`${t(phone.repaid, { amount: figure(repaid) })} ${t(phone.ofLoan, { amount: figure(c.principal) })}`} />
        </div>
        <div className="row sb wrap s m n" style={{ rowGap: 0 }}>
          <span>
            {t(phone.repaid, { amount: figure(repaid) })}
            {c.instalments.length > 0 && ` (${paidRows}/${c.instalments.length})`}
          </span>
          <span>{t(phone.ofLoan, { amount: figure(c.principal) })}</span>
        </div>
      </section>
      {c.daysPastDue > 0 && (
        <Note tone="bad" icon="warn">
          <span className="b n" style={{ whiteSpace: "normal" }}>
            {t(phone.lateNow, { amount: amount(plus(c.overdue.principal, c.overdue.interest, c.overdue.penalty), language), n: c.daysPastDue })}
          </span>
        </Note>
      )}
      {c.state === "WAITING_US" && <Note tone="riv" icon="clock">{t(phone.waitingPayout)}</Note>}
      {c.instalments.length > 0 && <PlanTable contract={c} />}
      {c.instalments.length === 0 && c.disbursedOn !== null && <Note tone="good">{t(phone.planDone)}</Note>}
      <section>
        <h2>{t(phone.receipts)}</h2>
        {c.receipts.length === 0 ? <Empty icon="doc" text={t(phone.noReceipts)} /> : c.receipts.map((r) => <ReceiptFold key={r.id} of={r} />)}
      </section>
      <details className="fold">
        <summary>
          <span className="g1">{t(phone.showTerms)}</span>
          <Icon name="down" size="sm" tone="m" />
        </summary>
        <div className="inner">
          <Receipt
            rows={[
              { what: t(common.rate), amount: percent(c.terms.rate) },
              { what: t(phone.method), amount: methodOf(c.terms.amortisation, language) },
              { what: t(common.tenor), amount: t(common.months, { n: c.terms.months }) },
              { what: t(phone.dayCount), amount: dayCountOf(c.terms.dayCount) },
              { what: t(phone.firstDue), amount: c.terms.firstDue },
              { what: t(phone.lateRate), amount: percent(c.terms.penaltyRate) },
            ]}
          />
        </div>
      </details>
      {c.documents.length > 0 && (
        <section>
          <h2>{t(phone.documents)}</h2>
          {c.documents.map((d) => (
            <a key={d.id} href={`/api/v1/documents/${d.id}`} target="_blank" rel="noreferrer" className="li">
              <Icon name="doc" tone="riv" />
              <span className="g1">{t(phone.contractPdf)}</span>
              <Icon name="right" size="sm" tone="m" />
            </a>
          ))}
        </section>
      )}
    </div>
  );
}

function PlanTable({ contract: c }: { contract: Contract }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<number | null>(null);
  const next = c.instalments.find((i) => i.state !== "PAID");
  return (
    <table className="plan n" data-testid="plan">
      <thead>
        <tr>
          <th scope="col">{t(common.due)}</th>
          <th scope="col" className="r">
            {t(phone.toPay)}
          </th>
          <th scope="col" className="r opt">
            {t(common.principal)}
          </th>
          <th scope="col" className="r">
            {t(common.interest)}
          </th>
          <th scope="col" className="r">
            {t(common.state)}
          </th>
        </tr>
      </thead>
      {c.instalments.map((i) => (
        <tbody key={i.number}>
          <tr className={i === next ? "on b" : i.state === "PAID" ? "past" : ""}>
            <td>
              <button type="button" aria-expanded={open === i.number} onClick={() => setOpen(open === i.number ? null : i.number)}>
                {i.due.slice(2)}
              </button>
            </td>
            <td className="r">{figure(i.total)}</td>
            <td className="r opt">{figure(i.principal)}</td>
            <td className="r">{figure(i.interest)}</td>
            <td className="r">
              <RowState row={i} asOf={c.asOf} next={i === next} />
            </td>
          </tr>
          {open === i.number && (
            <tr>
              <td className="more" colSpan={5}>
                <Explained row={i} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function RowState({ row: i, asOf, next }: { row: Instalment; asOf: string; next: boolean }) {
  const { t } = useLanguage();
  if (i.state === "PAID") return <span className="good">{t(states.PAID_ROW)} ✓</span>;
  if (i.state === "OVERDUE") return <StateTag state="OVERDUE" late={Math.max(1, daysBetween(i.payableBy, asOf))} />;
  if (i.state === "PART") return <StateTag state="PART" />;
  const n = daysBetween(asOf, i.due);
  if (next && n >= 0 && n <= 7) {
    const when = n === 0 ? t(common.today) : n === 1 ? t(common.tomorrow) : n === 2 ? t(common.dayAfter) : t(common.inDays, { n });
    return <span className="tag lan">{when}</span>;
  }
  return <span className="m">{t(states.FUTURE)}</span>;
}

/** Where each figure of a row comes from. */
function Explained({ row: i }: { row: Instalment }) {
  const { t, language } = useLanguage();
  return (
    <div className="stack tight">
      <p>{t(phone.period, { from: i.from, to: i.due, n: i.days })}</p>
      {i.explain !== null && <p className="n" style={{ whiteSpace: "normal" }}>{t(i.explain)}</p>}
      {i.payableBy !== i.due && <p className="lan">{t(phone.payableBy, { day: i.payableBy })}</p>}
      <Receipt
        rows={[
          { what: t(common.principal), amount: figure(i.principal) },
          { what: t(common.interest), amount: `+ ${figure(i.interest)}` },
          ...(isZero(i.penalty) ? [] : [{ what: t(common.penalty), amount: `+ ${figure(i.penalty)}` }]),
          { what: t(phone.toPay), amount: figure(i.total), sum: true },
          ...(isZero(i.paid) ? [] : [{ what: t(phone.paidSoFar), amount: `− ${figure(i.paid)}` }]),
          ...(isZero(i.paid) || isZero(i.left) ? [] : [{ what: t(phone.leftOf), amount: figure(i.left), sum: true }]),
          { what: t(phone.balanceAfter), amount: figure(i.balanceAfter) },
        ]}
      />
      {i.paidOn !== null && <p className="good">{t(phone.paidOn, { day: day(i.paidOn, language) })} ✓</p>}
    </div>
  );
}

export function ReceiptFold({ of: r, contract }: { of: ReceiptLine; contract?: string }) {
  const { t } = useLanguage();
  const sum = totalOf(r.split);
  const rows = (["fees", "penalty", "interest", "principal", "excess"] as const).filter((k) => !isZero(r.split[k])).map((k) => ({ what: t(common[k]), amount: figure(r.split[k]) }));
  return (
    <details className="fold" data-testid="receipt">
      <summary>
        <Icon name="check" size="sm" tone="good" />
        <span className="g1">
          <span className="n">{r.valueDate}</span>
          {contract !== undefined && (
            <span className="s m n" style={{ display: "block" }}>
              {contract}
            </span>
          )}
        </span>
        <span className="n b">−{figure(r.amount)}</span>
        <Icon name="down" size="sm" tone="m" />
      </summary>
      <div className="inner">
        <Receipt rows={[...rows, { what: t(common.total), amount: figure(sum), sum: true }, { what: t(phone.receiptNumber), amount: r.id.slice(-12) }, { what: t(common.date), amount: moment(r.bookedAt) }]} />
      </div>
    </details>
  );
}
