import { Link, useParams } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { Application, Product } from "../api/types";
import { amount, moment, percent } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { Receipt } from "../parts/figures";
import { nameOf } from "../parts/named";
import { useRole } from "../parts/session";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { Consents, Invoices } from "./customer-parts";
import { CommandFoot, PageHead } from "./page";

export function Component() {
  const { id = "" } = useParams();
  const application = useGet<Application>(`/applications/${id}`, { every: 10_000 });
  return (
    <Loaded of={application} shape="line,tall,tall">
      {(a) => <One application={a} />}
    </Loaded>
  );
}

function One({ application: a }: { application: Application }) {
  const { t, language } = useLanguage();
  const products = useGet<Product[]>("/products", { fresh: Infinity });
  const purpose = products.data?.flatMap((p) => p.purposes).find((p) => p.code === a.purpose);
  const mayRetry = useRole("OPERATIONS");
  return (
    <>
      <PageHead title={a.enterprise.name} tags={<StateTag state={a.state} />} about={<span className="n">{a.number}</span>}>
        <Link className="btn" to={`/o/customers/${a.enterprise.id}`}>
          {t(desk.toCustomer)}
        </Link>
        {a.decision !== null && (
          <Link className="btn" to={`/o/decisions/${a.decision}`}>
            {t(desk.toDecision)}
          </Link>
        )}
        {a.contract !== null && (
          <Link className="btn pri" to={`/o/contracts/${a.contract}`}>
            {t(desk.toContract)}
          </Link>
        )}
      </PageHead>
      <div className="cols aside">
        <div className="stack">
          <section className="card">
            <Receipt
              rows={[
                { what: t(common.product), amount: nameOf(a.product, language) },
                { what: t(desk.wanted), amount: `${amount(a.amount, language)} · ${(a.months === null ? "—" : t(common.months, { n: a.months }))}` },
                { what: t(desk.purpose), amount: purpose === undefined ? (a.purpose ?? "—") : t(purpose.name) },
                { what: t(desk.created), amount: moment(a.createdAt) },
                { what: t(desk.submitted), amount: moment(a.submittedAt) },
                ...(a.offer === null ? [] : [{ what: t(desk.offer), amount: t(desk.offerUpTo, { amount: amount(a.offer.limit, language), rate: percent(a.offer.rate), n: a.offer.monthsMax }) }]),
              ]}
            />
            {a.document !== null && (
              <a href={`/api/v1/documents/${a.document}`} target="_blank" rel="noreferrer">
                {t(desk.document)}
              </a>
            )}
          </section>
          <Invoices enterprise={a.enterprise.id} brief />
        </div>
        <div className="stack">
          {a.missing.length > 0 && (
            <Note tone="lan" icon="warn">
              <span className="b">{t(desk.missing)}</span> {a.missing.join(" · ")}
            </Note>
          )}
          {a.reasons.length > 0 && (
            <section className="card">
              <h2>{t(desk.reasons)}</h2>
              {a.reasons.map((r) => (
                <div key={r.code} className="rule">
                  <span className="m xs n">{r.code}</span>
                  <span>
                    {t(r.text)}
                    {r.help && <span className="m s" style={{ display: "block" }}>{t(r.help)}</span>}
                  </span>
                </div>
              ))}
            </section>
          )}
          {a.state === "PAYMENT_FAILED" && (
            <section className="card stack">
              <Note tone="bad" icon="warn">
                {a.payment?.reason ? t(a.payment.reason.text) : null}
              </Note>
              {mayRetry && <RetryPayment application={a} />}
            </section>
          )}
          <Consents enterprise={a.enterprise.id} />
        </div>
      </div>
    </>
  );
}

function RetryPayment({ application: a }: { application: Application }) {
  const { t } = useLanguage();
  const again = useCommand<Application>({ path: `/applications/${a.id}/retry-payment` });
  return <CommandFoot problem={again.error} busy={again.isPending} text={t(desk.retryPayout)} below={t(desk.retryPayoutHow)} act={() => again.mutate()} testid="retry-payment" />;
}
