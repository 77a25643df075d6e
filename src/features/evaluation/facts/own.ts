import type { Tx } from "../../../services/database/database.ts";
import { may } from "../evaluation.ts";
import type { Services } from "../services.ts";
import { addFact } from "./store.ts";

type Own = { readonly personId: string; readonly day: string; readonly words: string; readonly today: string };

/**
 * Lets another part of the product add a fact to somebody's own, when they ask for it: to the evaluation that runs on
 * the day of the fact and in which they may still note. False where there is none, and then nothing is written.
 */
export const ownFacts =
  (services: Pick<Services, "crypto" | "directory" | "evaluations" | "newId">) =>
  async (tx: Tx, { personId, day, words, today }: Own): Promise<boolean> => {
    const { crypto, directory, evaluations, newId } = services;
    const person = await directory.byId(personId, today);
    if (!person) return false;
    for (const id of await evaluations.ownIds(personId)) {
      const evaluation = await evaluations.lock(tx, id, { person, today });
      const within = evaluation && evaluation.period.from <= day && day <= evaluation.period.to;
      if (!evaluation || !within || !may("noteOwn", evaluation.situation)) continue;
      await addFact(tx, crypto, evaluation, personId, { id: newId(), day, words, item: undefined });
      return true;
    }
    return false;
  };
