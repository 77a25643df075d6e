import { useEffect, useRef, useState } from "preact/hooks";
import { useText } from "../desk.ts";
import type { Turn } from "./record.ts";

/**
 * Tells a screen reader, in a sentence, that an answer has arrived and what it finds. The record itself is
 * not read out: a sheet is long, and its reader goes there when they want to.
 */
export function Announcer({ turns }: { readonly turns: readonly Turn[] }) {
  const t = useText();
  const last = turns.at(-1);
  const [said, setSaid] = useState("");
  const waiting = useRef(false);
  useEffect(() => {
    if (last?.state === "answered" && waiting.current) setSaid(t.talking.arrived(last.sheet.name));
    if (last?.state === "waiting") setSaid("");
    waiting.current = last?.state === "waiting";
  }, [last, t]);
  return (
    <p class="for-screen-readers" role="status">
      {said}
    </p>
  );
}
