import { useLanguage } from "../words/language";
import { models as w } from "../words/models";
import type { ModelState } from "./model-shapes";

const tones: Record<ModelState, string> = { TRAINED: "", PROPOSED: "warn", APPROVED: "riv", CHAMPION: "good", CHALLENGER: "info", SHADOW: "riv", EXPIRED: "bad", RETIRED: "" };

export function StateOfModel({ state }: { state: ModelState }) {
  const { t } = useLanguage();
  return <span className={`tag ${tones[state]}`}>{t(w[state])}</span>;
}
