import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { curatedTexts } from "../compose/questions.ts";
import { ConfigProblem, readConfig } from "../config.ts";
import { createCuratedAnswers } from "../features/curated-answer/store.ts";
import { CorpusProblem, readCorpus, readLexicon, readPolicies, sourcesOf } from "../features/policy/corpus.ts";
import { curatedSections } from "../features/policy/curated.ts";
import {
  ask,
  asked,
  buildEngine,
  type Engine,
  type Quote,
  type Reply,
  reply,
} from "../features/policy/retrieval/index.ts";
import { holdsOn } from "../features/policy/rules/document.ts";
import { systemClock } from "../services/clock.ts";
import type { Section } from "../services/content/sections.ts";
import { DatabaseProblem, openDatabase } from "../services/database/database.ts";

/** Where questions come from and answers go; the process's own by default. */
export type AskStreams = { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable };

type Options = {
  readonly policy?: string;
  readonly corpus?: string;
  readonly top: number;
  readonly json?: true;
  readonly withQa?: true;
  readonly rules?: string;
};

const inPackage = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const help = `
--json を付けて質問を書かないときは、標準入力から {"id":"1","q":"質問"} を1行に1件読み、
同じ順に {"id","refused","reason"?,"answer","passages":[{"section","heading","text","score"}]} を1行ずつ書きます。
読めない行には {"line","error"} を書き、最後に終了コード1で終わります。
reason：value-missing（求める値の定めがない）、out-of-scope（範囲の外）、not-covered（記載がない）、
        instruction（質問ではなく指示）、consult（つらい気持ちの言葉）
終了コード：0 完了（記載がないという回答も含みます）、1 読めない行があった・実行できなかった、2 使い方の誤り`;

/** `hagukumi ask`: answers from files alone, with the policy's own words or a plain no. */
export function askCommand(streams: AskStreams = process): Command {
  return new Command("ask")
    .description("方針についての質問に、方針の言葉で答えます（answers questions in the policy's own words）")
    .argument("[question]", "質問")
    .option("--policy <dir>", "方針（Markdown）のフォルダー。既定は content/policies")
    .option("--corpus <dir>", "評価用のフォルダー（corpus.jsonl）")
    .option("--top <n>", "示す記述の数", readTop, 3)
    .option("--json", "JSONで出力します")
    .option("--rules <dir>", "例規のフォルダーも含めます（市のものは content/rules、デモの見本は content/demo/rules）")
    .option("--with-qa", "庁内Q&Aも含めます（データベースを使います）")
    .addHelpText("after", help)
    .action(async (question: string | undefined, options: Options) => {
      const misuse = misuseOf(question, options);
      process.exitCode = misuse === undefined ? await run(question, options, streams) : tell(streams, misuse, 2);
    });
}

function readTop(text: string): number {
  const top = Number(text);
  if (!/^\d+$/u.test(text) || top < 1 || top > 100)
    throw new InvalidArgumentError("1から100までの整数にしてください。");
  return top;
}

function misuseOf(question: string | undefined, { policy, corpus, json, withQa, rules }: Options): string | undefined {
  if (corpus !== undefined && (withQa || rules)) return "--corpus のときは、--with-qa と --rules は使えません。";
  if (policy !== undefined && corpus !== undefined)
    return "--policy と --corpus は、どちらか一方だけを指定してください。";
  if (question === undefined && !json)
    return "質問を書いてください。標準入力からまとめて読むときは --json を付けてください。";
  return undefined;
}

function tell({ stderr }: AskStreams, message: string, exitCode: number): number {
  stderr.write(`${message}\n`);
  return exitCode;
}

/** Resolves with the exit code. */
async function run(question: string | undefined, options: Options, streams: AskStreams): Promise<number> {
  try {
    const engine = await openEngine(options);
    if (question === undefined) return await answerLines(engine, options.top, streams);
    const found = reply(engine, question, options.top);
    await write(streams.stdout, options.json ? `${JSON.stringify(asked(found))}\n` : readable(found));
    return 0;
  } catch (error) {
    if (error instanceof CorpusProblem || error instanceof ConfigProblem || error instanceof DatabaseProblem)
      return tell(streams, error.message, 1);
    throw error;
  }
}

async function openEngine({ policy, corpus, withQa, rules }: Options): Promise<Engine> {
  const lexicon = await readLexicon(inPackage("content/lexicon.yaml"));
  if (corpus !== undefined) return buildEngine(await readCorpus(corpus), lexicon, "whole");
  const folders = [policy ?? inPackage("content/policies"), ...(rules === undefined ? [] : [rules])];
  const sections = (await Promise.all(folders.map(inForce))).flat();
  return buildEngine(sourcesOf([...sections, ...(withQa ? await curated() : [])]), lexicon);
}

/** What holds today of a folder. */
async function inForce(folder: string): Promise<readonly Section[]> {
  const { sections, documents } = await readPolicies(folder);
  const today = systemClock.today();
  return sections.filter(({ file }) => {
    const document = documents.get(file);
    return document === undefined || holdsOn(document, today);
  });
}

/** The 庁内Q&A of the database that the environment names. */
async function curated(): Promise<readonly Section[]> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const database = await openDatabase({ databaseUrl, dataDir, onNote: () => {} });
  try {
    return curatedSections(await curatedTexts(createCuratedAnswers(database.db))());
  } finally {
    await database.close();
  }
}

/** One answer a line, in the order of the questions; never more than one line ahead of who reads. */
async function answerLines(engine: Engine, top: number, { stdin, stdout }: AskStreams): Promise<number> {
  let [line, bad] = [0, 0];
  for await (const text of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === "") continue;
    const entry = readEntry(text);
    if (typeof entry === "string") bad++;
    const answer = typeof entry === "string" ? { line, error: entry } : { id: entry.id, ...ask(engine, entry.q, top) };
    if (!(await write(stdout, `${JSON.stringify(answer)}\n`))) break;
  }
  return bad > 0 ? 1 : 0;
}

const entrySchema = z.object({ id: z.union([z.string(), z.number()]), q: z.string() });

/** A question with its id, or a sentence saying what is wrong with the line. */
function readEntry(text: string): z.infer<typeof entrySchema> | string {
  let line: unknown;
  try {
    line = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return 'JSONとして読めません。{"id":"1","q":"質問"} の形にしてください。';
  }
  const entry = entrySchema.safeParse(line);
  return entry.success ? entry.data : 'id と q（文字列）が必要です。{"id":"1","q":"質問"} の形にしてください。';
}

/** Waits while the reader is slow; false: nobody reads any more (`| head`), which is no failure. */
function write(stream: Writable, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (goesOn: boolean) => {
      stream.off("error", broken);
      resolve(goesOn);
    };
    const broken = () => end(false);
    stream.on("error", broken);
    stream.write(text, (error) => (error ? setImmediate(end, false) : end(true)));
  });
}

/** For a person: the answer, then what else is near, each with its headings and section. */
function readable(found: Reply): string {
  const { answer, refused } = asked(found);
  const further = refused ? found.quotes : found.quotes.slice(1);
  const [first] = refused ? [] : found.quotes;
  const source = first ? [placeOf(first)] : [];
  const title = refused ? "近い記述" : "関連する記述";
  const list =
    further.length > 0 ? [`【${title}】`, ...further.map((quote) => `${placeOf(quote)}\n${indented(quote.text)}`)] : [];
  return `${[answer, ...source, ...list].join("\n\n")}\n`;
}

const placeOf = ({ source }: Quote) => `■ ${source.path.join(" › ")}（${source.section}）`;
const indented = (text: string) => text.replace(/^/gmu, "  ");
