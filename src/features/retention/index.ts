import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import { addDays } from "../../services/calendar.ts";
import { dayInJapan } from "../../services/clock.ts";
import type { Tx } from "../../services/database/database.ts";
import { correct, readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import { optionOf } from "./holds/hold.ts";
import type { Holds } from "./holds/store.ts";
import { deleteDue, goes, type Retention, runsAt } from "./jobs.ts";
import { firstKept, type RetentionClass } from "./retention.ts";
import { text } from "./text.ts";
import {
  holdForm,
  liftedCard,
  type Opens,
  offer,
  overviewCard,
  type Presses,
  reasonCard,
  type Submits,
  setCard,
} from "./views.ts";

type Services = Retention & { readonly holds: Holds };
type Names = { opens: Opens; presses: Presses; submits: Submits };

/** 保存期間: how long everything is kept, what goes next, and whose records are held. */
export const retention = (services: Services): Feature<Tx, Names> => ({
  name: "retention",
  hears: { words: ["保存期間", "retention"], who: "HR", run: (turn) => overview(services, turn) },
  opens: {
    set: { who: "HR", run: async ({ person }) => holdForm(person.locale) },
    reason: {
      who: "HR",
      run: async ({ about, person }) => {
        const hold = await services.holds.byId(about.hold ?? "");
        if (!hold) throw new Refusal("not-found");
        return reasonCard(hold, person.locale);
      },
    },
  },
  presses: { lift: { who: "HR", run: (turn) => lift(services, turn) } },
  submits: { set: { who: "HR", run: (turn) => set(services, turn) } },
  shows: {},
  suggests: {
    person: { who: "HR", run: async ({ typed }) => (await services.holds.search(typed, 20)).map(optionOf) },
  },
  jobs: [deleteDue(services)],
  offers: ({ locale, roles }) => (roles.includes("HR") ? [offer(locale)] : []),
});

async function overview(services: Services, { now, person }: Turn<Tx>): Promise<Card> {
  const nextDay = nextRun(now);
  const classes = [];
  for (const each of services.classes) classes.push({ ...each, due: await dueOf(services, each, nextDay) });
  const [runs, holds] = [await services.rows.runs(5), await services.holds.active()];
  return overviewCard({ nextDay, classes, runs, holds }, person.locale);
}

/** Today while the run is yet to come, else tomorrow. */
function nextRun(now: Date): string {
  const today = dayInJapan(now);
  return now < new Date(`${today}T${runsAt}:00+09:00`) ? today : addDays(today, 1);
}

/** Rows that go on a day; undefined where they stay for want of an archive. */
async function dueOf({ rows, dataDir }: Services, each: RetentionClass, day: string): Promise<number | undefined> {
  if (each.keep === "always") return 0;
  if (!goes(each, dataDir)) return undefined;
  const before = firstKept(day, each.keep);
  let due = 0;
  for (const table of each.tables) due += await rows.count({ table, before, today: day });
  return due;
}

async function set({ holds }: Services, { entries, person, now, change }: Submitted<Tx>) {
  const { locale } = person;
  const empty = holdForm(locale);
  const read = readAnswers(empty, entries, locale);
  if ("form" in read) return read;
  const held = await holds.candidate(read.answers.person);
  if (!held) return correct(empty, entries, { person: text[locale].personUnknown });
  return await change(async (tx) => {
    await holds.set(tx, held.id, read.answers.reason, { id: person.id, now });
    return setCard(held.name, locale);
  });
}

async function lift({ holds }: Services, { about, person, now, change }: Turn<Tx>): Promise<Card> {
  const hold = await holds.byId(about.hold ?? "");
  if (!hold) throw new Refusal("not-found");
  return await change(async (tx) => {
    if (!(await holds.lift(tx, hold.id, { id: person.id, now }))) throw new Refusal("stale");
    return liftedCard(hold.person, person.locale);
  });
}
