import { useSearchParams } from "react-router";
import type { Application, ApplicationState } from "../api/types";
import { figure, moment } from "../money/format";
import { nameOf } from "../parts/named";
import { StateTag } from "../parts/state";
import { common, states } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { FilterText, List } from "./list";
import { PageHead } from "./page";

const filterStates: ApplicationState[] = ["DRAFT", "OFFERED", "REFERRED", "REFUSED", "SECOND_CHECK", "PAYING", "PAID", "PAYMENT_FAILED", "WITHDRAWN", "EXPIRED"];

/** A filter kept in the address, so that a list can be sent as a link. */
export function useFilter(): [(name: string) => string, (name: string, value: string) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    (name) => search.get(name) ?? "",
    (name, value) =>
      setSearch(
        (now) => {
          if (value === "") now.delete(name);
          else now.set(name, value);
          return now;
        },
        { replace: true },
      ),
  ];
}

export function StateFilter({ states: some, value, change }: { states: (keyof typeof states)[]; value: string; change: (v: string) => void }) {
  const { t } = useLanguage();
  return (
    <select className="field" aria-label={t(common.state)} value={value} onChange={(e) => change(e.target.value)} data-testid="state-filter">
      <option value="">{t(desk.anyState)}</option>
      {some.map((s) => (
        <option key={s} value={s}>
          {t(states[s])}
        </option>
      ))}
    </select>
  );
}

export function Component() {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useFilter();
  return (
    <>
      <PageHead title={t(desk.applications)} />
      <List<Application>
        path="/applications"
        filter={{ q: filter("q"), state: filter("state") }}
        id={(a) => a.id}
        to={(a) => `/o/applications/${a.id}`}
        testid="applications"
        tools={
          <>
            <FilterText value={filter("q")} change={(v) => setFilter("q", v)} />
            <StateFilter states={filterStates} value={filter("state")} change={(v) => setFilter("state", v)} />
          </>
        }
        columns={[
          { head: t(common.number), cell: (a) => <span className="n">{a.number}</span> },
          { head: t(common.enterprise), cell: (a) => <span className="b">{a.enterprise.name}</span>, slot: "name" },
          { head: t(common.product), cell: (a) => nameOf(a.product, language) },
          { head: t(common.amountUnit), cell: (a) => figure(a.amount), right: true, slot: "amount" },
          { head: t(common.tenor), cell: (a) => (a.months === null ? "—" : t(common.months, { n: a.months })), right: true },
          { head: t(common.state), cell: (a) => <StateTag state={a.state} />, slot: "state" },
          { head: t(desk.submitted), cell: (a) => moment(a.submittedAt ?? a.createdAt), right: true, slot: "date" },
        ]}
      />
    </>
  );
}
