import type { Suggestion, Team, Weekly, WeekPart, WeekWords } from "../../../bot/weekly.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Button } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { isOpen, type Plan } from "../plan.ts";
import type { Services } from "../services.ts";
import { plansAmong } from "../store.ts";
import { opens } from "../targets.ts";
import { leaveYearOf } from "../year.ts";
import { leadingOn, type Member, namesOf } from "./store.ts";
import { text } from "./text.ts";
import { planLine, withoutBlocks, withoutPlan } from "./views.ts";

type Week = {
  /** Plans that the lead can answer; none to a 中間指導職 to whom nobody reports. */
  readonly waiting: number;
  /** Of this week and the next. */
  readonly away: readonly Plan[];
  /** Those with nothing planned until the leave year ends. */
  readonly without: readonly Member[];
  /** Whether the members report to the lead. */
  readonly leads: boolean;
  /** That some have nothing planned is said of itself in the first week of a month, and else beside other things. */
  readonly isFirstOfMonth: boolean;
};

/** Plans that wait, absences of two weeks and who has none planned, of all teams at once. */
export const weekly =
  ({ crypto, settings }: Services): Weekly<Tx> =>
  async (tx, teams, { monday, today }) => {
    const ids = [...new Set(teams.flatMap(({ members }) => members))];
    const names = await namesOf(tx, ids);
    const ends = leaveYearOf(today, settings.yearKind).to;
    const last = addDays(monday, 13);
    const plans = await plansAmong({ db: tx, crypto }, ids, today, addDays(ends, 14));
    const byPerson = grouped(plans);
    const leading = await leadingOn(
      tx,
      teams.map(({ lead }) => lead),
      today,
    );
    const parts = teams.flatMap((team) => {
      const part = partOf({
        ...weekOf(team, byPerson, { names, today, last, leading }),
        isFirstOfMonth: isFirst(monday),
      });
      return part ? [[team.lead, part] as const] : [];
    });
    return new Map(parts);
  };

function grouped(plans: readonly Plan[]): ReadonlyMap<string, readonly Plan[]> {
  const by = new Map<string, Plan[]>();
  for (const plan of plans) by.set(plan.personId, [...(by.get(plan.personId) ?? []), plan]);
  return by;
}

/** Whether a Monday is the first of its month. */
const isFirst = (monday: string) => monday.slice(8) <= "07";

type Known = {
  readonly names: ReadonlyMap<string, string>;
  readonly today: string;
  readonly last: string;
  readonly leading: ReadonlySet<string>;
};

function weekOf(
  { lead, members }: Team,
  byPerson: ReadonlyMap<string, readonly Plan[]>,
  { names, today, last, leading }: Known,
): Omit<Week, "isFirstOfMonth"> {
  const leads = leading.has(lead);
  const plans = members.flatMap((id) => byPerson.get(id) ?? []).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const people = members.map((id) => ({ id, name: names.get(id) ?? "" }));
  return {
    waiting: leads ? plans.filter((plan) => plan.state === "told" && isOpen(plan, today)).length : 0,
    leads,
    away: plans.filter(({ day }) => day <= last),
    without: withoutPlan(people, plans),
  };
}

function partOf(week: Week): WeekPart | undefined {
  const { waiting, away, without, isFirstOfMonth } = week;
  if (waiting === 0 && away.length === 0 && without.length === 0) return undefined;
  return {
    urgency: waiting > 0 ? 50 : without.length > 0 ? 25 : 10,
    isAside: waiting === 0 && !(without.length > 0 && isFirstOfMonth),
    facts: { waiting, away: away.length, without: without.length },
    words: (locale) => wordsOf(week, locale),
    since: (before, locale) => sinceOf(before, week, locale),
  };
}

/** Only of what has changed. */
function sinceOf({ waiting: before = 0 }: Readonly<Record<string, number>>, { waiting }: Week, locale: Locale) {
  return before === 0 || before === waiting ? undefined : text[locale].weekSince(before, waiting);
}

function wordsOf({ waiting, away, without, leads }: Week, locale: Locale): WeekWords {
  const t = text[locale];
  const suggestion = suggestionOf(waiting, without.length, leads, locale);
  const sentence =
    waiting > 0 ? t.weekWaiting(waiting) : without.length > 0 ? t.weekWithout(without.length) : t.weekAway(away.length);
  const absences: readonly Block[] =
    away.length > 0
      ? away.map((plan) => ({ type: "text", text: planLine(plan, locale) }))
      : [{ type: "text", text: t.nothing, tone: "quiet" }];
  const details: readonly Block[] = [
    { type: "text", text: t.coming, tone: "heading" },
    ...absences,
    ...withoutBlocks(without, locale),
  ];
  return { sentence, details, buttons: leads ? buttonsOf(locale) : [], ...(suggestion && { suggestion }) };
}

const buttonsOf = (locale: Locale): readonly Button[] => [
  opens("team", text[locale].offer),
  opens("obstacle", text[locale].obstacle, {}, "quiet"),
];

/** Whoever leads nobody on the roster finds in the details whom it is about. */
function suggestionOf(waiting: number, without: number, leads: boolean, locale: Locale): Suggestion | undefined {
  const t = text[locale];
  const asked = { section: "agano#6-3-2-1", ...(leads && { button: opens("team", t.offer) }) };
  if (waiting > 0) return { text: t.suggestWaiting, reason: t.suggestWaitingWhy, ...asked };
  return without > 0 ? { text: t.suggestWithout, reason: t.suggestWithoutWhy, ...asked } : undefined;
}
