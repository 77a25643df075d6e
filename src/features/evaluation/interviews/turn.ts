import { Refusal } from "../../../bot/refusal.ts";
import type { Notify, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { reading } from "../act.ts";
import type { Action, InterviewKind } from "../evaluation.ts";
import { deskNotices } from "../notices.ts";
import type { Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import type { Drawing } from "./forms.ts";
import { type Act, across, isInterviewKind, type Side, sideOf, whoIs } from "./interview.ts";

export const kindOf = ({ about }: Turn<Tx>): InterviewKind => {
  if (!isInterviewKind(about.kind)) throw new Refusal("not-found");
  return about.kind;
};

/** Drawn anew from what is stored. */
export const drawing = (turn: Turn<Tx>): Drawing => ({
  kind: kindOf(turn),
  locale: turn.person.locale,
  today: turn.today,
});

/** Drawn again for what was handed in: it keeps the mark that it came with, so that nothing is overwritten unseen. */
export const again = (turn: Turn<Tx>): Drawing => ({ ...drawing(turn), v: turn.about.v ?? "" });

/** The evaluation, where its viewer may do this about the interview now. */
export const forAct = (services: Services, turn: Turn<Tx>, act: Act): Promise<Evaluation> =>
  reading(services, turn, `${act}.${kindOf(turn)}` satisfies Action);

export const ownSide = (evaluation: Evaluation): Side => {
  const side = sideOf(evaluation);
  if (!side) throw new Refusal("not-found");
  return side;
};

/** Tells the other side that something waits for them, and draws the actor's own list afresh. */
export function tellOther(evaluation: Evaluation, { person, today }: Turn<Tx>, notify: Notify): void {
  const other = whoIs(evaluation, across[ownSide(evaluation)]);
  for (const message of other ? deskNotices(other.id, today) : []) notify(message);
  redrawOwn(person.id, today, notify);
}

export function redrawOwn(personId: string, today: string, notify: Notify): void {
  const [, redraw] = deskNotices(personId, today);
  notify(redraw);
}
