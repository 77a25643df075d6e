import type { Weekly } from "../../bot/weekly.ts";
import { addDays } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Locale } from "../../view/locale.ts";
import { type Counted, isCounted, within } from "./opened.ts";
import { allOpened, mainUnits } from "./store.ts";
import { opens } from "./targets.ts";
import { text } from "./text.ts";

/** To whoever leads a unit for which there are results since the last weekly card. */
export const weekly: Weekly<Tx> = async (tx, teams, { monday, today }) => {
  const fresh = (await allOpened(tx)).find(
    (each): each is Counted => isCounted(each) && each.closesOn >= addDays(monday, -7) && each.closesOn < monday,
  );
  if (!fresh) return new Map();
  const units = await mainUnits(
    tx,
    teams.map(({ lead }) => lead),
    today,
  );
  const told = [...units].filter(([, unit]) => fresh.units.some(({ id }) => id === unit));
  return new Map(told.map(([lead, unit]) => [lead, partOf(fresh, unit)]));
};

function partOf(counted: Counted, unit: string) {
  const name = counted.units.find(({ id }) => id === unit)?.name ?? "";
  const shown = Object.values(counted.results.means).filter((each) => each.shown[unit] !== undefined).length;
  return {
    urgency: 30,
    facts: { shown, parts: within(counted.units, unit).size - 1 },
    words: (locale: Locale) => {
      const t = text[locale];
      const button = opens("unit", { s: counted.id, u: unit }, t.unitButton(name));
      return {
        sentence: t.weekly(name),
        suggestion: { text: t.weeklyAsk, reason: t.weeklyReason, section: "agano#6-3-1-1", button },
        details: [{ type: "text" as const, text: t.weekly(name) }],
        buttons: [button],
      };
    },
  };
}
