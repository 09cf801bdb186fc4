import { useState } from "react";
import { Link } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { BooksPeriod, ExchangeRate, PeriodCondition, Revaluation } from "../api/types";
import { amount, count, moment } from "../money/format";
import { Empty, Loaded, Note } from "../parts/answers";
import { DateInput, Dialog, TextField } from "../parts/controls";
import { BeforeAfter } from "../parts/figures";
import { Icon } from "../parts/icon";
import { useRole } from "../parts/session";
import { books } from "../words/books";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { PastNote } from "./as-of";
import { BooksNav } from "./books-nav";
import { CommandFoot, PageHead } from "./page";

const tones = { OPEN: "info", CLOSING: "warn", CLOSED: "good", REOPENED: "lan" } as const;

/** The months of the books: what is missing before one is closed, closing, reopening by two people, the year's closing. */
export function Component() {
  const { t } = useLanguage();
  const periods = useGet<BooksPeriod[]>("/accounting/periods");
  const [chosen, choose] = useState<string | null>(null);
  const oldestOpen = [...(periods.data ?? [])].reverse().find((p) => p.state !== "CLOSED");
  const at = periods.data?.find((p) => p.month === chosen) ?? oldestOpen ?? periods.data?.[0];
  return (
    <>
      <PastNote />
      <PageHead title={t(books.months)} />
      <BooksNav />
      <Loaded of={periods} shape="tall,tall">
        {(all) =>
          all.length === 0 || at === undefined ? (
            <Empty text={t(books.monthsNone)} />
          ) : (
            <div className="cols aside">
              <div className="stack">
                <section className="card">
                  <table className="list-table rows n" data-testid="months">
                    <thead>
                      <tr>
                        <th scope="col">{t(books.month)}</th>
                        <th scope="col" className="r">
                          {t(books.journals)}
                        </th>
                        <th scope="col">{t(books.fingerprint)}</th>
                        <th scope="col">{t(common.state)}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {all.map((p) => (
                        <tr key={p.month} className={p.month === at.month ? "at" : ""} onClick={() => choose(p.month)}>
                          <td data-slot="name">
                            <button type="button" className="a n" onClick={() => choose(p.month)}>
                              {p.month}
                            </button>
                          </td>
                          <td className="r" data-slot="amount">
                            {count(p.journals)}
                          </td>
                          <td className="m" data-slot="date">
                            <span className="sha">{p.digest === null ? "" : p.digest.slice(0, 12)}</span>
                          </td>
                          <td data-slot="state">
                            <span className={`tag ${tones[p.state]}`}>{t(books[p.state])}</span>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </section>
                <Rates />
              </div>
              <One key={at.month} of={at} last={all.filter((p) => p.state === "CLOSED").map((p) => p.month)[0]} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function One({ of: p, last }: { of: BooksPeriod; last: string | undefined }) {
  const { t, language } = useLanguage();
  const mayAct = useRole("ACCOUNTANT");
  const year = p.month.slice(0, 4);
  const december = p.month.endsWith("-12");
  const conditions = useGet<PeriodCondition[]>(`/accounting/periods/${p.month}/conditions`);
  const close = useCommand<BooksPeriod>({ path: `/accounting/periods/${p.month}/close` });
  const revalue = useCommand<{ items: Revaluation[] }>({ path: `/accounting/periods/${p.month}/revalue` });
  const closeYear = useCommand<{ journal: string | null }>({ path: `/accounting/years/${year}/close` });
  const [reopening, setReopening] = useState(false);
  const closed = p.state === "CLOSED";
  const ready = conditions.data?.every((c) => c.holds || !c.required) === true;
  return (
    <section className="card stack">
      <div className="row sb">
        <h2>{t(books.stateOf, { month: p.month })}</h2>
        <span className={`tag ${tones[p.state]}`} data-testid="month-state">
          {t(books[p.state])}
        </span>
      </div>
      {closed && p.last !== null && <p className="s m">{t(books.closedBy, { name: p.last.by, time: moment(p.last.at) })}</p>}
      {!closed && (
        <Loaded of={conditions} shape="line,line,line">
          {(all) => (
            <div data-testid="conditions">
              <h3>{t(books.conditions, { month: p.month })}</h3>
              {all.map((c) => (
                <div key={c.code} className="rule">
                  <Icon name={c.holds ? "check" : "warn"} size="sm" tone={c.holds ? "good" : c.required ? "bad" : "warn"} />
                  <span>{t(c.text)}</span>
                  <span className={`s ${c.holds ? "good" : c.required ? "bad" : "m"}`}>{t(c.holds ? books.holds : c.required ? books.holdsNot : books.warning)}</span>
                </div>
              ))}
            </div>
          )}
        </Loaded>
      )}
      {mayAct && !closed && (
        <>
          <CommandFoot problem={revalue.error} busy={revalue.isPending} text={t(books.revalue)} act={() => revalue.mutate()} testid="revalue" />
          {revalue.data !== undefined && (
            <Note tone="info">
              {revalue.data.items.length === 0
                ? t(books.revaluedNone)
                : revalue.data.items.map((r) => (
                    <div key={r.currency} className="n">
                      {t(books.revalued, { currency: "", position: amount(r.position, language), rate: String(r.rate), result: amount(r.result, language) })}
                    </div>
                  ))}
            </Note>
          )}
          {december && <CommandFoot problem={closeYear.error} busy={closeYear.isPending} text={t(books.closeYear, { year })} act={() => closeYear.mutate()} testid="close-year" />}
          {closeYear.data !== undefined && (
            <Note tone="good">
              {closeYear.data.journal === null ? (
                t(books.closeYearNothing)
              ) : (
                <>
                  {t(books.closeYearDone)} <Link to={`/o/ledger/journals/${encodeURIComponent(closeYear.data.journal)}`}>{closeYear.data.journal}</Link>
                </>
              )}
            </Note>
          )}
          <BeforeAfter
            changes={[
              { what: t(books.stateOf, { month: p.month }), before: t(books[p.state]), after: t(books.CLOSED) },
              { what: t(books.booksAccept), before: t(books.yes), after: t(books.no) },
            ]}
          />
          <CommandFoot problem={close.error} busy={close.isPending} disabled={!ready} text={t(books.closeMonth, { month: p.month })} act={() => close.mutate()} below={t(books.closeMonthWhy)} testid="close-month" />
        </>
      )}
      {mayAct && closed && p.month === last && (
        <button type="button" className="btn" onClick={() => setReopening(true)} data-testid="reopen">
          {t(books.reopen, { month: p.month })}
        </button>
      )}
      {reopening && <Reopen month={p.month} close={() => setReopening(false)} />}
    </section>
  );
}

function Reopen({ month, close }: { month: string; close: () => void }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState("");
  const ask = useCommand<{ proposal: string }, { reason: string }>({ path: `/accounting/periods/${month}/reopen` });
  return (
    <Dialog kind="box" title={t(books.reopen, { month })} close={close} testid="reopen-box">
      {ask.data !== undefined ? (
        <SentToSecond />
      ) : (
        <div className="stack">
          <TextField label={t(books.reopenWhy)} value={reason} change={setReason} maxLength={500} testid="reason" />
          <CommandFoot problem={ask.error} busy={ask.isPending} disabled={reason.trim() === ""} text={t(books.reopen, { month })} act={() => ask.mutate({ reason })} testid="reopen-send" />
        </div>
      )}
    </Dialog>
  );
}

/** What was proposed waits for another person. */
export function SentToSecond() {
  const { t } = useLanguage();
  return (
    <Note tone="good">
      <b>{t(books.sentToSecond)}</b> <Link to="/o/checks">{t(books.toChecks)}</Link>
    </Note>
  );
}

function Rates() {
  const { t } = useLanguage();
  const mayAct = useRole("ACCOUNTANT");
  const rates = useGet<ExchangeRate[]>("/accounting/exchange-rates");
  const [currency, setCurrency] = useState("USD");
  const [day, setDay] = useState("");
  const [rate, setRate] = useState("");
  const [source, setSource] = useState("");
  const keep = useCommand<ExchangeRate, { currency: string; day: string; rate: string; source: string }>({ path: "/accounting/exchange-rates" });
  return (
    <section className="card stack">
      <h2>{t(books.rates)}</h2>
      <Loaded of={rates} shape="line">
        {(all) =>
          all.length === 0 ? (
            <p className="m s">{t(books.ratesNone)}</p>
          ) : (
            <div className="scroll" tabIndex={0}>
            <table className="list-table flat n">
              <tbody>
                {all.slice(0, 12).map((r) => (
                  <tr key={r.currency + r.day + r.recordedAt}>
                    <td>{r.day}</td>
                    <td>{r.currency}</td>
                    <td className="r">{String(r.rate)}</td>
                    <td className="m">{r.source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            </div>
          )
        }
      </Loaded>
      {mayAct && (
        <>
          <div className="two-fields">
            <TextField label={t(books.currency)} value={currency} change={(v) => setCurrency(v.toUpperCase())} maxLength={3} />
            <DateInput label={t(books.rateDay)} value={day} change={setDay} />
            <TextField label={t(books.rate)} value={rate} change={setRate} inputMode="decimal" />
            <TextField label={t(books.source)} value={source} change={setSource} maxLength={100} />
          </div>
          <CommandFoot
            problem={keep.error}
            busy={keep.isPending}
            disabled={currency.length !== 3 || day === "" || !/^\d+(\.\d+)?$/.test(rate) || source.trim() === ""}
            text={t(books.keepRate)}
            act={() => keep.mutate({ currency, day, rate, source })}
            testid="keep-rate"
          />
        </>
      )}
    </section>
  );
}
