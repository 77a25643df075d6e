import { readFile, stat } from "node:fs/promises";
import { Presets, SingleBar } from "cli-progress";
import { Command, InvalidArgumentError } from "commander";
import { parse } from "yaml";
import { z } from "zod";
import { columnName, type RosterColumn, rosterLayout } from "../features/roster/columns.ts";
import { importRoster, type RosterResult } from "../features/roster/import.ts";
import type { Plan } from "../features/roster/roster.ts";
import type { Database } from "../services/database/database.ts";
import type { Mapping } from "../services/files/header.ts";
import type { FileProblem } from "../services/files/problem.ts";

export type ImportServices = {
  readonly open: () => Promise<{ readonly db: Database; readonly close: () => Promise<void> }>;
  readonly now: () => Date;
  readonly today: () => string;
};

type Options = {
  readonly effective?: string;
  readonly deactivateMissing?: true;
  readonly dryRun?: true;
  readonly mapping?: string;
  readonly json?: true;
};

/** `hagukumi import staff`: exit code 0 taken in (or would be), 1 refused. */
export function importCommand(services: ImportServices): Command {
  const staff = new Command("staff")
    .description("職員名簿のCSVを取り込みます（takes in the staff roster, whole or not at all）")
    .argument("<file>", "CP932またはUTF-8のCSVファイル")
    .option("--effective <date>", "この日からの名簿として取り込みます（YYYY-MM-DD、既定は今日）", readDate)
    .option("--deactivate-missing", "名簿にない職員を、その日から退職として扱います")
    .option("--dry-run", "何が変わるかだけを示し、何も変えません")
    .option("--mapping <file>", "列の対応表（YAMLまたはJSON）")
    .option("--json", "1行のJSONで出力します")
    .addHelpText("after", help())
    .action((file: string, options: Options) => importStaff(file, options, services));
  return new Command("import")
    .description("市のシステムから書き出したファイルを取り込みます（takes in files from the city's systems）")
    .addCommand(staff);
}

function readDate(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError("2026-04-01 のような日付にしてください。");
  return text;
}

async function importStaff(path: string, options: Options, services: ImportServices): Promise<void> {
  const result = await tryImport(path, options, services);
  if (typeof result === "string") return fail(result, options);
  const { accepted, plan, problems, rows } = result;
  const counts = {
    rows,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    deactivated: plan.leaving.length,
  };
  if (options.json) process.stdout.write(`${JSON.stringify({ accepted, ...counts, problems })}\n`);
  else process.stdout.write(report(path, result, options.dryRun === true));
  process.exitCode = accepted ? 0 : 1;
}

/** A file or mapping that cannot be read comes back as the sentence to say. */
async function tryImport(path: string, options: Options, services: ImportServices): Promise<RosterResult | string> {
  const mapping = options.mapping === undefined ? {} : await readMapping(options.mapping);
  if (typeof mapping === "string") return mapping;
  if (!(await isFile(path))) return `${path} を開けません。ファイル名を確かめてください。何も変えていません。`;
  const { db, close } = await services.open();
  const progress = progressBar();
  try {
    return await importRoster(db, {
      path,
      mapping,
      effectiveOn: options.effective ?? services.today(),
      now: services.now(),
      deactivateMissing: options.deactivateMissing === true,
      dryRun: options.dryRun === true,
      onProgress: progress.at,
    });
  } finally {
    progress.end();
    await close();
  }
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const mappingSchema = z.record(z.string(), z.string());

async function readMapping(file: string): Promise<Mapping | string> {
  const known = (Object.keys(rosterLayout) as RosterColumn[]).map(columnName);
  try {
    const mapping = mappingSchema.parse(parse(await readFile(file, "utf8")));
    const unknown = Object.keys(mapping).filter((name) => !known.includes(name));
    return unknown.length === 0
      ? mapping
      : `対応表の「${unknown.join("」「")}」は取り込む列ではありません。使える列：${known.join("、")}。何も変えていません。`;
  } catch {
    return `対応表 ${file} を読み取れません。「職員番号: 社員コード」のように、1行に1つずつ書いてください。何も変えていません。`;
  }
}

function fail(message: string, { json }: Options): void {
  if (json) {
    const problems: readonly FileProblem[] = [{ line: 1, column: "", message }];
    process.stdout.write(
      `${JSON.stringify({ accepted: false, rows: 0, added: 0, changed: 0, unchanged: 0, deactivated: 0, problems })}\n`,
    );
  } else process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Shown on a terminal, for what takes more than a second. */
function progressBar() {
  const bar = new SingleBar(
    { format: "読み込み中 {value}行", clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  const began = Date.now();
  let shown = false;
  const at = (rows: number) => {
    if (!process.stderr.isTTY || Date.now() - began < 1000) return;
    if (!shown) bar.start(0, 0);
    shown = true;
    bar.update(rows);
  };
  return { at, end: () => void (shown && bar.stop()) };
}

function report(path: string, { accepted, rows, plan, problems }: RosterResult, dryRun: boolean): string {
  if (!accepted) return `${path} は取り込めません。何も変えていません。\n${problems.map(problemLine).join("\n")}\n`;
  const heading = dryRun
    ? `${path} を取り込むと、次のように変わります（まだ何も変えていません）。`
    : `${path} を取り込みました。`;
  const counts = `${rows}行：追加${plan.added.length}人、変更${plan.changed.length}人、変わらず${plan.unchanged}人、無効${plan.leaving.length}人`;
  return `${[heading, counts, ...planLines(plan)].join("\n")}\n`;
}

const problemLine = ({ line, column, message }: FileProblem) =>
  `  ${line}行目${column ? `「${column}」` : ""}：${message}`;

const planLines = ({ added, changed, leaving }: Plan): readonly string[] => [
  ...added.map((entry) => `  ${entry.line}行目：追加　${entry.staffNumber} ${entry.name}（${entry.unitName}）`),
  ...changed.map(
    ({ entry, known, columns }) =>
      `  ${entry.line}行目：変更　${entry.staffNumber} ${entry.name}（${[...(known.active ? [] : ["有効"]), ...columns.map(columnName)].join("、")}）`,
  ),
  ...leaving.map((person) => `  無効　${person.staffNumber} ${person.name}`),
];

function help(): string {
  const columns = (Object.keys(rosterLayout) as RosterColumn[]).map((column) => {
    const { names, required } = rosterLayout[column];
    return `  ${names[0]}${required ? "（必須）" : ""}${names.length > 1 ? `　別名：${names.slice(1).join("、")}` : ""}`;
  });
  return `
列（1行目は見出しです）：
${columns.join("\n")}

値：
  職層    管理職 / 中間指導職 / 一般職
  役割    HR（人事）/ OFFICER（相談員）/ ADMIN（IT管理）。複数は ; で区切ります
  有効    1（有効）/ 0（無効）。空欄は有効
  採用日  2026/04/01、2026年4月1日、令和8年4月1日 など

対応表（--mapping）は「取り込む列: ファイルの見出し」を1行ずつ書いたYAMLまたはJSONです：
  職員番号: 社員コード
  所属名: 部署

ファイル全体を受け入れるか、何も変えないかのどちらかです。終了コード：0 完了、1 受け付けなかった、2 使い方の誤り`;
}
