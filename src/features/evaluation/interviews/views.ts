import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { InterviewKind } from "../evaluation.ts";
import { type Evaluation, type Interview, interviewOf } from "../record.ts";
import { asksDesk } from "../targets.ts";
import { text as shared } from "../text.ts";
import { acrossName, titleOf } from "./forms.ts";
import {
  type Act,
  actsNow,
  choices,
  isFixed,
  markOf,
  ownSheet,
  proposer,
  sideOf,
  stageOf,
  whoIs,
} from "./interview.ts";
import { recordBlocks, sheetBlocks } from "./reading.ts";
import { type Opens, opensTalk, pressesTalk } from "./targets.ts";
import { type Text, text } from "./text.ts";

/** now: `YYYY-MM-DDTHH:MM`. */
export type Looking = { readonly kind: InterviewKind; readonly locale: Locale; readonly now: string };

/** Where an interview stands, what was written, and what its viewer can do. For a dialog only: it has personal texts. */
export function interviewCard(evaluation: Evaluation, looking: Looking): Card {
  const { kind, locale } = looking;
  const t = text[locale];
  const interview = interviewOf(evaluation, kind);
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: titleOf(evaluation, kind, t),
    body: [
      { type: "facts", facts: factsOf(evaluation, interview, kind, locale) },
      ...proposalBlocks(evaluation, interview, looking),
      ...sheetsOf(evaluation, interview, locale),
      ...(interview ? recordBlocks(interview, locale) : []),
    ],
    buttons: buttonsOf(evaluation, interview, kind, t),
  };
}

function factsOf(evaluation: Evaluation, interview: Interview | undefined, kind: InterviewKind, locale: Locale) {
  const t = text[locale];
  const { day } = shared[locale];
  const stage = evaluation.deadlines[stageOf(kind)];
  const side = sideOf(evaluation);
  return [
    { label: t.status, value: statusOf(evaluation, interview, t) },
    ...(side ? [{ label: t.with, value: acrossName(evaluation, t) }] : []),
    ...(interview?.meetsAt ? [{ label: t.meets, value: t.when(interview.meetsAt) }] : []),
    ...(stage ? [{ label: t.period, value: t.from(day(stage.opens), day(stage.due)) }] : []),
  ];
}

function statusOf(evaluation: Evaluation, interview: Interview | undefined, t: Text): string {
  const { statuses } = t;
  if (interview?.held) return interview.signed ? statuses.signed : statuses.held;
  if (interview?.omitted !== undefined) return statuses.omitted;
  if (interview?.meetsAt) return statuses.arranged;
  const whose = proposer(evaluation, interview);
  return whose ? statuses.proposed(whoIs(evaluation, whose)?.name ?? "") : statuses.open;
}

/** The times to choose from, each with its button; one's own to read. */
function proposalBlocks(
  evaluation: Evaluation,
  interview: Interview | undefined,
  { kind, locale, now }: Looking,
): readonly Block[] {
  const t = text[locale];
  const [own, whose] = [sideOf(evaluation), proposer(evaluation, interview)];
  if (!interview || !own || !whose || interview.held) return [];
  if (own === whose) return [quiet(`${t.ownProposals}：${interview.proposed.map(t.when).join("、")}`)];
  const open = choices(evaluation, kind, now);
  if (open.length === 0) return [quiet(t.allPast)];
  const buttons = open.map((at) => pressesTalk("interview-choose", evaluation, kind, { at }, t.when(at)));
  return [
    { type: "text", text: t.proposals(acrossName(evaluation, t)), tone: "heading" },
    { type: "buttons", label: t.chooseLabel, buttons },
  ];
}

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

/** Nothing for HR, to whom the sheets are not even deciphered. */
function sheetsOf(evaluation: Evaluation, interview: Interview | undefined, locale: Locale): readonly Block[] {
  const t = text[locale];
  const own = sideOf(evaluation);
  if (!own || !interview) return [];
  const raters = interview.raterSheets.filter((each) => !each.own);
  const member = own === "first" ? interview.memberSheet : undefined;
  return [
    ...sheetBlocks(t.sheets.own, ownSheet(interview, own), locale),
    ...sheetBlocks(t.sheets.member(evaluation.member.name), member, locale),
    ...raters.flatMap(({ author, sheet }) => sheetBlocks(t.sheets.member(author.name), sheet, locale)),
  ];
}

function buttonsOf(
  evaluation: Evaluation,
  interview: Interview | undefined,
  kind: InterviewKind,
  t: Text,
): readonly Button[] {
  const acts = actsNow(evaluation, kind);
  const form = (act: Act): Button =>
    opensTalk(
      `interview-${act}` satisfies Opens,
      evaluation,
      kind,
      labelOf(act, evaluation, interview, t),
      act === "record" && !interview?.held ? "main" : undefined,
    );
  const signing = acts.includes("sign")
    ? [pressesTalk("interview-sign-now", evaluation, kind, { v: markOf.record(interview) }, t.signNow, "main")]
    : [];
  return [...signing, ...acts.map(form)];
}

function labelOf(act: Act, evaluation: Evaluation, interview: Interview | undefined, t: Text): string {
  if (act !== "record" || !interview?.held) return t.acts[act];
  return isFixed(interview, whoIs(evaluation, "first")?.id ?? "") ? t.addRecord : t.changeRecord;
}

/** What an act answers with: short, and without what anybody wrote. */
export const doneCard = (
  evaluation: Evaluation,
  kind: InterviewKind,
  locale: Locale,
  { title, line }: { readonly title: string; readonly line: string },
): Card => ({
  type: "card",
  kicker: titleOf(evaluation, kind, text[locale]),
  title,
  body: [{ type: "text", text: line }],
  buttons: [opensTalk("interview", evaluation, kind, text[locale].open), asksDesk(text[locale].desk)],
});
