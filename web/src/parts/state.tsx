import type { ReactNode } from "react";
import { states } from "../words/common";
import { useLanguage } from "../words/language";
import { Icon } from "./icon";

type Tone = "" | "good" | "warn" | "bad" | "info" | "riv" | "lan";

const tones: Partial<Record<keyof typeof states, Tone>> = {
  WAITING_CUSTOMER: "lan",
  WAITING_US: "info",
  SECOND_CHECK: "warn",
  OFFERED: "riv",
  REFERRED: "info",
  SIGNED: "riv",
  PAYING: "info",
  PAID: "good",
  PAYMENT_FAILED: "bad",
  ACTIVE: "good",
  DUE_SOON: "lan",
  IN_FLIGHT: "info",
  OVERDUE: "bad",
  FAILED: "bad",
  SETTLED: "good",
  DONE: "good",
  PENDING: "info",
  FROZEN: "warn",
  WAITING_PERSON: "warn",
  RESOLVED: "riv",
  ACCEPTED: "good",
  OPEN: "warn",
  APPROVED: "good",
  PAID_ROW: "good",
  DUE: "lan",
  PART: "lan",
  LOCKED: "warn",
};

const striped = new Set(["IN_FLIGHT", "PAYING", "PENDING"]);
const ticked = new Set(["SETTLED", "DONE", "PAID", "PAID_ROW"]);

export const isState = (code: string): code is keyof typeof states => code in states;

/** One word, one tag, everywhere. An unknown code is shown as it is rather than hidden. */
export function StateTag({ state, late, children }: { state: string; late?: number; children?: ReactNode }) {
  const { t } = useLanguage();
  if (!isState(state)) return <span className="tag">{children ?? state}</span>;
  const word = state === "OVERDUE" && late !== undefined && late > 0 ? t(states.OVERDUE_DAYS, { n: late }) : t(states[state]);
  return (
    <span className={`tag ${tones[state] ?? ""} ${striped.has(state) ? "striped" : ""} ${state === "REVERSED" ? "struck" : ""}`}>
      {ticked.has(state) && <Icon name="check" />}
      {state === "FROZEN" || state === "LOCKED" ? <Icon name="lock" /> : null}
      {children ?? word}
    </span>
  );
}
