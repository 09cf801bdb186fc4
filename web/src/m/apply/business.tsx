import { useGet } from "../../api/hooks";
import type { Enterprise } from "../../api/types";
import { Loaded, Note } from "../../parts/answers";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import { BusinessFacts } from "../../parts/business-facts";
import { NextBar, type StepProps } from "./steps";

export function BusinessStep({ application, next }: StepProps) {
  const { t } = useLanguage();
  const firm = useGet<Enterprise>(`/enterprises/${application.enterprise.id}`);
  return (
    <div className="stack wide">
      <p className="m">{t(phone.businessWhy)}</p>
      <Loaded of={firm} shape="tall">
        {(e) => (
          <div className="card">
            <BusinessFacts of={e} />
          </div>
        )}
      </Loaded>
      <Note tone="riv" icon="chat">
        {t(phone.businessWrong)}
      </Note>
      <NextBar to={next} text={t(phone.businessRight)} testid="apply-next" />
    </div>
  );
}
