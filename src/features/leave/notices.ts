import type { Notice, Redraw } from "../../bot/notice.ts";
import type { Person } from "../../people/person.ts";
import type { Services } from "./services.ts";
import type { Shows } from "./targets.ts";

const SECTION = "agano#6-3-2-1";
type Told = { readonly id: string; readonly version: number };

/** Those to whom somebody reports today, in whichever post. */
export async function managersOf({ directory }: Services, personId: string, today: string): Promise<readonly Person[]> {
  const [direct = []] = await directory.lineAbove(personId, today);
  const people = await Promise.all(direct.map((id) => directory.byId(id, today)));
  return people.filter((person) => person !== undefined);
}

/** To a manager, of a plan that is new or was taken back. */
export const arrival = (to: string, { id, version }: Told): Notice => ({
  ...{ to, feature: "leave", kind: "arrived" satisfies Shows, about: { plan: id } },
  once: `leave.arrived:${id}:${version}:${to}`,
  class: "status",
  section: SECTION,
});

/** To the person, of what a manager said to their plan. */
export const answer = (to: string, { id, version }: Told): Notice => ({
  ...{ to, feature: "leave", kind: "answered" satisfies Shows, about: { plan: id } },
  once: `leave.answered:${id}:${version}:${to}`,
  class: "receipt",
  section: SECTION,
});

/** Every manager's card about a plan. */
export const redraw = (id: string): Redraw => ({
  redraw: { feature: "leave", kind: "arrived" satisfies Shows, about: { plan: id } },
});
