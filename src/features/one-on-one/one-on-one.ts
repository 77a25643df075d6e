import { addMonths } from "../../services/calendar.ts";

/** The two of a pair: whose talk it is, and who listens. */
export type Side = "member" | "counterpart";
export const across: Readonly<Record<Side, Side>> = { member: "counterpart", counterpart: "member" };

export type Someone = { readonly id: string; readonly name: string };

/** How often two people talk, and for how many minutes. */
export type Rhythm = { readonly months: number; readonly minutes: number };

/** Two people who talk regularly. Days are `YYYY-MM-DD`. */
export type Pair = Rhythm & {
  readonly id: string;
  readonly member: Someone;
  readonly counterpart: Someone;
  /** Ends when the counterpart is no longer the member's manager. */
  readonly followsLine: boolean;
  /** What one asks for and the other has yet to agree to. */
  readonly asked: (Rhythm & { readonly by: string }) | undefined;
  /** undefined: not begun. */
  readonly agreedOn: string | undefined;
  readonly endedOn: string | undefined;
  readonly version: number;
};

/** A pair, and which of the two is looking. */
export type Seen = { readonly pair: Pair; readonly side: Side };

export const sideOf = ({ member, counterpart }: Pair, personId: string): Side | undefined => {
  if (member.id === personId) return "member";
  return counterpart.id === personId ? "counterpart" : undefined;
};

export const otherOf = ({ pair, side }: Seen): Someone => pair[across[side]];

export const hasEnded = ({ endedOn }: Pick<Pair, "endedOn">): boolean => endedOn !== undefined;

/** Both agreed, and it goes on. */
export const isRunning = (pair: Pick<Pair, "agreedOn" | "endedOn">): boolean =>
  pair.agreedOn !== undefined && !hasEnded(pair);

/** The day by which they should have talked again. lastHeld: undefined where they have not talked yet. */
export const dueOn = (
  { months, agreedOn }: { readonly months: number; readonly agreedOn?: string | undefined },
  lastHeld: string | undefined,
): string | undefined => {
  const from = lastHeld ?? agreedOn;
  return from === undefined ? undefined : addMonths(from, months);
};

/** The answer that the member wants. */
export const wishes = ["listen", "think", "advise", "decide"] as const;
export type Wish = (typeof wishes)[number];

/** What one of the two would like to talk about; theme and wish are the member's, "" where there is none. */
export type Points = { readonly theme: string; readonly wish: Wish | ""; readonly words: string };
export const noPoints: Points = { theme: "", wish: "", words: "" };

/** What one of the two wrote, and how often it was changed: what a form was drawn from. */
export type Written<T> = { readonly what: T; readonly version: number };

/** One talk. Times are `YYYY-MM-DDTHH:MM` in Asia/Tokyo. */
export type Meeting = {
  readonly id: string;
  readonly pairId: string;
  readonly proposed: readonly string[];
  readonly proposedBy: string | undefined;
  readonly meetsAt: string | undefined;
  readonly timesVersion: number;
  readonly heldOn: string | undefined;
  readonly talked: string;
  /** The first day on which the note stands. */
  readonly locksOn: string | undefined;
  readonly noteVersion: number;
  /** Whether the member said how it was. */
  readonly rated: boolean;
  /** The pair to whose counterpart both handed the note. */
  readonly handedTo: string | undefined;
  readonly points: Readonly<Partial<Record<Side, Written<Points>>>>;
  /** The viewer's own. */
  readonly own: Written<string> | undefined;
  readonly additions: readonly Addition[];
};
/** by: a name. */
export type Addition = { readonly id: string; readonly by: string; readonly at: Date; readonly words: string };

/** A note that stands can only be added to. */
export const isLocked = ({ locksOn }: Pick<Meeting, "locksOn">, today: string): boolean =>
  locksOn !== undefined && today >= locksOn;

/** The times that the viewer can choose from: the other's proposals that are yet to come. now: as times are. */
export function choices(
  next: Pick<Meeting, "proposed" | "proposedBy"> | undefined,
  viewerId: string,
  now: string,
): readonly string[] {
  if (!next || next.proposedBy === viewerId) return [];
  return next.proposed.filter((at) => at > now);
}

/** What one of the two will do by when. */
export type Promised = {
  readonly id: string;
  readonly pairId: string;
  readonly ownerId: string;
  readonly words: string;
  readonly dueOn: string;
  readonly endedOn: string | undefined;
  /** Why it was dropped; undefined: it was not. */
  readonly dropped: string | undefined;
  readonly version: number;
};

export const isOpen = ({ endedOn }: Pick<Promised, "endedOn">): boolean => endedOn === undefined;
