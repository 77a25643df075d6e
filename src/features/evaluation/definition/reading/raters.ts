import { z } from "zod";
import { type Fault, type Loose, list, repeated, ruled } from "../../../../services/content/written/rules.ts";
import { map, now, text } from "../../../../services/content/written/shapes.ts";
import { readDay } from "../../../../services/files/values.ts";
import type { RaterRules, UnitRaters } from "../definition.ts";

const staffNumber = text.refine((read) => read === "" || /^[0-9A-Za-z-]{1,20}$/u.test(read), {
  error: ({ input }) => `{place}には、職員番号を書いてください（氏名ではなく、半角の英数字です）。${now(input)}`,
});
const day = z.string().transform((read, context) => {
  const found = readDay(read);
  if (found) return found;
  context.addIssue({ code: "custom", message: `{place}は、2027-04-01 の形で、ある日付を書いてください。${now(read)}` });
  return z.NEVER;
});

const optional = staffNumber.exactOptional();
const unit = map({ code: text, from: day, first: optional, second: optional, adjuster: optional, confirmer: optional });

/** `raters.yaml`. */
export const ratersFile: z.ZodType<RaterRules> = map({
  adjuster: optional,
  confirmer: optional,
  board: ruled(z.array(staffNumber), boardFaults),
  units: ruled(z.array(unit), unitsFaults),
});

function boardFaults(board: Loose<readonly string[]>): readonly Fault[] {
  return repeated(list(board)).map(({ at, value }) => [[at], `苦情審査会の委員「${value}」が、2回書かれています。`]);
}

function* unitsFaults(units: Loose<readonly UnitRaters[]>): Iterable<Fault> {
  const read = list(units);
  const dated = read.map((each) => (each?.code && each.from ? `${each.code} ${each.from}` : undefined));
  for (const { at, value } of repeated(dated))
    yield [[at], `所属コードと日付が同じ行（${value}）が、前にもあります。どちらかを消してください。`];
  for (const [at, each] of read.entries())
    if (each && typeof each === "object" && !(each.first || each.second || each.adjuster || each.confirmer))
      yield [[at], "first、second、adjuster、confirmer のどれもありません。この部署で変える評価者を書いてください。"];
}
