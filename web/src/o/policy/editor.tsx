import Modeler from "dmn-js/lib/Modeler";
import "dmn-js/dist/assets/diagram-js.css";
import "dmn-js/dist/assets/dmn-js-shared.css";
import "dmn-js/dist/assets/dmn-js-drd.css";
import "dmn-js/dist/assets/dmn-js-decision-table.css";
import "dmn-js/dist/assets/dmn-js-decision-table-controls.css";
import "dmn-js/dist/assets/dmn-js-literal-expression.css";
import "dmn-js/dist/assets/dmn-font/css/dmn-embedded.css";
import "./editor.css";
import { useEffect, useRef, useState } from "react";
import { useCommand, useGet } from "../../api/hooks";
import { moment } from "../../money/format";
import { Note, Trouble } from "../../parts/answers";
import { BusyButton } from "../../parts/controls";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import type { TestCase, Version, Vocabulary } from "./shapes";

const restMillis = 1_800;

interface Content {
  dmn: string;
  cases: TestCase[];
  note: string;
}

/** The table in the editor of bpmn.io; what is changed is saved when the hands rest. */
export default function Editor({ of: v }: { of: Version }) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const modeler = useRef<Modeler | null>(null);
  const first = useRef(v.dmn);
  const [ready, setReady] = useState(false);
  const [broken, setBroken] = useState(false);
  const [touched, setTouched] = useState(0);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand<Version, Content>({ verb: "PUT", path: `/policies/${v.line.id}`, revision: v.revision });

  useEffect(() => {
    const made = new Modeler({ container: box.current! });
    modeler.current = made;
    let gone = false;
    const open = async () => {
      try {
        await made.importXML(first.current);
        const table = made.getViews().find((view) => view.type === "decisionTable");
        if (table === undefined) throw new Error("the file has no table");
        await made.open(table);
        if (gone) return;
        made.getActiveViewer()?.on("elements.changed", () => setTouched((n) => n + 1));
        setReady(true);
      } catch (e) {
        console.error("the policy cannot be opened in the editor", e);
        if (!gone) setBroken(true);
      }
    };
    void open();
    return () => {
      gone = true;
      made.destroy();
    };
  }, []);

  const keep = async () => {
    const xml = await modeler.current?.saveXML({ format: true });
    if (xml === undefined) return;
    const upTo = touched;
    save.mutate(
      { dmn: xml.xml, cases: v.cases, note: v.line.note },
      {
        onSuccess: () => {
          setSavedAt(moment(new Date().toISOString()));
          setTouched((n) => (n === upTo ? 0 : n));
        },
      },
    );
  };
  useEffect(() => {
    if (touched === 0 || save.isPending || save.error !== null) return;
    const wait = setTimeout(() => void keep(), restMillis);
    return () => clearTimeout(wait);
  });
  useEffect(() => {
    const stay = (e: BeforeUnloadEvent) => {
      if (touched > 0) e.preventDefault();
    };
    addEventListener("beforeunload", stay);
    return () => removeEventListener("beforeunload", stay);
  }, [touched]);

  const state = save.isPending ? t(policy.saving) : touched > 0 ? t(policy.unsaved) : savedAt !== null ? t(policy.saved, { time: savedAt }) : "";
  return (
    <section className="card stack">
      <div className="row wrap sb">
        <span className="s13 m g1">{t(policy.editHelp)}</span>
        <span className="s13 n" role="status" data-testid="saved">
          {state}
        </span>
        <BusyButton busy={save.isPending} disabled={touched === 0} onClick={() => void keep()} className="btn" testid="save">
          {t(common.save)}
        </BusyButton>
      </div>
      <p className="s13 m policy-narrow">{t(policy.onDesk)}</p>
      {save.error !== null && <Trouble problem={save.error} command retry={() => void keep()} />}
      {broken && (
        <Note tone="bad" icon="warn">
          {t(policy.engineBroken)}
        </Note>
      )}
      {!ready && !broken && <p className="m s13">{t(policy.loadingEditor)}</p>}
      <div ref={box} className="policy-editor" data-testid="editor" />
      <Names />
    </section>
  );
}

/** Everything a table may ask for and answer. */
function Names() {
  const { t } = useLanguage();
  const vocabulary = useGet<Vocabulary>("/policies/vocabulary", { fresh: Infinity });
  if (vocabulary.data === undefined) return null;
  const { terms, outcomes, reasons } = vocabulary.data;
  return (
    <div className="stack" style={{ gap: 6 }}>
      <p className="s13 m" style={{ margin: 0 }}>
        {t(policy.feelHelp)}
      </p>
      <details>
        <summary>{t(policy.vocabulary, { n: terms.length })}</summary>
        <p className="s13 m">{t(policy.vocabularyHelp)}</p>
        <div className="policy-names">
          {terms.map((term) => (
            <span key={term.name}>
              <code>{term.name}</code> <span className="m s13">{t(term.words)}</span>
            </span>
          ))}
        </div>
      </details>
      <details>
        <summary>{t(policy.reasonsCount, { n: reasons.length })}</summary>
        <div className="policy-names">
          {reasons.map((reason) => (
            <span key={reason.code}>
              <code>"{reason.code}"</code> <span className="m s13">{t(reason.text)}</span>
            </span>
          ))}
        </div>
      </details>
      <p className="s13">
        {t(policy.outcomes)}：
        {outcomes.map((outcome) => (
          <span key={outcome} style={{ marginRight: 12 }}>
            <code>"{outcome}"</code> <span className="m">{t(policy[outcome])}</span>
          </span>
        ))}
      </p>
    </div>
  );
}
