import { useEffect, useMemo, useState } from "react";
import { Link, NavLink, Outlet, useLocation } from "react-router";
import { useGet } from "../api/hooks";
import type { Page, Proposal } from "../api/types";
import { DateInput, Dialog } from "../parts/controls";
import { Icon, Logo } from "../parts/icon";
import { useMe, useSignOut, useSpeak } from "../parts/session";
import { setTheme, theme } from "../parts/theme";
import { common, roles } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import "../styles/desk.css";
import { AsOfContext, useAsOf } from "./as-of";
import { Finder } from "./finder";
import { menuOf } from "./menu";

/** The desk's frame: menu by role, business day and as-of date always in sight. */
export function Component() {
  const [date, look] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const today = useGet<{ day: string }>("/business-day", { every: 60_000 }).data?.day;
  const place = useLocation();
  useEffect(() => setOpen(false), [place.pathname]);
  const asOf = useMemo(() => ({ date, look, today }), [date, today]);
  return (
    <AsOfContext value={asOf}>
      <div className="desk">
        <Side open={open} />
        <TopBar openMenu={() => setOpen(!open)} open={open} />
        <main className="main">
          <Outlet />
        </main>
      </div>
    </AsOfContext>
  );
}

function Side({ open }: { open: boolean }) {
  const { t, language } = useLanguage();
  const me = useMe();
  const signOut = useSignOut();
  const speak = useSpeak();
  const [dark, setDark] = useState(theme() === "dark");
  const mayCheck = me.roles.some((r) => ["OPERATIONS", "UNDERWRITER", "ACCOUNTANT", "ADMINISTRATOR"].includes(r));
  const open_ = useGet<Page<Proposal>>(mayCheck ? "/proposals?state=OPEN&limit=200" : null, { every: 30_000 });
  const waiting = open_.data?.items.length ?? 0;
  return (
    <aside className={`side ${open ? "open" : ""}`} aria-label={t(desk.menu)}>
      <Link to="/o" className="brand">
        <Logo />
        {t(common.sampan)}
      </Link>
      <nav aria-label={t(desk.mainMenu)}>
        {menuOf(me.roles).map((m) => (
          <NavLink key={m.to} to={m.to} end={m.to === "/o"}>
            <Icon name={m.icon} />
            {t(m.text)}
            {m.to === "/o/checks" && waiting > 0 && <b className="n">{waiting}</b>}
          </NavLink>
        ))}
      </nav>
      <div className="who">
        <div className="b s13">{me.name}</div>
        <div className="m s">{me.roles.map((r) => t(roles[r])).join(" · ")}</div>
        <div className="row wrap" style={{ marginTop: 4, columnGap: 14, rowGap: 0 }}>
          <button type="button" className="a" onClick={speak} lang={language === "zh" ? "en" : "zh-CN"}>
            {t(common.languageSwitch)}
          </button>
          <button
            type="button"
            className="a"
            onClick={() => {
              setTheme(dark ? "light" : "dark");
              setDark(!dark);
            }}
          >
            {t(dark ? common.light : common.dark)}
          </button>
          <button type="button" className="a" onClick={signOut} data-testid="sign-out">
            {t(common.signOut)}
          </button>
        </div>
      </div>
    </aside>
  );
}

function TopBar({ openMenu, open }: { openMenu: () => void; open: boolean }) {
  const { t, language } = useLanguage();
  const { date, look, today } = useAsOf();
  const speak = useSpeak();
  const [choosing, setChoosing] = useState(false);
  return (
    <header className={`topb ${date === null ? "" : "asof"}`}>
      <button type="button" className="iconbtn menu-button" aria-label={t(desk.menu)} aria-expanded={open} onClick={openMenu}>
        <Icon name={open ? "x" : "col"} />
      </button>
      <Finder />
      <span className="g1" />
      {date !== null && (
        <span className="b s13" role="status">
          {t(desk.asOfRead, { day: date })}
        </span>
      )}
      <span className="chip">
        <Icon name="today" size="sm" />
        <span className="word">{t(desk.businessDay)}</span> <b className="n" data-testid="business-day">{today ?? "…"}</b>
      </span>
      <button type="button" className="chip" onClick={() => setChoosing(true)} data-testid="as-of">
        <span>{t(desk.asOf)}</span>
        <b className="n">{date ?? t(desk.asOfNow)}</b>
        <Icon name="down" size="sm" />
      </button>
      {choosing && <ChooseDay close={() => setChoosing(false)} />}
      {date !== null && (
        <button type="button" className="btn" onClick={() => look(null)}>
          {t(desk.asOfBack)}
        </button>
      )}
      <button type="button" className="a m s13 lang" onClick={speak} lang={language === "zh" ? "en" : "zh-CN"} data-testid="language">
        {t(common.languageSwitch)}
      </button>
    </header>
  );
}

const before = (iso: string, days: number): string => new Date(Date.parse(`${iso}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

function ChooseDay({ close }: { close: () => void }) {
  const { t } = useLanguage();
  const { date, look, today } = useAsOf();
  const choose = (to: string | null) => {
    look(to === today ? null : to);
    close();
  };
  const [typed, setTyped] = useState(date ?? "");
  const quick: [string, string | null][] =
    today === undefined
      ? []
      : [
          [t(desk.asOfNow), null],
          [t(desk.asOfYesterday), before(today, 1)],
          [t(desk.asOfMonth), before(`${today.slice(0, 8)}01`, 1)],
          [t(desk.asOfYear), before(`${today.slice(0, 4)}-01-01`, 1)],
        ];
  return (
    <Dialog kind="box" title={t(desk.asOfChoose)} close={close}>
      <div className="stack">
        <p className="m">{t(desk.asOfHow)}</p>
        <div className="row wrap">
          {quick.map(([text, to]) => (
            <button key={text} type="button" className="chip" aria-pressed={to === date} onClick={() => choose(to)}>
              {text} {to !== null && <span className="n">{to}</span>}
            </button>
          ))}
        </div>
        <DateInput label={t(desk.asOf)} value={typed} change={setTyped} max={today} testid="as-of-day" />
        <button type="button" className="btn pri" disabled={typed === ""} onClick={() => choose(typed)} data-testid="as-of-look">
          {t(common.open)}
        </button>
      </div>
    </Dialog>
  );
}
