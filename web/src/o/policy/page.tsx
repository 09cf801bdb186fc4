import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { useGet } from "../../api/hooks";
import { day, moment } from "../../money/format";
import { Loaded, Note, Skeleton } from "../../parts/answers";
import { useRole } from "../../parts/session";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { useFilter } from "../applications";
import { PageHead } from "../page";
import { Cases } from "./cases";
import { Difference } from "./difference";
import { Discard, Propose, Restore } from "./propose";
import { Rules } from "./rules";
import { half, type Line, type Version } from "./shapes";
import { Simulations } from "./simulation";
import { LineTags } from "./tags";

const Editor = lazy(() => import("./editor"));
const views = ["rules", "edit", "cases", "difference", "simulation"] as const;

/** One policy: its rules, the editor, test cases, what differs, what it would have done, and how it comes into force. */
export function Component() {
  const { t } = useLanguage();
  const { id } = useParams();
  const version = useGet<Version>(`/policies/${id}`);
  return (
    <>
      <Loaded of={version} shape="line,tall">
        {(v) => <One key={v.line.id} of={v} />}
      </Loaded>
      <p style={{ marginTop: 14 }}>
        <Link to="/o/policy">{t(policy.allPolicies)}</Link>
      </p>
    </>
  );
}

function about(line: Line, t: ReturnType<typeof useLanguage>["t"], language: "zh" | "en"): string {
  const from = line.effectiveFrom === null ? "" : `${t(policy.inForceFrom)} ${day(line.effectiveFrom, language, "0")}`;
  const who = line.author === "pack" ? t(policy.pack) : line.author;
  const agreed = line.approver === null ? "" : `${t(policy.approver)} ${line.approver}`;
  const when = line.at === null ? "" : moment(line.at);
  return [from, who, agreed, when, line.note].filter((s) => s !== "").join(" · ");
}

function One({ of: v }: { of: Version }) {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useFilter();
  const mayAct = useRole("UNDERWRITER");
  const mayEdit = mayAct && v.line.state === "DRAFT";
  const shown = views.filter((view) => view !== "edit" || mayEdit);
  const wanted = filter("view");
  const view = shown.find((x) => x === wanted) ?? "rules";
  const title = v.line.label === "" ? `${t(policy.title)} · ${t(policy.draft)}` : `${t(policy.title)} ${v.line.label}`;
  return (
    <>
      <PageHead title={title} about={about(v.line, t, language)} tags={<LineTags of={v.line} />}>
        {mayEdit && <Discard of={v} />}
        {mayEdit && <Propose of={v} />}
        {mayAct && (v.line.state === "PACK" || v.line.state === "APPROVED") && !v.line.inForce && <Restore of={v} />}
      </PageHead>
      {v.line.state === "PROPOSED" && (
        <Note tone="warn" icon="clock">
          {t(policy.proposed)} <Link to="/o/checks">{t(policy.toChecks)}</Link>
        </Note>
      )}
      <div className="tabline" role="tablist" aria-label={t(policy.parts)}>
        {shown.map((x) => (
          <button key={x} type="button" role="tab" aria-selected={view === x} onClick={() => setFilter("view", x)} data-testid={`view-${x}`}>
            {t(policy[x])}
            {x === "cases" && v.cases.length > 0 && (
              <span className={`tag ${v.results.length > 0 && v.results.every((r) => r.passed) ? "good" : "bad"}`} style={{ marginLeft: 6 }}>
                {v.results.filter((r) => r.passed).length}/{v.cases.length}
              </span>
            )}
          </button>
        ))}
      </div>
      {view !== "simulation" && view !== "difference" && <Findings of={v} />}
      {view === "rules" && <Rules of={v} />}
      {view === "edit" && (
        <Suspense fallback={<Skeleton shape="tall" />}>
          <Editor of={v} />
        </Suspense>
      )}
      {view === "cases" && <Cases of={v} mayEdit={mayEdit} />}
      {view === "difference" && <Difference of={v} />}
      {view === "simulation" && <Simulations of={v} mayAct={mayAct} />}
    </>
  );
}

/** What is wrong, each with its row and column. */
function Findings({ of: v }: { of: Version }) {
  const { t, language } = useLanguage();
  if (v.findings.length === 0) return null;
  return (
    <div className="trouble" style={{ marginBottom: 12 }} data-testid="findings">
      <div className="b">{t(policy.findings, { n: v.findings.length })}</div>
      <ul style={{ margin: "6px 0 0", paddingLeft: 18 }}>
        {v.findings.map((f, i) => (
          <li key={i} className="s13">
            <b>{[f.row > 0 ? t(policy.row, { row: f.row }) : "", half(f.column, language)].filter((s) => s !== "").join(" · ")}</b> {t(f.text)} <code className="m">{f.code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
