import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Navigate, useNavigate, useParams } from "react-router";
import { ask, newKey, type Problem } from "../api/client";
import { useCommand, useGet } from "../api/hooks";
import type { Application, BankAccount, ContractPaper, Offer, OfferQuote, Product } from "../api/types";
import { amount, cny, compare, day, figure, floorTo, less, percent, points, round, shareOf, tail } from "../money/format";
import { Loaded, Skeleton, Trouble } from "../parts/answers";
import { BusyButton, MoneyInput, Segmented, TextField, Tick } from "../parts/controls";
import { Receipt } from "../parts/figures";
import { Icon } from "../parts/icon";
import { methodOf } from "../parts/named";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { PhonePage } from "./shell";

const stepYuan = 100;
const settleMillis = 120;

export function Component() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  const application = useGet<Application>(`/applications/${id}`);
  const products = useGet<Product[]>("/products");
  const accounts = useGet<BankAccount[]>(application.data === undefined ? null : `/enterprises/${application.data.enterprise.id}/accounts`);
  return (
    <PhonePage title={t(phone.offer)} back={`/m/applications/${id}`} about={application.data?.number} contact={application.data?.contact} className="with-sign">
      <div className="pad">
        <Loaded of={application} shape="line,line,block,tall">
          {(a) => {
            if (a.offer === null || a.state !== "OFFERED") return <Navigate to={`/m/applications/${id}`} replace />;
            if (products.data === undefined || accounts.data === undefined) {
              const problem = products.error ?? accounts.error;
              return problem === null ? <Skeleton shape="line,line,block,tall" /> : <Trouble problem={problem} />;
            }
            const product = products.data.find((p) => p.code === a.product?.code);
            return <Choosing application={a} offer={a.offer} months={product?.months ?? [a.offer.monthsMax]} accounts={accounts.data} />;
          }}
        </Loaded>
      </div>
    </PhonePage>
  );
}

/** A value once it has rested, so that a moving thumb does not ask a question per pixel. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), settleMillis);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function Choosing({ application: a, offer, months, accounts }: { application: Application; offer: Offer; months: number[]; accounts: BankAccount[] }) {
  const { t, language } = useLanguage();
  const most = floorTo(offer.available ?? offer.limit, stepYuan);
  const start = a.amount === null || compare(a.amount, most) > 0 ? most.amount : compare(a.amount, offer.amountMin) < 0 ? offer.amountMin.amount : a.amount.amount;
  const tenors = months.filter((m) => m <= offer.monthsMax);
  const [wanted, setWanted] = useState(start);
  const [tenor, setTenor] = useState(a.months !== null && tenors.includes(a.months) ? a.months : (tenors.at(-1) ?? offer.monthsMax));
  const [account, setAccount] = useState(accounts[0]?.id ?? "");
  const rested = useRested(wanted);
  const now = useQuery<OfferQuote, Problem>({
    queryKey: [`/applications/${a.id}/quote`, rested, tenor],
    queryFn: ({ signal }) => ask<OfferQuote>("POST", `/applications/${a.id}/quote`, { body: { amount: cny(rested), months: tenor }, key: newKey(), signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
    meta: { calculated: true },
  });
  const quote = now.data;
  const stale = rested !== wanted || now.isPlaceholderData || now.isFetching;
  const firstPayment = (m: number) => quote?.others?.find((o) => o.months === m)?.firstPayment ?? (quote?.months === m ? quote.instalments[0]?.total : undefined);
  const to = accounts.find((x) => x.id === account);
  return (
    <>
      <div className="m" style={{ fontSize: 14 }}>
        {t(phone.howMuch)}
      </div>
      <div className="row top" style={{ marginTop: 2 }}>
        <div className="g1">
          <MoneyInput large label={t(phone.howMuch)} value={wanted} change={setWanted} min={offer.amountMin.amount} max={most.amount} step={String(stepYuan)} testid="offer-amount" />
        </div>
        {wanted === most.amount && <span className="tag riv" style={{ marginTop: 14 }}>{t(phone.suggested)}</span>}
      </div>
      <div className="hull">
        <div className="load">
          <b style={{ width: `${(position(wanted, offer.amountMin.amount, most.amount) * 100).toFixed(2)}%` }} />
        </div>
        <input
          type="range"
          aria-label={t(phone.howMuch)}
          aria-valuetext={amount(cny(wanted), language)}
          min={Number(offer.amountMin.amount)}
          max={Number(most.amount)}
          step={stepYuan}
          value={Number(wanted)}
          onChange={(e) => setWanted(cny(e.target.value).amount)}
          data-testid="offer-slider"
        />
      </div>
      <div className="row sb s m n" style={{ marginTop: 14 }}>
        <span>{round(offer.amountMin)}</span>
        <span>{t(phone.atMost, { amount: round(most) })}</span>
      </div>
      <div className="m" style={{ fontSize: 14, margin: "12px 0 6px" }}>
        {t(phone.howLongMethod, { method: quote === undefined ? "…" : methodOf(quote.amortisation, language) })}
      </div>
      <Segmented
        label={t(phone.howLong)}
        value={tenor}
        choose={setTenor}
        options={tenors.map((m) => ({
          value: m,
          text: t(common.months, { n: m }),
          below: figure(firstPayment(m)),
          testid: `tenor-${m}`,
        }))}
      />
      {now.error !== null && (
        <div style={{ marginTop: 12 }}>
          <Trouble problem={now.error} retry={() => void now.refetch()} />
        </div>
      )}
      {quote === undefined ? (
        now.error === null && <Skeleton shape="tall" />
      ) : (
        <>
          <Cost quote={quote} stale={stale} />
          <Folds quote={quote} />
          <div style={{ marginTop: 12 }}>
            <label className="label" htmlFor="account">
              {t(phone.accountTitle)}
            </label>
            <select id="account" className="field" value={account} onChange={(e) => setAccount(e.target.value)} data-testid="offer-account">
              {accounts.map((x) => (
                <option key={x.id} value={x.id}>
                  {x.bank} {tail(x.tail, language)}
                </option>
              ))}
            </select>
          </div>
          {/* A new amount, tenor or account is a new contract: what was read and ticked before no longer counts. */}
          <Signing key={`${wanted}/${tenor}/${account}/${language}`} application={a} wanted={wanted} tenor={tenor} account={to} until={offer.validUntil} stale={stale} />
        </>
      )}
    </>
  );
}

const position = (value: string, min: string, max: string): number => shareOf(less(cny(value), cny(min)), less(cny(max), cny(min)));

function Cost({ quote, stale }: { quote: OfferQuote; stale: boolean }) {
  const { t } = useLanguage();
  return (
    <section className="card" style={{ marginTop: 14, padding: "12px 16px 14px" }} aria-busy={stale} data-testid="offer-receipt">
      <Receipt
        stale={stale}
        rows={[
          { what: t(phone.youReceive), amount: figure(quote.received) },
          { what: t(phone.interestAll, { n: quote.instalments.length }), amount: `+ ${figure(quote.interestTotal)}` },
          { what: t(phone.feesAll), amount: `+ ${figure(quote.feeTotal)}` },
          { what: t(phone.payBack), amount: figure(quote.repayTotal), sum: true },
        ]}
      />
      <div className="irr">
        <div>
          <div className="b">{t(phone.allIn)}</div>
          <div className="s m">{t(phone.allInSmall, { rate: percent(quote.contractRate) })}</div>
        </div>
        <span className="n b riv" data-testid="offer-irr">
          {percent(quote.irr)}
        </span>
      </div>
    </section>
  );
}

function Folds({ quote }: { quote: OfferQuote }) {
  const { t, language } = useLanguage();
  const first = day(quote.firstDue, language);
  const free = quote.earlyRepaymentFeeRate === undefined || Number(quote.earlyRepaymentFeeRate) === 0;
  const parts = quote.rateParts.map((p, i) => `${i === 0 ? "" : p.rate.startsWith("-") ? " − " : " + "}${t(p.name)} ${points(p.rate.replace("-", ""))}`).join("");
  return (
    <>
      {quote.rateParts.length > 0 && (
        <details className="fold" style={{ marginTop: 4 }}>
          <summary>
            <span className="g1">
              {t(phone.ratePartsTitle)}
              <span className="s m n" style={{ display: "block", whiteSpace: "normal" }}>
                {parts}
              </span>
            </span>
            <Icon name="down" size="sm" tone="m" />
          </summary>
          <div className="inner">
            <Receipt
              rows={[
                ...quote.rateParts.map((p, i) => ({ what: t(p.name), amount: `${i === 0 || p.rate.startsWith("-") ? "" : "+"}${percent(p.rate)}` })),
                { what: t(phone.rateSum), amount: percent(quote.contractRate), sum: true },
              ]}
            />
          </div>
        </details>
      )}
      <p className="li" style={{ minHeight: 50 }}>
        <span className="g1">
          {free ? t(phone.early) : t(phone.earlyFee, { rate: percent(quote.earlyRepaymentFeeRate) })}
          <span className="s m n" style={{ display: "block", whiteSpace: "normal" }}>
            {quote.penaltyRate === null ? t(phone.firstOnly, { day: first }) : quote.penaltyUplift === undefined ? t(phone.firstAndLate, { day: first, rate: percent(quote.penaltyRate) }) : t(phone.lateUplift, { day: first, uplift: percent(quote.penaltyUplift, 0) })}
          </span>
        </span>
      </p>
      <details className="fold">
        <summary>
          <span className="g1">{t(phone.scheduleOf, { n: quote.instalments.length })}</span>
          <Icon name="down" size="sm" tone="m" />
        </summary>
        <div className="inner">
          <table className="plan n">
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
              </tr>
            </thead>
            <tbody>
              {quote.instalments.map((i) => (
                <tr key={i.number}>
                  <td>{i.due.slice(2)}</td>
                  <td className="r">{figure(i.total)}</td>
                  <td className="r opt">{figure(i.principal)}</td>
                  <td className="r">{figure(i.interest)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

interface SigningProps {
  application: Application;
  wanted: string;
  tenor: number;
  account: BankAccount | undefined;
  until: string;
  stale: boolean;
}

/** Open the contract, tick, password, one button with the amount. */
function Signing({ application: a, wanted, tenor, account, until, stale }: SigningProps) {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const [paper, setPaper] = useState<ContractPaper | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [password, setPassword] = useState("");
  const make = useCommand<ContractPaper, unknown>({ path: `/applications/${a.id}/contract` });
  const sign = useCommand<Application, unknown>({ path: `/applications/${a.id}/sign` });
  const open = () => {
    const page = window.open("about:blank", "_blank");
    make.mutate(
      { amount: cny(wanted), months: tenor, account: account?.id, language },
      {
        onSuccess: (made) => {
          setPaper(made);
          if (page !== null) page.location.href = `/api/v1/documents/${made.document}`;
        },
        onError: () => page?.close(),
      },
    );
  };
  const submit = () =>
    sign.mutate(
      { document: paper?.document, sha256: paper?.sha256, agreed, password },
      { onSuccess: () => void navigate(`/m/applications/${a.id}`, { replace: true }), onError: () => setPassword("") },
    );
  const money = amount(cny(wanted), language);
  return (
    <div className="cta">
      <div className="row top" style={{ marginBottom: 8, fontSize: 14, gap: 6, flexWrap: "wrap" }}>
        <Tick checked={agreed} change={setAgreed} disabled={paper === null} testid="agree">
          {t(phone.iRead)}
        </Tick>
        {paper === null ? (
          <button type="button" className="a" onClick={open} disabled={make.isPending || stale || account === undefined} data-testid="open-contract">
            {make.isPending ? t(phone.makingContract) : t(phone.theContract)}
          </button>
        ) : (
          <a href={`/api/v1/documents/${paper.document}`} target="_blank" rel="noreferrer" data-testid="contract-pdf">
            {t(phone.theContractPages, { n: paper.pages })}
          </a>
        )}
      </div>
      {paper === null && <p className="s m" style={{ marginBottom: 8 }}>{t(phone.openFirst)}</p>}
      {make.error !== null && <Trouble problem={make.error} command />}
      {agreed && (
        <div style={{ marginBottom: 10 }}>
          <TextField
            label={t(phone.yourPassword)}
            type="password"
            autoComplete="current-password"
            value={password}
            change={setPassword}
            wrong={sign.error?.code === "SMP-ACC-0005" ? t(sign.error.texts) : null}
            testid="sign-password"
          />
        </div>
      )}
      {sign.error !== null && sign.error.code !== "SMP-ACC-0005" && <Trouble problem={sign.error} command />}
      <BusyButton busy={sign.isPending} disabled={!agreed || password === "" || paper === null} className="btn pri big" onClick={submit} testid="sign">
        <span className="n">{t(phone.signAndReceive, { amount: money })}</span>
      </BusyButton>
      <div className="s m c n" style={{ marginTop: 7, whiteSpace: "normal" }}>
        {t(phone.signHow, { tail: account === undefined ? "—" : tail(account.tail, language), day: day(until, language) })}
      </div>
    </div>
  );
}
