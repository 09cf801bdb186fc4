import Big from "big.js";
import { Link, useParams } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { Decision, Enterprise, InvoiceSummary, Page, Application, Product, Replay } from "../api/types";
import { amount, brief, cny, compare, moment, percent, points, shareOf } from "../money/format";
import { Empty, Loaded, Note, Trouble } from "../parts/answers";
import { BusyButton } from "../parts/controls";
import { Load, type Mark } from "../parts/figures";
import { Icon } from "../parts/icon";
import { useProductName } from "../parts/named";
import { useRole } from "../parts/session";
import { StateTag } from "../parts/state";
import { common, sizes } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { MonthlyChart } from "./customer-parts";
import { Decide } from "./decide";
import { LimitSteps, RelatedParties } from "./decision-limit";
import { TryOtherFigures, WhatTurns } from "./decision-turns";
import { PageHead } from "./page";

/** The underwriter's single page: who, why, how much – and the decision always in sight. */
export function Component() {
  const { id = "" } = useParams();
  const decision = useGet<Decision>(`/decisions/${id}`);
  return (
    <Loaded of={decision} shape="line,block,tall">
      {(d) => <One decision={d} />}
    </Loaded>
  );
}

function One({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const productName = useProductName();
  const firm = useGet<Enterprise>(`/enterprises/${d.enterprise.id}`);
  const applications = useGet<Page<Application>>(`/applications?q=${encodeURIComponent(d.application)}&limit=5`);
  const application = applications.data?.items.find((a) => a.decision === d.id || a.number === d.application || a.id === d.application);
  const mayTry = useRole("UNDERWRITER");
  const e = firm.data;
  const years = e?.registeredOn;
  return (
    <>
      <PageHead
        title={d.enterprise.name}
        tags={
          <>
            {e?.size != null && <span className="tag">{t(sizes[e.size])}</span>}
            {e?.industry != null && (
              <span className="tag">
                {t(e.industry.name)} {e.industry.code}
              </span>
            )}
            <StateTag state={d.state} />
          </>
        }
        about={
          <>
            {e !== undefined && <code>{e.creditCode}</code>} {years != null && ` · ${years}`} {e?.legalRepresentative != null && ` · ${e.legalRepresentative.name}`} · {productName(d.product)}
          </>
        }
      >
        {application !== undefined && (
          <Link to={`/o/applications/${application.id}`} className="n s13">
            {application.number}
          </Link>
        )}
        <Link to={`/o/customers/${d.enterprise.id}`} className="btn">
          {t(desk.toCustomer)}
        </Link>
      </PageHead>
      <div className="cols aside">
        <div className="stack">
          <Head decision={d} />
          <div className="cols half fill">
            <ScoreReasons decision={d} />
            <Income decision={d} />
            <LimitSteps decision={d} />
            <div className="stack">
              <Price decision={d} />
              <RelatedParties decision={d} />
              <WhatTurns decision={d} />
            </div>
            <Policy decision={d} />
            {mayTry && <TryOtherFigures decision={d} />}
          </div>
        </div>
        <Side decision={d} />
      </div>
    </>
  );
}

function Head({ decision: d }: { decision: Decision }) {
  const { t, language } = useLanguage();
  const products = useGet<Product[]>("/products", { fresh: Infinity });
  const product = products.data?.find((p) => p.code === d.product);
  const hits = d.policy.rules.filter((r) => r.hit).length;
  const says = { ACCEPTED: ["good", t(desk.policyAccept)], REFERRED: ["warn", t(desk.policyRefer, { n: hits })], REFUSED: ["bad", t(desk.policyRefuse)] }[d.answer.kind];
  const suggested = d.answer.limit;
  const most = [d.askedAmount, suggested ?? d.askedAmount].reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  const end = product !== undefined && compare(product.amountMax, cny(Big(most.amount).times(4).toFixed(2))) <= 0 ? product.amountMax : cny(Big(most.amount).times("1.25").toFixed(2));
  const share = { asked: shareOf(d.askedAmount, end), suggested: suggested === null ? 0 : shareOf(suggested, end) };
  const close = Math.abs(share.asked - share.suggested) < 0.2;
  const marks: Mark[] = [
    ...(suggested === null ? [] : [{ at: share.suggested, text: t(desk.markSuggested, { amount: brief(suggested, language) }), tone: "riv b" }]),
    { at: share.asked, text: t(desk.markAsked, { amount: brief(d.askedAmount, language) }), tone: "lan b", up: close },
    ...(product !== undefined && end === product.amountMax ? [{ at: 1, text: t(desk.markLimit, { amount: brief(end, language) }), tone: "m", up: close && share.asked > 0.6 }] : []),
  ];
  return (
    <section className="card">
      <div className="row sb top wrap">
        <div className="row top wrap" style={{ columnGap: 26 }}>
          <div>
            <div className="m s">{t(desk.score)}</div>
            <div className="n b" style={{ fontSize: 30, lineHeight: 1.2 }} data-testid="score">
              {d.score.points}{" "}
              <span className="tag riv" style={{ verticalAlign: 6 }}>
                {d.score.grade}
              </span>
            </div>
          </div>
          <div>
            <div className="m s">{t(desk.pd)}</div>
            <div className="n b" style={{ fontSize: 22, lineHeight: "36px" }}>
              {percent(d.score.pd, 1)}
            </div>
          </div>
          <div>
            <div className="m s">{t(desk.policySays, { version: d.policyVersion })}</div>
            <div className="row" style={{ height: 36 }}>
              <span className={`tag ${says[0]}`} style={{ fontSize: 14, padding: "3px 10px" }}>
                {says[1]}
              </span>
            </div>
          </div>
          <div>
            <div className="m s">{t(desk.priceSuggested)}</div>
            <div className="n b" style={{ fontSize: 22, lineHeight: "36px" }}>
              {percent(d.answer.rate)}
            </div>
          </div>
        </div>
        <ReplayButton id={d.id} />
      </div>
      <div style={{ marginTop: 4 }}>
        <Load share={share.suggested} marks={marks} label={marks.map((m) => m.text).join(", ")} />
      </div>
    </section>
  );
}

function ReplayButton({ id }: { id: string }) {
  const { t } = useLanguage();
  const replay = useCommand<Replay>({ path: `/decisions/${id}/replay` });
  return (
    <div className="r">
      <BusyButton busy={replay.isPending} className="a s" onClick={() => replay.mutate()} testid="replay">
        {t(desk.replay)}
      </BusyButton>
      {replay.data !== undefined && (
        <div className={`s ${replay.data.same ? "good" : "bad"}`} role="status">
          {t(replay.data.same ? desk.replaySame : desk.replayDiffers)} {replay.data.same && "✓"}
          {replay.data.differences.map((x) => (
            <div key={x}>{x}</div>
          ))}
        </div>
      )}
      {replay.error !== null && <Trouble problem={replay.error} command />}
    </div>
  );
}

function ScoreReasons({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const rows = [...d.score.contributions].sort((a, b) => b.points - a.points);
  const most = Math.max(1, ...rows.map((c) => Math.abs(c.points)));
  const moved = d.score.points - d.score.base;
  return (
    <section className="card">
      <div className="row sb">
        <h2>{t(desk.scoreReasons)}</h2>
        <span className="s m n">{t(desk.scoreBase, { n: d.score.base })}</span>
      </div>
      <div style={{ marginTop: 4 }}>
        {rows.map((c) => (
          <div key={c.feature} className="why">
            <span>
              {t(c.name)} <b className="n">{t(c.shown)}</b>
              <span className="m xs" style={{ display: "block" }}>
                {t(c.source)}
              </span>
            </span>
            <span className="axis" aria-hidden="true">
              <b className={c.points >= 0 ? "p" : "q"} style={{ width: `${((Math.abs(c.points) / most) * 48).toFixed(1)}%` }} />
            </span>
            <span className={`n r ${c.points < 0 ? "lan" : ""}`}>{signed(c.points)}</span>
          </div>
        ))}
      </div>
      <p className="s m n r" data-testid="score-sum">
        {t(desk.scoreSum, { base: d.score.base, sign: moved < 0 ? "−" : "+", moved: Math.abs(moved), total: d.score.points })}
      </p>
    </section>
  );
}

const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0");

function Income({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const summary = useGet<InvoiceSummary>(`/enterprises/${d.enterprise.id}/invoices/summary`);
  const facts = Object.entries(d.features);
  return (
    <section className="card">
      <Loaded of={summary} shape="tall">{(s) => (s.months.length === 0 ? <Empty icon="chart" text={t(common.none)} /> : <MonthlyChart of={s} />)}</Loaded>
      <p className="s m" style={{ marginTop: 6 }}>
        {t(desk.knownAt, { time: moment(d.decidedAt) })}
      </p>
      <details className="fold" style={{ borderBottom: 0 }}>
        <summary className="s13">
          <span className="g1 a">
            {t(desk.features)} ({facts.length})
          </span>
        </summary>
        <dl className="facts">
          {facts.map(([key, f]) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>{t(f.name)}</dt>
              <dd className="n">{t(f.text)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function Price({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const sum = d.rateParts.reduce((s, p) => s.plus(p.rate), Big(0)).toString();
  return (
    <section className="card">
      <h2>{t(desk.priceParts)}</h2>
      <div className="receipt s13">
        {d.rateParts.map((p, i) => (
          <div key={i}>
            <span>{t(p.name)}</span>
            <span className="n">
              {i > 0 && Big(p.rate).gte(0) ? "+" : ""}
              {points(p.rate)}
            </span>
          </div>
        ))}
        <div className="sum">
          <span>{t(desk.priceSuggested)}</span>
          <span className="n">{percent(sum)}</span>
        </div>
      </div>
    </section>
  );
}

function Policy({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const rules = [...d.policy.rules].sort((a, b) => Number(b.hit) - Number(a.hit));
  return (
    <section className="card">
      <h2>{t(desk.policyPath)}</h2>
      {rules.map((r) => (
        <div key={r.id} className="rule">
          <Icon name={r.hit ? "warn" : "check"} size="sm" tone={r.hit ? "warn" : "good"} />
          <span>
            <b className="n">{r.id}</b> {t(r.text)}
          </span>
          <span className={`s ${r.hit ? "warn b" : "m"}`}>{t(r.hit ? desk.ruleHit : desk.rulePassed)}</span>
        </div>
      ))}
    </section>
  );
}

function Side({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const mayDecide = useRole("UNDERWRITER");
  if (d.state === "WAITING_PERSON" && mayDecide) return <Decide decision={d} />;
  return (
    <section className="card stack">
      <h2>{t(desk.myDecision)}</h2>
      <Outcome decision={d} />
    </section>
  );
}

function Outcome({ decision: d }: { decision: Decision }) {
  const { t, language } = useLanguage();
  const o = d.outcome ?? d.answer;
  return (
    <>
      <div className="row wrap">
        <StateTag state={o.kind} />
        <span className="m s13">
          {d.resolution === null ? t(desk.decidedByRule, { time: moment(d.decidedAt) }) : t(desk.decidedBy, { name: d.resolution.by.name, time: moment(d.resolution.at) })}
        </span>
      </div>
      {o.kind === "ACCEPTED" && o.limit !== null && (
        <p className="n b" style={{ whiteSpace: "normal" }}>
          {t(desk.offerUpTo, { amount: amount(o.limit, language), rate: percent(o.rate), n: o.monthsMax ?? d.askedMonths })}
        </p>
      )}
      {o.reasons.map((r) => (
        <div key={r.code} className="rule">
          <span className="m xs n">{r.code}</span>
          <span>{t(r.text)}</span>
        </div>
      ))}
      {d.resolution !== null && d.resolution.text !== "" && <Note tone="riv" icon="chat">{d.resolution.text}</Note>}
    </>
  );
}
