/** One text in both languages. A text without one of them does not compile. */
export type Pair = readonly [zh: string, en: string];

/** A text as the server sends it. */
export interface Words {
  zh: string;
  en: string;
}

export type Language = "zh" | "en";
export type Arguments = Record<string, string | number>;

/** Declares the texts of one part of the pages. */
export const words = <T extends Record<string, Pair>>(texts: T): T => texts;

const plural = /\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g;
const placeholder = /\{(\w+)\}/g;

/** Fills `{name}` and `{n, plural, one {# day} other {# days}}`; a missing argument is a defect and throws. */
export function fill(text: string, given: Arguments): string {
  return text
    .replace(plural, (_, name: string, one: string, other: string) => {
      const n = argument(text, name, given);
      return (String(n) === "1" ? one : other).replaceAll("#", String(n));
    })
    .replace(placeholder, (_, name: string) => String(argument(text, name, given)));
}

function argument(text: string, name: string, given: Arguments): string | number {
  const value = given[name];
  if (value === undefined) throw new Error(`The text "${text}" needs ${name}`);
  return value;
}

/** The text in one language. What the server sent is complete and is not filled again. */
export function say(text: Pair | Words, language: Language, given: Arguments = {}): string {
  if ("zh" in text) return text[language];
  return fill(text[language === "zh" ? 0 : 1], given);
}
