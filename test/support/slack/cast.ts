import { cast } from "../office.ts";
import { others, type SlackUser, staff } from "./people.ts";

/** An office as members of the workspace; people: their staff numbers by name. */
export const usersOf = (people: Readonly<Record<string, string>>): readonly SlackUser[] =>
  Object.entries(people).map(([name, staffNumber]) => staff(staffNumber, name));

/** The small office as members of the workspace. */
export const castUsers = usersOf(cast);

/** undefined: somebody whom the roster does not know. */
export const accountOf = (who: string | undefined): string =>
  who === undefined ? others.nobody.id : staff("", who).id;
