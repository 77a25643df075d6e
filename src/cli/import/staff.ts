import { Command, InvalidArgumentError } from "commander";
import { columnName, type RosterColumn, rosterLayout } from "../../features/roster/columns.ts";
import { importRoster, type RosterResult } from "../../features/roster/import.ts";
import { isDay } from "../../services/files/values.ts";
import { type ImportServices, withFile } from "./file.ts";
import { staffHelp } from "./help.ts";
import { readMapping } from "./mapping.ts";
import { refusal, report, staffJson } from "./report.ts";

type Options = {
  readonly effective?: string;
  readonly deactivateMissing?: true;
  readonly dryRun?: true;
  readonly mapping?: string;
  readonly json?: true;
};

/** `hagukumi import staff`: exit code 0 taken in (or would be), 1 refused, 2 wrong usage. */
export function staffCommand(services: ImportServices): Command {
  return new Command("staff")
    .description("職員名簿のCSVを取り込みます。(Takes in the staff roster, whole or not at all.)")
    .argument("<file>", "UTF-8またはShift_JIS（CP932）のCSVファイル")
    .option("--effective <date>", "この日からの名簿として取り込みます（YYYY-MM-DD、既定は今日）", readDate)
    .option("--deactivate-missing", "名簿にない職員を、その日から無効にします")
    .option("--dry-run", "何が変わるかだけを示し、何も変えません")
    .option("--mapping <file>", "列の対応表（YAMLまたはJSON）")
    .option("--json", "結果を1行のJSONで出力します")
    .addHelpText("after", staffHelp())
    .action((file: string, options: Options) => importStaff(file, options, services));
}

function readDate(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("2026-04-01 のような日付にしてください。");
  return text;
}

async function importStaff(path: string, options: Options, services: ImportServices): Promise<void> {
  const result = await tryImport(path, options, services);
  if (options.json) process.stdout.write(staffJson(result));
  else if (typeof result === "string") process.stderr.write(refusal(result));
  else process.stdout.write(report(path, result, options.dryRun === true));
  if (options.json && typeof result !== "string") for (const note of result.notes) process.stderr.write(`${note}\n`);
  process.exitCode = typeof result !== "string" && result.accepted ? 0 : 1;
}

/** A file or mapping that cannot be read comes back as the sentence to say. */
async function tryImport(path: string, options: Options, services: ImportServices): Promise<RosterResult | string> {
  const declared = options.mapping === undefined ? undefined : await readMapping(options.mapping, rosterNames);
  if (typeof declared === "string") return declared;
  return withFile(path, services, ({ db, source, onProgress }) =>
    importRoster(db, source, {
      mapping: declared?.headings ?? {},
      effectiveOn: options.effective ?? services.today(),
      now: services.now(),
      deactivateMissing: options.deactivateMissing === true,
      dryRun: options.dryRun === true,
      onProgress,
    }),
  );
}

const rosterNames = (Object.keys(rosterLayout) as RosterColumn[]).map(columnName);
