import type { Job } from "../../../bot/notice.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { toldOn } from "../cycle/store.ts";
import { doneCard } from "../cycle/views.ts";
import { deskMessages, deskNotice } from "../notices.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { follow, type Outcome } from "./follow.ts";
import { notesAwaited } from "./store.ts";
import { text } from "./text.ts";

export type Presses = "follow";

/** Cycles follow the roster: each morning, and when HR asks for it. */
export const following = (services: Services) => ({
  presses: { follow: { who: "HR" as const, run: (turn: Turn<Tx>) => followNow(services, turn) } },
  jobs: [followDaily(services)],
});

const isChange = ({ joined, left, changed, moved }: Outcome) => joined + left + changed + moved > 0;

const deedOf = ({ joined, left, changed, moved }: Outcome, actor: string | null, at: Date) => ({
  ...{ at, actor, action: "evaluation.followed", subject: null },
  payload: { joined, left, changed, moved },
});

const followDaily = ({ definition, audit }: Pick<Services, "definition" | "audit">): Job<Tx> => ({
  name: "evaluation.follow",
  at: "06:30",
  run: async (tx, now, day) => {
    const outcome = await follow(tx, definition, { day, now });
    if (isChange(outcome)) await audit.append(tx, deedOf(outcome, null, now));
    // Nobody asked for it at this hour: it is told like a nudge, in working hours.
    return outcome.told.map((id) => ({ ...deskNotice(id, day), class: "nudge" as const }));
  },
});

function followNow({ definition, audit }: Services, { change, person, now, today }: Turn<Tx>): Promise<Card> {
  const t = text[person.locale];
  return change(async (tx, notify) => {
    const outcome = await follow(tx, definition, { day: today, now });
    if (!isChange(outcome)) return doneCard(t.none, person.locale, t.noneText);
    const { told } = outcome;
    for (const message of deskMessages(told, today, await toldOn(tx, today, told))) notify(message);
    await audit.append(tx, deedOf(outcome, person.id, now));
    return doneCard(t.done, person.locale, [t.said(outcome), t.told(told.length)].join("\n").trim());
  }, "city");
}

/** Most that are asked for at once; the rest follow as these are written. */
const MOST = 5;

/** The notes that a former rater still owes, for their desk. */
export async function noteButtons({ db }: Pick<Services, "db">, personId: string, locale: Locale) {
  const awaited = await notesAwaited(db, personId);
  const label = (name: string) => (locale === "ja" ? `${name}さんの引継ぎを書く` : `Hand over ${name}`);
  return awaited.slice(0, MOST).map(({ id, name }): Button => opens("handover-note", { e: id }, label(name)));
}
