import type { HealthFinding } from "../limits/health.ts";
import { nudgeOf, type OvertimeNudge } from "./candidate.ts";
import { inHours, inMonth } from "./reason.ts";
import type { Subject } from "./subject.ts";

/** What each month asks for, to the person and to HR. An interview unasked tells the hours too, so it stands for both. */
export function healthNudges({ person, hr, health }: Subject): readonly OvertimeNudge[] {
  const months = [...new Set(health.map(({ month }) => month))];
  return months.flatMap((month) => {
    const owed = health.filter((each): each is HealthFinding => each.month === month && each.duty !== "unknown");
    const gravest = owed.find(({ duty }) => duty === "interview") ?? owed[0];
    return gravest ? [toPerson(person, gravest), ...hr.map((to) => toHr(to, person, gravest))] : [];
  });
}

const toPerson = (person: string, finding: HealthFinding): OvertimeNudge =>
  nudgeOf(person, finding.duty === "interview" ? "health100" : "health80", {
    ...{ occasion: finding.month, about: { m: finding.month }, why: reasonOf(finding), facts: factsOf(finding) },
  });

const toHr = (to: string, person: string, finding: HealthFinding): OvertimeNudge =>
  nudgeOf(to, "hr.health", {
    ...{ occasion: `${person}:${finding.month}:${finding.duty}`, about: { p: person, m: finding.month } },
    ...{ why: reasonOf(finding), facts: { duty: finding.duty, ...factsOf(finding) } },
  });

const factsOf = ({ month, by, minutes, limit }: HealthFinding) => ({ month, by, minutes, limit });

function reasonOf({ month, by, duty, minutes, limit, months }: HealthFinding): string {
  const what = by === "month" ? "時間外勤務" : `までの${months.length}か月の平均`;
  const particle = by === "month" ? "の" : "";
  const passed = duty === "interview" && by === "month" ? "以上となった" : "を超えた";
  return `${inMonth(month)}${particle}${what}が${inHours(minutes)}で、健康確保の目安${inHours(limit)}${passed}ため。`;
}
