import { useState } from "react";
import type { AuditLine } from "../api/types";
import { moment } from "../money/format";
import { Differences } from "../parts/content";
import { DateInput, Dialog } from "../parts/controls";
import { Receipt } from "../parts/figures";
import { actionText, subjectText } from "../words/actions";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { FilterText, List } from "./list";
import { PageHead } from "./page";

/** Who did what to what, with before and after. */
export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const [open, setOpen] = useState<AuditLine | null>(null);
  return (
    <>
      <PageHead title={t(desk.audit)} />
      <List<AuditLine>
        path="/audit"
        filter={{ action: filter("action"), from: filter("from"), to: filter("to"), subjectId: filter("subjectId") }}
        id={(l) => `${l.at}/${l.requestId}/${l.action}/${l.subjectId}`}
        open={setOpen}
        testid="audit"
        tools={
          <>
            <FilterText label={t(desk.actionFilter)} value={filter("action")} change={(v) => setFilter("action", v)} />
            <DateInput bare label={t(desk.from)} value={filter("from")} change={(v) => setFilter("from", v)} />
            <DateInput bare label={t(desk.to)} value={filter("to")} change={(v) => setFilter("to", v)} />
          </>
        }
        columns={[
          { head: t(desk.at), cell: (l) => <span className="n">{moment(l.at)}</span>, slot: "date" },
          { head: t(desk.who), cell: (l) => <span className="b">{l.actor.name}</span>, slot: "name" },
          { head: t(desk.did), cell: (l) => t(actionText(l.action)), slot: "state" },
          { head: t(desk.toWhat), cell: (l) => <>{t(subjectText(l.subjectType))} <code className="m">{l.subjectId.slice(-12)}</code></>, slot: "amount" },
          { head: t(desk.request), cell: (l) => <code className="m">{l.requestId === null ? "—" : l.requestId.slice(0, 8)}</code>, right: true },
        ]}
      />
      {open !== null && (
        <Dialog kind="panel" title={t(desk.beforeAfter)} close={() => setOpen(null)}>
          <div className="stack">
            <Receipt
              rows={[
                { what: t(desk.at), amount: moment(open.at) },
                { what: t(desk.who), amount: open.actor.name },
                { what: t(desk.did), amount: t(actionText(open.action)) },
                { what: t(desk.actionCode), amount: open.action },
                { what: t(desk.toWhat), amount: t(subjectText(open.subjectType)) },
              ]}
            />
            <p className="sha m">{open.subjectId}</p>
            <Differences before={open.before} after={open.after} />
          </div>
        </Dialog>
      )}
    </>
  );
}
