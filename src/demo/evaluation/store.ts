import { randomUUID } from "node:crypto";
import type { Dates } from "../../features/evaluation/cycle/dates.ts";
import { openCycle } from "../../features/evaluation/cycle/open.ts";
import type { Definition } from "../../features/evaluation/definition/definition.ts";
import { hasReached, type State } from "../../features/evaluation/evaluation.ts";
import { setUnitGoals } from "../../features/evaluation/goals/unit/store.ts";
import type { Bodies } from "../../features/evaluation/parts/part.ts";
import { interviewPlace } from "../../features/evaluation/seen.ts";
import type { PartKind } from "../../features/evaluation/sight.ts";
import { formOf, partPlace } from "../../features/evaluation/store.ts";
import { inTurn } from "../../features/roster/store.ts";
import { addDays, type Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../services/database/database.ts";
import { fixedRandom } from "../names.ts";
import { demoDates, demoYear, meetingDay, stateFor } from "./stages.ts";
import { goalsOf, ratingOf, talkRecord, worthOf } from "./texts.ts";

const SEED = 20260401;

export type DemoYear = {
  readonly definition: Definition;
  readonly crypto: Pick<Crypto, "seal">;
  readonly calendar: Calendar;
  readonly today: string;
  readonly now: Date;
};

/** An evaluation year in which people stand at every stage; nothing where there is one. */
export async function seedEvaluation(db: Database, year: DemoYear): Promise<void> {
  await inTurn(db, async (tx) => {
    if ((await tx.evaluationCycle.count()) > 0) return;
    const kind = year.definition.cycles.find(({ probation }) => probation === undefined);
    if (!kind) return;
    const dates = demoDates(kind, year.today);
    const args = { definition: year.definition, kind: kind.id, year: demoYear(year.today), now: year.now };
    const opened = await openCycle(tx, { ...args, day: year.today, dates });
    if (opened) await fill(tx, opened.id, dates, year);
  });
}

async function fill(tx: Tx, cycleId: string, dates: Dates, year: DemoYear): Promise<void> {
  const random = fixedRandom(SEED);
  const rows = await tx.evaluation.findMany({
    where: { cycleId, state: { not: "exempt" } },
    include: { person: { select: { staffNumber: true } }, raters: true },
    orderBy: { person: { staffNumber: "asc" } },
  });
  const writing: Writing = { parts: [], talks: [], dates, year };
  const trained = new Set<string>();
  for (const row of rows) {
    const state = stateFor(row.person.staffNumber, row.path, random());
    const first = row.raters.find(({ role }) => role === "first");
    if (first && random() < 0.7) trained.add(first.personId);
    await place(tx, row, state, year);
    write(writing, row, state, random);
  }
  await tx.evaluationPart.createMany({ data: writing.parts });
  await tx.evaluationInterview.createMany({ data: writing.talks });
  await tx.evaluationTraining.createMany({
    skipDuplicates: true,
    data: [...trained].map((personId) => ({ cycleId, personId, doneAt: year.now })),
  });
  await unitGoals(tx, cycleId, year);
}

const place = (tx: Tx, { id }: Row, state: State, { today, now }: DemoYear) =>
  tx.evaluation.update({
    where: { id },
    data: { state, since: now, ...(state === "disclosed" && { disclosedOn: new Date(addDays(today, -2)) }) },
  });

type Row = Prisma.EvaluationGetPayload<{ include: { raters: true } }>;
type Writing = {
  readonly parts: Prisma.EvaluationPartCreateManyInput[];
  readonly talks: Prisma.EvaluationInterviewCreateManyInput[];
  readonly dates: Dates;
  readonly year: DemoYear;
};

/** What was handed in on the way to a state. */
function write({ parts, talks, dates, year }: Writing, row: Row, state: State, random: () => number): void {
  const { definition, crypto, now } = year;
  const form = formOf(definition, row.formId);
  const past = (step: State) => row.path.includes(step) && hasReached(state, step, row.path) && state !== step;
  const of = (role: string) => row.raters.find((each) => each.role === role)?.personId;
  const hasGoals = row.path.includes("goals") && state !== "goals";
  const goals = hasGoals ? goalsOf(form, dates.to, random, past("agreement")) : [];
  const add = <K extends PartKind>(kind: K, authorId: string | undefined, body: Bodies[K]) => {
    if (authorId === undefined) return;
    const id = randomUUID();
    const sealed = crypto.seal(JSON.stringify(body), partPlace(id));
    parts.push({ id, evaluationId: row.id, kind, authorId, body: sealed, handedInAt: now, updatedAt: now });
  };
  const { grades } = definition.scale;
  if (hasGoals) add("goals", row.personId, { goals });
  const worth = worthOf(form, goals, grades, random);
  const rating = (apart: number, overall: boolean) => ratingOf(worth, goals, grades, { apart, overall, pick: random });
  if (past("self")) add("self", row.personId, rating(0.25, false));
  if (past("first")) add("first", of("first"), rating(0.1, true));
  if (past("second")) add("second", of("second"), rating(0.05, true));
  if (past("adjusting")) add("adjusting", of("adjuster"), { grade: "", words: "" });
  if (past("confirming")) add("confirming", of("confirmer"), { grade: "", words: "" });
  const talk = (kind: "opening" | "review") => {
    const id = randomUUID();
    const record = crypto.seal(talkRecord, interviewPlace("record", id));
    const by = of("first") ?? null;
    const day = meetingDay(dates, kind, year.today, year.calendar);
    const at = new Date(`${day}T16:00:00+09:00`);
    talks.push({
      id,
      evaluationId: row.id,
      kind,
      heldOn: new Date(day),
      record,
      recordedById: by,
      recordedAt: at,
      signedAt: at,
    });
  };
  if (past("agreement")) talk("opening");
  if (past("first")) talk("review");
}

async function unitGoals(tx: Tx, cycleId: string, { now }: DemoYear): Promise<void> {
  const heads = await tx.assignment.findMany({ where: { level: "manager", toDay: null, primary: true } });
  for (const { unitId, personId } of heads) {
    const words = "市民に分かりやすく、誤りのない窓口と事務を続ける。係を越えた応援で、だれもが休める職場にする。";
    await setUnitGoals(tx, { cycleId, unitId, authorId: personId, words, now, version: 0 });
  }
}
