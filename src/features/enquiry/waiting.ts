import type { NudgeJob } from "../../bot/notice.ts";
import type { Heard, Turn } from "../../bot/turn.ts";
import { spoken } from "../../bot/words.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Card } from "../../view/card.ts";
import { waited } from "./enquiry.ts";
import type { Services } from "./services.ts";
import type { Shows } from "./targets.ts";
import { text } from "./text.ts";
import { ownListCard, queueCard } from "./views.ts";

/** HR sees what waits, unless they ask for their own. */
export async function list(services: Services, turn: Heard<Tx>): Promise<Card> {
  const { person, words } = turn;
  if (!person.roles.includes("HR") || spoken(words) === spoken(text.ja.listWords))
    return ownListCard(await services.enquiries.ofAsker(person.id), person.locale);
  return await queue(services, turn);
}

/** Everything that waits, to HR. */
export async function queue({ enquiries, calendar }: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const waiting = await enquiries.waiting();
  const days = waiting.map((each) => waited(each, calendar, today));
  return queueCard(waiting, days, text[person.locale].queueTitle(waiting.length), person.locale);
}

/** Those that have waited longer than the city allows. */
async function late({ enquiries, calendar, remindAfter }: Services, today: string, tx?: Tx) {
  const waiting = await enquiries.waiting(tx);
  return waiting.filter((each) => waited(each, calendar, today) > remindAfter);
}

export async function lateCard(services: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const t = text[person.locale];
  const found = await late(services, today);
  const days = found.map((each) => waited(each, services.calendar, today));
  const title = found.length === 0 ? t.lateNone : t.late(found.length, services.remindAfter);
  return queueCard(found, days, title, person.locale);
}

/** On each working day, one notice to everybody in HR while a question has waited too long. */
export const remind = (services: Services): NudgeJob<Tx> => ({
  name: "enquiry.remind",
  at: "08:40",
  until: "17:15",
  run: async (tx, _now, today) => {
    if (!services.calendar.isWorkingDay(today)) return [];
    const waiting = (await late(services, today, tx)).length;
    if (waiting === 0) return [];
    const personnel = await services.personnel(today);
    return personnel.map((to) => ({
      to,
      feature: "enquiry",
      kind: "waiting" satisfies Shows,
      about: {},
      once: `enquiry.waiting:${today}:${to}`,
      class: "nudge",
      why: `${services.remindAfter}営業日を超えて回答を待っている質問があるため。`,
      facts: { waiting },
    }));
  },
});
