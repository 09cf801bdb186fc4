import { useEffect, useId, useRef, useState, type InputHTMLAttributes, type ReactNode } from "react";
import { grouped } from "../money/format";
import { groupTyped, readAmount } from "../money/typed";
import { inWords } from "../money/words";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { Icon } from "./icon";

interface Option<T extends string | number> {
  value: T;
  text: string;
  below?: string;
  off?: boolean;
  testid?: string;
}

/** A choice of few: radio buttons that look like one control. */
export function Segmented<T extends string | number>({
  label,
  options,
  value,
  choose,
}: {
  label: string;
  options: Option<T>[];
  value: T;
  choose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="seg" aria-label={label}>
      {options.map((o) => (
        <label key={o.value}>
          <input
            type="radio"
            name={name}
            checked={o.value === value}
            disabled={o.off}
            onChange={() => choose(o.value)}
            data-testid={o.testid}
          />
          <span>{o.text}</span>
          {o.below !== undefined && <span className="n s">{o.below}</span>}
        </label>
      ))}
    </fieldset>
  );
}

export function Tick({
  checked,
  change,
  disabled,
  testid,
  children,
}: {
  checked: boolean;
  change: (on: boolean) => void;
  disabled?: boolean;
  testid?: string;
  children: ReactNode;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} disabled={disabled} data-testid={testid} onChange={(e) => change(e.target.checked)} />
      <span className="g1">{children}</span>
    </label>
  );
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value">;

/** Label above, help or what is wrong below. */
export function TextField({
  label,
  value,
  change,
  help,
  wrong,
  testid,
  ...input
}: InputProps & { label: string; value: string; change: (value: string) => void; help?: string; wrong?: string | null; testid?: string }) {
  const id = useId();
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={`field ${wrong ? "wrong" : ""}`}
        value={value}
        data-testid={testid}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong || help ? `${id}-help` : undefined}
        onChange={(e) => change(e.target.value)}
      />
      {(wrong || help) && (
        <div id={`${id}-help`} className={`help ${wrong ? "bad" : ""}`}>
          {wrong || help}
        </div>
      )}
    </div>
  );
}

export function useAmountTrouble() {
  const { t } = useLanguage();
  return (typed: string, range: { min?: string; max?: string; step?: string }): { amount: string | null; wrong: string | null } => {
    const read = readAmount(typed, range);
    if ("amount" in read) return { amount: read.amount, wrong: null };
    const whole = (a: string | undefined) => grouped((a ?? "").replace(/\.0+$/, ""));
    const texts = {
      empty: t(common.amountEmpty),
      unreadable: t(common.amountUnreadable),
      decimals: t(common.amountDecimals),
      below: t(common.amountBelow, { min: whole(range.min) }),
      above: t(common.amountAbove, { max: whole(range.max) }),
      step: t(common.amountStep, { step: whole(range.step) }),
    };
    return { amount: null, wrong: texts[read.trouble] };
  };
}

/** An amount as people write it: 万 and 亿 are read, digits are grouped, the amount stands in words below. */
export function MoneyInput({
  label,
  value,
  change,
  min,
  max,
  step,
  testid,
  large,
  help,
}: {
  label: string;
  /** The amount as a decimal text, or empty. */
  value: string;
  change: (amount: string) => void;
  min?: string;
  max?: string;
  step?: string;
  testid?: string;
  large?: boolean;
  help?: string;
}) {
  const { language } = useLanguage();
  const id = useId();
  const trouble = useAmountTrouble();
  const shown = value === "" ? "" : grouped(large === true ? value.replace(/\.0+$/, "") : value);
  const [typed, setTyped] = useState(shown);
  const [editing, setEditing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  useEffect(() => {
    if (!editing) setTyped(shown);
  }, [shown, editing]);

  const take = (text: string, leaving: boolean) => {
    const read = trouble(text, { min, max, step });
    if (read.amount !== null) {
      setWrong(null);
      if (read.amount !== value) change(read.amount);
    } else if (leaving || wrong !== null) {
      setWrong(read.wrong);
    }
  };
  const words = value === "" ? "" : inWords(value, language);
  return (
    <div>
      <label className={large === true ? "sr" : "label"} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={large === true ? "amount-input" : `field n ${wrong !== null ? "wrong" : ""}`}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        data-testid={testid}
        aria-invalid={wrong !== null ? true : undefined}
        aria-describedby={`${id}-help`}
        onFocus={() => setEditing(true)}
        onChange={(e) => {
          const text = groupTyped(e.target.value);
          setTyped(text);
          take(text, false);
        }}
        onBlur={(e) => {
          setEditing(false);
          take(e.target.value, true);
        }}
      />
      <div id={`${id}-help`} className={`help ${wrong !== null ? "bad" : ""}`}>
        {wrong ?? (words || help || "\u00a0")}
      </div>
    </div>
  );
}

/** A native dialog: keeps the focus inside, closes with Escape, gives the focus back. */
export function Dialog({
  kind,
  title,
  close,
  children,
  testid,
}: {
  kind: "sheet" | "panel" | "box";
  title: string;
  close: () => void;
  children: ReactNode;
  testid?: string;
}) {
  const { t } = useLanguage();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) {
      dialog.showModal();
      dialog.focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={kind}
      tabIndex={-1}
      aria-labelledby={id}
      data-testid={testid}
      onCancel={(e) => {
        e.preventDefault();
        close();
      }}
      onClick={(e) => {
        if (e.target === e.currentTarget) close();
      }}
    >
      <div onClick={(e) => e.stopPropagation()}>
        {kind === "sheet" && <div className="grab" />}
        <div className="row sb" style={{ marginBottom: 8 }}>
          <h2 id={id} style={{ fontSize: 18 }}>
            {title}
          </h2>
          <button type="button" className="iconbtn m" style={{ marginRight: -12 }} aria-label={t(common.close)} onClick={close}>
            <Icon name="x" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

export function BusyButton({
  busy,
  disabled,
  children,
  className = "btn pri",
  testid,
  onClick,
  type = "button",
}: {
  busy: boolean;
  disabled?: boolean;
  children: ReactNode;
  className?: string;
  testid?: string;
  onClick?: () => void;
  type?: "button" | "submit";
}) {
  const { t } = useLanguage();
  return (
    <button type={type} className={className} disabled={disabled} aria-busy={busy || undefined} data-testid={testid} onClick={busy ? undefined : onClick}>
      {children}
      {busy && <span className="sr">{t(common.working)}</span>}
      {busy && <Icon name="clock" size="sm" />}
    </button>
  );
}

/** A day, typed as 2026-11-24 or picked from the browser's calendar; the form of the text never depends on the browser. */
export function DateInput({
  label,
  value,
  change,
  max,
  testid,
  bare,
}: {
  label: string;
  value: string;
  change: (iso: string) => void;
  max?: string;
  testid?: string;
  /** Label inside, for filters. */
  bare?: boolean;
}) {
  const { t } = useLanguage();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed !== "" && typed !== value;
  const take = (text: string) => {
    setTyped(text);
    if (text === "" || (isDay(text) && (max === undefined || text <= max))) change(text);
  };
  return (
    <div className={bare === true ? "chip" : undefined}>
      <label className={bare === true ? "" : "label"} htmlFor={id}>
        {label}
      </label>
      <div className={bare === true ? "row" : `field ${wrong ? "wrong" : ""}`} style={{ position: "relative", gap: 2 }}>
        <input
          id={id}
          className="n"
          style={bare === true ? { width: 88, border: 0, background: "none", padding: 0 } : undefined}
          inputMode="numeric"
          placeholder="YYYY-MM-DD"
          maxLength={10}
          value={typed}
          aria-invalid={wrong ? true : undefined}
          onChange={(e) => take(e.target.value.trim())}
          data-testid={testid}
        />
        <button type="button" className="a" aria-label={`${label} ${t(common.pickDay)}`} onClick={() => picker.current?.showPicker?.()}>
          <Icon name="today" size="sm" tone="m" />
        </button>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          max={max}
          value={value}
          onChange={(e) => take(e.target.value)}
          style={{ position: "absolute", right: 0, bottom: 0, width: 1, height: 1, opacity: 0, pointerEvents: "none", padding: 0, border: 0, flex: "none" }}
        />
      </div>
    </div>
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
