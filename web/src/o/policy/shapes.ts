import type { Money } from "../../api/types";
import type { Words } from "../../words/words";

export type Outcome = "ACCEPTED" | "REFERRED" | "REFUSED";

export interface Line {
  id: string;
  state: "PACK" | "DRAFT" | "PROPOSED" | "APPROVED";
  label: string;
  effectiveFrom: string | null;
  note: string;
  author: string;
  approver: string | null;
  at: string | null;
  inForce: boolean;
}

export interface TestCase {
  name: string;
  values: Record<string, string>;
  expected: Outcome;
}

export interface Version {
  line: Line;
  revision: number;
  basedOn: string | null;
  dmn: string;
  table: { asks: string[]; answers: string[]; rows: { rule: string; when: string[]; then: string[] }[] } | null;
  findings: { row: number; column: string; code: string; text: Words }[];
  cases: TestCase[];
  results: { passed: boolean; was: Outcome | null; hits: string[]; trouble: Words | null }[];
  ready: boolean;
}

export interface Vocabulary {
  terms: { name: string; type: "number" | "string"; words: Words; fact: boolean }[];
  outcomes: Outcome[];
  reasons: { code: string; text: Words; help: Words }[];
}

export interface Change {
  kind: "ADDED" | "REMOVED" | "CHANGED";
  rule: string;
  cells: { column: string; before: string; after: string }[];
}

export interface Figures {
  accepted: number;
  referred: number;
  refused: number;
  limit: Money;
  expectedLoss: Money;
  margin: Money;
}

export interface Simulation {
  id: string;
  from: string;
  to: string;
  state: "RUNNING" | "DONE" | "STOPPED" | "FAILED";
  total: number;
  done: number;
  capped: boolean;
  changed: number;
  before: Figures;
  after: Figures;
  startedBy: string;
  startedAt: string;
}

export interface Changed {
  decision: string;
  application: string;
  enterprise: { id: string; name: string };
  before: Outcome;
  after: Outcome;
  rules: string;
}

/** The half of a title that is written in both languages, "中文 · English". */
export const half = (title: string, language: "zh" | "en"): string => {
  const parts = title.split(" · ");
  return parts.length === 2 ? parts[language === "zh" ? 0 : 1]! : title;
};

/** A cell without the quotes of a text. */
export const bare = (cell: string): string => (cell.startsWith('"') && cell.endsWith('"') && cell.indexOf('"', 1) === cell.length - 1 ? cell.slice(1, -1) : cell);

