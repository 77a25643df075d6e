import { Refusal } from "../../bot/refusal.ts";
import type { Notify, Outcome, Turn } from "../../bot/turn.ts";
import type { Tx } from "../../services/database/database.ts";
import { type Card, refuse } from "../../view/card.ts";
import { type Action, decide, type State } from "./evaluation.ts";
import type { Evaluation } from "./record.ts";
import type { Services } from "./services.ts";
import { text } from "./text.ts";

/**
 * The one that a button or a form is about, as its viewer sees it; another's is written into the audit trail before it is
 * shown. wanted: what it is read for, or a look at it that throws Refusal where it is not to be shown: what is refused
 * was not read by anybody.
 */
export async function reading(
  services: Services,
  turn: Turn<Tx>,
  wanted: Action | ((evaluation: Evaluation) => void) = () => {},
): Promise<Evaluation> {
  const evaluation = await services.evaluations.read(turn.about.e ?? "", turn);
  if (!evaluation) throw notTheirs(turn);
  if (typeof wanted === "function") wanted(evaluation);
  else refused(evaluation, wanted, turn);
  if (!evaluation.roles.has("member")) await noteReading(services, turn, evaluation);
  return evaluation;
}

function noteReading({ db, audit }: Services, { person, now }: Turn<Tx>, evaluation: Evaluation): Promise<void> {
  const subject = evaluation.member.id;
  const deed = {
    at: now,
    actor: person.id,
    action: "evaluation.read",
    subject,
    payload: { evaluation: evaluation.id },
  };
  return db.$transaction((tx) => audit.append(tx, deed));
}

/**
 * Whoever hands in a form had it drawn while it was theirs, or its key would not fit: they are told that nothing was
 * saved, and not only that there is nothing to show.
 */
export const notTheirs = (turn: Turn<Tx>): Refusal => new Refusal("entries" in turn ? "not-yours" : "not-found");

/** What is not theirs is not shown, and what is past says so; undefined: it can be done, or only something else comes first. */
export function refused(evaluation: Evaluation, action: Action, turn: Turn<Tx>): void {
  const decision = decide(action, evaluation.situation);
  if (!("no" in decision)) return;
  if (decision.no === "role") throw notTheirs(turn);
  if (decision.no === "state") throw new Refusal("stale");
}

/** Why it cannot be done yet, as a card; undefined where it can. */
export function notYet(evaluation: Evaluation, action: Action, { person }: Turn<Tx>): Card | undefined {
  const decision = decide(action, evaluation.situation);
  if (!("no" in decision) || decision.no === "role" || decision.no === "state") return undefined;
  return refuse("stale", text[person.locale].needs[decision.no]);
}

/** Nothing can be dated within a period that has not begun: a card that says from when on it can; undefined once it has. */
export function notBegun({ period }: Evaluation, { person, today }: Turn<Tx>): Card | undefined {
  const t = text[person.locale];
  return today < period.from ? refuse("stale", t.notBegun(t.date(period.from))) : undefined;
}

/**
 * Takes a step: whoever may take it now, looked at while nobody else can change the evaluation, and moves it on where the
 * step does; a correction moves nothing on. `work` gets the evaluation as it was before. Throws Refusal where it is not
 * theirs or not the time, and then nothing was changed.
 */
export function act<R extends Outcome>(
  { evaluations }: Services,
  turn: Turn<Tx>,
  action: Action,
  work: (tx: Tx, evaluation: Evaluation, step: { readonly to: State; readonly notify: Notify }) => Promise<R>,
): Promise<R> {
  return turn.change(async (tx, notify) => {
    const evaluation = await evaluations.lock(tx, turn.about.e ?? "", turn);
    if (!evaluation) throw notTheirs(turn);
    const decision = decide(action, evaluation.situation);
    if ("no" in decision) throw decision.no === "role" ? notTheirs(turn) : new Refusal("stale");
    const { to } = decision;
    const outcome = await work(tx, evaluation, { to, notify });
    if (to !== evaluation.state && outcome.type !== "correction") await evaluations.move(tx, evaluation, to, turn.now);
    return outcome;
  });
}
