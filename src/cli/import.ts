import { stat } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { importRoster, type RosterResult } from "../features/roster/import.ts";
import type { Database } from "../services/database/database.ts";
import { fileSource } from "../services/files/source.ts";
import { isDay } from "../services/files/values.ts";
import { staffHelp } from "./import/help.ts";
import { readMapping } from "./import/mapping.ts";
import { progressBar } from "./import/progress.ts";
import { json, refusal, report } from "./import/report.ts";

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

/** `hagukumi import staff`: exit code 0 taken in (or would be), 1 refused, 2 wrong usage. */
export function importCommand(services: ImportServices): Command {
  const staff = new Command("staff")
    .description("職員名簿のCSVを取り込みます。(Takes in the staff roster, whole or not at all.)")
    .argument("<file>", "UTF-8またはShift_JIS（CP932）のCSVファイル")
    .option("--effective <date>", "この日からの名簿として取り込みます（YYYY-MM-DD、既定は今日）", readDate)
    .option("--deactivate-missing", "名簿にない職員を、その日から無効にします")
    .option("--dry-run", "何が変わるかだけを示し、何も変えません")
    .option("--mapping <file>", "列の対応表（YAMLまたはJSON）")
    .option("--json", "結果を1行のJSONで出力します")
    .addHelpText("after", staffHelp())
    .action((file: string, options: Options) => importStaff(file, options, services));
  return new Command("import")
    .description("市のシステムから書き出したファイルを取り込みます。(Takes in files from the city's systems.)")
    .addCommand(staff);
}

function readDate(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("2026-04-01 のような日付にしてください。");
  return text;
}

async function importStaff(path: string, options: Options, services: ImportServices): Promise<void> {
  const result = await tryImport(path, options, services);
  if (options.json) process.stdout.write(json(result));
  else if (typeof result === "string") process.stderr.write(refusal(result));
  else process.stdout.write(report(path, result, options.dryRun === true));
  if (options.json && typeof result !== "string") for (const note of result.notes) process.stderr.write(`${note}\n`);
  process.exitCode = typeof result !== "string" && result.accepted ? 0 : 1;
}

/** A file or mapping that cannot be read comes back as the sentence to say. */
async function tryImport(path: string, options: Options, services: ImportServices): Promise<RosterResult | string> {
  const mapping = options.mapping === undefined ? {} : await readMapping(options.mapping);
  if (typeof mapping === "string") return mapping;
  const size = await sizeOf(path);
  if (size === undefined) return `ファイル ${path} を開けません。ファイル名と読み取りの許可を確かめてください。`;
  const { db, close } = await services.open();
  const progress = progressBar(size);
  try {
    return await importRoster(db, fileSource(path), {
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

/** undefined where there is no file of that name. */
const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
