import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { cyclesButton } from "../cycle/views.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { fairnessButton } from "../fairness/index.ts";
import type { Cycle } from "../record.ts";
import type { Services } from "../services.ts";
import { exportButton } from "../sheet/button.ts";
import { opens } from "../targets.ts";
import { scopeOf } from "./chosen.ts";
import { closeButtons } from "./closing/index.ts";
import { discloseButtons, discloseOneButton } from "./disclosing/index.ts";
import { extendButton } from "./extending/index.ts";
import { noteLook } from "./look.ts";
import { peopleButtons, vacantButton } from "./people/index.ts";
import { remindButton } from "./reminding/index.ts";
import { type Count, countsIn, type OpenCycle, vacanciesIn } from "./store.ts";
import { text } from "./text.ts";
import { unitButton } from "./unit.ts";
import { progressCard } from "./views.ts";

/** How far all in a cycle are, with what HR can do about it. */
export async function overview(
  services: Services,
  turn: Turn<Tx>,
  cycle: Cycle,
  running: readonly OpenCycle[],
): Promise<Card> {
  const { locale } = turn.person;
  const counts = await countsIn(services.db, cycle.id, turn.today);
  await noteLook(services, turn, { cycle: cycle.id, people: counts.reduce((all, { count }) => all + count, 0) });
  const buttons = await actsNow(services, turn, cycle, counts);
  const seen = [fairnessButton(cycle.id, locale), exportButton(cycle.id, locale)];
  const groups = [
    ...groupsFor(cycle.id, locale),
    { type: "buttons", buttons: seen } as const,
    ...othersOf(services, cycle, running, locale),
  ];
  const shown = { buttons: [...buttons, unitButton(cycle.id, locale), cyclesButton(locale)], groups };
  return progressCard(cycleName(cycle.kind, cycle.year)[locale], counts, shown, locale);
}

/** What waits for HR itself. */
async function actsNow(services: Services, turn: Turn<Tx>, cycle: Cycle, counts: readonly Count[]) {
  const { person, today } = turn;
  const { locale } = person;
  const scope = { ...scopeOf(cycle, turn), unitId: undefined };
  const ended = cycle.to < today && counts.every(({ state }) => state === "closed" || state === "exempt");
  const vacant = (await vacanciesIn(services.db, cycle.id, today)).length;
  return [
    ...(await discloseButtons(services, scope, today, locale)),
    ...(await closeButtons(services, cycle, { scope, today, ended, locale })),
    ...(vacant > 0 ? [vacantButton(cycle.id, vacant, locale)] : []),
  ] satisfies readonly Button[];
}

const groupsFor = (cycleId: string, locale: Locale): readonly Block[] => [
  {
    ...{ type: "buttons", label: text[locale].forAll },
    buttons: [remindButton(cycleId, locale), extendButton(cycleId, locale)],
  },
  {
    ...{ type: "buttons", label: text[locale].forOne },
    buttons: [...peopleButtons(cycleId, locale), discloseOneButton(cycleId, locale)],
  },
];

function othersOf(
  { definition }: Services,
  cycle: Cycle,
  running: readonly OpenCycle[],
  locale: Locale,
): readonly Block[] {
  const named = running
    .filter(({ id }) => id !== cycle.id)
    .flatMap(({ id, kind, year }) => {
      const found = definition.cycles.find((each) => each.id === kind);
      return [opens("progress", { c: id }, found ? cycleName(found, year)[locale] : `${kind} ${year}`)];
    });
  return named.length > 0 ? [{ type: "buttons", label: text[locale].others, buttons: named.slice(0, 5) }] : [];
}
