import { importRoster, type RosterImport } from "../../../src/features/roster/import.ts";
import type { Database } from "../../../src/services/database/database.ts";
import { textSource } from "../../services/files/sources.ts";

export const columns = [
  ..."職員番号,氏名,氏名カナ,メール,所属コード,所属名,職層,職種,採用日,上司職員番号,役割,有効".split(","),
  "職名",
] as const;
type Person = Readonly<Record<string, string>>;

/** A small city: 部長 → 課長 → two of the staff, and HR. */
export const city: readonly Person[] = [
  person("003001", "風間 典子", { 所属コード: "120", 所属名: "市民生活部", 職層: "管理職", 職名: "部長" }),
  person("002001", "早川 直樹", { 職層: "管理職", 職名: "課長", 上司職員番号: "003001" }),
  person("002003", "渡部 さくら", { 上司職員番号: "002001" }),
  person("002004", "長谷川 陸", { 上司職員番号: "002001" }),
  person("001001", "本間 由紀", { 所属コード: "111", 所属名: "総務課", 役割: "HR", 上司職員番号: "003001" }),
];

function person(number: string, name: string, more: Person): Person {
  return {
    ...{ 職員番号: number, 氏名: name, 氏名カナ: "", メール: `${number}@city.agano.example` },
    ...{ 所属コード: "121", 所属名: "市民生活課", 職層: "一般職", 職種: "一般事務", 採用日: "令和2年4月1日" },
    ...{ 有効: "1", 職名: "主事" },
    ...more,
  };
}

export const csv = (people: readonly Person[], only: readonly string[] = columns): string =>
  [only.join(","), ...people.map((each) => only.map((column) => each[column] ?? "").join(","))]
    .map((line) => `${line}\r\n`)
    .join("");

/** The city with changes by staff number; null takes the person out. */
export const cityWith = (changes: Readonly<Record<string, Person | null>>): readonly Person[] => [
  ...city.flatMap((each) => {
    const change = changes[each.職員番号 ?? ""];
    return change === null ? [] : [{ ...each, ...change }];
  }),
  ...Object.entries(changes).flatMap(([number, change]) =>
    change && !city.some((each) => each.職員番号 === number) ? [person(number, `職員${number}`, change)] : [],
  ),
];

/** 10 May 2026, noon in Japan. */
export const now = new Date("2026-05-10T03:00:00Z");
export const today = "2026-05-10";

export const importText = (db: Database, text: string, options: Partial<RosterImport> & { encoding?: string } = {}) =>
  importRoster(db, textSource(text, options.encoding ?? "cp932"), {
    ...{ effectiveOn: today, now, deactivateMissing: false, dryRun: false },
    ...options,
  });

export const importCity = (
  db: Database,
  changes: Parameters<typeof cityWith>[0] = {},
  options: Parameters<typeof importText>[2] = {},
) => importText(db, csv(cityWith(changes)), options);

/** Everything that an import may write, without the times of writing. */
export async function stateOf(db: Database) {
  const people = await db.person.findMany({ orderBy: { staffNumber: "asc" }, include: { roles: true } });
  const posts = await db.assignment.findMany({ orderBy: [{ fromDay: "asc" }, { id: "asc" }] });
  const units = await db.unit.findMany({ orderBy: { code: "asc" } });
  return { people, posts, units, imports: await db.staffImport.count() };
}

export async function emptied(db: Database): Promise<void> {
  await db.assignment.deleteMany();
  await db.person.deleteMany();
  await db.unit.deleteMany();
  await db.staffImport.deleteMany();
}
