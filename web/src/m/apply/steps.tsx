import { Link, Navigate, useParams } from "react-router";
import { useGet } from "../../api/hooks";
import type { Application, Product } from "../../api/types";
import { moment } from "../../money/format";
import { Loaded } from "../../parts/answers";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import type { Pair } from "../../words/words";
import { PhonePage } from "../shell";
import { AccountStep } from "./account";
import { BusinessStep } from "./business";
import { CheckStep } from "./check";
import { ConsentStep } from "./consents";
import { DataStep } from "./data";
import { WhatStep } from "./what";

export const steps = ["what", "consents", "business", "data", "account", "check"] as const;
export type Step = (typeof steps)[number];

const titles: Record<Step, Pair> = {
  what: phone.whatFor,
  consents: phone.consentTitle,
  business: phone.businessTitle,
  data: phone.dataTitle,
  account: phone.accountTitle,
  check: phone.checkTitle,
};

export interface StepProps {
  application: Application;
  product: Product | undefined;
  /** Where the next step is. */
  next: string;
}

export const stepPath = (id: string, step: Step): string => `/m/applications/${id}/${step}`;

/** One question per page; every answer is saved before the next one is asked. */
export function Component() {
  const { id = "", step = "what" } = useParams();
  const { t } = useLanguage();
  const application = useGet<Application>(`/applications/${id}`);
  const products = useGet<Product[]>("/products");
  const at = steps.indexOf(step as Step);
  if (at < 0) return <Navigate to={stepPath(id, "what")} replace />;
  const now = steps[at]!;
  return (
    <PhonePage title={t(titles[now])} back={at === 0 ? "/m/borrow" : stepPath(id, steps[at - 1]!)} about={application.data?.number} contact={application.data?.contact} className="with-cta">
      <StepsLine at={at} saved={application.data?.savedAt ?? null} />
      <div className="pad">
        <Loaded of={application} shape="line,block,block,line">
          {(a) => {
            if (a.state !== "DRAFT") return <Navigate to={`/m/applications/${id}`} replace />;
            const given = {
              application: a,
              product: products.data?.find((p) => p.code === a.product?.code),
              next: stepPath(id, steps[Math.min(at + 1, steps.length - 1)]!),
            };
            const show: Record<Step, React.ReactNode> = {
              what: <WhatStep {...given} />,
              consents: <ConsentStep {...given} />,
              business: <BusinessStep {...given} />,
              data: <DataStep {...given} />,
              account: <AccountStep {...given} />,
              check: <CheckStep {...given} />,
            };
            return show[now];
          }}
        </Loaded>
      </div>
    </PhonePage>
  );
}

export function StepsLine({ at, saved }: { at: number; saved: string | null }) {
  const { t } = useLanguage();
  return (
    <>
      <div className="row sb s m pad" style={{ paddingBottom: 6 }}>
        <span>{t(phone.step, { n: at + 1, of: steps.length })}</span>
        {saved !== null && (
          <span className="n" aria-live="polite">
            {t(common.saved, { time: moment(saved, false) })}
          </span>
        )}
      </div>
      <div className="steps-line" aria-hidden="true">
        {steps.map((s, i) => (
          <i key={s} className={i < at ? "done" : i === at ? "now" : ""} />
        ))}
      </div>
    </>
  );
}

export function NextBar({ to, text, disabled, testid, below }: { to: string; text: string; disabled?: boolean; testid: string; below?: string }) {
  return (
    <div className="cta">
      {disabled === true ? (
        <button type="button" className="btn pri big" disabled data-testid={testid}>
          {text}
        </button>
      ) : (
        <Link to={to} className="btn pri big" data-testid={testid}>
          {text}
        </Link>
      )}
      {below !== undefined && (
        <div className="s m c" style={{ marginTop: 7 }}>
          {below}
        </div>
      )}
    </div>
  );
}
