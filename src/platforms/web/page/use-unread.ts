import { useEffect, useState } from "preact/hooks";

const AGAIN_MS = 5000;

/** The number of unread notices, live. The browser mends a broken line itself; one that was refused is tried again. */
export function useUnread(as: string | undefined, first: number): number {
  const [unread, setUnread] = useState(first);
  useEffect(() => {
    const address = as === undefined ? "/web/events" : `/web/events?as=${encodeURIComponent(as)}`;
    let line: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      line = new EventSource(address);
      line.addEventListener("notices", ({ data }: MessageEvent<string>) => setUnread(JSON.parse(data).unread));
      line.addEventListener("error", () => {
        if (line?.readyState === EventSource.CLOSED) timer = setTimeout(connect, AGAIN_MS);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      line?.close();
    };
  }, [as]);
  return unread;
}
