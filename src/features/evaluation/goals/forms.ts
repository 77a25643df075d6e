import type { Block } from "../../../view/card.ts";
import { form, type Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Difficulty } from "../definition/definition.ts";
import type { Goal } from "../parts/part.ts";
import { type Evaluation, ownPart, partOf, raterIn } from "../record.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { hintsFor } from "./check.ts";
import { text } from "./text.ts";
import type { UnitGoals } from "./unit/store.ts";

/** The goals as they are being written: at least one page, and a manager's own one at the end. */
export function draftOf(evaluation: Evaluation): readonly Goal[] {
  const written = ownPart(evaluation, "goals")?.body.goals ?? [];
  const [own, managing] = [
    written.filter(({ management }) => !management),
    written.filter(({ management }) => management),
  ];
  const goals = own.length > 0 ? own : [emptyGoal("g1", false)];
  if (!evaluation.form.management_goal) return goals;
  return [...goals, managing[0] ?? emptyGoal("management", true)];
}

export const emptyGoal = (id: string, management: boolean): Goal => ({
  ...{ id, management, unitGoal: "", section: "", what: "", level: "", due: "", how: "" },
  difficulty: undefined,
});

export const versionOf = (evaluation: Evaluation): number => ownPart(evaluation, "goals")?.version ?? 0;

type Drawing = {
  readonly sections: readonly Option[];
  readonly unitGoals: UnitGoals | undefined;
  readonly locale: Locale;
  /** The version of the draft that it is drawn from. */
  readonly version: number;
};

/** The page of one goal; `at` from 0. */
export function goalForm(evaluation: Evaluation, goals: readonly Goal[], at: number, drawing: Drawing) {
  const { locale, sections, version } = drawing;
  const t = text[locale];
  const goal = goals[at] ?? emptyGoal("g1", false);
  const { from, to, kind } = evaluation.cycle;
  const own = goals.filter(({ management }) => !management);
  const long = { type: "text", long: true, maxLength: 400 } as const;
  return form({
    title: goal.management ? t.management : t.title,
    target: target("goal", { e: evaluation.id, g: String(at), v: String(version) }),
    readers: t.readers(raterIn(evaluation, "first")?.name),
    intro:
      at === 0
        ? introOf(evaluation, drawing)
        : goal.management
          ? [{ type: "text", text: t.managementHint, tone: "quiet" }]
          : [],
    page: { at: at + 1, titles: titlesOf(goals, locale) },
    fields: [
      { id: "what", label: t.what, ...long, value: goal.what },
      { id: "level", label: t.level, hint: t.levelHint, ...long, value: goal.level },
      { id: "due", label: t.due, type: "date", earliest: from, latest: to, ...(goal.due && { value: goal.due }) },
      { id: "how", label: t.how, ...long, value: goal.how },
      { id: "unitGoal", label: t.unitGoal, hint: t.unitGoalHint, ...long, optional: true, value: goal.unitGoal },
      {
        id: "section",
        label: t.section,
        type: "choice",
        options: sections,
        optional: true,
        ...(goal.section && { value: goal.section }),
      },
    ],
    submitLabel: at + 1 < goals.length ? shared[locale].next : t.toReview,
    buttons: [
      ...(at > 0 ? [{ name: "back", label: shared[locale].back }] : []),
      ...(own.length < kind.goals.most && !goal.management ? [{ name: "more", label: t.more }] : []),
      ...(own.length > 1 && !goal.management ? [{ name: "less", label: t.less }] : []),
      { name: "later", label: shared[locale].later },
    ],
  });
}

/** Asks whether a goal that something was written in is to go; `at` from 0. */
export function removalForm(evaluation: Evaluation, goals: readonly Goal[], at: number, drawing: Drawing) {
  const { locale, sections, version } = drawing;
  const t = text[locale];
  const [, ...said] = goalBlocks(evaluation, goals.slice(at, at + 1), sections, locale);
  return form({
    title: t.removing(at + 1),
    target: target("goal-remove", { e: evaluation.id, g: String(at), v: String(version) }),
    readers: [],
    intro: [{ type: "text", text: t.removingText }, ...said],
    fields: [],
    submitLabel: t.less,
    buttons: [{ name: "keep", label: t.keep }],
  });
}

const titlesOf = (goals: readonly Goal[], locale: Locale): readonly string[] => {
  const t = text[locale];
  return [...goals.map(({ management }, at) => (management ? t.management : t.pageOf(at + 1))), t.review];
};

function introOf({ returned, cycle }: Evaluation, { unitGoals, locale }: Drawing): readonly Block[] {
  const t = text[locale];
  return [
    ...(returned ? [{ type: "callout", tone: "plain", label: t.returned, text: returned } as const] : []),
    { type: "text", text: t.howMany(cycle.kind.goals.least, cycle.kind.goals.most) },
    ...(unitGoals
      ? [{ type: "callout", tone: "plain", label: t.unitGoals(unitGoals.unit), text: unitGoals.words } as const]
      : [{ type: "text", text: t.unitGoalsNone, tone: "quiet" } as const]),
  ];
}

/** The last page: all goals as they will be handed in, with what could be clearer. */
export function reviewForm(evaluation: Evaluation, goals: readonly Goal[], drawing: Omit<Drawing, "unitGoals">) {
  const { locale, sections, version } = drawing;
  const t = text[locale];
  const hints = goals.flatMap((goal, at) =>
    hintsFor(goal).map((hint) => `${titlesOf(goals, locale)[at]}：${t.hints[hint]}`),
  );
  return form({
    title: t.title,
    target: target("goals-check", { e: evaluation.id, v: String(version) }),
    readers: t.readers(raterIn(evaluation, "first")?.name),
    page: { at: goals.length + 1, titles: titlesOf(goals, locale) },
    intro: [
      ...goalBlocks(evaluation, goals, sections, locale),
      ...(hints.length > 0
        ? [{ type: "callout", tone: "plain", label: t.hintsTitle, text: hints.join("\n") } as const]
        : []),
    ],
    fields: [],
    submitLabel: t.submit,
    buttons: [
      { name: "back", label: shared[locale].back },
      { name: "later", label: shared[locale].later },
    ],
  });
}

/** 無印 is a word of the Japanese form, so English says what a sign means and leaves it out; nothing for none. */
function difficultyWords(difficulty: Difficulty | undefined, locale: Locale): string {
  if (!difficulty) return "";
  return locale === "ja" ? `${difficulty.sign} ${difficulty.name.ja}` : difficulty.name.en;
}

/** Goals to read. */
export function goalBlocks(
  { cycle }: Evaluation,
  goals: readonly Goal[],
  sections: readonly Option[],
  locale: Locale,
): readonly Block[] {
  const t = text[locale];
  const named = (section: string) => {
    const found = sections.find(({ value }) => value === section);
    return found ? `${found.label}（${section}）` : section;
  };
  const given = ({ difficulty }: Goal) => cycle.difficulties.find(({ mark }) => mark === difficulty);
  return goals.flatMap((goal, at): readonly Block[] => [
    { type: "text", text: titlesOf(goals, locale)[at] ?? "", tone: "heading" },
    {
      type: "facts",
      facts: [
        { label: t.facts.what, value: goal.what },
        { label: t.facts.level, value: goal.level },
        { label: t.facts.due, value: goal.due === "" ? "" : shared[locale].date(goal.due) },
        { label: t.facts.how, value: goal.how },
        { label: t.facts.unit, value: goal.unitGoal },
        { label: t.facts.section, value: named(goal.section) },
        { label: t.facts.difficulty, value: difficultyWords(given(goal), locale) },
      ].filter(({ value }) => value !== ""),
    },
  ]);
}

/** The first rater's: the goals to read, and the difficulty of each. v: the version of the evaluation it is drawn from. */
export function agreeForm(
  evaluation: Evaluation,
  { locale, sections }: Pick<Drawing, "locale" | "sections">,
  v = String(evaluation.version),
) {
  const goals = partOf(evaluation, "goals")?.body.goals ?? [];
  const t = text[locale];
  const { member, cycle } = evaluation;
  return form({
    title: t.agreeTitle(member.name),
    target: target("goals-agree", { e: evaluation.id, v }),
    readers: t.agreeReaders(member.name),
    intro: goalBlocks(evaluation, goals, sections, locale),
    fields: goals.map(({ id, difficulty }, at) => ({
      id,
      type: "choice" as const,
      label: t.difficulty(at + 1),
      hint: t.difficultyHint,
      options: cycle.difficulties.map((each) => ({ value: each.mark, label: difficultyWords(each, locale) })),
      value: difficulty ?? "usual",
    })),
    submitLabel: t.agree,
  });
}
