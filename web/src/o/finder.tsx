import { useEffect, useState, type KeyboardEvent } from "react";
import { useNavigate, Link } from "react-router";
import { useGet } from "../api/hooks";
import type { Application, ContractLine, Enterprise, Page } from "../api/types";
import { query } from "../api/client";
import { Dialog } from "../parts/controls";
import { Icon } from "../parts/icon";
import { useMe } from "../parts/session";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { menuOf } from "./menu";

const shown = 6;
const restMillis = 180;

interface Hit {
  to: string;
  text: string;
  kind: string;
}

/** ⌘K: finds by name or number, or says where to do something. */
export function Finder() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const key = (e: globalThis.KeyboardEvent) => {
      if ((e.metaKey || e.ctrlKey) && e.key.toLowerCase() === "k") {
        e.preventDefault();
        setOpen(true);
      }
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  return (
    <>
      <button type="button" className="find" onClick={() => setOpen(true)}>
        <Icon name="search" size="sm" />
        <span className="g1 cut hint">{t(desk.find)}</span>
        <kbd aria-hidden="true">⌘K</kbd>
      </button>
      {open && (
        <Dialog kind="box" title={t(desk.findTitle)} close={() => setOpen(false)}>
          <Search close={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Search({ close }: { close: () => void }) {
  const { t } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), restMillis);
    return () => clearTimeout(timer);
  }, [typed]);
  const places = menuOf(me.roles);
  const may = (to: string) => places.some((p) => p.to === to);
  const ask = (path: string, to: string) => (q.length > 0 && may(to) ? path + query({ q, limit: shown }) : null);
  const firms = useGet<Page<Enterprise>>(ask("/enterprises", "/o/customers"));
  const contracts = useGet<Page<ContractLine>>(ask("/contracts", "/o/contracts"));
  const applications = useGet<Page<Application>>(ask("/applications", "/o/applications"));
  const like = (text: string) => typed === "" || text.toLowerCase().includes(typed.trim().toLowerCase());
  const hits: Hit[] = [
    ...places.map((p) => ({ to: p.to, text: t(p.text), kind: t(desk.menu) })).filter((p) => like(p.text)),
    ...(firms.data?.items ?? []).map((f) => ({ to: `/o/customers/${f.id}`, text: f.name, kind: t(desk.customers) })),
    ...(contracts.data?.items ?? []).map((c) => ({ to: `/o/contracts/${c.id}`, text: `${c.number} ${c.enterprise.name}`, kind: t(desk.contracts) })),
    ...(applications.data?.items ?? []).map((a) => ({ to: `/o/applications/${a.id}`, text: `${a.number} ${a.enterprise.name}`, kind: t(desk.applications) })),
  ];
  const keys = (e: KeyboardEvent) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      setAt((n) => Math.max(0, Math.min(hits.length - 1, n + (e.key === "ArrowDown" ? 1 : -1))));
    }
    const hit = hits[at];
    if (e.key === "Enter" && hit !== undefined) {
      close();
      void navigate(hit.to);
    }
  };
  return (
    <div>
      <label className="field">
        <span className="sr">{t(desk.find)}</span>
        <Icon name="search" size="sm" />
        <input autoFocus value={typed} onChange={(e) => { setTyped(e.target.value); setAt(0); }} onKeyDown={keys} placeholder={t(desk.find)} data-testid="find" />
      </label>
      <div className="results">
        {hits.map((h, i) => (
          <Link key={h.to} to={h.to} className={i === at ? "at" : ""} onClick={close}>
            <span className="cut">{h.text}</span>
            <span className="m s">{h.kind}</span>
          </Link>
        ))}
        {hits.length === 0 && <p className="m">{t(desk.findNothing)}</p>}
      </div>
    </div>
  );
}
