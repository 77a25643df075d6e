import { join } from "node:path";
import { foresee } from "../../src/features/overtime/foresight/foresee.ts";
import { type Learned, learn, type Worker } from "../../src/features/overtime/foresight/learn.ts";
import { type Workdays, workdaysOf } from "../../src/features/overtime/foresight/workdays.ts";
import type { Held } from "../../src/features/overtime/limits/designation.ts";
import { healthFindings } from "../../src/features/overtime/limits/health.ts";
import { kindOfMonth } from "../../src/features/overtime/limits/held.ts";
import { limitFindings } from "../../src/features/overtime/limits/limits.ts";
import { addMonths } from "../../src/features/overtime/limits/month.ts";
import { due } from "../../src/features/overtime/nudges/due.ts";
import type { Subject } from "../../src/features/overtime/nudges/subject.ts";
import { type OvertimeSettings, readOvertimeSettings } from "../../src/features/overtime/settings.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { madeUpCity } from "../foresight/city.ts";

const contentDir = join(import.meta.dirname, "../../content");
const TODAY = "2026-11-16";
const MONTH = "2026-11";
const UNTIL = "2026-11-13";
/** A part of the two minutes that a whole morning may take for 30,000. */
const LIMIT_SECONDS = 20;

export async function measure(staff: number) {
  const settings = await readOvertimeSettings(contentDir);
  const workdays = workdaysOf(await readCalendar(contentDir));
  const sample = madeUpCity({ staff: 1000, from: "2025-08", to: MONTH, seed: 1 }, workdays);
  const began = performance.now();
  const learned = learn(sample, MONTH, workdays);
  const learning = seconds(began);
  // Twice, so that neither pays for the other's warming up.
  const known = sample.map(knownOf);
  const morning = (size: number) => [1, 2].map(() => morningOf(known, size, { settings, workdays, learned })).at(-1);
  const [tenth, whole] = [morning(Math.round(staff / 10)), morning(staff)];
  const rows = [{ what: "learning from the city", people: sample.length, s: learning, nudges: 0 }, tenth, whole];
  const perPerson = ({ s, people }: NonNullable<typeof whole>) => s / people;
  const ratio = tenth && whole ? perPerson(whole) / perPerson(tenth) : Infinity;
  return {
    rows,
    checks: [
      { what: `${staff} people in under ${LIMIT_SECONDS} s`, holds: (whole?.s ?? Infinity) + learning < LIMIT_SECONDS },
      { what: `cost in proportion to people (${ratio.toFixed(2)} times as much for each)`, holds: ratio < 1.5 },
    ],
  };
}

type House = {
  readonly settings: OvertimeSettings;
  readonly workdays: Workdays;
  readonly learned: Learned | undefined;
};

/** Everybody once more under another name, since a made-up city of full size would fill the memory. */
function morningOf(sample: readonly Known[], people: number, house: House) {
  const began = performance.now();
  const subjects = Array.from({ length: people }, (_, at) =>
    subjectOf(`p${at}`, sample[at % sample.length] as Known, house),
  );
  const nudges = due(subjects, house.settings, { has: () => false, today: () => false });
  return { what: "limits, health, foresight, nudges", people, s: seconds(began), nudges: nudges.length };
}

function subjectOf(person: string, { past, days }: Known, { settings, workdays, learned }: House): Subject {
  const held: readonly Held[] = [
    { kind: Number(person.slice(1)) % 3 === 0 ? "external" : "standard", to: "2026-10-14" },
    { kind: "standard", from: "2026-10-15" },
  ];
  const soFar = [...days.values()].reduce((sum, each) => sum + each, 0);
  const worked = new Map([...past.months, [MONTH, soFar]]);
  const range = { from: addMonths(MONTH, -1), to: MONTH };
  return {
    ...{ person, managers: [`m${person.slice(0, -1)}`], hr: ["hr"], month: MONTH, worked: soFar, exempt: false },
    kind: kindOfMonth(held, MONTH, settings.rules.yearStart),
    findings: limitFindings({ worked, exempt: new Map(), held }, settings.rules, range),
    health: healthFindings({ worked, held }, settings.health, range),
    foresight: foresee({ today: TODAY, past, soFar: { until: UNTIL, days } }, learned, workdays),
  };
}

/** As the database would hand it over. */
const knownOf = (worker: Worker) => ({
  days: new Map([...worker.days].filter(([day]) => day.startsWith(MONTH) && day <= UNTIL)),
  past: { busy: worker.busy, months: new Map([...worker.months].filter(([month]) => month < MONTH)) },
});
type Known = ReturnType<typeof knownOf>;

const seconds = (began: number) => Math.round(performance.now() - began) / 1000;
