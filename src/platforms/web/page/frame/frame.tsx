import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useLocale, useText } from "../desk.ts";
import { Mark } from "./mark.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

type Props = {
  /** Name of the screen, for the window's title. */
  readonly screen: string;
  readonly demo: boolean;
  readonly home: string;
  readonly tabs?: ComponentChildren;
  readonly badge?: ComponentChildren;
  readonly onOtherLanguage: () => void;
  readonly children: ComponentChildren;
};

/** Without changing the address, which says what screen this is. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** What surrounds every screen. */
export function Frame({ screen, demo, home, tabs, badge, onOtherLanguage, children }: Props) {
  const t = useText();
  const locale = useLocale();
  useEffect(() => {
    document.title = t.title(screen);
    document.documentElement.lang = locale;
  }, [t, screen, locale]);
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content, without the address */}
      <a class="skip" href="#main" onClick={skip}>
        {t.skip}
      </a>
      {demo && (
        <aside class="demo-band" aria-label={t.demoLabel}>
          <p>
            <strong>{t.demo}</strong>
            {t.demoNote}
          </p>
        </aside>
      )}
      <header class="masthead">
        <a class="brand" href={home}>
          <Mark />
          <span class="brand-name" lang="ja">
            はぐくみ
          </span>
          <span class="brand-is">{t.productIs}</span>
        </a>
        {tabs ?? <span />}
        <div class="tools">
          <button type="button" class="tool" lang={locale === "ja" ? "en" : "ja"} onClick={onOtherLanguage}>
            {t.otherLanguage}
          </button>
          <ThemeChoice />
          {badge}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
