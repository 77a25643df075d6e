import type { Crypto } from "../../../services/crypto.ts";
import type { Prisma, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import { type Meeting, type Pair, type Points, type Seen, type Side, sideOf, type Written } from "../one-on-one.ts";
import { both, dayOf, pairFrom } from "../pairs/store.ts";

// Meetings and what was written about them, deciphered for the two alone, and a note for whoever took it over.

export const talkedPlace = (id: string): string => `one_on_one_meeting.talked:${id}`;
export const textPlace = (id: string): string => `one_on_one_text.words:${id}`;

type Sealing = Pick<Crypto, "seal" | "open">;
type Looking = { readonly crypto: Sealing; readonly viewerId: string };

/** Another's private note is not even read. */
const texts = (viewerId: string) => ({
  where: { OR: [{ kind: { not: "private" as const } }, { authorId: viewerId }] },
  orderBy: { at: "asc" as const },
});

/** The one that is yet to be held; undefined where none is arranged or prepared. */
export async function nextOf(tx: Tx, pair: Pair, { crypto, viewerId }: Looking): Promise<Meeting | undefined> {
  const where = { pairId: pair.id, heldOn: null };
  const row = await tx.oneOnOneMeeting.findFirst({ where, include: { texts: texts(viewerId) } });
  return row ? meetingFrom(row, pair, viewerId, crypto) : undefined;
}

/** Those that were held, the newest first. */
export async function heldOf(tx: Tx, pair: Pair, { crypto, viewerId }: Looking): Promise<readonly Meeting[]> {
  const rows = await tx.oneOnOneMeeting.findMany({
    where: { pairId: pair.id, heldOn: { not: null } },
    include: { texts: texts(viewerId) },
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => meetingFrom(row, pair, viewerId, crypto));
}

/** One of a pair. */
export async function meetingOf(tx: Tx, pair: Pair, id: string, looking: Looking): Promise<Meeting | undefined> {
  if (!isUuid(id)) return undefined;
  const where = { id, pairId: pair.id };
  const row = await tx.oneOnOneMeeting.findFirst({ where, include: { texts: texts(looking.viewerId) } });
  return row ? meetingFrom(row, pair, looking.viewerId, looking.crypto) : undefined;
}

/** A note that was handed to a pair, without what was written before the talk, and by whom. For its two only. */
export async function handedNote(tx: Tx, { pair }: Seen, id: string, crypto: Sealing) {
  if (!isUuid(id)) return undefined;
  const row = await tx.oneOnOneMeeting.findFirst({
    where: { id, handedToId: pair.id, heldOn: { not: null } },
    include: { texts: { where: { kind: "addition" }, orderBy: { at: "asc" } }, pair: { include: both } },
  });
  if (!row) return undefined;
  const from = pairFrom(row.pair);
  return { meeting: meetingFrom(row, from, "", crypto), from };
}

/** A day on which two talked. */
export type HeldDay = { readonly id: string; readonly heldOn: string };

/** Days of a pair's own talks, and of those that were handed to it, the newest first. */
export async function heldDays(tx: Tx, pairId: string) {
  const days = async (where: Prisma.OneOnOneMeetingWhereInput): Promise<readonly HeldDay[]> => {
    const rows = await tx.oneOnOneMeeting.findMany({
      where: { ...where, heldOn: { not: null } },
      select: { id: true, heldOn: true },
      orderBy: [{ heldOn: "desc" }, { id: "desc" }],
    });
    return rows.map(({ id, heldOn }) => ({ id, heldOn: dayOf(heldOn) ?? "" }));
  };
  return { own: await days({ pairId }), handed: await days({ handedToId: pairId }) };
}

/** Days on which each pair last talked, by pair. */
export async function lastHeld(tx: Tx, pairIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.oneOnOneMeeting.groupBy({
    by: ["pairId"],
    where: { pairId: { in: [...pairIds] }, heldOn: { not: null } },
    _max: { heldOn: true },
  });
  return new Map(rows.map(({ pairId, _max }) => [pairId, dayOf(_max.heldOn) ?? ""]));
}

type Row = Prisma.OneOnOneMeetingGetPayload<{ include: { texts: true } }>;
type TextRow = Row["texts"][number];

function meetingFrom(row: Row, pair: Pair, viewerId: string, crypto: Sealing): Meeting {
  const { id, pairId, proposed, timesVersion, noteVersion } = row;
  const of = (kind: TextRow["kind"]) => row.texts.filter((each) => each.kind === kind);
  const own = of("private").find(({ authorId }) => authorId === viewerId);
  return {
    ...{ id, pairId, proposed, timesVersion, noteVersion },
    proposedBy: row.proposedById ?? undefined,
    meetsAt: row.meetsAt ?? undefined,
    heldOn: dayOf(row.heldOn),
    talked: row.talked ? crypto.open(row.talked, talkedPlace(id)) : "",
    locksOn: dayOf(row.locksOn),
    rated: row.ratedMonth !== null,
    handedTo: row.handedToId ?? undefined,
    points: pointsFrom(of("points"), pair, crypto),
    own: own && { what: opened(own, crypto), version: own.version },
    additions: of("addition").map((each) => ({
      ...{ id: each.id, by: nameIn(pair, each.authorId), at: each.at },
      words: opened(each, crypto),
    })),
  };
}

const nameIn = ({ member, counterpart }: Pair, id: string): string =>
  [member, counterpart].find((each) => each.id === id)?.name ?? "";

function pointsFrom(rows: readonly TextRow[], pair: Pair, crypto: Sealing): Meeting["points"] {
  const found: Partial<Record<Side, Written<Points>>> = {};
  for (const row of rows) {
    const side = sideOf(pair, row.authorId);
    if (side) found[side] = { what: JSON.parse(opened(row, crypto)), version: row.version };
  }
  return found;
}

const opened = ({ id, words }: TextRow, crypto: Sealing): string => crypto.open(words, textPlace(id));

export type Times = {
  readonly proposed: readonly string[];
  readonly by: string | null;
  readonly meetsAt: string | null;
};

/** The next meeting of a locked pair, made where there is none. */
export async function arrangeNext(tx: Tx, pairId: string, newId: string, times?: Times): Promise<string> {
  const found = await tx.oneOnOneMeeting.findFirst({ where: { pairId, heldOn: null }, select: { id: true } });
  const data = times && { proposed: [...times.proposed], proposedById: times.by, meetsAt: times.meetsAt };
  if (!found) {
    await tx.oneOnOneMeeting.create({ data: { id: newId, pairId, proposed: [], ...data } });
    return newId;
  }
  if (data)
    await tx.oneOnOneMeeting.update({
      where: { id: found.id },
      data: { ...data, timesVersion: { increment: 1 } },
    });
  return found.id;
}

export type Note = {
  readonly heldOn: string;
  readonly talked: string;
  readonly by: string;
  readonly locksOn: string;
  /** The time that was set is that of another talk. */
  readonly timeStays: boolean;
};

/** Writes the note of a meeting of a locked pair: the first one sets when it stands, later ones do not. */
export async function writeNote(tx: Tx, crypto: Sealing, meetingId: string, note: Note): Promise<void> {
  const { heldOn, talked, by, locksOn, timeStays } = note;
  const { locksOn: before } = await tx.oneOnOneMeeting.findUniqueOrThrow({ where: { id: meetingId } });
  await tx.oneOnOneMeeting.update({
    where: { id: meetingId },
    data: {
      ...{ heldOn: new Date(heldOn), talked: crypto.seal(talked, talkedPlace(meetingId)), recordedById: by },
      ...{ locksOn: before ?? new Date(locksOn), noteVersion: { increment: 1 } },
      ...{ proposed: [], proposedById: null },
      ...(timeStays && { meetsAt: null }),
    },
  });
  // What was agreed to, and what was made of it, was of another note.
  await tx.oneOnOneSummary.deleteMany({ where: { meetingId } });
}

export type Text = {
  readonly meetingId: string;
  readonly authorId: string;
  readonly kind: TextRow["kind"];
  readonly words: string;
  readonly now: Date;
  readonly newId: string;
};

/** Takes the place of the author's own of that kind; additions stand beside one another. */
export async function writeText(tx: Tx, crypto: Sealing, { words, now, newId, ...key }: Text): Promise<void> {
  const before = key.kind === "addition" ? null : await tx.oneOnOneText.findFirst({ where: key, select: { id: true } });
  const id = before?.id ?? newId;
  const data = { words: crypto.seal(words, textPlace(id)), at: now };
  if (before) await tx.oneOnOneText.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  else await tx.oneOnOneText.create({ data: { id, ...key, ...data } });
}

/** Erases the author's own of a kind. */
export async function eraseText(tx: Tx, { meetingId, authorId, kind }: Omit<Text, "words" | "now" | "newId">) {
  await tx.oneOnOneText.deleteMany({ where: { meetingId, authorId, kind } });
}

/** When a pair meets next, as far as anybody said. */
export type Arranged = Pick<Meeting, "id" | "pairId" | "proposed" | "proposedBy" | "meetsAt">;

/** The meetings yet to be held of some pairs, by pair; nothing that anybody wrote is read. */
export async function arrangedOf(tx: Tx, pairIds: readonly string[]): Promise<ReadonlyMap<string, Arranged>> {
  const rows = await tx.oneOnOneMeeting.findMany({
    where: { pairId: { in: [...pairIds] }, heldOn: null },
    select: { id: true, pairId: true, proposed: true, proposedById: true, meetsAt: true },
  });
  return new Map(
    rows.map(({ proposedById, meetsAt, ...row }) => [
      row.pairId,
      { ...row, proposedBy: proposedById ?? undefined, meetsAt: meetsAt ?? undefined },
    ]),
  );
}
