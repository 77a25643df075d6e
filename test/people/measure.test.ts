import { it } from "vitest";
import { seedDemo } from "../../src/demo/demo.ts";
import { createDirectory } from "../../src/people/store.ts";
import { csv, emptied, importText } from "../features/roster/files.ts";
import { testDatabase } from "../support/database.ts";

const test = testDatabase();
const make = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    職員番号: `${100000 + at}`,
    氏名: `山田 ${at}`,
    氏名カナ: "ヤマダ タロウ",
    メール: `${100000 + at}@a.example`,
    職種: "事務",
    採用日: "R2.4.1",
    所属コード: `${Math.floor(at / 20)}`,
    所属名: `課${Math.floor(at / 20)}`,
    職層: "一般職",
    有効: "1",
    上司職員番号: at === 0 ? "" : `${100000 + Math.floor(at / 10)}`,
  }));
it("m", async () => {
  const t = async (name: string, f: () => Promise<unknown>) => {
    const b = performance.now();
    const c = process.cpuUsage();
    await f();
    console.log(name, Math.round(performance.now() - b), "cpu", Math.round(process.cpuUsage(c).user / 1000));
  };
  await t("seed", () => seedDemo(test.db, "2026-05-10", new Date()));
  await t("seed again", () => seedDemo(test.db, "2026-05-10", new Date()));
  await test.db.notice.deleteMany();
  await emptied(test.db);
  await t("5000 add", () => importText(test.db, csv(make(5000)), { effectiveOn: "2025-04-01" }));
  await t("5000 same", () => importText(test.db, csv(make(5000)), { effectiveOn: "2025-04-01" }));
  await t("5000 moved", () =>
    importText(test.db, csv(make(5000).map((e) => ({ ...e, 職名: "主任", メール: `x${e.メール}` }))), {
      effectiveOn: "2026-04-01",
    }),
  );
  await test.db.$executeRaw`delete from person where staff_number >= '103000'`.catch(() => 0);
  const d = createDirectory(test.db);
  for (const q of ["", "やまだ 2999", "課14", "102000", ""])
    await t(`search ${q}`, () => d.search(q, "2026-05-10", 20));
}, 100000);
