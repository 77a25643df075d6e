import { days } from "../../../../view/days.ts";
import { SheetView } from "../card/sheet-view.tsx";
import { dayOf, timeOf } from "../day.ts";
import { useDesk, useLocale, useText } from "../desk.ts";
import { usePage } from "./use-page.ts";

type Props = { readonly name: string; readonly title: string; readonly closed: number };

/** One page: its card as it was when it was drawn, and the way to draw it again. */
export function PagePane({ name, title, closed }: Props) {
  const t = useText();
  const locale = useLocale();
  const { read } = useDesk();
  const { shown, problem, busy, reload, replace } = usePage(name, closed);
  return (
    <section class="page-pane" aria-labelledby="page-title">
      <header class="page-head">
        <h2 id="page-title">{title}</h2>
        <p class="quiet" role="status">
          {shown && t.pages.drawn(days[locale].weekday(dayOf(shown.at)), timeOf(shown.at, locale))}
          {!shown && !problem && t.loading}
        </p>
        <button type="button" class="side-button" aria-busy={busy} onClick={reload}>
          {t.pages.refresh}
        </button>
      </header>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {/* What a form ends with is read, and then gives way to the page, which has changed. */}
      {shown && <SheetView id="page-sheet" sheet={shown.sheet} headingLevel={3} onReplace={replace} onResult={read} />}
    </section>
  );
}
