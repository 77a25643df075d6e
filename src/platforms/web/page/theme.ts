import { useEffect, useState } from "preact/hooks";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const KEY = "hagukumi.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Every colour is a CSS variable, so this attribute is all that a switch changes: nothing is drawn again. */
function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
}

function remembered(): Theme {
  try {
    return themes.find((each) => each === localStorage.getItem(KEY)) ?? "system";
  } catch {
    return "system";
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Lasts until the page is closed.
  }
}

export const showTheme = () => show(remembered());

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(remembered);
  useEffect(() => {
    const follow = () => show(theme);
    follow();
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, [theme]);
  const choose = (chosen: Theme) => {
    keep(chosen);
    setTheme(chosen);
  };
  return [theme, choose];
}
