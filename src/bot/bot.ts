import type { Person, Sender } from "../people/person.ts";
import type { Correction, NextPage } from "../view/answers.ts";
import { type Button, type Card, refuse } from "../view/card.ts";
import type { File } from "../view/file.ts";
import type { Entries, Form, Option } from "../view/form.ts";
import type { Locale } from "../view/locale.ts";
import type { Target } from "../view/target.ts";
import { pages, suggest } from "./asides.ts";
import { mayUse, refuseUndeclared } from "./audience.ts";
import { type Changes, createTurn } from "./change.ts";
import type { Feature, Page } from "./feature.ts";
import type { Keys } from "./keys.ts";
import { type Handlers, named } from "./named.ts";
import { Refusal } from "./refusal.ts";
import { refusals, text } from "./text.ts";
import type { Ending, Outcome, Turn } from "./turn.ts";
import { longestMessage, readable, spoken } from "./words.ts";

/** What people can do to the bot; every platform calls these and nothing else. None of them throws. */
export type Bot = {
  /** once: the same for a message that is heard again, after a crash or a retry; it then has one effect. */
  readonly hear: (sender: Sender, words: string, once: string) => Promise<Card>;
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
  /** A file to save; the card is a no. It needs no key, since it changes nothing that a second press could repeat. */
  readonly file: (sender: Sender, target: Target) => Promise<File | Card>;
  /** Takes a file in; the card that takes the place of the one with the button. What then acts on it has its own key. */
  readonly upload: (sender: Sender, target: Target, bytes: AsyncIterable<Uint8Array>) => Promise<Card>;
  /** The pages of their dashboard, each named `feature.name`; none for whoever has no business there. */
  readonly pages: (sender: Sender) => Promise<readonly Page[]>;
  /** People for a person field; empty for whoever may not ask. */
  readonly suggest: (sender: Sender, target: Target, field: string, typed: string) => Promise<readonly Option[]>;
  /** Whether this must be stored nowhere, not even until it is answered: words of crisis, consultations, ratings. */
  readonly leavesNoTrace: (did: { readonly words: string } | { readonly target: Target }) => boolean;
};

/** What the bot needs from outside; `main` implements it. */
export type Ports<Tx> = {
  readonly features: readonly Feature<Tx>[];
  readonly whoIs: (sender: Sender, day: string) => Promise<Person | undefined>;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  readonly changes: Changes<Tx>;
  readonly keys: Keys;
  /** The button below a nudge that a person may put off; left out, no nudge has one. */
  readonly putOff?: (feature: string, kind: string, locale: Locale) => Button;
  /** Writes a fault down without what anybody typed, and gives the number under which it is found. */
  readonly fault: (error: unknown, where: string) => string;
  /** Counts what was done and how long it took; told no person and no content. */
  readonly did: (verb: string, feature: string, outcome: string, ms: number) => void;
};

/** Throws when a handler does not say who may use it: such a bot must not start. */
export function createBot<Tx>(ports: Ports<Tx>): Bot {
  refuseUndeclared(ports.features);
  const { features, keys } = ports;

  /** Runs one turn, counts it, and answers in the person's language whatever happens. */
  async function turn<R extends Ending>(
    sender: Sender,
    target: Target,
    verb: string,
    run: Run<Tx, R>,
  ): Promise<R | Card> {
    const began = performance.now();
    const { outcome, answer } = await answered(sender, target, verb, run);
    ports.did(verb, known(features, target), outcome, performance.now() - began);
    return answer;
  }

  /** Knows the sender, runs the handler, and turns refusals and faults into a card. */
  async function answered<R extends Ending>(sender: Sender, target: Target, verb: string, run: Run<Tx, R>) {
    let locale: Locale = "ja";
    try {
      const today = ports.clock.today();
      const person = await ports.whoIs(sender, today);
      if (!person) return { outcome: "stranger", answer: refuse("stranger", text.ja.stranger) };
      locale = person.locale;
      const kept = isTraceless(features, target) ? withoutKey(target) : target;
      const drawn = await run(createTurn(ports.changes, person, ports.clock.now(), today, kept));
      return { outcome: "done", answer: keys.stamp(drawn, person.id, ports.clock.now()) };
    } catch (error) {
      if (error instanceof Refusal)
        return { outcome: "refused", answer: refuse(error.reason, refusals[locale][error.reason]) };
      return { outcome: "fault", answer: refuse("fault", faultText(locale, verb)(ports.fault(error, verb))) };
    }
  }

  const feature = (target: Target) => features.find(({ name }) => name === target.feature);

  /**
   * What acts needs the key that was drawn with it, besides its handler. What was done before cannot be done again: whoever
   * tries is told what came of it the first time.
   */
  async function act<T extends Turn<Tx>, R extends Outcome>(
    handlers: Handlers<T, R>,
    target: Target,
    turn: T,
  ): Promise<R> {
    const run = named(handlers, target.name, turn.person);
    const { key = "" } = target;
    if (!keys.fits(target, turn.person.id, turn.now)) throw new Refusal("stale");
    const earlier = () => ports.changes.earlier(key, turn.person.id) as Promise<R | undefined>;
    try {
      const outcome = await run(turn);
      return outcome.type === "correction" ? ((await earlier()) ?? outcome) : outcome;
    } catch (error) {
      const before = error instanceof Refusal ? await earlier() : undefined;
      if (before) return before;
      throw error;
    }
  }

  /** A nudge's card gets the button to put it off. */
  function puttingOff(card: Card, target: Target, locale: Locale): Card {
    const nudges = feature(target)?.nudges ?? {};
    if (!ports.putOff || card.refused || !Object.hasOwn(nudges, target.name)) return card;
    return { ...card, buttons: [...(card.buttons ?? []), ports.putOff(target.feature, target.name, locale)] };
  }

  const urgent = (said: string) => features.some(({ answers }) => answers?.urgent?.(said));

  /** However a feature writes its words: 「self-review」 and 「going home」 are heard as they are said. */
  const heard = features.flatMap(({ hears }) => (hears ? [{ hears, words: new Set(hears.words.map(spoken)) }] : []));
  const calledBy = (said: string) => heard.find(({ words }) => words.has(spoken(said)))?.hears;

  /** Whoever has these words as their own, or else whoever answers anything. */
  function listener(said: string) {
    return calledBy(said) ?? features.find((feature) => feature.answers)?.answers;
  }

  async function answer(turn: Turn<Tx>, words: string, once: string): Promise<Card> {
    const said = readable(words);
    const t = text[turn.person.locale];
    if (words.length > longestMessage && !urgent(said)) return refuse("too-long", t.tooLong(longestMessage));
    const found = listener(said);
    if (said === "" || !found || !mayUse(found.who, turn.person)) return refuse("unheard", t.unheard);
    return found.run({ ...turn, words: said, once });
  }

  const hear: Bot["hear"] = (sender, words, once) => {
    const key = listener(readable(words))?.traceless ? {} : { key: once };
    return turn(sender, { ...nowhere, ...key }, "hear", (t) => answer(t, words, once));
  };

  const leavesNoTrace: Bot["leavesNoTrace"] = (did) => {
    if ("target" in did) return isTraceless(features, did.target);
    const said = readable(did.words);
    const called = calledBy(said);
    return called ? called.traceless === true : features.some(({ answers }) => answers?.untraced?.(said));
  };

  return {
    hear,
    leavesNoTrace,
    open: (sender, target) =>
      turn(sender, target, "open", (t) => named(feature(target)?.opens, target.name, t.person)(t)),
    press: (sender, target) => turn(sender, target, "press", (t) => act(feature(target)?.presses, target, t)),
    submit: (sender, target, entries, via = "submit") =>
      turn(sender, target, "submit", (t) => act(feature(target)?.submits, target, { ...t, entries, via })),
    show: (sender, target) =>
      turn(sender, target, "show", async (t) =>
        puttingOff(await named(feature(target)?.shows, target.name, t.person)(t), target, t.person.locale),
      ),
    file: (sender, target) =>
      turn(sender, target, "file", (t) => named(feature(target)?.files, target.name, t.person)(t)),
    upload: (sender, target, bytes) =>
      turn(sender, target, "upload", (t) => named(feature(target)?.uploads, target.name, t.person)({ ...t, bytes })),
    pages: (sender) => pages(ports, sender),
    suggest: (sender, target, field, typed) => suggest(ports, sender, target, field, typed),
  };
}

/** Whether using a button or a form must not be written down under its key. */
function isTraceless<Tx>(features: readonly Feature<Tx>[], { feature: name, name: handler }: Target): boolean {
  const feature = features.find((each) => each.name === name);
  return [feature?.presses, feature?.submits].some(
    (handlers: Handlers<never, unknown>) =>
      handlers && Object.hasOwn(handlers, handler) && handlers[handler]?.traceless,
  );
}

const withoutKey = ({ key: _, ...target }: Target): Target => target;

/** What acts may have been committed before the line broke, so only what asks can say that nothing was saved. */
const faultText = (locale: Locale, verb: string) =>
  verb === "press" || verb === "submit" ? text[locale].faultDoing : text[locale].fault;

type Run<Tx, R> = (turn: Turn<Tx>) => Promise<R>;

/** The feature as a label: what a client sent counts only when it is one of ours. */
const known = <Tx>(features: readonly Feature<Tx>[], target: Target) =>
  features.some(({ name }) => name === target.feature) ? target.feature : "none";

const nowhere: Target = { feature: "", name: "", about: {} };
