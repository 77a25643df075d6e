import type { Tx } from "../../../services/database/database.ts";
import { type Foresight, foresee, type NoForesight } from "../foresight/foresee.ts";
import type { Learned } from "../foresight/learn.ts";
import { type Above, busyMonths, type Held, heldIn } from "../limits/designation.ts";
import { exemptMinutes } from "../limits/exempt.ts";
import { type HealthFinding, type HealthUnknown, healthFindings } from "../limits/health.ts";
import { kindOfMonth } from "../limits/held.ts";
import { type Finding, type Hours, limitFindings } from "../limits/limits.ts";
import { addMonths, firstDayOf, lastDayOf, monthOf, yearOf } from "../limits/month.ts";
import type { Reach, Services } from "../services.ts";
import { type ByPerson, byMonth, byPersonAndDay } from "./by-person.ts";
import { type Member, membersOf, unitsAbove } from "./store.ts";

/** Somebody's overtime as it stands on a day: what was worked, how it stands to the limits, how the month may end. */
export type Seen = Hours & {
  readonly member: Member;
  /** The month that the day is in. */
  readonly month: string;
  /** The kind of limit of this month. */
  readonly kind: Held["kind"] | undefined;
  /** Since the year began in which the last month lies. */
  readonly findings: readonly Finding[];
  /** Of this month and the five before. */
  readonly health: readonly (HealthFinding | HealthUnknown)[];
  readonly foresight: Foresight | NoForesight;
};

/** Months before this one that are looked at: a year of them, and what averages reach back to. */
const MONTHS_BACK = 18;
const HEALTH_MONTHS = 6;

/** Everybody of these who is at work on the day. Its queries do not grow with the people. */
export async function seenOf(
  services: Services,
  tx: Tx,
  who: readonly string[] | "everybody",
  today: string,
): Promise<readonly Seen[]> {
  const { attendance } = services;
  const month = monthOf(today);
  const [members, above, reach] = [await membersOf(tx, who, today), await unitsAbove(tx), await attendance.reach()];
  const ids = members.map(({ id }) => id);
  const months = await attendance.monthsOf(ids, firstDayOf(addMonths(month, -MONTHS_BACK)), firstDayOf(month));
  const running = await attendance.overtimeByDay(ids, firstDayOf(month), lastDayOf(month));
  const learned = await services.learnt(tx, month, reach);
  const known: Known = {
    ...{ services, today, month, above, reach, learned },
    worked: byMonth(months),
    days: byPersonAndDay(running),
    exemptDays: await exemptDays(services, members, month),
  };
  return members.map((member) => seen(member, known));
}

type Known = {
  readonly services: Services;
  readonly today: string;
  readonly month: string;
  readonly above: Above;
  readonly reach: Reach;
  readonly learned: Learned | undefined;
  readonly worked: ByPerson;
  readonly days: ByPerson;
  readonly exemptDays: ByPerson;
};

function seen(member: Member, known: Known): Seen {
  const { today, month, above, reach, learned } = known;
  const { rules, units, busy, health } = known.services.settings;
  const worked = known.worked.get(member.id) ?? new Map<string, number>();
  const held = heldIn(member.posts, units, above);
  const exempt = exemptMinutes(member.exempted, worked, known.exemptDays.get(member.id) ?? new Map());
  const past = { months: worked, busy: busyMonths(member.unit.code, busy, above) };
  const soFar = { until: reach.daily ?? "", days: known.days.get(member.id) ?? new Map<string, number>() };
  const from = yearOf(addMonths(month, -1), rules.yearStart);
  return {
    ...{ member, month, worked, exempt, held },
    kind: kindOfMonth(held, month, rules.yearStart),
    findings: limitFindings({ worked, exempt, held }, rules, { from, to: month }),
    health: healthFindings({ worked, held }, health, { from: addMonths(month, 1 - HEALTH_MONTHS), to: month }),
    foresight: foresee({ today, past, soFar }, learned, known.services.workdays),
  };
}

/** Only of those who did 特例業務 is it asked on which days they worked over. */
async function exemptDays({ attendance }: Services, members: readonly Member[], month: string): Promise<ByPerson> {
  const ids = members.filter(({ exempted }) => exempted.length > 0).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await attendance.overtimeByDay(ids, firstDayOf(addMonths(month, -MONTHS_BACK)), lastDayOf(month));
  return byPersonAndDay(rows);
}
