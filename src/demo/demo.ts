import { applyPlan } from "../features/roster/apply/store.ts";
import { planRoster } from "../features/roster/roster.ts";
import { countEver, inTurn, knownPeople } from "../features/roster/store.ts";
import type { Database, Tx } from "../services/database/database.ts";
import { demoPeople, demoRoster } from "./people.ts";
import { placeUnits, welcome } from "./store.ts";

/** Whose people a database holds, gone or not; a real roster wins. */
export async function peopleIn(db: Tx): Promise<"nobody" | "demo" | "roster"> {
  const { demo, roster } = await countEver(db);
  if (roster > 0) return "roster";
  return demo > 0 ? "demo" : "nobody";
}

/**
 * Fills an empty database with あがの市（デモ）: the roster of last fiscal year, then that of this one, through the
 * same door as a city's own. A database that holds people already stays as it is.
 */
export async function seedDemo(db: Database, today: string, now: Date): Promise<void> {
  await inTurn(db, async (tx) => {
    if ((await peopleIn(tx)) !== "nobody") return;
    const people = demoPeople();
    const april = fiscalYear(today);
    await takeIn(tx, demoRoster(people, april, "before"), `${april - 1}-04-01`, now);
    await takeIn(tx, demoRoster(people, april, "now"), `${april}-04-01`, now);
    await placeUnits(tx);
    await welcome(tx, now);
  });
}

/** The year in which the fiscal year of a day began; it begins on 1 April. */
const fiscalYear = (today: string) => Number(today.slice(0, 4)) - (today.slice(5) < "04-01" ? 1 : 0);

async function takeIn(tx: Tx, roster: ReturnType<typeof demoRoster>, effectiveOn: string, now: Date): Promise<void> {
  const plan = planRoster(roster, await knownPeople(tx, effectiveOn), { deactivateMissing: false, ahead: false });
  const [problem] = plan.problems;
  if (problem) throw new Error(`the demo roster is wrong: ${problem.column} ${problem.message}`);
  await applyPlan(tx, plan, { effectiveOn, now, origin: "demo", ahead: false, listed: [] });
}
