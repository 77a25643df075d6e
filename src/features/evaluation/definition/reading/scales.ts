import { z } from "zod";
import { differ, type Fault, type Loose, list, ruled } from "../../../../services/content/written/rules.ts";
import { id, map, oneOf, text, whole, words, yes } from "../../../../services/content/written/shapes.ts";
import { type Difficulty, difficultyMarks, type Scale } from "../definition.ts";

const code = text.refine((read) => [...read].length <= 8, { error: "{place}は、8字までにしてください。" });
const grade = map({ code, name: words, anchor: words, points: whole(0, 1000).exactOptional(), fact: yes });
const scale = map({ id, grades: ruled(z.array(grade), differ("code"), gradesFaults) });
const difficulty = map({ mark: oneOf(difficultyMarks), sign: text, name: words });

/** `scale.yaml`: all scales that the city has ready, and which one it uses. */
export const scalesFile: z.ZodType<{ use: string; scales: Scale[]; difficulties: Difficulty[] }> = ruled(
  map({
    use: text,
    scales: ruled(z.array(scale).min(1), differ("id")),
    difficulties: ruled(z.array(difficulty), differ("mark"), marksFaults),
  }),
  useFaults,
);

function* gradesFaults(grades: Loose<Scale["grades"]>): Iterable<Fault> {
  if (Array.isArray(grades) && grades.length < 2) yield [[], "grades（評語）は、2つ以上書いてください。"];
  const points = list(grades).map((each) => each?.points);
  const given = points.filter((each) => each !== undefined);
  if (given.length === 0) return;
  for (const [at, each] of points.entries()) {
    const before = points[at - 1];
    if (each === undefined)
      yield [[at], "points（点）がありません。点は、すべての評語に書くか、どれにも書かないかのどちらかです。"];
    if (typeof each === "number" && typeof before === "number" && each >= before)
      yield [[at, "points"], `points（点）の ${each} は、すぐ上の評語の ${before} より小さくしてください。`];
  }
}

function* marksFaults(difficulties: Loose<readonly Difficulty[]>): Iterable<Fault> {
  if (!Array.isArray(difficulties)) return;
  for (const mark of difficultyMarks)
    if (!difficulties.some((each) => each?.mark === mark))
      yield [[], `困難度の mark: ${mark} の行がありません。hard、usual、easy の3つが要ります。`];
}

function* useFaults(file: Loose<{ use: string; scales: readonly Scale[] }>): Iterable<Fault> {
  const ids = list(file?.scales).map((each) => each?.id);
  if (typeof file?.use === "string" && file.use !== "" && ids.length > 0 && !ids.includes(file.use))
    yield [["use"], `use の「${file.use}」は、scales にありません。${ids.join("、")} のどれかにしてください。`];
}
