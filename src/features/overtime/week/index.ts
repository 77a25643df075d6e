import type { Suggestion, Team, Weekly, WeekPart, WeekWords } from "../../../bot/weekly.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Seen, seenOf } from "../members/seen.ts";
import { type Drawing, section } from "../month/views.ts";
import { type Pending, pendingOn } from "../review/store.ts";
import { reviewsButton } from "../review/views.ts";
import type { Services } from "../services.ts";
import { isLikely, isOver, teamBlocks, teamButton } from "../team/views.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

/** What a team's hours say of its week. */
type Week = {
  readonly people: readonly Seen[];
  readonly over: number;
  readonly likely: number;
  /** Whether one has more than twice the average of at least three. */
  readonly uneven: boolean;
  readonly reviews: Pending | undefined;
  /** Whether those who have passed or may pass report to the lead, who then can see them one by one. */
  readonly leads: boolean;
};

/** Who is likely to pass a limit, how uneven the load is, and which reviews are open. */
export const weekOf =
  (services: Services): Weekly<Tx> =>
  async (tx, teams, { today }) => {
    const ids = [...new Set(teams.flatMap(({ members }) => members))];
    const seen = new Map((await seenOf(services, tx, ids, today)).map((each) => [each.member.id, each]));
    const pending = new Map((await pendingOn(tx, today)).map((each) => [each.writer, each]));
    const drawing = { settings: services.settings, reach: await services.attendance.reach() };
    return new Map(
      teams.flatMap((team) => {
        const part = partOf(weekIn(team, seen, pending.get(team.lead), services), drawing);
        return part ? [[team.lead, part] as const] : [];
      }),
    );
  };

function weekIn(
  { lead, members }: Team,
  seen: ReadonlyMap<string, Seen>,
  reviews: Pending | undefined,
  { settings }: Services,
): Week {
  const people = members
    .flatMap((id) => seen.get(id) ?? [])
    .filter(({ kind, worked }) => kind !== "none" || worked.size > 0);
  const over = people.filter((each) => isOver(each, settings));
  const likely = people.filter((each) => !over.includes(each) && isLikely(each, settings));
  return {
    ...{ people, reviews, over: over.length, likely: likely.length, uneven: isUneven(people) },
    leads: people.some(({ member }) => member.managers.includes(lead)),
  };
}

const LEAST_PEOPLE = 3;
const LEAST_MINUTES = 15 * 60;

function isUneven(people: readonly Seen[]): boolean {
  const hours = people.flatMap(({ worked, month }) => worked.get(month) ?? []);
  const most = Math.max(0, ...hours);
  const average = hours.reduce((sum, each) => sum + each, 0) / Math.max(1, hours.length);
  return hours.length >= LEAST_PEOPLE && most >= LEAST_MINUTES && most > average * 2;
}

function partOf(week: Week, drawing: Omit<Drawing, "locale">): WeekPart | undefined {
  const { over, likely, uneven, reviews } = week;
  if (over + likely === 0 && !uneven && !reviews) return undefined;
  return {
    urgency: urgencyOf(week),
    facts: { over, likely, uneven: uneven ? 1 : 0, reviews: reviews?.open ?? 0 },
    words: (locale) => wordsOf(week, { ...drawing, locale }),
    since: (before, locale) => sinceOf(before, week, locale),
  };
}

const urgencyOf = ({ over, likely, uneven }: Week): number => (over > 0 ? 80 : likely > 0 ? 70 : uneven ? 40 : 50);

function sinceOf({ likely: before = 0 }: Readonly<Record<string, number>>, { likely }: Week, locale: Locale) {
  return before === 0 ? undefined : text[locale].fewer(before, likely);
}

function wordsOf(week: Week, drawing: Drawing): WeekWords {
  const { people, over, likely, uneven, reviews, leads } = week;
  const t = text[drawing.locale];
  const suggestion = suggestionOf(week, drawing.locale);
  const sentence =
    over > 0 ? t.over(over) : likely > 0 ? t.likely(likely) : uneven ? t.uneven : t.open(reviews?.open ?? 0);
  return {
    sentence,
    ...(suggestion && { suggestion }),
    details: teamBlocks(people, drawing),
    buttons: [...(leads ? [teamButton(drawing.locale)] : []), ...(reviews ? [reviewsButton(drawing.locale)] : [])],
  };
}

function suggestionOf({ over, likely, uneven, reviews, leads }: Week, locale: Locale): Suggestion | undefined {
  const [t, s] = [text[locale], shared[locale]];
  if (over + likely > 0 && leads) return { text: t.share, reason: t.shareWhy, section, button: teamButton(locale) };
  if (reviews)
    return { text: t.review, reason: t.reviewWhy(s.date(reviews.due)), section, button: reviewsButton(locale) };
  return uneven && leads ? { text: t.move, reason: t.moveWhy, section, button: teamButton(locale) } : undefined;
}
