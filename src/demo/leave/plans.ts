import type { Part, State } from "../../features/leave/plan.ts";
import { addDays, type Calendar } from "../../services/calendar.ts";
import { fixedRandom } from "../names.ts";

const SEED = 20_261_201;

/** after: working days from today. */
type Told = { readonly after: number; readonly part: Part; readonly minutes: number; readonly state: State };
export type DemoPlan = Omit<Told, "after"> & { readonly staffNumber: string; readonly day: string };

const day = (after: number, state: State): Told => ({ after, part: "day", minutes: 465, state });

/** What 市民生活課 plans for this week and the next; 002003 has taken hardly any leave and plans none. */
const told: Readonly<Record<string, readonly Told[]>> = {
  "002002": [day(4, "noted")],
  "002003": [],
  "002004": [day(2, "told"), day(9, "told")],
  "002005": [{ after: 3, part: "afternoon", minutes: 255, state: "noted" }],
  "002006": [day(6, "talk")],
};

/** Of the others, about a third plan a day within the next four weeks. */
const SHARE = 0.35;
const WITHIN = 20;

export function demoPlans(staff: readonly string[], today: string, { isWorkingDay }: Calendar): readonly DemoPlan[] {
  const random = fixedRandom(SEED);
  return staff.flatMap((staffNumber) => {
    const [chance, after] = [random(), 1 + Math.floor(random() * WITHIN)];
    const plans = told[staffNumber] ?? (chance < SHARE ? [day(after, chance < SHARE / 2 ? "noted" : "told")] : []);
    return plans.map(({ after: days, ...plan }) => ({
      ...plan,
      staffNumber,
      day: workingDayAfter(today, days, isWorkingDay),
    }));
  });
}

function workingDayAfter(today: string, count: number, isWorkingDay: Calendar["isWorkingDay"]): string {
  let at = today;
  for (let passed = 0; passed < count; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) passed++;
  }
  return at;
}

/** By the unit whose head told it. */
export const demoObstacles: readonly {
  readonly unit: string;
  readonly kinds: readonly string[];
  readonly words: string;
}[] = [
  { unit: "113", kinds: ["season", "one-person"], words: "確定申告の時期は、ほかの課から一人応援があると助かります。" },
  { unit: "1331", kinds: ["too-few", "counter"], words: "代わりの保育士が見つからない日があります。" },
];
