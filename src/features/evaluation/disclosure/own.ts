import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { act } from "../act.ts";
import type { Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { resultCard } from "./result.ts";

/** The viewer's own; what is another's is not shown here. */
export async function ownOf({ evaluations }: Services, turn: Turn<Tx>): Promise<Evaluation> {
  const evaluation = await evaluations.read(turn.about.e ?? "", turn);
  if (!evaluation?.roles.has("member")) throw new Refusal("not-found");
  return evaluation;
}

export const openResult = async (services: Services, turn: Turn<Tx>) =>
  resultCard(await ownOf(services, turn), turn.person.locale);

/**
 * Declining until it is disclosed, taking that back until it is closed, as often as they change their mind. Who takes it
 * back once the others' was disclosed has theirs disclosed on that day: the days for a complaint count from then.
 */
export function decline(services: Services, turn: Turn<Tx>): Promise<Card> {
  const declined = turn.about.declined === "yes";
  return act<Card>(services, turn, declined ? "decline" : "acceptDisclosure", async (tx, evaluation) => {
    const late = evaluation.state === "disclosed" && evaluation.declined;
    await services.evaluations.set(tx, evaluation, { declined, ...(late && { disclosedOn: turn.today }) });
    const after = await services.evaluations.read(evaluation.id, turn, tx);
    return resultCard(after ?? { ...evaluation, declined }, turn.person.locale);
  });
}
