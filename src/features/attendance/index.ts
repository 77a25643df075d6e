import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Turn, Uploaded } from "../../bot/turn.ts";
import type { Audit } from "../../services/audit/store.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import type { Card } from "../../view/card.ts";
import { importAttendance } from "./import.ts";
import { text } from "./page/text.ts";
import type { Uploads } from "./page/uploads.ts";
import {
  doneCard,
  gaveUpCard,
  importsCard,
  importsTarget,
  type Of,
  type Opens,
  type Presses,
  previewCard,
  refusedCard,
  type Uploading,
  watchedRefusedCard,
} from "./page/views.ts";
import type { AttendanceSettings } from "./settings.ts";
import { createAttendance, recentImports } from "./store.ts";
import type { Told } from "./watch/watch.ts";

type Services = {
  readonly db: Database;
  /** The database's own address: COPY takes a connection of its own. */
  readonly url: string;
  readonly uploads: Uploads;
  readonly audit: Pick<Audit, "append">;
  /** How the city's files are read. */
  readonly settings: AttendanceSettings;
};

type Mine = { opens: Opens; presses: Presses; shows: Opens | Told; uploads: Uploading };

/** HR takes in what the attendance system exports; what it says, other features show. */
export function attendance(services: Services): Feature<Tx, Mine> {
  const imports = { who: "HR", run: (turn: Turn<Tx>) => list(services, turn) } as const;
  return {
    name: "attendance",
    opens: { imports },
    presses: {
      "take-in": { who: "HR", run: (turn) => takeIn(services, turn) },
      "give-up": { who: "HR", run: (turn) => giveUp(services, turn) },
    },
    submits: {},
    shows: {
      imports,
      watched: imports,
      "watched-refused": { who: "HR", run: async ({ person }) => watchedRefusedCard(person.locale) },
    },
    uploads: {
      attendance: { who: "HR", run: (turn) => preview(services, "attendance", turn) },
      leave: { who: "HR", run: (turn) => preview(services, "leave", turn) },
    },
    jobs: [
      {
        name: "attendance.uploads",
        at: "03:00",
        run: async (_tx, now) => {
          await services.uploads.dropOld(now);
          return [];
        },
      },
    ],
    offers: ({ roles, locale }) => {
      const t = text[locale];
      const button = { kind: "opens", label: t.offerButton, target: importsTarget } as const;
      return roles.includes("HR") ? [{ title: t.offerTitle, text: t.offerText, button }] : [];
    },
    pages: ({ roles, locale }) =>
      roles.includes("HR") ? [{ name: "imports", title: text[locale].pageTitle, target: importsTarget }] : [],
  };
}

async function list({ db }: Services, { person }: Turn<Tx>): Promise<Card> {
  return importsCard(await recentImports(db), await createAttendance(db).reach(), person.locale);
}

/** Tries the file and keeps it until HR has decided; one with problems is not kept. */
async function preview(
  { url, uploads, settings }: Services,
  of: Of,
  { bytes, now, person }: Uploaded<Tx>,
): Promise<Card> {
  const file = await uploads.keep(bytes);
  const source = await uploads.find(file);
  if (!source) throw new Error("an uploaded file is gone before it is read");
  const result = await importAttendance(url, source, { of, now, dryRun: true, ...settings[of] });
  if (result.accepted) return previewCard(result, { file, of }, person.locale);
  await uploads.drop(file);
  return refusedCard(result, person.locale);
}

const ofs: readonly string[] = ["attendance", "leave"] satisfies readonly Of[];
const isOf = (word: string | undefined): word is Of => word !== undefined && ofs.includes(word);

/** Taking in is itself one transaction and the same twice; a file that is gone was decided about before. */
async function takeIn(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { url, uploads, audit, settings } = services;
  const { now, person, change } = turn;
  const { file = "", of } = turn.about;
  if (!isOf(of)) throw new Refusal("stale");
  const source = await uploads.find(file);
  if (!source) return list(services, turn);
  const result = await importAttendance(url, source, { of, now, dryRun: false, ...settings[of] });
  const card = await change(async (tx) => {
    if (!result.accepted) return refusedCard(result, person.locale);
    const { kind = of, rows, added, changed } = result;
    const payload = { kind, rows, added, changed };
    await audit.append(tx, { at: now, actor: person.id, action: "attendance.imported", subject: null, payload });
    return doneCard(result, person.locale);
  });
  await uploads.drop(file);
  return card;
}

async function giveUp({ uploads }: Services, { about, person, change }: Turn<Tx>): Promise<Card> {
  await uploads.drop(about.file ?? "");
  return change(async () => gaveUpCard(person.locale));
}
