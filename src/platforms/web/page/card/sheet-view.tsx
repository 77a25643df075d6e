import { useEffect, useRef } from "preact/hooks";
import type { Sheet } from "../../wire.ts";
import { useText } from "../desk.ts";
import { useDelayed } from "../use-delayed.ts";
import { CardView } from "./card-view.tsx";
import { useAct } from "./use-act.ts";

type Props = {
  readonly id: string;
  readonly sheet: Sheet;
  readonly headingLevel?: 2 | 3;
  readonly onReplace: (sheet: Sheet) => void;
  readonly onResult: (sheet: Sheet) => void;
};

/** 書面: one card on its sheet, with what happens when its buttons are pressed. */
export function SheetView({ id, sheet, headingLevel = 2, onReplace, onResult }: Props) {
  const t = useText();
  const article = useRef<HTMLElement>(null);
  const replaced = useRef(false);
  const { act, problem, busy, saving, saved } = useAct({
    onResult,
    onReplace: (next) => {
      replaced.current = true;
      onReplace(next);
    },
  });
  // The pressed button is gone; its reader goes on at the sheet that took its place.
  useEffect(() => {
    if (replaced.current) article.current?.focus();
    replaced.current = false;
  }, [sheet]);
  return (
    <article
      class="sheet"
      id={id}
      ref={article}
      tabIndex={-1}
      aria-label={sheet.name}
      aria-busy={busy}
      lang={sheet.lang}
    >
      <CardView card={sheet.card} lang={sheet.lang} headingLevel={headingLevel} onAction={act} />
      {busy && <Working saving={saving} />}
      {saved !== undefined && (
        <p class="sheet-working" role="status">
          {t.files.saved(saved)}
        </p>
      )}
      {problem !== undefined && (
        <p class="sheet-problem problem" role="alert">
          {problem}
        </p>
      )}
    </article>
  );
}

const CALM_MS = 300;

function Working({ saving }: { readonly saving: boolean }) {
  const t = useText();
  const late = useDelayed(CALM_MS);
  return (
    <p class="sheet-working" role="status">
      {late && (saving ? t.files.making : t.loading)}
    </p>
  );
}
