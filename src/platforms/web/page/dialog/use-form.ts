import { useRef, useState } from "preact/hooks";
import type { Option } from "../../../../view/form.ts";
import type { ActionData, FormSheet, Sheet, Submit, Submitted, Suggested } from "../../wire.ts";
import type { Drawn } from "../card/card-view.tsx";
import { useDesk, useLocale } from "../desk.ts";
import { sentenceOf } from "../server.ts";
import { entriesOf, sameEntries } from "./entries.ts";

/** A form in its dialog: what is sent, what comes back, and whether anything would be lost. */
export function useForm(first: FormSheet, onDone: (sheet: Sheet) => void) {
  const { server, changed } = useDesk();
  const locale = useLocale();
  const [form, setForm] = useState(first);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const drawn = useRef<Drawn>();
  /** What the server knows of the entries. */
  const saved = useRef<string>();

  const onDrawn = (now: Drawn) => {
    drawn.current = now;
    saved.current ??= JSON.stringify(entriesOf(now));
  };
  const unsaved = () =>
    drawn.current !== undefined && !sameEntries(entriesOf(drawn.current), JSON.parse(saved.current ?? "{}"));

  const take = (answer: Submitted) => {
    if (answer.type === "sheet" && answer.no !== undefined) return setProblem(answer.no);
    if (answer.type === "sheet") {
      onDone(answer);
      return void changed();
    }
    // What was typed goes along to the next page, so it is safe with the server; a correction was not taken.
    if (answer.type === "next-page") saved.current = undefined;
    setForm(answer.form);
  };
  const send = async ({ target, via }: Extract<ActionData, { does: "submits" }>, now: Drawn) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      take(await server.post<Submitted>("submit", { target, entries: entriesOf(now), via } satisfies Submit));
    } catch (error) {
      setProblem(sentenceOf(error, locale));
    } finally {
      setBusy(false);
    }
  };
  const suggest = async (field: string, typed: string): Promise<readonly Option[]> => {
    const target = drawn.current && submitTarget(drawn.current);
    return target ? (await server.post<Suggested>("suggest", { target, field, typed })).options : [];
  };
  return { form, problem, busy, unsaved, send, suggest, onDrawn };
}

/** The form's own target, which its buttons carry. */
function submitTarget({ card }: Drawn) {
  for (const action of card.getAllActions()) {
    const data = (action as { readonly data?: Partial<ActionData> }).data;
    if (data?.does === "submits") return data.target;
  }
  return undefined;
}
