import { useState } from "react";
import { useCommand, useGet } from "../../api/hooks";
import { Empty } from "../../parts/answers";
import { Dialog, TextField } from "../../parts/controls";
import { Icon } from "../../parts/icon";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { CommandFoot } from "../page";
import { half, type Outcome, type TestCase, type Version, type Vocabulary } from "./shapes";
import { OutcomeTag } from "./tags";

interface Content {
  dmn: string;
  cases: TestCase[];
  note: string;
}

/** What the policy has to answer to made-up applications, and whether it does. */
export function Cases({ of: v, mayEdit }: { of: Version; mayEdit: boolean }) {
  const { t, language } = useLanguage();
  const [open, setOpen] = useState<number | null>(null);
  const vocabulary = useGet<Vocabulary>("/policies/vocabulary", { fresh: Infinity });
  const named = (name: string) => {
    const term = vocabulary.data?.terms.find((x) => x.name === name);
    return term === undefined ? name : t(term.words);
  };
  const passed = v.results.filter((r) => r.passed).length;
  return (
    <section className="card stack">
      <div className="row wrap sb">
        <span className="s13 m g1">{t(policy.casesHelp)}</span>
        {v.results.length > 0 && <b className="n">{t(policy.casesPassed, { passed, n: v.cases.length })}</b>}
        {mayEdit && (
          <button type="button" className="btn" onClick={() => setOpen(v.cases.length)} data-testid="add-case">
            {t(policy.addCase)}
          </button>
        )}
      </div>
      {v.cases.length === 0 ? (
        <Empty text={t(policy.casesNone)} />
      ) : (
        <table className="list-table rows" data-testid="cases">
          <thead>
            <tr>
              <th scope="col">{t(policy.caseName)}</th>
              <th scope="col">{t(policy.values)}</th>
              <th scope="col">{t(policy.expected)}</th>
              <th scope="col">{t(policy.was)}</th>
            </tr>
          </thead>
          <tbody>
            {v.cases.map((c, i) => (
              <tr key={i} onClick={() => mayEdit && setOpen(i)} style={mayEdit ? undefined : { cursor: "default" }}>
                <td data-slot="name" style={{ whiteSpace: "normal" }}>
                  {mayEdit ? (
                    <button type="button" className="a" style={{ textAlign: "left" }} onClick={() => setOpen(i)}>
                      {half(c.name, language)}
                    </button>
                  ) : (
                    half(c.name, language)
                  )}
                </td>
                <td data-slot="act" style={{ whiteSpace: "normal", maxWidth: 520 }} className="s13 m">
                  {Object.entries(c.values)
                    .map(([name, value]) => `${named(name)} ${value}`)
                    .join(" · ")}
                </td>
                <td data-slot="amount">
                  <OutcomeTag of={c.expected} />
                </td>
                <td data-slot="state" style={{ whiteSpace: "normal" }}>
                  <Result of={v.results[i]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open !== null && <One of={v} at={open} terms={vocabulary.data?.terms ?? []} close={() => setOpen(null)} />}
    </section>
  );
}

function Result({ of: result }: { of: Version["results"][number] | undefined }) {
  const { t } = useLanguage();
  if (result === undefined) return <span className="m s13">{t(policy.notTried)}</span>;
  if (result.trouble !== null) return <span className="s13">{t(result.trouble)}</span>;
  return (
    <span className="row wrap" style={{ gap: 6 }}>
      <span className={`tag ${result.passed ? "good" : "bad"}`}>
        <Icon name={result.passed ? "check" : "warn"} />
        {t(result.passed ? policy.passes : policy.fails)}
      </span>
      {!result.passed && result.was !== null && <OutcomeTag of={result.was} />}
      {result.hits.length > 0 && <span className="s13 m n">{t(policy.byRules, { rules: result.hits.join(" ") })}</span>}
    </span>
  );
}

function One({ of: v, at, terms, close }: { of: Version; at: number; terms: Vocabulary["terms"]; close: () => void }) {
  const { t } = useLanguage();
  const old = v.cases[at];
  const [name, setName] = useState(old?.name ?? "");
  const [expected, setExpected] = useState<Outcome>(old?.expected ?? "ACCEPTED");
  const [values, setValues] = useState<[string, string][]>(Object.entries(old?.values ?? v.cases[0]?.values ?? {}));
  const save = useCommand<Version, Content>({ verb: "PUT", path: `/policies/${v.line.id}`, revision: v.revision });
  const keep = (cases: TestCase[]) => save.mutate({ dmn: v.dmn, cases, note: v.line.note }, { onSuccess: close });
  const written: TestCase = { name: name.trim(), expected, values: Object.fromEntries(values.filter(([n, x]) => n !== "" && x.trim() !== "").map(([n, x]) => [n, x.trim()])) };
  const change = (i: number, to: [string, string]) => setValues(values.map((x, j) => (j === i ? to : x)));
  return (
    <Dialog kind="panel" title={t(old === undefined ? policy.addCase : policy.changeCase)} close={close} testid="case">
      <div className="stack">
        <TextField label={t(policy.caseName)} value={name} change={setName} maxLength={120} testid="case-name" />
        <label>
          <span className="label">{t(policy.expected)}</span>
          <select className="field" value={expected} onChange={(e) => setExpected(e.target.value as Outcome)} data-testid="case-expected">
            {(["ACCEPTED", "REFERRED", "REFUSED"] as const).map((o) => (
              <option key={o} value={o}>
                {t(policy[o])}
              </option>
            ))}
          </select>
        </label>
        <div className="label" style={{ marginBottom: -6 }}>
          {t(policy.values)}
        </div>
        {values.map(([term, value], i) => (
          <div key={i} className="row" style={{ gap: 8 }}>
            <select className="field" aria-label={t(policy.values)} value={term} onChange={(e) => change(i, [e.target.value, value])} style={{ flex: 2, minWidth: 0 }}>
              {term === "" && <option value="" />}
              {terms.map((x) => (
                <option key={x.name} value={x.name}>
                  {t(x.words)}
                </option>
              ))}
            </select>
            <input className="field n" aria-label={t(policy.value)} value={value} onChange={(e) => change(i, [term, e.target.value])} style={{ flex: 1, minWidth: 0 }} />
            <button type="button" className="iconbtn" aria-label={t(policy.removeCase)} onClick={() => setValues(values.filter((_, j) => j !== i))}>
              <Icon name="x" size="sm" />
            </button>
          </div>
        ))}
        <button type="button" className="btn" onClick={() => setValues([...values, ["", ""]])}>
          {t(policy.addValue)}
        </button>
        <CommandFoot
          problem={save.error}
          busy={save.isPending}
          disabled={written.name === ""}
          text={t(common.save)}
          act={() => keep(old === undefined ? [...v.cases, written] : v.cases.map((c, i) => (i === at ? written : c)))}
          testid="case-save"
        />
        {old !== undefined && (
          <button type="button" className="btn danger" onClick={() => keep(v.cases.filter((_, i) => i !== at))}>
            {t(policy.removeCase)}
          </button>
        )}
      </div>
    </Dialog>
  );
}
