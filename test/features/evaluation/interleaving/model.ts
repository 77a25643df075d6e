import { randomUUID } from "node:crypto";
import type fc from "fast-check";
import { createBot } from "../../../../src/bot/bot.ts";
import type { Changes } from "../../../../src/bot/change.ts";
import { createKeys } from "../../../../src/bot/keys.ts";
import { Refusal } from "../../../../src/bot/refusal.ts";
import type { Outcome } from "../../../../src/bot/turn.ts";
import { evaluation } from "../../../../src/features/evaluation/index.ts";
import type { Cycle } from "../../../../src/features/evaluation/record.ts";
import { seenBy } from "../../../../src/features/evaluation/seen.ts";
import type { Services } from "../../../../src/features/evaluation/services.ts";
import {
  createEvaluations,
  type EvaluationRow,
  type Evaluations,
  everything,
  type Viewer,
} from "../../../../src/features/evaluation/store.ts";
import { createDirectory } from "../../../../src/people/store.ts";
import type { Tx } from "../../../../src/services/database/database.ts";
import type { Form } from "../../../../src/view/form.ts";
import type { Year } from "../../../support/evaluation.ts";
import { raters } from "../../../support/evaluation.ts";
import type { World } from "./play.ts";
import type { Player } from "./script.ts";
import { seedsOf, wordsIn } from "./seeds.ts";
import { nextOf } from "./stored.ts";

// The product's own handlers and machine over one row in memory. Between looking and writing anything can come between;
// a transaction holds the row's lock, as in `evaluations.lock`, and so runs by itself.

type Part = EvaluationRow["parts"][number];
type Interview = EvaluationRow["interviews"][number];
type RaterSheet = EvaluationRow["raterSheets"][number];

/** What the model is made from: the row as PostgreSQL gave it once, and who acts on it. */
export async function modelOf(year: Year) {
  const where = { id: year.of("hana") };
  const row = await year.db.evaluation.findUniqueOrThrow({ where, include: everything });
  const directory = createDirectory(year.db);
  const people = await Promise.all(
    (["hana", "boss"] as const).map((who) => directory.whoIs({ platform: "web", account: raters[who] }, "2027-02-05")),
  );
  const cycle = await createEvaluations(year.db, year.crypto, new Set()).cycleById(year.cycle);
  if (!cycle) throw new Error("an evaluation has no cycle");
  return { row, cycle, people, definition: year.definition, ids: year.ids };
}
type Model = Awaited<ReturnType<typeof modelOf>>;

/** Nothing is sealed in memory. */
const plain = { seal: (words: string) => words, open: (sealed: unknown) => String(sealed) };
const today = "2027-02-05";
const now = new Date(`${today}T10:00:00+09:00`);
const keys = createKeys(new Uint8Array(32));

export function modelWorld(model: Model, scheduler: fc.Scheduler): World {
  let row: EvaluationRow = { ...model.row };
  const faults: unknown[] = [];
  let apart = false;
  /** Where somebody else can come first. */
  const pause = async () => {
    if (apart) await scheduler.schedule(Promise.resolve());
  };
  const evaluations = rowStore(
    model.cycle,
    () => row,
    (data) => {
      row = { ...row, ...data };
    },
    pause,
  );
  const tx = memoryTx(() => row);
  const changes = takingTurns(
    tx,
    pause,
    () => structuredClone(row),
    (kept) => {
      row = kept;
    },
  );
  const services = {
    ...{ db: tx, crypto: plain, definition: model.definition, evaluations, newId: randomUUID, sections: () => [] },
    audit: { append: async () => {} },
    calendar: { isWorkingDay: () => true },
    directory: {},
  } as unknown as Services;
  const bot = createBot<Tx>({
    features: [evaluation(services)],
    whoIs: async ({ account }) => model.people.find((each) => each?.staffNumber === account),
    clock: { now: () => now, today: () => today },
    ...{ changes, keys, did: () => {} },
    fault: (error) => `#${faults.push(error)}`,
  });
  const sender = (who: Player) => ({ platform: "model", account: raters[who] });
  return {
    faults,
    begin: async (state) => {
      const parts = seedsOf(model.definition, state).map(({ kind, author, body, handedIn }): Part => {
        const person = { id: model.ids[author], name: author, staffNumber: raters[author] };
        const written = { body: JSON.stringify(body) as never, handedInAt: handedIn ? now : null, updatedAt: now };
        return {
          id: randomUUID(),
          evaluationId: row.id,
          kind,
          authorId: person.id,
          author: person,
          version: 1,
          ...written,
        };
      });
      row = { ...model.row, state, version: 1, parts, interviews: [], raterSheets: [] };
      await tx.evaluationInterview.create({
        data: { id: randomUUID(), evaluationId: row.id, kind: "review", heldOn: now },
      });
    },
    open: (who, name, about) => bot.open(sender(who), { feature: "evaluation", name, about: { e: row.id, ...about } }),
    act: (who, form: Form, entries, via) =>
      form.target.name === "goals-recall"
        ? bot.press(sender(who), form.target)
        : bot.submit(sender(who), form.target, entries, via),
    move: async (to) => {
      await pause();
      if (row.state === "closed") return;
      row = { ...row, state: to === "closed" ? "closed" : (nextOf[row.state] ?? "closed"), version: row.version + 1 };
    },
    look: async () => {
      const { state, version, parts, interviews, raterSheets } = row;
      const written = [parts, raterSheets].map((each) => each.map(({ body }) => body));
      return { state, version, words: new Set(wordsIn([written, interviews])) };
    },
    together: async (deeds) => {
      apart = true;
      const done = await scheduler.waitFor(Promise.all(deeds.map((deed) => deed())));
      apart = false;
      return done;
    },
  };
}

type Rest = Partial<EvaluationRow>;

/** The port of the feature's store over one row. */
function rowStore(
  cycle: Cycle,
  row: () => EvaluationRow,
  put: (data: Rest) => void,
  pause: () => Promise<void>,
): Evaluations {
  const read = (viewer: Viewer) => seenBy(row(), cycle, { ...viewer, trained: true, board: false }, plain as never);
  return {
    read: async (_id, viewer) => {
      await pause();
      return read(viewer);
    },
    lock: async (_tx, _id, viewer) => read(viewer),
    move: async (_tx, { version }, to) => put({ state: to, version: version + 1 }),
    set: async (_tx, _evaluation, { returned }) => {
      if (returned !== undefined) put({ returned: returned as never });
    },
    write: async (_tx, _evaluation, { kind, authorId, body, version, handIn, newId }) => {
      const { parts } = row();
      const before = parts.find((each) => each.kind === kind && each.authorId === authorId);
      if ((before?.version ?? 0) !== version) throw new Refusal("stale");
      const written = { body: JSON.stringify(body) as never, handedInAt: handIn ? now : null };
      const author = { id: authorId, name: authorId, staffNumber: authorId };
      const blank = { id: newId, evaluationId: row().id, kind, authorId, author, updatedAt: now };
      const others = parts.filter((each) => each !== before);
      put({ parts: [...others, { ...(before ?? blank), ...written, version: version + 1 } as Part] });
    },
    ownIds: async () => [],
    cycleById: async () => undefined,
  };
}

/** The little that handlers ask of the database itself. */
function memoryTx(row: () => EvaluationRow) {
  const tx = {
    $transaction: (work: (tx: unknown) => unknown) => work(tx),
    $queryRaw: async () => [],
    evaluationPart: {
      updateMany: async ({ where }: { where: { kind: { in: readonly string[] } } }) => {
        for (const part of row().parts.filter(({ kind }) => where.kind.in.includes(kind)))
          Object.assign(part, { handedInAt: null, version: part.version + 1 });
      },
    },
    evaluationRaterSheet: {
      upsert: async ({ where, update, create }: Record<"where" | "update" | "create", Partial<RaterSheet>>) => {
        const found = row().raterSheets.find(({ id }) => id === where.id);
        const { authorId = "" } = create;
        const author = { id: authorId, name: authorId, staffNumber: authorId };
        if (found) Object.assign(found, update);
        else row().raterSheets.push({ ...create, author } as RaterSheet);
      },
    },
    evaluationInterview: {
      create: async ({ data }: { data: Partial<Interview> }) => {
        row().interviews.push({ proposed: [], version: 1, ...data } as Interview);
      },
      updateMany: async ({ where, data }: { where: { id: string; version: number }; data: Partial<Interview> }) => {
        const found = row().interviews.find(({ id, version }) => id === where.id && version === where.version);
        if (found) Object.assign(found, data, { version: found.version + 1 });
        return { count: found ? 1 : 0 };
      },
    },
  };
  return tx as unknown as Tx & typeof tx;
}

/** Transactions over the row run one after another, and what fails leaves nothing. */
function takingTurns<K>(tx: Tx, pause: () => Promise<void>, keep: () => K, restore: (kept: K) => void): Changes<Tx> {
  const used = new Map<string, Outcome>();
  const one: Changes<Tx>["run"] = async ({ key = "" }, work) => {
    await pause();
    const earlier = used.get(key);
    if (earlier) return earlier as Awaited<ReturnType<typeof work>>["result"];
    const kept = keep();
    try {
      const { result } = await work(tx);
      if (result.type !== "correction") used.set(key, result);
      return result;
    } catch (error) {
      restore(kept);
      throw error;
    }
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    run: (use, work) => {
      const mine = turn.then(() => one(use, work));
      turn = mine.catch(() => {});
      return mine;
    },
    earlier: async (key) => used.get(key),
  };
}
