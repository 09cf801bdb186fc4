import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useState, type FormEvent, type ReactNode } from "react";
import { ask, Problem } from "../api/client";
import type { Me, Role } from "../api/types";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { Loaded, Trouble } from "./answers";
import { BusyButton, TextField } from "./controls";
import { Logo } from "./icon";

const Context = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(Context);
  if (me === null) throw new Error("Nobody is signed in");
  return me;
}

export const isCustomer = (me: Me): boolean => me.roles.includes("BORROWER");
export const useRole = (...any: Role[]): boolean => useMe().roles.some((r) => any.includes(r));

/** Lets the page through for whoever is signed in; asks everybody else to sign in where they are. */
export function SignedIn({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const session = useQuery<Me | null, Problem>({
    queryKey: ["session"],
    queryFn: async () => {
      try {
        return await ask<Me>("GET", "/session");
      } catch (e) {
        if (e instanceof Problem && e.status === 401) return null;
        throw e;
      }
    },
    staleTime: Infinity,
  });
  useSessionEnd();
  const [last, setLast] = useState<Me | null>(null);
  if (session.data != null && session.data !== last) setLast(session.data);

  if (session.data === undefined) return <Loaded of={session} shape="line,tall,block">{() => null}</Loaded>;
  const me = session.data ?? last;
  const ended = session.data === null;
  const signedIn = (now: Me) => {
    // What another user has seen is not for this one; the same user goes on where the session ended.
    if (last !== null && last.id !== now.id) client.removeQueries({ predicate: (q) => q.queryKey[0] !== "session" });
    client.setQueryData(["session"], now);
    if (last !== null) void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "session" });
  };
  return (
    <>
      {ended && <SignIn ended={last !== null} done={signedIn} />}
      {me !== null && me.changePassword === true && !ended && <FirstPassword done={(changed) => client.setQueryData(["session"], changed)} />}
      {me !== null && me.changePassword !== true && (
        <div key={me.id} hidden={ended} inert={ended}>
          <Context.Provider value={me}>{children}</Context.Provider>
        </div>
      )}
    </>
  );
}

/**
 * A 401 from any reading or command: the server is asked whether the session is really over (a request may have crossed
 * one that renewed it). If it is, sign in again on the same page, nothing typed is lost; if not, the reading is repeated.
 */
function useSessionEnd(): void {
  const client = useQueryClient();
  useEffect(() => {
    let asking = false;
    const look = async (error: unknown) => {
      if (asking || !(error instanceof Problem) || error.status !== 401 || client.getQueryData(["session"]) == null) return;
      asking = true;
      await client.refetchQueries({ queryKey: ["session"] });
      if (client.getQueryData(["session"]) != null) {
        await client.refetchQueries({ predicate: (q) => q.state.error instanceof Problem && q.state.error.status === 401 });
      }
      asking = false;
    };
    const ends = [
      client.getQueryCache().subscribe((e) => {
        if (e.type === "updated" && e.action.type === "error" && e.query.queryKey[0] !== "session") void look(e.action.error);
      }),
      client.getMutationCache().subscribe((e) => {
        if (e.type === "updated" && e.action.type === "error") void look(e.action.error);
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [client]);
}

export function useSignOut(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void ask("DELETE", "/session").finally(() => {
      client.clear();
      location.assign("/");
    });
  }, [client]);
}

/** The language here and on the server, so that letters follow it. */
export function useSpeak(): () => void {
  const { language, speak } = useLanguage();
  return useCallback(() => {
    const to = language === "zh" ? "en" : "zh";
    speak(to);
    ask("PUT", "/session/language", { body: { language: to } }).catch((e: unknown) => {
      // The page has changed its language already; the server learns it at the next change or sign-in.
      console.warn("The language was not kept on the server", e);
    });
  }, [language, speak]);
}

function Frame({ children }: { children: ReactNode }) {
  const { t, language, speak } = useLanguage();
  return (
    <main className="signin">
      <div className="boat">
        <Logo size={64} />
        <h1>{t(common.sampan)}</h1>
        <p className="m">{t(common.motto)}</p>
      </div>
      {children}
      <button type="button" className="btn ghost" lang={language === "zh" ? "en" : "zh-CN"} onClick={() => speak(language === "zh" ? "en" : "zh")} data-testid="language">
        {t(common.languageSwitch)}
      </button>
    </main>
  );
}

function SignIn({ done, ended }: { done: (me: Me) => void; ended: boolean }) {
  const { t, language, chosen, speak } = useLanguage();
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const me = await ask<Me>("POST", "/session", { body: { userName: userName.trim(), password } });
      if (!chosen) speak(me.language);
      done(chosen && me.language !== language ? await ask<Me>("PUT", "/session/language", { body: { language } }) : me);
    } catch (error) {
      setProblem(error as Problem);
      setPassword("");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame>
      <form className="card stack wide" onSubmit={(e) => void submit(e)}>
        <h2 style={{ fontSize: 18 }}>{t(common.welcome)}</h2>
        {ended && problem === null && <p className="note lan">{t(common.sessionEnded)}</p>}
        {problem !== null && <Trouble problem={problem} command />}
        <TextField label={t(common.userName)} value={userName} change={setUserName} autoComplete="username" autoCapitalize="none" required testid="user-name" />
        <TextField label={t(common.password)} value={password} change={setPassword} type="password" autoComplete="current-password" required testid="password" />
        <BusyButton type="submit" busy={busy} className="btn pri big" testid="sign-in">
          {t(common.signIn)}
        </BusyButton>
      </form>
    </Frame>
  );
}

function FirstPassword({ done }: { done: (me: Me) => void }) {
  const { t } = useLanguage();
  return (
    <Frame>
      <div className="card stack wide">
        <h2 style={{ fontSize: 18 }}>{t(common.passwordFirst)}</h2>
        <p className="m">{t(common.passwordFirstWhy)}</p>
        <PasswordForm done={done} />
      </div>
    </Frame>
  );
}

export function PasswordForm({ done }: { done: (me: Me) => void }) {
  const { t } = useLanguage();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const differ = again !== "" && again !== fresh;

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (fresh !== again) return;
    setBusy(true);
    setProblem(null);
    try {
      done(await ask<Me>("POST", "/session/password", { body: { old, fresh } }));
    } catch (error) {
      setProblem(error as Problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => void submit(e)}>
      {problem !== null && <Trouble problem={problem} command />}
      <TextField label={t(common.passwordOld)} value={old} change={setOld} type="password" autoComplete="current-password" required testid="password-old" />
      <TextField label={t(common.passwordNew)} value={fresh} change={setFresh} type="password" autoComplete="new-password" required testid="password-new" />
      <TextField
        label={t(common.passwordAgain)}
        value={again}
        change={setAgain}
        type="password"
        autoComplete="new-password"
        required
        wrong={differ ? t(common.passwordDiffer) : null}
        testid="password-again"
      />
      <BusyButton type="submit" busy={busy} className="btn pri big" testid="password-change">
        {t(common.passwordChange)}
      </BusyButton>
    </form>
  );
}
