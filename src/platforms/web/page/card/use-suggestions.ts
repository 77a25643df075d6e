import { useRef, useState } from "preact/hooks";
import type { Option } from "../../../../view/form.ts";

const PAUSE_MS = 150;

/** The suggestions for what is typed; an answer that came too late is dropped. */
export function useSuggestions(suggest: (typed: string) => Promise<readonly Option[]>) {
  const [options, setOptions] = useState<readonly Option[]>([]);
  const [open, setOpen] = useState(false);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const close = () => {
    asked.current++;
    clearTimeout(timer.current);
    setOpen(false);
  };
  const search = (typed: string) => {
    close();
    if (typed === "") return;
    const turn = asked.current;
    timer.current = setTimeout(async () => {
      const found = await suggest(typed).catch(() => []);
      if (turn !== asked.current) return;
      setOptions(found);
      setOpen(true);
    }, PAUSE_MS);
  };
  return { options, open, search, close };
}
