import { randomUUID } from "node:crypto";
import { talkedPlace, textPlace } from "../../features/one-on-one/meetings/store.ts";
import type { Points } from "../../features/one-on-one/one-on-one.ts";
import { wordsPlace } from "../../features/one-on-one/promises/store.ts";
import { tallyPlace } from "../../features/one-on-one/rating/store.ts";
import { type Answer, answers, counted, noAnswers, type Tally } from "../../features/one-on-one/rating/tally.ts";
import { inTurn } from "../../features/roster/store.ts";
import { addDays, type Calendar, nextWorkingDay } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../services/database/database.ts";
import { fixedRandom } from "../names.ts";
import { type CastTalks, castTalks, type PastTalk, plainNotes } from "./texts.ts";

const SEED = 20260901;

export type DemoTalks = {
  readonly crypto: Pick<Crypto, "seal">;
  readonly calendar: Calendar;
  readonly today: string;
  readonly now: Date;
};

/** 1-on-1s of the whole city: the cast's as told, the others' by chance; nothing where there are some. */
export async function seedOneOnOnes(db: Database, demo: DemoTalks): Promise<void> {
  await inTurn(db, async (tx) => {
    if ((await tx.oneOnOnePair.count()) > 0) return;
    const writing: Writing = { pairs: [], meetings: [], texts: [], promises: [], tallies: new Map(), demo };
    const random = fixedRandom(SEED);
    for (const post of await postsOn(tx, demo.today)) {
      const told = castTalks.find(({ staffNumber }) => staffNumber === post.number);
      if (told) writeCast(writing, post, told);
      else if (random() < 0.85) writeOther(writing, post, random);
    }
    await store(tx, writing);
  });
}

type Post = { readonly id: string; readonly number: string; readonly manager: string; readonly unit: string };
type Writing = {
  readonly pairs: Prisma.OneOnOnePairCreateManyInput[];
  readonly meetings: Prisma.OneOnOneMeetingCreateManyInput[];
  readonly texts: Prisma.OneOnOneTextCreateManyInput[];
  readonly promises: Prisma.OneOnOnePromiseCreateManyInput[];
  /** By unit and month. */
  readonly tallies: Map<string, { readonly unitId: string; readonly month: string; tally: Tally }>;
  readonly demo: DemoTalks;
};

const postsOn = (tx: Tx, today: string) =>
  tx.$queryRaw<readonly Post[]>`
    select p.id::text, p.staff_number as number, a.manager_id::text as manager, a.unit_id::text as unit
      from assignment a join person p on p.id = a.person_id
     where a."primary" and a.manager_id is not null and a.from_day <= ${today}::date
       and (a.to_day is null or a.to_day > ${today}::date)
     order by p.staff_number`;

function writeCast(writing: Writing, post: Post, { past, next, points }: CastTalks): void {
  const { today, now, calendar } = writing.demo;
  const asked = next === "asked";
  const id = addPair(writing, post, asked ? post.id : undefined);
  for (const [at, talk] of past.entries()) writeTalk(writing, post, id, talk, at === past.length - 1);
  if (next === "none" || asked) return;
  const tomorrow = nextWorkingDay(today, calendar.isWorkingDay);
  const later = nextWorkingDay(tomorrow, calendar.isWorkingDay);
  const meeting = randomUUID();
  const proposed = next === "proposed" ? [`${tomorrow}T13:30`, `${later}T10:00`, `${later}T15:00`] : [];
  const meetsAt = next === "tomorrow" ? `${tomorrow}T10:00` : `${workingDayAgo(writing.demo, 1)}T16:00`;
  writing.meetings.push({
    ...{ id: meeting, pairId: id, proposed },
    ...(next === "proposed" ? { proposedById: post.manager } : { meetsAt }),
  });
  if (points) addText(writing, meeting, post.id, points, now);
}

/** Somebody else's: monthly, more or less. */
function writeOther(writing: Writing, post: Post, random: () => number): void {
  const id = addPair(writing, post, undefined);
  for (const daysAgo of [102, 82, 61, 41, 20, 4]) {
    if (random() > 0.7) continue;
    const talked = plainNotes[Math.floor(random() * plainNotes.length)] ?? "";
    const heldOn = workingDayAgo(writing.demo, daysAgo + Math.floor(random() * 8));
    const meeting = addMeeting(writing, id, post.manager, heldOn, talked);
    if (random() < 0.8) rate(writing, meeting, post, heldOn, answers[Math.min(4, 2 + Math.floor(random() * 3))] ?? "3");
  }
}

function addPair({ pairs, demo }: Writing, { id, manager }: Post, askedBy: string | undefined): string {
  const pair = randomUUID();
  pairs.push({
    ...{ id: pair, memberId: id, counterpartId: manager, followsLine: true, createdAt: demo.now },
    ...(askedBy
      ? { askedById: askedBy, askedMonths: 1, askedMinutes: 30 }
      : { agreedOn: new Date(addDays(demo.today, -150)) }),
  });
  return pair;
}

function writeTalk(writing: Writing, post: Post, pairId: string, talk: PastTalk, last: boolean): void {
  const { crypto, today } = writing.demo;
  const heldOn = workingDayAgo(writing.demo, talk.daysAgo);
  const meeting = addMeeting(writing, pairId, post.manager, heldOn, talk.talked);
  rate(writing, meeting, post, heldOn, "4");
  if (talk.points) addText(writing, meeting, post.id, talk.points, new Date(`${heldOn}T09:00:00+09:00`));
  for (const [ownerId, promised] of [
    [post.id, talk.member],
    [post.manager, talk.counterpart],
  ] as const) {
    if (!promised) continue;
    const id = randomUUID();
    writing.promises.push({
      ...{ id, pairId, ownerId, words: crypto.seal(promised.words, wordsPlace(id)), madeOn: new Date(heldOn) },
      dueOn: new Date(dueDay(writing.demo, last, talk)),
      ...(promised.kept && { endedOn: new Date(addDays(today, -12)) }),
    });
  }
}

/** What was promised last is due in a week or so, or, a while ago, was due a few days ago. */
const dueDay = (demo: DemoTalks, last: boolean, { daysAgo }: PastTalk): string =>
  last && daysAgo <= 30 ? nextWorkingDay(addDays(demo.today, 6), demo.calendar.isWorkingDay) : workingDayAgo(demo, 4);

function addMeeting({ meetings, demo }: Writing, pairId: string, by: string, heldOn: string, talked: string): string {
  const id = randomUUID();
  meetings.push({
    ...{ id, pairId, proposed: [], meetsAt: `${heldOn}T10:00`, heldOn: new Date(heldOn), recordedById: by },
    ...{ talked: demo.crypto.seal(talked, talkedPlace(id)), locksOn: new Date(addDays(heldOn, 14)), noteVersion: 2 },
  });
  return id;
}

function addText({ texts, demo }: Writing, meetingId: string, authorId: string, points: Points, at: Date): void {
  const id = randomUUID();
  const words = demo.crypto.seal(JSON.stringify(points), textPlace(id));
  texts.push({ id, meetingId, authorId, kind: "points", words, at });
}

/** In the month of the talk. */
function rate({ meetings, tallies }: Writing, meetingId: string, post: Post, heldOn: string, answer: Answer): void {
  const month = `${heldOn.slice(0, 7)}-01`;
  const key = `${post.unit} ${month}`;
  const before = tallies.get(key) ?? { unitId: post.unit, month, tally: noAnswers };
  tallies.set(key, { ...before, tally: counted(before.tally, answer) });
  const at = meetings.findIndex(({ id }) => id === meetingId);
  const meeting = meetings[at];
  if (meeting) meetings[at] = { ...meeting, ratedUnitId: post.unit, ratedMonth: new Date(month) };
}

function workingDayAgo({ today, calendar }: DemoTalks, days: number): string {
  let day = addDays(today, -1);
  for (let left = days; left > 1 || !calendar.isWorkingDay(day); day = addDays(day, -1))
    if (calendar.isWorkingDay(day)) left--;
  return day;
}

async function store(tx: Tx, { pairs, meetings, texts, promises, tallies, demo }: Writing): Promise<void> {
  await tx.oneOnOnePair.createMany({ data: pairs });
  await tx.oneOnOneMeeting.createMany({ data: meetings });
  await tx.oneOnOneText.createMany({ data: texts });
  await tx.oneOnOnePromise.createMany({ data: promises });
  await tx.oneOnOneTally.createMany({
    data: [...tallies.values()].map(({ unitId, month, tally }) => ({
      ...{ unitId, month: new Date(month) },
      counts: demo.crypto.seal(JSON.stringify(tally), tallyPlace(unitId, month)),
    })),
  });
}
