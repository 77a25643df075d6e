import type { Notice } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { readAnswers } from "../../../view/answers.ts";
import type { Block, Card } from "../../../view/card.ts";
import { addMonths, monthOf } from "../limits/month.ts";
import { seenOf } from "../members/seen.ts";
import { ownOf } from "../members/sight.ts";
import { gravestOf } from "../nudges/health.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { keptCases, physicianTold, setWish, type Wish } from "./store.ts";
import { text } from "./text.ts";
import { doneCard, hrCard, type Line, listCard, ownCard, physicianForm, type Shows } from "./views.ts";

export type { Opens, Presses, Shows, Submits } from "./views.ts";

/** What long hours ask for: the person is told and offered the interview, HR informs the physician. Managers see none of it. */
export function health(services: Services) {
  const everyone = { who: "everyone" as const };
  const hr = { who: "HR" as const };
  const list = async (turn: Turn<Tx>) => listCard(await linesOf(services, turn), MONTHS, turn.person.locale);
  const own = (turn: Turn<Tx>) => ownHealth(services, turn);
  return {
    opens: {
      health: { ...hr, run: list },
      physician: { ...hr, run: async (turn: Turn<Tx>) => await openPhysician(services, turn) },
    },
    presses: {
      wish: { ...everyone, run: (turn: Turn<Tx>) => wish(services, turn, "yes") },
      "not-now": { ...everyone, run: (turn: Turn<Tx>) => wish(services, turn, "no") },
    },
    submits: { physician: { ...hr, run: (turn: Submitted<Tx>) => record(services, turn) } },
    shows: {
      health80: { ...everyone, run: own },
      health100: { ...everyone, run: own },
      "hr.health": {
        ...hr,
        run: async (turn: Turn<Tx>) => hrCard(await openCount(services, turn), turn.person.locale),
      },
      wished: { ...hr, run: async ({ person }: Turn<Tx>) => hrCard(0, person.locale, true) },
      health: { ...hr, run: list },
    },
    atHome: (turn: Turn<Tx>) => atHome(services, turn),
  };
}

/** So many months back HR is shown. */
const MONTHS = 6;

const firstMonth = (today: string) => addMonths(monthOf(today), 1 - MONTHS);

async function ownHealth(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, about, today } = turn;
  const seen = await ownOf(services, turn);
  const finding = gravestOf(seen.health).find(({ month }) => month === about.m);
  if (!finding) throw new Refusal("not-found");
  const kept = await keptCases(services.db, services.crypto, firstMonth(today), person.id);
  const { settings } = services;
  return ownCard(
    finding,
    kept.find(({ month }) => month === about.m),
    { settings, locale: person.locale },
  );
}

async function linesOf({ db, crypto, ...services }: Services, { today }: Turn<Tx>): Promise<readonly Line[]> {
  const kept = await keptCases(db, crypto, firstMonth(today));
  const people = [...new Set(kept.map(({ person }) => person))];
  const seen = new Map(
    (await seenOf({ db, crypto, ...services }, db, people, today)).map((each) => [each.member.id, each]),
  );
  return kept.flatMap((each) => {
    const its = seen.get(each.person);
    return its ? [{ kept: each, seen: its }] : [];
  });
}

const openCount = async (services: Services, turn: Turn<Tx>): Promise<number> =>
  (await linesOf(services, turn)).filter(({ kept }) => !kept.physicianToldOn).length;

async function openPhysician(services: Services, { person, today, ...turn }: Turn<Tx>) {
  const lines = await linesOf(services, { person, today, ...turn });
  const open = lines.some(({ kept }) => !kept.physicianToldOn);
  return open
    ? physicianForm(lines, today, person.locale)
    : doneCard(text[person.locale].nothing, undefined, person.locale);
}

async function wish(services: Services, turn: Turn<Tx>, wished: Wish): Promise<Card> {
  const { person, about, now, today, change } = turn;
  const t = text[person.locale];
  const its = { person: person.id, month: about.m ?? "" };
  if (!/^\d{4}-\d{2}$/.test(its.month)) throw new Refusal("not-found");
  const personnel = await services.directory.withRole("HR", today);
  return await change<Card>(async (tx, notify) => {
    if (!(await setWish(tx, services.crypto, its, { wish: wished, now }))) throw new Refusal("not-found");
    if (wished === "yes") for (const to of personnel) notify(wishedNotice(to, its));
    for (const kind of ["health80", "health100"] satisfies readonly Shows[])
      notify({ redraw: { feature: "overtime", kind, about: { p: person.id, m: its.month } } });
    return wished === "yes"
      ? doneCard(t.wished, t.wishedText, person.locale)
      : doneCard(t.notNowDone, t.notNowText, person.locale);
  });
}

const wishedNotice = (to: string, { person, month }: { readonly person: string; readonly month: string }): Notice => ({
  ...{ to, feature: "overtime", kind: "wished" satisfies Shows, about: { m: month } },
  ...{ once: `overtime.wished:${to}:${person}:${month}`, class: "receipt", section: "agano#6-3-2-2" },
});

async function record(services: Services, turn: Submitted<Tx>) {
  const { person, entries, now, today, change } = turn;
  const { locale } = person;
  const read = readAnswers(physicianForm(await linesOf(services, turn), today, locale), entries, locale);
  if ("form" in read) return read;
  const { people, day } = read.answers;
  const cases = people.map((value) => ({ month: value.slice(0, 7), person: value.slice(8) }));
  return await change<Card>(async (tx, notify) => {
    const count = await physicianTold(tx, cases, { day, by: person.id });
    for (const m of new Set(cases.map(({ month }) => month)))
      notify({ redraw: { feature: "overtime", kind: "hr.health" satisfies Shows, about: { m } } });
    for (const { person: subject, month } of cases)
      await services.audit.append(tx, {
        ...{ at: now, actor: person.id, action: "overtime-health.physician-told", subject },
        payload: { month, day },
      });
    return doneCard(text[locale].saved(count), undefined, locale);
  });
}

async function atHome(services: Services, turn: Turn<Tx>): Promise<readonly Block[]> {
  const { person } = turn;
  if (!person.roles.includes("HR")) return [];
  const count = await openCount(services, turn);
  const t = text[person.locale];
  return count === 0 ? [] : [{ type: "buttons", label: t.homeTitle(count), buttons: [opens("health", {}, t.see)] }];
}
