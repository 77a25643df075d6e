import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Person } from "../../../../people/person.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { type Correction, correct, readAnswers } from "../../../../view/answers.ts";
import type { Card } from "../../../../view/card.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { doneCard } from "../../cycle/views.ts";
import { type RaterRole, raterRoles } from "../../definition/definition.ts";
import { raterWords } from "../../definition/words.ts";
import { decide } from "../../evaluation.ts";
import { deskNotices } from "../../notices.ts";
import { type Cycle, type Evaluation, raterIn } from "../../record.ts";
import { stateOfRole } from "../../roles-of-states.ts";
import type { Services } from "../../services.ts";
import { target } from "../../targets.ts";
import { text as shared } from "../../text.ts";
import { chosenFor, cycleIn, refusedIn } from "../chosen.ts";
import { putIn, ratedBy, ratersOf } from "./store.ts";
import { text } from "./text.ts";

export type Submits = "stand-in";

function standInForm({ id }: Cycle, locale: Locale) {
  const t = text[locale];
  const { member, role, rater, reason, reasonHint, scope, one, all } = t.standIn;
  return form({
    title: t.standIn.title,
    target: target("stand-in" satisfies Submits, { c: id }),
    readers: t.readers,
    fields: [
      { id: "member", type: "person", label: member },
      {
        ...{ id: "role", type: "choice", label: role },
        options: raterRoles.map((value) => ({ value, label: raterWords[value][locale] })),
      },
      { id: "rater", type: "person", label: rater },
      { id: "reason", type: "text", maxLength: 300, label: reason, hint: reasonHint },
      {
        ...{ id: "scope", type: "choice", label: scope, value: "one" },
        options: [
          { value: "one", label: one },
          { value: "all", label: all },
        ],
      },
    ],
    submitLabel: t.standIn.label,
  });
}

export const openStandIn = async (services: Services, turn: Turn<Tx>) =>
  standInForm(await cycleIn(services, turn), turn.person.locale);

export async function standIn(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, today } = turn;
  const { locale } = person;
  const cycle = await cycleIn(services, turn);
  const drawn = standInForm(cycle, locale);
  const read = readAnswers(drawn, entries, locale);
  if ("form" in read) return read;
  const { member, rater: number, scope, reason } = read.answers;
  const role = read.answers.role as RaterRole;
  const found = await chosenFor(services, turn, cycle, { member, action: "standIn" });
  if ("problem" in found) return correct(drawn, entries, { member: found.problem });
  const rater = await services.directory.byStaffNumber(number, today);
  const raters = rater ? await ratersOf(services.db, rater.id) : nobody;
  const problem = problemWith(found.evaluation, role, rater, { raters, locale });
  if (problem || !rater) return correct(drawn, entries, problem ?? { rater: text[locale].standIn.unknown });
  return await replace(services, turn, { evaluation: found.evaluation, role, rater, reason, all: scope === "all" });
}

const nobody: ReadonlySet<string> = new Set();

type ProblemArgs = readonly [
  role: RaterRole,
  rater: Person | undefined,
  on: { readonly raters: ReadonlySet<string>; readonly locale: Locale },
];
type Problem = { readonly rater: string } | { readonly role: string };

/** By field; undefined where nothing stands in the way. raters: of whoever is to be put in. */
function problemWith(evaluation: Evaluation, ...[role, rater, { raters, locale }]: ProblemArgs): Problem | undefined {
  const t = text[locale].standIn;
  if (!rater) return { rater: t.unknown };
  if (!isToCome(evaluation, role)) return { role: t.noRole };
  if (rater.id === evaluation.member.id) return { rater: t.themselves };
  if (raterIn(evaluation, role)?.id === rater.id) return { rater: t.already };
  const another = raterRoles.find((each) => each !== role && ratesIn(evaluation, each, rater.id));
  if (another) return { rater: t.twice(shared[locale].roles[another]) };
  return raters.has(evaluation.member.id) ? { rater: t.below(evaluation.member.name) } : undefined;
}

/** Whether it is theirs, or they have done it. */
const ratesIn = (evaluation: Evaluation, role: RaterRole, id: string): boolean =>
  raterIn(evaluation, role)?.id === id || evaluation.authors[role]?.id === id;

/** Whether the role has a part in it that is not past. */
const isToCome = ({ path, state }: Evaluation, role: RaterRole) =>
  path.indexOf(stateOfRole[role]) >= Math.max(0, path.indexOf(state));

type Replacing = {
  readonly evaluation: Evaluation;
  readonly role: RaterRole;
  readonly rater: Person;
  readonly reason: string;
  readonly all: boolean;
};

/** all: for everybody whom the present rater rates in that role; each is looked at under its lock, and left out where it may not be. */
function replace(services: Services, turn: Submitted<Tx>, { evaluation, role, rater, reason, all }: Replacing) {
  const { person, change, today } = turn;
  const { locale } = person;
  const { cycle } = evaluation;
  const before = raterIn(evaluation, role);
  return change<Card>(async (tx, notify) => {
    const others = all && before ? await ratedBy(tx, cycle.id, role, before.id) : [];
    const raters = await ratersOf(tx, rater.id);
    const left: Left[] = [];
    let count = 0;
    for (const id of new Set([evaluation.id, ...others])) {
      const locked = await services.evaluations.lock(tx, id, turn);
      if (!locked) continue;
      const why = hindrance(locked, role, rater, { raters, locale });
      if (why === undefined) {
        await one(services, tx, turn, { evaluation: locked, role, rater, reason });
        count++;
      } else left.push({ name: locked.member.name, why });
    }
    if (count > 0) for (const message of deskNotices(rater.id, today)) notify(message);
    const t = text[locale].standIn;
    const words = [...(count > 0 ? [t.told] : []), ...leftLines(left, locale)].join("\n");
    return doneCard(t.done(count, rater.name), locale, words === "" ? undefined : words, cycle.id);
  });
}

/** Somebody for whom it was not done. */
type Left = { readonly name: string; readonly why: string };

function hindrance(evaluation: Evaluation, ...[role, rater, on]: ProblemArgs): string | undefined {
  const decision = decide("standIn", evaluation.situation);
  if ("no" in decision) return refusedIn(evaluation, decision.no, on.locale);
  const problem = problemWith(evaluation, role, rater, on);
  return problem && Object.values(problem)[0];
}

/** Named at once. */
const MOST = 30;

function leftLines(left: readonly Left[], locale: Locale): readonly string[] {
  if (left.length === 0) return [];
  const t = text[locale].standIn;
  const named = left.slice(0, MOST).map(({ name, why }) => t.left(name, why));
  return [t.leftOut(left.length), ...named, ...(left.length > MOST ? [t.leftMore(left.length - MOST)] : [])];
}

async function one(
  { crypto, newId, audit }: Services,
  tx: Tx,
  { person, now, today }: Turn<Tx>,
  { evaluation, role, rater, reason }: Omit<Replacing, "all">,
): Promise<void> {
  const standing = { id: newId(), evaluationId: evaluation.id, role, personId: rater.id, reason, day: today };
  await putIn(tx, crypto, standing);
  const payload = { evaluation: evaluation.id, role, rater: rater.id };
  const subject = evaluation.member.id;
  await audit.append(tx, { at: now, actor: person.id, action: "evaluation.stand-in", subject, payload });
}
