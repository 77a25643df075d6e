import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
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

/** Until it is disclosed, and as often as they change their mind. */
export const decline = (services: Services, turn: Turn<Tx>) =>
  act(services, turn, "decline", async (tx, evaluation) => {
    const declined = turn.about.declined === "yes";
    await services.evaluations.set(tx, evaluation, { declined });
    return resultCard({ ...evaluation, declined }, turn.person.locale);
  });
