import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { correct, readAnswers } from "../../../../view/answers.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { act } from "../../act.ts";
import { doneCard } from "../../cycle/views.ts";
import { newsNotice } from "../../notices.ts";
import type { Cycle, Evaluation } from "../../record.ts";
import type { Services } from "../../services.ts";
import { target } from "../../targets.ts";
import { chosenFor, cycleIn } from "../chosen.ts";
import { text as progress } from "../text.ts";
import { text } from "./text.ts";

export type Submits = "exempt" | "include";

function exemptForm({ id, kind }: Cycle, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.exempt.title,
    target: target("exempt" satisfies Submits, { c: id }),
    readers: t.readers,
    intro: [{ type: "text", text: t.exempt.intro, tone: "quiet" }],
    fields: [
      { id: "member", type: "person", label: t.member },
      {
        ...{ id: "reason", type: "choice", label: t.exempt.reason },
        options: [
          ...kind.exempt.map(({ id: value, name }) => ({ value, label: name[locale] })),
          { value: "left", label: progress[locale].left },
        ],
      },
    ],
    submitLabel: t.exempt.label,
  });
}

function includeForm({ id }: Cycle, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.include.title,
    target: target("include" satisfies Submits, { c: id }),
    readers: t.readers,
    intro: [{ type: "text", text: t.include.intro, tone: "quiet" }],
    fields: [{ id: "member", type: "person", label: t.member }],
    submitLabel: t.include.label,
  });
}

export const openExempt = async (services: Services, turn: Turn<Tx>) =>
  exemptForm(await cycleIn(services, turn), turn.person.locale);

export const openInclude = async (services: Services, turn: Turn<Tx>) =>
  includeForm(await cycleIn(services, turn), turn.person.locale);

export async function exempt(services: Services, turn: Submitted<Tx>) {
  const { locale } = turn.person;
  const cycle = await cycleIn(services, turn);
  const drawn = exemptForm(cycle, locale);
  const read = readAnswers(drawn, turn.entries, locale);
  if ("form" in read) return read;
  const { member, reason } = read.answers;
  const found = await chosenFor(services, turn, cycle, { member, action: "exempt" });
  if ("problem" in found) return correct(drawn, turn.entries, { member: found.problem });
  return await put(services, turn, { evaluation: found.evaluation, reason });
}

export async function include(services: Services, turn: Submitted<Tx>) {
  const { locale } = turn.person;
  const cycle = await cycleIn(services, turn);
  const drawn = includeForm(cycle, locale);
  const read = readAnswers(drawn, turn.entries, locale);
  if ("form" in read) return read;
  const found = await chosenFor(services, turn, cycle, { member: read.answers.member, action: "include" });
  if ("problem" in found) return correct(drawn, turn.entries, { member: found.problem });
  return await put(services, turn, { evaluation: found.evaluation, reason: undefined });
}

/** reason: why there is none; undefined: there is one again. */
function put(
  services: Services,
  turn: Submitted<Tx>,
  { evaluation: { id }, reason }: { readonly evaluation: Evaluation; readonly reason: string | undefined },
) {
  const { person, now } = turn;
  const action = reason === undefined ? ("include" as const) : ("exempt" as const);
  const theirs = { ...turn, about: { ...turn.about, e: id } };
  return act(services, theirs, action, async (tx, evaluation, { notify }) => {
    const { member, cycle } = evaluation;
    await services.evaluations.set(tx, evaluation, { exempt: reason ?? null });
    notify(newsNotice(evaluation, reason === undefined ? "included" : "exempt"));
    const payload = { evaluation: id, ...(reason !== undefined && { reason }) };
    const name = reason === undefined ? "evaluation.included" : "evaluation.exempted";
    await services.audit.append(tx, { at: now, actor: person.id, action: name, subject: member.id, payload });
    return doneCard(text[person.locale][action].done(member.name), person.locale, undefined, cycle.id);
  });
}
