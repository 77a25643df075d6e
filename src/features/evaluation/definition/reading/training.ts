import { z } from "zod";
import { differ, type Fault, type Loose, ruled } from "../../../../services/content/written/rules.ts";
import { id, map, words, yes } from "../../../../services/content/written/shapes.ts";
import type { RatingError } from "../definition.ts";

const answer = map({ text: words, right: yes, why: words });
const error = map({
  id,
  name: words,
  explains: words,
  example: words,
  question: words,
  answers: ruled(z.array(answer).min(2), answersFaults),
});

/** `training.yaml`. */
export const trainingFile: z.ZodType<{ errors: RatingError[] }> = map({
  errors: ruled(z.array(error).min(1), differ("id")),
});

function* answersFaults(answers: Loose<RatingError["answers"]>): Iterable<Fault> {
  if (!Array.isArray(answers) || !answers.every((each) => typeof each?.right === "boolean")) return;
  const right = answers.filter((each) => each.right).length;
  if (right !== 1) yield [[], `正しい答え（right: true）が${right}個あります。1つだけにしてください。`];
}
