import { Refusal } from "../../../bot/refusal.ts";
import type { Person } from "../../../people/person.ts";
import { CITY, type Counted, isCounted, type Opened, within } from "../opened.ts";
import type { Services } from "../services.ts";
import { allOpened, openedById } from "../store.ts";

/** Units whose results somebody may read: HR all, a manager their own and what is part of it, everybody the city's. */
export function mayRead(
  person: Pick<Person, "roles" | "leads" | "level" | "unit">,
  { units }: Opened,
  unit: string,
): boolean {
  if (unit === CITY || person.roles.includes("HR")) return units.some(({ id }) => id === unit);
  return leadsUnit(person) && within(units, person.unit.id).has(unit) && units.some(({ id }) => id === unit);
}

/** 管理職 to whom somebody reports; others who lead work in a unit that is not theirs alone. */
export const leadsUnit = ({ leads, level }: Pick<Person, "leads" | "level">): boolean => leads && level === "manager";

/** A survey that was counted, and a unit of it that the person may read. */
export async function readable({ db }: Services, person: Person, about: { readonly s?: string; readonly u?: string }) {
  const opened = await openedById(db, about.s ?? "");
  const unit = opened?.units.find(({ id }) => id === (about.u ?? CITY));
  if (!opened || !unit || !isCounted(opened) || !mayRead(person, opened, unit.id)) throw new Refusal("not-found");
  return { opened, unit };
}

/** Surveys that were counted, the newest first. */
export const countedBy = async ({ db }: Services): Promise<readonly Counted[]> =>
  (await allOpened(db)).filter(isCounted);
