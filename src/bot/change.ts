import type { Person } from "../people/person.ts";
import type { Target } from "../view/target.ts";
import type { Notice, Redraw } from "./notice.ts";
import type { Notify, Outcome, Turn } from "./turn.ts";

/**
 * Runs a change in one transaction: finds the result of a key that was used before, or runs `work`, writes
 * its messages, and keeps the result under the key.
 */
export type Changes<Tx> = <R extends Outcome>(
  use: { readonly personId: string; readonly key: string | undefined; readonly now: Date },
  work: (tx: Tx) => Promise<{ readonly result: R; readonly messages: readonly (Notice | Redraw)[] }>,
) => Promise<R>;

export function createTurn<Tx>(
  changes: Changes<Tx>,
  person: Person,
  now: Date,
  today: string,
  target: Target,
): Turn<Tx> {
  const { about, key } = target;
  const change: Turn<Tx>["change"] = (work) =>
    changes({ personId: person.id, key, now }, async (tx) => {
      const messages: (Notice | Redraw)[] = [];
      const notify: Notify = (message) => void messages.push(message);
      return { result: await work(tx, notify), messages };
    });
  return { person, now, today, about, change };
}
