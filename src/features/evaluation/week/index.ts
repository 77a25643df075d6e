import type { Weekly, WeekPart, WeekWords } from "../../../bot/weekly.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Button } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { text as deskText } from "../desk/text.ts";
import type { InterviewKind } from "../evaluation.ts";
import { text as shared } from "../text.ts";
import { type Waiting, waitingFor } from "./store.ts";
import { text } from "./text.ts";

/** What a manager is to do for others until the end of the next week. Nothing of what anybody wrote, and no grade. */
export const week: Weekly<Tx> = async (tx, teams, { monday, today }) => {
  const leads = teams.map(({ lead }) => lead);
  const found = new Map<string, Waiting[]>();
  for (const each of await waitingFor(tx, leads, { today, until: addDays(monday, 13) }))
    found.set(each.rater, [...(found.get(each.rater) ?? []), each]);
  return new Map([...found].map(([lead, all]) => [lead, partOf(all, { monday, today })]));
};

type Days = { readonly monday: string; readonly today: string };

function partOf(all: readonly Waiting[], { monday, today }: Days): WeekPart {
  const late = all.filter(({ due }) => due < today).length;
  const soon = all.some(({ due }) => due <= addDays(monday, 6));
  const people = new Set(all.map(({ evaluation }) => evaluation)).size;
  return {
    // Below hours that near a limit of the law; a deadline of this week comes before what has no date.
    urgency: late > 0 ? 60 : soon ? 52 : 25,
    facts: { steps: all.length, people, late },
    words: (locale) => wordsOf(all, { people, late }, locale),
  };
}

type Counts = { readonly people: number; readonly late: number };

/** Listed with names at once. */
const MOST = 10;

function wordsOf(all: readonly Waiting[], { people, late }: Counts, locale: Locale): WeekWords {
  const t = text[locale];
  const first = shared[locale].day(all[0]?.due ?? "");
  const button: Button = { kind: "asks", label: t.open, words: "評価" };
  return {
    sentence: late > 0 ? t.late(late, people) : t.due(all.length, people, first),
    suggestion: {
      ...{ text: t.propose, reason: late > 0 ? t.lateReason : t.reason(first) },
      ...{ section: "agano#6-2-2-1", button },
    },
    details: [
      { type: "text", text: t.heading, tone: "heading" },
      ...all.slice(0, MOST).map((each) => lineOf(each, locale)),
      ...(all.length > MOST ? [{ type: "text", text: t.more(all.length - MOST), tone: "quiet" } as const] : []),
    ],
    buttons: [button],
  };
}

function lineOf({ name, state, talk, due }: Waiting, locale: Locale): Block {
  const what = talk ? deskText[locale].talks[talk as InterviewKind] : shared[locale].states[state];
  return { type: "text", text: text[locale].line(name, what, shared[locale].day(due)) };
}
