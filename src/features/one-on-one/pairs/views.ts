import type { Person } from "../../../people/person.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { SECTION } from "../notices.ts";
import { otherOf, type Seen } from "../one-on-one.ts";
import { asksTalks, opens, presses, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { isMine, isOverdue, type Line, waitsFor } from "./lines.ts";
import { type Text, text } from "./text.ts";

export type Unpaired = { readonly number: string; readonly name: string };
export type Looking = { readonly person: Person; readonly today: string; readonly now: Date };

/** So many are offered at once; the rest move up. */
const MOST = 8;

/** Somebody's 1-on-1s. A chat keeps it, so it has names, days and counts and nothing that anybody wrote. */
export function talksCard(lines: readonly Line[], unpaired: readonly Unpaired[], looking: Looking): Card {
  const { locale } = looking.person;
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: titleOf(lines, looking),
    section: SECTION,
    body: [
      ...(lines.length === 0 ? [{ type: "text", text: t.noneText } as const] : []),
      ...lineBlocks(lines, looking),
      ...unpairedBlocks(unpaired, t),
    ],
    buttons: [
      opens("start", {}, lines.length === 0 && unpaired.length === 0 ? t.start : t.other, "quiet"),
      ...(lines.length > 0 ? [exportButton(t)] : []),
    ],
  };
}

const exportButton = (t: Text): Button => ({
  ...{ kind: "saves", label: t.export, style: "quiet" },
  target: target("notes", {}),
});

function titleOf(lines: readonly Line[], { person, today, now }: Looking): string {
  const t = text[person.locale];
  const mine = lines.filter((line) => isMine(waitsFor(line, person.id, now))).length;
  if (mine > 0) return t.waiting(mine);
  const overdue = lines.filter((line) => isOverdue(line, today)).length;
  if (overdue > 0) return t.overdue(overdue);
  const [first] = lines
    .filter((line) => waitsFor(line, person.id, now) === "meets")
    .toSorted((one, other) => ((one.next?.meetsAt ?? "") < (other.next?.meetsAt ?? "") ? -1 : 1));
  if (first?.next?.meetsAt) return t.next(shared[person.locale].when(first.next.meetsAt), otherOf(first.seen).name);
  return lines.length > 0 ? t.noTime : t.none;
}

/** What waits for the viewer comes first. */
export function lineBlocks(lines: readonly Line[], looking: Looking): readonly Block[] {
  const mine = (line: Line) => isMine(waitsFor(line, looking.person.id, looking.now));
  const ordered = [...lines.filter(mine), ...lines.filter((line) => !mine(line))];
  return ordered.map((line, at) => lineBlock(line, looking, at === 0 && mine(line)));
}

/** main: the first that waits for the viewer. */
function lineBlock(line: Line, { person, today, now }: Looking, main: boolean): Block {
  const [t, s] = [text[person.locale], shared[person.locale]];
  const { seen, next, last, own, theirs } = line;
  const waits = waitsFor(line, person.id, now);
  const before = last ? s.day(last) : "";
  const apart = waits === "arrange" && isOverdue(line, today);
  const said = apart
    ? t.apart(before)
    : t.waits[waits]({ when: next?.meetsAt ? s.when(next.meetsAt) : "", last: before });
  const promises = own + theirs > 0 ? t.promises(own, theirs) : "";
  return {
    type: "buttons",
    label: `${t.line(otherOf(seen).name, said)}${promises}`,
    buttons: [opensPair(seen, person.locale, main ? "main" : undefined)],
  };
}

export const opensPair = ({ pair }: Seen, locale: Locale, style?: "main"): Button =>
  opens("pair", { p: pair.id }, shared[locale].open, style);

function unpairedBlocks(unpaired: readonly Unpaired[], t: Text): readonly Block[] {
  if (unpaired.length === 0) return [];
  const buttons = unpaired.slice(0, MOST).map(({ number, name }) => opens("start", { w: number }, t.startWith(name)));
  return [{ type: "buttons", label: t.unpaired, buttons }];
}

/** 面談 alone can be either. */
export function whichCard(locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    title: t.which,
    body: [{ type: "text", text: t.whichText }],
    buttons: [
      { kind: "asks", label: t.one, words: "1on1" },
      { kind: "asks", label: t.evaluation, words: "評価の面談" },
    ],
  };
}

/** What is asked for and by whom, with the button to agree; nothing to whoever asked. */
export function askedBlocks({ pair }: Seen, viewerId: string, locale: Locale): readonly Block[] {
  const [t, s] = [text[locale], shared[locale]];
  const { asked } = pair;
  if (!asked || asked.by === viewerId || pair.endedOn) return [];
  const who = asked.by === pair.member.id ? pair.member : pair.counterpart;
  const label = pair.agreedOn ? t.agreeChange : t.agree;
  return [
    { type: "text", text: t.askedBy(who.name, s.months(asked.months), s.minutes(asked.minutes)) },
    { type: "buttons", buttons: [presses("agree", { p: pair.id, v: String(pair.version) }, label, "main")] },
  ];
}

/** Ends what goes on; of what has not begun, it says no, or takes back what was asked. */
export const endButton = (seen: Seen, locale: Locale): Button => {
  const { label, ...confirm } = endWords(seen, locale);
  const end = { kind: "presses", label, style: "quiet", target: target("end", { p: seen.pair.id }) } as const;
  return { ...end, confirm };
};

function endWords({ pair, side }: Seen, locale: Locale) {
  const t = text[locale];
  const { name } = otherOf({ pair, side });
  if (pair.agreedOn) return { label: t.end, title: t.endTitle(name), text: t.endText, yes: t.endYes, no: t.endNo };
  if (pair.asked?.by === pair[side].id)
    return {
      ...{ label: t.takeBack, title: t.takeBackTitle(name), text: t.takeBackText },
      ...{ yes: t.takeBackYes, no: t.declineNo },
    };
  return {
    ...{ label: t.decline, title: t.declineTitle(name), text: t.declineText },
    ...{ yes: t.declineYes, no: t.declineNo },
  };
}

/** What an act answers with: short, and without what anybody wrote. */
export const doneCard = (
  seen: Seen,
  locale: Locale,
  { title, line, more = [] }: { readonly title: string; readonly line?: string; readonly more?: readonly Button[] },
): Card => ({
  type: "card",
  kicker: shared[locale].kicker,
  title,
  body: line === undefined ? [] : [{ type: "text", text: line }],
  buttons: [...more, opensPair(seen, locale), asksTalks(shared[locale].list)],
});
