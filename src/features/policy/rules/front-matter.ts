import { isMap, isScalar, LineCounter, parseDocument, stringify } from "yaml";
import { z } from "zod";
import { partFrontMatter } from "../../../services/content/front-matter.ts";
import type { PolicyProblem } from "../../../services/content/sections.ts";
import { isDay, readDay } from "../../../services/files/values.ts";
import type { Document, DocumentKind } from "./document.ts";
import { employmentWords, kindWords, meaning } from "./words.ts";

const day = z.string().transform(readDay).pipe(z.string());
const known = <T extends string>(words: Readonly<Record<T, readonly string[]>>) =>
  z.string().transform((word, context) => {
    const found = meaning(words, word);
    if (found === undefined) context.addIssue({ code: "custom", message: "unknown" });
    return found ?? z.NEVER;
  });

/** What the head of a Markdown file may say, each beside its name. */
const fields = {
  title: z.string().min(1),
  kind: known(kindWords),
  number: z.string().min(1),
  "in-force": day,
  until: day,
  "applies-to": z.preprocess((said) => (typeof said === "string" ? [said] : said), z.array(known(employmentWords))),
  sample: z.boolean(),
} as const;
type Field = keyof typeof fields;
type Said = { [F in Field]?: z.output<(typeof fields)[F]> };

/**
 * What a Markdown file says of itself. A field that is wrong is told by its line and left out; what is missing comes
 * from the file: its first heading is the title, and it is a policy. Never throws.
 */
export function readDocument(
  file: string,
  markdown: string,
  firstHeading: string | undefined,
): { readonly document: Document; readonly problems: readonly PolicyProblem[] } {
  const { yaml, unclosed } = partFrontMatter(markdown);
  const { said, problems } = readFields(file, yaml ?? "");
  if (unclosed) problems.push({ file, line: 1, kind: "unclosed-front-matter", about: "" });
  const [, named] = /@(\d{4}-\d{2}-\d{2})$/u.exec(file) ?? [];
  const inForce = said["in-force"] ?? (named !== undefined && isDay(named) ? named : undefined);
  return {
    document: documentOf(file, said, inForce, firstHeading, named !== undefined),
    problems: [...problems, ...clashes(file, said, inForce, named !== undefined, yaml ?? "")],
  };
}

function documentOf(
  file: string,
  said: Said,
  inForce: string | undefined,
  firstHeading: string | undefined,
  older: boolean,
): Document {
  // An older version that does not say when it ended must not answer as if it held still.
  const until = said.until ?? (older ? inForce : undefined);
  return {
    file,
    title: said.title ?? firstHeading ?? file,
    kind: said.kind ?? "policy",
    appliesTo: said["applies-to"] ?? [],
    sample: said.sample ?? false,
    ...(said.number !== undefined && { number: said.number }),
    ...(inForce !== undefined && { inForce }),
    ...(until !== undefined && { until }),
  };
}

function clashes(
  file: string,
  said: Said,
  inForce: string | undefined,
  older: boolean,
  yaml: string,
): readonly PolicyProblem[] {
  const ends = said.until !== undefined && inForce !== undefined && said.until <= inForce;
  if (ends) return [{ file, line: lineOf(yaml, "until"), kind: "ends-before-it-begins", about: "until" }];
  const silent = older && said.until === undefined && !/^until:/mu.test(yaml);
  return silent ? [{ file, line: 1, kind: "no-end", about: "until" }] : [];
}

function readFields(file: string, yaml: string): { readonly said: Said; readonly problems: PolicyProblem[] } {
  const counter = new LineCounter();
  const parsed = parseDocument(yaml, { lineCounter: counter, uniqueKeys: true });
  const [error] = parsed.errors;
  if (error) {
    const line = counter.linePos(error.pos[0]).line + 1;
    return { said: {}, problems: [{ file, line, kind: "broken-front-matter", about: "" }] };
  }
  if (parsed.contents === null) return { said: {}, problems: [] };
  if (!isMap(parsed.contents))
    return { said: {}, problems: [{ file, line: 2, kind: "broken-front-matter", about: "" }] };
  const said: Record<string, unknown> = {};
  const problems: PolicyProblem[] = [];
  for (const { key, value } of parsed.contents.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const at = isScalar(key) && key.range ? counter.linePos(key.range[0]).line + 1 : 2;
    const read = Object.hasOwn(fields, name) ? fields[name as Field].safeParse(plain(value)) : undefined;
    if (read?.success) said[name] = read.data;
    else problems.push({ file, line: at, kind: read ? "wrong-setting" : "unknown-setting", about: name });
  }
  return { said, problems };
}

/** A YAML value as plain data; one that refers to itself or to nothing is no value. */
function plain(value: unknown): unknown {
  try {
    return (value as { toJSON?: () => unknown } | null)?.toJSON?.();
  } catch {
    return undefined;
  }
}

const lineOf = (yaml: string, field: Field) => yaml.split("\n").findIndex((line) => line.startsWith(`${field}:`)) + 2;

const ownWord = (kind: DocumentKind, title: string) =>
  kindWords[kind].find((word) => title.includes(word)) ?? kindWords[kind][0];

/** The head of a file for such a document, in the words that a city's staff would write. */
export function frontMatterOf({ title, kind, number, inForce, until, appliesTo, sample }: Document): string {
  const said = {
    title,
    kind: ownWord(kind, title),
    ...(number !== undefined && { number }),
    ...(inForce !== undefined && { "in-force": inForce }),
    ...(until !== undefined && { until }),
    ...(appliesTo.length > 0 && { "applies-to": appliesTo.map((each) => employmentWords[each][0]) }),
    ...(sample && { sample }),
  };
  return `---\n${stringify(said, { lineWidth: 0 })}---\n`;
}

/** The same file with these days in its head; its other words, comments among them, stay. */
export function withDays(
  markdown: string,
  days: { readonly inForce: string; readonly until: string | undefined },
): string {
  const { yaml = "", body } = partFrontMatter(markdown);
  const head = parseDocument(yaml === "" ? "in-force: ''" : yaml);
  const [inForce, until] = ["in-force", "until"].map((name) => saidDay(head.get(name)));
  if (inForce === days.inForce && until === days.until) return markdown;
  if (inForce !== days.inForce) head.set("in-force", days.inForce);
  if (days.until === undefined) head.delete("until");
  else if (until !== days.until) head.set("until", days.until);
  return `---\n${head.toString({ lineWidth: 0 })}---\n${bodyOf(body, yaml)}`;
}

const saidDay = (said: unknown) => (typeof said === "string" ? readDay(said) : undefined);

/** The text below the head, which `partFrontMatter` left as blank lines. */
function bodyOf(body: string, yaml: string): string {
  const lines = body.split("\n");
  return lines.slice(yaml === "" ? 0 : yaml.split("\n").length + 2).join("\n");
}
