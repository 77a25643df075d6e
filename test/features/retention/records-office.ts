import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCuratedAnswers } from "../../../src/features/curated-answer/store.ts";
import { createEnquiries } from "../../../src/features/enquiry/store.ts";
import { type Archived, archiveFolder, readArchive } from "../../../src/features/retention/archive.ts";
import { readRetention } from "../../../src/features/retention/content.ts";
import { createHolds } from "../../../src/features/retention/holds/store.ts";
import { retention } from "../../../src/features/retention/index.ts";
import type { Retention } from "../../../src/features/retention/jobs.ts";
import { createRows } from "../../../src/features/retention/store.ts";
import { runDue } from "../../../src/schedule/jobs.ts";
import { createOutbox } from "../../../src/schedule/outbox/outbox.ts";
import { chainKey, chainKeys } from "../../../src/services/audit/chain.ts";
import { createAudit, readTrail } from "../../../src/services/audit/store.ts";
import { firstFault, setOut, step } from "../../../src/services/audit/verify.ts";
import { createCrypto, newKeyring } from "../../../src/services/crypto.ts";
import type { Database } from "../../../src/services/database/database.ts";
import type { Card } from "../../../src/view/card.ts";
import type { Entries, Form } from "../../../src/view/form.ts";
import { type Cast, cast, hire, openOffice } from "../../support/office.ts";
import { contentDir, targetOf } from "../../support/whole-office.ts";

/** An office with records of any age, the real periods, and a data folder of its own. */
export type RecordsOffice = Awaited<ReturnType<typeof openRecordsOffice>>;

export const JST = (day: string, time = "12:00") => new Date(`${day}T${time}:00+09:00`);

export async function openRecordsOffice(db: Database) {
  const ids = await hire(db);
  const keyring = newKeyring();
  const crypto = createCrypto(keyring);
  const audit = createAudit(chainKey(crypto));
  const dataDir = await mkdtemp(join(tmpdir(), "retention-"));
  const rows = createRows(db, crypto);
  const classes = await readRetention(contentDir, 180);
  const services = { classes, rows, audit, crypto, dataDir, holds: createHolds(db, crypto, audit) };
  const feature = retention(services);
  const office = openOffice(db, [feature]);
  const { bot } = office;
  const sender = (who: Cast) => ({ platform: "web", account: cast[who] });

  /** Runs the job as if it were nine o'clock on a day. */
  const run = (day: string, more: Partial<Retention> = {}) =>
    runDue({
      ...{
        db,
        outbox: createOutbox(),
        away: async () => new Set(),
        jobs: retention({ ...services, ...more }).jobs ?? [],
      },
      clock: { now: () => JST(day, "09:00") },
      onFault: (error) => {
        throw error;
      },
    });

  const hear = (who: Cast, words = "保存期間") => bot.hear(sender(who), words, randomUUID());
  const open = (who: Cast, card: Card, label: string) => bot.open(sender(who), targetOf(card, label));
  const submit = (who: Cast, form: Form | Card, entries: Entries) => {
    if (form.type !== "form") throw new Error(`no form: ${JSON.stringify(form)}`);
    return bot.submit(sender(who), form.target, entries);
  };
  return {
    ...{ ...office, ids, audit, dataDir, run, hear, open, submit, crypto, keyring },
    press: (who: Cast, card: Card, label: string) => bot.press(sender(who), targetOf(card, label)),
    suggest: (who: Cast, typed: string) =>
      bot.suggest(sender(who), { feature: "retention", name: "set", about: {} }, "person", typed),
    /** rin (HR) holds somebody's records; what she is told. */
    hold: async (personId: string, reason = "訴訟（令和8年（ワ）第12号）"): Promise<Card> => {
      const form = await open("rin", await hear("rin"), "職員の記録の削除を止める");
      return (await submit("rin", form, { person: personId, reason })) as Card;
    },
    /** The payload of the last run. */
    lastRun: async () =>
      (await db.auditEntry.findFirst({ where: { action: "retention.run" }, orderBy: { number: "desc" } }))?.payload,
    archived: async (): Promise<readonly Archived[]> => {
      const folder = archiveFolder(dataDir);
      const files = (await readdir(folder).catch(() => [])).sort();
      return (await Promise.all(files.map((file) => readArchive(join(folder, file), crypto)))).flat();
    },
    /** Whether the audit trail is as it was written. */
    trailHolds: () =>
      readTrail(db, async ({ cut, entries }) => {
        let walk = setOut(cut, []);
        for await (const entry of entries) walk = step(walk, entry, chainKeys(keyring));
        return firstFault(walk) === undefined;
      }),
    close: () => rm(dataDir, { recursive: true, force: true }),
    enquiries: createEnquiries(db, crypto),
    curated: createCuratedAnswers(db),
  };
}

/** An enquiry that was asked and, where `answered` is given, answered by rin; its id. */
export async function enquire(
  { db, ids, enquiries }: RecordsOffice,
  who: Cast,
  more: { asked: string; answered?: string; unnamed?: boolean },
): Promise<string> {
  const id = randomUUID();
  const { asked, answered, unnamed = false } = more;
  await db.$transaction(async (tx) => {
    const words = `${who}の質問`;
    await enquiries.ask(tx, { id, askerId: ids[who], unnamed, words, said: undefined, at: JST(asked) });
    if (answered === undefined) return;
    await enquiries.take(tx, id, ids.rin, null, JST(answered));
    await enquiries.answer(tx, id, ids.rin, { text: "回答です", sections: ["agano#6-3-2-1"], at: JST(answered) });
  });
  return id;
}
