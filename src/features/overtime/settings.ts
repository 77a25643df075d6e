import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";
import type { Busy, Designation } from "./limits/designation.ts";
import type { Limits } from "./limits/limits.ts";

const wrongHours = { error: '時間は 60 のような整数か、"36:30" のような「時:分」で書いてください。' };
/** Hours, as a whole number or `H:MM`, to minutes. */
const hours = z
  .union([z.number().int().min(1).max(2000), z.string().regex(/^\d{1,4}:[0-5]\d$/, wrongHours)], wrongHours)
  .transform((read) => {
    if (typeof read === "number") return read * 60;
    const [whole, minutes] = read.split(":").map(Number) as [number, number];
    return whole * 60 + minutes;
  });
/** The law's own figure, from which a city may only depart to the safe side. */
const atMost = (most: number) =>
  hours.refine((minutes) => minutes <= most * 60, { error: `${most}時間より長くできません。` });
const count = (least: number, most: number) => z.number().int().min(least).max(most);
const day = z.iso.date({ error: '日は "2026-04-01" の形で書いてください。' });
const code = z.string({ error: "所属コードは引用符で囲んで書いてください。" }).min(1);
const worded = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });

const standard = z
  .strictObject({ month: hours, year: hours })
  .transform(({ month, year }): Limits => ({ month: { minutes: month, under: false }, year }));
const external = z
  .strictObject({
    ...{ month_under: hours, year: hours, average: hours },
    over: z.strictObject({ hours, months: count(1, 12) }),
  })
  .transform(
    ({ month_under, year, average, over }): Limits => ({
      month: { minutes: month_under, under: true },
      ...{ year, average, over: { minutes: over.hours, months: over.months } },
    }),
  );
const agreement36 = z
  .strictObject({
    ...{ special_clause: z.boolean(), month: hours, year: hours },
    special: z.strictObject({ month_under: hours, year: hours, average: hours, months: count(1, 6) }),
  })
  .transform(({ special_clause, month, year, special }): Limits => {
    if (!special_clause) return { month: { minutes: month, under: false }, year };
    return {
      month: { minutes: special.month_under, under: true },
      ...{ year: special.year, average: special.average, over: { minutes: month, months: special.months } },
    };
  });

const unit = z
  .strictObject({
    code,
    kind: z.enum(["standard", "external", "agreement36"]),
    from: day.optional(),
    to: day.optional(),
  })
  .refine(({ from = "", to = "9999-12-31" }) => from <= to, { error: "to は from より後の日にしてください。" })
  .transform((read): Designation => read);

const file = z.strictObject({
  year_start_month: count(1, 12),
  averages_cross_year: z.boolean(),
  limits: z.strictObject({ standard, external, agreement36, after_external_month: hours }),
  units: z.array(unit),
  busy: z.array(z.strictObject({ code, months: z.array(count(1, 12)).min(1) }).transform((read): Busy => read)),
  health: z.strictObject({ tell_over: atMost(80), interview_from: hours, interview_average_over: hours }),
  physician: z.strictObject({ name: worded, where: worded }),
  nudges: z.strictObject({
    early: hours.nullable(),
    near_percent: count(50, 99),
    near_average_percent: count(50, 99),
    likely_percent: count(50, 95),
  }),
  review_due_months: count(1, 12),
  floor: count(5, 1000),
});

export type OvertimeSettings = ReturnType<typeof inOurWords>;

/** Reads `content/settings/overtime.yaml`. Rejects with SettingsProblem when it cannot be used. */
export const readOvertimeSettings = async (contentDir: string): Promise<OvertimeSettings> =>
  inOurWords(await readSettings(join(contentDir, "settings", "overtime.yaml"), file));

/** All durations in minutes. */
const inOurWords = (read: z.infer<typeof file>) => ({
  rules: {
    yearStart: read.year_start_month,
    averagesCrossYear: read.averages_cross_year,
    limits: {
      standard: read.limits.standard,
      external: read.limits.external,
      agreement36: read.limits.agreement36,
    },
    afterExternalMonth: read.limits.after_external_month,
    near: { percent: read.nudges.near_percent, averagePercent: read.nudges.near_average_percent },
  },
  health: {
    tellOver: read.health.tell_over,
    interviewFrom: read.health.interview_from,
    interviewAverageOver: read.health.interview_average_over,
  },
  nudges: { early: read.nudges.early ?? undefined, likelyPercent: read.nudges.likely_percent },
  units: read.units,
  busy: read.busy,
  physician: read.physician,
  reviewDueMonths: read.review_due_months,
  floor: read.floor,
});
