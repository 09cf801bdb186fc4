import { useGet } from "../../api/hooks";
import type { BankAccount } from "../../api/types";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import { Accounts } from "../accounts";
import { NextBar, type StepProps } from "./steps";

export function AccountStep({ application, next }: StepProps) {
  const { t } = useLanguage();
  const accounts = useGet<BankAccount[]>(`/enterprises/${application.enterprise.id}/accounts`);
  return (
    <div className="stack wide">
      <p className="m">{t(phone.accountWhy)}</p>
      <Accounts enterprise={application.enterprise.id} />
      <NextBar to={next} text={t(common.next)} disabled={(accounts.data?.length ?? 0) === 0} testid="apply-next" />
    </div>
  );
}
