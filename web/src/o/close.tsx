import { useCommand, useGet } from "../api/hooks";
import type { CloseStep, Day, DayClose, SetAside, Today } from "../api/types";
import { count, moment } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { BeforeAfter } from "../parts/figures";
import { Icon } from "../parts/icon";
import { useRole } from "../parts/session";
import { Link } from "react-router";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { CommandFoot, PageHead } from "./page";
import { Tonight } from "./today";

const whileRunning = 700;

const dayAfter = (iso: string): string => new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Closes the business day: what is open, the steps as they run, what came out. */
export function Component() {
  const { t } = useLanguage();
  const close = useCommand<DayClose, { day: string }>({ path: "/day/close" });
  const state = useGet<Day>("/day", { every: close.isPending ? whileRunning : 10_000 });
  const today = useGet<Today>("/today");
  const mayClose = useRole("OPERATIONS");
  return (
    <>
      <PageHead title={t(desk.close)} />
      <Loaded of={state} shape="block,tall">
        {(d) => {
          const running = close.isPending || d.running;
          const steps = running ? d.steps : (close.data?.steps ?? d.steps);
          const aside = (running ? d.setAside : (close.data?.setAside ?? d.setAside)) ?? [];
          return (
            <div className="cols aside">
              <div className="stack">
                {close.data !== undefined && !running && (
                  <Note tone="good">
                    <b data-testid="close-done">{t(desk.closeDone, { date: close.data.date, next: close.data.next })}</b>
                  </Note>
                )}
                <section className="card">
                  <div className="row sb wrap">
                    <h2>{running ? t(desk.closeRunning) : t(desk.closeTitle, { day: d.day })}</h2>
                    {d.lastClose !== null && <span className="s m">{t(desk.lastClose, { date: d.lastClose.date, time: moment(d.lastClose.finishedAt, false), contracts: count(d.lastClose.contracts), failed: d.lastClose.failed })}</span>}
                  </div>
                  {steps.length === 0 ? <p className="m" style={{ marginTop: 8 }}>{t(desk.closeWhy)}</p> : <Steps of={steps} />}
                </section>
                {aside.length > 0 && <Aside of={aside} />}
              </div>
              <section className="card stack">
                <h2>{t(desk.checklist)}</h2>
                <Tonight bare due={today.data?.due} close={undefined} />
                {mayClose && (
                  <>
                    <BeforeAfter changes={[{ what: t(desk.closeChange), before: d.day, after: dayAfter(d.day) }]} />
                    <CommandFoot problem={close.error} busy={running} text={t(desk.closeButton, { day: d.day })} act={() => close.mutate({ day: d.day })} below={t(desk.closeWhy)} testid="close-day" />
                  </>
                )}
              </section>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function Steps({ of }: { of: CloseStep[] }) {
  const { t } = useLanguage();
  return (
    <table className="list-table flat n" style={{ marginTop: 6 }} aria-live="polite">
      <thead>
        <tr>
          <th scope="col">{t(desk.step)}</th>
          <th scope="col" className="r">
            {t(desk.done)}
          </th>
          <th scope="col" className="r">
            {t(desk.stepFailed)}
          </th>
          <th scope="col" className="r">
            {t(desk.took)}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map((s) => {
          const done = s.finished ?? s.done >= s.total;
          return (
            <tr key={s.code ?? s.name.en}>
              <td>
                <Icon name={done ? "check" : "clock"} size="sm" tone={done ? "good" : "riv"} /> {t(s.name)}
              </td>
              <td className="r">{t(desk.ofTotal, { done: count(s.done), total: count(s.total) })}</td>
              <td className={`r ${s.failed > 0 ? "bad b" : "m"}`}>{count(s.failed)}</td>
              <td className="r m">{t(desk.seconds, { n: s.seconds.toFixed(1) })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Aside({ of }: { of: SetAside[] }) {
  const { t } = useLanguage();
  return (
    <section className="card">
      <h2>{t(desk.setAside)}</h2>
      {of.map((s) => (
        <div key={`${s.contract}${s.step}${s.code}`} className="rule">
          <Icon name="warn" size="sm" tone="warn" />
          <span>
            {s.cause} <span className="m s n">{s.code}</span>
          </span>
          {s.contract !== null && <Link to={`/o/contracts/${s.contract}`}>{t(desk.toContract)}</Link>}
        </div>
      ))}
    </section>
  );
}
