import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Action, decide, type Need } from "../evaluation.ts";
import type { Cycle, Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { text as shared } from "../text.ts";
import { evaluationOf } from "./store.ts";
import { text } from "./text.ts";

/** The cycle that a button is about; throws Refusal where there is none, or it is closed. */
export async function cycleIn({ evaluations }: Services, { about }: Turn<Tx>, tx?: Tx): Promise<Cycle> {
  const cycle = await evaluations.cycleById(about.c ?? "", tx);
  if (!cycle) throw new Refusal("not-found");
  if (cycle.closed) throw new Refusal("stale");
  return cycle;
}

/** Whose evaluations are meant: a cycle's, or of these a unit's; never those of whoever acts. */
export type Scope = { readonly cycleId: string; readonly unitId: string | undefined; readonly hrId: string };

export const scopeOf = (cycle: Pick<Cycle, "id">, { about, person }: Turn<Tx>): Scope => ({
  cycleId: cycle.id,
  unitId: about.u,
  hrId: person.id,
});

/** As it travels with a button. */
export const aboutOf = (cycleId: string, unitId?: string) => (unitId ? { c: cycleId, u: unitId } : { c: cycleId });

/** Somebody's evaluation for an act of HR's, or why it cannot be. */
export async function chosenFor(
  services: Services,
  turn: Turn<Tx>,
  cycle: Cycle,
  { member, action }: { readonly member: string; readonly action: Action },
): Promise<{ readonly evaluation: Evaluation } | { readonly problem: string }> {
  const { locale } = turn.person;
  const id = await evaluationOf(services.db, cycle.id, member);
  const evaluation = id && (await services.evaluations.read(id, turn));
  if (!evaluation) return { problem: text[locale].notInCycle };
  const decision = decide(action, evaluation.situation);
  if (!("no" in decision)) return { evaluation };
  return { problem: refusedIn(evaluation, decision.no, locale) };
}

/** Why HR may not do it. */
export function refusedIn({ state }: Evaluation, no: Need | "role" | "state", locale: Locale) {
  if (no === "role") return text[locale].notYourOwn;
  if (no === "state") return text[locale].notInState(shared[locale].states[state]);
  return shared[locale].needs[no];
}

/** Chosen by staff number, which a city knows by heart. */
export const optionOf = ({ name, staffNumber, unit }: { name: string; staffNumber: string; unit: string }): Option => ({
  value: staffNumber,
  label: `${name} ${staffNumber} ${unit}`,
});
