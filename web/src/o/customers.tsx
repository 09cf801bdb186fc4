import type { Enterprise } from "../api/types";
import { sizes } from "../words/common";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { FilterText, List } from "./list";
import { PageHead } from "./page";

export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  return (
    <>
      <PageHead title={t(desk.customers)} />
      <List<Enterprise>
        path="/enterprises"
        filter={{ q: filter("q") }}
        id={(e) => e.id}
        to={(e) => `/o/customers/${e.id}`}
        testid="customers"
        tools={<FilterText value={filter("q")} change={(v) => setFilter("q", v)} />}
        columns={[
          { head: t(common.enterprise), cell: (e) => <span className="b">{e.name}</span>, slot: "name" },
          { head: t(desk.creditCode), cell: (e) => <code>{e.creditCode}</code>, slot: "state" },
          { head: t(desk.industry), cell: (e) => (e.industry === null ? "—" : `${t(e.industry.name)} ${e.industry.code}`) },
          { head: t(desk.size), cell: (e) => (e.size === null ? "—" : t(sizes[e.size])), slot: "amount" },
          { head: t(desk.customerSince), cell: (e) => <span className="n">{e.customerSince?.slice(0, 10) ?? "—"}</span>, right: true, slot: "date" },
        ]}
      />
    </>
  );
}
