import type { Judged, Rule } from "../limits/limits.ts";
import { addMonths, yearOf } from "../limits/month.ts";
import { nudgeOf, type OvertimeNudge } from "./candidate.ts";
import { chanceOver, type Levels, lineOf } from "./line.ts";
import { inHours, inMonth } from "./reason.ts";
import type { Subject } from "./subject.ts";

/** The limits over more than a month: of a year, of averages, of months over 45 hours. What came to be long ago is not told. */
export const longerNudges = (subject: Subject, levels: Levels): readonly OvertimeNudge[] => [
  ...recent(subject, "year", "after-external").map((each) => yearNudge(subject, each, levels)),
  ...recent(subject, "average").map((each) => averageNudge(subject, each)),
  ...sixthMonth(subject, levels),
];

const recent = ({ findings, month }: Subject, ...rules: readonly Rule[]): readonly Judged[] =>
  findings.flatMap((each) =>
    each.state !== "unknown" &&
    each.state !== "exempt" &&
    rules.includes(each.rule) &&
    each.month >= addMonths(month, -1)
      ? [each]
      : [],
  );

function yearNudge(
  { person }: Subject,
  { rule, kind, month, state, value, limit }: Judged,
  { rules }: Levels,
): OvertimeNudge {
  const year = yearOf(month, rules.yearStart);
  const span = rule === "year" ? "年度" : "異動の翌月から年度末まで";
  const said = { near: "に近づいた", reached: "に達した", breach: "を超えた", exempt: "" }[state];
  return nudgeOf(person, state === "near" ? "year288" : "year360", {
    ...{
      occasion: `${rule}:${kind}:${year}:${state}`,
      about: { m: month },
      facts: { month, rule, minutes: value, limit },
    },
    why: `${span}の時間外勤務が${inHours(value)}となり、上限${inHours(limit)}${said}ため。`,
  });
}

function averageNudge({ person }: Subject, { month, state, value, limit, months }: Judged): OvertimeNudge {
  const said = state === "breach" ? "を超えた" : "に近づいた";
  return nudgeOf(person, "average", {
    ...{ occasion: `${month}:${stage(state)}`, about: { m: month } },
    facts: { month, minutes: value, limit, months: months.length },
    why: `${inMonth(month)}までの${months.length}か月の平均が${inHours(value)}となり、上限${inHours(limit)}${said}ため。`,
  });
}

const stage = (state: Judged["state"]) => (state === "breach" ? "over" : "near");

/** When a month more would be the last allowed or too many, and again when this month is likely to be that one too many. */
function sixthMonth(subject: Subject, levels: Levels): readonly OvertimeNudge[] {
  const { person, month, findings } = subject;
  const latest = findings.find(
    (each): each is Judged => each.rule === "months-over" && each.state !== "unknown" && each.state !== "exempt",
  );
  if (!latest) return [];
  const { value: count, limit: allowed, months } = latest;
  const over = inHours(levels.rules.limits[latest.kind].over?.minutes ?? 0);
  const about = { m: month };
  if (count >= allowed && !months.includes(month) && isLikely(subject, levels))
    return [
      nudgeOf(person, "sixth-month", {
        ...{ occasion: `${month}:likely`, about, facts: { month, count, allowed } },
        why: `${over}を超えた月が今年度${count}か月あり、今月も超える見込みで、上限の${allowed}か月を超えるため。`,
      }),
    ];
  if (latest.month < addMonths(month, -1)) return [];
  return [
    nudgeOf(person, "sixth-month", {
      ...{
        occasion: `${yearOf(latest.month, levels.rules.yearStart)}:${count}`,
        about,
        facts: { month: latest.month, count, allowed },
      },
      why: `${over}を超えた月が今年度${count}か月（上限${allowed}か月）となったため。`,
    }),
  ];
}

function isLikely(subject: Subject, levels: Levels): boolean {
  const line = lineOf(subject, levels);
  const chance = line && chanceOver(subject, line);
  return chance !== undefined && chance >= levels.nudges.likelyPercent;
}
