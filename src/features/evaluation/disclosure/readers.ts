import type { Person } from "../../../people/person.ts";
import type { Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import type { Tier } from "./complaint.ts";

/** Whoever reads and answers complaints of a tier about this evaluation: nobody who is rated in it, rates in it, or did. */
export async function readersOf(
  services: Services,
  evaluation: Evaluation,
  tier: Tier,
  today: string,
): Promise<readonly Person[]> {
  const found = tier === "talk" ? await personnel(services, today) : await board(services, today);
  const involved = new Set([evaluation.member.id, ...evaluation.raters.map(({ id }) => id)]);
  return found.filter((each) => each !== undefined && !involved.has(each.id)) as readonly Person[];
}

const personnel = async ({ directory }: Services, today: string) =>
  Promise.all((await directory.withRole("HR", today)).map((id) => directory.byId(id, today)));

const board = ({ directory, definition }: Services, today: string) =>
  Promise.all(definition.raters.board.map((number) => directory.byStaffNumber(number, today)));
