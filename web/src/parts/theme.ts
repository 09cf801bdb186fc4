export type Theme = "light" | "dark" | "auto";

const kept = "sampan.theme";
const system = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

export const theme = (): Theme => {
  const value = localStorage.getItem(kept);
  return value === "light" || value === "dark" ? value : "auto";
};

/** Sets and remembers the theme; pages that draw with it listen for `sampan:theme`. */
export function setTheme(to: Theme): void {
  localStorage.setItem(kept, to);
  document.documentElement.dataset.theme = to === "auto" ? system() : to;
  dispatchEvent(new Event("sampan:theme"));
}
