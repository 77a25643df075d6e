import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Services } from "../services.ts";
import { type Exemption, exemptions, record, review, withdraw } from "./store.ts";
import { text } from "./text.ts";
import { doneCard, exemptForm, listCard, reviewForm } from "./views.ts";

export type { Opens, Presses, Submits } from "./views.ts";

/** 特例業務: recorded by HR before or after, and reviewed when it is over. Every deed is audited. */
export function exempting(services: Services) {
  const hr = { who: "HR" as const };
  const { db, crypto } = services;
  return {
    opens: {
      exemptions: {
        ...hr,
        run: async ({ person }: Turn<Tx>) => listCard(await exemptions(db, crypto), person.locale),
      },
      exempt: { ...hr, run: async ({ person, today }: Turn<Tx>) => exemptForm(today, person.locale) },
      "exempt-review": {
        ...hr,
        run: async (turn: Turn<Tx>) => reviewForm(await waiting(services, turn), turn.person.locale),
      },
    },
    presses: { "exempt-withdraw": { ...hr, run: (turn: Turn<Tx>) => takeBack(services, turn) } },
    submits: {
      exempt: { ...hr, run: (turn: Submitted<Tx>) => set(services, turn) },
      "exempt-review": { ...hr, run: (turn: Submitted<Tx>) => setReview(services, turn) },
    },
  };
}

const MOST = 200;

async function set(services: Services, turn: Submitted<Tx>) {
  const { person, entries, today, now, change } = turn;
  const t = text[person.locale];
  const form = exemptForm(today, person.locale);
  const read = readAnswers(form, entries, person.locale);
  if ("form" in read) return read;
  const { numbers, from, to, ...decision } = read.answers;
  if (to < from) return correct(form, entries, { to: t.order });
  const found = await peopleBy(services, numbers, today);
  const problem = problemWith(found, t);
  if (problem) return correct(form, entries, { numbers: problem });
  const id = services.newId();
  const personIds = [...new Set(found.flatMap(({ id: its }) => its ?? []))];
  return await change<Card>(async (tx) => {
    await record(tx, services.crypto, { ...{ id, from, to, personIds, now, by: person.id }, ...decision });
    for (const subject of personIds)
      await services.audit.append(tx, {
        ...{ at: now, actor: person.id, action: "overtime-exemption.recorded", subject },
        payload: { exemption: id, from, to },
      });
    return doneCard(t.saved(personIds.length), person.locale, t.savedText);
  });
}

type Found = { readonly number: string; readonly id: string | undefined };

async function peopleBy({ directory }: Services, numbers: string, today: string): Promise<readonly Found[]> {
  const listed = numbers
    .normalize("NFKC")
    .split(/[\s,、]+/u)
    .filter((number) => number !== "");
  const found: Found[] = [];
  for (const number of listed.slice(0, MOST + 1))
    found.push({ number, id: (await directory.byStaffNumber(number, today))?.id });
  return found;
}

function problemWith(found: readonly Found[], t: (typeof text)["ja"]): string | undefined {
  if (found.length === 0) return t.none;
  if (found.length > MOST) return t.tooMany;
  const unknown = found.filter(({ id }) => id === undefined).map(({ number }) => number);
  return unknown.length > 0 ? t.unknown(unknown.join(" ")) : undefined;
}

async function waiting({ db, crypto }: Services, { about }: Turn<Tx>): Promise<Exemption> {
  const [exemption] = await exemptions(db, crypto, about.e ?? "");
  if (!exemption) throw new Refusal("not-found");
  if (exemption.reviewedAt) throw new Refusal("stale");
  return exemption;
}

async function setReview(services: Services, turn: Submitted<Tx>) {
  const { person, entries, now, change } = turn;
  const exemption = await waiting(services, turn);
  const read = readAnswers(reviewForm(exemption, person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { words } = read.answers;
  return await change<Card>(async (tx) => {
    if (!(await review(tx, services.crypto, exemption.id, { words, by: person.id, now }))) throw new Refusal("stale");
    await noteDeed(services, tx, turn, "overtime-exemption.reviewed", exemption.id);
    return doneCard(text[person.locale].reviewSaved, person.locale);
  });
}

async function takeBack(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, about, now, change } = turn;
  return await change<Card>(async (tx) => {
    if (!(await withdraw(tx, about.e ?? "", now))) throw new Refusal("stale");
    await noteDeed(services, tx, turn, "overtime-exemption.withdrawn", about.e ?? "");
    return doneCard(text[person.locale].withdrawn, person.locale);
  });
}

const noteDeed = ({ audit }: Services, tx: Tx, { person, now }: Turn<Tx>, action: string, exemption: string) =>
  audit.append(tx, { at: now, actor: person.id, action, subject: null, payload: { exemption } });
