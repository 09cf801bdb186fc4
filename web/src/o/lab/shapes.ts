import type { Words } from "../../words/words";

export type Kind = "amount" | "rate" | "number" | "date" | "cycle" | "period" | "choice" | "text" | "list" | "structure";

export interface Term {
  group: string;
  kind: Kind;
  label: Words;
  options: Record<string, Words>;
}

export type Value = string | string[] | unknown[];

/** A case in the shape of the public ACTUS test files. */
export interface Case {
  terms: Record<string, Value>;
  to?: string;
  dataObserved?: Record<string, { identifier: string; data: { timestamp: string; value: string }[] }>;
  eventsObserved?: { time: string; type: string; value?: string; contractId?: string; states?: { contractPerformance: string } }[];
}

export interface ContractType {
  code: string;
  name: Words;
  usual: string[];
  more: string[];
  examples: { name: Words; content: Case }[];
}

export interface Book {
  groups: Record<string, Words>;
  terms: Record<string, Term>;
  types: ContractType[];
}

export interface Row {
  date: string;
  type: string;
  payoff: string;
  currency: string;
  notional: string;
  rate: string;
  accrued: string;
}

export interface Sum {
  currency: string;
  received: string;
  paid: string;
  net: string;
  interest: string;
  fees: string;
}

export interface Answer {
  rows: Row[];
  sums: Sum[];
  returns: { yearlyRate: string; effectiveYearlyRate: string; duration: string | null } | null;
}
