import { NavLink } from "react-router";
import { useRole } from "../parts/session";
import { books } from "../words/books";
import { useLanguage } from "../words/language";
import { desk } from "../words/desk";

const pages = [
  { to: "/o/ledger/statements", text: books.statements },
  { to: "/o/ledger/balances", text: books.balances },
  { to: "/o/ledger", text: books.trial },
  { to: "/o/ledger/entries", text: desk.allEntries },
  { to: "/o/ledger/months", text: books.months },
  { to: "/o/ledger/reconcile", text: books.reconcile },
  { to: "/o/ledger/sealed", text: books.sealed },
  { to: "/o/ledger/rules", text: books.rules },
];

/** The pages of the ledger, beside each other. */
export function BooksNav() {
  const { t } = useLanguage();
  const mayRead = useRole("ACCOUNTANT", "AUDITOR");
  if (!mayRead) return null;
  return (
    <nav className="tabline" aria-label={t(books.parts)}>
      {pages.map((p) => (
        <NavLink key={p.to} to={p.to} end>
          {t(p.text)}
        </NavLink>
      ))}
    </nav>
  );
}
