import { Link } from "react-router";
import { useGet } from "../api/hooks";
import type { Application, Enterprise, Home } from "../api/types";
import { amount, day, daysBetween, figure, isZero, moment, percent, shareOf } from "../money/format";
import { Loaded, Skeleton } from "../parts/answers";
import { Load } from "../parts/figures";
import { Icon, Logo, type IconName } from "../parts/icon";
import { nameOf, useProductName } from "../parts/named";
import { useMe } from "../parts/session";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import type { Language, Pair } from "../words/words";
import { Tabs } from "./shell";

const acts: [to: string, icon: IconName, text: Pair][] = [
  ["/m/borrow", "doc", phone.myApplications],
  ["/m/owed", "chart", phone.invoices],
  ["/m/pay", "swap", phone.receipts],
  ["/m/me#consents", "shield", phone.consents],
];

export function Component() {
  const me = useMe();
  const home = useGet<Home>("/home");
  const firm = useGet<Enterprise>(me.enterprise === null ? null : `/enterprises/${me.enterprise}`);
  return (
    <div className="phone">
      <header className="bar">
        <Logo size={30} />
        <h1 className="g1 cut">{firm.data?.name ?? me.name}</h1>
      </header>
      <main>
        {home.data === undefined && home.error === null ? (
          <div className="pad">
            <Skeleton shape="tall,line,block,block" />
          </div>
        ) : (
          <Loaded of={home}>{(data) => <HomePage home={data} />}</Loaded>
        )}
      </main>
      <Tabs />
    </div>
  );
}

function HomePage({ home }: { home: Home }) {
  const { t, language } = useLanguage();
  const productName = useProductName();
  const waiting = home.applications.filter((a) => ["OFFERED", "DRAFT", "PAYMENT_FAILED"].includes(a.state));
  const running = home.contracts.filter((c) => c.state !== "SETTLED");
  const rate = [...home.contracts.map((c) => c.rate), ...home.applications.flatMap((a) => (a.offer ? [a.offer.rate] : []))].sort()[0];
  const underway = home.applications.filter((a) => ["REFERRED", "SIGNED", "SECOND_CHECK", "PAYING"].includes(a.state));
  return (
    <>
      <section className="hero">
        {isZero(home.limit) ? (
          <>
            <div className="big-n" style={{ fontSize: 24 }}>
              {t(phone.noLimitYet)}
            </div>
            <p className="m" style={{ margin: "6px 0 0" }}>
              {t(phone.noLimitHow)}
            </p>
          </>
        ) : (
          <>
            <div className="row sb wrap" style={{ columnGap: 12, rowGap: 0 }}>
              <span className="m" style={{ fontSize: 14 }}>
                {t(phone.canBorrow)}
              </span>
              {rate !== undefined && <span className="m s n">{t(common.rate)} {percent(rate)}</span>}
            </div>
            <div className="big-n n" style={{ margin: "4px 0 16px" }} data-testid="available">
              {figure(home.available)}
            </div>
            <Load share={shareOf(home.used, home.limit)} label={t(phone.loadLabel, { limit: figure(home.limit), used: figure(home.used) })} />
            <div className="row sb wrap s n" style={{ marginTop: 7, rowGap: 0 }}>
              <span className="used">{t(phone.used, { amount: figure(home.used) })}</span>
              <span className="m row" style={{ gap: 5 }}>
                <i className="pl" />
                {t(phone.limit, { amount: figure(home.limit) })}
              </span>
            </div>
          </>
        )}
        <div className="row" style={{ marginTop: 16, gap: 10 }}>
          <Link to="/m/borrow" className="btn first" data-testid="borrow">
            {t(phone.borrow)}
          </Link>
          {running[0] !== undefined && (
            <Link to={running.length === 1 ? `/m/contracts/${running[0].id}` : "/m/pay"} className="btn second">
              {t(phone.planAndRepay)}
            </Link>
          )}
        </div>
      </section>
      <nav className="acts" aria-label={t(phone.borrow)}>
        {acts.map(([to, icon, text]) => (
          <Link key={to} to={to}>
            <Icon name={icon} />
            {t(text)}
          </Link>
        ))}
      </nav>
      <div className="pad stack" style={{ marginTop: 6 }}>
        {home.nextPayment !== null && <NextPayment home={home} next={home.nextPayment} />}
        {waiting.map((a) => (
          <Waiting key={a.id} application={a} />
        ))}
        <div>
          {underway.map((a) => (
            <Link key={a.id} to={`/m/applications/${a.id}`} className="li">
              <Icon name="clock" tone="riv" />
              <span className="g1">
                <span className="cut">{nameOf(a.product, language)}</span> <StateTag state={a.state} />
              </span>
              <span className="n b">{figure(a.amount)}</span>
              <Icon name="right" size="sm" tone="m" />
            </Link>
          ))}
          {running.map((c) => (
            <Link key={c.id} to={`/m/contracts/${c.id}`} className="li">
              <Icon name="borrow" tone="riv" />
              <span className="g1">
                {productName(c.product)}
                <span className="s m n" style={{ display: "block" }}>
                  {t(phone.left, { amount: figure(c.outstanding) })}
                </span>
              </span>
              <StateTag state={c.state} late={c.daysPastDue} />
              <Icon name="right" size="sm" tone="m" />
            </Link>
          ))}
        </div>
      </div>
    </>
  );
}

/** Today, tomorrow or the day after in words; any other day by its date. */
const whenDue = (date: string, today: string): Pair | null => [phone.dueToday, phone.dueTomorrow, phone.dueAfter][daysBetween(today, date)] ?? null;

function NextPayment({ home, next }: { home: Home; next: NonNullable<Home["nextPayment"]> }) {
  const { t, language } = useLanguage();
  const late = daysBetween(next.date, home.businessDay);
  const when = whenDue(next.date, home.businessDay);
  const number = home.contracts.find((c) => c.id === next.contract)?.number ?? String(next.number);
  return (
    <section className="card" style={{ padding: "14px 16px" }}>
      <div className="row sb">
        <span>
          <span className="b">{late > 0 ? t(phone.overdueSince) : when === null ? t(phone.dueDay, { day: day(next.date, language) }) : t(when)}</span>{" "}
          {(when !== null || late > 0) && <span className="m">{day(next.date, language)}</span>}
        </span>
        {late > 0 && <StateTag state="OVERDUE" late={late} />}
      </div>
      <div className="row sb base wrap" style={{ marginTop: 4 }}>
        <span className="n b" style={{ fontSize: 22 }}>
          {figure(next.amount)}
        </span>
        <Link to={`/m/contracts/${next.contract}`} style={{ fontSize: 14 }} data-testid="to-plan">
          {t(phone.plan)}
        </Link>
      </div>
      <div className="m s">{t(phone.dueHow, { number })}</div>
    </section>
  );
}

function Waiting({ application: a }: { application: Application }) {
  const { t, language } = useLanguage();
  const product = nameOf(a.product, language);
  const [title, below, act, to] = waitingWords(a, product, language, t);
  return (
    <section className="card lan" style={{ padding: "14px 16px" }}>
      <div className="b">{title}</div>
      {below !== "" && <div className="s m n" style={{ whiteSpace: "normal" }}>{below}</div>}
      <Link to={to} style={{ fontSize: 14, display: "inline-block", marginTop: 6 }} data-testid={`waiting-${a.state.toLowerCase()}`}>
        {act}
      </Link>
    </section>
  );
}

function waitingWords(a: Application, product: string, language: Language, t: ReturnType<typeof useLanguage>["t"]): [string, string, string, string] {
  if (a.state === "OFFERED" && a.offer !== null) {
    const until = day(a.offer.validUntil, language);
    return [t(phone.waitingYou, { product }), t(phone.waitingYouHow, { amount: amount(a.offer.limit, language), day: until }), t(phone.seeOffer), `/m/applications/${a.id}/offer`];
  }
  if (a.state === "PAYMENT_FAILED") return [t(phone.payFailed), a.payment?.reason ? t(a.payment.reason.text) : "", t(phone.seeWhy), `/m/applications/${a.id}`];
  return [t(phone.draftThere, { product }), t(phone.draftHow, { saved: moment(a.savedAt ?? a.createdAt) }), t(phone.goOn), `/m/applications/${a.id}`];
}
