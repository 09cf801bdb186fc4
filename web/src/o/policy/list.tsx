import { useNavigate, Link } from "react-router";
import { useCommand, useGet } from "../../api/hooks";
import { day, moment } from "../../money/format";
import { Loaded, Trouble } from "../../parts/answers";
import { BusyButton } from "../../parts/controls";
import { useRole } from "../../parts/session";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { PageHead } from "../page";
import type { Line, Version } from "./shapes";
import { LineTags } from "./tags";

/** Every policy: drafts, what was approved, what came with the pack. */
export function Component() {
  const { t, language } = useLanguage();
  const lines = useGet<Line[]>("/policies");
  const mayAct = useRole("UNDERWRITER");
  const go = useNavigate();
  const draft = useCommand<Version, { basedOn: string }>({ path: "/policies" });
  const start = (basedOn: string) => draft.mutate({ basedOn }, { onSuccess: (made) => void go(`/o/policy/${made.line.id}?view=edit`) });
  const inForce = lines.data?.find((l) => l.inForce);
  return (
    <>
      <PageHead title={t(policy.title)} about={t(policy.about)}>
        {mayAct && inForce !== undefined && (
          <BusyButton busy={draft.isPending} className="btn pri" onClick={() => start(inForce.id)} testid="draft">
            {t(policy.startFromInForce)}
          </BusyButton>
        )}
      </PageHead>
      {draft.error !== null && <Trouble problem={draft.error} command />}
      <Loaded of={lines} shape="tall">
        {(all) => (
          <section className="card scroll">
            <table className="list-table rows" data-testid="policies">
              <thead>
                <tr>
                  <th scope="col">{t(policy.version)}</th>
                  <th scope="col">{t(policy.inForceFrom)}</th>
                  <th scope="col">{t(policy.note)}</th>
                  <th scope="col">{t(policy.author)}</th>
                  <th scope="col">{t(policy.approver)}</th>
                  <th scope="col" aria-label={t(policy.startFrom)} />
                </tr>
              </thead>
              <tbody>
                {all.map((line) => (
                  <tr key={line.id} onClick={() => void go(`/o/policy/${line.id}`)}>
                    <td data-slot="name">
                      <span className="row wrap" style={{ gap: 8 }}>
                        <Link to={`/o/policy/${line.id}`} onClick={(e) => e.stopPropagation()}>
                          {line.label === "" ? t(policy.draft) : line.label}
                        </Link>
                        <LineTags of={line} />
                      </span>
                    </td>
                    <td data-slot="amount" className="n">
                      {line.effectiveFrom === null ? "—" : day(line.effectiveFrom, language, "0")}
                    </td>
                    <td data-slot="state" style={{ whiteSpace: "normal" }} className="m">
                      {line.note === "" ? "—" : line.note}
                    </td>
                    <td>{line.author === "pack" ? t(policy.pack) : line.author}</td>
                    <td>
                      {line.approver ?? "—"}
                      {line.at !== null && <div className="m s n">{moment(line.at)}</div>}
                    </td>
                    <td data-slot="act" className="r">
                      {mayAct && (
                        <button
                          type="button"
                          className="btn"
                          onClick={(e) => {
                            e.stopPropagation();
                            start(line.id);
                          }}
                        >
                          {t(policy.startFrom)}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </>
  );
}
