import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import type { Correction, NextPage } from "../../../../src/view/answers.ts";
import type { Card } from "../../../../src/view/card.ts";
import type { Entries, Field, Form } from "../../../../src/view/form.ts";
import type { Target } from "../../../../src/view/target.ts";
import { type Deed, type Player, possible, type Script, type Start, screens } from "./script.ts";

export type Answer = Card | Correction | NextPage;
/** words: all that is written in it by anybody, each word once and never the same twice. */
export type Look = { readonly state: State; readonly version: number; readonly words: ReadonlySet<string> };

/** Where a script is played. */
export type World = {
  readonly begin: (start: Start) => Promise<void>;
  readonly open: (who: Player, name: string, about: Target["about"]) => Promise<Form | Card>;
  readonly act: (who: Player, form: Form, entries: Entries, via: string) => Promise<Answer>;
  /** As HR does it, to all at once. */
  readonly move: (to: "next" | "closed") => Promise<void>;
  readonly look: () => Promise<Look>;
  /** Everything at once. */
  readonly together: <T>(deeds: readonly (() => Promise<T>)[]) => Promise<readonly T[]>;
  readonly faults: readonly unknown[];
};

/**
 * One handing in. word: what is new in it; undefined where nothing is typed. shown: all that the screen showed since the
 * form was opened.
 */
export type Sent = {
  readonly shown: string;
  readonly form: Form;
  readonly entries: Entries;
  readonly via: string;
  readonly word: string | undefined;
};
/** nth: when it was answered, among all answers. */
export type Done = { readonly sent: Sent; readonly answer: Answer; readonly nth: number };
type Screen = { readonly who: Player; form?: Form; sent?: Sent; shown: string };

export type Round = {
  readonly before: Look;
  readonly done: readonly Done[];
  /** How many moves of HR's were among it. */
  readonly moves: number;
  readonly after: Look;
};

/** Plays a script, and tells of each round. */
export async function* play(world: World, script: Script): AsyncGenerator<Round> {
  let word = 100;
  let answered = 0;
  const open: Screen[] = screens.map((who) => ({ who, shown: "" }));
  const opens = async ({ screen, n }: { readonly screen: number; readonly n: number }, state: State) => {
    const at = open[screen];
    const choices = at && possible[at.who][state];
    const chosen = choices?.[n % choices.length];
    if (!at || !chosen) return;
    const drawn = await opened(world, at.who, chosen);
    if (!drawn) return;
    at.form = drawn;
    at.shown = JSON.stringify(drawn);
  };
  const handsIn = async ({ screen, n }: { readonly screen: number; readonly n: number }) => {
    const at = open[screen];
    if (!at?.form) return undefined;
    // The same form once more is an impatient finger: it sends what it sent before.
    const sent = at.sent?.form === at.form ? at.sent : { ...filled(at.form, n, `語${word++}。`), shown: at.shown };
    at.sent = sent;
    const answer = await world.act(at.who, sent.form, sent.entries, sent.via);
    const nth = answered++;
    // A chat or the page may be slower than the finger: what is drawn later takes the place of what was sent.
    if (answer.type !== "card" && at.form === sent.form) {
      at.form = answer.form;
      at.shown += JSON.stringify(answer.form);
    }
    return { sent, answer, nth };
  };
  const does = async (deed: Deed, state: State): Promise<Done | undefined> => {
    if (deed.does === "opens") await opens(deed, state);
    if (deed.does === "hands in") return await handsIn(deed);
    if (deed.does === "HR moves on") await world.move("next");
    if (deed.does === "HR closes") await world.move("closed");
    return undefined;
  };
  await world.begin(script.start);
  await Promise.all(script.first.map((n, screen) => opens({ screen, n }, script.start)));
  let before = await world.look();
  for (const round of script.rounds) {
    const { state } = before;
    const answers = await world.together(round.map((deed) => () => does(deed, state)));
    const after = await world.look();
    const moves = round.filter(({ does }) => does.startsWith("HR")).length;
    yield { before, after, moves, done: answers.filter((each) => each !== undefined) };
    before = after;
  }
}

/** A form; for what is pressed on a card, one without fields. */
async function opened(world: World, who: Player, { name, about }: { name: string; about: Target["about"] }) {
  if (name !== "goals-recall") {
    const drawn = await world.open(who, name, about);
    return drawn.type === "form" ? drawn : undefined;
  }
  const card = (await world.open(who, "evaluation", about)) as Card;
  const button = card.buttons?.find((each) => "target" in each && each.target.name === name);
  if (!button || !("target" in button)) return undefined;
  return { type: "form", title: name, readers: [], fields: [], submitLabel: "", target: button.target } satisfies Form;
}

/** What stands in the form, with a new word in one of its texts; now and then something that is needed is left out. */
function filled(form: Form, n: number, word: string): Omit<Sent, "shown"> {
  const texts = form.fields.filter(({ type }) => type === "text");
  const typed = texts[n % Math.max(1, texts.length)];
  const ways = ["submit", "submit", ...(form.buttons ?? []).map(({ name }) => name)];
  const left = n % 7 === 0 ? form.fields[n % form.fields.length] : undefined;
  const entry = (field: Field) => (field === typed ? word : field === left ? "" : standing(field));
  return {
    form,
    entries: Object.fromEntries(form.fields.map((field) => [field.id, entry(field)])),
    via: ways[n % ways.length] ?? "submit",
    word: typed && word,
  };
}

function standing(field: Field): string {
  const value = String(field.value ?? "");
  if (value !== "") return value;
  if (field.type === "scale") return "B";
  if (field.type === "date") return "2027-02-01";
  return field.type === "choice" && !field.optional ? (field.options[0]?.value ?? "") : "";
}
