import type { Person, Sender } from "../people/person.ts";
import type { Correction, NextPage } from "../view/answers.ts";
import { type Card, say } from "../view/card.ts";
import type { Entries, Form, Option } from "../view/form.ts";
import type { Target } from "../view/target.ts";
import { mayUse, refuseUndeclared } from "./audience.ts";
import { type Changes, createTurn } from "./change.ts";
import type { Feature, Handler } from "./feature.ts";
import type { Keys } from "./keys.ts";
import { Refusal } from "./refusal.ts";
import { refusals, text } from "./text.ts";
import type { Outcome, Submitted, Turn } from "./turn.ts";
import { longestMessage, readable, spoken } from "./words.ts";

/** What people can do to the bot; every platform calls these and nothing else. None of them throws. */
export type Bot = {
  readonly hear: (sender: Sender, words: string) => Promise<Card>;
  /** A dialog: a form to fill, or a card to read. */
  readonly open: (sender: Sender, target: Target) => Promise<Form | Card>;
  /** The card that takes the pressed one's place. */
  readonly press: (sender: Sender, target: Target) => Promise<Card>;
  readonly submit: (
    sender: Sender,
    target: Target,
    entries: Entries,
    via?: string,
  ) => Promise<Card | Correction | NextPage>;
  /** Draws afresh and changes nothing. */
  readonly show: (sender: Sender, target: Target) => Promise<Card>;
  /** People for a person field; empty for whoever may not ask. */
  readonly suggest: (sender: Sender, target: Target, field: string, typed: string) => Promise<readonly Option[]>;
};

/** What the bot needs from outside; `main` implements it. */
export type Ports<Tx> = {
  readonly features: readonly Feature<Tx>[];
  readonly whoIs: (sender: Sender, day: string) => Promise<Person | undefined>;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  readonly changes: Changes<Tx>;
  readonly keys: Keys;
  /** Writes a fault down without what anybody typed, and gives the number under which it is found. */
  readonly fault: (error: unknown, where: string) => string;
};

/** Throws when a handler does not say who may use it: such a bot must not start. */
export function createBot<Tx>(ports: Ports<Tx>): Bot {
  refuseUndeclared(ports.features);
  const { features, keys } = ports;

  /** Knows the sender, runs the handler, and turns refusals and faults into a card in the person's language. */
  async function turn<R extends Outcome>(
    sender: Sender,
    target: Target,
    where: string,
    run: (turn: Turn<Tx>) => Promise<R>,
  ): Promise<R | Card> {
    let person: Person | undefined;
    try {
      const today = ports.clock.today();
      person = await ports.whoIs(sender, today);
      if (!person) return say(text.ja.stranger);
      return keys.stamp(await run(createTurn(ports.changes, person, ports.clock.now(), today, target)), person.id);
    } catch (error) {
      const locale = person?.locale ?? "ja";
      if (error instanceof Refusal) return say(refusals[locale][error.reason]);
      return say(text[locale].fault(ports.fault(error, where)));
    }
  }

  /** A target comes from outside, so only a feature's own names count: `constructor` is not a handler. */
  function handler<T extends Turn<Tx>, R>(
    kind: "opens" | "presses" | "submits" | "shows",
    target: Target,
    turn: T,
  ): (turn: T) => Promise<R> {
    const feature = features.find((each) => each.name === target.feature);
    const handlers = (feature?.[kind] ?? {}) as Readonly<Record<string, Handler<T, R>>>;
    const found = Object.hasOwn(handlers, target.name) ? handlers[target.name] : undefined;
    if (!found || !mayUse(found.who, turn.person)) throw new Refusal("not-found");
    return found.run;
  }

  function act<T extends Turn<Tx>, R>(kind: "presses" | "submits", target: Target, turn: T): Promise<R> {
    const run = handler<T, R>(kind, target, turn);
    if (!keys.fits(target, turn.person.id)) throw new Refusal("stale");
    return run(turn);
  }

  async function answer(turn: Turn<Tx>, words: string): Promise<Card> {
    const said = readable(words);
    if (words.length > longestMessage) return say(text[turn.person.locale].tooLong(longestMessage));
    const word = spoken(said);
    const called = features.find((feature) => feature.hears?.words.includes(word))?.hears;
    const found = called ?? features.find((feature) => feature.answers)?.answers;
    if (said === "" || !found || !mayUse(found.who, turn.person)) return say(text[turn.person.locale].unheard);
    return found.run({ ...turn, words: said });
  }

  return {
    hear: (sender, words) => turn(sender, nowhere, "hear", (t) => answer(t, words)),
    open: (sender, target) =>
      turn(sender, target, "open", (t) => handler<Turn<Tx>, Form | Card>("opens", target, t)(t)),
    press: (sender, target) => turn(sender, target, "press", (t) => act<Turn<Tx>, Card>("presses", target, t)),
    submit: (sender, target, entries, via = "submit") =>
      turn(sender, target, "submit", (t) =>
        act<Submitted<Tx>, Card | Correction | NextPage>("submits", target, { ...t, entries, via }),
      ),
    show: (sender, target) => turn(sender, target, "show", (t) => handler<Turn<Tx>, Card>("shows", target, t)(t)),
    suggest: (sender, target, field, typed) => suggest(ports, sender, target, field, typed),
  };
}

const nowhere: Target = { feature: "", name: "", about: {} };

async function suggest<Tx>(
  ports: Ports<Tx>,
  sender: Sender,
  target: Target,
  field: string,
  typed: string,
): Promise<readonly Option[]> {
  const today = ports.clock.today();
  try {
    const person = await ports.whoIs(sender, today);
    const suggests = ports.features.find((each) => each.name === target.feature)?.suggests ?? {};
    const found = Object.hasOwn(suggests, field) ? suggests[field] : undefined;
    if (!person || !found || !mayUse(found.who, person)) return [];
    return await found.run({
      ...createTurn(ports.changes, person, ports.clock.now(), today, target),
      typed: readable(typed).slice(0, 100),
    });
  } catch (error) {
    ports.fault(error, "suggest");
    return [];
  }
}
