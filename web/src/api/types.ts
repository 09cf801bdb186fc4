import type { Words } from "../words/words";

/** Shapes of the HTTP contract. Amounts are texts and stay texts. */
export interface Money {
  currency: string;
  amount: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Role =
  | "BORROWER"
  | "ACCOUNT_MANAGER"
  | "UNDERWRITER"
  | "OPERATIONS"
  | "ACCOUNTANT"
  | "AUDITOR"
  | "ADMINISTRATOR";

export interface Me {
  id: string;
  userName: string;
  name: string;
  roles: Role[];
  language: "zh" | "en";
  enterprise: string | null;
  changePassword?: boolean;
}

export interface Person {
  id: string;
  name: string;
}

export interface User {
  id: string;
  userName: string;
  name: string;
  roles: Role[];
  enterprise: string | null;
  language: "zh" | "en";
  locked: boolean;
  createdAt?: string;
}

export interface Proposal {
  id: string;
  kind: string;
  subjectId: string;
  summary: Words | null;
  content: unknown;
  approver?: Role;
  state: "OPEN" | "APPROVED" | "REJECTED";
  proposedBy: Person;
  proposedAt: string;
  decidedBy: Person | null;
  decidedAt: string | null;
  reason: string | null;
}

export interface AuditLine {
  at: string;
  actor: Person;
  action: string;
  subjectType: string;
  subjectId: string;
  before: unknown;
  after: unknown;
  requestId: string | null;
}

export type Purpose = "TAX" | "INVOICES" | "BANK" | "CREDIT_BUREAU";

export interface Consent {
  purpose: Purpose;
  given: boolean;
  givenAt: string | null;
  until: string | null;
  withdrawnAt: string | null;
  reader: Words;
  purposeText: Words;
}

export interface Enterprise {
  id: string;
  creditCode: string;
  name: string;
  industry: { code: string; name: Words } | null;
  address: string | null;
  registeredOn: string | null;
  staff: number | null;
  revenueYearly: Money | null;
  assets: Money | null;
  size: "MICRO" | "SMALL" | "MEDIUM" | "LARGE" | null;
  legalRepresentative: { id: string; name: string; idNumberMasked: string; phoneMasked: string } | null;
  owners: { name: string; kind: string; share: string | number }[];
  customerSince: string | null;
}

export interface BankAccount {
  id: string;
  bank: string;
  tail: string;
  holder: string;
}

export interface Industry {
  code: string;
  name: Words;
}

export type Direction = "SALE" | "PURCHASE";

export interface Invoice {
  number: string;
  direction: Direction;
  date: string;
  counterparty: string;
  amount: Money;
  tax: Money;
  total: Money;
  status: "VALID" | "VOID";
}

export interface ImportReport {
  read: number;
  added: number;
  unchanged: number;
  changed: number;
  refused: number;
  refusals: { row: number; column: string; value: string; code: string; text: Words }[];
  from: string | null;
  to: string | null;
}

export interface InvoiceSummary {
  from: string | null;
  to: string | null;
  sales: { count: number; total: Money };
  purchases: { count: number; total: Money };
  months: { month: string; sales: Money; purchases: Money }[];
  void: number;
  redLetter: number;
  buyers: { name: string; share: string | number }[];
}

export type Amortisation = string;

export interface Product {
  code: string;
  name: Words;
  line: Words;
  amortisation: Amortisation;
  amountMin: Money;
  amountMax: Money;
  months: number[];
  amountStep?: Money;
  rateFrom: string;
  rateTo: string;
  purposes: { code: string; name: Words }[];
  barred?: { code: string; name: Words }[];
}

/** Who to talk to at the lender. */
export interface Contact {
  name: Words;
  phone: string;
  hours: Words;
  complaints: string;
}

export type ApplicationState =
  | "DRAFT"
  | "OFFERED"
  | "REFERRED"
  | "REFUSED"
  | "SIGNED"
  | "SECOND_CHECK"
  | "PAYING"
  | "PAID"
  | "PAYMENT_FAILED"
  | "WITHDRAWN"
  | "EXPIRED";

export interface Reason {
  code: string;
  text: Words;
  help?: Words | null;
}

export interface Offer {
  limit: Money;
  /** What of the limit is still free now. */
  available?: Money;
  rate: string;
  monthsMax: number;
  amountMin: Money;
  validUntil: string;
}

export interface Application {
  id: string;
  number: string;
  enterprise: { id: string; name: string };
  product: { code: string; name: Words } | null;
  state: ApplicationState;
  amount: Money | null;
  months: number | null;
  purpose: string | null;
  createdAt: string;
  submittedAt: string | null;
  decision: string | null;
  offer: Offer | null;
  reasons: Reason[];
  contract: string | null;
  document: string | null;
  missing: string[];
  payment: { state: TransferState; transfer?: string | null; reason: { code: string; text: Words } | null } | null;
  savedAt: string | null;
  signed?: { product: string; amount: Money; months: number; rate: string; account: string; at: string } | null;
  contact?: Contact | null;
  /** What turns the answer; on the page of one application. */
  helps?: { remedies: { changes: Words[]; outcome: AnswerKind; limit: Money | null }[]; person: boolean } | null;
  steps?: { state: ApplicationState; at: string; by: string }[];
}

export interface RatePart {
  name: Words;
  rate: string;
}

export interface OfferQuote {
  amount: Money;
  months: number;
  amortisation: Amortisation;
  received: Money;
  interestTotal: Money;
  feeTotal: Money;
  repayTotal: Money;
  irr: string;
  contractRate: string;
  firstDue: string;
  instalments: { number: number; due: string; principal: Money; interest: Money; total: Money; balanceAfter: Money }[];
  rateParts: RatePart[];
  penaltyRate: string | null;
  penaltyUplift?: string | number;
  earlyRepaymentFeeRate?: string | number;
  validUntil: string;
  /** The same amount over the other tenors. */
  others?: { months: number; firstPayment: Money; repayTotal: Money; irr: string }[];
}

export interface ContractPaper {
  document: string;
  sha256: string;
  pages: number;
}

export type ContractState = "WAITING_US" | "ACTIVE" | "DUE_SOON" | "OVERDUE" | "SETTLED" | "FAILED";

export interface ContractLine {
  id: string;
  number: string;
  enterprise: { id: string; name: string };
  product: string | { code: string; name: Words };
  principal: Money;
  outstanding: Money;
  state: ContractState;
  daysPastDue: number;
  nextDue: { date: string; amount: Money } | null;
  rate: string;
  disbursedOn: string | null;
}

export interface Instalment {
  number: number;
  from: string;
  due: string;
  payableBy: string;
  principal: Money;
  interest: Money;
  penalty: Money;
  total: Money;
  paid: Money;
  left: Money;
  paidOn: string | null;
  state: "PAID" | "DUE" | "OVERDUE" | "FUTURE" | "PART";
  days: number;
  balanceAfter: Money;
  explain: Words | null;
}

export interface Split {
  fees: Money;
  penalty: Money;
  interest: Money;
  principal: Money;
  excess: Money;
}

export interface ReceiptLine {
  id: string;
  valueDate: string;
  bookedAt: string;
  amount: Money;
  split: Split;
  how: string;
  transfer: string | null;
  note?: string;
  reversed?: boolean;
}

export type Owed = Omit<Split, "excess"> & { excess?: Money; total: Money };

export interface Contract extends Omit<ContractLine, "outstanding"> {
  terms: {
    amount: Money;
    rate: string;
    months: number;
    amortisation: Amortisation;
    dayCount: string;
    firstDue: string;
    penaltyRate: string;
  };
  riskClass: string;
  asOf: string;
  outstanding: Owed;
  overdue: { principal: Money; interest: Money; penalty: Money; total: Money };
  instalments: Instalment[];
  receipts: ReceiptLine[];
  documents: { id: string; kind: string }[];
  /** Debits of the customer's account that were started. */
  collections?: { transfer: string; kind: RepaymentKind; amount: Money; askedOn: string; startedAt: string; state: TransferState; reason: Words | null }[];
  application?: string;
}

export type RepaymentKind = "DUE" | "PART" | "ALL";
export type Effect = "SHORTER" | "SMALLER";

export interface PlanFigures {
  principal: Money;
  interestToCome?: Money;
  nextInstalment: Money | null;
  lastDue: string | null;
  instalmentsLeft: number;
}

export interface RepaymentQuote {
  kind: RepaymentKind;
  amount: Money;
  split: Split;
  saved: Money;
  before: PlanFigures;
  after: PlanFigures;
  validUntil: string;
}

/** What a contract owes at one side of a change. */
export interface Standing {
  outstanding: Split;
  daysPastDue: number;
  riskClass: string;
  nextDue: { date: string; amount: Money } | null;
}

export interface ReceiptPreview {
  split: Split;
  before: Standing;
  after: Standing;
  /** Receipts already booked whose split changes. */
  changed: { valueDate: string; amount: Money; old: Split; fresh: Split }[];
}

export type TransferState = "PENDING" | "IN_FLIGHT" | "SETTLED" | "FAILED";

export interface Transfer {
  id: string;
  direction: "OUT" | "IN";
  purpose: string;
  subject: string;
  party: string;
  amount: Money;
  account: { bank: string; tail: string };
  state: TransferState;
  reason: { code: string; text: Words } | null;
  createdAt: string;
  sentAt: string | null;
  settledAt: string | null;
  railReference: string | null;
  attempt?: number;
  needsPerson?: boolean;
}

export interface Home {
  limit: Money;
  used: Money;
  available: Money;
  nextPayment: { contract: string; number: string | number; date: string; amount: Money } | null;
  contracts: ContractLine[];
  applications: Application[];
  businessDay: string;
  contact?: Contact;
}

export interface Contribution {
  feature: string;
  name: Words;
  shown: Words;
  source: Words;
  points: number;
}

export type AnswerKind = "ACCEPTED" | "REFERRED" | "REFUSED";

export interface DecisionAnswer {
  kind: AnswerKind;
  limit: Money | null;
  rate: string | null;
  monthsMax: number | null;
  reasons: Reason[];
}

export interface Decision {
  id: string;
  application: string;
  enterprise: { id: string; name: string };
  askedAmount: Money;
  askedMonths: number;
  product: string;
  on: string;
  decidedAt: string;
  features: Record<string, { name: Words; value: string | number | null; text: Words; knownAt: string | null }>;
  score: { points: number; base: number; pd: string | number; grade: string; contributions: Contribution[] };
  policy: { version: string; rules: { id: string; text: Words; outcome?: AnswerKind; hit: boolean }[] };
  limitSteps: { id?: string; name: Words; amount: Money; binding?: boolean; inputs?: LimitInput[] }[];
  rateParts: RatePart[];
  related?: { id: string; name: string; tie: "REPRESENTATIVE" | "OWNER" | "NAMESAKE"; counted: boolean; owes: Money }[];
  answer: DecisionAnswer;
  /** What holds now: the person's answer once there is one. */
  outcome: DecisionAnswer;
  modelVersion: string;
  policyVersion: string;
  by: Person | null;
  state: DecisionState;
  resolution: { answer: DecisionAnswer; by: Person; at: string; text: string } | null;
}

/** A figure that a step of the limit was computed from. */
export interface LimitInput {
  id: string;
  name: Words;
  unit: "MONEY" | "SHARE" | "TIMES" | "DAYS" | "MONTHS";
  value: number | string;
  assumed: boolean;
}

/** Changes that together turn an answer. */
export interface Remedy {
  changes: { id: string; text: Words }[];
  outcome: AnswerKind;
  terms: { limit: Money; rate: string; monthsMax: number } | null;
}

export type DecisionState = "DECIDED" | "WAITING_PERSON" | "SECOND_CHECK" | "RESOLVED";

export interface DecisionLine {
  id: string;
  application: string;
  enterprise: { id: string; name: string };
  askedAmount: Money;
  askedMonths: number;
  product: string;
  decidedAt: string;
  points: number;
  grade: string;
  kind: AnswerKind;
  state: DecisionState;
}

export interface Replay {
  same: boolean;
  sha256?: string;
  differences: string[];
}

export interface Today {
  day: string;
  due: {
    total: Money;
    count: number;
    paid: Money;
    paidCount: number;
    inFlight: Money;
    inFlightCount: number;
    notTried: Money;
    notTriedCount: number;
    failed: Money;
    failedCount: number;
  };
  overdue: { bucket: string; amount: Money; count: number; change: Money }[];
  par30: string | number;
  cash: { date: string; in: Money; out: Money; balance: Money }[];
}

export interface SetAside {
  contract: string | null;
  step: string;
  code: string;
  cause: string;
}

export interface CloseStep {
  code?: string;
  finished?: boolean;
  name: Words;
  done: number;
  total: number;
  failed: number;
  seconds: number;
}

export interface Day {
  day: string;
  lastClose: { date: string; finishedAt: string; contracts: number; failed: number } | null;
  steps: CloseStep[];
  setAside?: SetAside[];
  running: boolean;
}

export interface DayClose {
  date: string;
  next: string;
  steps: CloseStep[];
  setAside?: SetAside[];
}

export interface GlAccount {
  no: string;
  name: Words;
  kind: "ASSET" | "LIABILITY" | "EQUITY" | "INCOME" | "EXPENSE";
}

export interface TrialBalance {
  asOf: string;
  rows: { account: GlAccount; debit: Money; credit: Money; balanceSide: "DEBIT" | "CREDIT" }[];
  totalDebit: Money;
  totalCredit: Money;
  balanced: boolean;
}

export interface EntryLine {
  journal: string;
  event: string;
  eventText: Words;
  valueDate: string;
  bookingDate: string;
  recordedAt: string;
  account: { no: string; name: Words };
  side: "DEBIT" | "CREDIT";
  amount: Money;
  balance: Money;
  subject: string;
}

export interface Journal {
  id: string;
  event: string;
  rule: Words;
  citation?: string;
  valueDate: string;
  bookingDate: string;
  recordedAt: string;
  subject: string;
  amounts?: Record<string, Money>;
  entries: EntryLine[];
}

/** Something about a transfer that only a person can settle. */
export interface PaymentItem {
  id: string;
  transfer: string;
  attempt: number;
  kind: string;
  text: Words;
  openedAt: string;
}

export interface StatementLine {
  code: string;
  name: Words;
  level: number;
  total: boolean;
  amount: Money | null;
  compared: Money | null;
}

export interface FinancialStatement {
  kind: "BALANCE_SHEET" | "PROFIT_AND_LOSS" | "CASH_FLOW";
  name: Words;
  citation: string;
  from: string;
  to: string;
  knownAt: string | null;
  comparedFrom: string;
  comparedTo: string;
  currency: string;
  lines: StatementLine[];
  balanced: boolean;
}

export interface StatementPart {
  account: { no: string; name: Words };
  event: string | null;
  amount: Money;
}

export interface BalanceRow {
  account: { no: string; name: Words };
  currency: string;
  opening: Money;
  openingSide: "DEBIT" | "CREDIT";
  debits: Money;
  credits: Money;
  closing: Money;
  closingSide: "DEBIT" | "CREDIT";
}

export interface AccountBalances {
  from: string;
  to: string;
  rows: BalanceRow[];
  balanced: boolean;
}

export interface BooksPeriod {
  month: string;
  state: "OPEN" | "CLOSING" | "CLOSED" | "REOPENED";
  journals: number;
  digest: string | null;
  last: { at: string; by: string; reason: string } | null;
}

export interface PeriodCondition {
  code: string;
  text: Words;
  holds: boolean;
  required: boolean;
}

export interface ExchangeRate {
  currency: string;
  day: string;
  rate: number;
  source: string;
  recordedAt: string;
}

export interface Revaluation {
  currency: string;
  position: Money;
  rate: number;
  result: Money;
}

export interface Comparison {
  comparison: { code: string; text: Words; left: Money; right: Money; off: Money };
  holds: boolean;
}

export interface BankStatement {
  id: string;
  account: string;
  number: string;
  from: string;
  to: string;
  opening: Money;
  closing: Money;
  lines: number;
  matched: number;
  open: number;
  importedAt: string;
  importedBy: string;
}

export interface Difference {
  id: string;
  kind: "NOT_IN_BOOKS" | "NOT_AT_BANK" | "AMOUNT_DIFFERS" | "BALANCE_DIFFERS";
  statement: string;
  day: string;
  side: "DEBIT" | "CREDIT";
  amount: Money;
  journal: string | null;
  reference: string | null;
  note: string | null;
  age: number;
  owner: string | null;
  resolution: string | null;
}

export interface TreeHead {
  book: string;
  size: number;
  root: string;
  at: string;
  keyId: string;
  signature: string;
}

export interface SigningKey {
  id: string;
  algorithm: string;
  spki: string;
}

export interface Sealed {
  head: TreeHead | null;
  signedText: string | null;
  key: SigningKey;
}

export interface SealBlock {
  number: number;
  fromBatch: number;
  throughBatch: number;
  first: number;
  head: TreeHead;
}

export interface Inclusion {
  transfer: string;
  block: number;
  leaf: string;
  index: number;
  path: string[];
  head: TreeHead;
}

export interface Proofs {
  items: Inclusion[];
  signedText: string;
  key: SigningKey;
}

export interface PostingRule {
  event: string;
  text: Words;
  citation: string;
  effectiveFrom: string;
  byHand: boolean;
  amounts: string[];
  legs: { debit: { no: string; name: Words }; credit: { no: string; name: Words }; amount: string }[];
}

export interface PostingTrial {
  text: Words;
  citation: string;
  lines: { account: { no: string; name: Words }; side: "DEBIT" | "CREDIT"; amount: Money; amountName: string }[];
}
