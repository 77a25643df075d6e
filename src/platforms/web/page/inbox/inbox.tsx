import { useEffect, useRef, useState } from "preact/hooks";
import { hashOf } from "../address.ts";
import { useText } from "../desk.ts";
import { NoticeList } from "./notice-list.tsx";
import { ReadingPane } from "./reading-pane.tsx";
import type { Notices } from "./use-notices.ts";

type Props = { readonly notices: Notices; readonly chosen?: string | undefined };

/** お知らせ: the list, and beside it the one that is read. */
export function Inbox({ notices, chosen }: Props) {
  const t = useText();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const { lines, problem } = notices;
  useReturnToRow(chosen);
  if (problem !== undefined)
    return (
      <div class="inbox-problem panel">
        <h1>{t.inbox}</h1>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="button" class="side-button" onClick={notices.reload}>
          {t.reload}
        </button>
      </div>
    );
  return (
    <div class={chosen === undefined ? "inbox" : "inbox has-chosen"}>
      <section class="notices" aria-labelledby="notices-title">
        <h1 id="notices-title">{t.inbox}</h1>
        <p class="quiet">{t.notices.note}</p>
        {lines === undefined ? (
          <p role="status">{t.loading}</p>
        ) : (
          <NoticeList lines={lines} unreadOnly={unreadOnly} onFilter={setUnreadOnly} chosen={chosen} />
        )}
      </section>
      {lines !== undefined && lines.length > 0 && <ReadingPane id={chosen} onRead={notices.markRead} />}
    </div>
  );
}

/** Back from a notice on a phone, one goes on at its row. */
function useReturnToRow(chosen: string | undefined): void {
  const before = useRef(chosen);
  useEffect(() => {
    const left = before.current;
    before.current = chosen;
    if (chosen !== undefined || left === undefined) return;
    document.querySelector<HTMLElement>(`a[href="${CSS.escape(hashOf({ name: "inbox", notice: left }))}"]`)?.focus();
  }, [chosen]);
}
