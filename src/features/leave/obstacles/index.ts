import type { Submitted, Turn } from "../../../bot/turn.ts";
import { addMonths } from "../../../services/calendar.ts";
import { dayInJapan } from "../../../services/clock.ts";
import type { Tx } from "../../../services/database/database.ts";
import { readAnswers } from "../../../view/answers.ts";
import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Services } from "../services.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { keepObstacle, type Obstacle, obstaclesSince } from "./store.ts";
import { type ObstacleKind, text } from "./text.ts";

/** What stands in the way of leave in a unit: told by its manager, read by HR. Staff are never asked why they took none. */
export const obstacles = (services: Services) => ({
  opens: {
    obstacle: { who: "managers" as const, run: async ({ person }: Turn<Tx>) => obstacleForm(person.locale) },
  },
  submits: { obstacle: { who: "managers" as const, run: (turn: Submitted<Tx>) => submit(services, turn) } },
  shows: { obstacles: { who: "HR" as const, run: (turn: Turn<Tx>) => pageOf(services, turn) } },
});

const kinds = Object.keys(text.ja.kindNames) as ObstacleKind[];

const obstacleForm = (locale: Locale) => {
  const t = text[locale];
  const options = kinds.map((kind) => ({ value: kind, label: t.kindNames[kind] }));
  return form({
    title: t.title,
    target: target("obstacle"),
    readers: t.readers,
    intro: [{ type: "text", text: t.intro }],
    fields: [
      { id: "kinds", type: "choices", label: t.kinds, options },
      { id: "words", type: "text", label: t.words, hint: t.wordsHint, long: true, maxLength: 500, optional: true },
    ],
    submitLabel: t.send,
  });
};

async function submit({ crypto, newId }: Services, { entries, person, now, change }: Submitted<Tx>) {
  const { id: authorId, locale, unit } = person;
  const read = readAnswers(obstacleForm(locale), entries, locale);
  if ("form" in read) return read;
  const { kinds, words } = read.answers;
  return await change(async (tx): Promise<Card> => {
    await keepObstacle(tx, crypto, { id: newId(), authorId, unitId: unit.id, kinds, words, toldAt: now });
    const t = text[locale];
    return { type: "card", kicker: shared[locale].kicker, title: t.sent, body: [{ type: "text", text: t.sentText }] };
  });
}

async function pageOf({ db, crypto }: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const { locale } = person;
  const t = text[locale];
  const told = await obstaclesSince(db, crypto, new Date(`${addMonths(today, -12)}T00:00:00+09:00`));
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.pageTitle(told.length),
    section: "agano#6-3-2-1",
    body: [
      { type: "text", text: t.pageText, tone: "quiet" },
      ...(told.length > 0 ? [countsOf(told, locale)] : []),
      ...told.flatMap((each) => listed(each, locale)),
    ],
  };
}

/** A table, since the names are too long for the axis of a chart on a phone. */
function countsOf(told: readonly Obstacle[], locale: Locale): Block {
  const t = text[locale];
  const counts = kinds.map((kind) => ({
    name: t.kindNames[kind],
    count: told.filter((each) => each.kinds.includes(kind)).length,
  }));
  const some = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return {
    type: "table",
    columns: [{ label: t.kinds }, { label: t.times, align: "end" }],
    rows: some.map(({ name, count }) => [name, t.count(count)]),
  };
}

function listed({ unit, kinds, words, toldAt }: Obstacle, locale: Locale): readonly Block[] {
  const names = kinds
    .map((kind) => text[locale].kindNames[kind as ObstacleKind] ?? kind)
    .join(locale === "ja" ? "・" : ", ");
  const head: Block = { type: "text", text: `${unit}　${shared[locale].fullDay(dayInJapan(toldAt))}`, tone: "strong" };
  return [
    { type: "divider" },
    head,
    { type: "text", text: names },
    ...(words ? [{ type: "text", text: words, tone: "quiet" } as const] : []),
  ];
}
