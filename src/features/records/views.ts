import type { Offer } from "../../bot/feature.ts";
import type { Held, Holding } from "../../bot/holding.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Page, Read } from "./reads.ts";
import { type Text, text } from "./text.ts";

export type Opens = "reads";

/** By table. */
export type Buttons = Readonly<Record<string, readonly Button[]>>;

/** newest: the first few of those who have read. */
export type Records = Held & { readonly newest: Page; readonly buttons: Buttons; readonly today: string };

export function recordsCard(records: Records, locale: Locale): Card {
  const t = text[locale];
  const { held, holdings } = records;
  const total = holdings.reduce((sum, { count }) => sum + count, 0);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title(holdings.length, total),
    body: [
      { type: "text", text: t.intro },
      ...(held ? [{ type: "callout", tone: "plain", label: t.held, text: t.heldText } as const] : []),
      ...newestBlocks(records.newest, t),
      { type: "divider" },
      { type: "text", text: t.holdings, tone: "heading" },
      ...holdings.filter(({ readers }) => readers).flatMap((each) => holdingBlocks(each, records, locale)),
      ...innerBlocks(records, locale),
      { type: "divider" },
      ...(holdings.some(({ official }) => official) ? [quiet(t.official)] : []),
      quiet(t.unasked),
    ],
  };
}

const quiet = (words: string): Block => ({ type: "text", text: words, tone: "quiet" });

function newestBlocks({ reads, older }: Page, t: Text): readonly Block[] {
  const heading: Block = { type: "text", text: t.readers, tone: "heading" };
  if (reads.length === 0) return [heading, { type: "text", text: t.readersNone }, quiet(t.readersNoneText)];
  const all: Block = { type: "buttons", buttons: [pageButton(0, t.readersAll)] };
  return [heading, readTable(reads, t), ...(older ? [all] : [])];
}

const pageButton = (page: number, label: string): Button => ({
  kind: "opens",
  label,
  target: { feature: "records", name: "reads" satisfies Opens, about: { page: String(page) } },
});

/** One page of those who have read, the first being 0. */
export function readsCard({ reads, older }: Page, page: number, locale: Locale): Card {
  const t = text[locale];
  const none = quiet(page === 0 ? t.readersNone : t.readersEnd);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.readersTitle,
    body: reads.length === 0 ? [none] : [readTable(reads, t), ...(older ? [] : [quiet(t.readersEnd)])],
    ...(older && { buttons: [pageButton(page + 1, t.readersOlder)] }),
  };
}

const readTable = (reads: readonly Read[], t: Text): Block => ({
  type: "table",
  columns: [{ label: t.day }, { label: t.reader }, { label: t.what }],
  rows: reads.map(({ day, reader, what, times }) => [
    t.date(day),
    typeof reader === "string" ? t[reader] : t.readerOf(reader.name, reader.unit),
    t.timesOf(what ? t.actions[what] : t.otherAction, times),
  ]),
});

/** What somebody can read, and so wants to know the readers of. */
function holdingBlocks(holding: Holding, { held, today, buttons }: Records, locale: Locale): readonly Block[] {
  const t = text[locale];
  const lines = [
    t.mayRead(holding.readers?.[locale] ?? ""),
    t.goesLine(held ? t.stopped : t.goesAndKept(goesOf(holding, today, t), holding.kept[locale])),
  ];
  const own = holding.tables.flatMap((table) => buttons[table] ?? []);
  return [
    { type: "text", text: holding.what[locale], tone: "strong" },
    { type: "text", text: countOf(holding, t) },
    quiet(lines.join("\n")),
    ...(own.length > 0 ? [{ type: "buttons", buttons: own } as const] : []),
  ];
}

function countOf({ count, since, parts }: Holding, t: Text): string {
  const whole = since === undefined ? t.counts(count) : t.countsSince(count, since);
  const some = Object.entries(parts).filter(([, times]) => times > 0);
  const words = some.map(([part, times]) => {
    const word = t.parts[part] ?? part;
    return times === count && some.length === 1 ? word : t.partOf(word, times);
  });
  const line = words.join(t.and);
  return line === "" ? whole : t.within(whole, line);
}

function goesOf({ goesOn, count }: Holding, today: string, t: Text): string {
  if (goesOn === undefined) return t.notYet;
  return goesOn > today ? t.goesOn(goesOn, count === 1) : t.overdue;
}

/** What nobody can read, a row each. */
function innerBlocks({ holdings, held, today }: Records, locale: Locale): readonly Block[] {
  const t = text[locale];
  const inner = holdings.filter(({ readers }) => !readers);
  if (inner.length === 0) return [];
  return [
    { type: "text", text: t.inner, tone: "strong" },
    quiet(t.innerNote),
    {
      type: "table",
      columns: [{ label: t.what }, { label: t.count, align: "end" }, { label: t.goes }],
      rows: inner.map((each) => [each.what[locale], t.counts(each.count), held ? t.stopped : goesOf(each, today, t)]),
    },
  ];
}

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: t.words } };
}
