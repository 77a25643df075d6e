import { Refusal } from "../../../bot/refusal.ts";
import type { Notify, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import { addMonths } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { isDay } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { arrival, managersOf, redraw } from "../notices.ts";
import { LEAVE_DAY, type Part } from "../plan.ts";
import type { Services } from "../services.ts";
import { addPlan, decline, planFor, undecline, withdrawPlan } from "../store.ts";
import { presses } from "../targets.ts";
import { text as shared } from "../text.ts";
import { leaveCard, type News } from "./card.ts";
import { standingOf } from "./standing.ts";
import { text } from "./text.ts";

/** The card as it is by now, with what was just done. */
export async function drawn(services: Services, turn: Turn<Tx>, news?: News, tx?: Tx): Promise<Card> {
  const { person, today, about } = turn;
  const skip = Number(about.skip) || 0;
  const standing = await standingOf(services, turn, skip, tx);
  return leaveCard(standing, { today, locale: person.locale, targets: services.settings.targets, news, skip });
}

/** Whether a day can be planned: a working day from tomorrow on, at most a year ahead. */
export const isPlannable = ({ calendar }: Services, day: string, today: string): boolean =>
  isDay(day) && day > today && day <= addMonths(today, 12) && calendar.isWorkingDay(day);

/** One tap on a proposed day. */
export async function plan(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, today, person, change } = turn;
  const { day = "" } = about;
  if (!isPlannable(services, day, today)) return drawn(services, turn, { text: text[person.locale].tooLate });
  const managers = await managersOf(services, person.id, today);
  return await change(async (tx, notify) => {
    const news = await take(services, turn, { tx, notify, managers }, { day, part: "day", minutes: LEAVE_DAY });
    return drawn(services, turn, news, tx);
  });
}

type Taking = { readonly tx: Tx; readonly notify: Notify; readonly managers: readonly Person[] };
type Chosen = { readonly day: string; readonly part: Part; readonly minutes: number };

/** Puts a day into the plan and tells the managers; of two taps the second finds it there. */
export async function take(
  services: Services,
  { person, now }: Turn<Tx>,
  { tx, notify, managers }: Taking,
  chosen: Chosen,
): Promise<News> {
  const t = text[person.locale];
  const kept = await addPlan(tx, { id: services.newId(), personId: person.id, at: now, ...chosen });
  if (!kept) return { text: t.already };
  for (const { id } of managers) notify(arrival(id, kept));
  notify(redraw(kept.id));
  const [manager] = managers;
  const said = manager ? t.told(manager.title || t.superior) : t.nobody;
  const undo = presses("withdraw", t.withdraw, { plan: kept.id }, "quiet");
  return { text: `${shared[person.locale].day(chosen.day)}　${said}`, undo };
}

/** A manager who had answered is told; others see it on their card. */
export async function withdraw(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, today, person, change } = turn;
  const { plan: id = "" } = about;
  const managers = await managersOf(services, person.id, today);
  return await change(async (tx, notify) => {
    const before = await planFor({ db: tx, crypto: services.crypto }, id, person.id, today);
    if (!before || before.personId !== person.id) throw new Refusal("not-found");
    if (!(await withdrawPlan(tx, id, person.id, today))) throw new Refusal("stale");
    notify(redraw(id));
    const told = before.state === "told" ? [] : managers;
    for (const manager of told) notify(arrival(manager.id, { id, version: before.version + 1 }));
    const t = text[person.locale];
    const undo = before.part === "day" ? presses("plan", t.again, { day: before.day }, "quiet") : undefined;
    return drawn(
      services,
      turn,
      { text: t.withdrawn(shared[person.locale].day(before.day)), ...(undo && { undo }) },
      tx,
    );
  });
}

export async function refuseDay(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, today, person, change } = turn;
  const { day = "" } = about;
  if (!isPlannable(services, day, today)) throw new Refusal("stale");
  const t = text[person.locale];
  return await change(async (tx) => {
    await decline(tx, person.id, day);
    const undo = presses("undecline", t.undecline, { day }, "quiet");
    return drawn(services, turn, { text: t.declined(shared[person.locale].day(day)), undo }, tx);
  });
}

export async function allowDay(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, person, change } = turn;
  const { day = "" } = about;
  if (!isDay(day)) throw new Refusal("stale");
  return await change(async (tx) => {
    await undecline(tx, person.id, day);
    return drawn(services, turn, { text: text[person.locale].undeclined(shared[person.locale].day(day)) }, tx);
  });
}
