import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { ask, Problem } from "../../api/client";
import { useGet } from "../../api/hooks";
import { grouped } from "../../money/format";
import { Loaded, Note, Skeleton, Trouble } from "../../parts/answers";
import { Segmented } from "../../parts/controls";
import { lab } from "../../words/lab";
import { useLanguage } from "../../words/language";
import { PageHead } from "../page";
import { LabAnswer } from "./answer";
import { TermsForm, TypedArea, type Refusal } from "./form";
import { fromFragment, readCase, shownDecimal, shownPercent, toFragment } from "./lines";
import type { Answer, Book, Case } from "./shapes";

const restMillis = 300;

/** Terms on one side, what follows from them on the other. */
export function Component() {
  const { t } = useLanguage();
  const book = useGet<Book>("/lab", { fresh: Infinity });
  return (
    <>
      <PageHead title={t(lab.title)} about={t(lab.about)} />
      <Loaded of={book} shape="tall">
        {(b) => <Bench book={b} />}
      </Loaded>
    </>
  );
}

const typeOf = (book: Book, one: Case) => book.types.find((x) => x.code === one.terms.contractType);

function Bench({ book }: { book: Book }) {
  const { t } = useLanguage();
  const { hash } = useLocation();
  const linked = hash.length > 1 ? fromFragment(hash) : null;
  const [one, setOne] = useState<Case>(linked?.one ?? book.types[0]!.examples[0]!.content);
  const [money, setMoney] = useState(linked?.money ?? true);
  const [version, setVersion] = useState(0);
  const [tab, setTab] = useState<"form" | "json">("form");
  const load = (to: Case) => {
    setOne(to);
    setVersion(version + 1);
  };
  const asked = useRested({ ...one, money });
  const result = useQuery<{ answer: Answer; money: boolean }, Problem>({
    queryKey: ["/lab/contract", asked],
    queryFn: async ({ signal }) => ({ answer: await ask<Answer>("POST", "/lab/contract", { body: asked, signal }), money: asked.money }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    meta: { calculated: true },
  });
  const [last, setLast] = useState<{ answer: Answer; money: boolean } | null>(null);
  useEffect(() => {
    if (result.data !== undefined && !result.isPlaceholderData) setLast(result.data);
  }, [result.data, result.isPlaceholderData]);
  const type = typeOf(book, one) ?? book.types[0]!;
  const problem = result.error instanceof Problem && result.error.status === 422 ? result.error : null;
  const glance = ({ sums, returns }: Answer) =>
    t(lab.glance, { net: sums.map((s) => grouped(shownDecimal(s.net, 2))).join(" / ") || "0", rate: returns === null ? "—" : `${shownPercent(returns.yearlyRate, 2)} %` });
  const refusal: Refusal | null = problem === null ? null : { field: problem.field, text: t(problem.texts) };
  return (
    <div className="lab">
      <a className="lab-glance" href="#result" onClick={(e) => {
        e.preventDefault();
        document.getElementById("result")?.scrollIntoView({ behavior: "smooth" });
      }}>
        {refusal !== null || last === null ? t(refusal === null ? lab.title : lab.glanceRefused) : glance(last.answer)}
      </a>
      <section className="card stack" data-testid="lab-terms">
        {hash.length > 1 && linked === null && <Note tone="warn" icon="warn">{t(lab.brokenLink)}</Note>}
        <Start book={book} one={one} load={load} />
        <div className="tabline" role="tablist" style={{ marginBottom: 0 }}>
          {(["form", "json"] as const).map((k) => (
            <button key={k} type="button" role="tab" aria-selected={tab === k} onClick={() => setTab(k)} data-testid={`lab-tab-${k}`}>
              {t(lab[k])}
            </button>
          ))}
        </div>
        {tab === "form" ? <TermsForm key={`${type.code} ${version}`} book={book} type={type} one={one} change={setOne} refusal={refusal} /> : <Json one={one} load={load} refusal={refusal} />}
        <Copies one={one} money={money} />
      </section>
      <section className="stack wide" id="result">
        <div className="lab-count">
          <Segmented
            label={t(lab.counting)}
            value={money ? "money" : "unrounded"}
            choose={(v) => setMoney(v === "money")}
            options={[
              { value: "money", text: t(lab.money), testid: "lab-money" },
              { value: "unrounded", text: t(lab.unrounded), testid: "lab-unrounded" },
            ]}
          />
        </div>
        {refusal !== null && (
          <div className="trouble" role="alert" data-testid="lab-refusal">
            <div className="b">{refusal.text}</div>
            {problem !== null && <div className="s13">{t(problem.todo)}</div>}
          </div>
        )}
        {result.error !== null && problem === null && <Trouble problem={result.error} retry={() => void result.refetch()} />}
        {last === null && result.error === null && <Skeleton shape="tall,line,line,line" />}
        {last !== null && <LabAnswer answer={last.answer} type={type.code} money={last.money} stale={result.error !== null} />}
      </section>
    </div>
  );
}

/** The value after nobody has typed for a moment. */
function useRested<T>(value: T): T {
  const text = JSON.stringify(value);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMillis);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(rested) as T;
}

function Start({ book, one, load }: { book: Book; one: Case; load: (to: Case) => void }) {
  const { t } = useLanguage();
  const type = typeOf(book, one) ?? book.types[0]!;
  const at = type.examples.findIndex((e) => JSON.stringify(e.content) === JSON.stringify(one));
  return (
    <div className="lab-fields">
      <label>
        <span className="label">{t(lab.type)}</span>
        <select className="field" value={type.code} data-testid="lab-type" onChange={(e) => load(book.types.find((x) => x.code === e.target.value)!.examples[0]!.content)}>
          {book.types.map((x) => (
            <option key={x.code} value={x.code}>
              {t(x.name)} · {x.code}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{t(lab.example)}</span>
        <select className="field" value={at} data-testid="lab-example" onChange={(e) => load(type.examples[Number(e.target.value)]!.content)}>
          {at < 0 && <option value={-1}>{t(lab.ownTerms)}</option>}
          {type.examples.map((x, i) => (
            <option key={i} value={i}>
              {t(x.name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Json({ one, load, refusal }: { one: Case; load: (to: Case) => void; refusal: Refusal | null }) {
  const { t } = useLanguage();
  return (
    <TypedArea
      label={t(lab.json)}
      help={t(lab.jsonHelp)}
      text={JSON.stringify(one, null, 2)}
      rows={26}
      wrong={refusal?.text ?? null}
      testid="lab-json"
      take={(typed) => {
        const read = readCase(typed);
        if (read === null) return t(lab.unreadableJson);
        load(read);
        return null;
      }}
    />
  );
}

function Copies({ one, money }: { one: Case; money: boolean }) {
  const { t } = useLanguage();
  const [done, setDone] = useState("");
  const copy = (what: string, text: string) => void navigator.clipboard?.writeText(text).then(() => setDone(what));
  const id = typeof one.terms.contractID === "string" ? one.terms.contractID : "lab";
  return (
    <div className="row wrap">
      <button type="button" className="btn" onClick={() => copy("json", JSON.stringify({ [id]: one }, null, 2))} data-testid="lab-copy">
        {done === "json" ? t(lab.copied) : t(lab.copyJson)}
      </button>
      <button type="button" className="btn" onClick={() => copy("link", `${location.origin}/o/lab#${toFragment(one, money)}`)} data-testid="lab-link">
        {done === "link" ? t(lab.copied) : t(lab.copyLink)}
      </button>
    </div>
  );
}
