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
import { linesFor } from "../../desk/index.ts";
import { isTurnIn, stepBlock } from "../../desk/views.ts";
import type { State } from "../../evaluation.ts";
import type { Cycle } from "../../record.ts";
import { turnsOf } from "../../roles-of-states.ts";
import type { Services } from "../../services.ts";
import { asksDesk, opens, target } from "../../targets.ts";
import { text as shared } from "../../text.ts";
import { aboutOf, cycleIn, scopeOf } from "../chosen.ts";
import { unitName } from "../store.ts";
import { sentBefore, type Waited, waitedFor } from "./store.ts";
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
  const { anew, before } = await divided(services.db, people, { cycle: cycle.id, state, today });
  const about = { ...aboutOf(cycle.id, turn.about.u), s: state };
  return previewCard(anew, { about, state, before: before.length }, person.locale);
}

/** Of whom it is the turn: those who were not reminded of it yet today, and those who were. */
async function divided(tx: Tx | Services["db"], people: readonly Waited[], reminder: Reminder) {
  const once = (id: string) => reminderTo(id, reminder).once;
  const sent = await sentBefore(
    tx,
    people.map(({ id }) => once(id)),
  );
  return {
    anew: people.filter(({ id }) => !sent.has(once(id))),
    before: people.filter(({ id }) => sent.has(once(id))),
  };
}

/** Named before it is sent; of more there is a count. */
const NAMED = 30;

function previewCard(
  people: readonly Waited[],
  { about, state, before }: { readonly about: Turn<Tx>["about"]; readonly state: State; readonly before: number },
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
      ...(people.length > 0 || before === 0 ? [{ type: "text", text: people.length > 0 ? who : t.none } as const] : []),
      { type: "text", text: before > 0 ? t.before(before) : t.once, tone: "quiet" },
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
    const { anew, before } = await divided(tx, people, { cycle: cycle.id, state, today });
    for (const { id } of anew) notify(reminderTo(id, { cycle: cycle.id, state, today }));
    const payload = { cycle: cycle.id, state, people: anew.length, ...(about.u && { unit: about.u }) };
    const deed = { at: now, actor: person.id, action: "evaluation.reminded", subject: null, payload };
    await services.audit.append(tx, deed);
    const t = text[person.locale];
    return doneCard(
      t.sent(anew.length),
      person.locale,
      before.length > 0 ? t.before(before.length) : undefined,
      cycle.id,
    );
  }, "city");
}

type Reminder = { readonly cycle: string; readonly state: State; readonly today: string };

const reminderTo = (to: string, { cycle, state, today }: Reminder): Notice => ({
  ...{ to, feature: "evaluation", kind: "reminder" satisfies Shows, about: { c: cycle, s: state } },
  once: `evaluation.reminder:${cycle}:${state}:${today}:${to}`,
  class: "nudge",
  section: "agano#6-2-2-1",
});

/** Listed at once. */
const MOST = 10;

/** As it is by now: what was done since is no longer asked for. Each with its deadline and its form, the most urgent first. */
async function reminderCard(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, person, today } = turn;
  const { locale } = person;
  const t = text[locale];
  const cycle = await services.evaluations.cycleById(about.c ?? "");
  const state = cycle && statesIn(cycle).find((each) => each === about.s);
  if (!cycle || !state) throw new Refusal("not-found");
  const lines = await linesFor(services, turn);
  const mine = lines.filter((line) => line.cycle === cycle.id && line.state === state && isTurnIn(line));
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: mine.length > 0 ? t.waits(shared[locale].states[state], mine.length) : t.done,
    section: "agano#6-2-2-1",
    body: [
      ...(mine.length > 0 ? [{ type: "text", text: t.please } as const] : []),
      ...mine.slice(0, MOST).map((line) => stepBlock(line, today, locale)),
      ...(mine.length > MOST ? [{ type: "text", text: t.more(mine.length - MOST), tone: "quiet" } as const] : []),
    ],
    buttons: [asksDesk(t.all)],
  };
}
