import type { EntryLine } from "../api/types";
import { figure, moment } from "../money/format";
import { DateInput } from "../parts/controls";
import { books } from "../words/books";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { BooksNav } from "./books-nav";
import { FilterChips, List } from "./list";
import { PageHead } from "./page";

/** Ledger entries, newest first; each opens its journal. */
export function EntryList({ filter, tools, testid }: { filter: Record<string, string | null>; tools?: React.ReactNode; testid?: string }) {
  const { t } = useLanguage();
  return (
    <List<EntryLine>
      path="/accounting/entries"
      filter={filter}
      id={(e) => `${e.journal}/${e.account.no}/${e.side}/${e.amount.amount}/${e.balance.amount}`}
      to={(e) => `/o/ledger/journals/${encodeURIComponent(e.journal)}`}
      tools={tools}
      testid={testid}
      columns={[
        { head: t(desk.bookingDate), cell: (e) => <span className="n">{e.bookingDate}</span>, slot: "date" },
        { head: t(desk.valueDate), cell: (e) => <span className="n">{e.valueDate}</span> },
        { head: t(desk.event), cell: (e) => t(e.eventText), slot: "name" },
        {
          head: t(desk.accountNo),
          cell: (e) => (
            <>
              <span className="n">{e.account.no}</span> {t(e.account.name)}
            </>
          ),
          slot: "state",
        },
        { head: t(desk.subject), cell: (e) => <span className="n">{e.subject}</span> },
        { head: t(desk.debit), cell: (e) => (e.side === "DEBIT" ? figure(e.amount) : ""), right: true },
        { head: t(desk.credit), cell: (e) => (e.side === "CREDIT" ? figure(e.amount) : ""), right: true },
        { head: t(desk.balance), cell: (e) => figure(e.balance), right: true, slot: "amount" },
      ]}
    />
  );
}

export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const account = filter("account");
  return (
    <>
      <PageHead title={account === "" ? t(desk.allEntries) : t(desk.entriesOf, { account })} />
      <BooksNav />
      {filter("knownAt") !== "" && <p className="note lan">{t(books.knownNote, { day: moment(filter("knownAt")) })}</p>}
      <EntryList
        testid="entries"
        filter={{ account, subject: filter("subject"), event: filter("event"), by: filter("by"), from: filter("from"), to: filter("to"), knownAt: filter("knownAt") }}
        tools={
          <>
            <DateInput bare label={t(desk.from)} value={filter("from")} change={(v) => setFilter("from", v)} />
            <DateInput bare label={t(desk.to)} value={filter("to")} change={(v) => setFilter("to", v)} />
            <FilterChips
              label={t(desk.bookingDate)}
              value={filter("by") === "" ? "VALUE_DATE" : filter("by")}
              choose={(v) => setFilter("by", v === "VALUE_DATE" ? "" : v)}
              options={[
                { value: "VALUE_DATE", text: t(desk.valueDate) },
                { value: "BOOKING_DATE", text: t(desk.bookingDate) },
              ]}
            />
            {filter("event") !== "" && (
              <button type="button" className="chip on" onClick={() => setFilter("event", "")}>
                {filter("event")} ×
              </button>
            )}
            {account !== "" && (
              <button type="button" className="chip on" onClick={() => setFilter("account", "")}>
                {t(desk.accountNo)} {account} ×
              </button>
            )}
            {filter("subject") !== "" && (
              <button type="button" className="chip on" onClick={() => setFilter("subject", "")}>
                {filter("subject")} ×<span className="sr">{t(common.close)}</span>
              </button>
            )}
          </>
        }
      />
    </>
  );
}
