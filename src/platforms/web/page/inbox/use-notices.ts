import { useCallback, useEffect, useState } from "preact/hooks";
import type { NoticeLine } from "../../wire.ts";
import { useLocale } from "../desk.ts";
import { type Server, sentenceOf } from "../server.ts";

export type Notices = {
  /** undefined until they are there. */
  readonly lines: readonly NoticeLine[] | undefined;
  readonly problem: string | undefined;
  readonly reload: () => void;
  readonly markRead: (id: string) => void;
};

/** The inbox of this person, read again whenever the number of unread notices changes or the inbox is opened. */
export function useNotices(server: Server, unread: number, shown: boolean): Notices {
  const locale = useLocale();
  const [lines, setLines] = useState<readonly NoticeLine[]>();
  const [problem, setProblem] = useState<string>();
  const reload = useCallback(async () => {
    try {
      setLines(await server.get<readonly NoticeLine[]>("notices"));
      setProblem(undefined);
    } catch (error) {
      setProblem(sentenceOf(error, locale));
    }
  }, [server, locale]);
  useEffect(() => {
    if (shown) void reload();
  }, [reload, unread, shown]);
  const markRead = useCallback(
    (id: string) => setLines((now) => now?.map((line) => (line.id === id ? { ...line, read: true } : line))),
    [],
  );
  return { lines, problem, reload, markRead };
}
