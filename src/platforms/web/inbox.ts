import type { Bot } from "../../bot/bot.ts";
import type { Person } from "../../people/person.ts";
import type { Card } from "../../view/card.ts";
import type { Target } from "../../view/target.ts";
import { type Answer, type ApiOptions, sender } from "./api.ts";
import { Failure } from "./failure.ts";
import { nameOf, renderSheet } from "./sheets.ts";
import type { NoticeRow } from "./store.ts";
import type { NoticeLine } from "./wire.ts";

const MOST_NOTICES = 100;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The inbox. A notice that its reader may no longer see is not named, and waits for nobody: it no longer counts as unread. */
export const notices =
  ({ bot, store, clock, events }: ApiOptions): Answer =>
  async (_request, response, person) => {
    const rows = await store.notices(person.id, MOST_NOTICES);
    const drawn = await Promise.all(rows.map(async (row) => ({ row, card: await show(bot, person, row) })));
    const hidden = drawn.filter(({ row, card }) => row.readAt === null && isHidden(card));
    if (hidden.length > 0) {
      for (const { row } of hidden) await store.markRead(person.id, row.id, clock.now());
      await events.tell(person.id);
    }
    response.json(drawn.filter(({ card }) => !isHidden(card)).map(noticeLine));
  };

export const readNotice =
  ({ bot, store, clock, events }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { id } = request.params;
    const row = typeof id === "string" && uuid.test(id) ? await store.notice(person.id, id) : undefined;
    if (!row) throw new Failure(404, (t) => t.notHere);
    const card = await show(bot, person, row);
    await store.markRead(person.id, row.id, clock.now());
    await events.tell(person.id);
    response.json(renderSheet(card, person.locale));
  };

const show = (bot: Bot, person: Person, { feature, kind, about }: NoticeRow): Promise<Card> =>
  bot.show(sender(person), { feature, name: kind, about } satisfies Target);

const isHidden = ({ refused }: Card): boolean => refused === "not-found";

const noticeLine = ({ row, card }: { readonly row: NoticeRow; readonly card: Card }): NoticeLine => ({
  id: row.id,
  kicker: card.kicker ?? "",
  title: nameOf(card),
  at: row.createdAt.toISOString(),
  read: row.readAt !== null,
  ...(row.section !== null && { section: row.section }),
});
