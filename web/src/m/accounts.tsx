import { useState, type FormEvent } from "react";
import { useCommand, useGet } from "../api/hooks";
import type { BankAccount, Enterprise } from "../api/types";
import { tail } from "../money/format";
import { Empty, Loaded, Trouble } from "../parts/answers";
import { BusyButton, TextField } from "../parts/controls";
import { Icon } from "../parts/icon";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";

/** The firm's own bank accounts, and a form for another. */
export function Accounts({ enterprise }: { enterprise: string }) {
  const { t, language } = useLanguage();
  const accounts = useGet<BankAccount[]>(`/enterprises/${enterprise}/accounts`);
  const [adding, setAdding] = useState(false);
  return (
    <Loaded of={accounts} shape="block">
      {(all) => (
        <div className="stack">
          {all.length > 0 && (
            <div className="card">
              {all.map((a) => (
                <div key={a.id} className="li">
                  <Icon name="bank" tone="riv" />
                  <span className="g1">
                    {a.bank} <span className="n">{tail(a.tail, language)}</span>
                    <span className="s m" style={{ display: "block" }}>
                      {a.holder}
                    </span>
                  </span>
                </div>
              ))}
            </div>
          )}
          {all.length === 0 && !adding && <Empty icon="bank" text={t(phone.accountNone)} />}
          {adding || all.length === 0 ? (
            <AccountForm enterprise={enterprise} done={() => setAdding(false)} />
          ) : (
            <button type="button" className="btn" onClick={() => setAdding(true)} data-testid="account-add">
              <Icon name="plus" size="sm" />
              {t(phone.accountAdd)}
            </button>
          )}
        </div>
      )}
    </Loaded>
  );
}

const inFours = (digits: string): string => digits.replace(/\D/g, "").replace(/(\d{4})(?=\d)/g, "$1 ");

function AccountForm({ enterprise, done }: { enterprise: string; done: () => void }) {
  const { t } = useLanguage();
  const firm = useGet<Enterprise>(`/enterprises/${enterprise}`);
  const [bank, setBank] = useState("");
  const [card, setCard] = useState("");
  const [holder, setHolder] = useState<string | null>(null);
  const add = useCommand<BankAccount, unknown>({ path: `/enterprises/${enterprise}/accounts` });
  const name = holder ?? firm.data?.name ?? "";
  const submit = (e: FormEvent) => {
    e.preventDefault();
    add.mutate({ bank: bank.trim(), cardNumber: card.replace(/\s/g, ""), holder: name.trim() }, { onSuccess: done });
  };
  const wrong = add.error?.field === "cardNumber" ? t(add.error.texts) : null;
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{t(phone.accountAdd)}</h2>
      <TextField label={t(phone.bank)} value={bank} change={setBank} required testid="account-bank" />
      <TextField label={t(phone.card)} value={card} change={(v) => setCard(inFours(v))} inputMode="numeric" required wrong={wrong} testid="account-card" autoComplete="off" />
      <TextField label={t(phone.holder)} value={name} change={setHolder} required testid="account-holder" />
      {add.error !== null && wrong === null && <Trouble problem={add.error} command />}
      <BusyButton type="submit" busy={add.isPending} testid="account-save">
        {t(common.save)}
      </BusyButton>
    </form>
  );
}
