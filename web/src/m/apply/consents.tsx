import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import { ConsentSwitches } from "../consent-switches";
import { NextBar, type StepProps } from "./steps";

export function ConsentStep({ application, next }: StepProps) {
  const { t } = useLanguage();
  return (
    <div className="stack wide">
      <p className="m">{t(phone.consentWhy)}</p>
      <ConsentSwitches enterprise={application.enterprise.id} />
      <NextBar to={next} text={t(common.next)} testid="apply-next" below={t(phone.consentNeed)} />
    </div>
  );
}
