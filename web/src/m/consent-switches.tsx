import { useId } from "react";
import { useCommand, useGet } from "../api/hooks";
import type { Consent, Purpose } from "../api/types";
import { day } from "../money/format";
import { Loaded, Trouble } from "../parts/answers";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";

const yearOn = (date: string): string => {
  const d = new Date(`${date}T00:00:00Z`);
  d.setUTCFullYear(d.getUTCFullYear() + 1);
  return d.toISOString().slice(0, 10);
};

/** One switch a source: what for, who sees it, until when. Off until the customer turns it on. */
export function ConsentSwitches({ enterprise }: { enterprise: string }) {
  const consents = useGet<Consent[]>(`/enterprises/${enterprise}/consents`);
  const day = useGet<{ day: string }>("/business-day");
  return (
    <Loaded of={consents} shape="block,block,block">
      {(all) => (
        <div className="card">
          {all.map((c) => (
            <ConsentSwitch key={c.purpose} enterprise={enterprise} consent={c} today={day.data?.day} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function ConsentSwitch({ enterprise, consent, today }: { enterprise: string; consent: Consent; today: string | undefined }) {
  const { t, language } = useLanguage();
  const id = useId();
  const give = useCommand<Consent, { purpose: Purpose; until: string }>({ path: `/enterprises/${enterprise}/consents` });
  const withdraw = useCommand<void>({ verb: "DELETE", path: `/enterprises/${enterprise}/consents/${consent.purpose}` });
  const busy = give.isPending || withdraw.isPending;
  const problem = give.error ?? withdraw.error;
  const change = (on: boolean) => {
    if (on && today !== undefined) give.mutate({ purpose: consent.purpose, until: yearOn(today) });
    else if (!on) withdraw.mutate();
  };
  return (
    <div className="li" style={{ alignItems: "flex-start", padding: "12px 0" }}>
      <div className="g1">
        <label htmlFor={id} className="b" style={{ display: "block" }}>
          {t(phone[consent.purpose])}
        </label>
        <p className="s13">{t(consent.purposeText)}</p>
        <p className="s m">{t(phone.consentReader, { reader: t(consent.reader) })}</p>
        <p className="s m n" aria-live="polite">
          {consent.given
            ? t(phone.givenAt, { day: day(consent.givenAt, language), until: day(consent.until, language, today) })
            : consent.withdrawnAt !== null
              ? t(phone.withdrawnAt, { day: day(consent.withdrawnAt, language, today) })
              : t(phone.consentOff)}
        </p>
        {problem !== null && <Trouble problem={problem} command />}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={consent.given}
        disabled={busy || today === undefined}
        onChange={(e) => change(e.target.checked)}
        data-testid={`consent-${consent.purpose}`}
      />
    </div>
  );
}
