import type { Submitted, Turn, Typed } from "../../../../bot/turn.ts";
import { folded } from "../../../../people/search.ts";
import type { Tx } from "../../../../services/database/database.ts";
import type { Button, Card } from "../../../../view/card.ts";
import type { Option } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { cycleName } from "../../definition/fiscal-year.ts";
import { raterWords } from "../../definition/words.ts";
import type { Services } from "../../services.ts";
import { opens } from "../../targets.ts";
import { cycleIn, optionOf } from "../chosen.ts";
import { membersIn, vacanciesIn } from "../store.ts";
import { exempt, include, openExempt, openInclude } from "./exempting.ts";
import { anyCycle, openPerson, personButton, seePerson } from "./opening.ts";
import { openStandIn, standIn } from "./standing-in.ts";
import { text } from "./text.ts";

export type Opens = "person" | "exempt" | "include" | "stand-in" | "progress-vacant";
export type Submits = "person" | "exempt" | "include" | "stand-in";

/** What HR does about one person: look, exempt, include again, another rater. */
export const people = (services: Services) => {
  const hr = { who: "HR" as const };
  return {
    opens: {
      person: { ...hr, run: (turn: Turn<Tx>) => openPerson(services, turn) },
      exempt: { ...hr, run: (turn: Turn<Tx>) => openExempt(services, turn) },
      include: { ...hr, run: (turn: Turn<Tx>) => openInclude(services, turn) },
      "stand-in": { ...hr, run: (turn: Turn<Tx>) => openStandIn(services, turn) },
      "progress-vacant": { ...hr, run: (turn: Turn<Tx>) => vacantCard(services, turn) },
    },
    submits: {
      person: { ...hr, run: (turn: Submitted<Tx>) => seePerson(services, turn) },
      exempt: { ...hr, run: (turn: Submitted<Tx>) => exempt(services, turn) },
      include: { ...hr, run: (turn: Submitted<Tx>) => include(services, turn) },
      "stand-in": { ...hr, run: (turn: Submitted<Tx>) => standIn(services, turn) },
    },
    suggests: {
      member: { ...hr, run: (turn: Typed<Tx>) => suggestMembers(services, turn) },
      rater: { ...hr, run: (turn: Typed<Tx>) => suggestStaff(services, turn) },
    },
  };
};

export const peopleButtons = (cycleId: string, locale: Locale): readonly Button[] => {
  const t = text[locale];
  const about = { c: cycleId };
  return [
    personButton(cycleId, locale),
    opens("exempt" satisfies Opens, about, t.exempt.label),
    opens("include" satisfies Opens, about, t.include.label),
    opens("stand-in" satisfies Opens, about, t.standIn.label),
  ];
};

export const vacantButton = (cycleId: string, count: number, locale: Locale): Button =>
  opens("progress-vacant" satisfies Opens, { c: cycleId }, text[locale].vacant.see(count));

/** Suggested at once. */
const MOST = 20;

/** By name, reading or staff number, of the form's own cycle. */
async function suggestMembers(services: Services, turn: Typed<Tx>): Promise<readonly Option[]> {
  const cycle = await anyCycle(services, turn);
  const words = turn.typed.split(/\s+/u).map(folded);
  const fits = (each: { name: string; kana: string; staffNumber: string }) => {
    const searched = [each.name, each.kana, each.staffNumber].map(folded).join("\n");
    return words.every((word) => searched.includes(word));
  };
  return (await membersIn(services.db, cycle.id)).filter(fits).slice(0, MOST).map(optionOf);
}

async function suggestStaff({ directory }: Services, { typed, today }: Typed<Tx>): Promise<readonly Option[]> {
  const { people: found } = await directory.search(typed, today, MOST);
  return found.map(({ name, staffNumber, unit }) => optionOf({ name, staffNumber, unit: unit.name }));
}

/** Listed at once. */
const ROWS = 50;

async function vacantCard(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { locale } = turn.person;
  const t = text[locale].vacant;
  const cycle = await cycleIn(services, turn);
  const found = await vacanciesIn(services.db, cycle.id, turn.today);
  const columns = [t.columns.name, t.columns.unit, t.columns.role].map((label) => ({ label }));
  const rows = found
    .slice(0, ROWS)
    .map(({ name, staffNumber, unit, role }) => [`${name}（${staffNumber}）`, unit, raterWords[role][locale]]);
  return {
    type: "card",
    kicker: cycleName(cycle.kind, cycle.year)[locale],
    title: found.length > 0 ? t.title(found.length) : t.none,
    body: [
      ...(rows.length > 0 ? [{ type: "table", columns, rows } as const] : []),
      ...(found.length > ROWS ? [{ type: "text", text: t.more(found.length - ROWS), tone: "quiet" } as const] : []),
    ],
    buttons: [opens("stand-in" satisfies Opens, { c: cycle.id }, text[locale].standIn.label)],
  };
}
