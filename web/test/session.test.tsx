import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useGet } from "../src/api/hooks";
import { SignedIn } from "../src/parts/session";
import { LanguageProvider } from "../src/words/language";

let signedIn = true;
const me = { id: "1", userName: "lin", name: "林晓燕", roles: ["BORROWER"], language: "zh", enterprise: "e" };
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  document.cookie = "XSRF-TOKEN=t; Path=/";
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (path.endsWith("/session") && init.method === "POST") {
      signedIn = true;
      return json(200, me);
    }
    if (!signedIn) return json(401, { code: "SMP-ACC-0003", texts: { zh: "请先登录", en: "Please sign in first" }, todo: { zh: "", en: "" } });
    return json(200, path.endsWith("/session") ? me : { day: "2026-11-24" });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  const day = useGet<{ day: string }>("/business-day");
  return (
    <>
      <input aria-label="note" />
      <button onClick={() => void day.refetch()}>{day.data?.day}</button>
    </>
  );
}

it("asks to sign in again where the session ended and keeps what was typed", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <SignedIn>
          <Page />
        </SignedIn>
      </QueryClientProvider>
    </LanguageProvider>,
  );
  fireEvent.change(await screen.findByLabelText("note"), { target: { value: "half a sentence" } });

  signedIn = false;
  fireEvent.click(await screen.findByText("2026-11-24"));
  fireEvent.change(await screen.findByTestId("user-name"), { target: { value: "lin" } });
  fireEvent.change(screen.getByTestId("password"), { target: { value: "right" } });
  fireEvent.click(screen.getByTestId("sign-in"));

  await waitFor(() => expect(screen.queryByTestId("sign-in")).toBeNull());
  expect((screen.getByLabelText("note") as HTMLInputElement).value).toBe("half a sentence");
});
