import { useRef, useState } from "react";
import { Link } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { BankStatement, Comparison, Difference } from "../api/types";
import { count, figure } from "../money/format";
import { Empty, Loaded, Note } from "../parts/answers";
import { BusyButton, Dialog, TextField } from "../parts/controls";
import { Icon } from "../parts/icon";
import { useRole } from "../parts/session";
import { books } from "../words/books";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { PastNote } from "./as-of";
import { BooksNav } from "./books-nav";
import { FilterChips, List } from "./list";
import { SentToSecond } from "./months";
import { CommandFoot, PageHead } from "./page";
import { Trouble } from "../parts/answers";

/** The books against themselves and the bank; what differs has an owner and an age. */
export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const mayAct = useRole("ACCOUNTANT");
  const state = filter("state") === "" ? "open" : filter("state");
  const [chosen, choose] = useState<Difference | null>(null);
  const statements = useGet<BankStatement[]>("/accounting/reconciliation/statements");
  const comparisons = useGet<Comparison[]>("/accounting/reconciliation");
  return (
    <>
      <PastNote />
      <PageHead title={t(books.reconcile)}>{mayAct && <Take />}</PageHead>
      <BooksNav />
      <div className="stack">
        <Loaded of={comparisons} shape="line,line,line">
          {(all) => (
            <section className="card" data-testid="comparisons">
              <h2>{t(books.comparisons)}</h2>
              {all.map(({ comparison: c, holds }) => (
                <div key={c.code} className="rule">
                  <Icon name={holds ? "check" : "warn"} size="sm" tone={holds ? "good" : "bad"} />
                  <span>{t(c.text)}</span>
                  <span className={`n s ${holds ? "good" : "bad"}`}>{holds ? `${t(books.agree)} · ${figure(c.right)}` : t(books.apart, { amount: figure(c.off) })}</span>
                </div>
              ))}
            </section>
          )}
        </Loaded>
        <List<Difference>
          path="/accounting/reconciliation/differences"
          filter={{ open: state === "open" ? "true" : "false" }}
          id={(d) => d.id}
          open={choose}
          empty={t(books.differencesNone)}
          testid="differences"
          tools={
            <FilterChips
              label={t(common.state)}
              value={state}
              choose={(v) => setFilter("state", v)}
              options={[
                { value: "open", text: t(books.differencesOpen) },
                { value: "closed", text: t(books.differencesClosed) },
              ]}
            />
          }
          columns={[
            { head: t(common.date), cell: (d) => <span className="n">{d.day}</span>, slot: "date" },
            { head: t(desk.what), cell: (d) => t(books[d.kind]), slot: "name" },
            { head: t(books.statementNo), cell: (d) => <span className="n">{d.statement}</span> },
            { head: t(books.journalNo), cell: (d) => (d.journal === null ? <span className="m">{d.reference ?? d.note ?? "—"}</span> : <span className="sha">{d.journal}</span>) },
            { head: t(books.owner), cell: (d) => d.owner ?? <span className="m">{t(books.nobody)}</span>, slot: "state" },
            { head: t(books.ageHead), cell: (d) => <span className="n">{t(books.age, { n: d.age })}</span> },
            ...(state === "open" ? [] : [{ head: t(books.resolution), cell: (d: Difference) => resolution(d, t(books.byLater)) }]),
            { head: t(books.unit), cell: (d) => `${d.side === "DEBIT" ? "+" : "−"}${figure(d.amount)}`, right: true, slot: "amount" as const },
          ]}
        />
        <Loaded of={statements} shape="line,line">
          {(all) => (
            <section className="card">
              <h2>{t(books.bankStatements)}</h2>
              {all.length === 0 ? (
                <Empty text={t(books.statementsNone)} />
              ) : (
                <div className="scroll" tabIndex={0}>
                  <table className="list-table flat n" data-testid="statements">
                    <thead>
                      <tr>
                        <th scope="col">{t(books.statementNo)}</th>
                        <th scope="col">{t(common.date)}</th>
                        <th scope="col" className="r">
                          {t(books.opening)}
                        </th>
                        <th scope="col" className="r">
                          {t(books.closing)}
                        </th>
                        <th scope="col" className="r">
                          {t(books.lines)}
                        </th>
                        <th scope="col" className="r">
                          {t(books.linesMatched)}
                        </th>
                        <th scope="col" className="r">
                          {t(books.differencesOpen)}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {all.map((s) => (
                        <tr key={s.id}>
                          <td>{s.number}</td>
                          <td>{s.from === s.to ? s.to : `${s.from} – ${s.to}`}</td>
                          <td className="r">{figure(s.opening)}</td>
                          <td className="r">{figure(s.closing)}</td>
                          <td className="r">{count(s.lines)}</td>
                          <td className="r">{count(s.matched)}</td>
                          <td className={`r ${s.open > 0 ? "bad b" : "m"}`}>{count(s.open)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </section>
          )}
        </Loaded>
      </div>
      {chosen !== null && <One of={chosen} close={() => choose(null)} />}
    </>
  );
}

const resolution = (d: Difference, later: string): string => (d.resolution === null ? "" : d.resolution.startsWith("MATCHED") ? later : d.resolution.replace(/^RESOLVED: /, ""));

function Take() {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const take = useCommand<BankStatement, FormData>({ path: "/accounting/reconciliation/statements" });
  const match = useCommand<{ journals: number }>({ path: "/accounting/reconciliation/match" });
  return (
    <>
      {take.error !== null && <Trouble problem={take.error} command />}
      {match.data !== undefined && <span className="s m n">{t(books.matched, { n: match.data.journals })}</span>}
      <BusyButton busy={match.isPending} className="btn" onClick={() => match.mutate()} testid="match">
        {t(books.matchAgain)}
      </BusyButton>
      <BusyButton busy={take.isPending} className="btn pri" onClick={() => input.current?.click()} testid="take-statement">
        {t(books.takeStatement)}
      </BusyButton>
      <input
        ref={input}
        type="file"
        accept=".xml,.csv,text/csv,application/xml"
        aria-label={t(books.takeHow)}
        style={{ position: "absolute", width: 1, height: 1, opacity: 0 }}
        tabIndex={-1}
        onChange={(e) => {
          const file = e.target.files?.[0];
          if (file !== undefined) {
            const form = new FormData();
            form.append("file", file);
            take.mutate(form);
          }
          e.target.value = "";
        }}
      />
    </>
  );
}

function One({ of: d, close }: { of: Difference; close: () => void }) {
  const { t } = useLanguage();
  const mayAct = useRole("ACCOUNTANT");
  const [reason, setReason] = useState("");
  const own = useCommand<Difference>({ path: `/accounting/reconciliation/differences/${d.id}/own` });
  const resolve = useCommand<{ proposal: string }, { reason: string }>({ path: `/accounting/reconciliation/differences/${d.id}/resolve` });
  const now = own.data ?? d;
  return (
    <Dialog kind="panel" title={t(books[d.kind])} close={close} testid="difference">
      <div className="stack">
        <dl className="facts">
          <dt>{t(books.unit)}</dt>
          <dd className="n b">{`${d.side === "DEBIT" ? "+" : "−"}${figure(d.amount)}`}</dd>
          <dt>{t(common.date)}</dt>
          <dd className="n">{d.day}</dd>
          <dt>{t(books.statementNo)}</dt>
          <dd className="n">{d.statement}</dd>
          {d.journal !== null && (
            <>
              <dt>{t(books.journalNo)}</dt>
              <dd>
                <Link to={`/o/ledger/journals/${encodeURIComponent(d.journal)}`} className="sha">
                  {d.journal}
                </Link>
              </dd>
            </>
          )}
          {d.note !== null && d.note !== "" && (
            <>
              <dt>{t(desk.note)}</dt>
              <dd>{d.note}</dd>
            </>
          )}
          <dt>{t(books.owner)}</dt>
          <dd>{now.owner ?? t(books.nobody)}</dd>
          <dt>{t(books.ageHead)}</dt>
          <dd className="n">{t(books.age, { n: d.age })}</dd>
          {d.resolution !== null && (
            <>
              <dt>{t(books.resolution)}</dt>
              <dd>{resolution(d, t(books.byLater))}</dd>
            </>
          )}
        </dl>
        {mayAct && d.resolution === null && resolve.data === undefined && (
          <>
            {now.owner === null && <CommandFoot problem={own.error} busy={own.isPending} text={t(books.takeIt)} act={() => own.mutate()} testid="own" />}
            <TextField label={t(books.resolveWhy)} value={reason} change={setReason} maxLength={500} testid="reason" />
            <CommandFoot problem={resolve.error} busy={resolve.isPending} disabled={reason.trim() === ""} text={t(books.resolve)} act={() => resolve.mutate({ reason })} testid="resolve" />
          </>
        )}
        {resolve.data !== undefined && <SentToSecond />}
        {!mayAct && d.resolution === null && <Note icon="lock">{t(common.noRight)}</Note>}
      </div>
    </Dialog>
  );
}
