import type { Page } from "../../../bot/feature.ts";
import type { Job } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { WORKBOOK_MIME, workbook } from "../../../services/files/workbook.ts";
import type { Card } from "../../../view/card.ts";
import type { File } from "../../../view/file.ts";
import { plansFrom } from "../nudges/store.ts";
import { text as obstacles } from "../obstacles/text.ts";
import type { Services } from "../services.ts";
import { type Shows, target } from "../targets.ts";
import { leaveYearOf } from "../year.ts";
import { keepMonth } from "./store.ts";
import { summaryOf, takenBy } from "./summary.ts";
import { text } from "./text.ts";
import { unitsCard } from "./views.ts";
import { unitsSheets } from "./workbook.ts";

const HR = "HR" as const;

/** Leave by unit, for HR: averages above the floor, never a person. */
export const units = (services: Services) => ({
  shows: { units: { who: HR, run: (turn: Turn<Tx>) => page(services, turn) } },
  files: { units: { who: HR, run: (turn: Turn<Tx>) => save(services, turn) } },
  jobs: [keepMonths(services)],
});

export const leavePages = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes(HR)
    ? [
        { name: "units", title: text[locale].page, target: { ...target("units"), name: "units" } },
        { name: "obstacles", title: obstacles[locale].page, target: { ...target("obstacles"), name: "obstacles" } },
      ]
    : [];

async function seen(services: Services, { today, person }: Turn<Tx>) {
  const { locale } = person;
  const { settings, db } = services;
  const ends = leaveYearOf(today, settings.yearKind).to;
  const planned = new Map<string, number>();
  for (const { personId, day, minutes } of await plansFrom(db, "everybody", addDays(today, 1)))
    if (day <= ends) planned.set(personId, (planned.get(personId) ?? 0) + minutes);
  const { others, all } = text[locale];
  const summary = await summaryOf(services, { today, planned, others, all });
  return { summary, drawn: { today, locale, targets: settings.targets } };
}

async function page(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { summary, drawn } = await seen(services, turn);
  return unitsCard(summary, drawn);
}

async function save(services: Services, turn: Turn<Tx>): Promise<File> {
  const { summary, drawn } = await seen(services, turn);
  if (!summary.all) throw new Refusal("not-found");
  const bytes = await workbook(unitsSheets(summary, drawn));
  return { type: "file", name: text[drawn.locale].file(turn.today), mime: WORKBOOK_MIME, bytes };
}

/** Every night what is known of the month so far, by unit: at the month's end it stands. */
const keepMonths = (services: Services): Job<Tx> => ({
  name: "leave.months",
  at: "03:50",
  run: async (tx, _now, day) => {
    const people = await takenBy(services, day, leaveYearOf(day, services.settings.yearKind));
    const units = new Map<string, { unitId: string; people: number; taken: number }>();
    for (const { unitId, taken } of people) {
      const unit = units.get(unitId) ?? { unitId, people: 0, taken: 0 };
      units.set(unitId, { unitId, people: unit.people + 1, taken: unit.taken + taken });
    }
    await keepMonth(tx, `${day.slice(0, 7)}-01`, [...units.values()]);
    return [];
  },
});
