import type { HealthFinding } from "../limits/health.ts";
import { nudgeOf, type OvertimeNudge } from "./candidate.ts";
import { inHours, inMonth } from "./reason.ts";
import type { Subject } from "./subject.ts";

/** What each month asks for. */
export const healthNudges = ({ person, health }: Subject): readonly OvertimeNudge[] =>
  gravestOf(health).map((finding) => toPerson(person, finding));

/** For each month the gravest: an interview unasked tells the hours too, so it stands for both. */
export function gravestOf(health: Subject["health"]): readonly HealthFinding[] {
  const months = [...new Set(health.map(({ month }) => month))];
  return months.flatMap((month) => {
    const owed = health.filter((each): each is HealthFinding => each.month === month && each.duty !== "unknown");
    return owed.find(({ duty }) => duty === "interview") ?? owed[0] ?? [];
  });
}

/** Somebody of whose month HR has not been told, or only that the hours were to be told. */
export type Case = { readonly person: string; readonly month: string; readonly duty: HealthFinding["duty"] };

/** The new cases of a day to each of HR: one notice for each month, which counts people and names nobody. */
export function hrNudges(cases: readonly Case[], hr: readonly string[], day: string): readonly OvertimeNudge[] {
  const months = [...new Set(cases.map(({ month }) => month))].sort();
  return months.flatMap((month) => {
    const of = cases.filter((each) => each.month === month);
    const facts = { month, people: of.length, interviews: of.filter(({ duty }) => duty === "interview").length };
    const why = `${inMonth(month)}の時間外勤務が健康確保の目安を超えた職員が${of.length}人いるため。`;
    return hr.map((to) => nudgeOf(to, "hr.health", { occasion: `${month}:${day}`, about: { m: month }, why, facts }));
  });
}

const toPerson = (person: string, finding: HealthFinding): OvertimeNudge =>
  nudgeOf(person, finding.duty === "interview" ? "health100" : "health80", {
    ...{
      occasion: finding.month,
      about: { p: person, m: finding.month },
      why: reasonOf(finding),
      facts: factsOf(finding),
    },
  });

const factsOf = ({ month, by, minutes, limit }: HealthFinding) => ({ month, by, minutes, limit });

function reasonOf({ month, by, duty, minutes, limit, months }: HealthFinding): string {
  const what = by === "month" ? "時間外勤務" : `までの${months.length}か月の平均`;
  const particle = by === "month" ? "の" : "";
  const passed = duty === "interview" && by === "month" ? "以上となった" : "を超えた";
  return `${inMonth(month)}${particle}${what}が${inHours(minutes)}で、健康確保の目安${inHours(limit)}${passed}ため。`;
}
