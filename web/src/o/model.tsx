import { useState } from "react";
import { useParams } from "react-router";
import { query } from "../api/client";
import { useCommand, useGet } from "../api/hooks";
import { moment } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { Segmented, TextField, Tick } from "../parts/controls";
import { useRole } from "../parts/session";
import { useLanguage } from "../words/language";
import { models as w } from "../words/models";
import { useFilter } from "./applications";
import { Bars, Square } from "./model-plots";
import type { Figures, ModelInventory, ModelSheet, ShadowSaid, TrainingRun } from "./model-shapes";
import { StateOfModel } from "./model-state";
import { CommandFoot, PageHead } from "./page";

/** One model: what stands against it, its figures beside another's, its report, and what may be done. */
export function Component() {
  const { id = "" } = useParams();
  const model = useGet<ModelSheet>(`/models/${id}`);
  const works = useRole("UNDERWRITER");
  return (
    <Loaded of={model} shape="tall,line,line">
      {(m) => (
        <>
          <PageHead title={m.version} about={m.note} tags={<StateOfModel state={m.state} />} />
          <div className="cols half">
            <div className="stack">
              <Flags of={m} works={works} />
              {works && <Acts of={m} />}
              {works && m.state !== "RETIRED" && <Renew of={m} />}
              <History of={m} />
            </div>
            <div className="stack">
              <Said of={m} />
              <Compare of={m} />
              <Report of={m} works={works} />
              <Card of={m} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

function Flags({ of, works }: { of: ModelSheet; works: boolean }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<string[]>([]);
  const [text, setText] = useState("");
  const overrule = useCommand<ModelSheet, { flags: string[]; text: string }>({ path: `/models/${of.id}/overrule` });
  const open = of.hindrances.filter((h) => h.liftable && h.overruled === null);
  return (
    <section className="card stack" data-testid="flags">
      <h2>{t(w.flags)}</h2>
      {of.hindrances.length === 0 && <p className="good">{t(w.flagsNone)}</p>}
      {of.hindrances.map((h) => (
        <div key={h.name}>
          {works && h.liftable && h.overruled === null ? (
            <Tick checked={chosen.includes(h.name)} change={(on) => setChosen(on ? [...chosen, h.name] : chosen.filter((c) => c !== h.name))} testid={`flag-${h.name}`}>
              {t(h.text)}
            </Tick>
          ) : (
            <div className={h.overruled === null ? "b" : ""}>{t(h.text)}</div>
          )}
          <div className="s m">
            <span className="sha">{h.name}</span>
            {!h.liftable && ` · ${t(w.notLiftable)}`}
            {h.overruled !== null && ` · ${t(w.liftedBy, { name: h.overruled.byName, text: h.overruled.text })}`}
          </div>
        </div>
      ))}
      {works && open.length > 0 && (
        <>
          <TextField label={t(w.reason)} value={text} change={setText} help={t(w.overruleHow)} testid="overrule-text" />
          <CommandFoot
            problem={overrule.error}
            busy={overrule.isPending}
            disabled={chosen.length === 0 || text.trim() === ""}
            text={t(w.overrule)}
            act={() => overrule.mutate({ flags: chosen, text })}
            testid="overrule"
          />
        </>
      )}
    </section>
  );
}

function Acts({ of }: { of: ModelSheet }) {
  const { t } = useLanguage();
  const [role, setRole] = useState<"CHAMPION" | "CHALLENGER">("CHALLENGER");
  const [share, setShare] = useState("10");
  const [why, setWhy] = useState("");
  const promote = useCommand<unknown, { role: string; sharePercent: number; why: string }>({ path: `/models/${of.id}/promote` });
  const other = useCommand<unknown, string>({ path: (verb) => `/models/${of.id}/${verb}`, body: () => ({ why }) });
  if (of.state === "RETIRED") return null;
  const beside = of.state === "CHALLENGER" || of.state === "SHADOW";
  const idle = of.state === "TRAINED" || of.state === "APPROVED";
  return (
    <section className="card stack" data-testid="acts">
      <h2>{t(w.promote)}</h2>
      {of.proposed && <Note tone="warn">{t(w.sent)}</Note>}
      <Segmented
        label={t(w.promote)}
        value={role}
        choose={setRole}
        options={[
          { value: "CHALLENGER", text: t(w.asChallenger) },
          { value: "CHAMPION", text: t(w.asChampion) },
        ]}
      />
      {role === "CHALLENGER" && <TextField label={t(w.sharePercent)} value={share} change={setShare} inputMode="numeric" />}
      <TextField label={t(w.reason)} value={why} change={setWhy} testid="why" />
      <CommandFoot
        problem={promote.error ?? other.error}
        busy={promote.isPending || other.isPending}
        disabled={why.trim() === "" || of.proposed}
        text={t(w.promote)}
        act={() => promote.mutate({ role, sharePercent: role === "CHALLENGER" ? Number(share) || 0 : 0, why })}
        testid="promote"
      />
      <div className="row wrap">
        {of.state !== "CHAMPION" && of.state !== "SHADOW" && (
          <button type="button" className="btn" disabled={why.trim() === ""} onClick={() => other.mutate("shadow")} data-testid="shadow">
            {t(w.makeShadow)}
          </button>
        )}
        {beside && (
          <button type="button" className="btn" disabled={why.trim() === ""} onClick={() => other.mutate("withdraw")} data-testid="withdraw">
            {t(w.withdraw)}
          </button>
        )}
        {idle && (
          <button type="button" className="btn" disabled={why.trim() === ""} onClick={() => other.mutate("retire")} data-testid="retire">
            {t(w.retire)}
          </button>
        )}
      </div>
    </section>
  );
}

/** A later last day, for a second person to agree to. */
function Renew({ of }: { of: ModelSheet }) {
  const { t } = useLanguage();
  const [until, setUntil] = useState("");
  const [why, setWhy] = useState("");
  const renew = useCommand<unknown, { until: string; why: string }>({ path: `/models/${of.id}/renew` });
  return (
    <section className="card">
      <details>
        <summary className="a">{t(w.renew)}</summary>
        <div className="stack" style={{ marginTop: 10 }}>
          {renew.isSuccess && <Note tone="good">{t(w.renewSent)}</Note>}
          <TextField label={t(w.renewUntil)} value={until} change={setUntil} type="date" min={of.expiresOn} testid="renew-until" />
          <TextField label={t(w.reason)} value={why} change={setWhy} testid="renew-why" />
          <CommandFoot
            problem={renew.error}
            busy={renew.isPending}
            disabled={!/^\d{4}-\d{2}-\d{2}$/.test(until) || why.trim() === "" || renew.isSuccess}
            text={t(w.renew)}
            act={() => renew.mutate({ until, why })}
            testid="renew"
          />
        </div>
      </details>
    </section>
  );
}

/** What it said as a shadow, beside what was decided. */
function Said({ of }: { of: ModelSheet }) {
  const { t } = useLanguage();
  const said = useGet<ShadowSaid>(`/models/${of.id}/said`);
  if (of.state !== "SHADOW" && (said.data === undefined || said.data.decisions === 0)) return null;
  return (
    <section className="card stack" data-testid="said">
      <h2>{t(w.said)}</h2>
      <Loaded of={said} shape="line,line">
        {(s) =>
          s.decisions === 0 ? (
            <p className="m">{t(w.saidNone)}</p>
          ) : (
            <dl className="facts">
              <dt>{t(w.saidCount)}</dt>
              <dd className="n">{s.decisions}</dd>
              <dt>{t(w.saidGrade)}</dt>
              <dd className="n">
                {((100 * s.sameGrade) / s.decisions).toFixed(1)} % ({s.sameGrade})
              </dd>
              <dt>{t(w.saidPoints)}</dt>
              <dd className="n">
                {s.pointsMore > 0 && "+"}
                {s.pointsMore.toFixed(1).replace("-", "−")}
              </dd>
            </dl>
          )
        }
      </Loaded>
    </section>
  );
}

const figuresOf = (m: ModelSheet | undefined): Figures => m?.validation ?? m?.report.validation ?? {};

/** How it was measured, in words; what no word is known for is shown as it is. */
function split(said: string | undefined, t: ReturnType<typeof useLanguage>["t"]): string {
  if (said === undefined) return "—";
  const time = /^out of time: learnt from the earlier (\d+) rows/.exec(said);
  if (time !== null) return t(w.splitTime, { n: time[1] ?? "" });
  if (said.startsWith("random: five folds")) return t(w.splitRandom);
  const own = /^a table of its own: (.*)$/.exec(said);
  return own === null ? said : t(w.splitOwn, { name: own[1] ?? "" });
}

function Compare({ of }: { of: ModelSheet }) {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const inventory = useGet<ModelInventory>("/models");
  const chosen = filter("with");
  const other = useGet<ModelSheet>(chosen === "" ? null : `/models/${chosen}`);
  const mine = figuresOf(of);
  const theirs = figuresOf(other.data);
  const rows: [string, number | undefined, number | undefined, number][] = [
    [t(w.auc), mine.auc, theirs.auc, 3],
    [t(w.ks), mine.ks, theirs.ks, 3],
    [t(w.brier), mine.brier, theirs.brier, 4],
    [t(w.slope), mine.calibration_slope, theirs.calibration_slope, 2],
    [t(w.rows), mine.rows, theirs.rows, 0],
  ];
  const shown = (v: number | undefined, digits: number) => (v === undefined ? "—" : v.toFixed(digits));
  const both = [
    { name: of.version, color: "var(--c1)", dash: undefined, curves: mine.curves },
    ...(other.data === undefined ? [] : [{ name: other.data.version, color: "var(--c2)", dash: "5 3", curves: theirs.curves }]),
  ].filter((c) => c.curves !== undefined);
  const top = Math.min(1, Math.max(0.1, ...both.flatMap((c) => c.curves!.reliability.flatMap((r) => [r[0], r[1]]))) * 1.1);
  return (
    <section className="card stack" data-testid="compare">
      <h2>{t(w.compare)}</h2>
      <label className="stack" style={{ gap: 4 }}>
        <span className="label">{t(w.compareWith)}</span>
        <select className="field" value={chosen} onChange={(e) => setFilter("with", e.target.value)} data-testid="with">
          <option value="">—</option>
          {inventory.data?.models
            .filter((m) => m.id !== of.id)
            .map((m) => (
              <option key={m.id} value={m.id}>
                {m.version} · {m.note}
              </option>
            ))}
        </select>
      </label>
      {other.data !== undefined && mine.data_sha256 !== theirs.data_sha256 && <Note tone="warn">{t(w.otherData)}</Note>}
      <div className="scroll" tabIndex={0}>
        <table className="list-table flat n">
          <thead>
            <tr>
              <th scope="col">{t(w.figure)}</th>
              <th scope="col" className="r">
                <span style={{ color: "var(--c1)" }}>━</span> {of.version}
              </th>
              {other.data !== undefined && (
                <th scope="col" className="r">
                  <span style={{ color: "var(--c2)" }}>╍</span> {other.data.version}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, a, b, digits]) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="r">{shown(a, digits)}</td>
                {other.data !== undefined && <td className="r">{shown(b, digits)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="s m">
        {t(w.measured)}: {split(mine.split, t)}
      </p>
      {both.length > 0 && (
        <div className="row wrap" style={{ gap: 18, alignItems: "flex-start" }}>
          <Square title={t(w.roc)} curves={both.map((c) => ({ ...c, points: c.curves!.roc }))} />
          <Square title={t(w.reliability)} top={top} curves={both.map((c) => ({ ...c, points: c.curves!.reliability.map((r): [number, number] => [r[0], r[1]]) }))} />
          <Bars title={t(w.points)} sets={both.map((c) => ({ ...c, bars: c.curves!.points }))} />
        </div>
      )}
    </section>
  );
}

function Report({ of, works }: { of: ModelSheet; works: boolean }) {
  const { t, language } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [target, setTarget] = useState(of.target);
  const measure = useCommand<TrainingRun, FormData>({ path: `/models/${of.id}/measure${query({ target })}` });
  const send = () => {
    if (file === null) return;
    const form = new FormData();
    form.set("file", file);
    measure.mutate(form);
  };
  return (
    <section className="card stack">
      <h2>{t(w.report)}</h2>
      {of.validation !== null && (
        <div className="row wrap">
          {(["html", "pdf"] as const).map((format) => (
            <a key={format} className="btn" href={`/api/v1/models/${of.id}/report${query({ format, lang: language })}`} data-testid={`report-${format}`}>
              {t(format === "html" ? w.page : w.paper)}
            </a>
          ))}
        </div>
      )}
      {works && (
        <details>
          <summary className="a">{t(w.measure)}</summary>
          <div className="stack" style={{ marginTop: 10 }}>
            <label className="stack" style={{ gap: 4 }}>
              <span className="label">{t(w.table)}</span>
              <input type="file" accept=".csv,.gz,.txt" onChange={(e) => setFile(e.target.files?.[0] ?? null)} data-testid="measure-file" />
            </label>
            <TextField label={t(w.target)} value={target} change={setTarget} />
            <CommandFoot problem={measure.error} busy={measure.isPending} disabled={file === null} text={t(w.measure)} act={send} testid="measure" />
          </div>
        </details>
      )}
    </section>
  );
}

function Card({ of }: { of: ModelSheet }) {
  const { t } = useLanguage();
  const facts: [string, string][] = [
    [t(w.kind), t(w[of.kind])],
    [t(w.predicts), `${of.target} = ${of.positive}`],
    [t(w.broughtBy), `${of.byName} · ${moment(of.at)}`],
    [t(w.expires), of.expiresOn],
    [t(w.columns), of.columns.join(" · ")],
  ];
  return (
    <section className="card stack">
      <h2>{t(w.card)}</h2>
      {facts.map(([name, value]) => (
        <div key={name} className="row sb wrap">
          <span className="m">{name}</span>
          <span style={{ overflowWrap: "anywhere" }}>{value}</span>
        </div>
      ))}
      <div>
        <div className="s m">{t(w.content)}</div>
        <div className="sha" style={{ overflowWrap: "anywhere" }}>
          {of.sha256}
        </div>
        <div className="s m">{t(w.data)}</div>
        <div className="sha" style={{ overflowWrap: "anywhere" }}>
          {of.dataSha256 === "" ? "—" : of.dataSha256}
        </div>
      </div>
    </section>
  );
}

const stepWords = { PROPOSED: w.STEP_PROPOSED, APPROVED: w.STEP_APPROVED, OVERRULED: w.OVERRULED, REJECTED: w.REJECTED, RENEWED: w.RENEWED, RETIRED: w.RETIRED };

function History({ of }: { of: ModelSheet }) {
  const { t } = useLanguage();
  if (of.steps.length === 0) return null;
  const said = (content: Record<string, unknown>) => [content["text"], content["why"]].find((v): v is string => typeof v === "string") ?? "";
  return (
    <section className="card stack">
      <h2>{t(w.history)}</h2>
      {of.steps.map((s) => (
        <div key={s.no}>
          <span className="b">{s.step in stepWords ? t(stepWords[s.step as keyof typeof stepWords]) : s.step}</span> · {s.byName} · <span className="n s">{moment(s.at)}</span>
          <div className="s13 m">{said(s.content)}</div>
        </div>
      ))}
    </section>
  );
}
