import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { readAnswers } from "../../../view/answers.ts";
import type { Opened } from "../opened.ts";
import { keptPromise } from "../promises/index.ts";
import type { Services } from "../services.ts";
import { openedById, unitOf } from "../store.ts";
import { text } from "../text.ts";
import { sealBallot } from "./ballot.ts";
import { cast, hasAnswered, sealingKey } from "./store.ts";
import { answerForm, askCard, noteCard, thanksCard } from "./views.ts";

export const answering = (services: Services) => ({
  opens: { answer: { who: "everyone" as const, run: (turn: Turn<Tx>) => begin(services, turn) } },
  // A used key would say who answered, and when; whoever answers twice is told so.
  submits: {
    answer: { who: "everyone" as const, traceless: true as const, run: (turn: Submitted<Tx>) => send(services, turn) },
  },
  shows: {
    open: { who: "everyone" as const, run: (turn: Turn<Tx>) => show(services, turn, "open") },
    reminder: { who: "everyone" as const, run: (turn: Turn<Tx>) => show(services, turn, "reminder") },
  },
});

/** The survey, and the unit in which they were invited to it; nobody else is told that it is there. */
async function invited({ db }: Services, { about, person }: Turn<Tx>): Promise<{ opened: Opened; unit: string }> {
  const opened = await openedById(db, about.s ?? "");
  const unit = opened && (await unitOf(db, opened.id, person.id));
  if (!opened || !unit) throw new Refusal("not-found");
  return { opened, unit };
}

const isOpen = ({ state, closesOn }: Opened, today: string) => state === "open" && today <= closesOn;

async function show(services: Services, turn: Turn<Tx>, kind: "open" | "reminder") {
  return askCard((await invited(services, turn)).opened, kind, turn.person.locale);
}

async function begin(services: Services, turn: Turn<Tx>) {
  const { opened, unit } = await invited(services, turn);
  const { locale, id } = turn.person;
  const t = text[locale];
  if (!isOpen(opened, turn.today)) return noteCard(t.closed(t.day(opened.closesOn)), locale);
  if (await hasAnswered(services.db, opened.id, id)) return noteCard(t.answeredBefore, locale);
  return answerForm(opened, locale, await keptPromise(services, opened, unit, locale));
}

async function send(services: Services, turn: Submitted<Tx>) {
  const { opened, unit } = await invited(services, turn);
  const { person, today, entries, change } = turn;
  const read = readAnswers(answerForm(opened, person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { comment = "", ...answers } = read.answers as Readonly<Record<string, string | undefined>>;
  const given = Object.fromEntries(Object.entries(answers).flatMap(([id, value]) => (value ? [[id, value]] : [])));
  const key = await sealingKey(services.db, opened.id);
  if (!key) throw new Refusal("not-found");
  const sealed = await sealBallot(key, { unit, answers: given, comment });
  return change(async (tx) => {
    if (await cast(tx, { survey: opened.id, person: person.id, today, sealed })) return thanksCard(person.locale);
    const t = text[person.locale];
    return noteCard(isOpen(opened, today) ? t.answeredBefore : t.closed(t.day(opened.closesOn)), person.locale);
  });
}
