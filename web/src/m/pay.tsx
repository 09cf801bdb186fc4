import { useQueries } from "@tanstack/react-query";
import { Link } from "react-router";
import { ask, type Problem } from "../api/client";
import { useGet } from "../api/hooks";
import type { Contract, ContractLine, Page } from "../api/types";
import { day, figure, isZero } from "../money/format";
import { Empty, Loaded, Skeleton, Trouble } from "../parts/answers";
import { Icon } from "../parts/icon";
import { useProductName } from "../parts/named";
import { StateTag } from "../parts/state";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { ReceiptFold } from "./contract";
import { PhonePage } from "./shell";

const shownAhead = 6;

/** Everything to pay, by date, and everything paid, over all loans. */
export function Component() {
  const { t } = useLanguage();
  const today = useGet<{ day: string }>("/business-day").data?.day;
  const contracts = useGet<Page<ContractLine>>("/contracts?limit=50");
  return (
    <PhonePage title={t(phone.payTitle)} tabs>
      <div className="pad">
        <Loaded of={contracts} shape="block,line,line,line">
          {(page) => <Payments of={page.items} today={today} />}
        </Loaded>
      </div>
    </PhonePage>
  );
}

function Payments({ of, today }: { of: ContractLine[]; today: string | undefined }) {
  const { t, language } = useLanguage();
  const productName = useProductName();
  const contracts = useQueries({
    queries: of.map((c) => ({
      queryKey: [`/contracts/${c.id}`],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask<Contract>("GET", `/contracts/${c.id}`, { signal }),
    })),
  });
  const known = contracts.flatMap((q) => (q.data === undefined ? [] : [q.data]));
  const missing = contracts.find((q) => q.error !== null)?.error as Problem | undefined;
  const ahead = known
    .flatMap((c) => c.instalments.filter((i) => i.state !== "PAID" && !isZero(i.left)).map((i) => ({ c, i })))
    .sort((a, b) => a.i.due.localeCompare(b.i.due));
  const receipts = known
    .flatMap((c) => c.receipts.map((r) => ({ c, r })))
    .sort((a, b) => b.r.bookedAt.localeCompare(a.r.bookedAt));
  if (contracts.some((q) => q.isPending)) return <Skeleton shape="line,line,line,line" />;
  return (
    <div className="stack wide">
      {missing !== undefined && <Trouble problem={missing} />}
      <section>
        <h2>{t(phone.toCome)}</h2>
        {ahead.length === 0 ? (
          <Empty icon="check" text={t(phone.toComeNone)} />
        ) : (
          ahead.slice(0, shownAhead).map(({ c, i }) => (
            <Link key={`${c.id}/${i.number}`} to={`/m/contracts/${c.id}`} className="li">
              <span className="g1">
                {day(i.due, language, today)} {i.state === "OVERDUE" && <StateTag state="OVERDUE" />}
                <span className="s m n" style={{ display: "block" }}>
                  {productName(c.product)} · {i.number}/{c.instalments.length}
                </span>
              </span>
              <span className="n b">{figure(i.left)}</span>
              <Icon name="right" size="sm" tone="m" />
            </Link>
          ))
        )}
      </section>
      <section>
        <h2>{t(phone.doneSoFar)}</h2>
        {receipts.length === 0 ? <Empty icon="doc" text={t(phone.noReceipts)} /> : receipts.map(({ c, r }) => <ReceiptFold key={r.id} of={r} contract={c.number} />)}
      </section>
    </div>
  );
}
