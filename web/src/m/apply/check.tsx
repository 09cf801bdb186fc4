import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useCommand, useGet } from "../../api/hooks";
import type { Application, BankAccount, InvoiceSummary } from "../../api/types";
import { amount, tail } from "../../money/format";
import { Note, Trouble } from "../../parts/answers";
import { BusyButton } from "../../parts/controls";
import { nameOf } from "../../parts/named";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import { stepPath, type Step, type StepProps } from "./steps";

/** Everything on one page, then one button; the answer is shown where it comes. */
export function CheckStep({ application: a, product }: StepProps) {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const summary = useGet<InvoiceSummary>(`/enterprises/${a.enterprise.id}/invoices/summary`);
  const accounts = useGet<BankAccount[]>(`/enterprises/${a.enterprise.id}/accounts`);
  const [deciding, setDeciding] = useState(false);
  const submit = useCommand<Application>({ path: `/applications/${a.id}/submit` });
  const account = accounts.data?.at(0);
  const purpose = product?.purposes.find((p) => p.code === a.purpose);
  const rows: [string, string, Step][] = [
    [t(phone.checkWhat), `${nameOf(a.product, language)} · ${amount(a.amount, language)} · ${a.months === null ? "—" : t(common.months, { n: a.months })}`, "what"],
    [t(phone.checkPurpose), purpose === undefined ? (a.purpose ?? "—") : t(purpose.name), "what"],
    [t(phone.checkData), summary.data === undefined ? "…" : t(phone.dataHave, { sales: summary.data.sales.count, purchases: summary.data.purchases.count }), "data"],
    [t(phone.checkAccount), account === undefined ? "—" : `${account.bank} ${tail(account.tail, language)}`, "account"],
  ];
  const go = () => {
    setDeciding(true);
    submit.mutate(undefined, {
      onSuccess: () => void navigate(`/m/applications/${a.id}`, { replace: true }),
      onSettled: () => setDeciding(false),
    });
  };
  if (deciding) {
    return (
      <section className="card stack" role="status" aria-live="polite">
        <h2 style={{ fontSize: 18 }}>{t(phone.deciding)}</h2>
        <p className="m">{t(phone.decidingHow)}</p>
        <div className="load">
          <b className="c" style={{ width: "60%" }} />
        </div>
      </section>
    );
  }
  return (
    <div className="stack wide">
      <div className="card">
        {rows.map(([what, text, step]) => (
          <div key={what} className="li">
            <span className="g1">
              <span className="s m" style={{ display: "block" }}>
                {what}
              </span>
              <span className="n" style={{ whiteSpace: "normal" }}>
                {text}
              </span>
            </span>
            <Link to={stepPath(a.id, step)} style={{ fontSize: 14 }}>
              {t(phone.change)}
              <span className="sr"> {what}</span>
            </Link>
          </div>
        ))}
      </div>
      {a.missing.length > 0 && (
        <Note tone="lan" icon="warn">
          <span className="b">{t(phone.missing)}</span>
          <ul>
            {a.missing.map((m) => (
              <li key={m}>
                <Link to={stepPath(a.id, stepOf(m))}>{missingText(m, t)}</Link>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {submit.error !== null && <Trouble problem={submit.error} command retry={go} />}
      <div className="cta">
        <BusyButton busy={submit.isPending} disabled={a.missing.length > 0} className="btn pri big" onClick={go} testid="apply-submit">
          {t(phone.submit)}
        </BusyButton>
        <div className="s m c" style={{ marginTop: 7 }}>
          {t(phone.submitHow)}
        </div>
      </div>
    </div>
  );
}

function stepOf(missing: string): Step {
  if (/consent/i.test(missing)) return "consents";
  if (/invoice/i.test(missing)) return "data";
  if (/account/i.test(missing)) return "account";
  return "what";
}

const missingWords: Record<Step, keyof typeof phone> = {
  what: "whatFor",
  consents: "consents",
  business: "meBusiness",
  data: "invoices",
  account: "checkAccount",
  check: "checkTitle",
};

const missingText = (missing: string, t: ReturnType<typeof useLanguage>["t"]): string => t(phone[missingWords[stepOf(missing)]]);
