import type { Enterprise } from "../api/types";
import { Link } from "react-router";
import { common, sizes } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { FilterText, List } from "./list";
import { useRole } from "../parts/session";
import { PageHead } from "./page";

export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const manager = useRole("ACCOUNT_MANAGER");
  const operations = useRole("OPERATIONS");
  const mayRegister = manager || operations;
  return (
    <>
      <PageHead title={t(desk.customers)}>
        {mayRegister && (
          <Link to="/o/customers/new" className="btn pri" data-testid="new-customer">
            {t(desk.registerCustomer)}
          </Link>
        )}
      </PageHead>
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
