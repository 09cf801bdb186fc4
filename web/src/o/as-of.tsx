import { createContext, useContext } from "react";
import { day } from "../money/format";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";

interface AsOf {
  /** The past date looked at, or null for now. */
  date: string | null;
  look: (date: string | null) => void;
  /** The business day, once known. */
  today: string | undefined;
}

export const AsOfContext = createContext<AsOf>({ date: null, look: () => undefined, today: undefined });
export const useAsOf = (): AsOf => useContext(AsOfContext);

/** Says that nothing can be done while looking at the past. */
export function PastNote() {
  const { t, language } = useLanguage();
  const { date } = useAsOf();
  if (date === null) return null;
  return (
    <p className="note lan" style={{ marginBottom: 12 }}>
      {t(desk.asOfRead, { day: day(date, language, "0") })} · {t(desk.asOfNoAct)}
    </p>
  );
}
