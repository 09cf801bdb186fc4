import { useState } from "react";
import { useNavigate } from "react-router";
import { useCommand } from "../../api/hooks";
import { DateInput, Dialog, TextField } from "../../parts/controls";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { useAsOf } from "../as-of";
import { CommandFoot } from "../page";
import type { Version } from "./shapes";

interface Wish {
  effectiveFrom: string;
  note: string;
}

function Asking({ title, help, note: first, act, problem, busy, close }: { title: string; help: string; note: string; act: (wish: Wish) => void; problem: ReturnType<typeof useCommand>["error"]; busy: boolean; close: () => void }) {
  const { t } = useLanguage();
  const { today } = useAsOf();
  const [from, setFrom] = useState(today ?? "");
  const [note, setNote] = useState(first);
  return (
    <Dialog kind="panel" title={title} close={close} testid="propose-dialog">
      <div className="stack">
        <p className="s13 m">{help}</p>
        <DateInput label={t(policy.inForceFrom)} value={from} change={setFrom} testid="effective-from" />
        <TextField label={t(policy.note)} value={note} change={setNote} maxLength={500} testid="note" />
        <CommandFoot problem={problem} busy={busy} disabled={from === "" || note.trim() === ""} text={title} act={() => act({ effectiveFrom: from, note })} testid="propose-send" />
      </div>
    </Dialog>
  );
}

/** Puts a draft before a second underwriter. */
export function Propose({ of: v }: { of: Version }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const send = useCommand<Version, Wish>({ path: `/policies/${v.line.id}/propose`, revision: v.revision });
  return (
    <>
      <button type="button" className="btn pri" disabled={!v.ready} title={v.ready ? undefined : t(policy.notReady)} onClick={() => setOpen(true)} data-testid="propose">
        {t(policy.propose)}
      </button>
      {open && <Asking title={t(policy.propose)} help={t(policy.proposeHelp)} note={v.line.note} act={(wish) => send.mutate(wish, { onSuccess: () => setOpen(false) })} problem={send.error} busy={send.isPending} close={() => setOpen(false)} />}
    </>
  );
}

/** Proposes what held before once more. */
export function Restore({ of: v }: { of: Version }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const go = useNavigate();
  const send = useCommand<Version, Wish>({ path: `/policies/${v.line.id}/restore` });
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)} data-testid="restore">
        {t(policy.restore)}
      </button>
      {open && <Asking title={t(policy.restore)} help={t(policy.restoreHelp)} note="" act={(wish) => send.mutate(wish, { onSuccess: (made) => void go(`/o/policy/${made.line.id}`) })} problem={send.error} busy={send.isPending} close={() => setOpen(false)} />}
    </>
  );
}

export function Discard({ of: v }: { of: Version }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const go = useNavigate();
  const send = useCommand<undefined>({ verb: "DELETE", path: `/policies/${v.line.id}`, revision: v.revision });
  return (
    <>
      <button type="button" className="btn ghost" onClick={() => setOpen(true)}>
        {t(policy.discard)}
      </button>
      {open && (
        <Dialog kind="box" title={t(policy.discard)} close={() => setOpen(false)}>
          <div className="stack">
            <p>{t(policy.discardSure)}</p>
            <CommandFoot problem={send.error} busy={send.isPending} danger text={t(policy.discard)} act={() => send.mutate(undefined, { onSuccess: () => void go("/o/policy") })} testid="discard" />
          </div>
        </Dialog>
      )}
    </>
  );
}
