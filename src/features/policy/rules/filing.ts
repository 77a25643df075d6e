import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readPolicy } from "../corpus.ts";
import { type ArticleChanges, articleChanges } from "./articles.ts";
import { LARGEST_PAGE, ReikiProblem, readReiki } from "./reiki.ts";
import { type Filed, type Given, type Obstacle, type Plan, planVersions } from "./versions.ts";

export type ImportOptions = Given & {
  readonly folder: string;
  /** The file's stem; absent: that of the rule with the same title, else made from the title. */
  readonly name?: string;
  readonly dryRun?: boolean;
  /** Also where nothing of the version that is replaced remains. */
  readonly replace?: boolean;
};

export type FileChange = { readonly file: string; readonly change: "added" | "changed" | "removed" };

export type Imported = Plan & {
  readonly stem: string;
  /** What was done in the folder, or would be. */
  readonly changes: readonly FileChange[];
  readonly articles: ArticleChanges;
  readonly leftOut: readonly string[];
  readonly pictures: number;
};

/** Takes a rule into a folder. Rejects with ReikiProblem, and changes nothing, where that cannot be done. */
export async function importRule(path: string, options: ImportOptions): Promise<Imported> {
  const page = readReiki(await readBytes(path));
  const existing = await filedIn(options.folder);
  const stem = options.name ?? stemFor(page.title, existing);
  const filed = existing.filter(({ document }) => document.file.split("@")[0] === stem);
  const plan = planVersions(stem, filed, page, options);
  if (typeof plan === "string") throw new ReikiProblem(obstacleWords(plan, stem, filed));
  const articles = articleChanges(plan.base?.markdown ?? "", plan.markdown);
  if (plan.outcome === "corrected" && articles.unchanged === 0 && articles.removed.length > 0 && !options.replace)
    throw new ReikiProblem(
      `${stem}.md の同じ施行日の版と、同じ条が一つもありません。別のファイルではないか確かめてください。置き換えるときは --replace を付けてください。`,
    );
  const changes = changesOf(filed, plan);
  if (!options.dryRun) await carryOut(options.folder, plan, changes, stem);
  return {
    ...plan,
    stem,
    changes,
    articles,
    leftOut: page.leftOut,
    pictures: page.pictures,
  };
}

async function readBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  // Known before a byte is read.
  if (found?.isFile() && found.size > LARGEST_PAGE) return new Uint8Array(LARGEST_PAGE + 1);
  const bytes = found?.isFile() ? await readFile(path).catch(() => undefined) : undefined;
  if (!bytes) throw new ReikiProblem(`${path} を開けません。ファイル名と読み取りの許可を確かめてください。`);
  return bytes;
}

/** The rules of a folder; none where there is no folder yet. */
async function filedIn(folder: string): Promise<readonly Filed[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new ReikiProblem(`フォルダー ${folder} を開けません。場所と許可を確かめてください。`);
  });
  const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".md")).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const markdown = await readFile(join(folder, name), "utf8");
      return { document: readPolicy(name.slice(0, -".md".length), markdown).document, markdown };
    }),
  );
}

/** The stem of the rule that has this title already, else the title's own letters. */
function stemFor(title: string, existing: readonly Filed[]): string {
  const known = existing.find(({ document }) => document.title === title && !document.file.includes("@"));
  const letters = title.normalize("NFKC").replace(/[^\p{L}\p{N}_-]+/gu, "");
  return known?.document.file ?? ([...letters].slice(0, 60).join("") || "rule");
}

function obstacleWords(obstacle: Obstacle, stem: string, filed: readonly Filed[]): string {
  const title = filed.find(({ document }) => document.file === stem)?.document.title ?? "";
  const words: Readonly<Record<Obstacle, string>> = {
    "no-day": "施行日が読み取れません。--in-force 2025-04-01 のように指定してください。",
    "no-kind": "例規の種類が読み取れません。--kind 条例、規則、要綱、訓令のいずれかを指定してください。",
    "other-title": `${stem}.md は題名の異なる例規（${title}）です。--name で別の名前を指定してください。題名が改められたときは、先に ${stem}.md の title を新しい題名に直してください。`,
    undated: `${stem}.md に施行日がありません。ファイルの先頭に in-force: 2025-04-01 のように書いてから、もう一度お試しください。`,
    "same-day": "同じ施行日の別の版が既にあります。--in-force を確かめてください。",
  };
  return words[obstacle];
}

function changesOf(filed: readonly Filed[], { files }: Plan): readonly FileChange[] {
  const before = new Map(filed.map(({ document, markdown }) => [document.file, markdown]));
  return [
    ...[...files].flatMap(([file, text]): readonly FileChange[] =>
      before.get(file) === text ? [] : [{ file, change: before.has(file) ? "changed" : "added" }],
    ),
    ...[...before.keys()].flatMap((file): readonly FileChange[] =>
      files.has(file) ? [] : [{ file, change: "removed" }],
    ),
  ];
}

/** Older versions first and what goes last, so that whoever reads meanwhile finds no rule missing. */
async function carryOut(folder: string, { files }: Plan, changes: readonly FileChange[], stem: string): Promise<void> {
  const order = ({ file, change }: FileChange) => (change === "removed" ? 2 : file === stem ? 1 : 0);
  if (changes.length > 0) await mkdir(folder, { recursive: true });
  for (const { file, change } of [...changes].sort((a, b) => order(a) - order(b))) {
    const path = join(folder, `${file}.md`);
    if (change === "removed") await rm(path);
    else await writeWhole(path, files.get(file) ?? "");
  }
}

/** The file is there whole or not at all, also when the power goes. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const file = await open(beside, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
