import { useState } from "react";
import { useParams } from "react-router";
import { useGet } from "../api/hooks";
import type { BankAccount, Consent, ContractLine, Enterprise } from "../api/types";
import { figure, tail } from "../money/format";
import { Loaded } from "../parts/answers";
import { FetchInvoices, UploadInvoices } from "../parts/invoices";
import { useProductName } from "../parts/named";
import { useRole } from "../parts/session";
import { StateTag } from "../parts/state";
import { common, sizes } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { BusinessFacts } from "../parts/business-facts";
import { Consents, Invoices } from "./customer-parts";
import { List } from "./list";
import { PageHead } from "./page";

type Tab = "profile" | "invoices" | "loans";

export function Component() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  const firm = useGet<Enterprise>(`/enterprises/${id}`);
  const [tab, setTab] = useState<Tab>("profile");
  const tabs: { key: Tab; text: string }[] = [
    { key: "profile", text: t(desk.profile) },
    { key: "invoices", text: t(desk.invoices) },
    { key: "loans", text: t(desk.loans) },
  ];
  return (
    <Loaded of={firm} shape="line,tall,tall">
      {(e) => (
        <>
          <PageHead
            title={e.name}
            about={<code>{e.creditCode}</code>}
            tags={
              <>
                {e.size !== null && <span className="tag">{t(sizes[e.size])}</span>}
                {e.industry !== null && (
                  <span className="tag">
                    {t(e.industry.name)} {e.industry.code}
                  </span>
                )}
              </>
            }
          />
          <div className="tabline" role="tablist">
            {tabs.map((x) => (
              <button key={x.key} type="button" role="tab" aria-selected={tab === x.key} onClick={() => setTab(x.key)}>
                {x.text}
              </button>
            ))}
          </div>
          <div role="tabpanel">
            {tab === "profile" && <Profile of={e} />}
            {tab === "invoices" && <InvoiceTab enterprise={e.id} />}
            {tab === "loans" && <Loans enterprise={e.id} />}
          </div>
        </>
      )}
    </Loaded>
  );
}

function Profile({ of: e }: { of: Enterprise }) {
  const { t, language } = useLanguage();
  const accounts = useGet<BankAccount[]>(`/enterprises/${e.id}/accounts`);
  return (
    <div className="cols half">
      <section className="card">
        <BusinessFacts of={e} />
      </section>
      <div className="stack">
        <Consents enterprise={e.id} />
        <section className="card">
          <h2>{t(phone.meAccounts)}</h2>
          <Loaded of={accounts}>
            {(all) => (
              <>
                {all.length === 0 && <p className="m">{t(phone.accountNone)}</p>}
                {all.map((a) => (
                  <div key={a.id} className="rule">
                    <span />
                    <span>
                      {a.bank} {tail(a.tail, language)}
                    </span>
                    <span className="m">{a.holder}</span>
                  </div>
                ))}
              </>
            )}
          </Loaded>
        </section>
      </div>
    </div>
  );
}

function InvoiceTab({ enterprise }: { enterprise: string }) {
  const { t } = useLanguage();
  const mayImport = useRole("ACCOUNT_MANAGER", "OPERATIONS");
  const consents = useGet<Consent[]>(`/enterprises/${enterprise}/consents`);
  const allowed = consents.data?.some((c) => c.purpose === "INVOICES" && c.given) === true;
  return (
    <div className={mayImport ? "cols aside" : ""}>
      <Invoices enterprise={enterprise} />
      {mayImport && (
        <div className="stack">
          <section className="card">
            <h2>{t(desk.importTitle)}</h2>
            <FetchInvoices enterprise={enterprise} allowed={allowed} />
          </section>
          <UploadInvoices enterprise={enterprise} />
        </div>
      )}
    </div>
  );
}

function Loans({ enterprise }: { enterprise: string }) {
  const { t } = useLanguage();
  const productName = useProductName();
  return (
    <List<ContractLine>
      path="/contracts"
      filter={{ enterprise }}
      id={(c) => c.id}
      to={(c) => `/o/contracts/${c.id}`}
      empty={t(phone.noLoans)}
      columns={[
        { head: t(common.contract), cell: (c) => <span className="n b">{c.number}</span>, slot: "name" },
        { head: t(common.product), cell: (c) => productName(c.product) },
        { head: t(desk.principal), cell: (c) => figure(c.principal), right: true },
        { head: t(desk.outstanding), cell: (c) => figure(c.outstanding), right: true, slot: "amount" },
        { head: t(common.state), cell: (c) => <StateTag state={c.state} late={c.daysPastDue} />, slot: "state" },
        { head: t(desk.disbursed), cell: (c) => <span className="n">{c.disbursedOn ?? "—"}</span>, right: true, slot: "date" },
      ]}
    />
  );
}
