import type { Sheet } from "../../wire.ts";
import type { Text } from "../text.ts";

/** One question with its answer, or an answer alone (what a form ended with). Instants are ISO. */
export type Turn = Waiting | Unsent | Answered;
type Asked = { readonly id: string; readonly at: string; readonly words: string };
type Waiting = Asked & { readonly state: "waiting" };
type Unsent = Asked & { readonly state: "failed"; readonly problem: string };
type Answered = Omit<Asked, "words"> & {
  readonly state: "answered";
  readonly words?: string;
  readonly answeredAt: string;
  readonly sheet: Sheet;
};

/** What was said in this tab, and what is being written. */
export type TalkRecord = { readonly turns: readonly Turn[]; readonly draft: string };
export const emptyRecord: TalkRecord = { turns: [], draft: "" };

const KEPT = 60;

export const withTurn = (record: TalkRecord, turn: Turn): TalkRecord => ({
  ...record,
  turns: [...record.turns, turn].slice(-KEPT),
});

/** The turn in its place, changed. */
export const changed = (record: TalkRecord, id: string, change: (turn: Turn) => Turn): TalkRecord => ({
  ...record,
  turns: record.turns.map((turn) => (turn.id === id ? change(turn) : turn)),
});

export const without = (record: TalkRecord, id: string): TalkRecord => ({
  ...record,
  turns: record.turns.filter((turn) => turn.id !== id),
});

/** What was kept, as it is found after a reload: nobody waits for an answer any more. */
export function restored(turns: unknown, draft: unknown, t: Text): TalkRecord {
  const known = Array.isArray(turns) ? turns.filter(isTurn) : [];
  return {
    draft: typeof draft === "string" ? draft : "",
    turns: known.map((turn) =>
      turn.state === "waiting" ? { ...turn, state: "failed", problem: t.talking.interrupted } : turn,
    ),
  };
}

/** A page that was renewed meanwhile may find what an older one kept. */
function isTurn(kept: unknown): kept is Turn {
  const turn = kept as Partial<Answered | Unsent> | null;
  if (turn?.state !== "answered") return typeof turn?.words === "string";
  return typeof turn.sheet?.card === "object" && Array.isArray(turn.sheet.cited);
}

/** The sections this conversation cites, each once, with the turn that cites it. */
export function citedIn(turns: readonly Turn[]) {
  const all = turns.flatMap((turn) =>
    turn.state === "answered" ? turn.sheet.cited.map((cited) => ({ ...cited, turn: turn.id })) : [],
  );
  return all.filter(({ section }, at) => all.findIndex((each) => each.section === section) === at);
}
