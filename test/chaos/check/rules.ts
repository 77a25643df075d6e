import { type Intent, isStored, type Telling } from "../intents.ts";

// What must hold once everything has come to rest, over plain data.

export type Violation = { readonly kind: "lost" | "doubled" | "other"; readonly intent: string; readonly what: string };

/** A message that got to Slack. marked: its reader is told that it may have come before. */
export type Copy = { readonly receipt: string; readonly marked: boolean };

export type Delivered = {
  readonly once: string;
  readonly class: "nudge" | "receipt" | "status";
  readonly state: string;
  readonly receipt: string | null;
};

/** What there is at the end, in the database and in Slack. */
export type Ledger = {
  /** The order in which an intent had its effects, by the intent's id. */
  readonly effects: ReadonlyMap<string, readonly number[]>;
  readonly versions: ReadonlyMap<string, number>;
  readonly deliveries: ReadonlyMap<string, Delivered>;
  /** Inbox items that still have a body, and deliveries that are still under way. */
  readonly unsettled: readonly string[];
  /** New messages, by their title, that of a status card without its version. */
  readonly posts: ReadonlyMap<string, readonly Copy[]>;
  /** Titles of messages that took another's place. */
  readonly updates: ReadonlySet<string>;
  /** What a message shows last, by its receipt. */
  readonly shown: ReadonlyMap<string, string>;
  /** Titles in the order in which each was first shown. */
  readonly firsts: ReadonlyMap<string, number>;
  /** How often a conversation was told that something was not done. */
  readonly noes: ReadonlyMap<string, number>;
};

export function check(intents: readonly Intent[], ledger: Ledger): readonly Violation[] {
  const excused = new Map(ledger.noes);
  return [
    ...intents.flatMap((intent) => [
      ...effectOf(intent, ledger, excused),
      ...answerOf(intent, ledger),
      ...noticeOf(intent, ledger),
    ]),
    ...[...new Set(intents.filter(isOnBoard).map(({ board }) => board))].flatMap((board) => boardOf(board, ledger)),
    ...orderOf(intents, ledger),
    ...ledger.unsettled.map((what) => ({ kind: "other" as const, intent: "", what })),
  ];
}

const isOnBoard = ({ tells }: Intent) => tells === "status" || tells === "redraw";
const lost = (intent: string, what: string): Violation => ({ kind: "lost", intent, what });
const doubled = (intent: string, what: string): Violation => ({ kind: "doubled", intent, what });

function effectOf(
  { id, accepted, by }: Intent,
  { effects }: Ledger,
  excused: Map<string, number>,
): readonly Violation[] {
  const count = effects.get(id)?.length ?? 0;
  if (count > 1) return [doubled(id, `${count} effects`)];
  if (count === 1 || !accepted) return [];
  const noes = excused.get(by.user) ?? 0;
  excused.set(by.user, noes - 1);
  return noes > 0 ? [] : [lost(id, "acknowledged, and no effect")];
}

/** The answer to a form is the acknowledgement itself. */
function answerOf({ id, way }: Intent, { effects, posts, updates }: Ledger): readonly Violation[] {
  if (way === "form" || !effects.has(id)) return [];
  if (way === "press") return updates.has(`did ${id}`) ? [] : [lost(id, "a press without its answer")];
  const copies = posts.get(`did ${id}`) ?? [];
  return [...(copies.length > 0 ? [] : [lost(id, "a message without its answer")]), ...repeats(id, "answer", copies)];
}

const repeats = (id: string, what: string, copies: readonly Copy[]): readonly Violation[] => {
  const unmarked = copies.filter(({ marked }) => !marked).length;
  return unmarked > 1 ? [doubled(id, `${what}: ${unmarked} copies that do not say that they are repeated`)] : [];
};

function noticeOf({ id, tells }: Intent, { effects, posts, deliveries }: Ledger): readonly Violation[] {
  if (tells !== "nudge" && tells !== "receipt") return [];
  const copies = posts.get(`told ${id}`) ?? [];
  const delivery = deliveries.get(`told:${id}`);
  if (!effects.has(id))
    return delivery || copies.length > 0 ? [{ kind: "other", intent: id, what: "told of what was not done" }] : [];
  if (!delivery) return [lost(id, `an effect without its ${tells}`)];
  return rightly(id, tells, copies, delivery);
}

function rightly(id: string, tells: Telling, copies: readonly Copy[], { state }: Delivered): readonly Violation[] {
  if (tells === "nudge" && copies.length > 1) return [doubled(id, `nudge: ${copies.length} times`)];
  if (tells === "nudge" && copies.length === 0 && state === "unknown") return [];
  if (copies.length === 0) return [lost(id, `${tells}: never sent, and ${state}`)];
  if (state !== "sent" && !(tells === "nudge" && state === "unknown"))
    return [{ kind: "other", intent: id, what: `${tells}: sent, and ${state}` }];
  return repeats(id, tells, copies);
}

/** The message that the product knows as the card shows what the database says. */
function boardOf(board: string, { versions, deliveries, posts, shown }: Ledger): readonly Violation[] {
  const version = versions.get(board);
  if (version === undefined) return [];
  const delivery = deliveries.get(`board:${board}`);
  if (!delivery) return [lost(board, "a status without its card")];
  if (delivery.receipt === null) return [lost(board, `status: never sent, and ${delivery.state}`)];
  const now = `board ${board} v${version}`;
  const seen = shown.get(delivery.receipt);
  const copies = posts.get(`board ${board}`) ?? [];
  return [
    ...(seen === now ? [] : [lost(board, `status: shows ${seen} and not ${now}`)]),
    ...repeats(board, "status", copies),
  ];
}

/** What one person does in one conversation has its effect, and its answer, in that order. */
function orderOf(intents: readonly Intent[], { effects, firsts }: Ledger): readonly Violation[] {
  const lanes = new Map<string, Intent[]>();
  for (const intent of intents.filter(isStored)) {
    const lane = `${intent.by.user} ${intent.conversation}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), intent]);
  }
  return [...lanes.values()].flatMap((lane) => [
    ...outOfOrder(lane, ({ id }) => effects.get(id)?.[0], "effect"),
    ...outOfOrder(lane, ({ id }) => firsts.get(`did ${id}`), "answer"),
  ]);
}

function outOfOrder(
  lane: readonly Intent[],
  placeOf: (intent: Intent) => number | undefined,
  what: string,
): readonly Violation[] {
  const placed = lane.flatMap((intent) => {
    const at = placeOf(intent);
    return at === undefined ? [] : [{ id: intent.id, at }];
  });
  return placed.flatMap(({ id, at }, index) => {
    const before = placed[index - 1];
    return before && before.at > at
      ? [{ kind: "other" as const, intent: id, what: `${what}: before that of ${before.id}` }]
      : [];
  });
}
