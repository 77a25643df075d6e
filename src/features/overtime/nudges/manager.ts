import { nudgeOf, type OvertimeNudge } from "./candidate.ts";
import { isUnder100, type Levels } from "./line.ts";
import { breachesOf } from "./months.ts";
import { inMonth } from "./reason.ts";
import type { Subject } from "./subject.ts";

/**
 * To the managers, where they can still move work or have to look into a breach. Health is not theirs; that a month
 * came to 100 hours is, as a limit.
 */
export const managerNudges = (
  subject: Subject,
  own: readonly OvertimeNudge[],
  levels: Levels,
): readonly OvertimeNudge[] =>
  subject.managers.flatMap((to) => [
    ...under100(subject, levels).map(({ month }) =>
      toManager(to, subject, { of: "month100", month, why: `${inMonth(month)}の時間外勤務が月の上限を超えたため。` }),
    ),
    ...own
      .filter(isForManagers)
      .map(({ kind: of, facts, why }) => toManager(to, subject, { of, month: String(facts.month), why })),
  ]);

const toManager = (to: string, { person }: Subject, { of, month, why }: Record<"of" | "month" | "why", string>) =>
  nudgeOf(to, "manager.limit", {
    ...{ occasion: `${person}:${of}:${month}`, about: { p: person, m: month } },
    ...{ why: `担当する職員について、${why}`, facts: { month, of } },
  });

const under100 = (subject: Subject, levels: Levels) => breachesOf(subject).filter((each) => isUnder100(each, levels));

const isForManagers = ({ kind, facts, once }: OvertimeNudge): boolean =>
  kind === "month45" ||
  kind === "likely45" ||
  kind === "year360" ||
  (kind === "average" && Number(facts.minutes) > Number(facts.limit)) ||
  (kind === "sixth-month" && (Number(facts.count) > Number(facts.allowed) || once.endsWith(":likely")));
