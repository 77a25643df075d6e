import type { Person } from "../people/person.ts";
import { mayUse } from "./audience.ts";
import type { Handler } from "./feature.ts";
import { Refusal } from "./refusal.ts";

export type Handlers<T, R> = Readonly<Record<string, Handler<T, R>>> | undefined;

/** A target comes from outside, so only a feature's own names count: `constructor` is not a handler. */
export function named<T, R>(handlers: Handlers<T, R>, name: string, person: Person): (turn: T) => Promise<R> {
  const found = handlers && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!found || !mayUse(found.who, person)) throw new Refusal("not-found");
  return found.run;
}
