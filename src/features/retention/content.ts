import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";
import { lastDay, type Period, type RetentionClass } from "./retention.ts";
import { namedIn, tables, takenBy } from "./tables.ts";

const count = (most: number) => z.number().int().min(0).max(most);
const inUnit = <U extends Exclude<Period, "always">["unit"]>(unit: U, most: number) =>
  z
    .strictObject({ [unit]: count(most) })
    .transform((read): Period => ({ unit, count: Number(Object.values(read)[0]) }));
const period = z.union([
  z.literal("always"),
  z.literal("questions.yaml"),
  inUnit("days", 3660),
  inUnit("months", 600),
  inUnit("years", 100),
  inUnit("fiscal_years", 100),
]);

const worded = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const retentionClass = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: worded,
  begins: worded,
  tables: z.array(z.string()).min(1),
  keep: period,
  official: z.boolean().default(false),
  own: z.strictObject({ what: worded, readers: worded.optional() }).optional(),
});

/**
 * Reads `content/settings/retention.yaml`. Rejects with SettingsProblem when it cannot be used: a table is in no class or
 * in two, a class names no table of ours, a period is shorter than the product needs, or the people whom a class names
 * are not told of it.
 *
 * questionDays: what `questions.yaml` says.
 */
export async function readRetention(contentDir: string, questionDays: number): Promise<readonly RetentionClass[]> {
  const schema = z
    .strictObject({
      classes: z.array(
        retentionClass.transform((read): RetentionClass => {
          const keep: Period = read.keep === "questions.yaml" ? { unit: "days", count: questionDays } : read.keep;
          return { ...read, keep, own: read.own };
        }),
      ),
    })
    .check((context) => {
      for (const [place, message] of problems(context.value.classes))
        context.issues.push({ code: "custom", path: [place], message, input: context.value });
    });
  return (await readSettings(join(contentDir, "settings", "retention.yaml"), schema)).classes;
}

/** What is wrong, each with its place. */
function problems(classes: readonly RetentionClass[]): readonly (readonly [string, string])[] {
  const named = classes.flatMap((each) => each.tables);
  return [
    ...Object.keys(tables).flatMap((table) =>
      named.includes(table) ? [] : [[table, "どの区分にも入っていません。"] as const],
    ),
    ...named.flatMap((table, at) =>
      named.indexOf(table) < at ? [[table, "二つの区分に入っています。"] as const] : [],
    ),
    ...classes.flatMap((each) => each.tables.flatMap((table) => problemWith(each, table))),
    ...classes.flatMap((each) =>
      isUntold(each) ? [[each.id, "個人の名前が入る区分なので、own が必要です。"] as const] : [],
    ),
  ];
}

function problemWith(retention: RetentionClass, table: string): readonly (readonly [string, string])[] {
  const rule = Object.hasOwn(tables, table) ? tables[table] : undefined;
  const taker = takenBy(table);
  if (!rule) return [[table, "このような表はありません。"]];
  if (taker && !retention.tables.includes(taker)) return [[table, `${taker} と同じ区分に入れてください。`]];
  if (retention.official && !rule.archive) return [[table, "official は付けられません。"]];
  if (isShorter(retention.keep, rule.leastDays ?? 0)) return [[table, `${rule.leastDays}日より短くできません。`]];
  return [];
}

const isUntold = ({ own, tables: its }: RetentionClass): boolean => !own && its.some((table) => namedIn(table));

/** Counted from a day after which a period of months or fiscal years is shortest. */
const isShorter = (keep: Period, leastDays: number): boolean =>
  keep !== "always" && lastDay("2026-03-31", keep) < lastDay("2026-03-31", { unit: "days", count: leastDays });
