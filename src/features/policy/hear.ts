import { Refusal } from "../../bot/refusal.ts";
import type { Heard, Turn } from "../../bot/turn.ts";
import { spoken } from "../../bot/words.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Answer, Asker, Phrased, Policies } from "./answer.ts";
import type { AskedQuestions } from "./asked/store.ts";
import { feedback, thanks } from "./asked/views.ts";
import { greetingOf } from "./greeting.ts";
import { refusalCard } from "./refusal-views.ts";
import { greetingCard, ownFigureCard } from "./reply-views.ts";
import { asksOwnFigure, normalise, type OwnFigure, speaksOfCrisis, speaksOfTrouble } from "./retrieval/index.ts";
import { employmentOf } from "./rules/document.ts";
import { type Around, answerCard } from "./views.ts";

/** What answering needs besides the question. */
export type Answering = {
  readonly policies: Policies;
  readonly asked: AskedQuestions;
  /** Left out: no language model is configured. */
  readonly phrase?: Phrase | undefined;
  readonly people: {
    /** Below an answer about harassment or stress. */
    readonly below: (locale: Locale) => readonly Block[];
    /** In place of every other answer. */
    readonly inCrisis: (locale: Locale) => Card;
  };
  /** The way to the personnel section, with a question that is kept or none. */
  readonly askHr: (question: string | undefined, locale: Locale) => Button;
  /** What shows somebody a figure of their own; where there is nothing, they are told where to look. */
  readonly own: Readonly<Partial<Record<OwnFigure, (turn: Turn<Tx>) => Promise<Card>>>>;
  /** What else is known of a section, such as the state of its measure; nothing for most. */
  readonly beside: (section: string, today: string, locale: Locale) => readonly Block[];
};

/**
 * A language model's words for what was found. It may find with the question as the model rewrote it. undefined: there
 * is nothing that holds, and the answer stands as it was.
 */
export type Phrase = (
  question: string,
  found: Answer,
  whose: { readonly asker: Asker; readonly personId: string; readonly today: string },
) => Promise<Phrased | undefined>;

export const askerOf = (person: Person): Asker => ({ locale: person.locale, employment: employmentOf(person) });

/** A question about harassment, health or in words of crisis is kept nowhere and never leaves the house. */
export const isConfided = (question: string): boolean => {
  const said = normalise(question);
  return speaksOfCrisis(said) || speaksOfTrouble(said);
};

export const mayBeSent = (question: string): boolean => !isConfided(question);

/**
 * Words of crisis and questions about trouble are answered, and leave no trace; a greeting is no question; all others
 * are kept without their asker.
 */
export async function hear(services: Answering, turn: Heard<Tx>): Promise<Card> {
  const { words, person } = turn;
  const { locale } = person;
  const said = normalise(words);
  if (speaksOfCrisis(said)) return services.people.inCrisis(locale);
  const greeting = greetingOf(spoken(words));
  if (greeting) return greetingCard(greeting, locale);
  if (speaksOfTrouble(said)) {
    const around = { askHr: [services.askHr(undefined, locale)], people: services.people.below(locale) };
    return draw(services, turn, services.policies.answer(words, askerOf(person)), around);
  }
  const own = asksOwnFigure(said);
  return own ? await ownFigure(services, turn, own) : await hearQuestion(services, turn);
}

const ownFigure = async ({ own, askHr }: Answering, turn: Turn<Tx>, figure: OwnFigure): Promise<Card> => {
  const { locale } = turn.person;
  return (await own[figure]?.(turn)) ?? ownFigureCard(figure, askHr(undefined, locale), locale);
};

async function hearQuestion(services: Answering, turn: Heard<Tx>): Promise<Card> {
  const { words, person, today, change } = turn;
  const { locale } = person;
  const asker = askerOf(person);
  const found = services.policies.answer(words, asker);
  const phrased = await services.phrase?.(words, found, { asker, personId: person.id, today });
  const answer = phrased?.answer ?? found;
  const id = services.asked.idOf(turn.once);
  const kept = {
    ...{ id, words, askedOn: today },
    outcome: answer.refused ? answer.reason : "answered",
    section: answer.cited[0]?.section ?? null,
    phrasing: phrased ? JSON.stringify(phrased) : "",
  };
  return await change(async (tx) => {
    await services.asked.keep(tx, kept);
    const around = { phrased, feedback: feedback(id, locale) };
    return draw(services, turn, answer, { ...around, askHr: [services.askHr(id, locale)] });
  });
}

/** The same answer again, with thanks for what was said of it. */
export async function rate(services: Answering, turn: Turn<Tx>): Promise<Card> {
  const { about, person, change } = turn;
  const { question: id = "", helpful } = about;
  const kept = await services.asked.byId(id);
  if (!kept) throw new Refusal("stale");
  const said = helpful === "yes";
  const phrased: Phrased | undefined = kept.phrasing === "" ? undefined : JSON.parse(kept.phrasing);
  const answer = phrased?.answer ?? services.policies.answer(kept.words, askerOf(person));
  return await change(async (tx) => {
    await services.asked.rate(tx, id, said);
    const around = { phrased, feedback: thanks(id, said, person.locale) };
    return draw(services, turn, answer, { ...around, askHr: [services.askHr(id, person.locale)] });
  });
}

function draw({ beside }: Answering, { person, today }: Turn<Tx>, answer: Answer, around: Around): Card {
  if (answer.refused) return refusalCard(answer, askerOf(person), around);
  const [first] = answer.cited;
  return answerCard(answer, askerOf(person), { ...around, beside: beside(first.section, today, person.locale) });
}
