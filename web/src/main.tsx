import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, Navigate, Outlet, RouterProvider } from "react-router";
import { Problem } from "./api/client";
import { NotFound, PageTrouble } from "./parts/lost";
import { isCustomer, SignedIn, useMe } from "./parts/session";
import { LanguageProvider } from "./words/language";
import "./styles/base.css";
import "./styles/phone.css";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // What the server has answered is not asked again; only a lost connection is worth another try.
      retry: (tries, error) => tries < 2 && error instanceof Problem && error.status === 0,
    },
    mutations: { retry: false },
  },
});

function Start() {
  return <Navigate to={isCustomer(useMe()) ? "/m" : "/o"} replace />;
}

const router = createBrowserRouter([
  {
    element: (
      <SignedIn>
        <Outlet />
      </SignedIn>
    ),
    errorElement: <PageTrouble />,
    hydrateFallbackElement: <></>,
    children: [
      { path: "/", element: <Start /> },
      {
        path: "/m",
        children: [
          { index: true, lazy: () => import("./m/home") },
          { path: "borrow", lazy: () => import("./m/borrow") },
          { path: "borrow/:product", lazy: () => import("./m/apply/start") },
          { path: "applications/:id", lazy: () => import("./m/application") },
          { path: "applications/:id/offer", lazy: () => import("./m/offer") },
          { path: "applications/:id/:step", lazy: () => import("./m/apply/steps") },
          { path: "contracts/:id", lazy: () => import("./m/contract") },
          { path: "contracts/:id/:act", lazy: () => import("./m/contract") },
          { path: "pay", lazy: () => import("./m/pay") },
          { path: "owed", lazy: () => import("./m/owed") },
          { path: "me", lazy: () => import("./m/me") },
        ],
      },
      {
        path: "/o",
        lazy: () => import("./o/desk"),
        children: [
          { index: true, lazy: () => import("./o/today") },
          { path: "applications", lazy: () => import("./o/applications") },
          { path: "applications/:id", lazy: () => import("./o/application") },
          { path: "decisions", lazy: () => import("./o/decisions") },
          { path: "decisions/:id", lazy: () => import("./o/decision") },
          { path: "policy", lazy: () => import("./o/policy/list") },
          { path: "policy/:id", lazy: () => import("./o/policy/page") },
          { path: "models", lazy: () => import("./o/models") },
          { path: "models/:id", lazy: () => import("./o/model") },
          { path: "watch", lazy: () => import("./o/watch") },
          { path: "customers", lazy: () => import("./o/customers") },
          { path: "customers/new", lazy: () => import("./o/new-customer") },
          { path: "customers/:id", lazy: () => import("./o/customer") },
          { path: "contracts", lazy: () => import("./o/contracts") },
          { path: "contracts/:id", lazy: () => import("./o/contract") },
          { path: "contracts/:id/receive", lazy: () => import("./o/receive") },
          { path: "money", lazy: () => import("./o/money") },
          { path: "close", lazy: () => import("./o/close") },
          { path: "ledger", lazy: () => import("./o/ledger") },
          { path: "ledger/statements", lazy: () => import("./o/statements") },
          { path: "ledger/balances", lazy: () => import("./o/balances") },
          { path: "ledger/months", lazy: () => import("./o/months") },
          { path: "ledger/reconcile", lazy: () => import("./o/reconcile") },
          { path: "ledger/sealed", lazy: () => import("./o/sealed") },
          { path: "ledger/rules", lazy: () => import("./o/rules") },
          { path: "ledger/entries", lazy: () => import("./o/entries") },
          { path: "ledger/journals/:id", lazy: () => import("./o/journal") },
          { path: "lab", lazy: () => import("./o/lab/page") },
          { path: "checks", lazy: () => import("./o/checks") },
          { path: "people", lazy: () => import("./o/people") },
          { path: "audit", lazy: () => import("./o/audit") },
          { path: "*", element: <NotFound /> },
        ],
      },
      { path: "*", element: <NotFound /> },
    ],
  },
]);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(`/sw.js?build=${new URL(import.meta.url).pathname.split("/").at(-1)}`).catch((e: unknown) => console.warn("The pages are not kept for a lost connection", e));
}
