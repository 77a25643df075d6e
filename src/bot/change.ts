import type { Person } from "../people/person.ts";
import type { Target } from "../view/target.ts";
import type { Notice, Redraw } from "./notice.ts";
import type { Notify, Outcome, Reach, Turn } from "./turn.ts";

/** What changes anything, and what it came to. */
export type Changes<Tx> = {
  /**
   * Runs a change in one transaction: finds the result of a key that was used before, or runs `work`, writes
   * its messages, and keeps the result under the key. A correction changed nothing and is kept under none, so that the
   * same form can be handed in once it is corrected.
   */
  readonly run: <R extends Outcome>(
    use: { readonly personId: string; readonly key: string | undefined; readonly now: Date; readonly reach: Reach },
    work: (tx: Tx) => Promise<{ readonly result: R; readonly messages: readonly (Notice | Redraw)[] }>,
  ) => Promise<R>;
  /** What was kept under a key that this person used before. */
  readonly earlier: (key: string, personId: string) => Promise<Outcome | undefined>;
};

export function createTurn<Tx>(
  changes: Changes<Tx>,
  person: Person,
  now: Date,
  today: string,
  target: Target,
): Turn<Tx> {
  const { about, key } = target;
  const change: Turn<Tx>["change"] = (work, reach = "few") =>
    changes.run({ personId: person.id, key, now, reach }, async (tx) => {
      const messages: (Notice | Redraw)[] = [];
      const notify: Notify = (message) => void messages.push(message);
      return { result: await work(tx, notify), messages };
    });
  return { person, now, today, about, change };
}
