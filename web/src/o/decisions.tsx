import type { DecisionLine } from "../api/types";
import { figure, moment } from "../money/format";
import { useProductName } from "../parts/named";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { FilterChips, List } from "./list";
import { PageHead } from "./page";

const queue = "WAITING_PERSON";

export function Component() {
  const { t } = useLanguage();
  const productName = useProductName();
  const [filter, setFilter] = useFilter();
  const state = filter("state") === "" ? queue : filter("state");
  return (
    <>
      <PageHead title={t(desk.decisions)} />
      <List<DecisionLine>
        path="/decisions"
        filter={{ state: state === "ALL" ? null : state }}
        id={(d) => d.id}
        to={(d) => `/o/decisions/${d.id}`}
        testid="decisions"
        tools={
          <FilterChips
            label={t(common.state)}
            value={state}
            choose={(v) => setFilter("state", v)}
            options={[
              { value: queue, text: t(desk.queue) },
              { value: "ALL", text: t(desk.allDecisions) },
            ]}
          />
        }
        columns={[
          { head: t(desk.submitted), cell: (d) => <span className="n">{moment(d.decidedAt)}</span>, slot: "date" },
          { head: t(common.enterprise), cell: (d) => <span className="b">{d.enterprise.name}</span>, slot: "name" },
          { head: t(common.product), cell: (d) => productName(d.product) },
          { head: t(common.amountUnit), cell: (d) => figure(d.askedAmount), right: true, slot: "amount" },
          { head: t(common.tenor), cell: (d) => t(common.months, { n: d.askedMonths }), right: true },
          { head: t(desk.score), cell: (d) => `${d.points} ${d.grade}`, right: true },
          { head: t(desk.policyAnswer), cell: (d) => <StateTag state={d.kind} /> },
          { head: t(common.state), cell: (d) => <StateTag state={d.state} />, slot: "state" },
        ]}
      />
    </>
  );
}
