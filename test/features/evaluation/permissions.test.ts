import { beforeAll, describe, expect, it, vi } from "vitest";
import { noRating } from "../../../src/features/evaluation/parts/part.ts";
import { type PartKind, partKinds } from "../../../src/features/evaluation/sight.ts";
import { partPlace } from "../../../src/features/evaluation/store.ts";
import { testDatabase } from "../../support/database.ts";
import { openYear, type Who, type Year } from "../../support/evaluation.ts";
import { all, forms, people } from "./permission/rules.ts";

// Every person × state × form of one evaluation, against the table in permission/rules.ts.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const authors: Readonly<Record<PartKind, Who>> = {
  ...{ goals: "hana", self: "hana", first: "boss", second: "chief" },
  ...{ adjusting: "adjuster", confirming: "confirmer", handover: "ken" },
};
const canary = (kind: PartKind) => `下書きの${kind}の言葉`;

function bodyOf(kind: PartKind) {
  const words = canary(kind);
  if (kind === "goals")
    return {
      goals: [{ id: "g1", what: words, level: words, due: "", how: "", unitGoal: "", section: "", management: false }],
    };
  if (kind === "self" || kind === "first" || kind === "second")
    return { ...noRating, items: { "g-j1": { grade: "S", words } }, overall: { grade: "", words } };
  return { grade: "", words };
}

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  year.day("2027-03-20");
  const { db } = database;
  const evaluationId = year.of("hana");
  for (const kind of partKinds) {
    const id = crypto.randomUUID();
    const body = year.crypto.seal(JSON.stringify(bodyOf(kind)), partPlace(id));
    await db.evaluationPart.create({
      data: { id, evaluationId, kind, authorId: year.ids[authors[kind]], body, updatedAt: new Date() },
    });
  }
  const past = { evaluationId, role: "first" as const, personId: year.ids.ken };
  await db.evaluationRater.create({
    data: { ...past, fromDay: new Date("2026-04-01"), toDay: new Date("2026-10-01") },
  });
  for (const who of ["boss", "chief"] as const)
    await db.evaluationTraining.create({ data: { cycleId: year.cycle, personId: year.ids[who], doneAt: new Date() } });
});

describe("Who may open what of an evaluation, and when", () => {
  it.each(all)(
    "is as the city rules while it is at %s, and no draft is shown to anybody but its author",
    async (state) => {
      await database.db.evaluation.update({ where: { id: year.of("hana") }, data: { state } });
      const wrong: string[] = [];
      const before = await database.db.auditEntry.count();
      let read = 0;
      for (const [name, about, rule] of forms) {
        const opened = await Promise.all(people.map((who) => year.open(who, name, { e: year.of("hana"), ...about })));
        for (const [at, who] of people.entries()) {
          const drawn = opened[at];
          const shown = !(drawn && "refused" in drawn && drawn.refused !== undefined);
          if (shown && who !== "hana") read++;
          const cell = `${who} ${name} ${Object.values(about).join()} at ${state}`;
          if (shown !== (rule[who]?.includes(state) ?? false)) wrong.push(`${cell}: ${shown ? "shown" : "refused"}`);
          const said = JSON.stringify(drawn);
          for (const kind of partKinds)
            if (authors[kind] !== who && said.includes(canary(kind))) wrong.push(`${cell}: shows the draft of ${kind}`);
        }
      }
      expect(wrong).toEqual([]);
      // Whoever was refused did not read it, and is not said to have.
      expect((await database.db.auditEntry.count()) - before).toBe(read);
      expect(year.faults).toEqual([]);
    },
  );
});
