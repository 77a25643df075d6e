import { useLayoutEffect, useState } from "preact/hooks";
import type { Heard, Sheet } from "../../wire.ts";
import { useLocale, useText } from "../desk.ts";
import { type Server, sentenceOf } from "../server.ts";
import { recall, recordName, remember } from "../tab-memory.ts";
import { changed, emptyRecord, restored, type TalkRecord, type Turn, without, withTurn } from "./record.ts";

/** The record of this tab and what can be done with it. */
export type Talking = TalkRecord & {
  readonly say: (words: string) => void;
  readonly sayAgain: (turn: Turn) => void;
  /** Takes an unsent question back into the field. */
  readonly rewrite: (turn: Turn) => void;
  readonly write: (draft: string) => void;
  readonly replace: (id: string, sheet: Sheet) => void;
  /** A sheet without a question, such as what a form ended with. Gives its id. */
  readonly append: (sheet: Sheet) => string;
  readonly forget: () => void;
};

export function useRecord(server: Server, staffNumber: string): Talking {
  const locale = useLocale();
  const t = useText();
  const name = recordName(staffNumber);
  const [record, setRecord] = useState<TalkRecord>(() => restored(recall(name), recall(draftName(name)), t));
  const { turns, draft } = record;
  // At once: a reload must not come between.
  useLayoutEffect(() => remember(name, turns), [name, turns]);
  // Apart, because it changes with every letter.
  useLayoutEffect(() => remember(draftName(name), draft), [name, draft]);

  const hear = async (id: string, words: string) => {
    try {
      // The server's clock for both lines: the demo's may stand on another day.
      const { sheet, at } = await server.post<Heard>("hear", { id, words });
      setRecord((now) => changed(now, id, (turn) => ({ ...turn, at, state: "answered", sheet, answeredAt: at })));
    } catch (error) {
      const problem = sentenceOf(error, locale);
      setRecord((now) => changed(now, id, () => ({ id, words, at: instant(), state: "failed", problem })));
    }
  };

  return {
    ...record,
    say: (words) => {
      const id = newId();
      setRecord((now) => withTurn(now, { id, words, at: instant(), state: "waiting" }));
      void hear(id, words);
    },
    sayAgain: ({ id, words = "" }) => {
      setRecord((now) => changed(now, id, () => ({ id, words, at: instant(), state: "waiting" })));
      void hear(id, words);
    },
    rewrite: ({ id, words = "" }) => setRecord((now) => ({ ...without(now, id), draft: words })),
    write: (draft) => setRecord((now) => ({ ...now, draft })),
    replace: (id, sheet) =>
      setRecord((now) => changed(now, id, (turn) => (turn.state === "answered" ? { ...turn, sheet } : turn))),
    append: (sheet) => {
      const id = newId();
      setRecord((now) => withTurn(now, { id, at: instant(), answeredAt: instant(), state: "answered", sheet }));
      return id;
    },
    forget: () => setRecord((now) => ({ ...emptyRecord, draft: now.draft })),
  };
}

const draftName = (name: string) => `${name}.draft`;

const instant = () => new Date().toISOString();

/** Not `randomUUID`, which a page over plain http in an intranet does not have. */
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
