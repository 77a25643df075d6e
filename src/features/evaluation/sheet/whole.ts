import { dayInJapan } from "../../../services/clock.ts";
import type { Cell, Row } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { hasReached, interviewKinds } from "../evaluation.ts";
import { type Evaluation, interviewOf, overallOf, partOf, whoRated } from "../record.ts";
import { text as shared } from "../text.ts";
import { pointsOf, rounded, type Weighted } from "./points.ts";
import { type Columns, cell, heading, label, tall } from "./rows.ts";
import { type Text, text } from "./text.ts";

/** Ten alike, so that five boxes are, too. */
export const wholeColumns: Columns = Array.from({ length: 10 }, () => 13);

/** 全体評語 of each, what stands once it is confirmed, and what each says of the whole. */
export function overallRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const { state, path } = evaluation;
  const named = (code: string | undefined): string => {
    const name = evaluation.cycle.scale.grades.find((grade) => grade.code === code)?.name[locale];
    return code && name ? `${code}　${name}` : (code ?? "");
  };
  const [first, second] = (["first", "second"] as const).map((kind) => partOf(evaluation, kind)?.body.overall.grade);
  const final = hasReached(state, "disclosing", path) ? named(overallOf(evaluation)) : "";
  const grades: readonly (readonly [string, string])[] = [
    [t.authors.first, named(first)],
    [t.authors.second, named(second)],
    [t.adjusted, adjustedIn(evaluation, named, t)],
  ];
  return [
    [...grades.map(([who]) => label(who, { span: 2 })), label(`${t.grade}（${t.final}）`, { span: 4 })],
    [
      ...grades.map(([, grade]) => cell(grade, { align: "center", span: 2 })),
      cell(final, { align: "center", span: 4, style: "label" }),
    ],
    ...wordsRows(evaluation, t),
  ];
}

function adjustedIn(evaluation: Evaluation, named: (code: string) => string, { unchanged }: Text): string {
  const grade = partOf(evaluation, "adjusting")?.body.grade;
  if (grade === "") return unchanged;
  return grade === undefined ? "" : named(grade);
}

function wordsRows(evaluation: Evaluation, t: Text): readonly Row[] {
  const said = (["self", "first", "second"] as const).map(
    (kind) => [t.words[kind], partOf(evaluation, kind)?.body.overall.words ?? ""] as const,
  );
  const adjusting = [t.words.adjusting, partOf(evaluation, "adjusting")?.body.words ?? ""] as const;
  return [...said, adjusting]
    .filter(([, words]) => words !== "")
    .flatMap(([who, words]) => tall([label(who, { span: 2 }), cell(words, { span: 8 })], wholeColumns));
}

/** 重みによる点, once the last rating is handed in. */
export function pointRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const points = pointsOf(evaluation);
  if (!points) return [];
  const number = (value: number): Cell => ({ number: value, border: true, align: "end", span: 2 });
  const sum = (of: (each: Weighted) => number) => rounded(points.reduce((all, each) => all + of(each), 0));
  return [
    ...heading(t.points, wholeColumns),
    [label(t.inGroup, { span: 4 }), ...[t.weight, t.mean, t.weighted].map((each) => label(each, { span: 2 }))],
    ...points.map(({ group, mean, weighted }) => [
      cell(group.name[locale], { span: 4 }),
      ...[group.weight, mean, weighted].map(number),
    ]),
    [
      label(t.total, { span: 4 }),
      number(sum(({ group }) => group.weight)),
      cell("", { span: 2 }),
      number(sum(({ weighted }) => weighted)),
    ],
    [{ text: t.pointsNote, style: "quiet", wrap: true, span: wholeColumns.length }],
  ];
}

/** When they met; only for those who may know of it. What was said stays out of the record. */
export function interviewRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const { roles, cycle } = evaluation;
  if (!["member", "first", "hr"].some((role) => roles.has(role as "hr"))) return [];
  const t = text[locale];
  const planned = interviewKinds.filter((kind) => cycle.kind.stages.some(({ stage }) => stage === `${kind}-interview`));
  const rows = planned.flatMap((kind) => {
    const interview = interviewOf(evaluation, kind);
    const { held, signed, omitted } = interview ?? {};
    const when = held ? shared[locale].date(held.on) : omitted ? t.omitted(omitted) : t.notHeld;
    const signedOn = signed ? shared[locale].date(dayInJapan(signed.at)) : "";
    return tall([cell(t.talks[kind], { span: 3 }), cell(when, { span: 5 }), cell(signedOn, { span: 2 })], wholeColumns);
  });
  const head = [label(t.kind, { span: 3 }), label(t.held, { span: 5 }), label(t.signed, { span: 2 })];
  return rows.length > 0 ? [...heading(t.interviews, wholeColumns), head, ...rows] : [];
}

/** For those who sign on paper. */
export function signatureRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const raters = evaluation.form.raters.map((role) => [t.signs[role], whoRated(evaluation, role)?.name ?? ""] as const);
  const signers = [[t.signs.member, evaluation.member.name] as const, ...raters];
  const box = { align: "center", span: 2 } as const;
  return [
    ...heading(t.signatures, wholeColumns),
    signers.map(([who]) => label(who, box)),
    signers.map(([, name]) => cell(name, box)),
    signers.map(() => cell(" \n \n ", box)),
  ];
}
