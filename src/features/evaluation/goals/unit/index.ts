import { Refusal } from "../../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Person } from "../../../../people/person.ts";
import { dayInJapan } from "../../../../services/clock.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../../view/answers.ts";
import type { Button, Card } from "../../../../view/card.ts";
import { form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { cycleName } from "../../definition/fiscal-year.ts";
import { meanwhile } from "../../meanwhile.ts";
import type { Services } from "../../services.ts";
import { asksDesk, opens, target } from "../../targets.ts";
import { text as shared } from "../../text.ts";
import { type Headed, headedBy, setUnitGoals } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "unit-goals";
export type Submits = "unit-goals";

/** 組織目標, written by whoever heads the unit: who that is, is looked up each time. */
export const unitGoals = (services: Services) => ({
  opens: { "unit-goals": { who: "managers" as const, run: (turn: Turn<Tx>) => openUnit(services, turn) } },
  submits: { "unit-goals": { who: "managers" as const, run: (turn: Submitted<Tx>) => write(services, turn) } },
});

/** For each unit that the viewer heads; of several cycles the name is said. */
export async function unitGoalButtons(
  { db, definition }: Pick<Services, "db" | "definition">,
  { id, leads, locale }: Person,
  today: string,
): Promise<readonly Button[]> {
  const headed = leads ? await headedBy(db, id, today) : [];
  const several = new Set(headed.map(({ cycleId }) => cycleId)).size > 1;
  return headed.map(({ cycleId, kind, year, unitId, unit, version }) => {
    const found = several && definition.cycles.find((each) => each.id === kind);
    const cycle = found ? `${cycleName(found, year)[locale]}：` : "";
    const label = `${cycle}${text[locale].button(unit, version > 0)}`;
    return opens("unit-goals" satisfies Opens, { c: cycleId, u: unitId }, label, "quiet");
  });
}

async function headedIn(tx: Tx | Services["db"], { about, person, today }: Turn<Tx>): Promise<Headed> {
  const headed = await headedBy(tx, person.id, today);
  const found = headed.find(({ cycleId, unitId }) => cycleId === about.c && unitId === about.u);
  if (!found) throw new Refusal("not-found");
  return found;
}

/** v: the version that it was first drawn from. */
function unitForm({ cycleId, unitId, unit, words, by, at, version }: Headed, locale: Locale, v = String(version)) {
  const t = text[locale];
  return form({
    title: t.title(unit),
    target: target("unit-goals" satisfies Submits, { c: cycleId, u: unitId, v }),
    readers: t.readers(unit),
    intro: [
      { type: "text", text: t.intro, tone: "quiet" },
      ...(at ? [{ type: "text", text: t.last(by, shared[locale].day(dayInJapan(at))), tone: "quiet" } as const] : []),
    ],
    fields: [{ id: "words", type: "text", long: true, maxLength: 1000, label: t.words, hint: t.hint, value: words }],
    submitLabel: t.save,
  });
}

const openUnit = async ({ db }: Services, turn: Turn<Tx>) => unitForm(await headedIn(db, turn), turn.person.locale);

/** What somebody else wrote meanwhile is shown beside what was typed, and never written over unseen. */
async function write({ db, audit }: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, about, now, change } = turn;
  const { locale } = person;
  const read = readAnswers(unitForm(await headedIn(db, turn), locale, about.v ?? ""), entries, locale);
  if ("form" in read) return read;
  const { words } = read.answers;
  return await change<Card | Correction>(async (tx) => {
    const headed = await headedIn(tx, turn);
    const { cycleId, unitId, version } = headed;
    if (words === headed.words) return savedCard(headed, locale);
    const writing = { cycleId, unitId, authorId: person.id, words, now, version: Number(about.v) };
    if (version !== writing.version || !(await setUnitGoals(tx, writing)))
      return meanwhile(unitForm(await headedIn(tx, turn), locale), entries, locale);
    const payload = { cycle: cycleId, unit: unitId, version: version + 1 };
    const action = "evaluation.unit-goals-written";
    await audit.append(tx, { at: now, actor: person.id, action, subject: null, payload });
    return savedCard(headed, locale);
  });
}

function savedCard({ cycleId, unitId, unit }: Headed, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.saved(unit),
    section: "agano#6-2-2-1",
    body: [{ type: "text", text: t.savedText }],
    buttons: [opens("unit-goals" satisfies Opens, { c: cycleId, u: unitId }, t.change, "quiet"), asksDesk(t.desk)],
  };
}
