import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { noteReadingOfOther, pairOf } from "../act.ts";
import { heldIn } from "../meetings/reading.ts";
import { doneCard } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { text } from "./text.ts";
import { evidenceForm } from "./views.ts";

export type Opens = "evidence";
export type Submits = "evidence";

/** From a note into the member's own evaluation, and only by the member. */
export const evidence = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      evidence: {
        ...everyone,
        run: async (turn: Turn<Tx>) => {
          const { seen, meeting } = await own(services, turn);
          await noteReadingOfOther(services, turn, seen, true);
          return evidenceForm(seen, meeting, turn.person.locale);
        },
      },
    },
    submits: { evidence: { ...everyone, run: (turn: Submitted<Tx>) => add(services, turn) } },
  };
};

async function own(services: Services, turn: Turn<Tx>) {
  const seen = await pairOf(services, turn);
  if (seen.side !== "member") throw new Refusal("not-found");
  return { seen, meeting: await heldIn(services, turn, seen) };
}

async function add(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today, change } = turn;
  const { locale } = person;
  const t = text[locale];
  const { seen, meeting } = await own(services, turn);
  const form = evidenceForm(seen, meeting, locale);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const { day, words } = read.answers;
  return await change<Card | Correction>(async (tx) => {
    const added = await services.evidence.add(tx, { personId: person.id, day, words, today });
    if (!added) return correct(form, entries, { words: t.none });
    return doneCard(seen, locale, { title: t.saved, line: t.savedText });
  });
}
