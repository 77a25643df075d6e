import type { Block, Card, Fact } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Survey } from "../survey.ts";
import { opens, target } from "../targets.ts";
import { text } from "../text.ts";
import type { OpeningPlan } from "./open.ts";

/** Who is asked, by which floors, until when: before anything is sent. */
export function planCard(
  plan: OpeningPlan,
  shown: { readonly count: number; readonly of: number },
  locale: Locale,
): Card {
  const t = text[locale];
  const { survey, cohort, dates } = plan;
  const facts: readonly Fact[] = [
    { label: t.asked, value: t.people(cohort.count) },
    { label: t.opensOn, value: t.day(dates.opensOn) },
    { label: t.remindsOn, value: t.day(dates.remindsOn) },
    { label: t.closesOn, value: t.day(dates.closesOn) },
    { label: t.floorsFact, value: t.floorsValue },
    { label: t.shownUnits, value: t.units(shown.count, shown.of) },
  ];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.prepareTitle(survey.name[locale]),
    body: [
      { type: "facts", facts },
      { type: "text", text: t.questionsHead, tone: "heading" },
      ...asked(survey, locale),
      { type: "text", text: t.frozen },
      { type: "text", text: t.hrLive, tone: "quiet" },
    ],
    buttons: [
      {
        ...{ kind: "presses", label: t.openYes, style: "main", target: target("open", { k: survey.id }) },
        confirm: {
          ...{ title: t.prepareTitle(survey.name[locale]), text: t.openConfirm(cohort.count, t.day(dates.closesOn)) },
          ...{ yes: t.openYes, no: t.openNo },
        },
      },
    ],
  };
}

const asked = ({ questions, comment }: Survey, locale: Locale): readonly Block[] => [
  {
    type: "table",
    columns: [{ label: text[locale].question }, { label: text[locale].section }],
    rows: questions.map(({ ask, section }) => [ask[locale], section]),
  },
  ...(comment ? [{ type: "text", text: comment[locale] } as const] : []),
];

export const prepareButtons = (surveys: readonly Survey[], locale: Locale): Block => ({
  type: "buttons",
  label: text[locale].prepareLabel,
  buttons: surveys.map(({ id, name }) => opens("prepare", { k: id }, text[locale].prepare(name[locale]))),
});
