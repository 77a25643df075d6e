import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, InvalidArgumentError } from "commander";
import { chainKeys, hex } from "../services/audit/chain.ts";
import type { Anchor, AuditEntry } from "../services/audit/entry.ts";
import { readTrail, type Trail } from "../services/audit/store.ts";
import { type Fault, firstFault, setOut, step, type Walk } from "../services/audit/verify.ts";
import { dayInJapan } from "../services/clock.ts";
import type { Database } from "../services/database/database.ts";
import { isDay } from "../services/files/values.ts";

export type ExportServices = {
  readonly open: () => Promise<{ readonly db: Database; readonly close: () => Promise<void> }>;
  /** The keyring that links the trail. */
  readonly keyring: () => Promise<string>;
  /** Ends of the trail as they were seen before, those that one of the keys vouches for. */
  readonly anchors: (keys: readonly Uint8Array[]) => Promise<readonly Anchor[]>;
};

type Options = { readonly from?: string; readonly to?: string; readonly json?: true };

/** `hagukumi export audit`: exit code 0 the chain holds, 1 it does not, 2 wrong usage. */
export function exportCommand(services: ExportServices): Command {
  const audit = new Command("audit")
    .description(
      "監査記録をJSON Linesで書き出し、改変や欠落がないかを確かめます。(Writes the audit trail and verifies it.)",
    )
    .option("--from <date>", "この日からの記録（YYYY-MM-DD、日本時間）", readDate)
    .option("--to <date>", "この日までの記録（YYYY-MM-DD、その日を含む）", readDate)
    .option("--json", "確かめた結果も、最後の1行にJSONで出力します")
    .addHelpText("after", help)
    .action((options: Options) => exportAudit(options, services));
  return new Command("export").description("記録を書き出します。(Writes records out.)").addCommand(audit);
}

const help = `
1行が1件です：{"number","at","actor","action","subject","payload","chain"}。actor と subject は職員のid、actor が null のものは自動処理です。
payload はidと件数だけで、内容は含みません。null は消去済みです。
期間を指定しても、確かめるのは記録の全体です。改変などが見つかると、最初の番号を示し、終了コードは1になります。`;

function readDate(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("2026-04-01 のような日付にしてください。");
  return text;
}

async function exportAudit(options: Options, services: ExportServices): Promise<void> {
  const keys = chainKeys(await services.keyring());
  const anchors = await services.anchors(keys);
  const { db, close } = await services.open();
  try {
    const walk = await readTrail(db, (trail) => writeTrail(trail, options, keys, anchors));
    const fault = firstFault(walk);
    if (options.json) process.stdout.write(`${JSON.stringify(summary(walk, fault))}\n`);
    else process.stderr.write(`${verdict(walk, fault)}\n`);
    process.exitCode = fault ? 1 : 0;
  } finally {
    await close();
  }
}

/** Writes what was asked for, and walks it all. */
async function writeTrail(
  { cut, entries }: Trail,
  options: Options,
  keys: readonly Uint8Array[],
  anchors: readonly Anchor[],
): Promise<Walk> {
  let walk = setOut(cut, anchors);
  async function* lines() {
    for await (const entry of entries) {
      walk = step(walk, entry, keys);
      if (isAskedFor(entry, options)) yield line(entry);
    }
  }
  await pipeline(Readable.from(lines()), process.stdout, { end: false });
  return walk;
}

function isAskedFor({ at }: AuditEntry, { from = "0000", to = "9999" }: Options): boolean {
  const day = dayInJapan(at);
  return from <= day && day <= `${to}`;
}

const line = ({ number, at, actor, action, subject, payload, chain }: AuditEntry) =>
  `${JSON.stringify({ number, at, actor, action, subject, payload, chain: hex(chain) })}\n`;

const summary = ({ entries, erased, last }: Walk, fault: Fault | undefined) => ({
  verified: fault === undefined,
  ...{ entries, erased, last: last ?? null, firstBad: fault ?? null },
});

const faults: Readonly<Record<Fault["kind"], string>> = {
  payload: "内容が書き換えられています",
  chain: "この記録が書き換え・移動・挿入されたか、直前の記録が抜き取られています",
  end: "以前はこの番号まで記録がありましたが、いまはありません",
};

const verdict = ({ entries, erased }: Walk, fault: Fault | undefined): string =>
  fault
    ? `監査記録は書かれたままではありません。最初の箇所：番号${fault.number}（${faults[fault.kind]}）。この出力とデータベースの控えを保全し、情報政策担当へ連絡してください。`
    : `監査記録${entries}件に改変や欠落はありません（うち内容を消去したもの${erased}件）。`;
