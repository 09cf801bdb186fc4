import { useState } from "react";
import { Link, Navigate, useParams } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { Application, ApplicationState, BankAccount, Reason } from "../api/types";
import { amount, day, figure, moment, percent, tail } from "../money/format";
import { Loaded, Note, Trouble } from "../parts/answers";
import { BusyButton, Dialog } from "../parts/controls";
import { Receipt } from "../parts/figures";
import { Icon } from "../parts/icon";
import { nameOf } from "../parts/named";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { judge } from "../words/judge";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import type { Pair } from "../words/words";
import { PhonePage } from "./shell";

const whileMoving = 1500;
const whileWaiting = 15_000;

const pace = (state: ApplicationState | undefined): number | false =>
  state === "SIGNED" || state === "PAYING" ? whileMoving : state === "REFERRED" || state === "SECOND_CHECK" ? whileWaiting : false;

const titles: Partial<Record<ApplicationState, Pair>> = {
  REFERRED: phone.referredTitle,
  REFUSED: phone.refusedTitle,
  SIGNED: phone.signedTitle,
  SECOND_CHECK: phone.secondCheckTitle,
  PAYING: phone.payingTitle,
  PAID: phone.paidTitle,
  PAYMENT_FAILED: phone.failedTitle,
  WITHDRAWN: phone.withdrawnTitle,
  EXPIRED: phone.expiredTitle,
};

/** Where an application stands, who acts next, and what can be done. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  const [moving, setMoving] = useState<number | false>(whileMoving);
  const application = useGet<Application>(`/applications/${id}`, { every: moving });
  const now = pace(application.data?.state);
  if (application.data !== undefined && now !== moving) setMoving(now);
  return (
    <PhonePage title={t(phone.progress)} back="/m/borrow" about={application.data?.number} contact={application.data?.contact}>
      <div className="pad">
        <Loaded of={application} shape="line,block,tall">
          {(a) => (a.state === "DRAFT" ? <Navigate to={`/m/applications/${id}/what`} replace /> : <Standing application={a} />)}
        </Loaded>
      </div>
    </PhonePage>
  );
}

/** What was signed, or what is wished as long as nothing is. */
const agreed = (a: Application) => a.signed ?? { amount: a.amount, months: a.months };
const again = (a: Application) => (a.product === null ? "/m/borrow" : `/m/borrow/${a.product.code}`);
const mostNow = (a: Application) => a.offer?.available ?? a.offer?.limit;

function Standing({ application: a }: { application: Application }) {
  const { t, language } = useLanguage();
  const title = a.state === "OFFERED" && a.offer !== null ? t(phone.offeredTitle, { amount: amount(mostNow(a), language) }) : titles[a.state] !== undefined ? t(titles[a.state]!) : "";
  return (
    <div className="stack wide" data-testid={`application-${a.state}`}>
      <div>
        <div className="row sb s m n">
          <span>{t(phone.application, { number: a.number })}</span>
          <StateTag state={a.state} />
        </div>
        <h2 style={{ fontSize: 22, lineHeight: 1.3, marginTop: 6 }} role="status">
          {title}
        </h2>
        <p className="m">
          {nameOf(a.product, language)} · <span className="n">{amount(agreed(a).amount, language)}</span>
          {agreed(a).months !== null && ` · ${t(common.months, { n: agreed(a).months ?? 0 })}`}
        </p>
      </div>
      <Body application={a} />
      <Way application={a} />
      {["OFFERED", "REFERRED"].includes(a.state) && <Withdraw id={a.id} />}
    </div>
  );
}

function Body({ application: a }: { application: Application }) {
  const { t, language } = useLanguage();
  switch (a.state) {
    case "OFFERED":
      return (
        <section className="stack">
          {a.offer !== null && (
            <p className="n m" style={{ whiteSpace: "normal" }}>
              {t(phone.offeredUntil, { rate: percent(a.offer.rate), day: day(a.offer.validUntil, language) })}
            </p>
          )}
          {a.reasons.length > 0 && <Reasons title={t(phone.offeredLess)} reasons={a.reasons} />}
          {a.reasons.length > 0 && <Ways application={a} />}
          <Link to={`/m/applications/${a.id}/offer`} className="btn pri big" data-testid="see-offer">
            {t(phone.seeOffer)}
          </Link>
        </section>
      );
    case "REFERRED":
      return (
        <section className="stack">
          <p>{t(phone.referredHow)}</p>
          {a.reasons.length > 0 && <Reasons title={t(common.reason)} reasons={a.reasons} />}
          <Ways application={a} />
        </section>
      );
    case "REFUSED":
      return (
        <section className="stack">
          <Reasons title={t(phone.refusedHow)} reasons={a.reasons} />
          <Ways application={a} />
          {a.helps?.person === true && <AskPerson id={a.id} />}
          <Note tone="riv" icon="upload">
            {t(phone.refusedNext)}
          </Note>
          <Link to={again(a)} className="btn">
            {t(phone.again)}
          </Link>
        </section>
      );
    case "PAID":
      return <Paid application={a} />;
    case "PAYMENT_FAILED":
      return <PaymentFailed application={a} />;
    case "WITHDRAWN":
    case "EXPIRED":
      return (
        <Link to={again(a)} className="btn">
          {t(phone.again)}
        </Link>
      );
    default:
      return null;
  }
}

/** Changes in the customer's own power that were judged again and give another answer. */
function Ways({ application: a }: { application: Application }) {
  const { t } = useLanguage();
  const ways = a.helps?.remedies ?? [];
  if (ways.length === 0) return null;
  return (
    <section className="card" data-testid="ways">
      <div className="b">{t(judge.yourWays)}</div>
      <p className="s m">{t(judge.yourWaysHow)}</p>
      {ways.map((w, i) => (
        <div key={i} className="row top" style={{ padding: "8px 0" }}>
          <Icon name="check" size="sm" tone="good" />
          <span className="g1 n" style={{ whiteSpace: "normal" }}>
            {w.changes.map((c, n) => (
              <span key={n} style={{ display: "block" }}>
                {n > 0 && `${t(judge.and)} `}
                {t(c)}
              </span>
            ))}
            <span className="s m">{t(judge.then, { answer: w.outcome === "ACCEPTED" && w.limit !== null ? t(judge.accepted, { amount: figure(w.limit) }) : t(judge.referred) })}</span>
          </span>
        </div>
      ))}
    </section>
  );
}

function AskPerson({ id }: { id: string }) {
  const { t } = useLanguage();
  const askPerson = useCommand<Application>({ path: `/applications/${id}/ask-person` });
  return (
    <section className="card stack">
      <p className="s13">{t(judge.askPersonHow)}</p>
      {askPerson.error !== null && <Trouble problem={askPerson.error} command />}
      <BusyButton busy={askPerson.isPending} className="btn" onClick={() => askPerson.mutate()} testid="ask-person">
        {t(judge.askPerson)}
      </BusyButton>
    </section>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: Reason[] }) {
  const { t } = useLanguage();
  return (
    <section className="card">
      <div className="s m">{title}</div>
      {reasons.map((r) => (
        <div key={r.code} className="li" style={{ alignItems: "flex-start" }}>
          <Icon name="doc" size="sm" tone="riv" />
          <span className="g1">
            <span className="b">{t(r.text)}</span>
            {r.help && (
              <span className="s13 m" style={{ display: "block" }}>
                {t(r.help)}
              </span>
            )}
          </span>
        </div>
      ))}
    </section>
  );
}

function Paid({ application: a }: { application: Application }) {
  const { t, language } = useLanguage();
  const accounts = useGet<BankAccount[]>(`/enterprises/${a.enterprise.id}/accounts`);
  const account = accounts.data?.find((x) => x.id === a.signed?.account) ?? accounts.data?.at(0);
  return (
    <section className="stack">
      <div className="card" data-testid="payout-receipt">
        <div className="b" style={{ marginBottom: 4 }}>
          {t(phone.receipt)}
        </div>
        <Receipt
          rows={[
            { what: t(common.number), amount: a.number },
            { what: t(common.account), amount: account === undefined ? "—" : `${account.bank} ${tail(account.tail, language)}` },
            { what: t(phone.youReceive), amount: amount(agreed(a).amount, language), sum: true },
          ]}
        />
      </div>
      {a.contract !== null && (
        <Link to={`/m/contracts/${a.contract}`} className="btn pri big" data-testid="to-plan">
          {t(phone.toPlan)}
        </Link>
      )}
      {a.document !== null && (
        <a href={`/api/v1/documents/${a.document}`} target="_blank" rel="noreferrer" className="btn">
          <Icon name="doc" size="sm" />
          {t(phone.contractPdf)}
        </a>
      )}
    </section>
  );
}

function PaymentFailed({ application: a }: { application: Application }) {
  const { t } = useLanguage();
  const again = useCommand<Application>({ path: `/applications/${a.id}/retry-payment` });
  return (
    <section className="stack">
      <Note tone="bad" icon="warn">
        <span className="b">{a.payment?.reason ? t(a.payment.reason.text) : t(phone.failedTitle)}</span>
        <div className="s13">{t(phone.failedMoney)}</div>
      </Note>
      {again.error !== null && <Trouble problem={again.error} command />}
      <BusyButton busy={again.isPending} className="btn pri big" onClick={() => again.mutate()} testid="retry-payment">
        {t(phone.retryPay)}
      </BusyButton>
      <p className="s m c">{t(phone.retrySafe)}</p>
    </section>
  );
}

/** The way of the money, step by step, with the time where it is known. */
function Way({ application: a }: { application: Application }) {
  const { t, language } = useLanguage();
  const order: ApplicationState[] = ["DRAFT", "REFERRED", "OFFERED", "SIGNED", "SECOND_CHECK", "PAYING", "PAID"];
  const timeOf = (state: ApplicationState) => a.steps?.findLast((s) => s.state === state)?.at;
  const ended = a.state === "REFUSED" || a.state === "WITHDRAWN" || a.state === "EXPIRED";
  const at = a.state === "PAYMENT_FAILED" ? order.indexOf("PAYING") : order.indexOf(a.state);
  const rows: { text: string; below?: string; time?: string | null; from: ApplicationState; until: ApplicationState }[] = [
    { text: t(phone.wayApplied), time: a.submittedAt, from: "DRAFT", until: "DRAFT" },
    {
      text: t(phone.wayDecided),
      time: timeOf("OFFERED") ?? timeOf("REFERRED"),
      below: a.state === "REFERRED" ? t(phone.wayReferred) : a.offer !== null ? t(phone.wayOffered, { amount: amount(a.offer.limit, language) }) : undefined,
      from: "REFERRED",
      until: "REFERRED",
    },
    { text: t(phone.waySigned), time: a.signed?.at ?? timeOf("SIGNED"), from: "OFFERED", until: "OFFERED" },
    ...(a.state === "SECOND_CHECK" ? [{ text: t(phone.wayCheck), from: "SECOND_CHECK" as const, until: "SECOND_CHECK" as const }] : []),
    { text: t(phone.wayPaying), below: a.state === "PAYING" ? t(phone.wayPayingNow) : undefined, from: a.state === "SECOND_CHECK" ? "PAYING" : "SIGNED", until: "PAYING" },
    { text: t(phone.wayPaid), time: timeOf("PAID"), below: a.state === "PAID" ? t(phone.wayPaidAmount, { amount: amount(agreed(a).amount, language) }) : undefined, from: "PAID", until: "PAID" },
  ];
  if (ended) return null;
  return (
    <ol className="way card" aria-label={t(phone.progress)}>
      {rows.map((r) => {
        const past = at > order.indexOf(r.until) || a.state === "PAID";
        const here = !past && at >= order.indexOf(r.from);
        const tone = past ? "" : here ? (a.state === "PAYMENT_FAILED" ? "bad" : "now") : "next";
        return (
          <li key={r.text} className={tone} aria-current={here ? "step" : undefined}>
            <span>
              <span className={here ? "b" : past ? "" : "m"}>{r.text}</span>
              {r.below !== undefined && (
                <span className="s m" style={{ display: "block" }}>
                  {r.below}
                </span>
              )}
            </span>
            <span className="s m n">{r.time ? moment(r.time) : ""}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Withdraw({ id }: { id: string }) {
  const { t } = useLanguage();
  const [sure, setSure] = useState(false);
  const withdraw = useCommand<Application>({ path: `/applications/${id}/withdraw` });
  return (
    <>
      <button type="button" className="a m c" style={{ fontSize: 14, minHeight: 44 }} onClick={() => setSure(true)}>
        {t(phone.withdraw)}
      </button>
      {sure && (
        <Dialog kind="sheet" title={t(phone.withdraw)} close={() => setSure(false)}>
          <div className="stack">
            <p>{t(phone.withdrawSure)}</p>
            {withdraw.error !== null && <Trouble problem={withdraw.error} command />}
            <BusyButton busy={withdraw.isPending} className="btn danger big" onClick={() => withdraw.mutate(undefined, { onSuccess: () => setSure(false) })}>
              {t(phone.withdraw)}
            </BusyButton>
          </div>
        </Dialog>
      )}
    </>
  );
}
