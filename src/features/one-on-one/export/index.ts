import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Cell, type Row, type Sheet, WORKBOOK_MIME, workbook } from "../../../services/files/workbook.ts";
import type { File } from "../../../view/file.ts";
import type { Locale } from "../../../view/locale.ts";
import { noteReading } from "../act.ts";
import type { Theme } from "../content.ts";
import { heldOf } from "../meetings/store.ts";
import { type Meeting, otherOf, type Promised, type Seen } from "../one-on-one.ts";
import { pairsOf } from "../pairs/store.ts";
import { promisesOf } from "../promises/store.ts";
import type { Services } from "../services.ts";
import { draftsOf } from "../summary/store.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

export type Files = "notes";

/** One's own records as a file: what whoever asks can read of their pairs, and their private notes. */
export const exporting = (services: Services) => ({
  files: { notes: { who: "everyone" as const, run: (turn: Turn<Tx>) => notesOf(services, turn) } },
});

type Of = {
  readonly seen: Seen;
  readonly held: readonly Meeting[];
  readonly promises: readonly Promised[];
  readonly drafts: ReadonlyMap<string, string>;
};

async function notesOf(services: Services, turn: Turn<Tx>): Promise<File> {
  const { db, crypto, rules } = services;
  const { person } = turn;
  const t = text[person.locale];
  const all: Of[] = [];
  for (const seen of await pairsOf(db, person.id)) {
    const held = await heldOf(db, seen.pair, { crypto, viewerId: person.id });
    const promises = await promisesOf(db, seen.pair, crypto);
    if (held.length + promises.length > 0) await noteReading(services, turn, otherOf(seen).id, seen.pair.id);
    all.push({ seen, held, promises, drafts: await draftsOf(db, held, crypto) });
  }
  const bytes = await workbook(sheetsOf(all, rules.themes, person.name, person.locale));
  return { type: "file", name: t.file(person.staffNumber), mime: WORKBOOK_MIME, bytes };
}

function sheetsOf(all: readonly Of[], themes: readonly Theme[], name: string, locale: Locale): readonly Sheet[] {
  const t = text[locale];
  const print = { orientation: "landscape", header: t.header(name), footer: t.what } as const;
  const notes = [t.date, t.with, t.theme, t.wish, t.points, t.talked, t.additions, t.draft, t.private];
  const promises = [t.with, t.who, t.words, t.by, t.state];
  return [
    {
      ...{ name: t.notes, columns: [12, 16, 18, 18, 30, 44, 30, 30, 30], print },
      rows: [titles(notes), ...all.flatMap((of) => of.held.map((meeting) => noteRow(of, meeting, themes, locale)))],
    },
    {
      ...{ name: t.promises, columns: [16, 16, 44, 12, 30], print },
      rows: [titles(promises), ...all.flatMap((of) => of.promises.map((each) => promiseRow(of.seen, each, locale)))],
    },
  ];
}

const titles = (names: readonly string[]): Row => names.map((name) => ({ text: name, style: "label", border: true }));
const cell = (words: string): Cell => ({ text: words, wrap: true, border: true });

function noteRow({ seen, drafts }: Of, meeting: Meeting, themes: readonly Theme[], locale: Locale): Row {
  const s = shared[locale];
  const member = meeting.points.member?.what;
  const theme = themes.find(({ id }) => id === member?.theme)?.name[locale] ?? "";
  return [
    { date: meeting.heldOn ?? "", border: true },
    ...[
      otherOf(seen).name,
      theme,
      member && member.wish !== "" ? s.wishes[member.wish] : "",
      meeting.points[seen.side]?.what.words ?? "",
      meeting.talked,
      meeting.additions.map(({ by, words }) => `${by}${locale === "ja" ? "：" : ": "}${words}`).join("\n"),
      drafts.get(meeting.id) ?? "",
      meeting.own?.what ?? "",
    ].map(cell),
  ];
}

function promiseRow(seen: Seen, { ownerId, words, dueOn, endedOn, dropped }: Promised, locale: Locale): Row {
  const t = text[locale];
  const { pair } = seen;
  const owner = [pair.member, pair.counterpart].find(({ id }) => id === ownerId)?.name ?? "";
  const ended = dropped === undefined ? t.kept : t.dropped(dropped);
  return [
    ...[otherOf(seen).name, owner, words].map(cell),
    { date: dueOn, border: true },
    cell(endedOn === undefined ? t.open : ended),
  ];
}
