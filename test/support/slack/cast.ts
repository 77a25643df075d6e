import { type Cast, cast } from "../office.ts";
import { others, type SlackUser, staff } from "./people.ts";

/** The small office as members of the workspace. */
export const castUsers: readonly SlackUser[] = Object.entries(cast).map(([name, staffNumber]) =>
  staff(staffNumber, name),
);

/** undefined: somebody whom the roster does not know. */
export const accountOf = (who: Cast | undefined): string =>
  who === undefined ? others.nobody.id : staff(cast[who], who).id;
