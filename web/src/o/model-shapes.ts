import type { Role } from "../api/types";
import type { Words } from "../words/words";

export type ModelState = "TRAINED" | "PROPOSED" | "APPROVED" | "CHAMPION" | "CHALLENGER" | "SHADOW" | "EXPIRED" | "RETIRED";
export type ModelKind = "SCORECARD" | "BOOSTED";

export interface ModelLine {
  id: string;
  version: string;
  kind: ModelKind;
  target: string;
  note: string;
  byName: string;
  at: string;
  expiresOn: string;
  state: ModelState;
  proposed: boolean;
  promotable: boolean;
  standing: number;
  auc: number | null;
  ks: number | null;
  split: string | null;
}

interface Named {
  id: string;
  version: string;
}

export interface LineUp {
  no: number;
  champion: Named | null;
  challenger: Named | null;
  sharePercent: number;
  shadows: Named[];
  why: string;
  byName: string;
  at: string;
}

export interface ModelInventory {
  lineUp: LineUp;
  models: ModelLine[];
}

export interface Curves {
  roc: [number, number][];
  reliability: [number, number, number][];
  points: [number, number][];
}

export interface Figures {
  auc?: number;
  auc_se?: number;
  ks?: number;
  brier?: number;
  calibration_slope?: number;
  split?: string;
  rows?: number;
  data_sha256?: string;
  curves?: Curves;
}

export interface ModelFlag {
  name: string;
  code: string;
  column: string;
  text: Words;
  liftable: boolean;
  overruled: { text: string; byName: string; at: string } | null;
}

export interface ModelSheet {
  id: string;
  sha256: string;
  kind: ModelKind;
  version: string;
  target: string;
  positive: string;
  dataSha256: string;
  columns: string[];
  note: string;
  byName: string;
  at: string;
  expiresOn: string;
  state: ModelState;
  proposed: boolean;
  promotable: boolean;
  report: { validation?: Figures };
  validation: Figures | null;
  hindrances: ModelFlag[];
  steps: { no: number; step: string; content: Record<string, unknown>; byName: string; at: string }[];
}

export interface TrainingRun {
  id: string;
  file: string;
  byName: string;
  at: string;
  stage: "WAITING" | "READING" | "LOOKING" | "VALIDATING" | "LEARNING" | "DONE" | "FAILED";
  model: string | null;
  reason: string;
}

interface Shift {
  name: string;
  text: Words;
  index: number;
  byChance: number;
  missing: number;
}

export interface ModelMonth {
  month: string;
  model: string;
  decisions: number;
  accepted: number;
  referred: number;
  refused: number;
  answered: number;
  overrides: number;
  known: number;
  endedBadly: number;
  looked: number;
  score: Shift | null;
  features: Shift[];
}

/** What a model said in silence beside what was decided. */
export interface ShadowSaid {
  decisions: number;
  sameGrade: number;
  pointsMore: number;
}

export interface Alert {
  id: string;
  rule: string;
  enterprise: { id: string; name: string } | null;
  effect: "NONE" | "LOWER" | "FREEZE";
  text: Words;
  owner: Role;
  openedOn: string;
  state: "OPEN" | "TAKEN" | "CLOSED";
  taker: string | null;
  steps: { step: string; text: string; byName: string; at: string }[];
}
