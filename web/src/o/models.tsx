import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { query } from "../api/client";
import { useCommand, useGet } from "../api/hooks";
import { moment } from "../money/format";
import { Empty, Loaded } from "../parts/answers";
import { Segmented, TextField } from "../parts/controls";
import { useRole } from "../parts/session";
import { useLanguage } from "../words/language";
import { models as w } from "../words/models";
import type { ModelInventory, ModelKind, ModelSheet, TrainingRun } from "./model-shapes";
import { StateOfModel } from "./model-state";
import { CommandFoot, PageHead } from "./page";

/** The workshop: who scores now, the inventory, training from a file. */
export function Component() {
  const { t } = useLanguage();
  const inventory = useGet<ModelInventory>("/models");
  const works = useRole("UNDERWRITER");
  return (
    <>
      <PageHead title={t(w.title)} about={t(w.about)} />
      <Loaded of={inventory} shape="tall,line,line">
        {(all) => (
          <div className="stack">
            <InForce of={all} works={works} />
            <Inventory of={all} />
            {works && (
              <div className="cols two">
                <Train />
                <div className="stack">
                  <Runs />
                  <Bring />
                </div>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

function InForce({ of, works }: { of: ModelInventory; works: boolean }) {
  const { t } = useLanguage();
  const [why, setWhy] = useState("");
  const back = useCommand<unknown, { why: string }>({ path: "/models/roll-back" });
  const l = of.lineUp;
  return (
    <section className="card stack" data-testid="line-up">
      <h2>{t(w.inForce)}</h2>
      <div className="row wrap" style={{ gap: 28 }}>
        <div>
          <div className="s m">{t(w.champion)}</div>
          <div className="b">{l.champion?.version ?? t(w.pack)}</div>
        </div>
        <div>
          <div className="s m">{t(w.challenger)}</div>
          <div className="b">{l.challenger?.version ?? t(w.nobody)}</div>
          {l.challenger !== null && <div className="s">{t(w.share, { n: l.sharePercent })}</div>}
        </div>
        <div>
          <div className="s m">{t(w.shadow)}</div>
          <div className="b">{l.shadows.length === 0 ? t(w.nobody) : l.shadows.map((s) => s.version).join(" · ")}</div>
        </div>
      </div>
      {l.no > 0 && <p className="s13 m">{t(w.changedBy, { name: l.byName, at: moment(l.at), why: l.why })}</p>}
      {works && l.champion !== null && (
        <details>
          <summary className="a">{t(w.rollBack)}</summary>
          <div className="stack" style={{ marginTop: 10, maxWidth: 520 }}>
            <p className="s13">{t(w.rollBackHow)}</p>
            <TextField label={t(w.reason)} value={why} change={setWhy} testid="roll-back-why" />
            <CommandFoot problem={back.error} busy={back.isPending} disabled={why.trim() === ""} text={t(w.rollBack)} act={() => back.mutate({ why })} testid="roll-back" danger />
          </div>
        </details>
      )}
    </section>
  );
}

function Inventory({ of }: { of: ModelInventory }) {
  const { t } = useLanguage();
  const go = useNavigate();
  if (of.models.length === 0) return <Empty text={t(w.empty)} />;
  return (
    <section className="card stack">
      <h2>{t(w.inventory)}</h2>
      <div className="scroll" tabIndex={0}>
        <table className="list-table rows" data-testid="models">
          <thead>
            <tr>
              <th scope="col">{t(w.version)}</th>
              <th scope="col">{t(w.kind)}</th>
              <th scope="col" className="r">
                {t(w.auc)}
              </th>
              <th scope="col" className="r">
                {t(w.ks)}
              </th>
              <th scope="col">{t(w.standing)}</th>
              <th scope="col">{t(w.expires)}</th>
              <th scope="col">{t(w.broughtBy)}</th>
              <th scope="col">{t(w.state)}</th>
            </tr>
          </thead>
          <tbody>
            {of.models.map((m) => (
              <tr key={m.id} onClick={() => void go(`/o/models/${m.id}`)}>
                <td data-slot="name">
                  <Link className="b" to={`/o/models/${m.id}`} onClick={(e) => e.stopPropagation()}>
                    {m.version}
                  </Link>
                  <div className="s m" style={{ fontWeight: 400, whiteSpace: "normal" }}>
                    {m.note}
                  </div>
                </td>
                <td>{t(w[m.kind])}</td>
                <td className="r n" data-slot="amount">{m.auc?.toFixed(3) ?? "—"}</td>
                <td className="r n">{m.ks?.toFixed(3) ?? "—"}</td>
                <td>{m.standing === 0 ? <span className="m">{t(w.noFlags)}</span> : <span className="tag warn n">{m.standing}</span>}</td>
                <td className="n" data-slot="date">{m.expiresOn}</td>
                <td>{m.byName}</td>
                <td data-slot="state">
                  <StateOfModel state={m.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FileField({ label, choose, testid, accept }: { label: string; choose: (file: File | null) => void; testid: string; accept: string }) {
  return (
    <label className="stack" style={{ gap: 4 }}>
      <span className="label">{label}</span>
      <input type="file" accept={accept} data-testid={testid} onChange={(e) => choose(e.target.files?.[0] ?? null)} />
    </label>
  );
}

function form(file: File): FormData {
  const sent = new FormData();
  sent.set("file", file);
  return sent;
}

function Train() {
  const { t } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [target, setTarget] = useState("");
  const [positive, setPositive] = useState("");
  const [time, setTime] = useState("");
  const [exclude, setExclude] = useState("");
  const [note, setNote] = useState("");
  const [kind, setKind] = useState<ModelKind>("SCORECARD");
  const train = useCommand<TrainingRun, FormData>({ path: `/models/trainings${query({ target, positive, time, exclude, kind, note })}` });
  return (
    <section className="card stack">
      <h2>{t(w.train)}</h2>
      <FileField label={t(w.table)} choose={setFile} testid="train-file" accept=".csv,.gz,.txt" />
      <TextField label={t(w.target)} value={target} change={setTarget} help={t(w.targetHelp)} testid="train-target" />
      <TextField label={t(w.positive)} value={positive} change={setPositive} help={t(w.positiveHelp)} />
      <TextField label={t(w.time)} value={time} change={setTime} help={t(w.timeHelp)} />
      <TextField label={t(w.exclude)} value={exclude} change={setExclude} testid="train-exclude" />
      <Segmented
        label={t(w.kind)}
        value={kind}
        choose={setKind}
        options={[
          { value: "SCORECARD", text: t(w.SCORECARD) },
          { value: "BOOSTED", text: t(w.BOOSTED) },
        ]}
      />
      <TextField label={t(w.purpose)} value={note} change={setNote} testid="train-note" />
      <CommandFoot
        problem={train.error}
        busy={train.isPending}
        disabled={file === null || target.trim() === "" || note.trim() === ""}
        text={t(w.begin)}
        act={() => file !== null && train.mutate(form(file))}
        testid="train"
      />
    </section>
  );
}

function Bring() {
  const { t } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState("");
  const bring = useCommand<ModelSheet, FormData>({ path: `/models${query({ note })}` });
  return (
    <section className="card stack">
      <h2>{t(w.bring)}</h2>
      <p className="s13 m">{t(w.bringHow)}</p>
      <FileField label="zip / model.json" choose={setFile} testid="bring-file" accept=".zip,.json" />
      <TextField label={t(w.purpose)} value={note} change={setNote} testid="bring-note" />
      <CommandFoot problem={bring.error} busy={bring.isPending} disabled={file === null || note.trim() === ""} text={t(w.bring)} act={() => file !== null && bring.mutate(form(file))} testid="bring" />
    </section>
  );
}

/** A training that ends brings a model: the inventory is asked for again. */
function useFresh(runs: TrainingRun[] | undefined) {
  const store = useQueryClient();
  const done = runs?.filter((r) => r.stage === "DONE").length;
  const seen = useRef(done);
  useEffect(() => {
    if (seen.current !== undefined && done !== seen.current) void store.invalidateQueries();
    seen.current = done;
  }, [done, store]);
}

function Runs() {
  const { t } = useLanguage();
  const runs = useGet<TrainingRun[]>("/models/trainings", { every: 3000 });
  useFresh(runs.data);
  return (
    <Loaded of={runs} shape="line,line">
      {(all) =>
        all.length === 0 ? null : (
          <section className="card stack">
            <h2>{t(w.runs)}</h2>
            <ul className="plain stack" data-testid="runs">
              {all.slice(0, 6).map((r) => (
                <li key={r.id} className="row sb wrap">
                  <span>
                    <span className="b">{r.file}</span> <span className="s m n">{moment(r.at)}</span>
                    {r.reason !== "" && <span className="s13 bad"> {r.reason}</span>}
                  </span>
                  <span className="row">
                    <span className={`tag ${r.stage === "DONE" ? "good" : r.stage === "FAILED" ? "bad" : "info striped"}`}>{t(w[r.stage])}</span>
                    {r.model !== null && (
                      <Link to={`/o/models/${r.model}`}>{t(w.openModel)}</Link>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}
