import type { Foresight } from "../../../../src/features/overtime/foresight/foresee.ts";
import type { Held } from "../../../../src/features/overtime/limits/designation.ts";
import { healthFindings } from "../../../../src/features/overtime/limits/health.ts";
import { limitFindings } from "../../../../src/features/overtime/limits/limits.ts";
import { candidates, due } from "../../../../src/features/overtime/nudges/due.ts";
import type { Subject } from "../../../../src/features/overtime/nudges/subject.ts";
import { hours, settings, worked } from "../support.ts";

export const levels = { rules: settings.rules, nudges: settings.nudges };

type Person = {
  readonly person?: string;
  readonly kind?: Exclude<Held["kind"], "none"> | "none";
  readonly from?: string;
  readonly clocks: readonly (string | undefined)[];
  readonly chance?: number;
  readonly exempt?: boolean;
  readonly managers?: readonly string[];
};

/** Somebody whose months, from April 2026 on, are these; the last of them is running. chance: per cent to end above. */
export function subject(its: Person): Subject {
  const { person = "hana", kind = "standard", from = "2026-04", clocks, chance, exempt = false } = its;
  const minutes = worked(from, clocks);
  const month =
    [
      ...worked(
        from,
        clocks.map((each) => each ?? "0:00"),
      ).keys(),
    ].at(-1) ?? from;
  const held = [{ kind, from: `${from}-01` }];
  const range = { from: from > "2026-04" ? from : "2026-04", to: month };
  return {
    ...{ person, managers: its.managers ?? ["boss"], hr: ["hr"], month, worked: minutes.get(month), kind, exempt },
    findings: limitFindings(hours(minutes, held), settings.rules, range),
    health: healthFindings({ worked: minutes, held }, settings.health, range),
    foresight: chance === undefined ? { unforeseen: "too-little" } : foresight(minutes.get(month) ?? 0, chance),
  };
}

const foresight = (so: number, chance: number): Foresight => ({
  ...{ worked: so, likely: so + 600, low: so + 300, high: so + 900, chanceOver: () => chance / 100 },
});

/** "whom kind", all that holds. */
export const holding = (its: Person) => candidates(subject(its), levels).map(({ to, kind }) => `${to} ${kind}`);

/** "whom kind", what is due where nothing was told before. */
export const dueFirst = (...people: readonly Person[]) =>
  due(people.map(subject), levels, nothing).map(({ to, kind }) => `${to} ${kind}`);

export const nothing = { has: () => false, today: () => false };
