import { Command, InvalidArgumentError } from "commander";
import { isNudging, type Job, type Nudge } from "../bot/notice.ts";
import { staffNumbersOf } from "../people/store.ts";
import { type Away, foreseeNudges, sendNudges } from "../schedule/nudges.ts";
import type { Outbox } from "../schedule/outbox/outbox.ts";
import { dayInJapan } from "../services/clock.ts";
import type { Database, Tx } from "../services/database/database.ts";
import { isDay } from "../services/files/values.ts";
import { nudgeHelp } from "./nudge/help.ts";

/** The product without its doors. */
export type NudgeServices = {
  readonly open: () => Promise<{
    readonly db: Database;
    readonly jobs: readonly Job<Tx>[];
    readonly away: Away;
    readonly outbox: Outbox;
    readonly opens?: (now: Date) => Date;
    readonly close: () => Promise<void>;
  }>;
  readonly now: () => Date;
};

type Options = { readonly asOf?: string; readonly dryRun?: true; readonly json?: true };

/** `hagukumi nudge`: exit code 0 done, 1 failed, 2 wrong usage. */
export const nudgeCommand = (services: NudgeServices): Command =>
  new Command("nudge")
    .description("その日のお知らせを、だれに・なぜ送るかとともに示し、送ります。(The nudges due on a day.)")
    .option("--as-of <date>", "この日のお知らせ（YYYY-MM-DD、既定は今日）", readDate)
    .option("--dry-run", "送らずに、送るはずのものだけを示します")
    .option("--json", "1件を1行のJSONで出力します")
    .addHelpText("after", nudgeHelp())
    .action((options: Options) => nudge(options, services));

function readDate(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("2026-04-01 のような日付にしてください。");
  return text;
}

async function nudge({ asOf, dryRun, json }: Options, { open, now: clock }: NudgeServices): Promise<void> {
  const today = dayInJapan(clock());
  const day = asOf ?? today;
  const now = day === today ? clock() : new Date(`${day}T10:00:00+09:00`);
  const { db, jobs, away, outbox, opens, close } = await open();
  try {
    const nudging = jobs.filter(isNudging);
    const nudges = dryRun
      ? await foreseeNudges(db, nudging, away, { day, now })
      : await sendNudges({ db, outbox, ...(opens && { opens }) }, nudging, away, { day, now });
    const numbers = await staffNumbersOf(db, [...new Set(nudges.map(({ to }) => to))]);
    const lines = nudges.map((each) => (json ? asJson : asText)(each, numbers.get(each.to) ?? each.to));
    for (const line of lines) process.stdout.write(`${line}\n`);
    if (!json) process.stderr.write(`${summary(day, nudges.length, dryRun === true)}\n`);
  } finally {
    await close();
  }
}

const asJson = ({ feature, kind, once, section, why, facts }: Nudge, to: string) =>
  JSON.stringify({ to, kind: `${feature}.${kind}`, once, section: section ?? null, why, facts });

const asText = ({ feature, kind, why }: Nudge, to: string) => `${to}\t${feature}.${kind}\t${why}`;

function summary(day: string, count: number, dryRun: boolean): string {
  if (count === 0) return `${day}に送るお知らせはありません。`;
  return dryRun
    ? `${day}に送るお知らせは${count}件です。--dry-run のため、何も送っていません。`
    : `${day}のお知らせ${count}件を送信待ちに入れました。`;
}
