import { useState, type ReactNode } from "react";
import { Link, NavLink, useNavigate } from "react-router";
import { useOnline } from "../parts/online";
import { Dialog } from "../parts/controls";
import type { Contact } from "../api/types";
import { Icon, type IconName } from "../parts/icon";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import type { Pair } from "../words/words";

const tabs: [to: string, icon: IconName, text: Pair][] = [
  ["/m", "home", phone.tabHome],
  ["/m/borrow", "borrow", phone.tabBorrow],
  ["/m/pay", "swap", phone.tabPay],
  ["/m/owed", "doc", phone.tabOwed],
  ["/m/me", "me", phone.tabMe],
];

export function Tabs() {
  const { t } = useLanguage();
  return (
    <nav className="tabs" aria-label={t(phone.tabs)}>
      {tabs.map(([to, icon, text]) => (
        <NavLink key={to} to={to} end={to === "/m"}>
          <Icon name={icon} size="lg" />
          {t(text)}
        </NavLink>
      ))}
    </nav>
  );
}

/** A page inside a tab: title, the way back, a person to talk to. */
export function PhonePage({
  title,
  back,
  about,
  contact,
  className = "",
  tabs: withTabs = false,
  children,
}: {
  title: string;
  back?: string;
  /** The number to give when talking to a person. */
  about?: string;
  contact?: Contact | null;
  className?: string;
  tabs?: boolean;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const online = useOnline();
  return (
    <div className={`phone ${className}`}>
      <header className="bar">
        {back !== undefined && (
          <Link
            to={back}
            className="iconbtn back"
            aria-label={t(common.back)}
            onClick={(e) => {
              if (history.state?.idx > 0) {
                e.preventDefault();
                void navigate(-1);
              }
            }}
          >
            <Icon name="left" size="lg" />
          </Link>
        )}
        <h1 className="g1">{title}</h1>
        {about !== undefined && (
          <button type="button" className="a" onClick={() => setAsking(true)}>
            {t(phone.person)}
          </button>
        )}
      </header>
      {!online && <p className="pad s13 lan">{t(common.offline)}</p>}
      <main>{children}</main>
      {withTabs && <Tabs />}
      {asking && (
        <Dialog kind="sheet" title={t(phone.person)} close={() => setAsking(false)}>
          <p>{t(phone.personWhat)}</p>
          <p className="n b" style={{ fontSize: 18, margin: "8px 0" }}>
            {about}
          </p>
          {contact == null ? (
            <p className="m">{t(phone.personHow)}</p>
          ) : (
            <div className="stack">
              <p>
                {t(contact.name)} · {t(contact.hours)}
              </p>
              <a className="btn pri big n" href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>
                {contact.phone}
              </a>
              <p className="s m n">{t(phone.complaints, { phone: contact.complaints })}</p>
            </div>
          )}
        </Dialog>
      )}
    </div>
  );
}
