import type { Button, Card, Fact } from "../../../view/card.ts";
import type { Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { raterWords } from "../definition/words.ts";
import { disclosureButtons } from "../disclosure/views.ts";
import { may } from "../evaluation.ts";
import { mayNote } from "../facts/index.ts";
import { goalBlocks } from "../goals/forms.ts";
import { text as goalText } from "../goals/text.ts";
import { interviewsNow } from "../interviews/index.ts";
import { sideOf } from "../interviews/interview.ts";
import { handoverBlocks } from "../rating/handover.ts";
import { waysBack } from "../rating/send-back.ts";
import { ratedBlocks } from "../rating/verdict.ts";
import { wordsBlocks } from "../rating/words.ts";
import { type Evaluation, partOf, raterIn, whoRated } from "../record.ts";
import { sheetButton } from "../sheet/button.ts";
import { opens, presses } from "../targets.ts";
import { text as shared } from "../text.ts";
import { isOffered, trainingButton } from "../training/index.ts";
import { text } from "./text.ts";

/** One evaluation to read, as far as its viewer may: whoever draws it has read it for them. */
export function sheetCard(evaluation: Evaluation, sections: readonly Option[], locale: Locale): Card {
  const goals = partOf(evaluation, "goals")?.body.goals ?? [];
  return {
    type: "card",
    kicker: cycleName(evaluation.cycle.kind, evaluation.cycle.year)[locale],
    title: text[locale].readTitle(evaluation.member.name),
    section: "agano#6-2-2-1",
    body: [
      { type: "facts", facts: factsOf(evaluation, locale) },
      ...handoverBlocks(evaluation, locale),
      ...(goals.length > 0 ? goalBlocks(evaluation, goals, sections, locale) : []),
      ...ratedBlocks(evaluation, locale),
      ...wordsBlocks(evaluation, locale),
    ],
    buttons: actsOf(evaluation, locale),
  };
}

function factsOf(evaluation: Evaluation, locale: Locale): readonly Fact[] {
  const [t, { date, span, states }] = [text[locale], shared[locale]];
  const { period, member, state, form } = evaluation;
  const raters = form.raters.flatMap((role) => {
    const rater = whoRated(evaluation, role);
    return rater ? [`${raterWords[role][locale]}：${rater.name}`] : [];
  });
  return [
    { label: t.facts.unit, value: member.unit },
    { label: t.facts.cycle, value: span(date(period.from), date(period.to)) },
    { label: t.facts.state, value: states[state] },
    { label: t.facts.raters, value: [...raters, ...interviewerOf(evaluation, locale)].join("\n") || t.vacant },
  ];
}

/** Who holds the interview after disclosure, where it is not whoever rated first. */
function interviewerOf(evaluation: Evaluation, locale: Locale): readonly string[] {
  const { authors, cycle } = evaluation;
  const [holder, planned] = [raterIn(evaluation, "first"), cycle.kind.stages.map(({ stage }) => stage)];
  if (!authors.first || !holder || holder.id === authors.first.id || !planned.includes("feedback-interview")) return [];
  return [`${text[locale].talks.feedback}：${holder.name}`];
}

/** What the viewer can do with it now. */
function actsOf(evaluation: Evaluation, locale: Locale): readonly Button[] {
  const { id, situation } = evaluation;
  const t = text[locale];
  const e = { e: id };
  const acts: readonly (readonly [boolean, Button])[] = [
    [may("writeGoals", situation), opens("goal", e, t.acts.goal, "main")],
    [may("recallGoals", situation), presses("goals-recall", e, goalText[locale].recall)],
    [may("agreeGoals", situation), opens("goals-agree", e, t.acts["goals-agree"], "main")],
    [may("writeSelf", situation), opens("rate", { ...e, k: "self" }, t.acts.rate, "main")],
    [may("writeFirst", situation), opens("rate", { ...e, k: "first" }, t.acts.rate, "main")],
    [may("writeSecond", situation), opens("rate", { ...e, k: "second" }, t.acts.rate, "main")],
    [may("adjust", situation), opens("verdict", { ...e, k: "adjusting" }, t.acts.verdict, "main")],
    [may("confirm", situation), opens("verdict", { ...e, k: "confirming" }, t.acts.verdict, "main")],
  ];
  const talks = sideOf(evaluation)
    ? interviewsNow(evaluation).map((kind) => opens("interview", { ...e, kind }, t.talks[kind]))
    : [];
  const more: readonly (readonly [boolean, Button])[] = [
    [isOffered(evaluation), trainingButton(evaluation.cycle.id, t.train)],
    [mayNote(evaluation), opens("facts", e, t.noted)],
    [may("handOver", situation), opens("handover-note", e, t.note)],
  ];
  const back = waysBack(evaluation).map((way) => opens("send-back", { ...e, way }, t.sendBack[way], "quiet"));
  const can = [...acts, ...more].filter(([now]) => now).map(([, button]) => button);
  return [...can, ...disclosureButtons(evaluation, locale), ...talks, ...sheetButton(evaluation, locale), ...back];
}
