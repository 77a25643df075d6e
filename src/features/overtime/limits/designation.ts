import { addDays } from "../../../services/calendar.ts";

/** 原則の部署, 他律的業務の比重が高い部署, 36協定による職場. */
export type LimitKind = "standard" | "external" | "agreement36";

/** Days, both ends in; open where one is missing. */
export type Span = { readonly from?: string | undefined; readonly to?: string | undefined };

/** That a unit, with those below it, is of a kind. */
export type Designation = Span & { readonly code: string; readonly kind: LimitKind };

/** The months (1 to 12) in which a unit, with those below it, is busy. */
export type Busy = { readonly code: string; readonly months: readonly number[] };

/** A person's main post. managerial: 管理職, who has no limit. */
export type Post = Span & { readonly unit: string; readonly managerial: boolean };

/** The kind of limit that a person is under in a span; `none` for 管理職. */
export type Held = Span & { readonly kind: LimitKind | "none" };

/** above: the code of the unit that a unit is part of. */
export type Above = (code: string) => string | undefined;

/** What a person's posts say of their limits. What a unit nearer says goes before what a unit above it says. */
export const heldIn = (posts: readonly Post[], designations: readonly Designation[], above: Above): readonly Held[] =>
  posts.flatMap((post): readonly Held[] => {
    if (post.managerial) return [{ from: post.from, to: post.to, kind: "none" }];
    const line = lineOf(post.unit, above);
    const mine = designations.filter(({ code }) => line.includes(code));
    return piecesOf(post, mine).map((piece) => ({ ...piece, kind: kindOn(piece.from, line, mine) }));
  });

/** What is said of the nearest unit; none where nothing is said of it or of any above it. */
export const busyMonths = (unit: string, busy: readonly Busy[], above: Above): readonly number[] =>
  lineOf(unit, above).flatMap((code) => busy.filter((each) => each.code === code))[0]?.months ?? [];

export const covers = ({ from, to }: Span, day: string): boolean => (!from || from <= day) && (!to || day <= to);

const kindOn = (day: string | undefined, line: readonly string[], designations: readonly Designation[]): LimitKind => {
  const holding = designations.filter((each) => covers(each, day ?? ""));
  return line.flatMap((code) => holding.find((each) => each.code === code)?.kind ?? [])[0] ?? "standard";
};

/** The span cut wherever a designation begins or has ended. */
function piecesOf({ from, to }: Span, designations: readonly Designation[]): readonly Span[] {
  const cuts = designations
    .flatMap((each) => [each.from, each.to && addDays(each.to, 1)])
    .filter((day): day is string => !!day && (!from || from < day) && (!to || day <= to));
  const starts = [from, ...[...new Set(cuts)].sort()];
  return starts.map((start, at) => {
    const next = starts[at + 1];
    return { from: start, to: next ? addDays(next, -1) : to };
  });
}

/** The unit, then those above it. */
function lineOf(unit: string, above: Above): readonly string[] {
  const line: string[] = [];
  for (let code: string | undefined = unit; code && !line.includes(code); code = above(code)) line.push(code);
  return line;
}
