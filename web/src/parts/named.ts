import { useGet } from "../api/hooks";
import type { Product } from "../api/types";
import { useLanguage } from "../words/language";
import type { Words, Language } from "../words/words";
import { common } from "../words/common";
import { say } from "../words/words";

type Named = string | { id?: string; code?: string; name: string | Words };

/** The name of something that comes either as text or with its name. */
export function nameOf(given: Named | null | undefined, language: Language): string {
  if (given === null || given === undefined) return "—";
  if (typeof given === "string") return given;
  return typeof given.name === "string" ? given.name : given.name[language];
}

export const idOf = (given: string | { id: string }): string => (typeof given === "string" ? given : given.id);

const methods: Record<string, keyof typeof common> = {
  ANN: "annuity",
  EQUAL_INSTALMENTS: "annuity",
  ANNUITY: "annuity",
  LAM: "linear",
  EQUAL_PRINCIPAL: "linear",
  LINEAR: "linear",
  PAM: "bullet",
  BULLET: "bullet",
  INTEREST_ONLY: "bullet",
};

export function methodOf(amortisation: string, language: Language): string {
  const key = methods[amortisation.toUpperCase()];
  return key === undefined ? amortisation : say(common[key], language);
}

const counts: Record<string, string> = { ACTUAL_360: "ACT/360", ACTUAL_365: "ACT/365", ACTUAL_ACTUAL: "ACT/ACT", THIRTY_360: "30/360", THIRTY_E_360: "30E/360" };
export const dayCountOf = (code: string): string => counts[code] ?? code;

/** Product codes are named by the catalogue; a product no longer on sale keeps its code. */
export function useProductName(): (product: string | { code?: string; name: string | Words }) => string {
  const { language } = useLanguage();
  const products = useGet<Product[]>("/products", { fresh: Infinity });
  return (product) => {
    if (typeof product !== "string") return nameOf(product, language);
    return products.data?.find((p) => p.code === product)?.name[language] ?? product;
  };
}
