import { Refusal } from "../../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../../view/answers.ts";
import type { Button, Card } from "../../../../view/card.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { reading } from "../../act.ts";
import { sheetCard } from "../../desk/sheet.ts";
import type { Cycle } from "../../record.ts";
import type { Services } from "../../services.ts";
import { opens, target } from "../../targets.ts";
import { evaluationOf } from "../store.ts";
import { text as progressText } from "../text.ts";
import { text } from "./text.ts";

export type Opens = "person";
export type Submits = "person";

export const personButton = (cycleId: string, locale: Locale, label = text[locale].person.label): Button =>
  opens("person" satisfies Opens, { c: cycleId }, label);

/** Of a closed cycle too: what was filed is read as long as it is kept. */
export async function anyCycle({ evaluations }: Services, { about }: Turn<Tx>): Promise<Cycle> {
  const cycle = await evaluations.cycleById(about.c ?? "");
  if (!cycle) throw new Refusal("not-found");
  return cycle;
}

function personForm({ id }: Cycle, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.person.title,
    target: target("person" satisfies Submits, { c: id }),
    readers: t.readers,
    intro: [{ type: "text", text: t.person.intro, tone: "quiet" }],
    fields: [{ id: "member", type: "person", label: t.person.member }],
    submitLabel: t.person.submit,
  });
}

export const openPerson = async (services: Services, turn: Turn<Tx>) =>
  personForm(await anyCycle(services, turn), turn.person.locale);

/** What HR may see of one person's, with the record to save; written into the audit trail before it is shown. */
export async function seePerson(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { locale } = turn.person;
  const cycle = await anyCycle(services, turn);
  const drawn = personForm(cycle, locale);
  const read = readAnswers(drawn, turn.entries, locale);
  if ("form" in read) return read;
  const e = await evaluationOf(services.db, cycle.id, read.answers.member);
  if (!e) return correct(drawn, turn.entries, { member: progressText[locale].notInCycle });
  return sheetCard(await reading(services, { ...turn, about: { e } }), services.sections(locale), locale);
}
