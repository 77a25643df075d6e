import { randomUUID } from "node:crypto";
import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import { interviewPlace } from "../../../../src/features/evaluation/seen.ts";
import { partPlace } from "../../../../src/features/evaluation/store.ts";
import type { Year } from "../../../support/evaluation.ts";
import type { Look, World } from "./play.ts";
import { seedsOf, wordsIn } from "./seeds.ts";

const columns = ["memberSheet", "record", "remark", "omitted"] as const;
const names = { memberSheet: "member_sheet" } as const;

/** The product on PostgreSQL, where what is done at once is done at once. */
export function storedWorld(year: Year): World {
  const { db, crypto, ids } = year;
  const evaluationId = year.of("hana");
  const where = { id: evaluationId };
  const row = () =>
    db.evaluation.findUniqueOrThrow({ where, include: { parts: true, interviews: true, raterSheets: true } });
  const look = async (): Promise<Look> => {
    const { parts, interviews, raterSheets, state, version } = await row();
    const written = [
      ...parts.map(({ id, body }) => crypto.open(body, partPlace(id))),
      ...raterSheets.map(({ id, body }) => crypto.open(body, interviewPlace("rater_sheet", id))),
      ...interviews.flatMap((each) =>
        columns.flatMap((column) => {
          const sealed = each[column];
          const name = column in names ? names[column as keyof typeof names] : column;
          return sealed ? [crypto.open(sealed, interviewPlace(name, each.id))] : [];
        }),
      ),
    ];
    return { state, version, words: new Set(wordsIn(written)) };
  };
  return {
    look,
    faults: year.faults,
    begin: async (state) => {
      const parts = seedsOf(year.definition, state).map(({ kind, author, body, handedIn }) => {
        const [id, now] = [randomUUID(), new Date()];
        const sealed = crypto.seal(JSON.stringify(body), partPlace(id));
        const written = { authorId: ids[author], body: sealed, updatedAt: now, handedInAt: handedIn ? now : null };
        return { id, evaluationId, kind, ...written };
      });
      const review = { evaluationId, kind: "review" as const, heldOn: new Date("2027-01-20") };
      await db.$transaction([
        db.evaluationPart.deleteMany({ where: { evaluationId } }),
        db.evaluationInterview.deleteMany({ where: { evaluationId } }),
        db.evaluationRaterSheet.deleteMany({ where: { evaluationId } }),
        db.evaluation.update({ where, data: { state, version: 1, returned: null, closedAt: null } }),
        db.evaluationPart.createMany({ data: parts }),
        db.evaluationInterview.create({ data: review }),
      ]);
    },
    open: (who, name, about) => year.open(who, name, { e: evaluationId, ...about }),
    act: (who, form, entries, via) =>
      form.target.name === "goals-recall" ? year.press(who, form.target) : year.submit(who, form, entries, via),
    move: async (to) => {
      // As HR's own steps do it: one statement that takes the row's lock.
      const next = to === "closed" ? "closed" : (nextOf[(await row()).state] ?? "closed");
      await db.evaluation.updateMany({
        where: { ...where, state: { not: "closed" } },
        data: { state: next, version: { increment: 1 } },
      });
    },
    together: (deeds) => Promise.all(deeds.map((deed) => deed())),
  };
}

export const nextOf: Readonly<Partial<Record<State, State>>> = {
  ...{ goals: "agreement", agreement: "self", self: "first", first: "second", second: "adjusting" },
};
