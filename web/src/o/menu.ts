import type { Role } from "../api/types";
import type { IconName } from "../parts/icon";
import { desk } from "../words/desk";
import { lab } from "../words/lab";
import { policy } from "../words/policy";
import { models } from "../words/models";
import type { Pair } from "../words/words";

export interface MenuItem {
  to: string;
  icon: IconName;
  text: Pair;
  roles: Role[];
}

/** Who finds what where: the first screen and at most seven items a role. */
export const menu: MenuItem[] = [
  { to: "/o", icon: "today", text: desk.today, roles: ["ACCOUNT_MANAGER", "UNDERWRITER", "OPERATIONS", "ACCOUNTANT", "AUDITOR"] },
  { to: "/o/decisions", icon: "shield", text: desk.decisions, roles: ["UNDERWRITER", "AUDITOR"] },
  { to: "/o/policy", icon: "doc", text: policy.title, roles: ["UNDERWRITER", "AUDITOR"] },
  { to: "/o/models", icon: "gear", text: models.title, roles: ["UNDERWRITER", "AUDITOR"] },
  { to: "/o/watch", icon: "search", text: models.watch, roles: ["UNDERWRITER", "ACCOUNT_MANAGER", "AUDITOR"] },
  { to: "/o/money", icon: "borrow", text: desk.money, roles: ["OPERATIONS", "ACCOUNTANT"] },
  { to: "/o/applications", icon: "doc", text: desk.applications, roles: ["ACCOUNT_MANAGER", "UNDERWRITER", "OPERATIONS", "AUDITOR"] },
  { to: "/o/customers", icon: "people", text: desk.customers, roles: ["ACCOUNT_MANAGER", "UNDERWRITER", "OPERATIONS", "AUDITOR"] },
  { to: "/o/contracts", icon: "book", text: desk.contracts, roles: ["ACCOUNT_MANAGER", "UNDERWRITER", "OPERATIONS", "ACCOUNTANT", "AUDITOR"] },
  { to: "/o/checks", icon: "check", text: desk.checks, roles: ["OPERATIONS", "UNDERWRITER", "ACCOUNTANT", "ADMINISTRATOR"] },
  { to: "/o/close", icon: "clock", text: desk.close, roles: ["OPERATIONS", "ACCOUNTANT"] },
  { to: "/o/ledger", icon: "bank", text: desk.ledger, roles: ["ACCOUNTANT", "AUDITOR"] },
  { to: "/o/lab", icon: "chart", text: lab.title, roles: ["ACCOUNT_MANAGER", "UNDERWRITER", "ACCOUNTANT", "ADMINISTRATOR"] },
  { to: "/o/people", icon: "gear", text: desk.people, roles: ["ADMINISTRATOR"] },
  { to: "/o/audit", icon: "search", text: desk.audit, roles: ["AUDITOR", "ADMINISTRATOR"] },
];

export const menuOf = (roles: Role[]): MenuItem[] => menu.filter((m) => m.roles.some((r) => roles.includes(r)));
