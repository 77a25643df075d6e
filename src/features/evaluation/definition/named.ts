import { type RaterRole, type RaterRules, raterRoles, type UnitRaters } from "./definition.ts";

/** A staff number in the city's rules. path: where in `raters.yaml` it stands. */
export type Named = {
  readonly staffNumber: string;
  readonly role: RaterRole | "board";
  readonly path: readonly (string | number)[];
};

/** All that count on a day: of a unit's, those before the newest have had their time, and later ones have not come. */
export function namedIn({ units, board, ...whole }: RaterRules, day: string): readonly Named[] {
  const inForce = (rule: UnitRaters) =>
    rule.from <= day && !units.some(({ code, from }) => code === rule.code && from > rule.from && from <= day);
  return [
    ...rolesIn(whole, []),
    ...board.map((staffNumber, at) => ({ staffNumber, role: "board" as const, path: ["board", at] })),
    ...units.flatMap((rule, at) => (inForce(rule) ? rolesIn(rule, ["units", at]) : [])),
  ];
}

const rolesIn = (rule: { readonly [role in RaterRole]?: string }, path: Named["path"]): readonly Named[] =>
  raterRoles.flatMap((role) => {
    const staffNumber = rule[role];
    return staffNumber === undefined ? [] : [{ staffNumber, role, path: [...path, role] }];
  });

/** Those whom nobody at work has. */
export const unknownIn = (rules: RaterRules, known: ReadonlySet<string>, day: string): readonly Named[] =>
  namedIn(rules, day).filter(({ staffNumber }) => !known.has(staffNumber));
