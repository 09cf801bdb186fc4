import { useState } from "react";
import { useCommand, useGet } from "../api/hooks";
import type { Contract, ReceiptLine, ReceiptPreview } from "../api/types";
import { amount } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { Dialog, TextField } from "../parts/controls";
import { BeforeAfter } from "../parts/figures";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { CommandFoot } from "./page";
import { ChangedReceipts, changes } from "./receive";

/** Proposes to take a receipt back: the same before → after that the second person will see. */
export function Reverse({ contract: c, receipt: r, close }: { contract: Contract; receipt: ReceiptLine; close: () => void }) {
  const { t, language } = useLanguage();
  const [reason, setReason] = useState("");
  const path = `/contracts/${c.id}/receipts/${r.id}`;
  const preview = useGet<ReceiptPreview>(`${path}/reversal-preview`, { calculated: true });
  const propose = useCommand<{ proposal: string }, unknown>({ path: `${path}/reversal` });
  return (
    <Dialog kind="panel" title={t(desk.reverseTitle)} close={close}>
      {propose.data !== undefined ? (
        <Note tone="good">{t(desk.reverseSent)}</Note>
      ) : (
        <div className="stack">
          <p className="n">
            {c.number} · {r.valueDate} · {amount(r.amount, language)}
          </p>
          <Loaded of={preview} shape="block">
            {(p) => (
              <>
                <BeforeAfter changes={changes(p, t)} />
                <ChangedReceipts of={p} />
              </>
            )}
          </Loaded>
          <TextField label={t(desk.reverseWhy)} value={reason} change={setReason} maxLength={200} required testid="reverse-reason" />
          <CommandFoot
            problem={propose.error}
            busy={propose.isPending}
            disabled={reason.trim() === "" || preview.data === undefined}
            danger
            text={t(desk.reverseSend, { amount: amount(r.amount, language) })}
            below={t(desk.reverseHow)}
            act={() => propose.mutate({ reason: reason.trim() })}
            testid="reverse"
          />
        </div>
      )}
    </Dialog>
  );
}
