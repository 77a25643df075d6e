import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, reading } from "../act.ts";
import { type Action, decide, isTurn } from "../evaluation.ts";
import { isOutdated, outdated } from "../meanwhile.ts";
import { deskNotices, newsNotice, personIn } from "../notices.ts";
import { type Evaluation, raterIn } from "../record.ts";
import type { Services } from "../services.ts";
import type { PartKind } from "../sight.ts";
import { withdraw } from "../store.ts";
import { asksDesk, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

/** Each way back, with what becomes a draft again. */
const ways = {
  returnGoals: ["goals"],
  reopenGoals: ["goals"],
  returnSelf: ["self"],
  returnFirst: ["first"],
  returnSecond: ["first", "second"],
  returnAdjusted: ["first", "second", "adjusting"],
} as const satisfies Partial<Record<Action, readonly PartKind[]>>;
export type Way = keyof typeof ways;

const wayOf = ({ about }: Turn<Tx>): Way => {
  const way = about.way ?? "";
  if (!Object.hasOwn(ways, way)) throw new Refusal("not-found");
  return way as Way;
};

/** The ways back that the viewer has now. */
export const waysBack = ({ situation }: Evaluation): readonly Way[] =>
  (Object.keys(ways) as Way[]).filter((way) => isTurn(way, situation));

/** To whom it goes back. */
function backTo(evaluation: Evaluation, way: Way): { readonly id: string; readonly name: string } | undefined {
  const decision = decide(way, evaluation.situation);
  if (!("to" in decision)) return undefined;
  const id = personIn(evaluation, decision.to);
  if (id === evaluation.member.id) return evaluation.member;
  return evaluation.raters.find((rater) => rater.id === id && rater.to === undefined) ?? raterIn(evaluation, "first");
}

/** v: the version of the evaluation that it was first drawn from. */
function backForm(evaluation: Evaluation, way: Way, locale: Locale, v = String(evaluation.version)) {
  const t = text[locale];
  const to = backTo(evaluation, way)?.name ?? "";
  return form({
    title: t.sendBackTitle(evaluation.member.name),
    target: target("send-back", { e: evaluation.id, way, v }),
    readers: t.sendBackReaders(to),
    fields: [{ id: "why", type: "text", long: true, maxLength: 1000, label: t.sendBackWhy }],
    submitLabel: t.sendBack,
  });
}

export async function openSendBack(services: Services, turn: Turn<Tx>) {
  const way = wayOf(turn);
  const evaluation = await reading(services, turn, way);
  return backForm(evaluation, way, turn.person.locale);
}

/** What comes back is a draft of its author's again, with why; what was rated after it is kept. */
export async function sendBack(services: Services, turn: Submitted<Tx>) {
  const { person, entries, today } = turn;
  const { locale } = person;
  const way = wayOf(turn);
  const evaluation = await reading(services, turn, way);
  const read = readAnswers(backForm(evaluation, way, locale, turn.about.v ?? ""), entries, locale);
  if ("form" in read) return read;
  const { why } = read.answers;
  return await act<Card | Correction>(services, turn, way, async (tx, locked, { to, notify }) => {
    if (isOutdated(locked, turn.about)) return outdated(backForm(locked, way, locale), entries, locale);
    const whose = backTo(locked, way);
    await withdraw(tx, locked, drafts(way, to));
    await services.evaluations.set(tx, locked, { returned: why });
    if (whose?.id === locked.member.id) notify(newsNotice(locked, newsOf[way] ?? "self-returned"));
    else if (whose) for (const message of deskNotices(whose.id, today)) notify(message);
    const t = text[locale];
    return {
      type: "card",
      kicker: shared[locale].kicker,
      title: t.sentBack,
      body: [{ type: "text", text: t.sentBackText(whose?.name ?? "") }],
      buttons: [asksDesk(t.back)],
    };
  });
}

/** Only the part of the state that it goes back to is opened again, and what depends on it. */
const drafts = (way: Way, to: string): readonly PartKind[] => {
  const all: readonly PartKind[] = ways[way];
  const from = all.indexOf(to as PartKind);
  return from < 0 ? all : all.slice(from);
};

const newsOf: Readonly<Partial<Record<Way, "goals-returned" | "self-returned" | "reopened">>> = {
  returnGoals: "goals-returned",
  reopenGoals: "reopened",
  returnSelf: "self-returned",
};
