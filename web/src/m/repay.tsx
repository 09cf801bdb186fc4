import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask, newKey, type Problem } from "../api/client";
import { useCommand, useGet } from "../api/hooks";
import type { BankAccount, Contract, Effect, RepaymentKind, RepaymentQuote, Transfer } from "../api/types";
import { amount, cny, figure, isZero, moment, tail, totalOf } from "../money/format";
import { Note, Skeleton, Trouble } from "../parts/answers";
import { BusyButton, Dialog, MoneyInput, Segmented } from "../parts/controls";
import { BeforeAfter, Receipt } from "../parts/figures";
import { Icon } from "../parts/icon";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";

const whileMoving = 1200;

interface Asked {
  kind: RepaymentKind;
  amount: string;
  effect: Effect;
}

/** The sheet that repays: what, how it is spread, before → after, one button with the amount. */
export function Repay({ contract: c, close }: { contract: Contract; close: () => void }) {
  const { t } = useLanguage();
  const [sent, setSent] = useState<Transfer | null>(null);
  return (
    <Dialog kind="sheet" title={t(phone.repayTitle)} close={close} testid="repay-sheet">
      {sent === null ? <Choosing contract={c} sent={setSent} /> : <Underway contract={c} transfer={sent} close={close} again={() => setSent(null)} />}
    </Dialog>
  );
}

const path = (c: Contract, act: string) => `/contracts/${c.id}/${act}`;

function bodyOf(asked: Asked) {
  if (asked.kind === "PART") return { kind: asked.kind, amount: cny(asked.amount), effect: asked.effect };
  return { kind: asked.kind };
}

function Choosing({ contract: c, sent }: { contract: Contract; sent: (t: Transfer) => void }) {
  const { t, language } = useLanguage();
  const dueNow = c.instalments.some((i) => ["DUE", "OVERDUE", "PART"].includes(i.state));
  const [asked, setAsked] = useState<Asked>({ kind: dueNow ? "DUE" : "ALL", amount: "", effect: "SHORTER" });
  const ready = asked.kind !== "PART" || asked.amount !== "";
  const quote = useQuery<RepaymentQuote, Problem>({
    queryKey: [path(c, "quote"), asked],
    queryFn: ({ signal }) => ask<RepaymentQuote>("POST", path(c, "quote"), { body: bodyOf(asked), key: newKey(), signal }),
    enabled: ready,
    retry: false,
    meta: { calculated: true },
  });
  const accounts = useGet<BankAccount[]>(`/enterprises/${c.enterprise.id}/accounts`);
  const account = accounts.data?.[0];
  const repay = useCommand<{ transfer: Transfer } | Transfer, unknown>({ path: path(c, "repay") });
  const q = ready ? quote.data : undefined;
  const go = () =>
    repay.mutate({ ...bodyOf(asked), amountShown: q?.amount, account: account?.id }, { onSuccess: (r) => sent("transfer" in r ? r.transfer : r) });
  return (
    <div className="stack">
      <Segmented
        label={t(phone.repayTitle)}
        value={asked.kind}
        choose={(kind) => setAsked({ ...asked, kind })}
        options={[
          { value: "DUE" as const, text: t(phone.payDue), testid: "repay-due" },
          { value: "PART" as const, text: t(phone.payPart), testid: "repay-part" },
          { value: "ALL" as const, text: t(phone.payAll), testid: "repay-all" },
        ]}
      />
      {asked.kind === "PART" && (
        <>
          <MoneyInput
            label={t(phone.partAmount)}
            value={asked.amount}
            min="0.01"
            max={totalOf(c.outstanding).amount}
            change={(a) => setAsked({ ...asked, amount: a })}
            testid="repay-amount"
          />
          <Segmented
            label={t(phone.effect)}
            value={asked.effect}
            choose={(effect) => setAsked({ ...asked, effect })}
            options={[
              { value: "SHORTER" as const, text: t(phone.shorter), below: t(phone.shorterHow), testid: "repay-shorter" },
              { value: "SMALLER" as const, text: t(phone.smaller), below: t(phone.smallerHow), testid: "repay-smaller" },
            ]}
          />
        </>
      )}
      {ready && quote.error !== null && <Trouble problem={quote.error} retry={() => void quote.refetch()} />}
      {ready && q === undefined && quote.error === null && <Skeleton shape="line,line,block" />}
      {q !== undefined && (
        <>
          <QuoteHead quote={q} />
          {isZero(q.amount) ? (
            <Note tone="riv" icon="clock">
              {t(phone.nothingDue)}
            </Note>
          ) : (
            <BeforeAfter changes={changes(q, t)} />
          )}
          {repay.error !== null && <Trouble problem={repay.error} command retry={go} />}
          <BusyButton busy={repay.isPending} disabled={isZero(q.amount)} className="btn pri big" onClick={go} testid="repay-confirm">
            <span className="n">{t(phone.confirmRepay, { amount: amount(q.amount, language) })}</span>
          </BusyButton>
          <div className="s m c n" style={{ whiteSpace: "normal" }}>
            {t(phone.repayHow, { account: account === undefined ? "—" : tail(account.tail, language), until: untilText(q.validUntil) })}
          </div>
        </>
      )}
    </div>
  );
}

const untilText = (until: string): string => (until.includes("T") ? moment(until) : until);

function changes(q: RepaymentQuote, t: ReturnType<typeof useLanguage>["t"]) {
  return [
    { what: t(phone.owedShort), before: figure(q.before.principal), after: figure(q.after.principal) },
    ...(q.before.interestToCome === undefined || q.after.interestToCome === undefined
      ? []
      : [{ what: t(phone.interestToCome), before: figure(q.before.interestToCome), after: figure(q.after.interestToCome) }]),
    { what: t(phone.nextInstalment), before: figure(q.before.nextInstalment), after: figure(q.after.nextInstalment) },
    { what: t(phone.instalmentsLeft), before: String(q.before.instalmentsLeft), after: String(q.after.instalmentsLeft) },
    { what: t(phone.lastDue), before: q.before.lastDue ?? "—", after: q.after.lastDue ?? "—" },
  ];
}

function QuoteHead({ quote: q }: { quote: RepaymentQuote }) {
  const { t, language } = useLanguage();
  const parts = (["principal", "interest", "penalty", "fees", "excess"] as const)
    .filter((k) => k === "principal" || !isZero(q.split[k]))
    .map((k) => `${t(common[k])} ${figure(q.split[k])}`);
  return (
    <div>
      <div className="row sb base wrap" style={{ padding: "6px 0 2px" }}>
        <span>{t(phone.payToday)}</span>
        <span className="n b" style={{ fontSize: 28 }} data-testid="repay-quote">
          {figure(q.amount)}
        </span>
      </div>
      <div className="s m n" style={{ paddingBottom: 8, whiteSpace: "normal" }}>
        {parts.join(" + ")}
      </div>
      {!isZero(q.saved) && (
        <Note tone="good">
          <span className="n b" style={{ whiteSpace: "normal" }}>
            {t(phone.saves, { amount: amount(q.saved, language) })}
          </span>
        </Note>
      )}
    </div>
  );
}

/** After the button: what the bank says, until it has said it. */
function Underway({ contract, transfer, close, again }: { contract: Contract; transfer: Transfer; close: () => void; again: () => void }) {
  const { t, language } = useLanguage();
  const [done, setDone] = useState(false);
  const plan = useGet<Contract>(`/contracts/${contract.id}`, { every: done ? false : whileMoving });
  const receipt = plan.data?.receipts.find((r) => r.transfer === transfer.id);
  const collection = plan.data?.collections?.find((x) => x.transfer === transfer.id);
  const state = receipt !== undefined ? "SETTLED" : (collection?.state ?? transfer.state);
  const settled = state === "SETTLED";
  const failed = state === "FAILED";
  if ((settled && receipt !== undefined && !done) || (failed && !done)) setDone(true);
  const money = amount(transfer.amount, language);
  if (failed) {
    const reason = collection?.reason ?? transfer.reason?.text ?? null;
    return (
      <div className="stack" data-testid="repay-failed">
        <Note tone="bad" icon="warn">
          <span className="b">{t(phone.repayFailed)}</span>
          {reason !== null && <div>{t(reason)}</div>}
          <div>{t(phone.repayFailedMoney)}</div>
        </Note>
        <button type="button" className="btn pri big" onClick={again}>
          {t(common.retry)}
        </button>
      </div>
    );
  }
  return (
    <div className="stack" role="status" data-testid={settled ? "repay-done" : "repay-underway"}>
      <div className="row" style={{ fontSize: 18 }}>
        <Icon name={settled ? "check" : "clock"} size="lg" tone={settled ? "good" : "riv"} />
        <span className="b">{settled ? t(phone.repayDone) : t(phone.repaySent)}</span>
      </div>
      <div className="card">
        <Receipt
          rows={[
            ...(receipt === undefined
              ? []
              : (["fees", "penalty", "interest", "principal", "excess"] as const)
                  .filter((k) => !isZero(receipt.split[k]))
                  .map((k) => ({ what: t(common[k]), amount: figure(receipt.split[k]) }))),
            { what: t(common.amount), amount: money, sum: true },
            { what: t(phone.receiptNumber), amount: (receipt?.id ?? transfer.id).slice(-12) },
          ]}
        />
      </div>
      {!settled && <p className="m s13">{t(phone.repaySentHow)}</p>}
      <button type="button" className="btn big" onClick={close} data-testid="repay-close">
        {t(common.close)}
      </button>
    </div>
  );
}
