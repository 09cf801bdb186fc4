import { useEffect, type ReactNode } from "react";
import type { Problem } from "../api/client";
import { Trouble } from "../parts/answers";
import { BusyButton } from "../parts/controls";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useAsOf } from "./as-of";

export function PageHead({ title, about, tags, children }: { title: string; about?: ReactNode; tags?: ReactNode; children?: ReactNode }) {
  const { t } = useLanguage();
  useEffect(() => {
    document.title = `${title} · ${t(common.sampan)}`;
  }, [title, t]);
  return (
    <div className="page-head">
      <div className="g1">
        <div className="row wrap" style={{ gap: 10 }}>
          <h1>{title}</h1>
          {tags}
        </div>
        {about !== undefined && (
          <div className="m s13" style={{ marginTop: 3 }}>
            {about}
          </div>
        )}
      </div>
      {children !== undefined && <div className="row wrap">{children}</div>}
    </div>
  );
}

/** The end of every command: what went wrong, if anything, and one button that says what it does. */
export function CommandFoot({
  problem,
  busy,
  disabled,
  text,
  act,
  below,
  testid,
  danger,
  hint,
}: {
  problem: Problem | null;
  busy: boolean;
  disabled?: boolean;
  text: string;
  act: () => void;
  below?: string;
  testid: string;
  danger?: boolean;
  hint?: ReactNode;
}) {
  const { t } = useLanguage();
  const { date } = useAsOf();
  return (
    <div className="stack">
      {problem !== null && <Trouble problem={problem} command retry={problem.uncertain ? act : undefined} />}
      <BusyButton busy={busy} disabled={disabled === true || date !== null} className={`btn ${danger === true ? "danger" : "pri"} big`} onClick={act} testid={testid}>
        <span className="n" style={{ whiteSpace: "normal" }}>
          {text}
        </span>
        {hint}
      </BusyButton>
      {(date !== null || below !== undefined) && <p className="s m c">{date !== null ? t(desk.asOfNoAct) : below}</p>}
    </div>
  );
}

/** Runs something on a key, unless somebody is typing. */
export function useKey(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.altKey || (e.target instanceof HTMLElement && e.target.closest("dialog") !== null)) return;
      const withCommand = e.metaKey || e.ctrlKey;
      if (!withCommand && e.target instanceof HTMLElement && e.target.closest("input, textarea, select") !== null) return;
      const run = keys[`${withCommand ? "mod+" : ""}${e.key.toLowerCase()}`];
      if (run !== undefined) {
        e.preventDefault();
        run();
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
}
