import { z } from "zod";
import { differ, type Fault, type Loose, list, ruled } from "../../../services/content/written/rules.ts";
import { id, map, text, words, yes } from "../../../services/content/written/shapes.ts";
import type { Survey } from "../survey.ts";

const section = text.refine((read) => /^[^#\s]+#[^#\s]+$/u.test(read), {
  error: "{place}は、方針の項目を agano#6-3-1-1 のように書いてください。",
});
const option = map({ id, name: words });
const options = ruled(z.array(option), differ("id"), between("options（選択肢）", 2, 6));
const question = map({
  id,
  section,
  ask: words,
  strain: yes.default(false),
  try: words.exactOptional(),
  options: options.exactOptional(),
});

/** One file of `surveys/`. */
export const surveyFile: z.ZodType<Survey> = map({
  id,
  name: words,
  questions: ruled(z.array(question), differ("id"), between("questions（問い）", 2, 5), strainFaults),
  comment: words.exactOptional(),
});

function between(name: string, least: number, most: number) {
  return function* (values: readonly unknown[] | undefined): Iterable<Fault> {
    if (Array.isArray(values) && (values.length < least || values.length > most))
      yield [[], `${name}は、${least}つから${most}つにしてください。いまは${values.length}つです。`];
  };
}

/** A choice is told for the whole city only, with no floor of its own. */
function* strainFaults(questions: Loose<Survey["questions"]>): Iterable<Fault> {
  for (const [at, each] of list(questions).entries())
    if (each?.options && each.strain === true)
      yield [[at, "strain"], "strain は、5段階の問いだけに書けます。options のある問いからは消してください。"];
}
