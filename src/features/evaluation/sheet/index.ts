import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { WORKBOOK_MIME, workbook } from "../../../services/files/workbook.ts";
import type { File } from "../../../view/file.ts";
import { reading } from "../act.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import type { Services } from "../services.ts";
import { listSheet } from "./list.ts";
import { recordSheets } from "./sheet.ts";
import { listedIn } from "./store.ts";
import { text } from "./text.ts";

export type { Files } from "./button.ts";

/** 人事評価記録書 of one person, and the list of a cycle. */
export const sheets = (services: Services) => ({
  files: {
    "record-sheet": { who: "everyone" as const, run: (turn: Turn<Tx>) => recordOf(services, turn) },
    "cycle-export": { who: "HR" as const, run: (turn: Turn<Tx>) => listOf(services, turn) },
  },
});

async function recordOf(services: Services, turn: Turn<Tx>): Promise<File> {
  const { today, person } = turn;
  const evaluation = await reading(services, turn, ({ state }) => {
    if (state === "exempt") throw new Refusal("not-found");
  });
  const { member, cycle } = evaluation;
  const bytes = await workbook(recordSheets(evaluation, { today, locale: person.locale }));
  return { type: "file", name: text[person.locale].file(member.staffNumber, cycle.year), mime: WORKBOOK_MIME, bytes };
}

/** Written into the audit trail of each who stands in it before it is given; HR's own grades are none of it. */
async function listOf(services: Services, turn: Turn<Tx>): Promise<File> {
  const { about, now, today, person } = turn;
  const { db, crypto, audit, evaluations } = services;
  const cycle = await evaluations.cycleById(about.c ?? "");
  if (!cycle) throw new Refusal("not-found");
  const listed = await listedIn(db, crypto, { cycleId: cycle.id, without: person.id });
  const deed = { at: now, actor: person.id, action: "evaluation.exported", payload: { cycle: cycle.id } };
  await db.$transaction((tx) =>
    audit.appendAll(
      tx,
      listed.map(({ personId }) => ({ ...deed, subject: personId })),
    ),
  );
  const bytes = await workbook([listSheet(cycle, listed, { today, locale: person.locale })]);
  const name = cycleName(cycle.kind, cycle.year)[person.locale];
  return { type: "file", name: text[person.locale].list.file(name), mime: WORKBOOK_MIME, bytes };
}
