import { cast } from "../office.ts";
import { others, staff, type TeamsUser } from "./people.ts";

const locales: Readonly<Record<string, string>> = { ken: "en-US" };

/** An office as members of the tenant; people: their staff numbers by name. */
export const usersOf = (people: Readonly<Record<string, string>>): readonly TeamsUser[] =>
  Object.entries(people).map(([who, staffNumber]) => ({
    ...staff(staffNumber, who),
    locale: locales[who] ?? "ja-JP",
  }));

/** The small office as members of the tenant. */
export const castUsers = usersOf(cast);

/** undefined: somebody whom the roster does not know. */
export const accountOf = (who: string | undefined): string =>
  who === undefined ? others.nobody.id : staff("", who).id;
