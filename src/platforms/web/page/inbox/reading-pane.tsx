import { useEffect, useRef, useState } from "preact/hooks";
import type { Sheet } from "../../wire.ts";
import { hashOf } from "../address.ts";
import { SheetView } from "../card/sheet-view.tsx";
import { useDesk, useLocale, useText } from "../desk.ts";
import { sentenceOf } from "../server.ts";

type Props = { readonly id: string | undefined; readonly onRead: (id: string) => void };

/** The chosen notice, drawn as it is now; opening it marks it as read. */
export function ReadingPane({ id, onRead }: Props) {
  const t = useText();
  const { sheet, problem, setSheet } = useNotice(id, onRead);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (id !== undefined && (sheet || problem)) pane.current?.focus({ preventScroll: true });
  }, [id, sheet, problem]);
  return (
    <section class="reading-pane" aria-label={t.notices.chosen} ref={pane} tabIndex={-1}>
      {id === undefined ? (
        <p class="quiet reading-none">{t.notices.choose}</p>
      ) : (
        <p class="reading-back">
          <a href={hashOf({ name: "inbox" })}>{t.notices.back}</a>
        </p>
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {sheet && <SheetView id="notice-sheet" sheet={sheet} onReplace={setSheet} onResult={setSheet} />}
    </section>
  );
}

function useNotice(id: string | undefined, onRead: (id: string) => void) {
  const { server } = useDesk();
  const locale = useLocale();
  const [sheet, setSheet] = useState<Sheet>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let current = true;
    setSheet(undefined);
    setProblem(undefined);
    if (id === undefined) return;
    server
      .post<Sheet>(`notices/${encodeURIComponent(id)}/read`, {})
      .then((read) => {
        onRead(id);
        if (current) setSheet(read);
      })
      .catch((error: unknown) => current && setProblem(sentenceOf(error, locale)));
    return () => {
      current = false;
    };
  }, [server, id, onRead, locale]);
  return { sheet, problem, setSheet };
}
