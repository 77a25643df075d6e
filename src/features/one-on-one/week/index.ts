import type { Weekly, WeekPart, WeekWords } from "../../../bot/weekly.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Button } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { SECTION } from "../notices.ts";
import { text as shared } from "../text.ts";
import { type Standing, standings } from "./store.ts";
import { text } from "./text.ts";

/** Whom a manager has not talked to for too long, and what they promised. */
export const week: Weekly<Tx> = async (tx, teams, { today }) => {
  const leads = teams.map(({ lead }) => lead);
  const found = new Map<string, Standing[]>();
  for (const each of await standings(tx, leads, today)) found.set(each.lead, [...(found.get(each.lead) ?? []), each]);
  return new Map(
    [...found].flatMap(([lead, all]) => {
      const part = partOf(all);
      return part ? [[lead, part] as const] : [];
    }),
  );
};

/** Nothing where all talk as agreed and no promise is open. */
function partOf(all: readonly Standing[]): WeekPart | undefined {
  const overdue = all.filter((each) => each.overdue);
  const promises = all.reduce((sum, each) => sum + each.promises, 0);
  if (overdue.length + promises === 0) return undefined;
  return {
    urgency: urgencyOf(overdue.length),
    facts: { pairs: all.length, overdue: overdue.length, promises },
    words: (locale) => wordsOf(overdue, promises, locale),
    since: (before, locale) => sinceOf(before, overdue.length, locale),
  };
}

/** Only of what has changed. */
const sinceOf = ({ overdue: before = 0 }: Readonly<Record<string, number>>, overdue: number, locale: Locale) =>
  before === 0 || before === overdue ? undefined : text[locale].since(before, overdue);

/** Below whatever the law sets limits to. */
const urgencyOf = (overdue: number): number => (overdue > 0 ? Math.min(50, 30 + overdue * 5) : 20);

function wordsOf(overdue: readonly Standing[], promises: number, locale: Locale): WeekWords {
  const t = text[locale];
  const button: Button = { kind: "asks", label: t.open, words: "1on1" };
  const suggestion = { section: SECTION, button };
  const details = [
    ...overdue.map((each) => lineOf(each, locale)),
    ...(promises > 0 ? [said(t.promises(promises))] : []),
  ];
  return {
    sentence: overdue.length > 0 ? t.overdue(overdue.length) : t.promises(promises),
    suggestion:
      overdue.length > 0
        ? { ...suggestion, text: t.propose, reason: t.proposeReason }
        : { ...suggestion, text: t.keep, reason: t.keepReason },
    details: [{ type: "text", text: t.heading, tone: "heading" }, ...details],
  };
}

const said = (line: string): Block => ({ type: "text", text: line });

const lineOf = ({ name, last }: Standing, locale: Locale): Block =>
  said(text[locale].line(name, last ? shared[locale].day(last) : text[locale].never));
