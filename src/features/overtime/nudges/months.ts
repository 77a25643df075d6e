import type { Judged } from "../limits/limits.ts";
import { addMonths } from "../limits/month.ts";
import { nudgeOf, type OvertimeNudge } from "./candidate.ts";
import { chanceOver, isUnder100, type Levels, lineOf } from "./line.ts";
import { inHours, inMonth } from "./reason.ts";
import type { Subject } from "./subject.ts";

/** The month's own limit: for the month that is running the highest rung that holds, for the last one what it passed. */
export function monthNudges(subject: Subject, levels: Levels): readonly OvertimeNudge[] {
  const passed = breachesOf(subject).filter((each) => !isUnder100(each, levels));
  const told = passed.map((each) => month45(subject, each));
  if (passed.some(({ month }) => month === subject.month)) return told;
  const running = likely45(subject, levels) ?? near45(subject, levels) ?? early(subject, levels);
  return running ? [...told, running] : told;
}

/** Of this month and the last. */
export const breachesOf = ({ findings, month }: Subject): readonly Judged[] =>
  findings.flatMap((each) =>
    each.rule === "month" && each.state === "breach" && each.month >= addMonths(month, -1) ? [each] : [],
  );

const month45 = ({ person }: Subject, { month, value, limit }: Judged) =>
  nudgeOf(person, "month45", {
    ...{ occasion: month, about: { m: month }, facts: { month, minutes: value, limit } },
    why: `${inMonth(month)}の時間外勤務が${inHours(value)}となり、月の上限${inHours(limit)}を超えたため。`,
  });

function likely45(subject: Subject, levels: Levels): OvertimeNudge | undefined {
  const { person, month, worked, foresight } = subject;
  const line = lineOf(subject, levels);
  const chance = line?.isLimit ? chanceOver(subject, line) : undefined;
  if (!line || chance === undefined || chance < levels.nudges.likelyPercent || "unforeseen" in foresight)
    return undefined;
  const { likely, low, high } = foresight;
  return nudgeOf(person, "likely45", {
    ...{ occasion: month, about: { m: month } },
    facts: { month, minutes: worked ?? foresight.worked, limit: line.minutes, chance, likely, low, high },
    why: `${inMonth(month)}の時間外勤務が、月末に${inHours(line.minutes)}を超える見込み（${chance}％）のため。`,
  });
}

function near45({ person, month, findings }: Subject, levels: Levels): OvertimeNudge | undefined {
  const near = findings.find((each): each is Judged => each.rule === "month" && each.month === month && isNear(each));
  if (!near || isUnder100(near, levels)) return undefined;
  const { value, limit } = near;
  return nudgeOf(person, "near45", {
    ...{ occasion: month, about: { m: month }, facts: { month, minutes: value, limit } },
    why: `${inMonth(month)}の時間外勤務が${inHours(value)}となり、月の上限${inHours(limit)}に近づいたため。`,
  });
}

const isNear = ({ state }: Subject["findings"][number]) => state === "near" || state === "reached";

function early(subject: Subject, levels: Levels): OvertimeNudge | undefined {
  const { person, month, worked } = subject;
  const [line, level] = [lineOf(subject, levels), levels.nudges.early];
  if (level === undefined || !line?.isLimit || worked === undefined || worked < level) return undefined;
  return nudgeOf(person, "early", {
    ...{ occasion: month, about: { m: month }, facts: { month, minutes: worked, limit: line.minutes } },
    why: `${inMonth(month)}の時間外勤務が${inHours(worked)}となり、市が決めた早めの時間${inHours(level)}に達したため。`,
  });
}
