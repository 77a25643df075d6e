import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Card, Fact } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { daysBlocks, seeButton } from "../own/card.ts";
import type { Standing } from "../own/standing.ts";
import { LEAVE_DAY } from "../plan.ts";
import type { NudgeKind } from "../targets.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

/** Why it comes, where its reader stands in a line, and days to tap; all else of their leave is one tap away. */
export function nudgeCard(kind: NudgeKind, words: string, standing: Standing, locale: Locale): Card {
  const t = text[locale];
  const isPlanned = kind === "planned";
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.titles[kind],
    section: "agano#6-3-2-1",
    body: [
      { type: "text", text: words },
      ...(isPlanned ? [] : [...leftBlocks(standing, locale), ...daysBlocks(standing, locale)]),
    ],
    buttons: isPlanned ? [seeButton(locale, "main")] : [opens("part", t.otherDay), seeButton(locale, "quiet")],
  };
}

/** Nothing where nothing is known. */
function leftBlocks({ balance, planned, reach, isFresh }: Standing, locale: Locale): readonly Block[] {
  if (!balance) return [];
  const [t, { duration, day }] = [text[locale], shared[locale]];
  const lapses = isFresh && balance.lapsing >= LEAVE_DAY;
  const facts: readonly Fact[] = [
    { label: t.left, value: duration(balance.left) },
    ...(planned > 0 ? [{ label: t.plannedFact, value: duration(planned) }] : []),
    ...(lapses ? [{ label: t.lapsing, value: duration(balance.lapsing) }] : []),
  ];
  const until: readonly Block[] = reach ? [{ type: "text", text: t.reach(day(dayInJapan(reach))), tone: "quiet" }] : [];
  return [{ type: "facts", facts }, ...until];
}
