import { Command } from "commander";
import { type AttendanceResult, importAttendance } from "../../features/attendance/import.ts";
import { declarable, readAs, readAttendanceSettings } from "../../features/attendance/settings.ts";
import { attendanceHelp, leaveHelp } from "./attendance-help.ts";
import { type ImportServices, withFile } from "./file.ts";
import { readMapping } from "./mapping.ts";
import { json, refusal, refused } from "./report.ts";

type Options = { readonly dryRun?: true; readonly mapping?: string; readonly json?: true };

/** `hagukumi import attendance`: a month or a day a row, as the header says. */
export const attendanceCommand = (services: ImportServices): Command =>
  command("attendance", "勤怠のCSV（月ごと・日ごと）を取り込みます。(Takes in working time.)", services).addHelpText(
    "after",
    attendanceHelp(),
  );

/** `hagukumi import leave`. */
export const leaveCommand = (services: ImportServices): Command =>
  command("leave", "年次休暇のCSVを取り込みます。(Takes in annual leave.)", services).addHelpText("after", leaveHelp());

type Of = keyof typeof declarable;

const command = (of: Of, description: string, services: ImportServices) =>
  new Command(of)
    .description(description)
    .argument("<file>", "UTF-8またはShift_JIS（CP932）のCSVファイル")
    .option("--dry-run", "何が変わるかだけを示し、何も変えません")
    .option("--mapping <file>", "列の対応表と値の書き方（YAMLまたはJSON、既定は content/settings/attendance.yaml）")
    .option("--json", "結果を1行のJSONで出力します")
    .action((file: string, options: Options) => takeIn(of, file, options, services));

async function takeIn(of: Of, path: string, options: Options, services: ImportServices): Promise<void> {
  const result = await tryImport(of, path, options, services);
  if (options.json) process.stdout.write(json(result));
  else if (typeof result === "string") process.stderr.write(refusal(result));
  else process.stdout.write(report(path, result, options.dryRun === true));
  process.exitCode = typeof result !== "string" && result.accepted ? 0 : 1;
}

/** A file or mapping that cannot be read comes back as the sentence to say. */
async function tryImport(
  of: Of,
  path: string,
  options: Options,
  services: ImportServices,
): Promise<AttendanceResult | string> {
  const declared = await declaredFor(of, options, services);
  if (typeof declared === "string") return declared;
  return withFile(path, services, ({ url, source, onProgress }) =>
    importAttendance(url, source, {
      ...{ of, now: services.now(), dryRun: options.dryRun === true, onProgress },
      ...declared,
    }),
  );
}

/** A mapping that is given stands for the city's own. */
async function declaredFor(of: Of, { mapping }: Options, { contentDir }: ImportServices) {
  if (mapping === undefined) return (await readAttendanceSettings(contentDir))[of];
  const { columns, choices } = declarable[of];
  const declared = await readMapping(mapping, columns, choices);
  return typeof declared === "string" ? declared : readAs(declared);
}

function report(path: string, result: AttendanceResult, dryRun: boolean): string {
  const lines = result.accepted ? done(path, result, dryRun) : refused(path, result);
  return `${lines.join("\n")}\n`;
}

const done = (path: string, { rows, added, changed, unchanged, reachesTo }: AttendanceResult, dryRun: boolean) => [
  dryRun ? `${path} を取り込むと、次のようになります。まだ何も変えていません。` : `${path} を取り込みました。`,
  `${rows}行：追加 ${added}件、変更 ${changed}件、変わらず ${unchanged}件`,
  ...(reachesTo ? [`${reachesTo} までの内容です。`] : []),
];
