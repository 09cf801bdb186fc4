import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import type { Line, Outcome } from "./shapes";

const outcomes = { REFUSED: "bad", REFERRED: "warn", ACCEPTED: "good" } as const;
const states = { PACK: "", DRAFT: "info", PROPOSED: "warn", APPROVED: "riv" } as const;

export function OutcomeTag({ of }: { of: Outcome }) {
  const { t } = useLanguage();
  return <span className={`tag ${outcomes[of]}`}>{t(policy[of])}</span>;
}

export function LineTags({ of }: { of: Line }) {
  const { t } = useLanguage();
  return (
    <>
      <span className={`tag ${states[of.state]}`}>{t(policy[of.state])}</span>
      {of.inForce && <span className="tag good">{t(policy.inForce)}</span>}
    </>
  );
}

export const isOutcome = (text: string): text is Outcome => text in outcomes;
