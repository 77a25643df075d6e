import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeFeatures } from "../../src/compose.ts";
import { type OpenPolicies, openPolicies } from "../../src/features/policy/policies.ts";
import { importRoster } from "../../src/features/roster/import.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database } from "../../src/services/database/database.ts";
import { textSource } from "../services/files/sources.ts";
import { type Office, openOffice } from "./office.ts";
import { contentDir } from "./whole-office.ts";

/** hana is rated: by boss and chief, and once she has moved by aki and whoever stands in for chief. ken works beside her. */
export const townspeople = {
  ...{ hana: "100001", ken: "100002", boss: "100003", rin: "100004", chief: "100005", aki: "100006", sub: "100007" },
  ...{ adjuster: "100008", confirmer: "100009", board: "100010" },
} as const;
export type Townsman = keyof typeof townspeople;

type Post = { readonly unit?: string; readonly level?: string; readonly manager?: Townsman; readonly role?: string };
const units: Readonly<Record<string, string>> = { "210": "市民生活課", "220": "税務課", "110": "総務課" };

/** The city's own roster as a file. */
const posts: Readonly<Record<Townsman, Post>> = {
  hana: { manager: "boss" },
  ken: { manager: "boss" },
  boss: { level: "管理職", manager: "chief" },
  aki: { level: "管理職", unit: "220", manager: "chief" },
  chief: { level: "管理職", manager: "confirmer" },
  sub: { level: "管理職", unit: "220", manager: "confirmer" },
  rin: { level: "中間指導職", unit: "110", manager: "adjuster", role: "HR" },
  adjuster: { level: "管理職", unit: "110", manager: "confirmer" },
  confirmer: { level: "管理職", unit: "110" },
  board: { level: "管理職", unit: "110", manager: "confirmer" },
};

const columns = "職員番号,氏名,氏名カナ,メール,所属コード,所属名,職層,職種,採用日,上司職員番号,役割,有効,職名";

function rosterOf(changes: Readonly<Partial<Record<Townsman, Post>>>): string {
  const line = (who: Townsman) => {
    const { unit = "210", level = "一般職", manager, role = "" } = { ...posts[who], ...changes[who] };
    const number = townspeople[who];
    const mail = `${number}@city.agano.example`;
    const above = manager ? townspeople[manager] : "";
    return [number, who, "", mail, unit, units[unit], level, "一般事務", "2015-04-01", above, role, "1", ""].join(",");
  };
  return `${[columns, ...(Object.keys(posts) as Townsman[]).map(line)].join("\r\n")}\r\n`;
}

/** The whole product in a small town, whose raters and calendar a test chooses. */
export type Town = Office<Townsman> & {
  /** Ten o'clock of a day. */
  readonly day: (day: string) => void;
  /** Takes the roster in as it is from today on. */
  readonly roster: (changes: Readonly<Partial<Record<Townsman, Post>>>) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openTown(db: Database, firstDay: string): Promise<Town> {
  const folder = await contentOf();
  const crypto = createCrypto(newKeyring());
  const clock = { now: () => office.clock.now(), today: () => office.clock.today() };
  const policies: OpenPolicies = await openPolicies({
    ...{ contentDir: folder, alsoRules: [], curated: async () => [], today: () => firstDay },
  });
  const features = await composeFeatures({
    ...{ contentDir: folder, db, url: "", crypto, clock, policies, directory: createDirectory(db) },
    config: { demo: true, languageModel: undefined, aiDaily: 0 },
    metrics: { asked: () => {} },
    page: async () => "http://localhost:3978",
  });
  const office = openOffice(
    db,
    features,
    createOutbox(async () => {}),
  );
  const day = (day: string) => office.wait(new Date(`${day}T10:00:00+09:00`).getTime() - office.clock.now().getTime());
  const roster = async (changes: Readonly<Partial<Record<Townsman, Post>>>) => {
    const taking = { effectiveOn: office.clock.today(), now: office.clock.now() };
    const result = await importRoster(db, textSource(rosterOf(changes)), {
      ...{ ...taking, deactivateMissing: false, dryRun: false },
    });
    if (!result.accepted) throw new Error(JSON.stringify(result.problems));
  };
  day(firstDay);
  await roster({});
  const close = async () => {
    await policies.close();
    await rm(folder, { recursive: true });
  };
  return { ...office, cast: townspeople, day, roster, close };
}

/** What the city has written, with raters of this town. */
async function contentOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "town-"));
  await cp(contentDir, folder, { recursive: true });
  const { adjuster, confirmer, board } = townspeople;
  const raters = `adjuster: ${adjuster}\nconfirmer: ${confirmer}\nboard: [${board}]\nunits: []\n`;
  await writeFile(join(folder, "demo", "evaluation", "raters.yaml"), raters);
  return folder;
}
