import type { Nudge, NudgeJob } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { noteCard } from "../answering/views.ts";
import { treeOf } from "../opened.ts";
import { floors } from "../publication/floors.ts";
import { publish } from "../publication/publish.ts";
import type { Services } from "../services.ts";
import { allOpened } from "../store.ts";
import { nextOf, type Survey } from "../survey.ts";
import { text } from "../text.ts";
import { working } from "./dates.ts";
import { openSurvey, planOpening } from "./open.ts";
import { planCard } from "./views.ts";

export const opening = (services: Services) => ({
  opens: { prepare: { who: "HR" as const, run: (turn: Turn<Tx>) => prepare(services, turn) } },
  presses: { open: { who: "HR" as const, run: (turn: Turn<Tx>) => open(services, turn) } },
  jobs: [byRhythm(services)],
});

function chosen({ surveys }: Services, { about }: Turn<Tx>): Survey {
  const found = surveys.find(({ id }) => id === about.k);
  if (!found) throw new Refusal("not-found");
  return found;
}

async function prepare(services: Services, turn: Turn<Tx>) {
  const plan = await planOpening(services.db, services, chosen(services, turn), turn.today);
  const { units, people } = plan.cohort;
  const { shown } = publish(treeOf(units, people), (id) => people.get(id)?.length ?? 0, floors.score);
  return planCard(plan, { count: shown.size, of: units.length }, turn.person.locale);
}

async function open(services: Services, turn: Turn<Tx>) {
  const survey = chosen(services, turn);
  const { person, today, change } = turn;
  const t = text[person.locale];
  return change(async (tx, notify) => {
    const opened = await openSurvey(tx, services, survey, today);
    if (!opened) return noteCard(t.openAlready, person.locale);
    for (const nudge of invitations(opened.id, [...opened.cohort.people.values()].flat(), survey)) notify(nudge);
    return noteCard(t.opened(opened.cohort.count), person.locale);
  }, "city");
}

/** Asks each of some people to answer. */
export const invitations = (id: string, people: readonly string[], survey: Survey): readonly Nudge[] =>
  people.map((to) => ({
    ...{ to, feature: "pulse", kind: "open", about: { s: id }, once: `pulse.open:${id}:${to}`, class: "nudge" },
    section: survey.questions[0]?.section ?? "",
    why: "職場のアンケートの受付が始まったため。",
    facts: { questions: survey.questions.length },
  }));

/** Opens the survey whose turn it is, on the day of the month that the city set or the working day after it. */
const byRhythm = (services: Services): NudgeJob<Tx> => ({
  name: "pulse.open",
  at: "09:00",
  until: "17:15",
  run: async (tx, _now, today) => {
    const { rhythm, day } = services.settings;
    const { isWorkingDay } = services.calendar;
    if (
      rhythm !== "monthly" ||
      working(`${today.slice(0, 8)}${String(day).padStart(2, "0")}`, 1, isWorkingDay) !== today
    )
      return [];
    const [last] = await allOpened(tx);
    const survey = nextOf(services.surveys, last?.content.id);
    const opened = survey && (await openSurvey(tx, services, survey, today));
    return opened ? invitations(opened.id, [...opened.cohort.people.values()].flat(), survey) : [];
  },
});
