import iconv from "iconv-lite";
import { isNudging } from "../../../src/bot/notice.ts";
import { runDue } from "../../../src/schedule/jobs.ts";
import { addDays } from "../../../src/services/calendar.ts";
import { dayInJapan } from "../../../src/services/clock.ts";
import type { Seen } from "../contract.ts";
import type { City } from "./city.ts";
import { hagukumiNudge, type Listed } from "./command.ts";
import { createReader, type Message, type Reading } from "./reader.ts";

// Saturday and Sunday, five working days, and a weekend with the Monday after it, 勤労感謝の日.

export const seededOn = "2026-11-13";
export const [monday, tuesday, wednesday, thursday, friday] = [
  ...["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"],
] as [string, string, string, string, string];
export const workingDays: readonly string[] = [monday, tuesday, wednesday, thursday, friday];
const days = Array.from({ length: 10 }, (_, at) => addDays(seededOn, at + 1));
/** Before the city hall opens, when jobs are due, and after it has closed. */
const hours = ["08:00", "08:40", "10:00", "10:30", "15:00", "18:00"];
const closedHours = ["08:00", "10:30"];
/** Also the work that nudges nobody is done at these: that of the night, and that of nine o'clock. */
const allDone = ["08:00", "10:00"];

/** Hours of October that the personnel section corrects on Wednesday, one of them a 管理職's. */
export const [over80, managerOver80, over100] = ["307002", "124000", "325002"] as [string, string, string];
/** Somebody who has worked two nights by Wednesday. */
export const nearLimit = "325001";

/** What the bot had to tell somebody, whether or not they were met where the week was lived. */
export type Told = { readonly to: string; readonly kind: string; readonly day: string; readonly class: string };

export type Week = {
  /** What was read. */
  readonly messages: readonly Message[];
  /** To everybody. */
  readonly told: readonly Told[];
  /** What whoever might lead a team, and had no card by half past ten on Monday, hears of it when they ask. */
  readonly asked: ReadonlyMap<string, Seen>;
  /** By day, the staff numbers of those who planned to be away. */
  readonly away: ReadonlyMap<string, readonly string[]>;
  /** By day, what `hagukumi nudge --dry-run` listed in the morning. */
  readonly foreseen: ReadonlyMap<string, readonly Listed[]>;
  /** What `hagukumi nudge --as-of` had still to tell on the evening of each day. */
  readonly evening: readonly Listed[];
  readonly amongOthers: readonly unknown[];
};

/** Lives the week on a platform. foresees: on which mornings what is to come is listed. */
export async function live(reading: Reading, foresees: readonly string[] = []): Promise<Week> {
  const { city, place } = reading;
  const { messages, look } = createReader(reading);
  const [foreseen, evening] = [new Map<string, readonly Listed[]>(), [] as Listed[]];
  const asked = new Map<string, Seen>();
  for (const day of days) {
    const works = city.calendar.isWorkingDay(day);
    city.at(day, "07:30");
    await filesOf(city, day);
    if (foresees.includes(day)) foreseen.set(day, await hagukumiNudge(city, "--as-of", day, "--dry-run"));
    // Somebody sends what is due before the city hall opens.
    if (day === friday) await hagukumiNudge(city);
    for (const hour of works ? hours : closedHours) {
      city.at(day, hour);
      await work(city, allDone.includes(hour));
      await look(day, hour);
      if (day === monday && hour === "10:30")
        for (const lead of withoutCard(reading, messages)) asked.set(lead, await place.sit(lead).says("今週のチーム"));
      if (hour !== "15:00" || !works) continue;
      await goHome(reading, day);
      await look(day, hour);
    }
    evening.push(...(await hagukumiNudge(city, "--as-of", day)));
    await look(day, "18:00");
  }
  const [told, away] = [await toldIn(city), await awayIn(reading)];
  return { messages, told, asked, away, foreseen, evening, amongOthers: place.amongOthers() };
}

/** What the product does every minute. */
const work = ({ db, jobs, outbox, away, opens, clock }: City, all: boolean) =>
  runDue({
    ...{ db, outbox, away, opens, clock },
    jobs: all ? jobs : jobs.filter(isNudging),
    onFault: (error) => {
      throw error;
    },
  });

function withoutCard({ place, people }: Reading, messages: readonly Message[]): readonly string[] {
  const told = new Set(messages.filter(({ kind }) => kind === "weekly.card").map(({ to }) => to));
  return place.people.filter((each) => people.get(each)?.level !== "staff" && !told.has(each));
}

async function awayIn({ city, people }: Reading): Promise<ReadonlyMap<string, readonly string[]>> {
  const away = new Map<string, readonly string[]>();
  for (const day of workingDays) {
    const ids = await city.away(city.db, day);
    away.set(
      day,
      [...people.values()].filter(({ id }) => ids.has(id)).map(({ staffNumber }) => staffNumber),
    );
  }
  return away;
}

async function toldIn({ db }: City): Promise<readonly Told[]> {
  const rows = await db.notice.findMany({ where: { kind: { not: "welcome" } }, include: { to: true } });
  return rows.map(({ to, feature, kind, createdAt, class: its }) => ({
    ...{ to: to.staffNumber, kind: `${feature}.${kind}`, day: dayInJapan(createdAt), class: its },
  }));
}

const csv = (lines: readonly string[]) => iconv.encode(lines.map((line) => `${line}\r\n`).join(""), "cp932");

async function filesOf(city: City, day: string): Promise<void> {
  if (day === monday || day === wednesday) await city.takeIn(day);
  if (day !== wednesday) return;
  const corrected = [`${over80},2026/10,82:15`, `${managerOver80},2026/10,81:30`, `${over100},2026/10,104:00`];
  await city.take("attendance", csv(["職員番号,年月,時間外勤務時間", ...corrected]));
  const nights = [`${nearLimit},2026/11/16,8:30,25:15,8:00`, `${nearLimit},2026/11/17,8:30,25:15,8:00`];
  await city.take("attendance", csv(["職員番号,年月日,始業,終業,時間外勤務時間", ...nights]));
}

/** On Monday the head of 市民生活課 begins to ask when people go home; then one stays late, and hears that it can wait. */
async function goHome({ city, place }: Reading, day: string): Promise<void> {
  const head = place.sit("002001");
  if (day === monday) {
    await head.says("退庁予定");
    await head.presses("このチームで始める");
    return;
  }
  const person = await city.directory.byStaffNumber("002004", day);
  if ((await city.away(city.db, day)).has(person?.id ?? "")) return;
  const late = place.sit("002004");
  await late.reads("退庁する予定ですか");
  await late.presses("19時");
  await head.reads("定時より遅い予定");
  await head.presses("明日でよい");
}
