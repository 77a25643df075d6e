import type { Submitted, Turn, Typed } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { WORKBOOK_MIME, workbook } from "../../../services/files/workbook.ts";
import { correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { File } from "../../../view/file.ts";
import type { Option } from "../../../view/form.ts";
import { monthOf } from "../limits/month.ts";
import { seenOf } from "../members/seen.ts";
import { sightOf } from "../members/sight.ts";
import { drawingFor } from "../month/index.ts";
import { monthCard } from "../month/views.ts";
import type { Services } from "../services.ts";
import { hourSheets } from "./sheet.ts";
import { text } from "./text.ts";
import { cityCard, lookForm } from "./views.ts";

export type { Files, Opens, Shows, Submits } from "./views.ts";

/** What HR sees of the whole city; of one person only by a reading that is written down. */
export const city = (services: Services) => {
  const hr = { who: "HR" as const };
  return {
    opens: { look: { ...hr, run: async ({ person }: Turn<Tx>) => lookForm(person.locale) } },
    submits: { look: { ...hr, run: (turn: Submitted<Tx>) => look(services, turn) } },
    shows: { hours: { ...hr, run: (turn: Turn<Tx>) => page(services, turn) } },
    files: { hours: { ...hr, run: (turn: Turn<Tx>) => exported(services, turn) } },
    suggests: { staff: { ...hr, run: (turn: Typed<Tx>) => suggest(services, turn) } },
  };
};

async function page(services: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const everybody = await seenOf(services, services.db, "everybody", today);
  return cityCard(everybody, monthOf(today), await drawingFor(services, person.locale));
}

const MOST_SUGGESTED = 20;

async function suggest({ directory }: Services, { typed, today }: Typed<Tx>): Promise<readonly Option[]> {
  const { people } = await directory.search(typed, today, MOST_SUGGESTED);
  return people.map(({ staffNumber, name, unit }) => ({ value: staffNumber, label: `${name}（${unit.name}）` }));
}

async function look(services: Services, turn: Submitted<Tx>) {
  const { person, entries, today } = turn;
  const { locale } = person;
  const form = lookForm(locale);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const found = await services.directory.byStaffNumber(read.answers.staff, today);
  if (!found) return correct(form, entries, { staff: text[locale].unknown });
  const { seen, as } = await sightOf(services, turn, found.id);
  return monthCard(seen, await drawingFor(services, locale), { own: as === "self", buttons: [] });
}

async function exported(services: Services, { person, now, today }: Turn<Tx>): Promise<File> {
  const { db, audit } = services;
  const everybody = await seenOf(services, db, "everybody", today);
  await db.$transaction((tx) =>
    audit.append(tx, {
      ...{ at: now, actor: person.id, action: "overtime.exported", subject: null },
      payload: { people: everybody.length },
    }),
  );
  const month = monthOf(today);
  const bytes = await workbook(hourSheets(everybody, month, await drawingFor(services, person.locale)));
  return { type: "file", name: text[person.locale].file(month), mime: WORKBOOK_MIME, bytes };
}
