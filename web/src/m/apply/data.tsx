import { useGet } from "../../api/hooks";
import type { Consent, InvoiceSummary, Purpose } from "../../api/types";
import { Loaded } from "../../parts/answers";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import { FetchInvoices, UploadInvoices } from "../../parts/invoices";
import { SalesChart } from "../sales-chart";
import { NextBar, type StepProps } from "./steps";

const others: Purpose[] = ["TAX", "BANK", "CREDIT_BUREAU"];

/** A line a source: waiting, reading, done, failed – try again, upload, or go on without. */
export function DataStep({ application, next }: StepProps) {
  const { t } = useLanguage();
  const firm = application.enterprise.id;
  const consents = useGet<Consent[]>(`/enterprises/${firm}/consents`);
  const summary = useGet<InvoiceSummary>(`/enterprises/${firm}/invoices/summary`);
  const given = (p: Purpose) => consents.data?.some((c) => c.purpose === p && c.given) === true;
  const have = summary.data !== undefined && summary.data.sales.count > 0;
  return (
    <div className="stack wide">
      <p className="m">{t(phone.dataWhy)}</p>
      <div className="card">
        <FetchInvoices enterprise={firm} allowed={given("INVOICES")} />
        {others.map((p) => (
          <div key={p} className="li">
            <span className="g1 b">{t(phone[p])}</span>
            <span className="s m r">{given(p) ? t(phone.sourceLater) : t(phone.sourceNotGiven)}</span>
          </div>
        ))}
      </div>
      <UploadInvoices enterprise={firm} />
      <Loaded of={summary} shape="block">
        {(s) =>
          s.sales.count + s.purchases.count === 0 ? (
            <p className="note lan">{t(phone.dataNone)}</p>
          ) : (
            <section className="card">
              <div className="b">{t(phone.dataHave, { sales: s.sales.count, purchases: s.purchases.count })}</div>
              <div className="s m n">{t(phone.dataRange, { from: s.from ?? "—", to: s.to ?? "—" })}</div>
              <SalesChart of={s} />
            </section>
          )
        }
      </Loaded>
      <NextBar to={next} text={t(common.next)} disabled={!have} testid="apply-next" />
    </div>
  );
}
