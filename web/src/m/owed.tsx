import { useGet, usePages } from "../api/hooks";
import type { Consent, Invoice, InvoiceSummary } from "../api/types";
import { figure, percent, shareOf } from "../money/format";
import { Empty, Loaded } from "../parts/answers";
import { Load } from "../parts/figures";
import { FetchInvoices, UploadInvoices } from "../parts/invoices";
import { useMe } from "../parts/session";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { SalesChart } from "./sales-chart";
import { PhonePage } from "./shell";

/** What the firm has invoiced: by month, by buyer, one by one. */
export function Component() {
  const { t } = useLanguage();
  const firm = useMe().enterprise ?? "";
  const summary = useGet<InvoiceSummary>(`/enterprises/${firm}/invoices/summary`);
  const consents = useGet<Consent[]>(`/enterprises/${firm}/consents`);
  const allowed = consents.data?.some((c) => c.purpose === "INVOICES" && c.given) === true;
  return (
    <PhonePage title={t(phone.owedTitle)} tabs>
      <div className="pad stack wide">
        <p className="m">{t(phone.owedWhy)}</p>
        <Loaded of={summary} shape="line,tall,block">
          {(s) => (s.sales.count + s.purchases.count === 0 ? <Empty icon="doc" text={t(phone.owedNone)} /> : <Sales of={s} firm={firm} />)}
        </Loaded>
        <div className="card">
          <FetchInvoices enterprise={firm} allowed={allowed} />
        </div>
        <UploadInvoices enterprise={firm} />
      </div>
    </PhonePage>
  );
}

function Sales({ of: s, firm }: { of: InvoiceSummary; firm: string }) {
  const { t } = useLanguage();
  const largest = s.buyers[0]?.share ?? "1";
  const sales = usePages<Invoice>(`/enterprises/${firm}/invoices`, { direction: "SALE" }, 20);
  return (
    <>
      <section className="card">
        <div className="row sb base wrap">
          <span className="m">{t(phone.salesTotal)}</span>
          <span className="s m n">
            {s.from} – {s.to}
          </span>
        </div>
        <div className="n b" style={{ fontSize: 28 }}>
          {figure(s.sales.total)}
        </div>
        <div className="s m">
          {t(phone.salesCount, { n: s.sales.count })} · {t(phone.voidRed, { void: s.void, red: s.redLetter })}
        </div>
        <SalesChart of={s} />
      </section>
      {s.buyers.length > 0 && (
        <section className="card stack">
          <h2>{t(phone.buyers)}</h2>
          {s.buyers.slice(0, 5).map((b) => (
            <div key={b.name}>
              <div className="row sb">
                <span className="cut">{b.name}</span>
                <span className="n b">{percent(b.share, 1)}</span>
              </div>
              <Load thin share={shareOf(b.share, largest)} label={t(phone.shareOfSales, { share: percent(b.share, 1) })} />
            </div>
          ))}
        </section>
      )}
      <section>
        <h2>{t(phone.recentSales)}</h2>
        {(sales.data?.pages ?? []).flatMap((p) => p.items).map((i) => (
          <div key={i.number} className="li">
            <span className="g1">
              <span className="cut" style={{ display: "block" }}>
                {i.counterparty}
              </span>
              <span className="s m n">
                {i.date} · {i.number}
              </span>
            </span>
            {i.status === "VOID" && <StateTag state="VOID" />}
            <span className="n b">{figure(i.total)}</span>
          </div>
        ))}
        {sales.hasNextPage && (
          <button type="button" className="btn" style={{ width: "100%" }} onClick={() => void sales.fetchNextPage()}>
            {t(common.more)}
          </button>
        )}
      </section>
    </>
  );
}
