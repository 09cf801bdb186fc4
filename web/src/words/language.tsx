import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { say, type Arguments, type Language, type Pair, type Words } from "./words";

interface Speaking {
  language: Language;
  t: (text: Pair | Words, given?: Arguments) => string;
  speak: (language: Language) => void;
  /** True when the reader chose on this device; then the choice outlives a sign-in. */
  chosen: boolean;
}

const kept = "sampan.language";
const Context = createContext<Speaking | null>(null);

function remembered(): Language | null {
  const value = localStorage.getItem(kept);
  return value === "zh" || value === "en" ? value : null;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<Language | null>(remembered);
  const language = choice ?? "zh";

  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);

  const speak = useCallback((to: Language) => {
    localStorage.setItem(kept, to);
    setChoice(to);
  }, []);

  const value = useMemo<Speaking>(
    () => ({ language, speak, chosen: choice !== null, t: (text, given) => say(text, language, given) }),
    [language, speak, choice],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useLanguage(): Speaking {
  const value = useContext(Context);
  if (value === null) throw new Error("LanguageProvider is missing");
  return value;
}
