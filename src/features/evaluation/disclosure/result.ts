import type { Block, Button, Card, Fact } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Scale } from "../definition/definition.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { hasReached, may } from "../evaluation.ts";
import { ratedBlocks } from "../rating/verdict.ts";
import { wordsBlocks } from "../rating/words.ts";
import { type Evaluation, overallOf, partOf, raterIn } from "../record.ts";
import { sheetButton } from "../sheet/button.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { complains } from "./complaint.ts";
import type { Presses } from "./targets.ts";
import { text } from "./text.ts";

/** Whether its person sees the result. */
export const isDisclosed = ({ declined, disclosedOn, state, path }: Evaluation): boolean =>
  !declined && disclosedOn !== undefined && hasReached(state, "disclosed", path);

/** What the person reads of their result, or that there is none yet; `evaluation` is theirs, as they see it. */
export function resultCard(evaluation: Evaluation, locale: Locale): Card {
  const { cycle, state } = evaluation;
  const kicker = cycleName(cycle.kind, cycle.year)[locale];
  const section = "agano#6-2-2-1";
  if (state === "exempt") return { type: "card", kicker, section, title: text[locale].result.exempt, body: [] };
  const drawn = isDisclosed(evaluation) ? shown(evaluation, locale) : hidden(evaluation, locale);
  return { type: "card", kicker, section, ...drawn };
}

type Drawn = Pick<Card, "title" | "body" | "buttons">;

function shown(evaluation: Evaluation, locale: Locale): Drawn {
  const t = text[locale].result;
  const grade = overallOf(evaluation);
  const facts = factsOf(evaluation, locale);
  return {
    title: grade ? t.title(named(grade, evaluation.cycle.scale, locale)) : t.noGrade,
    body: [
      ...(facts.length > 0 ? [{ type: "facts", facts } as const] : []),
      ...tableOf(evaluation, locale),
      ...wordsBlocks(evaluation, locale),
      ...(meets(evaluation) ? [{ type: "text", text: t.read, tone: "quiet" } as const] : []),
    ],
    buttons: buttonsOf(evaluation, locale),
  };
}

/** The extent of the whole alone is one grade, which the title says. */
const tableOf = (evaluation: Evaluation, locale: Locale): readonly Block[] =>
  evaluation.cycle.kind.disclosure === "overall" ? [] : ratedBlocks(evaluation, locale);

const named = (code: string, { grades }: Scale, locale: Locale): string => {
  const name = grades.find((grade) => grade.code === code)?.name[locale];
  return name ? `${code}　${name}` : code;
};

function factsOf(evaluation: Evaluation, locale: Locale): readonly Fact[] {
  const t = text[locale].result;
  const adjusted = partOf(evaluation, "adjusting")?.body;
  const { cycle, disclosedOn = "" } = evaluation;
  return [
    { label: t.on, value: shared[locale].day(disclosedOn) },
    ...(adjusted?.grade && cycle.kind.disclosure !== "overall" ? [{ label: t.adjusted, value: adjusted.grade }] : []),
    ...(adjusted?.words ? [{ label: t.reason, value: adjusted.words }] : []),
  ];
}

/** What leads on. */
function buttonsOf(evaluation: Evaluation, locale: Locale): readonly Button[] {
  const e = { e: evaluation.id };
  const t = text[locale];
  return [
    ...(meets(evaluation) ? [opens("interview", { ...e, kind: "feedback" }, t.result.interview, "main")] : []),
    ...complaintButton(evaluation, locale),
    ...sheetButton(evaluation, locale),
  ];
}

const meets = ({ cycle, state, raters }: Evaluation): boolean =>
  state === "disclosed" &&
  cycle.kind.stages.some(({ stage }) => stage === "feedback-interview") &&
  raterIn({ raters }, "first") !== undefined;

/** While one can be made, or where there are any. */
function complaintButton({ id, situation, complaints }: Evaluation, locale: Locale): readonly Button[] {
  const can = Object.values(complains).some((action) => may(action, situation)) || complaints.length > 0;
  return can ? [opens("complaint", { e: id }, text[locale].complaints.button)] : [];
}

/** Before it is disclosed, and where the person does not wish it to be. */
function hidden(evaluation: Evaluation, locale: Locale): Drawn {
  const t = text[locale].result;
  const { id, declined, situation, state, path } = evaluation;
  const open = may("decline", situation);
  if (declined) {
    const back = may("acceptDisclosure", situation);
    return {
      title: t.declined,
      body: [{ type: "text", text: open ? t.declinedText : back ? t.declinedAfter : t.declinedClosed }],
      buttons: [
        ...(back ? [undoButton(id, locale)] : []),
        ...(hasReached(state, "disclosed", path) ? complaintButton(evaluation, locale) : []),
      ],
    };
  }
  return {
    title: t.notYet,
    body: [
      { type: "text", text: whenOf(evaluation, locale) },
      ...(open ? [{ type: "text", text: t.mayDecline, tone: "quiet" } as const] : []),
    ],
    buttons: open ? [declineButton(id, locale)] : [],
  };
}

function whenOf({ deadlines, state }: Evaluation, locale: Locale): string {
  const t = text[locale].result;
  const opensOn = deadlines.disclosing?.opens;
  return opensOn && state !== "disclosing" ? t.due(shared[locale].day(opensOn)) : t.later;
}

/** wish: what is wished for after the press. */
const wish = (e: string, declined: "yes" | "no") => target("decline" satisfies Presses, { e, declined });

function declineButton(id: string, locale: Locale): Button {
  const { label, title, text: asked, yes, no } = text[locale].decline;
  return { kind: "presses", label, target: wish(id, "yes"), style: "quiet", confirm: { title, text: asked, yes, no } };
}

const undoButton = (id: string, locale: Locale): Button => ({
  ...{ kind: "presses", label: text[locale].decline.undo, target: wish(id, "no") },
});
