import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Sheet, ShownPage } from "../../wire.ts";
import { useDesk, useLocale } from "../desk.ts";
import { sentenceOf } from "../server.ts";

/** A page of the dashboard, drawn again when it is asked for and after each dialog. */
export function usePage(name: string, closed: number) {
  const { server } = useDesk();
  const locale = useLocale();
  const [shown, setShown] = useState<ShownPage>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  /** The newest request: an older one that comes later draws nothing. */
  const newest = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++newest.current;
    setBusy(true);
    try {
      const drawn = await server.get<ShownPage>(`pages/${encodeURIComponent(name)}`);
      if (mine !== newest.current) return;
      setShown(drawn);
      setProblem(undefined);
    } catch (error) {
      if (mine !== newest.current) return;
      // What can no longer be drawn is not left standing as if it were so still.
      setShown(undefined);
      setProblem(sentenceOf(error, locale));
    } finally {
      if (mine === newest.current) setBusy(false);
    }
  }, [server, name, locale]);
  useEffect(() => void reload(), [reload, closed]);
  /** Until it is drawn again, the answer of its own button stands in its place. */
  const replace = (sheet: Sheet) => setShown((now) => now && { ...now, sheet });
  return { shown, problem, busy, reload: () => void reload(), replace };
}
