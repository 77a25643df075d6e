import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn, Typed } from "../../../bot/turn.ts";
import { folded } from "../../../people/search.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Button, Card } from "../../../view/card.ts";
import { type Form, form, type Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import type { Cycle } from "../record.ts";
import type { Services } from "../services.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { cycleIn, scopeOf } from "./chosen.ts";
import { discloseButtons } from "./disclosing/index.ts";
import { extendButton } from "./extending/index.ts";
import { noteLook } from "./look.ts";
import { remindButton } from "./reminding/index.ts";
import { countsIn, peopleIn, type Standing } from "./store.ts";
import { text } from "./text.ts";
import { groupedByUnit } from "./views.ts";

export const unitButton = (cycleId: string, locale: Locale): Button =>
  opens("progress-unit", { c: cycleId }, text[locale].byUnit);

async function unitsIn({ db }: Services, cycle: Cycle, today: string): Promise<readonly Option[]> {
  const units = groupedByUnit(await countsIn(db, cycle.id, today));
  return units.map(([first]) => ({ value: first?.unitId ?? "", label: first?.unit ?? "" }));
}

/** Most choices of one field; where there are more units, theirs are searched. */
const CHOICES = 100;

function unitForm(cycleId: string, units: readonly Option[], locale: Locale) {
  const t = text[locale];
  const common = { id: "unit", label: t.unit } as const;
  return form({
    title: t.byUnitTitle,
    target: target("progress-unit", { c: cycleId }),
    readers: t.readers,
    fields: [units.length <= CHOICES ? { ...common, type: "choice", options: units } : { ...common, type: "person" }],
    submitLabel: t.byUnitSee,
  });
}

export async function askUnit(services: Services, turn: Turn<Tx>): Promise<Form> {
  const cycle = await cycleIn(services, turn);
  return unitForm(cycle.id, await unitsIn(services, cycle, turn.today), turn.person.locale);
}

export async function suggestUnits(services: Services, turn: Typed<Tx>): Promise<readonly Option[]> {
  const units = await unitsIn(services, await cycleIn(services, turn), turn.today);
  return units.filter(({ label }) => folded(label).includes(folded(turn.typed))).slice(0, 20);
}

export async function seeUnit(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { entries, person, today } = turn;
  const cycle = await cycleIn(services, turn);
  const units = await unitsIn(services, cycle, today);
  const drawn = unitForm(cycle.id, units, person.locale);
  const read = readAnswers(drawn, entries, person.locale);
  if ("form" in read) return read;
  const unit = units.find(({ value }) => value === read.answers.unit);
  if (!unit) return correct(drawn, entries, { unit: text[person.locale].unknownUnit });
  return await unitCard(services, turn, cycle, unit);
}

/** Names and states, and what can be done for all of them; nothing of what was written. */
async function unitCard(services: Services, turn: Turn<Tx>, cycle: Cycle, unit: Option): Promise<Card> {
  const { person, today } = turn;
  const { locale } = person;
  const people = await peopleIn(services.db, cycle.id, unit.value);
  if (people.length === 0) throw new Refusal("not-found");
  await noteLook(services, turn, { cycle: cycle.id, unit: unit.value, people: people.length });
  const scope = { ...scopeOf(cycle, turn), unitId: unit.value };
  return {
    type: "card",
    kicker: cycleName(cycle.kind, cycle.year)[locale],
    title: text[locale].unitTitle(unit.label, people.length),
    body: [...tableOf(people, cycle, today, locale)],
    buttons: [
      ...(await discloseButtons(services, scope, today, locale)),
      remindButton(cycle.id, locale, unit.value),
      extendButton(cycle.id, locale, unit.value),
    ],
  };
}

/** Rows that every platform draws. */
const ROWS = 99;

function tableOf(people: readonly Standing[], cycle: Cycle, today: string, locale: Locale): Card["body"] {
  const t = text[locale];
  const { name, state, due, turn } = t.columns;
  const rows = people
    .slice(0, ROWS)
    .map((each) => [each.name, stateWords(each, cycle, locale), dueWords(each, today, locale), turnOf(each, locale)]);
  const rest = people.length - rows.length;
  return [
    { type: "table", columns: [name, state, due, turn].map((label) => ({ label })), rows },
    ...(rest > 0 ? [{ type: "text", text: t.more(rest), tone: "quiet" } as const] : []),
  ];
}

function stateWords({ state, exempt }: Standing, { kind }: Cycle, locale: Locale): string {
  const word = shared[locale].states[state];
  if (state !== "exempt") return word;
  const reason = exempt === "left" ? text[locale].left : kind.exempt.find(({ id }) => id === exempt)?.name[locale];
  return reason ? `${word}（${reason}）` : word;
}

function dueWords({ state, due }: Standing, today: string, locale: Locale): string {
  if (!due || ["disclosed", "closed", "exempt"].includes(state)) return "";
  const day = shared[locale].day(due);
  return due < today ? text[locale].overdue(day) : day;
}

function turnOf({ state, turn }: Standing, locale: Locale): string {
  if (state === "disclosing") return text[locale].hrTurn;
  if (["disclosed", "closed", "exempt"].includes(state)) return "";
  return turn ?? text[locale].vacant;
}
