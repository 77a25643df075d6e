import { useRef, useState } from "preact/hooks";
import type { ActionData, Sheet } from "../../wire.ts";
import { useDesk, useLocale } from "../desk.ts";
import { sentenceOf } from "../server.ts";
import { chooseFile } from "./choose-file.ts";
import { save } from "./save.ts";

type Options = {
  /** The pressed sheet gives way to this one. */
  readonly onReplace: (sheet: Sheet) => void;
  /** What a form that was opened from here ends with. */
  readonly onResult: (sheet: Sheet) => void;
};

/** Does what the buttons of a sheet ask for, one at a time, and knows what went wrong. saved: the name of the file. */
export function useAct({ onReplace, onResult }: Options) {
  const desk = useDesk();
  const locale = useLocale();
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<string>();
  const [busy, setBusy] = useState(false);
  const working = useRef(false);

  const run = async (work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setProblem(undefined);
    setSaved(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(sentenceOf(error, locale));
    } finally {
      working.current = false;
      setBusy(false);
    }
  };

  const press = async ({ target, confirm }: Extract<ActionData, { does: "presses" }>) => {
    if (confirm && !(await desk.confirm(confirm))) return;
    onReplace(await desk.server.post<Sheet>("press", { target }));
    await desk.changed();
  };

  const saveFile = async ({ target }: Extract<ActionData, { does: "saves" }>) => {
    setSaving(true);
    try {
      const made = await desk.server.file("file", { target });
      save(made);
      setSaved(made.name);
    } finally {
      setSaving(false);
    }
  };

  const upload = async ({ target }: Extract<ActionData, { does: "uploads" }>) => {
    const chosen = await chooseFile();
    if (chosen) onReplace(await desk.server.upload<Sheet>("upload", target, chosen));
  };

  const act = (data: ActionData) => {
    if (data.does === "asks") desk.say(data.words);
    if (data.does === "opens") void run(() => desk.open(data.target, onResult));
    if (data.does === "presses") void run(() => press(data));
    if (data.does === "saves") void run(() => saveFile(data));
    if (data.does === "uploads") void run(() => upload(data));
  };
  return { act, problem, busy, saving, saved };
}
