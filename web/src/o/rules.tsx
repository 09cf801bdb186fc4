import { useState } from "react";
import { newKey } from "../api/client";
import { useCommand, useGet } from "../api/hooks";
import type { Money, PostingRule, PostingTrial } from "../api/types";
import { figure } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { DateInput, MoneyInput, TextField } from "../parts/controls";
import { useRole } from "../parts/session";
import { books } from "../words/books";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { useAsOf } from "./as-of";
import { BooksNav } from "./books-nav";
import { SentToSecond } from "./months";
import { CommandFoot, PageHead } from "./page";

/** The posting rules: what each does, a try that writes nothing, and booking by hand with a second accountant. */
export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const rules = useGet<PostingRule[]>("/accounting/posting-rules", { fresh: Infinity });
  return (
    <>
      <PageHead title={t(books.rules)} about={t(books.rulesHow)} />
      <BooksNav />
      <Loaded of={rules} shape="tall,tall">
        {(all) => {
          const short = all.filter((r) => r.legs.length <= 12);
          const chosen = short.find((r) => r.event === filter("event")) ?? short.find((r) => r.byHand) ?? short[0];
          return (
            <div className="cols two">
              <section className="card">
                <table className="list-table rows" data-testid="rules">
                  <thead>
                    <tr>
                      <th scope="col">{t(books.event)}</th>
                      <th scope="col">{t(books.legs)}</th>
                      <th scope="col">{t(common.state)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {short.map((r) => (
                      <tr key={r.event} className={r === chosen ? "at" : ""} onClick={() => setFilter("event", r.event)}>
                        <td data-slot="name">
                          <button type="button" className="a" onClick={() => setFilter("event", r.event)}>
                            {t(r.text)}
                          </button>
                          <div className="m s">
                            <code>{r.event}</code>
                          </div>
                        </td>
                        <td className="n" data-slot="state">
                          {[...new Set(r.legs.map((l) => `${l.debit.no} ← ${l.credit.no}`))].join(" · ")}
                        </td>
                        <td data-slot="amount">
                          <span className={`tag ${r.byHand ? "riv" : ""}`}>{t(r.byHand ? books.byHand : books.bySystem)}</span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              {chosen !== undefined && <Try key={chosen.event} of={chosen} />}
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

interface Given {
  event: string;
  subject: string;
  bookingDate: string | null;
  amounts: Record<string, Money>;
}

function Try({ of: rule }: { of: PostingRule }) {
  const { t } = useLanguage();
  const { today } = useAsOf();
  const mayAct = useRole("ACCOUNTANT");
  const [amounts, setAmounts] = useState<Record<string, string>>({});
  const [subject, setSubject] = useState("");
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [id] = useState(newKey);
  const dryRun = useCommand<PostingTrial, Given>({ path: "/accounting/posting-rules/dry-run" });
  const propose = useCommand<{ proposal: string }, { id: string; journal: Given; reason: string }>({ path: "/accounting/posting-rules/proposals" });
  const given: Given = {
    event: rule.event,
    subject: subject.trim(),
    bookingDate: day === "" ? null : day,
    amounts: Object.fromEntries(Object.entries(amounts).filter(([, a]) => a !== "").map(([name, a]) => [name, { currency: "CNY", amount: a }])),
  };
  const complete = given.subject !== "" && Object.keys(given.amounts).length > 0;
  return (
    <section className="card stack" data-testid="try">
      <h2>{t(rule.text)}</h2>
      <p className="s m">{rule.citation}</p>
      {rule.amounts.map((name) => (
        <MoneyInput key={name} label={t(books.amountOf, { name })} value={amounts[name] ?? ""} change={(a) => setAmounts({ ...amounts, [name]: a })} testid={`amount-${name}`} />
      ))}
      <TextField label={t(books.subject)} value={subject} change={setSubject} maxLength={200} testid="subject" />
      <DateInput label={t(desk.bookingDate)} value={day} change={setDay} max={today} />
      <CommandFoot problem={dryRun.error} busy={dryRun.isPending} disabled={!complete} text={t(books.tryRule)} act={() => dryRun.mutate(given)} below={complete ? undefined : t(books.amountMissing)} testid="try-rule" />
      {dryRun.data !== undefined && (
        <>
          <h3>{t(books.wouldBook)}</h3>
          <table className="list-table flat n" data-testid="trial">
            <tbody>
              {dryRun.data.lines.map((l, i) => (
                <tr key={i}>
                  <td>{t(books[l.side])}</td>
                  <td>
                    {l.account.no} {t(l.account.name)}
                  </td>
                  <td className="r">{figure(l.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Note tone="info">{t(books.nothingWritten)}</Note>
          {mayAct && rule.byHand && propose.data === undefined && (
            <>
              <TextField label={t(books.proposeWhy)} value={reason} change={setReason} maxLength={500} testid="reason" />
              <CommandFoot problem={propose.error} busy={propose.isPending} disabled={reason.trim() === ""} text={t(books.propose)} act={() => propose.mutate({ id, journal: given, reason })} testid="propose" />
            </>
          )}
          {propose.data !== undefined && <SentToSecond />}
        </>
      )}
    </section>
  );
}
