import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";

const minutes = z
  .string()
  .regex(/^[0-7]:[0-5]\d$/, { error: '時間は "3:30" のような「時:分」で書いてください。' })
  .transform((read) => Number(read.slice(0, 1)) * 60 + Number(read.slice(2)));
const monthDay = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, { error: '月日は "04-29" の形で書いてください。' });
const days = (least: number, most: number) => z.number().int().min(least).max(most);
const worded = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });

const file = z.strictObject({
  leave_year: z.enum(["calendar", "fiscal"]),
  carry_over_days: days(0, 40),
  half_day: z.strictObject({ morning: minutes, afternoon: minutes }),
  proposals: z.strictObject({ count: days(2, 3), lead_days: days(1, 60), away_percent: days(1, 100) }),
  nudges: z.strictObject({
    half_days: days(1, 40).nullable(),
    three_quarters_days: days(1, 40).nullable(),
    lapse_before_days: z.array(days(1, 300)),
    planned_before_days: days(1, 10),
    apart_days: days(1, 366),
    moment_below_days: days(1, 40).nullable(),
    moment_before_days: z
      .strictObject({ from: days(1, 120), to: days(0, 120) })
      .refine(({ from, to }) => to < from, { error: "to は from より小さくしてください。" }),
  }),
  moments: z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), name: worded, from: monthDay, to: monthDay })),
  targets: z
    .array(z.number().min(0).max(40))
    .refine(({ length }) => length === 0 || length === 4, { error: "目標は4つ書くか、空にしてください。" }),
});

export type LeaveSettings = ReturnType<typeof inOurWords>;
export type Moment = LeaveSettings["moments"][number];

/** Reads `content/settings/leave.yaml`. Rejects with SettingsProblem when it cannot be used. */
export const readLeaveSettings = async (contentDir: string): Promise<LeaveSettings> =>
  inOurWords(await readSettings(join(contentDir, "settings", "leave.yaml"), file));

const inOurWords = (read: z.infer<typeof file>) => ({
  yearKind: read.leave_year,
  carryOverDays: read.carry_over_days,
  /** In minutes. */
  halfDay: read.half_day,
  proposals: {
    count: read.proposals.count,
    leadDays: read.proposals.lead_days,
    awayShare: read.proposals.away_percent / 100,
  },
  nudges: {
    halfDays: read.nudges.half_days,
    threeQuartersDays: read.nudges.three_quarters_days,
    lapseBefore: read.nudges.lapse_before_days,
    plannedBefore: read.nudges.planned_before_days,
    apartDays: read.nudges.apart_days,
    momentBefore: read.nudges.moment_before_days,
    /** In a whole year; null: whatever was taken. */
    momentBelowDays: read.nudges.moment_below_days,
  },
  moments: read.moments,
  /** Days to have been taken by the end of each quarter of the leave year; none where the city set none. */
  targets: read.targets,
});
