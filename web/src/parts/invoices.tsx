import { useId, useState } from "react";
import { useCommand } from "../api/hooks";
import type { Direction, ImportReport } from "../api/types";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { Trouble } from "./answers";
import { BusyButton } from "./controls";
import { Icon } from "./icon";

/** Fetching from the tax platform: says what it does, what came, and what did not. */
export function FetchInvoices({ enterprise, allowed }: { enterprise: string; allowed: boolean }) {
  const { t } = useLanguage();
  const fetching = useCommand<ImportReport>({ path: `/enterprises/${enterprise}/invoices/fetch` });
  const report = fetching.data;
  const line = !allowed
    ? t(phone.sourceNone)
    : fetching.isPending
      ? t(phone.sourceReading)
      : report !== undefined
        ? t(phone.sourceDone, { n: report.read, from: report.from ?? "—", to: report.to ?? "—" })
        : t(phone.sourceWaiting);
  return (
    <div className="li" style={{ flexWrap: "wrap" }}>
      <div className="g1">
        <span className="b">{t(phone.INVOICES)}</span>
        <div className="s m n" aria-live="polite" style={{ whiteSpace: "normal" }}>
          {report !== undefined && <Icon name="check" size="sm" tone="good" />} {line}
        </div>
      </div>
      {allowed && (
        <BusyButton busy={fetching.isPending} className={report === undefined ? "btn pri" : "btn"} onClick={() => fetching.mutate()} testid="fetch-invoices">
          {report === undefined ? t(phone.fetch) : t(phone.fetchAgain)}
        </BusyButton>
      )}
      {report !== undefined && <ReportLines of={report} />}
      {fetching.error !== null && (
        <div style={{ width: "100%" }}>
          <Trouble problem={fetching.error} command retry={() => fetching.mutate()} />
        </div>
      )}
    </div>
  );
}

export function UploadInvoices({ enterprise }: { enterprise: string }) {
  const { t } = useLanguage();
  return (
    <div className="card stack">
      <Upload enterprise={enterprise} direction="SALE" label={t(phone.uploadSales)} testid="upload-sales" />
      <Upload enterprise={enterprise} direction="PURCHASE" label={t(phone.uploadPurchases)} testid="upload-purchases" />
    </div>
  );
}

function Upload({ enterprise, direction, label, testid }: { enterprise: string; direction: Direction; label: string; testid: string }) {
  const { t } = useLanguage();
  const id = useId();
  const [name, setName] = useState("");
  const upload = useCommand<ImportReport, File>({
    path: `/enterprises/${enterprise}/invoices?direction=${direction}`,
    body: (file) => {
      const form = new FormData();
      form.set("file", file);
      return form;
    },
  });
  return (
    <div>
      <label htmlFor={id} className="btn" style={{ width: "100%", position: "relative" }}>
        <Icon name="upload" size="sm" />
        {label}
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          style={{ position: "absolute", inset: 0, opacity: 0, width: "100%", cursor: "pointer" }}
          disabled={upload.isPending}
          data-testid={testid}
          onChange={(e) => {
            const file = e.target.files?.[0];
            e.target.value = "";
            if (file !== undefined) {
              setName(file.name);
              upload.mutate(file);
            }
          }}
        />
      </label>
      <div aria-live="polite" className="s13" style={{ marginTop: 4 }}>
        {upload.isPending && `${t(phone.sourceReading)} ${name}`}
      </div>
      {upload.data !== undefined && <ReportLines of={upload.data} />}
      {upload.error !== null && <Trouble problem={upload.error} command />}
    </div>
  );
}

const shownRefusals = 20;

export function ReportLines({ of }: { of: ImportReport }) {
  const { t } = useLanguage();
  return (
    <div className="s13" style={{ width: "100%" }} data-testid="import-report">
      <p className="n" style={{ whiteSpace: "normal" }}>
        {t(phone.importDone, { read: of.read, added: of.added, unchanged: of.unchanged, changed: of.changed, refused: of.refused })}
      </p>
      {of.refusals.length > 0 && (
        <details>
          <summary className="a">
            {t(phone.importRefused)} ({of.refused})
          </summary>
          <ul>
            {of.refusals.slice(0, shownRefusals).map((r, i) => (
              <li key={i}>
                {t(phone.importRow, { row: r.row, column: r.column, text: t(r.text) })} <code>{r.value}</code>
              </li>
            ))}
          </ul>
          {of.refused > shownRefusals && <p className="m">{`… ${t(common.total)} ${of.refused}`}</p>}
        </details>
      )}
    </div>
  );
}
