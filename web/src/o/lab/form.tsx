import { useEffect, useId, useState } from "react";
import { DateInput, TextField } from "../../parts/controls";
import { lab } from "../../words/lab";
import { useLanguage } from "../../words/language";
import type { Pair } from "../../words/words";
import { asPercent, fromPercent, readEvents, readObserved, withTerm, writeEvents, writeObserved, type Read } from "./lines";
import type { Book, Case, ContractType, Term, Value } from "./shapes";

const cycles: [string, Pair][] = [
  ["P1ML1", lab.monthly],
  ["P3ML1", lab.quarterly],
  ["P6ML1", lab.halfYearly],
  ["P1YL1", lab.yearly],
  ["P1WL1", lab.weekly],
];

/** What the engine refused: shown at its field. */
export interface Refusal {
  field: string | null;
  text: string;
}

/** The usual terms first, the others of the type behind one button, and what is known besides. */
export function TermsForm({ book, type, one, change, refusal }: { book: Book; type: ContractType; one: Case; change: (to: Case) => void; refusal: Refusal | null }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const others = Object.keys(book.terms).filter((n) => !type.usual.includes(n) && type.more.includes(book.terms[n]!.group));
  // A term that is set or refused is never hidden.
  const shown = others.filter((n) => open || one.terms[n] !== undefined || refusal?.field === n);
  const groups = [...new Set(shown.map((n) => book.terms[n]!.group))];
  const input = (name: string) => (
    <TermInput key={`${type.code} ${name}`} name={name} term={book.terms[name]!} value={one.terms[name]} change={(v) => change(withTerm(one, name, v))} wrong={refusal?.field === name ? refusal.text : null} />
  );
  return (
    <div className="stack wide">
      <fieldset className="stack">
        <legend className="sr">{t(lab.usual)}</legend>
        <div className="lab-fields">{type.usual.map(input)}</div>
      </fieldset>
      {groups.map((g) => (
        <fieldset key={g} className="stack">
          <legend className="b s13 lab-legend">{t(book.groups[g]!)}</legend>
          <div className="lab-fields">{shown.filter((n) => book.terms[n]!.group === g).map(input)}</div>
        </fieldset>
      ))}
      {others.length > 0 && <button type="button" className="btn" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="more-terms">
        {open ? t(lab.fewer) : t(lab.more, { n: others.length - shown.length })}
      </button>}
      <Situation one={one} change={change} refusal={refusal} />
    </div>
  );
}

function Situation({ one, change, refusal }: { one: Case; change: (to: Case) => void; refusal: Refusal | null }) {
  const { t } = useLanguage();
  const wrong = (field: string) => (refusal?.field === field ? refusal.text : null);
  return (
    <fieldset className="stack">
      <legend className="b s13 lab-legend">{t(lab.situation)}</legend>
      <DateInput label={t(lab.until)} value={(one.to ?? "").slice(0, 10)} change={(to) => change({ ...one, to })} testid="term-to" />
      {wrong("to") !== null && <div className="help bad">{wrong("to")}</div>}
      <LinesField label={t(lab.observed)} help={t(lab.observedHelp)} text={writeObserved(one.dataObserved)} read={readObserved} change={(dataObserved) => change({ ...one, dataObserved })} wrong={wrong("dataObserved")} testid="observed" />
      <LinesField label={t(lab.events)} help={t(lab.eventsHelp)} text={writeEvents(one.eventsObserved)} read={readEvents} change={(eventsObserved) => change({ ...one, eventsObserved })} wrong={wrong("eventsObserved")} testid="events" />
    </fieldset>
  );
}

function LinesField<T>({ label, help, text, read, change, wrong, testid }: { label: string; help: string; text: string; read: (text: string) => Read<T>; change: (value: T) => void; wrong: string | null; testid: string }) {
  const { t } = useLanguage();
  return (
    <TypedArea
      label={label}
      help={help}
      text={text}
      wrong={wrong}
      testid={testid}
      take={(typed) => {
        const got = read(typed);
        if ("line" in got) return t(lab.unreadableLine, { n: got.line });
        change(got.value);
        return null;
      }}
    />
  );
}

/** Several lines that are taken as soon as they can be read; until then they stay as typed. */
export function TypedArea({ label, help, text, take, wrong, testid, rows }: { label: string; help: string; text: string; take: (typed: string) => string | null; wrong: string | null; testid: string; rows?: number }) {
  const id = useId();
  const [typed, setTyped] = useState(text);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    if (!editing) {
      setTyped(text);
      setTrouble(null);
    }
  }, [text, editing]);
  const bad = trouble ?? wrong;
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={`field lab-lines ${bad === null ? "" : "wrong"}`}
        rows={rows ?? Math.min(8, Math.max(2, typed.split("\n").length))}
        spellCheck={false}
        value={typed}
        data-testid={testid}
        aria-invalid={bad === null ? undefined : true}
        aria-describedby={`${id}-help`}
        onFocus={() => setEditing(true)}
        onBlur={() => setEditing(trouble !== null)}
        onChange={(e) => {
          setTyped(e.target.value);
          setTrouble(take(e.target.value));
        }}
      />
      <div id={`${id}-help`} className={`help ${bad === null ? "" : "bad"}`}>
        {bad ?? help}
      </div>
    </div>
  );
}

function TermInput({ name, term, value, change, wrong }: { name: string; term: Term; value: Value | undefined; change: (value: Value) => void; wrong: string | null }) {
  const { t } = useLanguage();
  const label = t(term.label);
  const text = value === undefined ? "" : Array.isArray(value) ? value.join(", ") : String(value);
  const testid = `term-${name}`;
  switch (term.kind) {
    case "choice":
      return (
        <Select label={label} value={text} change={change} wrong={wrong} testid={testid} options={Object.entries(term.options).map(([code, words]) => ({ code, text: `${t(words)} · ${code}` }))} />
      );
    case "cycle":
      return <CycleInput label={label} value={text} change={change} wrong={wrong} testid={testid} />;
    case "date":
      return text !== "" && text.length > 10 && !text.endsWith("T00:00:00") ? (
        <TextField label={label} value={text} change={change} wrong={wrong} testid={testid} autoComplete="off" />
      ) : (
        <div>
          <DateInput label={label} value={text.slice(0, 10)} change={change} testid={testid} />
          {wrong !== null && <div className="help bad">{wrong}</div>}
        </div>
      );
    case "rate":
      return <RateInput label={label} fraction={text} change={change} wrong={wrong} testid={testid} />;
    case "list":
      return (
        <div className="lab-wide">
          <TextField label={label} value={text} change={(v) => change(v === "" ? "" : v.split(",").map((p) => p.trim()))} help={t(lab.listHelp)} wrong={wrong} testid={testid} autoComplete="off" spellCheck={false} />
        </div>
      );
    case "structure":
      return (
        <div className="lab-wide">
          <TypedArea
            label={label}
            help={t(lab.jsonHelp)}
            text={value === undefined ? "" : JSON.stringify(value, null, 1)}
            rows={12}
            wrong={wrong}
            testid={testid}
            take={(typed) => {
              const list = readList(typed);
              if (list === null) return t(lab.structureWrong);
              change(list);
              return null;
            }}
          />
        </div>
      );
    default:
      return (
        <TextField label={label} value={text} change={change} wrong={wrong} testid={testid} autoComplete="off" spellCheck={false} inputMode={term.kind === "amount" || term.kind === "number" ? "decimal" : undefined} />
      );
  }
}

function readList(typed: string): unknown[] | null {
  try {
    const read: unknown = JSON.parse(typed);
    return Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

function Select({ label, value, change, options, wrong, testid }: { label: string; value: string; change: (v: string) => void; options: { code: string; text: string }[]; wrong: string | null; testid: string }) {
  const { t } = useLanguage();
  const id = useId();
  const known = value === "" || options.some((o) => o.code === value);
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className={`field ${wrong === null ? "" : "wrong"}`} value={value} data-testid={testid} aria-invalid={wrong === null ? undefined : true} onChange={(e) => change(e.target.value)}>
        <option value="">{t(lab.notSet)}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map((o) => (
          <option key={o.code} value={o.code}>
            {o.text}
          </option>
        ))}
      </select>
      {wrong !== null && <div className="help bad">{wrong}</div>}
    </div>
  );
}

function CycleInput({ label, value, change, wrong, testid }: { label: string; value: string; change: (v: string) => void; wrong: string | null; testid: string }) {
  const { t } = useLanguage();
  const id = useId();
  const usual = cycles.some(([c]) => c === value);
  const [own, setOwn] = useState(value !== "" && !usual);
  useEffect(() => {
    if (value !== "" && !usual) setOwn(true);
  }, [value, usual]);
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={`field ${wrong === null ? "" : "wrong"}`}
        value={own ? "own" : value}
        data-testid={testid}
        onChange={(e) => {
          setOwn(e.target.value === "own");
          if (e.target.value !== "own") change(e.target.value);
        }}
      >
        <option value="">{t(lab.notSet)}</option>
        {cycles.map(([code, words]) => (
          <option key={code} value={code}>
            {t(words)} · {code}
          </option>
        ))}
        <option value="own">{t(lab.ownCycle)}</option>
      </select>
      {own && <input className="field n" style={{ marginTop: 6 }} aria-label={label} value={value} placeholder="P14DL1" onChange={(e) => change(e.target.value.trim())} data-testid={`${testid}-own`} />}
      <div className={`help ${wrong === null ? "" : "bad"}`}>{wrong ?? (own ? t(lab.cycleHelp) : "")}</div>
    </div>
  );
}

/** Typed in per cent, kept as the fraction of the standard. */
function RateInput({ label, fraction, change, wrong, testid }: { label: string; fraction: string; change: (v: string) => void; wrong: string | null; testid: string }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(asPercent(fraction));
  const unreadable = typed !== "" && fromPercent(typed) === null;
  // What was typed stays as typed; only another value from outside replaces it.
  const shown = unreadable || (fromPercent(typed) ?? "") === fraction ? typed : asPercent(fraction);
  return (
    <TextField
      label={t(lab.percent, { label })}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      wrong={unreadable ? t(lab.percentWrong) : wrong}
      testid={testid}
      change={(v) => {
        setTyped(v);
        const to = fromPercent(v);
        if (v === "" || to !== null) change(to ?? "");
      }}
    />
  );
}
