import { Link } from "react-router";
import { useGet } from "../api/hooks";
import type { Application, ContractLine, Page, Product } from "../api/types";
import { figure, moment, percent, round } from "../money/format";
import { Empty, Loaded } from "../parts/answers";
import { Icon } from "../parts/icon";
import { methodOf, nameOf, useProductName } from "../parts/named";
import { StateTag } from "../parts/state";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { PhonePage } from "./shell";

const finished = new Set(["PAID", "REFUSED", "WITHDRAWN", "EXPIRED"]);

export function Component() {
  const { t, language } = useLanguage();
  const productName = useProductName();
  const products = useGet<Product[]>("/products");
  const contracts = useGet<Page<ContractLine>>("/contracts?limit=50");
  const applications = useGet<Page<Application>>("/applications?limit=50");
  return (
    <PhonePage title={t(phone.tabBorrow)} tabs>
      <div className="pad stack wide">
        {applications.data !== undefined && <Applications of={applications.data.items} title={t(phone.inProgress)} only={(a) => !finished.has(a.state)} />}
        <section className="stack">
          <h2>{t(phone.catalogue)}</h2>
          <Loaded of={products} shape="block,block,block">
            {(all) => (
              <>
                {all.map((p) => (
                  <Link key={p.code} to={`/m/borrow/${p.code}`} className="card quiet" data-testid={`product-${p.code}`}>
                    <div className="row sb">
                      <span className="b" style={{ fontSize: 16 }}>
                        {t(p.name)}
                      </span>
                      <Icon name="right" size="sm" tone="m" />
                    </div>
                    <div className="m" style={{ fontSize: 14 }}>
                      {t(p.line)}
                    </div>
                    <div className="row sb wrap n" style={{ marginTop: 8, rowGap: 0 }}>
                      <span className="b riv">{t(phone.rateRange, { from: percent(p.rateFrom), to: percent(p.rateTo) })}</span>
                      <span className="s m">{t(phone.range, { min: round(p.amountMin), max: round(p.amountMax) })}</span>
                    </div>
                    <div className="s m">
                      {methodOf(p.amortisation, language)} · {t(phone.upTo, { n: Math.max(...p.months) })}
                    </div>
                  </Link>
                ))}
              </>
            )}
          </Loaded>
        </section>
        <Loaded of={contracts}>
          {(page) => (
            <>
              <section>
                <h2>{t(phone.loans)}</h2>
                {page.items.length === 0 ? (
                  <Empty icon="borrow" text={t(phone.noLoans)} />
                ) : (
                  page.items.map((c) => (
                    <Link key={c.id} to={`/m/contracts/${c.id}`} className="li">
                      <span className="g1">
                        {productName(c.product)}
                        <span className="s m n" style={{ display: "block" }}>
                          {c.number} · {t(phone.left, { amount: figure(c.outstanding) })}
                        </span>
                      </span>
                      <StateTag state={c.state} late={c.daysPastDue} />
                      <Icon name="right" size="sm" tone="m" />
                    </Link>
                  ))
                )}
              </section>
              <Applications of={applications.data?.items ?? []} title={t(phone.earlier)} only={(a) => finished.has(a.state)} />
            </>
          )}
        </Loaded>
      </div>
    </PhonePage>
  );
}

function Applications({ of, title, only }: { of: Application[]; title: string; only: (a: Application) => boolean }) {
  const { language } = useLanguage();
  const shown = of.filter(only);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {shown.map((a) => (
        <Link key={a.id} to={`/m/applications/${a.id}`} className="li">
          <span className="g1">
            {nameOf(a.product, language)} <span className="n b">{figure(a.amount)}</span>
            <span className="s m n" style={{ display: "block" }}>
              {a.number} · {moment(a.submittedAt ?? a.createdAt)}
            </span>
          </span>
          <StateTag state={a.state} />
          <Icon name="right" size="sm" tone="m" />
        </Link>
      ))}
    </section>
  );
}
