import { Refusal } from "../../bot/refusal.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import { addMonths } from "../../services/calendar.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../view/answers.ts";
import { type Card, say } from "../../view/card.ts";
import { form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Cell } from "./cells.ts";
import { draw, LEAST_ORDERS, ordersOf, startsOf } from "./design.ts";
import { detectable, pastMonths } from "./detectable.ts";
import { nameOf } from "./kinds.ts";
import { lastLeaveMonth, leaveMeasured } from "./leave.ts";
import { lastKnownMonth, measured } from "./measuring.ts";
import { standing } from "./reporting.ts";
import type { Services } from "./services.ts";
import { open, receptionOf, type Section, sectionsOn } from "./store.ts";
import { type Chosen, chosenIn, target } from "./targets.ts";
import { text } from "./text.ts";
import { FLOOR, MOST_GAP, MOST_STEPS, MOST_UNITS, monthOf, monthsFrom, type Plan, sameKind } from "./trial.ts";
import { type Least, previewCard } from "./views.ts";

/** Months ahead in which the first units may begin. */
const AHEAD = 6;

/** What can be chosen today: kinds that their readers may turn off, and 課 that are large enough. */
async function offeredIn(services: Services, today: string) {
  const [kinds, sections] = [services.kinds(), await sectionsOn(services.db, today)];
  return { kinds, sections, months: monthsFrom(addMonths(monthOf(today), 1), AHEAD) };
}
type Offered = Awaited<ReturnType<typeof offeredIn>>;

/** The form, with what was chosen before where one comes back to it. */
export async function openPlan(services: Services, { person, today, about }: Turn<Tx>) {
  const offered = await offeredIn(services, today);
  if (offered.kinds.length === 0 || offered.sections.length < 2) return say(text[person.locale].none);
  return planForm(offered, person.locale, about.kind === undefined ? undefined : chosenIn(about));
}

function planForm({ kinds, sections, months }: Offered, locale: Locale, before?: Chosen) {
  const t = text[locale];
  const kindOf = ({ feature, kind }: { readonly feature: string; readonly kind: string }) => `${feature} ${kind}`;
  return form({
    title: t.formTitle,
    target: target("plan"),
    readers: t.readers,
    fields: [
      {
        id: "kind",
        type: "choice",
        label: t.kind,
        hint: t.kindHint,
        options: kinds.map((each) => ({ value: kindOf(each), label: each.name(locale) })),
        value: before ? kindOf(before) : "",
      },
      {
        id: "units",
        type: "choices",
        label: t.units,
        hint: t.unitsHint,
        options: sections
          .slice(0, 100)
          .map(({ code, name, people }) => ({ value: code, label: t.people(name, people) })),
        value: before?.codes ?? [],
      },
      {
        id: "first",
        type: "choice",
        label: t.first,
        options: months.map((month) => ({ value: month, label: t.month(month) })),
        value: before?.first ?? months[0] ?? "",
      },
      number("steps", { label: t.steps, unit: t.times, min: 2, max: MOST_STEPS, value: before?.steps ?? 3 }),
      number("gap", { label: t.gap, unit: t.months, min: 1, max: MOST_GAP, value: before?.gap ?? 1 }),
    ],
    submitLabel: t.next,
  });
}

type Numbered = { readonly label: string; readonly unit: string; readonly min: number; readonly max: number };

const number = <const Id extends string>(id: Id, { value, ...field }: Numbered & { readonly value: number }) =>
  ({ ...field, id, type: "number", whole: true, value: String(value) }) as const;

/** Shows, before anything is begun, which difference could be told at all. */
export async function submitPlan(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today } = turn;
  const offered = await offeredIn(services, today);
  const drawn = planForm(offered, person.locale);
  const read = readAnswers(drawn, entries, person.locale);
  if ("form" in read) return read;
  const { kind, units, first, steps, gap } = read.answers;
  const chosen = chosenIn({ kind, units: units.join(" "), first, steps: String(steps), gap: String(gap) });
  const problem = problemWith(chosen);
  if (problem) return correct(drawn, entries, { units: text[person.locale][problem] });
  const sections = offered.sections.filter(({ code }) => units.includes(code));
  return await preview(services, chosen, sections, turn);
}

const problemWith = ({ codes, first, steps, gap }: Chosen): "tooFew" | "tooMany" | undefined => {
  if (codes.length > MOST_UNITS) return "tooMany";
  const orders = codes.length < steps ? 0 : ordersOf(startsOf({ units: codes, first, steps, gap }));
  return orders < LEAST_ORDERS ? "tooFew" : undefined;
};

async function preview(
  services: Services,
  chosen: Chosen,
  sections: readonly Section[],
  { today, person: { locale } }: Turn<Tx>,
) {
  const name = nameOf(services.kinds(), chosen, locale);
  const plan = planOf(chosen, sections);
  const [overtime, leave] = [await leastTold(services, plan), await leastLeaveTold(services, plan, today)];
  return previewCard({ chosen, name, sections, overtime, leave }, locale);
}

/** Minutes of overtime a person and month that could be told, from figures up to the month that is last known. */
async function leastTold(services: Services, plan: Plan): Promise<Least> {
  const lastKnown = await lastKnownMonth(services);
  return leastIn(plan, lastKnown, (months) => measured(services, plan.units, months));
}

/** The same of leave taken. */
async function leastLeaveTold(services: Services, plan: Plan, today: string): Promise<Least> {
  const lastKnown = await lastLeaveMonth(services, today);
  return leastIn(plan, lastKnown, (months) => leaveMeasured(services, plan.units, months));
}

async function leastIn(
  plan: Plan,
  lastKnown: string | undefined,
  measure: (months: readonly string[]) => Promise<readonly Cell[]>,
): Promise<Least> {
  if (lastKnown === undefined) return { least: undefined, lastKnown };
  const cells = await measure(pastMonths(plan, lastKnown));
  return {
    least: detectable(
      cells.filter(({ people }) => people >= FLOOR),
      plan,
      lastKnown,
    ),
    lastKnown,
  };
}

const planOf = ({ codes: _, ...rest }: Chosen, sections: readonly Section[]): Plan => ({
  ...rest,
  units: sections.map(({ id }) => id),
});

/** Draws the order, and writes it down with the number that it comes of and what could be told. */
export async function start(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today, now, about, change } = turn;
  const chosen = chosenIn(about);
  const planned = planOf(chosen, await allowed(services, chosen, services.db, today));
  const [overtime, leave] = [await leastTold(services, planned), await leastLeaveTold(services, planned, today)];
  return await change(async (tx) => {
    const plan = planOf(chosen, await allowed(services, chosen, tx, today));
    const seed = services.newSeed();
    const before = await receptionOf(tx, plan, plan.units, { day: today, since: now });
    const id = await open(tx, {
      ...{ feature: plan.feature, kind: plan.kind, gap: plan.gap, seed, now },
      ...{ detectable: whole(overtime.least), leaveDetectable: whole(leave.least) },
      starts: draw(plan.units, startsOf(plan), seed),
      mutedBefore: new Map([...before].map(([unit, { muted }]) => [unit, muted])),
    });
    if (!id) return say(text[person.locale].already);
    const payload = { trial: id, seed, units: plan.units.length, steps: plan.steps };
    await services.audit.append(tx, { at: now, actor: person.id, action: "trial.opened", subject: null, payload });
    return await standing(services, tx, person.locale, id);
  });
}

const whole = (minutes: number | undefined) => (minutes === undefined ? undefined : Math.round(minutes));

/** The 課 of a plan, once more held against what may be chosen today. */
async function allowed(
  services: Services,
  chosen: Chosen,
  tx: Database | Tx,
  today: string,
): Promise<readonly Section[]> {
  const { codes, first, steps, gap } = chosen;
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const months = monthsFrom(addMonths(monthOf(today), 1), AHEAD);
  const fits = within(steps, 2, MOST_STEPS) && within(gap, 1, MOST_GAP) && months.includes(first);
  const known = services.kinds().some((each) => sameKind(each, chosen));
  const sections = (await sectionsOn(tx, today)).filter(({ code }) => codes.includes(code));
  if (!fits || !known || sections.length !== codes.length || problemWith(chosen)) throw new Refusal("stale");
  return sections;
}
