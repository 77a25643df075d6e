import { useText } from "../desk.ts";
import { themes, useTheme } from "../theme.ts";

/** Light, dark, or as the device is set. */
export function ThemeChoice() {
  const t = useText();
  const [theme, choose] = useTheme();
  const onChange = (event: { readonly currentTarget: HTMLSelectElement }) => {
    const chosen = themes.find((each) => each === event.currentTarget.value);
    if (chosen) choose(chosen);
  };
  return (
    <select class="tool" aria-label={t.themeLabel} value={theme} onChange={onChange}>
      {themes.map((each) => (
        <option key={each} value={each}>
          {t.themes[each]}
        </option>
      ))}
    </select>
  );
}
