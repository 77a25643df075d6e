import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { act } from "../act.ts";
import { meanwhile } from "../meanwhile.ts";
import { interviewOf, type Sheet } from "../record.ts";
import type { Services } from "../services.ts";
import { acrossName, prepareForm } from "./forms.ts";
import { markOf, ownSheet } from "./interview.ts";
import { saveInterview } from "./store.ts";
import { text } from "./text.ts";
import { again, drawing, forAct, kindOf, ownSide } from "./turn.ts";
import { doneCard } from "./views.ts";

export async function openPrepare(services: Services, turn: Turn<Tx>): Promise<Form> {
  const evaluation = await forAct(services, turn, "prepare");
  if (interviewOf(evaluation, kindOf(turn))?.held) throw new Refusal("stale");
  return prepareForm(evaluation, ownSide(evaluation), drawing(turn));
}

export async function prepare(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { entries, person } = turn;
  const { locale } = person;
  const t = text[locale];
  const evaluation = await forAct(services, turn, "prepare");
  const read = readAnswers(prepareForm(evaluation, ownSide(evaluation), again(turn)), entries, locale);
  if ("form" in read) return read;
  const { back = "", next = "", ask = "" } = read.answers;
  const typed: Sheet = { back, next, ask };
  const kind = kindOf(turn);
  return await act<Card | Correction>(services, turn, `prepare.${kind}`, async (tx, locked) => {
    const [side, interview] = [ownSide(locked), interviewOf(locked, kind)];
    if (interview?.held) throw new Refusal("stale");
    if (!isSame(typed, ownSheet(interview, side))) {
      if (markOf.sheet(interview, side) !== turn.about.v)
        return meanwhile(prepareForm(locked, side, drawing(turn)), entries, locale);
      const change = { sheet: { side, by: person.id, at: turn.now, sheet: typed } };
      await saveInterview(tx, services.crypto, locked, kind, change, services.newId());
    }
    return doneCard(locked, kind, locale, { title: t.saved, line: t.savedText(acrossName(locked, t)) });
  });
}

const empty: Sheet = { back: "", next: "", ask: "" };
const isSame = (one: Sheet, other: Sheet = empty): boolean =>
  one.back === other.back && one.next === other.next && one.ask === other.ask;
