import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { Found } from "./found.ts";
import { syntaxProblems } from "./syntax.ts";

export type Path = readonly PropertyKey[];

/** A file as it was written: every value in it is text, a list or a map. */
export type Written = {
  /** As problems name it: `content/evaluation/scale.yaml`. */
  readonly file: string;
  readonly value: unknown;
  /** The line of what stands at a path; where there is nothing, that of the nearest thing around it. */
  readonly lineOf: (path: Path) => number;
};

/** Reads one file of the content folder, or says why it is not even YAML. */
export async function readWritten(contentDir: string, name: string): Promise<Found<Written>> {
  const file = `content/${name}`;
  const bytes = await readFile(join(contentDir, name)).catch(() => undefined);
  if (!bytes) return { problems: [{ file, message: absent }] };
  return parse(file, decoded(bytes));
}

const absent = "ファイルがないか、開けません。ファイルの名前と置き場所を確かめてください。";

function parse(file: string, text: string): Found<Written> {
  const lines = new LineCounter();
  // Failsafe: 000001 stays the text that it is, and no word turns into a truth value.
  const document = parseDocument(text, { lineCounter: lines, schema: "failsafe", prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const problems = syntaxProblems(document, text, lineAt).map((each) => ({ file, ...each }));
  if (problems.length > 0) return { problems };
  const lineOf = (path: Path) => lineAt(placeOf(document.contents, path));
  return { value: { file, value: document.toJS(), lineOf }, problems };
}

/** UTF-8, else as Windows in Japan writes it. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

/** Where in the text a path leads, followed as far as it goes; what has a name begins with it. */
function placeOf(node: Node | null | undefined, path: Path, begins = node?.range?.[0] ?? 0): number {
  const [step, ...rest] = path;
  if (step === undefined) return begins;
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | null | undefined;
    return item ? placeOf(item, rest) : begins;
  }
  const pair = isMap(node) ? node.items.find((each) => keyOf(each) === String(step)) : undefined;
  return pair ? placeOf(pair.value as Node | null, rest, (pair.key as Node).range?.[0]) : begins;
}

const keyOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : undefined);
