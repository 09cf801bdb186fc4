import type { ContractLine, ContractState } from "../api/types";
import { figure, percent } from "../money/format";
import { useProductName } from "../parts/named";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { StateFilter, useFilter } from "./applications";
import { FilterText, List } from "./list";
import { PageHead } from "./page";

const filterStates: ContractState[] = ["WAITING_US", "ACTIVE", "DUE_SOON", "OVERDUE", "SETTLED", "FAILED"];

/** All contracts; asked to take a payment, a row leads to the cash desk instead of the contract. */
export function Component() {
  const { t } = useLanguage();
  const productName = useProductName();
  const [filter, setFilter] = useFilter();
  const receiving = filter("receive") !== "";
  return (
    <>
      <PageHead title={receiving ? t(desk.takePayment) : t(desk.contracts)} about={receiving ? t(desk.receiveWhich) : undefined} />
      <List<ContractLine>
        path="/contracts"
        filter={{ q: filter("q"), state: filter("state") }}
        id={(c) => c.id}
        to={(c) => `/o/contracts/${c.id}${receiving ? "/receive" : ""}`}
        testid="contracts"
        tools={
          <>
            <FilterText value={filter("q")} change={(v) => setFilter("q", v)} />
            <StateFilter states={filterStates} value={filter("state")} change={(v) => setFilter("state", v)} />
          </>
        }
        columns={[
          { head: t(common.contract), cell: (c) => <span className="n">{c.number}</span> },
          { head: t(common.enterprise), cell: (c) => <span className="b">{c.enterprise.name}</span>, slot: "name" },
          { head: t(common.product), cell: (c) => productName(c.product) },
          { head: t(desk.principal), cell: (c) => figure(c.principal), right: true },
          { head: t(desk.outstanding), cell: (c) => figure(c.outstanding), right: true, slot: "amount" },
          { head: t(common.rate), cell: (c) => percent(c.rate), right: true },
          { head: t(common.state), cell: (c) => <StateTag state={c.state} late={c.daysPastDue} />, slot: "state" },
          {
            head: t(desk.nextDue),
            cell: (c) => (c.nextDue === null ? "—" : <span className="n">{c.nextDue.date} · {figure(c.nextDue.amount)}</span>),
            right: true,
            slot: "date",
          },
        ]}
      />
    </>
  );
}
