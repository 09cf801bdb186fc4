import { query } from "../api/client";
import { books } from "../words/books";
import { useLanguage } from "../words/language";

/** What is on screen, as files. */
export function Files({ path, asked }: { path: string; asked: Record<string, string | null> }) {
  const { t } = useLanguage();
  return (
    <>
      <a className="btn" href={`/api/v1${path}${query({ ...asked, format: "XLSX" })}`} data-testid="excel">
        {t(books.asExcel)}
      </a>
      <a className="btn" href={`/api/v1${path}${query({ ...asked, format: "CSV" })}`} data-testid="csv">
        {t(books.asCsv)}
      </a>
    </>
  );
}
