import type { UseQueryResult } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Problem } from "../api/client";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { Icon, type IconName } from "./icon";

/** What happened, what it means for the money, what to do, the code. */
export function Trouble({ problem, retry, command = false }: { problem: Error; retry?: () => void; command?: boolean }) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const known = problem instanceof Problem ? problem : null;
  const money = !command ? common.moneyReading : known?.uncertain !== false ? common.moneyUncertain : common.moneyNothing;
  const code = known === null ? null : known.trace === "" ? known.code : `${known.code} · ${known.trace.slice(0, 8)}`;
  return (
    <div className="trouble" role="alert" data-testid="trouble">
      <div className="b">{known === null ? t(common.troubleRead) : t(known.texts)}</div>
      <div className="s13">{t(money)}</div>
      {known !== null && <div className="s13">{t(known.todo)}</div>}
      <div className="row wrap sb">
        {code !== null && (
          <button
            type="button"
            className="a s"
            aria-label={`${t(common.copy)} ${code}`}
            onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}
          >
            <span className="n">{copied ? t(common.copied) : code}</span>
          </button>
        )}
        {retry !== undefined && (
          <button type="button" className="btn" onClick={retry}>
            {t(common.retry)}
          </button>
        )}
      </div>
    </div>
  );
}

export function Skeleton({ shape = "line,line,line" }: { shape?: string }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {shape.split(",").map((kind, i) => (
        <i key={i} className={kind === "line" ? "" : kind} />
      ))}
    </div>
  );
}

/** What will be here, and the one thing to do about it. */
export function Empty({ icon = "doc", text, children }: { icon?: IconName; text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}

/** Shows a reading as it stands: skeleton, trouble, or the content. */
export function Loaded<T>({
  of,
  shape,
  children,
}: {
  of: UseQueryResult<T, Problem>;
  shape?: string;
  children: (data: T) => ReactNode;
}) {
  const { t } = useLanguage();
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error !== null) {
    if (of.error.status === 403) {
      return (
        <Empty icon="lock" text={t(common.noRight)}>
          <p className="s13">{t(of.error.todo)}</p>
        </Empty>
      );
    }
    return <Trouble problem={of.error} retry={() => void of.refetch()} />;
  }
  return <Skeleton shape={shape} />;
}

export function Note({ tone = "", icon = "check", children }: { tone?: string; icon?: IconName; children: ReactNode }) {
  return (
    <div className={`note ${tone}`}>
      <Icon name={icon} size="sm" />
      <div className="g1">{children}</div>
    </div>
  );
}
