import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Theme } from "../content.ts";
import { SECTION } from "../notices.ts";
import {
  across,
  choices,
  hasEnded,
  isRunning,
  type Meeting,
  otherOf,
  type Promised,
  type Seen,
  type Side,
} from "../one-on-one.ts";
import { askedBlocks, endButton } from "../pairs/views.ts";
import { promiseBlocks } from "../promises/views.ts";
import { opens, presses, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { type Text, text } from "./text.ts";

/** now: `YYYY-MM-DDTHH:MM`. */
export type Looking = {
  readonly locale: Locale;
  readonly today: string;
  readonly now: string;
  readonly viewerId: string;
};

export type PairShown = {
  readonly seen: Seen;
  readonly next: Meeting | undefined;
  readonly last: string | undefined;
  readonly promises: readonly Promised[];
  readonly themes: readonly Theme[];
  /** What the hand-over puts below. */
  readonly more: readonly Button[];
};

const heading = (words: string): Block => ({ type: "text", text: words, tone: "heading" });
const quiet = (words: string): Block => ({ type: "text", text: words, tone: "quiet" });

/** A pair with what was prepared and promised. For a dialog only. */
export function pairCard(shown: PairShown, looking: Looking): Card {
  const { seen, next, promises } = shown;
  const { locale } = looking;
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.of(otherOf(seen).name),
    section: SECTION,
    body: [
      { type: "facts", facts: factsOf(shown, looking) },
      ...askedBlocks(seen, looking.viewerId, locale),
      ...(isRunning(seen.pair) ? choiceBlocks(seen, next, looking) : []),
      ...pointBlocks(shown, locale),
      ...promiseBlocks(seen, promises, looking),
    ],
    buttons: [...buttonsOf(shown, looking), ...shown.more],
  };
}

function factsOf({ seen: { pair }, next, last }: PairShown, looking: Looking) {
  const [t, s] = [text[looking.locale], shared[looking.locale]];
  const rhythm = { label: t.rhythm, value: t.often(s.months(pair.months), s.minutes(pair.minutes)) };
  const lastFact = { label: t.last, value: last ? s.day(last) : t.never };
  if (pair.endedOn) return [{ label: t.status, value: t.ended(s.day(pair.endedOn)) }, lastFact];
  if (!pair.agreedOn) return pair.asked?.by === looking.viewerId ? [{ label: t.status, value: t.notBegun }] : [];
  return [{ label: t.next, value: nextWords(next, looking) }, lastFact, rhythm];
}

function nextWords(next: Meeting | undefined, { locale, viewerId, now }: Looking): string {
  const [t, s] = [text[locale], shared[locale]];
  if (next?.meetsAt) return next.meetsAt > now ? s.when(next.meetsAt) : t.notNoted(s.when(next.meetsAt));
  if (choices(next, viewerId, now).length > 0) return t.proposedToYou;
  const own = next?.proposedBy === viewerId ? next.proposed.filter((at) => at > now) : [];
  return own.length > 0 ? t.waitsOther(own.map(s.when).join("、")) : t.notSet;
}

/** The times to choose from, each with its button. They name no more than when. */
export function choiceBlocks(seen: Seen, next: Meeting | undefined, looking: Looking): readonly Block[] {
  const [t, s] = [text[looking.locale], shared[looking.locale]];
  const open = choices(next, looking.viewerId, looking.now);
  const theirs = next?.proposedBy !== undefined && next.proposedBy !== looking.viewerId && next.proposed.length > 0;
  if (open.length === 0) return theirs ? [quiet(t.allPast)] : [];
  const buttons = open.map((at) => presses("choose", { p: seen.pair.id, at }, s.when(at)));
  return [{ type: "buttons", label: t.chooseLabel(otherOf(seen).name), buttons }];
}

function pointBlocks({ seen, next, themes }: PairShown, locale: Locale): readonly Block[] {
  if (!isRunning(seen.pair) && !next) return [];
  const t = text[locale];
  const sides: readonly Side[] = ["member", "counterpart"];
  const written = sides.flatMap((side) => sideBlocks(seen, side, next, themes, locale));
  return [heading(t.before), ...(written.length > 0 ? written : [quiet(t.noPoints)])];
}

function sideBlocks(
  { pair }: Seen,
  side: Side,
  next: Meeting | undefined,
  themes: readonly Theme[],
  locale: Locale,
): readonly Block[] {
  const [t, s] = [text[locale], shared[locale]];
  const points = next?.points[side]?.what;
  if (!points) return [];
  const theme = themes.find(({ id }) => id === points.theme);
  const facts = [
    ...(theme ? [{ label: t.theme, value: theme.name[locale] }] : []),
    ...(points.wish === "" ? [] : [{ label: t.wish, value: s.wishes[points.wish] }]),
  ];
  const questions = theme?.questions.map(({ text: words, section }) => t.question(words[locale], section)) ?? [];
  return [
    { type: "text", text: t.pointsOf(pair[side].name), tone: "strong" },
    ...(facts.length > 0 ? [{ type: "facts", facts } as const] : []),
    ...(points.words === "" ? [] : [{ type: "text", text: points.words } as const]),
    ...(questions.length > 0 ? [quiet([t.questions, ...questions].join("\n"))] : []),
  ];
}

function buttonsOf({ seen, next, last }: PairShown, { locale, now }: Looking): readonly Button[] {
  const t = text[locale];
  const about = { p: seen.pair.id };
  const past = last ? [opens("past", about, t.past, "quiet")] : [];
  if (hasEnded(seen.pair)) return past;
  if (!isRunning(seen.pair)) return [endButton(seen, locale)];
  const met = next?.meetsAt !== undefined && next.meetsAt <= now;
  const arranged = next?.meetsAt !== undefined || (next?.proposed.length ?? 0) > 0;
  return [
    opens("prepare", about, t.prepare, met ? undefined : "main"),
    opens("note", about, t.note, met ? "main" : undefined),
    opens("propose", about, arranged ? t.move : t.propose),
    ...(arranged ? [postponeButton(seen, t)] : []),
    ...past,
    opens("rhythm", about, t.changeRhythm, "quiet"),
    endButton(seen, locale),
  ];
}

const postponeButton = ({ pair }: Seen, t: Text): Button => ({
  ...{ kind: "presses", label: t.postpone, style: "quiet", target: target("postpone", { p: pair.id }) },
  confirm: { title: t.postponeTitle, text: t.postponeText, yes: t.postponeYes, no: t.postponeNo },
});

/** Whether a pair's card shows anything that the other wrote. */
export const hasTheirs = ({ seen, next, promises }: PairShown): boolean =>
  next?.points[across[seen.side]] !== undefined || promises.length > 0;
