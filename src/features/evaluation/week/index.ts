import type { Weekly, WeekPart, WeekWords } from "../../../bot/weekly.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Locale } from "../../../view/locale.ts";
import { stageWords } from "../definition/words.ts";
import { type Waiting, waitingFor } from "./store.ts";
import { text } from "./text.ts";

/** So many days ahead a deadline belongs on the week's card. */
const AHEAD_DAYS = 13;

/** What waits for those who lead, as raters: counts and days, of nobody by name. */
export const week: Weekly<Tx> = async (tx, teams, { today }) => {
  const leads = teams.map(({ lead }) => lead);
  const found = new Map<string, Waiting[]>();
  for (const each of await waitingFor(tx, leads, { today, until: addDays(today, AHEAD_DAYS) }))
    found.set(each.lead, [...(found.get(each.lead) ?? []), each]);
  return new Map([...found].map(([lead, all]) => [lead, partOf(all)]));
};

/** Below whatever the law sets limits to; what is late goes before a talk that is overdue. */
const urgency = { late: 53, soon: 35 };

function partOf(all: readonly Waiting[]): WeekPart {
  const late = all.reduce((sum, each) => sum + each.late, 0);
  return {
    urgency: late > 0 ? urgency.late : urgency.soon,
    facts: { steps: stepsOf(all), late },
    words: (locale) => wordsOf(all, late, locale),
    since: ({ late: before = 0 }, locale) => sinceOf(before, late, locale),
  };
}

function sinceOf(before: number, late: number, locale: Locale): string | undefined {
  if (before === 0) return undefined;
  return before === late ? text[locale].same(late) : text[locale].fewer(before, late);
}

const stepsOf = (all: readonly Waiting[]) => all.reduce((sum, { steps }) => sum + steps, 0);

function wordsOf(all: readonly Waiting[], late: number, locale: Locale): WeekWords {
  const t = text[locale];
  const button = { kind: "asks", label: t.open, words: "評価" } as const;
  return {
    sentence: late > 0 ? t.late(late) : t.soon(stepsOf(all), all[0]?.due ?? ""),
    suggestion: { text: t.ask, reason: late > 0 ? t.lateWhy : t.soonWhy, section: "agano#6-2-2-1", button },
    details: [
      { type: "text", text: t.heading, tone: "heading" },
      ...all.map((each) => ({ type: "text", text: lineOf(each, locale) }) as const),
    ],
    buttons: [button],
  };
}

function lineOf({ stage, steps, due, late }: Waiting, locale: Locale): string {
  const [t, name] = [text[locale], stageWords[stage][locale]];
  return late > 0 ? t.lateLine(name, steps, late) : t.line(name, steps, due);
}
