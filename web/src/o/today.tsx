import { useState } from "react";
import { Link, Navigate, useNavigate } from "react-router";
import { useGet } from "../api/hooks";
import type { Day, DecisionLine, Money, Page, Proposal, Today, Transfer } from "../api/types";
import { absolute, amount, chartUnit, cny, compare, count, day, figure, inUnit, isZero, large, moment, partsInUnit, percent, plus, shareOf, unitFor, weekday } from "../money/format";
import { Empty, Loaded } from "../parts/answers";
import { LineChart } from "../parts/chart";
import { Icon } from "../parts/icon";
import { useMe, useRole } from "../parts/session";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { FilterChips } from "./list";
import { menuOf } from "./menu";
import { PageHead, useKey } from "./page";

const every = 30_000;

/** What now: due, late, waiting for me, cash, and what stands between us and the close. */
export function Component() {
  const me = useMe();
  const first = menuOf(me.roles)[0];
  if (first !== undefined && first.to !== "/o") return <Navigate to={first.to} replace />;
  return <TodayPage />;
}

function TodayPage() {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const mayReceive = useRole("OPERATIONS");
  const today = useGet<Today>("/today", { every });
  const close = useGet<Day>("/day", { every });
  useKey(mayReceive ? { p: () => void navigate("/o/contracts?receive=1") } : {});
  const last = close.data?.lastClose;
  const date = today.data?.day ?? close.data?.day;
  const about = (
    <>
      {date !== undefined && `${day(date, language)} ${weekday(date, language)} · `}
      {close.data !== undefined && (last === null || last === undefined ? t(desk.noClose) : t(desk.lastClose, { date: last.date, time: moment(last.finishedAt, false), contracts: count(last.contracts), failed: last.failed }))}
    </>
  );
  return (
    <>
      <PageHead title={t(desk.today)} about={about}>
        {mayReceive && (
          <Link to="/o/contracts?receive=1" className="btn">
            <Icon name="plus" size="sm" tone="riv" />
            <span className="riv">{t(desk.takePayment)}</span> <kbd>P</kbd>
          </Link>
        )}
      </PageHead>
      <div className="cols two fill">
        <Loaded of={today} shape="tall">
          {(d) => <Due of={d.due} />}
        </Loaded>
        <Loaded of={today} shape="tall">
          {(d) => <Overdue of={d} />}
        </Loaded>
        <Waiting />
        <Loaded of={today} shape="tall,block">
          {(d) => <Cash of={d} close={close.data} />}
        </Loaded>
      </div>
    </>
  );
}

function Due({ of: d }: { of: Today["due"] }) {
  const { t, language } = useLanguage();
  const unit = unitFor(d.total);
  const shown = partsInUnit(d.total, [d.paid, d.inFlight, d.notTried, d.failed], unit, language);
  const parts: { text: string; tone: string; color: string; share: number; to: string; bad?: boolean; bank?: boolean }[] = [
    { text: t(desk.paid, { n: count(d.paidCount) }), tone: "", color: "var(--c1)", share: shareOf(d.paid, d.total), to: "/o/money?direction=IN&state=SETTLED" },
    { text: t(desk.atBank, { n: count(d.inFlightCount) }), tone: "", color: "var(--river-mid)", share: shareOf(d.inFlight, d.total), to: "/o/money?direction=IN&state=IN_FLIGHT", bank: true },
    { text: t(desk.notTried, { n: count(d.notTriedCount) }), tone: "", color: "var(--od0)", share: shareOf(d.notTried, d.total), to: "/o/contracts?state=DUE_SOON" },
    { text: t(desk.failed, { n: count(d.failedCount) }), tone: "bad b", color: "var(--bad)", share: shareOf(d.failed, d.total), to: "/o/money?direction=IN&state=FAILED", bad: true },
  ];
  return (
    <section className="card">
      <div className="row sb base">
        <h2>{t(desk.dueToday)}</h2>
        <span className="m s n">{t(desk.instalmentsCount, { n: d.count })}</span>
      </div>
      <div className="row base" style={{ gap: 10, margin: "2px 0 10px" }}>
        <span className="n b" style={{ fontSize: 32, lineHeight: 1.2 }} data-testid="due-total">
          {shown.whole}
        </span>
        <span className="m">{unit[language]}</span>
      </div>
      <div className="flow" style={{ gridTemplateColumns: isZero(d.total) ? "1fr" : parts.map((p) => `minmax(0, ${Math.max(p.share, p.share > 0 ? 0.01 : 0)}fr)`).join(" ") }} aria-hidden="true">
        {!isZero(d.total) && parts.map((p) => <span key={p.text} className={p.bank === true ? "bank" : ""} style={p.bank === true ? undefined : { background: p.color }} />)}
      </div>
      <div className="legend4 n">
        {parts.map((p, i) => (
          <div key={p.text} style={{ borderColor: p.color }}>
            <div className={`s ${p.bad === true && d.failedCount > 0 ? "bad b" : "m"}`}>{p.text}</div>
            <Link to={p.to} className={`fig ${p.bad === true && d.failedCount > 0 ? "bad" : ""}`}>
              {shown.parts[i]}
            </Link>
          </div>
        ))}
      </div>
    </section>
  );
}

const ladder = ["var(--od2)", "var(--od3)", "var(--od4)", "var(--od5)"];

function Overdue({ of }: { of: Today }) {
  const { t, language } = useLanguage();
  const most = of.overdue.map((b) => b.amount).reduce((a, b) => (compare(a, b) >= 0 ? a : b), cny(0));
  const unit = unitFor(most);
  const change = (c: Money) => {
    const sign = compare(c, cny(0));
    if (sign === 0) return <span className="m">＝ 0</span>;
    return (
      <span className={sign > 0 ? "bad" : "good"}>
        {sign > 0 ? "▲" : "▼"} {inUnit(c.amount.replace("-", ""), unit, language)}
      </span>
    );
  };
  return (
    <section className="card">
      <div className="row sb base">
        <h2>{t(desk.overdue)}</h2>
        <span className="m s">{t(desk.overdueUnit, { unit: unit[language] })}</span>
      </div>
      {of.overdue.every((b) => isZero(b.amount)) ? (
        <Empty icon="check" text={t(desk.nothingOverdue)} />
      ) : (
        <div style={{ marginTop: 8 }} className="n">
          {of.overdue.map((b, i) => (
            <div key={b.bucket} className="odr">
              <span>{b.bucket.endsWith("+") ? t(desk.bucketOver, { n: b.bucket.replace("+", "") }) : t(desk.bucketDays, { bucket: b.bucket.replace("-", "–") })}</span>
              <span className="barx" style={{ width: `${(shareOf(b.amount, most) * 100).toFixed(1)}%`, background: ladder[i] ?? "var(--od5)" }} />
              <Link to="/o/contracts?state=OVERDUE" className="r">
                {inUnit(b.amount, unit, language)}
              </Link>
              <span className="r s">{change(b.change)}</span>
            </div>
          ))}
        </div>
      )}
      <div className="row sb s" style={{ marginTop: 6, borderTop: "1px solid var(--line)", paddingTop: 8 }}>
        <span className="m">{t(desk.par30)}</span>
        <span className="n b">{percent(of.par30)}</span>
      </div>
    </section>
  );
}

interface Task {
  key: string;
  since: string;
  what: string;
  about: string;
  amount: Money | null;
  to: string;
  act: string;
  kind: "check" | "decide" | "money";
}

const amountIn = (content: unknown): Money | null => {
  const found = (content as { amount?: Money } | null)?.amount;
  return found !== undefined && typeof found.amount === "string" ? found : null;
};

function useTasks(): Task[] {
  const { t } = useLanguage();
  const me = useMe();
  const has = (...any: string[]) => me.roles.some((r) => any.includes(r));
  const checks = useGet<Page<Proposal>>(has("OPERATIONS", "UNDERWRITER", "ADMINISTRATOR") ? "/proposals?state=OPEN&limit=200" : null, { every });
  const decisions = useGet<Page<DecisionLine>>(has("UNDERWRITER") ? "/decisions?state=WAITING_PERSON&limit=50" : null, { every });
  const failed = useGet<Page<Transfer>>(has("OPERATIONS") ? "/transfers?state=FAILED&limit=50" : null, { every });
  const { language } = useLanguage();
  return [
    ...(checks.data?.items ?? [])
      .filter((p) => p.proposedBy.id !== me.id && (p.approver === undefined || me.roles.includes(p.approver)))
      .map((p): Task => ({ key: p.id, since: p.proposedAt, what: t(desk.todoCheck), about: p.summary === null ? p.kind : p.summary[language], amount: amountIn(p.content), to: `/o/checks?open=${p.id}`, act: t(common.open), kind: "check" })),
    ...(decisions.data?.items ?? []).map((d): Task => ({ key: d.id, since: d.decidedAt, what: t(desk.todoDecide), about: d.enterprise.name, amount: d.askedAmount, to: `/o/decisions/${d.id}`, act: t(common.open), kind: "decide" })),
    ...(failed.data?.items ?? []).map((f): Task => ({ key: f.id, since: f.createdAt, what: t(f.direction === "OUT" ? desk.todoFailedOut : desk.todoFailedIn), about: f.reason === null ? "" : f.reason.text[language], amount: f.amount, to: `/o/money?open=${f.id}`, act: t(common.open), kind: "money" })),
  ].sort((a, b) => a.since.localeCompare(b.since));
}

const shownTasks = 12;

function Waiting() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const tasks = useTasks();
  const [kind, setKind] = useState<"all" | Task["kind"]>("all");
  const [at, setAt] = useState(0);
  const shown = tasks.filter((x) => kind === "all" || x.kind === kind).slice(0, shownTasks);
  useKey({
    j: () => setAt((n) => Math.min(shown.length - 1, n + 1)),
    k: () => setAt((n) => Math.max(0, n - 1)),
    enter: () => {
      const task = shown[at];
      if (task !== undefined) void navigate(task.to);
    },
  });
  const of = (k: Task["kind"]) => tasks.filter((x) => x.kind === k).length;
  const kinds = (["check", "decide", "money"] as const).filter((k) => of(k) > 0);
  const names = { check: t(desk.todoCheck), decide: t(desk.decisions), money: t(desk.moneyFailed) };
  return (
    <section className="card">
      <div className="row sb wrap">
        <div className="row">
          <h2>{t(desk.waiting)}</h2>
          <span className="tag riv n">{tasks.length}</span>
        </div>
        {kinds.length > 1 && (
          <FilterChips
            label={t(desk.waiting)}
            value={kind}
            choose={setKind}
            options={[{ value: "all" as const, text: `${t(common.all)} ${tasks.length}` }, ...kinds.map((k) => ({ value: k, text: `${names[k]} ${of(k)}` }))]}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <Empty icon="check" text={t(desk.waitingNone)} />
      ) : (
        <>
          <table className="list-table rows" style={{ marginTop: 6 }}>
            <thead>
              <tr>
                <th scope="col">{t(desk.since)}</th>
                <th scope="col">{t(desk.todo)}</th>
                <th scope="col">{t(desk.about)}</th>
                <th scope="col" className="r">
                  {t(common.amountUnit)}
                </th>
                <th>
                  <span className="sr">{t(common.open)}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((x, i) => (
                <tr key={x.key} className={i === at ? "at" : ""} onClick={() => void navigate(x.to)}>
                  <td className="n m" data-slot="date">
                    {moment(x.since)}
                  </td>
                  <td className="b" data-slot="state">
                    {x.what}
                  </td>
                  <td data-slot="name">{x.about}</td>
                  <td className="r n" data-slot="amount">
                    {figure(x.amount)}
                  </td>
                  <td className="r">
                    <Link to={x.to}>{x.act}</Link> {i === at && <kbd aria-hidden="true">↵</kbd>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="row sb s m" style={{ padding: "8px 10px 0" }}>
            <span className="n">{t(desk.shownOf, { n: shown.length })}</span>
            <span className="row" aria-hidden="true">
              <kbd>J</kbd>
              <kbd>K</kbd> {t(desk.keysMove)} <kbd>↵</kbd> {t(desk.keysOpen)}
            </span>
          </div>
        </>
      )}
    </section>
  );
}

function Cash({ of, close }: { of: Today; close: Day | undefined }) {
  const { t, language } = useLanguage();
  const unit = chartUnit(of.cash.map((c) => absolute(c.balance)).reduce((a, b) => (compare(a, b) >= 0 ? a : b), cny(0)));
  const lowest = of.cash.reduce<Today["cash"][number] | null>((a, b) => (a === null || compare(b.balance, a.balance) < 0 ? b : a), null);
  const title = lowest === null ? t(desk.cash) : t(desk.cashTitle, { day: day(lowest.date, language), amount: large(lowest.balance, language) });
  const flows = chartUnit([...of.cash.map((c) => c.in), ...of.cash.map((c) => c.out)].reduce((a, b) => (compare(a, b) >= 0 ? a : b), cny(0)));
  return (
    <section className="card" style={{ display: "flex", flexDirection: "column" }}>
      <div className="row sb base">
        <h2>{t(desk.cash)}</h2>
        <span className="m s">{unit[language]}</span>
      </div>
      {of.cash.length > 0 && (
        <figure style={{ marginTop: 8 }}>
          <LineChart area title={title} unit={unit} labels={of.cash.map((c) => String(Number(c.date.slice(8))))} series={[{ name: t(desk.cashBalance), values: of.cash.map((c) => c.balance), color: "var(--c1)" }]} />
          <figcaption className="s m">{title}</figcaption>
        </figure>
      )}
      <details className="fold" style={{ borderBottom: 0 }}>
        <summary className="s13">
          <span className="g1">
            {t(desk.sevenDays)} · {t(desk.cashIn)} <span className="n">{inUnit(plus(...of.cash.map((c) => c.in)), flows, language)}</span> · {t(desk.cashOut)}{" "}
            <span className="n">{inUnit(plus(...of.cash.map((c) => c.out)), flows, language)}</span> {flows[language]}
          </span>
          <span className="a s">{t(desk.asTable)}</span>
        </summary>
        <table className="n">
          <thead>
            <tr>
              <th scope="col">{t(common.date)}</th>
              <th scope="col" className="r">
                {t(desk.cashIn)}
              </th>
              <th scope="col" className="r">
                {t(desk.cashOut)}
              </th>
              <th scope="col" className="r">
                {t(desk.cashBalance)}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.cash.map((c) => (
              <tr key={c.date}>
                <td style={{ height: 30 }}>{c.date}</td>
                <td className="r">{figure(c.in)}</td>
                <td className="r">{figure(c.out)}</td>
                <td className="r">{figure(c.balance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <Tonight due={of.due} close={close} />
    </section>
  );
}

export function Tonight({ due, close, bare = false }: { due?: Today["due"]; close: Day | undefined; bare?: boolean }) {
  const { t, language } = useLanguage();
  const mayCheck = useRole("OPERATIONS", "ADMINISTRATOR", "UNDERWRITER");
  const checks = useGet<Page<Proposal>>(mayCheck ? "/proposals?state=OPEN&limit=200" : null, { every });
  const open = checks.data?.items.length ?? 0;
  const flying = due?.inFlightCount ?? 0;
  const lines: { ok: boolean; text: string; to?: string }[] = [
    ...(due === undefined ? [] : [{ ok: flying === 0, text: flying === 0 ? t(desk.inFlightClear) : t(desk.inFlightOpen, { n: flying }), to: "/o/money?state=IN_FLIGHT" }]),
    ...(due === undefined || due.failedCount === 0 ? [] : [{ ok: false, text: `${t(desk.failed, { n: count(due.failedCount) })} ${amount(due.failed, language)}`, to: "/o/money?direction=IN&state=FAILED" }]),
    ...(mayCheck ? [{ ok: open === 0, text: open === 0 ? t(desk.checksClear) : t(desk.checksOpen, { n: open }), to: "/o/checks" }] : []),
  ];
  return (
    <div style={bare ? undefined : { borderTop: "1px solid var(--line)", marginTop: "auto", paddingTop: 10 }}>
      {!bare && (
        <div className="row sb">
          <h2>{t(desk.tonight)}</h2>
          <Link to="/o/close" className="s">
            {t(desk.toClose)}
          </Link>
        </div>
      )}
      <div style={{ display: "grid", gap: 5, marginTop: 6 }} className="s13">
        {lines.map((l) => (
          <div key={l.text} className="row">
            <Icon name={l.ok ? "check" : "warn"} size="sm" tone={l.ok ? "good" : "warn"} />
            <span className="g1">{l.text}</span>
            {!l.ok && l.to !== undefined && <Link to={l.to}>{t(common.open)}</Link>}
          </div>
        ))}
        {close?.setAside?.map((s) => (
          <div key={`${s.contract}${s.step}`} className="row">
            <Icon name="warn" size="sm" tone="bad" />
            <span className="g1">
              {s.code} {s.cause}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
