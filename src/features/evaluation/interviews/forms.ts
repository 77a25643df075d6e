import type { Block } from "../../../view/card.ts";
import { type Entries, form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { timesFields } from "../../../view/proposed-times.ts";
import type { InterviewKind } from "../evaluation.ts";
import { type Evaluation, type Interview, interviewOf } from "../record.ts";
import { markOf, ownSheet, proposer, type Side, sideOf, whoIs } from "./interview.ts";
import { recordBlocks } from "./reading.ts";
import { formTarget, type Submits } from "./targets.ts";
import { type Text, text } from "./text.ts";

/** v: the mark that the form travels with; left out, that of what is stored now. */
export type Drawing = {
  readonly kind: InterviewKind;
  readonly locale: Locale;
  readonly today: string;
  readonly v?: string;
};

const sides = (evaluation: Evaluation, t: Text) => ({
  own: sideOf(evaluation) ?? "member",
  member: evaluation.member.name,
  first: whoIs(evaluation, "first")?.name ?? t.vacant,
});

/** Whoever sits across, as a name. */
export const acrossName = (evaluation: Evaluation, t: Text): string => {
  const { own, member, first } = sides(evaluation, t);
  return own === "member" ? first : member;
};

export const titleOf = (evaluation: Evaluation, kind: InterviewKind, t: Text): string =>
  sideOf(evaluation) === "member" ? t.kinds[kind] : t.of(t.kinds[kind], evaluation.member.name);

const headOf = (name: Submits, evaluation: Evaluation, { kind, locale, v }: Drawing, mark: string) => ({
  title: `${titleOf(evaluation, kind, text[locale])}：${text[locale].acts[actOf[name]]}`,
  target: formTarget(name, evaluation, kind, v ?? mark),
});
const actOf = {
  "interview-propose": "propose",
  "interview-prepare": "prepare",
  "interview-record": "record",
  "interview-sign": "sign",
  "interview-omit": "omit",
} as const satisfies Record<Submits, keyof Text["acts"]>;

/** Filled with the viewer's own proposals; stored: with whatever is stored, whoever made it. */
export function proposeForm(evaluation: Evaluation, drawing: Drawing, stored = false) {
  const { kind, locale, today } = drawing;
  const t = text[locale];
  const interview = interviewOf(evaluation, kind);
  const own = proposer(evaluation, interview) === sideOf(evaluation);
  const before = own || stored ? (interview?.proposed ?? []) : [];
  return form({
    ...headOf("interview-propose", evaluation, drawing, markOf.times(interview)),
    readers: t.readersTimes(acrossName(evaluation, t)),
    intro: proposeIntro(evaluation, interview, t),
    fields: timesFields(before, today, t),
    submitLabel: t.send,
  });
}

function proposeIntro(evaluation: Evaluation, interview: Interview | undefined, t: Text): readonly Block[] {
  const whose = proposer(evaluation, interview);
  const theirs = whose !== undefined && whose !== sideOf(evaluation) ? (interview?.proposed ?? []) : [];
  return [
    { type: "text", text: t.proposeIntro, tone: "quiet" },
    ...(interview?.meetsAt ? [{ type: "text", text: t.meetsNow(t.when(interview.meetsAt)) } as const] : []),
    ...(theirs.length > 0
      ? [{ type: "text", text: `${t.proposals(acrossName(evaluation, t))}：${theirs.map(t.when).join("、")}` } as const]
      : []),
  ];
}

export function prepareForm(evaluation: Evaluation, side: Side, drawing: Drawing) {
  const { kind, locale } = drawing;
  const t = text[locale];
  const interview = interviewOf(evaluation, kind);
  const sheet = ownSheet(interview, side);
  const { member, first } = sides(evaluation, t);
  const words = { type: "text", long: true, optional: true, maxLength: 1000 } as const;
  return form({
    ...headOf("interview-prepare", evaluation, drawing, markOf.sheet(interview, side)),
    readers: t.readersBoth(side === "member", member, first),
    intro: [{ type: "text", text: t.prepareIntro, tone: "quiet" }],
    fields: [
      { id: "back", label: t.back, hint: t.backHint, ...words, value: sheet?.back ?? "" },
      { id: "next", label: t.next, hint: t.nextHint, ...words, value: sheet?.next ?? "" },
      { id: "ask", label: t.ask, hint: t.askHint, ...words, value: sheet?.ask ?? "" },
    ],
    submitLabel: t.save,
  });
}

export function recordForm(evaluation: Evaluation, drawing: Drawing) {
  const { kind, locale, today } = drawing;
  const t = text[locale];
  const interview = interviewOf(evaluation, kind);
  const held = interview?.held;
  return form({
    ...headOf("interview-record", evaluation, drawing, markOf.record(interview)),
    readers: t.readersRecord(evaluation.member.name),
    fields: [
      {
        ...{ id: "on", type: "date", label: t.heldDay, earliest: evaluation.period.from, latest: today },
        ...(held && { value: held.on }),
      },
      {
        ...{ id: "record", type: "text", long: true, maxLength: 2000, label: t.record, hint: t.recordHint },
        value: held?.record ?? "",
      },
    ],
    submitLabel: t.submitRecord,
  });
}

/** For a record that stands: what is added to it. */
export function addForm(evaluation: Evaluation, drawing: Drawing) {
  const t = text[drawing.locale];
  const interview = interviewOf(evaluation, drawing.kind);
  return form({
    ...headOf("interview-record", evaluation, drawing, markOf.record(interview)),
    readers: t.readersRecord(evaluation.member.name),
    intro: interview ? recordBlocks(interview, drawing.locale) : [],
    fields: [{ id: "more", type: "text", long: true, maxLength: 1000, label: t.more, hint: t.moreHint }],
    submitLabel: t.submitRecord,
  });
}

export function signForm(evaluation: Evaluation, drawing: Drawing) {
  const t = text[drawing.locale];
  const interview = interviewOf(evaluation, drawing.kind);
  return form({
    ...headOf("interview-sign", evaluation, drawing, markOf.record(interview)),
    readers: t.readersRemark(sides(evaluation, t).first),
    intro: [{ type: "text", text: t.signIntro }, ...(interview ? recordBlocks(interview, drawing.locale) : [])],
    fields: [{ id: "remark", type: "text", long: true, optional: true, maxLength: 500, label: t.remark }],
    submitLabel: t.signLabel,
  });
}

export function omitForm(evaluation: Evaluation, drawing: Drawing) {
  const t = text[drawing.locale];
  const interview = interviewOf(evaluation, drawing.kind);
  const value = interview?.omitted ?? "";
  return form({
    ...headOf("interview-omit", evaluation, drawing, markOf.record(interview)),
    readers: t.readersRecord(evaluation.member.name),
    fields: [{ id: "reason", type: "text", long: true, maxLength: 500, label: t.omitReason, hint: t.omitHint, value }],
    submitLabel: t.omitLabel,
  });
}

export const typedIn = (entries: Entries, field: string): string => {
  const value = Object.hasOwn(entries, field) ? entries[field] : undefined;
  return typeof value === "string" ? value.trim() : "";
};
