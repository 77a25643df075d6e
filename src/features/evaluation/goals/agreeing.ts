import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { act, reading } from "../act.ts";
import type { Difficulty } from "../definition/definition.ts";
import { isOutdated, outdated } from "../meanwhile.ts";
import { deskNotices, newsNotice } from "../notices.ts";
import { type Evaluation, partOf } from "../record.ts";
import type { Services } from "../services.ts";
import { asksDesk, opens } from "../targets.ts";
import { agreeForm } from "./forms.ts";
import { text } from "./text.ts";

// 期首の合意, by the first rater.

export async function openAgree(services: Services, turn: Turn<Tx>): Promise<Form> {
  const evaluation = await reading(services, turn, "agreeGoals");
  return agreeForm(evaluation, { locale: turn.person.locale, sections: services.sections(turn.person.locale) });
}

/**
 * The goals with the difficulty that both agreed on stand in the member's own part, handed in as it was. Nobody agrees to
 * goals that they have not read: those that were recalled and changed meanwhile are shown first.
 */
export async function submitAgree(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, about, now, today } = turn;
  const { locale } = person;
  const evaluation = await reading(services, turn, "agreeGoals");
  const drawing = { locale, sections: services.sections(locale) };
  const anew = (each: Evaluation) => outdated(agreeForm(each, drawing), entries, locale);
  if (isOutdated(evaluation, about)) return anew(evaluation);
  const read = readAnswers(agreeForm(evaluation, drawing) as Form, entries, locale);
  if ("form" in read) return read;
  const marks = read.answers as Readonly<Record<string, Difficulty["mark"]>>;
  return await act<Card | Correction>(services, turn, "agreeGoals", async (tx, locked, { notify }) => {
    const part = partOf(locked, "goals");
    if (isOutdated(locked, about)) return anew(locked);
    if (!part) throw new Refusal("stale");
    const agreed = part.body.goals.map((goal) => ({ ...goal, difficulty: marks[goal.id] ?? "usual" }));
    const { version, author } = part;
    const writing = { kind: "goals", authorId: author.id, body: { goals: agreed }, version, handIn: true } as const;
    await services.evaluations.write(tx, locked, { ...writing, now, newId: services.newId() });
    notify(newsNotice(locked, "agreed"));
    for (const message of deskNotices(person.id, today)) if ("redraw" in message) notify(message);
    const t = text[locale];
    return {
      type: "card",
      kicker: t.title,
      title: t.agreed(locked.member.name),
      body: [{ type: "text", text: t.agreedText }],
      buttons: [opens("interview", { e: locked.id, kind: "opening" }, t.toInterview), asksDesk(t.toDesk)],
    };
  });
}
