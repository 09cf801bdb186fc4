import { useState } from "react";
import { Link } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { PaymentItem, Transfer } from "../api/types";
import { amount, figure, moment, tail } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { Dialog, TextField } from "../parts/controls";
import { Receipt } from "../parts/figures";
import { Icon } from "../parts/icon";
import { useRole } from "../parts/session";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { StateFilter, useFilter } from "./applications";
import { FilterChips, List } from "./list";
import { CommandFoot, PageHead } from "./page";

const tagOf = (x: Transfer): string => (x.state === "SETTLED" ? "DONE" : x.state);

/** Transfers to and from the bank, and what became of each. */
export function Component() {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useFilter();
  const open = filter("open");
  const what = (x: Transfer) => (x.purpose in desk ? t(desk[x.purpose as keyof typeof desk]) : x.purpose);
  return (
    <>
      <PageHead title={t(desk.money)} />
      <List<Transfer>
        path="/transfers"
        filter={{ direction: filter("direction"), state: filter("state") }}
        id={(x) => x.id}
        open={(x) => setFilter("open", x.id)}
        testid="transfers"
        tools={
          <>
            <FilterChips
              label={t(desk.direction)}
              value={filter("direction")}
              choose={(v) => setFilter("direction", v)}
              options={[
                { value: "", text: t(desk.allMoney) },
                { value: "OUT", text: t(desk.moneyOut) },
                { value: "IN", text: t(desk.moneyIn) },
              ]}
            />
            <StateFilter states={["PENDING", "IN_FLIGHT", "FAILED"]} value={filter("state")} change={(v) => setFilter("state", v)} />
          </>
        }
        columns={[
          { head: t(common.date), cell: (x) => <span className="n">{moment(x.createdAt)}</span>, slot: "date" },
          { head: t(desk.what), cell: (x) => <span className="b">{what(x)}</span>, slot: "name" },
          { head: t(common.account), cell: (x) => `${x.account.bank} ${tail(x.account.tail, language)}` },
          {
            head: t(common.state),
            cell: (x) => (
              <>
                <StateTag state={tagOf(x)} /> {x.needsPerson === true && <span className="tag warn">{t(desk.needsPerson)}</span>} {x.reason !== null && <span className="m s">{t(x.reason.text)}</span>}
              </>
            ),
            slot: "state",
          },
          { head: t(desk.railReference), cell: (x) => <span className="n m">{x.railReference ?? "—"}</span> },
          { head: t(common.amountUnit), cell: (x) => `${x.direction === "IN" ? "+" : "−"}${figure(x.amount)}`, right: true, slot: "amount" },
        ]}
      />
      <Items look={(id) => setFilter("open", id)} />
      {open !== "" && <One id={open} close={() => setFilter("open", "")} />}
    </>
  );
}

/** What the bank said and we cannot settle ourselves. */
function Items({ look }: { look: (transfer: string) => void }) {
  const { t } = useLanguage();
  const items = useGet<PaymentItem[]>("/transfers/items", { every: 30_000 });
  const mayClose = useRole("OPERATIONS");
  const [closing, setClosing] = useState<PaymentItem | null>(null);
  if (items.data === undefined || items.data.length === 0) return null;
  return (
    <section className="card" style={{ marginTop: 14 }} data-testid="payment-items">
      <h2>{t(desk.items)}</h2>
      {items.data.map((x) => (
        <div key={x.id} className="rule">
          <Icon name="warn" size="sm" tone="warn" />
          <span>
            <b>{x.kind in desk ? t(desk[x.kind as keyof typeof desk]) : x.kind}</b> {t(x.text)} <span className="m s n">{moment(x.openedAt)}</span>
          </span>
          <span className="row">
            <button type="button" className="a" onClick={() => look(x.transfer)}>
              {t(common.open)}
            </button>
            {mayClose && (
              <button type="button" className="a" onClick={() => setClosing(x)}>
                {t(desk.itemClose)}
              </button>
            )}
          </span>
        </div>
      ))}
      {closing !== null && <CloseItem item={closing} close={() => setClosing(null)} />}
    </section>
  );
}

function CloseItem({ item, close }: { item: PaymentItem; close: () => void }) {
  const { t } = useLanguage();
  const [note, setNote] = useState("");
  const end = useCommand<PaymentItem[], unknown>({ path: `/transfers/items/${item.id}/close` });
  return (
    <Dialog kind="panel" title={t(desk.itemClose)} close={close}>
      <div className="stack">
        <p>{t(item.text)}</p>
        <TextField label={t(desk.itemNote)} value={note} change={setNote} required maxLength={500} testid="item-note" />
        <CommandFoot problem={end.error} busy={end.isPending} disabled={note.trim() === ""} text={t(desk.itemClose)} act={() => end.mutate({ note: note.trim() }, { onSuccess: close })} testid="item-close" />
      </div>
    </Dialog>
  );
}

function One({ id, close }: { id: string; close: () => void }) {
  const { t, language } = useLanguage();
  const transfer = useGet<Transfer>(`/transfers/${id}`, { every: 5_000 });
  const mayRetry = useRole("OPERATIONS");
  return (
    <Dialog kind="panel" title={t(desk.transferDetail)} close={close}>
      <Loaded of={transfer} shape="line,block">
        {(x) => (
          <div className="stack">
            <div className="row wrap">
              <span className="n b" style={{ fontSize: 28 }}>
                {x.direction === "IN" ? "+" : "−"}
                {figure(x.amount)}
              </span>
              <StateTag state={tagOf(x)} />
            </div>
            {x.reason !== null && (
              <Note tone="bad" icon="warn">
                {t(x.reason.text)} <span className="n s">{x.reason.code}</span>
              </Note>
            )}
            <Receipt
              rows={[
                { what: t(desk.direction), amount: t(desk[x.direction]) },
                { what: t(common.account), amount: `${x.account.bank} ${tail(x.account.tail, language)}` },
                { what: t(common.date), amount: moment(x.createdAt) },
                { what: t(desk.sentAt), amount: moment(x.sentAt) },
                { what: t(desk.settledAt), amount: moment(x.settledAt) },
                { what: t(desk.railReference), amount: x.railReference ?? "—" },
                { what: t(common.number), amount: x.id.slice(-12) },
              ]}
            />
            <Link to={`/o/contracts/${x.subject}`}>{t(desk.toContract)}</Link>
            {mayRetry && x.state === "FAILED" && x.direction === "OUT" && <Retry transfer={x} />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Retry({ transfer: x }: { transfer: Transfer }) {
  const { t, language } = useLanguage();
  const retry = useCommand<Transfer>({ path: `/transfers/${x.id}/retry` });
  return <CommandFoot problem={retry.error} busy={retry.isPending} text={`${t(desk.retryTransfer)} ${amount(x.amount, language)}`} below={t(desk.retryPayoutHow)} act={() => retry.mutate()} testid="retry-transfer" />;
}
