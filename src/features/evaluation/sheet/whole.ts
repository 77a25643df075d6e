import { dayInJapan } from "../../../services/clock.ts";
import type { Cell, Row } from "../../../services/files/workbook.ts";
import type { Locale } from "../../../view/locale.ts";
import { hasReached, interviewKinds } from "../evaluation.ts";
import { type Evaluation, interviewOf, overallOf, partOf, raterIn } from "../record.ts";
import { pointsOf, rounded, type Weighted } from "./points.ts";
import { cell, columns, heading, label, tall } from "./rows.ts";
import { type Text, text } from "./text.ts";

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
  const centered = (words: string, span = 1): Cell => cell(words, { align: "center", span });
  return [
    [
      label(t.authors.first, { span: 2 }),
      label(t.authors.second),
      label(t.adjusted, { span: 3 }),
      label(`${t.grade}（${t.final}）`, { span: 2 }),
    ],
    [
      centered(named(first), 2),
      centered(named(second)),
      centered(adjustedIn(evaluation, named, t), 3),
      cell(final, { align: "center", span: 2, style: "label" }),
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
    .flatMap(([who, words]) => tall([label(who, { span: 2 }), cell(words, { span: columns.length - 2 })]));
}

/** 重みによる点, once the last rating is handed in. */
export function pointRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const points = pointsOf(evaluation);
  if (!points) return [];
  const number = (value: number, span: number): Cell => ({ number: value, border: true, align: "end", span });
  const sum = (of: (each: Weighted) => number) => rounded(points.reduce((all, each) => all + of(each), 0));
  return [
    ...heading(t.points),
    [label("", { span: 3 }), label(t.weight, { span: 2 }), label(t.mean), label(t.weighted, { span: 2 })],
    ...points.map(({ group, mean, weighted }) => [
      cell(group.name[locale], { span: 3 }),
      number(group.weight, 2),
      number(mean, 1),
      number(weighted, 2),
    ]),
    [
      label(t.total, { span: 3 }),
      number(
        sum(({ group }) => group.weight),
        2,
      ),
      cell(""),
      number(
        sum(({ weighted }) => weighted),
        2,
      ),
    ],
    [{ text: t.pointsNote, style: "quiet", wrap: true, span: columns.length }],
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
    const when = held ? t.day(held.on) : omitted ? t.omitted(omitted) : t.notHeld;
    const signedOn = signed ? t.day(dayInJapan(signed.at)) : "";
    return tall([cell(t.talks[kind], { span: 2 }), cell(when, { span: 4 }), cell(signedOn, { span: 2 })]);
  });
  const head = [label(t.kind, { span: 2 }), label(t.held, { span: 4 }), label(t.signed, { span: 2 })];
  return rows.length > 0 ? [...heading(t.interviews), head, ...rows] : [];
}

/** Five boxes of about the same width. */
const boxes = [2, 1, 3, 1, 1] as const;

/** For those who sign on paper. */
export function signatureRows(evaluation: Evaluation, locale: Locale): readonly Row[] {
  const t = text[locale];
  const raters = evaluation.form.raters.map((role) => [t.signs[role], raterIn(evaluation, role)?.name ?? ""] as const);
  const signers = [[t.signs.member, evaluation.member.name] as const, ...raters];
  const box = (at: number) => ({ align: "center" as const, span: boxes[at] ?? 1 });
  return [
    ...heading(t.signatures),
    signers.map(([who], at) => label(who, box(at))),
    signers.map(([, name], at) => cell(name, box(at))),
    signers.map((_, at) => cell(" \n \n ", box(at))),
  ];
}
