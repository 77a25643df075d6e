import type { Notice } from "../../../../bot/notice.ts";
import { Refusal } from "../../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { readAnswers } from "../../../../view/answers.ts";
import type { Button, Card } from "../../../../view/card.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { pathOf } from "../../cycle/path.ts";
import { doneCard } from "../../cycle/views.ts";
import type { State } from "../../evaluation.ts";
import type { Cycle } from "../../record.ts";
import { turnsOf } from "../../roles-of-states.ts";
import type { Services } from "../../services.ts";
import { asksDesk, opens, target } from "../../targets.ts";
import { text as shared } from "../../text.ts";
import { aboutOf, cycleIn, scopeOf } from "../chosen.ts";
import { unitName } from "../store.ts";
import { type Waited, waitedFor } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "remind";
export type Presses = "remind";
export type Submits = "remind";
export type Shows = "reminder";

/** 催促: to whoever is to act at a stage, once a day. */
export const reminding = (services: Services) => ({
  opens: { remind: { who: "HR" as const, run: (turn: Turn<Tx>) => ask(services, turn) } },
  submits: { remind: { who: "HR" as const, run: (turn: Submitted<Tx>) => preview(services, turn) } },
  presses: { remind: { who: "HR" as const, run: (turn: Turn<Tx>) => send(services, turn) } },
  shows: { reminder: { who: "everyone" as const, run: (turn: Turn<Tx>) => reminderCard(services, turn) } },
});

export const remindButton = (cycleId: string, locale: Locale, unitId?: string): Button =>
  opens("remind" satisfies Opens, aboutOf(cycleId, unitId), text[locale].remind);

/** The states of a cycle in which it is somebody's turn. */
const statesIn = ({ forms, kind }: Cycle): readonly State[] => {
  const paths = forms.map((each) => pathOf(each, kind));
  return turnsOf.map(({ state }) => state).filter((state) => paths.some((path) => path.includes(state)));
};

function remindForm(cycle: Cycle, about: Turn<Tx>["about"], unit: string | undefined, locale: Locale) {
  const t = text[locale];
  return form({
    title: unit ? t.unitTitle(unit) : t.title,
    target: target("remind" satisfies Submits, aboutOf(cycle.id, about.u)),
    readers: t.readers,
    fields: [
      {
        ...{ id: "stage", type: "choice", label: t.stage, hint: t.hint },
        options: statesIn(cycle).map((state) => ({ value: state, label: shared[locale].states[state] })),
      },
    ],
    submitLabel: t.preview,
  });
}

async function formFor(services: Services, turn: Turn<Tx>) {
  const cycle = await cycleIn(services, turn);
  const unit = await unitName(services.db, turn.about.u ?? "");
  return { cycle, drawn: remindForm(cycle, turn.about, unit, turn.person.locale) };
}

const ask = async (services: Services, turn: Turn<Tx>) => (await formFor(services, turn)).drawn;

async function preview(services: Services, turn: Submitted<Tx>) {
  const { person, entries, today } = turn;
  const { cycle, drawn } = await formFor(services, turn);
  const read = readAnswers(drawn, entries, person.locale);
  if ("form" in read) return read;
  const state = read.answers.stage as State;
  const people = await waitedFor(services.db, scopeOf(cycle, turn), { state, today });
  return previewCard(people, { about: { ...aboutOf(cycle.id, turn.about.u), s: state }, state }, person.locale);
}

/** Named before it is sent; of more there is a count. */
const NAMED = 30;

function previewCard(
  people: readonly Waited[],
  { about, state }: { readonly about: Turn<Tx>["about"]; readonly state: State },
  locale: Locale,
): Card {
  const t = text[locale];
  const names = people.slice(0, NAMED).map(({ name }) => name);
  const change = opens("remind" satisfies Opens, aboutOf(about.c ?? "", about.u), t.change, "quiet");
  const send: Button = {
    ...{ kind: "presses", label: t.send(people.length), style: "main" },
    target: target("remind" satisfies Presses, about),
  };
  const who = t.who(names.join(locale === "ja" ? "、" : ", "), people.length - names.length);
  return {
    type: "card",
    kicker: shared[locale].states[state],
    title: t.previewTitle(people.length),
    body: [
      { type: "text", text: people.length > 0 ? who : t.none },
      { type: "text", text: t.once, tone: "quiet" },
    ],
    buttons: people.length > 0 ? [send, change] : [change],
  };
}

async function send(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today, now, about, change } = turn;
  const cycle = await cycleIn(services, turn);
  const state = statesIn(cycle).find((each) => each === about.s);
  if (!state) throw new Refusal("stale");
  return change(async (tx, notify) => {
    const people = await waitedFor(tx, scopeOf(cycle, turn), { state, today });
    for (const { id } of people) notify(reminderTo(id, { cycle: cycle.id, state, today }));
    const payload = { cycle: cycle.id, state, people: people.length, ...(about.u && { unit: about.u }) };
    const deed = { at: now, actor: person.id, action: "evaluation.reminded", subject: null, payload };
    await services.audit.append(tx, deed);
    return doneCard(text[person.locale].sent(people.length), person.locale, undefined, cycle.id);
  }, "city");
}

const reminderTo = (to: string, { cycle, state, today }: { cycle: string; state: State; today: string }): Notice => ({
  ...{ to, feature: "evaluation", kind: "reminder" satisfies Shows, about: { c: cycle, s: state } },
  once: `evaluation.reminder:${cycle}:${state}:${today}:${to}`,
  class: "nudge",
  section: "agano#6-2-2-1",
});

/** As it is by now: what was done since is no longer asked for. */
async function reminderCard({ db, evaluations }: Services, { about, person, today }: Turn<Tx>): Promise<Card> {
  const { locale } = person;
  const t = text[locale];
  const cycle = await evaluations.cycleById(about.c ?? "");
  const state = cycle && statesIn(cycle).find((each) => each === about.s);
  if (!cycle || !state) throw new Refusal("not-found");
  const scope = { cycleId: cycle.id, unitId: undefined };
  const [mine] = await waitedFor(db, scope, { state, today, personId: person.id });
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: mine ? t.waits(shared[locale].states[state], mine.count) : t.done,
    section: "agano#6-2-2-1",
    body: mine ? [{ type: "text", text: t.please }] : [],
    buttons: [asksDesk(locale === "ja" ? "評価の一覧" : "All evaluations")],
  };
}
