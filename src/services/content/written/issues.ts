import type { z } from "zod";
import type { Path, Written } from "./document.ts";
import type { Found } from "./found.ts";
import type { Problem } from "./problem.ts";
import { now } from "./shapes.ts";

type Issue = z.core.$ZodIssue;

/** A file as the shape that it should have, or all in which it does not. */
export function fitted<T>(written: Written, shape: z.ZodType<T>): Found<T> {
  const result = shape.safeParse(written.value, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, written)) };
}

function problemsOf(issue: Issue, { file, lineOf }: Written): readonly Problem[] {
  if (issue.code !== "unrecognized_keys")
    return [{ file, line: lineOf(issue.path), message: messageOf(issue).replace("{place}", placeOf(issue.path)) }];
  return issue.keys.map((key) => ({
    file,
    line: lineOf([...issue.path, key]),
    message: unknownKey(key, issue),
  }));
}

function unknownKey(key: string, { input, message: known }: Issue): string {
  const value = (input as Readonly<Record<string, unknown>> | undefined)?.[key];
  // What follows a comma within { } is taken for a name, with nothing after it.
  const hint = value
    ? "つづりと字下げを確かめてください。"
    : '文の中に「,」があるときは、文の全体を " " で囲んでください。';
  return `「${key}」という項目は、ここには書けません。${hint}ここに書けるのは ${known} です。`;
}

function messageOf(issue: Issue): string {
  if (issue.code === "custom") return issue.message;
  if (issue.input === undefined || issue.input === null) return "{place}がありません。書き加えてください。";
  if (issue.code === "invalid_value")
    return `{place}に書けるのは、${issue.values.join("、")} のいずれかです。${now(issue.input)}`;
  if (issue.code === "too_small") return few(issue.origin);
  if (issue.code === "invalid_type") return expected[issue.expected] ?? odd;
  return odd;
}

const few = (origin: string) =>
  origin === "array" ? "{place}に、1つ以上書いてください。" : "{place}に、文字を書いてください。";

const odd = "{place}の書き方が違います。ファイルの先頭の説明をご覧ください。";
const expected: Readonly<Record<string, string>> = {
  string: "{place}には、1つの値だけを書いてください（その下に字下げした行や、[ ] や { } は書けません）。",
  array: "{place}は、「- 」で始まる行を並べるか、[ ] の中に , で区切って書いてください。",
  object: "{place}は、「名前: 値」の行を字下げして並べるか、{ } の中に , で区切って書いてください。",
};

/** 「weight」, 「behaviours」の2つ目, or the file as a whole. */
function placeOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "ファイルの中身";
  if (typeof last !== "number") return `「${String(last)}」`;
  return `「${String(path.at(-2) ?? "")}」の${last + 1}つ目`;
}
