import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Component as LabPage } from "../src/o/lab/page";
import { LanguageProvider } from "../src/words/language";

const words = (en: string) => ({ zh: en, en });
const book = {
  groups: { interest: words("Interest"), principal: words("Principal") },
  terms: {
    nominalInterestRate: { group: "interest", kind: "rate", label: words("Yearly rate"), options: {} },
    maturityDate: { group: "principal", kind: "date", label: words("Maturity"), options: {} },
    accruedInterest: { group: "interest", kind: "amount", label: words("Accrued so far"), options: {} },
  },
  types: [
    {
      code: "PAM",
      name: words("Interest only"),
      usual: ["nominalInterestRate", "maturityDate"],
      more: ["interest"],
      examples: [{ name: words("A year"), content: { terms: { contractType: "PAM", nominalInterestRate: "0.06", maturityDate: "2027-12-15" } } }],
    },
  ],
};
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
let asked: { terms: Record<string, string>; money: boolean }[] = [];

beforeEach(() => {
  asked = [];
  localStorage.setItem("sampan.language", "en");
  document.cookie = "XSRF-TOKEN=t; Path=/";
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (init.method === "GET") return json(200, path.endsWith("/lab") ? book : {});
    const question = JSON.parse(String(init.body)) as (typeof asked)[0];
    asked.push(question);
    if (question.terms.maturityDate! < "2026-12-15") {
      const texts = words('"Maturity" is 2026-01-01: expected not before "Paid out on" 2026-12-15');
      return json(422, { code: "SMP-LAB-0001", texts, todo: words("Change this term"), field: "maturityDate" });
    }
    const interest = String(Number(question.terms.nominalInterestRate) * 100_000);
    return json(200, {
      rows: [{ date: "2027-12-15", type: "IP", payoff: interest, currency: "CNY", notional: "100000", rate: question.terms.nominalInterestRate, accrued: "0" }],
      sums: [{ currency: "CNY", received: interest, paid: "0", net: interest, interest, fees: "0" }],
      returns: null,
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () =>
  render(
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter>
          <LabPage />
        </MemoryRouter>
      </QueryClientProvider>
    </LanguageProvider>,
  );
const interest = () => screen.getByTestId("lab-interest").textContent;

it("shows another total as soon as the rate changes", async () => {
  open();
  await waitFor(() => expect(interest()).toBe("6,000.00"));

  fireEvent.change(screen.getByTestId("term-nominalInterestRate"), { target: { value: "7.5" } });

  await waitFor(() => expect(interest()).toBe("7,500.00"));
  expect(asked.at(-1)).toMatchObject({ money: true, terms: { nominalInterestRate: "0.075" } });
});

it("shows a contradiction at its term and keeps the result before it, marked as such", async () => {
  open();
  await waitFor(() => expect(interest()).toBe("6,000.00"));

  fireEvent.change(screen.getByTestId("term-maturityDate"), { target: { value: "2026-01-01" } });

  await screen.findByTestId("lab-refusal");
  expect(screen.getAllByText(/expected not before "Paid out on"/)).toHaveLength(2);
  expect(screen.getByTestId("lab-answer").dataset.stale).toBe("true");
  expect(interest()).toBe("6,000.00");
});

it("does not ask with a percentage that is none", async () => {
  open();
  await waitFor(() => expect(interest()).toBe("6,000.00"));

  fireEvent.change(screen.getByTestId("term-nominalInterestRate"), { target: { value: "7,5" } });

  await screen.findByText("Write a percentage, for example 8.65");
  expect(asked).toHaveLength(1);
});

it("hides the less common terms behind a button and counts unrounded when told", async () => {
  open();
  await waitFor(() => expect(interest()).toBe("6,000.00"));
  expect(screen.queryByTestId("term-accruedInterest")).toBeNull();

  fireEvent.click(screen.getByTestId("more-terms"));
  fireEvent.click(screen.getByTestId("lab-unrounded"));

  expect(screen.queryByTestId("term-accruedInterest")).not.toBeNull();
  await waitFor(() => expect(asked.at(-1)?.money).toBe(false));
});

it("takes a whole case as JSON", async () => {
  open();
  await waitFor(() => expect(interest()).toBe("6,000.00"));

  fireEvent.click(screen.getByTestId("lab-tab-json"));
  fireEvent.change(screen.getByTestId("lab-json"), { target: { value: '{"terms":{"contractType":"PAM","nominalInterestRate":"0.01","maturityDate":"2027-12-15"}}' } });

  await waitFor(() => expect(interest()).toBe("1,000.00"));
});
