import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../../view/answers.ts";
import type { Button, Card } from "../../../../view/card.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { doneCard } from "../../cycle/views.ts";
import type { Stage } from "../../definition/definition.ts";
import { dayIn } from "../../definition/fiscal-year.ts";
import { stageWords } from "../../definition/words.ts";
import { type State, states } from "../../evaluation.ts";
import type { Cycle } from "../../record.ts";
import type { Services } from "../../services.ts";
import { opens, target } from "../../targets.ts";
import { text as shared } from "../../text.ts";
import { aboutOf, chosenFor, cycleIn, scopeOf } from "../chosen.ts";
import { unitName } from "../store.ts";
import { extend } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "extend";
export type Submits = "extend";

/** A later deadline for all who have not passed a stage, those of a unit, or one. */
export const extending = (services: Services) => ({
  opens: {
    extend: { who: "HR" as const, run: async (turn: Turn<Tx>) => (await formFor(services, turn)).drawn },
  },
  submits: { extend: { who: "HR" as const, run: (turn: Submitted<Tx>) => put(services, turn) } },
});

export const extendButton = (cycleId: string, locale: Locale, unitId?: string): Button =>
  opens("extend" satisfies Opens, aboutOf(cycleId, unitId), text[locale].extend);

/** The last state in which a stage is not past; the times after disclosure are the city's rule and stay. */
const lastState: Readonly<Partial<Record<Stage, State>>> = {
  goals: "goals",
  "opening-interview": "agreement",
  "middle-interview": "self",
  "self-review": "self",
  "review-interview": "first",
  "first-rating": "first",
  "second-rating": "second",
  adjusting: "adjusting",
  confirming: "confirming",
  disclosing: "disclosing",
};

/** The states in which a stage is not past. */
export const statesBefore = (stage: Stage): readonly State[] =>
  states.slice(0, states.indexOf((lastState[stage] ?? "closed") as (typeof states)[number]) + 1);

function extendForm(cycle: Cycle, turn: Turn<Tx>, unit: string | undefined) {
  const { locale } = turn.person;
  const t = text[locale];
  const offered = cycle.kind.stages.filter(({ stage }) => lastState[stage] !== undefined);
  return form({
    title: unit ? t.unitTitle(unit) : t.title,
    target: target("extend" satisfies Submits, aboutOf(cycle.id, turn.about.u)),
    readers: t.readers,
    fields: [
      {
        ...{ id: "stage", type: "choice", label: t.stage },
        options: offered.map(({ stage }) => ({ value: stage, label: stageWords[stage][locale] })),
      },
      { id: "member", type: "person", label: t.member, hint: t.memberHint, optional: true },
      { id: "due", type: "date", label: t.due, hint: t.dueHint, earliest: turn.today },
    ],
    submitLabel: t.save,
  });
}

async function formFor(services: Services, turn: Turn<Tx>) {
  const cycle = await cycleIn(services, turn);
  return { cycle, drawn: extendForm(cycle, turn, await unitName(services.db, turn.about.u ?? "")) };
}

async function put(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, now, change } = turn;
  const { locale } = person;
  const { cycle, drawn } = await formFor(services, turn);
  const read = readAnswers(drawn, entries, locale);
  if ("form" in read) return read;
  const { member, due } = read.answers;
  const stage = read.answers.stage as Stage;
  const notice = cycle.kind.notice_of_transfers;
  const announced = notice && stage === "disclosing" ? dayIn(cycle.year, notice) : undefined;
  if (announced && due >= announced)
    return correct(drawn, entries, { due: text[locale].beforeNotice(shared[locale].day(announced)) });
  const one = member ? await chosenFor(services, turn, cycle, { member, action: "extend" }) : undefined;
  if (one && "problem" in one) return correct(drawn, entries, { member: one.problem });
  return await change<Card | Correction>(async (tx) => {
    const wanted = { stage, due, states: statesBefore(stage), evaluationId: one?.evaluation.id };
    const people = await extend(tx, scopeOf(cycle, turn), wanted);
    if (people === 0) return correct(drawn, entries, { stage: text[locale].none });
    const payload = { cycle: cycle.id, stage, people, ...(turn.about.u && { unit: turn.about.u }) };
    const subject = one?.evaluation.member.id ?? null;
    await services.audit.append(tx, { at: now, actor: person.id, action: "evaluation.extended", subject, payload });
    const said = text[locale].saved(people, stageWords[stage][locale], shared[locale].day(due));
    return doneCard(said, locale, undefined, cycle.id);
  });
}
