import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { correct, readAnswers } from "../../../../view/answers.ts";
import type { Button, Card } from "../../../../view/card.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { act } from "../../act.ts";
import { doneCard } from "../../cycle/views.ts";
import { disclosedNotice } from "../../notices.ts";
import type { Services } from "../../services.ts";
import { opens, target } from "../../targets.ts";
import { aboutOf, chosenFor, cycleIn, type Scope, scopeOf } from "../chosen.ts";
import { countDisclosable, discloseAll } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "disclose-one";
export type Presses = "disclose";
export type Submits = "disclose-one";

/** 開示: to all whose time has come, to those of a unit, or to one. */
export const disclosing = (services: Services) => ({
  opens: {
    "disclose-one": {
      who: "HR" as const,
      run: async (turn: Turn<Tx>) => oneForm((await cycleIn(services, turn)).id, turn.person.locale),
    },
  },
  presses: { disclose: { who: "HR" as const, run: (turn: Turn<Tx>) => disclose(services, turn) } },
  submits: { "disclose-one": { who: "HR" as const, run: (turn: Submitted<Tx>) => discloseOne(services, turn) } },
});

/** Says how many it is before it is done; none where nobody waits. */
export async function discloseButtons(
  { db }: Services,
  scope: Scope,
  today: string,
  locale: Locale,
): Promise<readonly Button[]> {
  const count = await countDisclosable(db, scope, today);
  const t = text[locale];
  if (count === 0) return [];
  return [
    {
      ...{ kind: "presses", label: t.disclose(count), style: "main" },
      target: target("disclose", aboutOf(scope.cycleId, scope.unitId)),
      confirm: { title: t.title(count), text: t.text, yes: t.disclose(count), no: t.no },
    },
  ];
}

export const discloseOneButton = (cycleId: string, locale: Locale): Button =>
  opens("disclose-one", { c: cycleId }, text[locale].one);

/** Whoever does not want it disclosed is not told that it was; the sheet stays closed to them. */
async function disclose(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { now, today, person, change } = turn;
  const t = text[person.locale];
  return change(async (tx, notify) => {
    const cycle = await cycleIn(services, turn, tx);
    const disclosed = await discloseAll(tx, scopeOf(cycle, turn), { today, now });
    if (disclosed.length === 0) return doneCard(t.none, person.locale, undefined, cycle.id);
    const told = disclosed.filter(({ declined }) => !declined);
    for (const each of told) notify(disclosedNotice(each));
    const payload = { cycle: cycle.id, people: disclosed.length };
    await services.audit.append(tx, {
      ...{ at: now, actor: person.id, action: "evaluation.disclosed", subject: null, payload },
    });
    const more = t.declined(disclosed.length - told.length);
    return doneCard(t.disclosed(disclosed.length), person.locale, more || undefined, cycle.id);
  }, "city");
}

function oneForm(cycleId: string, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.oneTitle,
    target: target("disclose-one" satisfies Submits, { c: cycleId }),
    readers: t.readers,
    intro: [{ type: "text", text: t.intro, tone: "quiet" }],
    fields: [{ id: "member", type: "person", label: t.member }],
    submitLabel: t.one,
  });
}

async function discloseOne(services: Services, turn: Submitted<Tx>) {
  const { locale } = turn.person;
  const cycle = await cycleIn(services, turn);
  const drawn = oneForm(cycle.id, locale);
  const read = readAnswers(drawn, turn.entries, locale);
  if ("form" in read) return read;
  const found = await chosenFor(services, turn, cycle, { member: read.answers.member, action: "disclose" });
  if ("problem" in found) return correct(drawn, turn.entries, { member: found.problem });
  const theirs = { ...turn, about: { ...turn.about, e: found.evaluation.id } };
  return await act(services, theirs, "disclose", async (tx, evaluation, { notify }) => {
    await services.evaluations.set(tx, evaluation, { disclosedOn: turn.today });
    const { id, member, declined } = evaluation;
    if (!declined) notify(disclosedNotice({ id, personId: member.id, version: evaluation.version + 1 }));
    const payload = { cycle: cycle.id, people: 1, evaluation: id };
    const deed = { at: turn.now, actor: turn.person.id, action: "evaluation.disclosed", subject: member.id, payload };
    await services.audit.append(tx, deed);
    return doneCard(text[locale].oneDone(member.name), locale, undefined, cycle.id);
  });
}
