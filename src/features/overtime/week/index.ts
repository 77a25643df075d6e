import type { Suggestion, Team, Weekly, WeekPart, WeekWords } from "../../../bot/weekly.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Seen, seenOf } from "../members/seen.ts";
import { type Drawing, section } from "../month/views.ts";
import { type Pending, pendingOn } from "../review/store.ts";
import { reviewsButton } from "../review/views.ts";
import type { Services } from "../services.ts";
import type { OvertimeSettings } from "../settings.ts";
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
  readonly today: string;
};

/** Who is likely to pass a limit, how uneven the load is, and which reviews are open. */
export const weekOf =
  (services: Services): Weekly<Tx> =>
  async (tx, teams, { today }) => {
    const ids = [...new Set(teams.flatMap(({ members }) => members))];
    const seen = new Map((await seenOf(services, tx, ids, today)).map((each) => [each.member.id, each]));
    const leads = teams.map(({ lead }) => lead);
    const pending = new Map((await pendingOn(tx, today, leads)).map((each) => [each.writer, each]));
    const drawing = { settings: services.settings, reach: await services.attendance.reach() };
    return new Map(
      teams.flatMap((team) => {
        const week = weekIn(team, seen, services.settings);
        const part = partOf({ ...week, reviews: pending.get(team.lead), today }, drawing);
        return part ? [[team.lead, part] as const] : [];
      }),
    );
  };

function weekIn(
  { lead, members }: Team,
  seen: ReadonlyMap<string, Seen>,
  settings: OvertimeSettings,
): Omit<Week, "reviews" | "today"> {
  const people = members
    .flatMap((id) => seen.get(id) ?? [])
    .filter(({ kind, worked }) => kind !== "none" || worked.size > 0);
  const over = people.filter((each) => isOver(each, settings));
  const likely = people.filter((each) => !over.includes(each) && isLikely(each, settings));
  return {
    ...{ people, over: over.length, likely: likely.length, uneven: isUneven(people) },
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
    urgency: urgency[topicOf(week)],
    facts: { over, likely, uneven: uneven ? 1 : 0, reviews: reviews?.open ?? 0 },
    words: (locale) => wordsOf(week, { ...drawing, locale }),
    since: (before, locale) => sinceOf(before, week, locale),
  };
}

/** What the week is about. */
type Topic = "over" | "likely" | "reviews" | "uneven";

const urgency: Readonly<Record<Topic, number>> = { over: 80, likely: 70, reviews: 55, uneven: 40 };

/** Reviews come before an uneven load only once they are due soon. */
function topicOf({ over, likely, uneven, reviews, today }: Week): Topic {
  if (over > 0) return "over";
  if (likely > 0) return "likely";
  const isSoon = reviews !== undefined && reviews.due <= addDays(today, SOON_DAYS);
  return uneven && !isSoon ? "uneven" : "reviews";
}

const SOON_DAYS = 60;

function sinceOf({ likely: before = 0 }: Readonly<Record<string, number>>, { likely }: Week, locale: Locale) {
  if (before === 0) return undefined;
  return before === likely ? text[locale].same(likely) : text[locale].fewer(before, likely);
}

function wordsOf(week: Week, drawing: Drawing): WeekWords {
  const { people, over, likely, reviews, leads } = week;
  const { locale } = drawing;
  const t = text[locale];
  const sentences: Readonly<Record<Topic, string>> = {
    ...{ over: t.over(over), likely: t.likely(likely), uneven: t.uneven, reviews: t.open(reviews?.open ?? 0) },
  };
  const suggestion = suggestionOf(week, locale);
  return {
    sentence: sentences[topicOf(week)],
    ...(suggestion && { suggestion }),
    details: teamBlocks(people, drawing),
    buttons: [...(leads ? [teamButton(locale)] : []), ...(reviews ? [reviewsButton(locale)] : [])],
  };
}

/** Only of what its reader can do: whoever leads nobody on the roster sees no one's month, and writes no review. */
function suggestionOf(week: Week, locale: Locale): Suggestion | undefined {
  const { reviews, leads } = week;
  const [t, s] = [text[locale], shared[locale]];
  const topic = topicOf(week);
  if (topic === "reviews" && reviews)
    return { text: t.review, reason: t.reviewWhy(s.date(reviews.due)), section, button: reviewsButton(locale) };
  if (!leads) return undefined;
  const [asks, why] = topic === "uneven" ? [t.move, t.moveWhy] : [t.share, t.shareWhy];
  return { text: asks, reason: why, section, button: teamButton(locale) };
}
