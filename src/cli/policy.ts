import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { Command } from "commander";
import { CorpusProblem, readPolicies, readPolicy } from "../features/policy/corpus.ts";
import type { Document } from "../features/policy/rules/document.ts";
import type { PolicyProblem, Section } from "../services/content/sections.ts";
import { type Asked, askedIn } from "./policy/asked.ts";
import { policyImportCommand } from "./policy/import.ts";
import { documentLine, problemText } from "./policy/words.ts";

/** A place outside the policy that names one of its sections. */
export type Pointer = { readonly section: string; readonly where: string };

export type PolicyCheck = {
  readonly documents: readonly Document[];
  readonly sections: readonly Section[];
  readonly problems: readonly PolicyProblem[];
  readonly pointers: readonly Pointer[];
  /** Pointers to a section that is not there. */
  readonly broken: readonly Pointer[];
  /** Questions of surveys and 1-on-1s; heading: of the section they come from, where it is there. */
  readonly asked: readonly (Asked & { readonly heading: string | undefined })[];
  /** Of an edited file: sections of the installed policy that it no longer has, or whose words differ. */
  readonly gone: readonly Section[];
  readonly reworded: readonly Section[];
};

/** `hagukumi policy check`: exit code 1 when an id is broken, missing or given twice; and `policy import`. */
export function policyCommand(contentDir: string): Command {
  const check = new Command("check")
    .description(
      "節と番号、それを引いている箇所、編集で壊れるものを示します（sections, ids, what points at each, what breaks）",
    )
    .argument("[file]", "編集した方針や例規のMarkdown。省くと content/policies と content/rules を点検します")
    .option("--json", "1行のJSONで出力します")
    .action(async (file: string | undefined, { json }: { json?: true }) => {
      const result = await tryCheck(contentDir, file);
      if (typeof result === "string") process.stderr.write(`${result}\n`);
      else process.stdout.write(json ? `${JSON.stringify(summary(result))}\n` : readable(result));
      process.exitCode = typeof result === "string" || hasFaults(result) ? 1 : 0;
    });
  return new Command("policy")
    .description("方針と例規を点検し、例規を取り込みます（looks at the policy, takes in rules）")
    .addCommand(check)
    .addCommand(policyImportCommand(contentDir));
}

const hasFaults = ({ problems, broken, gone, pointers }: PolicyCheck) =>
  broken.length > 0 ||
  problems.length > 0 ||
  gone.some(({ section }) => pointers.some((pointer) => pointer.section === section));

async function tryCheck(contentDir: string, file: string | undefined): Promise<PolicyCheck | string> {
  try {
    return await checkPolicy(contentDir, file);
  } catch (error) {
    if (error instanceof CorpusProblem) return error.message;
    if ((error as NodeJS.ErrnoException).code)
      return `${file ?? contentDir} を読み取れません。ファイル名を確かめてください。`;
    throw error;
  }
}

/** Compares a file with the installed policy of the same name; without one, looks at what is installed. */
export async function checkPolicy(contentDir: string, file: string | undefined): Promise<PolicyCheck> {
  const installed = await readInstalled(contentDir);
  const pointers = await pointersIn(contentDir);
  const edited =
    file === undefined ? undefined : readPolicy(basename(file, extname(file)), await readFile(file, "utf8"));
  const { sections, problems } = edited ?? installed;
  const now = new Map(sections.map((each) => [each.section, each]));
  const files = new Set(sections.map((section) => section.file));
  const others = installed.sections.filter(({ file }) => !files.has(file));
  const headings = new Map([...sections, ...others].map(({ section, heading }) => [section, heading]));
  const before = edited ? installed.sections.filter((section) => files.has(section.file)) : [];
  return {
    documents: edited ? [edited.document] : installed.documents,
    sections,
    problems,
    pointers,
    broken: pointers.filter(
      ({ section }) => !now.has(section) && (!edited || isNowhere(section, files, installed.sections)),
    ),
    asked: (await askedIn(contentDir)).map((each) => ({ ...each, heading: headings.get(each.section) })),
    gone: before.filter(({ section }) => !now.has(section)),
    reworded: before.filter(({ section, text }) => now.has(section) && now.get(section)?.text !== text),
  };
}

/** The policies, and the rules where a city has brought them in. */
async function readInstalled(contentDir: string) {
  const rules = join(contentDir, "rules");
  const folders = [join(contentDir, "policies"), ...((await holdsMarkdown(rules)) ? [rules] : [])];
  const read = await Promise.all(folders.map(readPolicies));
  return {
    documents: read.flatMap(({ documents }) => [...documents.values()]),
    sections: read.flatMap(({ sections }) => sections),
    problems: read.flatMap(({ problems }) => problems),
  };
}

async function holdsMarkdown(folder: string): Promise<boolean> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return false;
  return (await readdir(folder, { recursive: true })).some((name) => /\.(?:md|markdown)$/iu.test(name));
}

/** Of an edited file: a pointer to one of its sections, or to a policy that is not there at all. */
function isNowhere(section: string, edited: ReadonlySet<string>, installed: readonly Section[]): boolean {
  const file = section.split("#")[0] ?? "";
  return edited.has(file) || !installed.some((each) => each.section === section);
}

const named = /(?<![\p{L}\p{N}_-])([\p{L}\p{N}_-]{1,60}#[\p{L}\p{N}_.-]{1,80})/gu;

/** What is itself searched and quoted, and so points at nothing. */
const corpus = ["policies", "rules", "demo"];

/** Every `file#id` in the content beside the policies and rules. */
async function pointersIn(contentDir: string): Promise<readonly Pointer[]> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) =>
      entry.isFile() &&
      /\.(ya?ml|md)$/.test(entry.name) &&
      !corpus.includes(relative(contentDir, entry.parentPath).split(sep)[0] ?? ""),
  );
  const found = await Promise.all(
    files.map(async (entry) => pointersOf(join(entry.parentPath, entry.name), contentDir)),
  );
  return found.flat();
}

async function pointersOf(file: string, contentDir: string): Promise<readonly Pointer[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, at) =>
    [...line.matchAll(named)].map(([, section = ""]) => ({
      section,
      where: `${relative(contentDir, file)}:${at + 1}`,
    })),
  );
}

const summary = ({ documents, sections, problems, pointers, broken, asked, gone, reworded }: PolicyCheck) => ({
  documents,
  sections: sections.map(({ section, heading, line, inferred }) => ({
    section,
    heading,
    line,
    inferred,
    pointedAtBy: pointers.filter((pointer) => pointer.section === section).map(({ where }) => where),
  })),
  problems: problems.map((problem) => ({ ...problem, message: problemText(problem) })),
  broken,
  asked: asked.map(({ section, where, ask, heading }) => ({ section, where, ask, there: heading !== undefined })),
  gone: gone.map(({ section }) => section),
  reworded: reworded.map(({ section }) => section),
});

function readable({ documents, sections, problems, pointers, broken, asked, gone, reworded }: PolicyCheck): string {
  const pointed = (section: string) => pointers.filter((pointer) => pointer.section === section).length;
  const list = sections.map(
    ({ section, heading, inferred }) =>
      `  ${section}　${heading}${inferred ? "（推定を含む）" : ""}${pointed(section) > 0 ? `　← ${pointed(section)}か所` : ""}`,
  );
  const part = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [`${title}（${lines.length}件）`, ...lines] : [];
  return `${[
    ...part(
      "文書",
      documents.map((document) => `  ${documentLine(document)}`),
    ),
    `${sections.length}節`,
    ...list,
    ...part(
      "注意",
      problems.map((problem) => `  ${problem.file} ${problem.line}行目：${problemText(problem)}`),
    ),
    ...part(
      "方針の節のために聞く問い",
      asked.map(
        ({ section, where, ask, heading }) => `  ${section}　${heading ?? "【この節はありません】"}　← ${where}${ask}`,
      ),
    ),
    ...part(
      "引いた先がない箇所",
      broken.map(({ section, where }) => `  ${where} → ${section}`),
    ),
    ...part(
      "なくなる節",
      gone.map(({ section, heading }) => `  ${section}　${heading}（引いている箇所：${pointed(section)}）`),
    ),
    ...part(
      "文が変わる節",
      reworded.map(({ section, heading }) => `  ${section}　${heading}（引いている箇所：${pointed(section)}）`),
    ),
  ].join("\n")}\n`;
}
