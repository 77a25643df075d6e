import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, reading } from "../act.ts";
import type { Action } from "../evaluation.ts";
import { isOutdated, outdated } from "../meanwhile.ts";
import { deskNotices, personIn } from "../notices.ts";
import { type Evaluation, ownPart, partOf } from "../record.ts";
import type { Services } from "../services.ts";
import { asksDesk, target } from "../targets.ts";
import { linesOf } from "./forms.ts";
import { ratingPages } from "./pages.ts";
import { text } from "./text.ts";

type VerdictKind = "adjusting" | "confirming";
const finishes: Readonly<Record<VerdictKind, Action>> = { adjusting: "adjust", confirming: "confirm" };

const kindOf = ({ about }: Turn<Tx>): VerdictKind => (about.k === "confirming" ? "confirming" : "adjusting");

/** What was rated, side by side. */
export function ratedBlocks(evaluation: Evaluation, locale: Locale): readonly Block[] {
  const t = text[locale];
  const kinds = (["self", "first", "second"] as const).flatMap((kind) => {
    const part = partOf(evaluation, kind);
    return part ? [{ title: t.titles[kind], rating: part.body }] : [];
  });
  if (kinds.length === 0) return [];
  const lines = ratingPages(evaluation).flatMap((page) => linesOf(page, locale));
  return [
    {
      type: "table",
      columns: [{ label: "" }, ...kinds.map(({ title }) => ({ label: title }))],
      rows: lines.map(({ label, of }) => [label, ...kinds.map(({ rating }) => of(rating).grade || "–")]),
    },
  ];
}

/** v: the version of the evaluation that it was first drawn from. */
function verdictForm(evaluation: Evaluation, kind: VerdictKind, locale: Locale, v = String(evaluation.version)) {
  const t = text[locale];
  const { cycle, member, returned } = evaluation;
  const before = ownPart(evaluation, kind)?.body;
  const adjusted = partOf(evaluation, "adjusting")?.body;
  return form({
    title: t.of(t.verdict[kind], member.name),
    target: target("verdict", { e: evaluation.id, k: kind, v }),
    readers: t.verdictReaders[kind](member.name),
    intro: [
      ...(returned ? [{ type: "callout", tone: "plain", label: t.returned, text: returned } as const] : []),
      ...ratedBlocks(evaluation, locale),
      ...(kind === "confirming" && adjusted?.grade
        ? [{ type: "text", text: `${t.verdict.adjusting}：${adjusted.grade}　${adjusted.words}` } as const]
        : []),
    ],
    fields: [
      ...(kind === "adjusting"
        ? [
            {
              id: "grade",
              type: "choice" as const,
              label: t.adjustTo,
              hint: t.adjustHint,
              optional: true as const,
              options: cycle.scale.grades.map(({ code, name }) => ({ value: code, label: `${code}　${name[locale]}` })),
              ...(before?.grade && { value: before.grade }),
            },
          ]
        : []),
      {
        id: "words",
        type: "text" as const,
        long: true as const,
        optional: true as const,
        maxLength: 1000,
        label: t.reason,
        value: before?.words ?? "",
      },
    ],
    submitLabel: t.finish[kind],
  });
}

export async function openVerdict(services: Services, turn: Turn<Tx>) {
  const kind = kindOf(turn);
  const evaluation = await reading(services, turn, finishes[kind]);
  return verdictForm(evaluation, kind, turn.person.locale);
}

export async function submitVerdict(services: Services, turn: Submitted<Tx>) {
  const kind = kindOf(turn);
  const { person, entries, now, today } = turn;
  const { locale } = person;
  const t = text[locale];
  const evaluation = await reading(services, turn, finishes[kind]);
  const drawn = verdictForm(evaluation, kind, locale, turn.about.v ?? "");
  const read = readAnswers(drawn, entries, locale);
  if ("form" in read) return read;
  const { grade = "", words = "" } = read.answers as { grade?: string; words?: string };
  if (grade !== "" && words === "") return correct(drawn, entries, { words: t.reasonNeeded });
  return await act<Card | Correction>(services, turn, finishes[kind], async (tx, locked, { to, notify }) => {
    if (isOutdated(locked, turn.about)) return outdated(verdictForm(locked, kind, locale), entries, locale);
    const version = ownPart(locked, kind)?.version ?? 0;
    const part = { kind, authorId: person.id, body: { grade, words }, version, handIn: true } as const;
    await services.evaluations.write(tx, locked, { ...part, now, newId: services.newId() });
    await services.evaluations.set(tx, locked, { returned: null });
    const whose = personIn(locked, to);
    for (const message of whose ? deskNotices(whose, today) : []) notify(message);
    return {
      type: "card",
      kicker: t.verdict[kind],
      title: t.finished[kind],
      body: [{ type: "text", text: t.submittedRating }],
      buttons: [asksDesk(t.back)],
    };
  });
}
