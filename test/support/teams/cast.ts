import { type Cast, cast } from "../office.ts";
import { others, staff, type TeamsUser } from "./people.ts";

const locales: Partial<Record<Cast, string>> = { ken: "en-US" };

/** The small office as members of the tenant. */
export const castUsers: readonly TeamsUser[] = (Object.keys(cast) as Cast[]).map((who) => ({
  ...staff(cast[who], who),
  locale: locales[who] ?? "ja-JP",
}));

/** undefined: somebody whom the roster does not know. */
export const accountOf = (who: Cast | undefined): string =>
  who === undefined ? others.nobody.id : staff(cast[who], who).id;
