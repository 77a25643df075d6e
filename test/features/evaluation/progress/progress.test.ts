import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, raters, type Who, type Year } from "../../../support/evaluation.ts";
import { button, put, said } from "../talking.ts";

// What HR sees of all, and does for them; never for themselves.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

const at = async (who: Who) => database.db.evaluation.findUniqueOrThrow({ where: { id: year.of(who) } });
const overview = () => year.open("hr", "progress", { c: year.cycle });
const audited = (action: string) => database.db.auditEntry.findMany({ where: { action } });
const notices = (kind: string) => database.db.notice.findMany({ where: { kind }, select: { toId: true } });
const due = async (who: Who, stage: string) => {
  const where = { evaluationId_stage: { evaluationId: year.of(who), stage } };
  return (await database.db.evaluationDeadline.findUniqueOrThrow({ where })).due.toJSON().slice(0, 10);
};

describe("How far all are", () => {
  it("is for HR alone, by unit and stage, with who is late", async () => {
    for (const who of ["hana", "boss", "confirmer"] as const)
      expect(await year.open(who, "progress", {}), who).toMatchObject({ refused: "not-found" });
    year.day("2026-05-07");
    const card = said(await overview());
    expect(card).toContain('["合計","7","0","0","0","0","0","0","0","0","7"]');
    expect(card).toContain("期限を過ぎている人が7人います");
    expect((await audited("evaluation.progress-read")).at(-1)).toMatchObject({ subjectId: null });
    year.day("2026-04-06");
  });

  it("shows the people of a unit by name, stage and turn", async () => {
    const form = formOf(await year.open("hr", "progress-unit", { c: year.cycle }));
    const [unit] = await database.db.unit.findMany();
    const card = said(await year.submit("hr", form, { unit: unit?.id ?? "" }));
    expect(card).toContain('["hana","目標の作成","4月30日","hana"]');
    expect(card).toContain("市民生活課の7人");
  });
});

describe("One person's evaluation", () => {
  const reads = async () => (await audited("evaluation.read")).map(({ subjectId }) => subjectId);
  const look = async (member: string) =>
    year.submit("hr", await year.open("hr", button(await overview(), "ひとりの評価を開く").name, { c: year.cycle }), {
      member,
    });

  it("is opened from the overview, with the record to save, and the look is written down", async () => {
    expect(said(await look("999999"))).toContain("含まれていません");
    expect(await reads()).toEqual([]);
    const card = await look(raters.hana);
    expect(card).toMatchObject({ title: "hanaさんの人事評価" });
    expect(button(card, "人事評価記録書（Excel）を保存する")).toMatchObject({ name: "record-sheet" });
    expect(await reads()).toEqual([year.ids.hana]);
    expect(await year.open("boss", "person", { c: year.cycle })).toMatchObject({ refused: "not-found" });
  });

  it("is found by reading or number, and once the cycle is closed too", async () => {
    const where = { id: year.cycle };
    await database.db.evaluationCycle.update({ where, data: { closedAt: new Date() } });
    expect(button(await year.open("hr", "cycles", {}), "令和8年度の人事評価：ひとりの評価を開く").about).toEqual({
      c: year.cycle,
    });
    const { target } = formOf(await year.open("hr", "person", { c: year.cycle }));
    const found = await year.bot.suggest({ platform: "web", account: raters.hr }, target, "member", "hana");
    expect(found).toEqual([{ value: raters.hana, label: "hana 200001 市民生活課" }]);
    await database.db.evaluationCycle.update({ where, data: { closedAt: null } });
  });
});

describe("Reminding", () => {
  it("goes to exactly those that were shown, once a day for a stage", async () => {
    await put(year, "ken", "self");
    const form = formOf(await year.open("hr", "remind", { c: year.cycle }));
    const preview = await year.submit("hr", form, { stage: "goals" });
    expect(said(preview)).toContain("hana、boss、chief、adjuster、hr、other");
    const sent = await year.press("hr", button(preview, "6人に送る"));
    expect(sent).toMatchObject({ title: "6人に催促のお知らせを送りました" });
    await put(year, "ken", "goals");
    const again = await year.submit("hr", form, { stage: "goals" });
    expect(said(again)).toContain("6人には、この段階の催促を今日すでに送っている");
    const second = await year.press("hr", button(again, "1人に送る"));
    expect(second).toMatchObject({ title: "1人に催促のお知らせを送りました" });
    expect(said(second)).toContain("6人には、この段階の催促を今日すでに送っている");
    const third = await year.submit("hr", form, { stage: "goals" });
    expect(third).toMatchObject({ title: "送る相手はいません" });
    expect((await audited("evaluation.reminded")).map(({ payload }) => payload)).toMatchObject([
      { people: 6 },
      { people: 1 },
    ]);
    await database.db.notice.deleteMany({ where: { toId: year.ids.ken } });
    await put(year, "ken", "self");
    const told = (await notices("reminder")).map(({ toId }) => toId);
    const shown = (["hana", "boss", "chief", "adjuster", "hr", "other"] as const).map((who) => year.ids[who]);
    expect(told.toSorted()).toEqual(shown.toSorted());
  });

  it("is drawn as it is by then", async () => {
    const about = { c: year.cycle, s: "goals" };
    const show = (who: Who) =>
      year.bot.show({ platform: "web", account: raters[who] }, { feature: "evaluation", name: "reminder", about });
    const card = await show("hana");
    expect(card).toMatchObject({ title: "「目標の作成」が1件、あなたの番になっています" });
    expect(said(card)).toContain("hana　目標の作成（期限 4月30日）");
    const { name, about: opened } = button(card, "目標を書く");
    expect(await year.open("hana", name, opened)).toMatchObject({ type: "form" });
    expect(await show("ken")).toMatchObject({ title: "What you were reminded of is done" });
  });

  it("is not before the stage has opened", async () => {
    const form = formOf(await year.open("hr", "remind", { c: year.cycle }));
    expect(await year.submit("hr", form, { stage: "self" })).toMatchObject({ title: "送る相手はいません" });
  });
});

describe("Putting a deadline off", () => {
  it("is for whoever has not passed the stage, and never HR's own", async () => {
    const form = formOf(await year.open("hr", "extend", { c: year.cycle }));
    const done = await year.submit("hr", form, { stage: "goals", due: "2026-05-20" });
    expect(done).toMatchObject({ title: "5人の「目標設定」の期限を5月20日まで延ばしました" });
    expect(await due("hana", "goals")).toBe("2026-05-20");
    expect(await due("ken", "goals")).toBe("2026-04-30");
    expect(await due("hr", "goals")).toBe("2026-04-30");
  });

  it("shortens nobody's, and can be for one", async () => {
    const extend = async (entries: Record<string, string>) =>
      year.submit("hr", await year.open("hr", "extend", { c: year.cycle }), entries);
    const one = { stage: "goals", member: raters.hana };
    await extend({ ...one, due: "2026-06-01" });
    expect(await due("hana", "goals")).toBe("2026-06-01");
    expect(await due("boss", "goals")).toBe("2026-05-20");
    const earlier = await extend({ stage: "goals", due: "2026-05-10" });
    expect(said(earlier)).toContain("延ばす対象者がいません");
    expect(await due("hana", "goals")).toBe("2026-06-01");
    const own = await extend({ stage: "goals", member: raters.hr, due: "2026-06-01" });
    expect(said(own)).toContain("ご自身の評価は扱えません");
  });
});

describe("Exempting", () => {
  it("takes somebody out with a reason, and in again, and tells them", async () => {
    const form = formOf(await year.open("hr", "exempt", { c: year.cycle }));
    const own = await year.submit("hr", form, { member: raters.hr, reason: "suspension" });
    expect(said(own)).toContain("ご自身の評価は扱えません");
    expect(said(await year.submit("hr", form, { member: "999999", reason: "suspension" }))).toContain(
      "含まれていません",
    );
    expect(await year.submit("hr", form, { member: raters.ken, reason: "childcare-leave" })).toMatchObject({
      title: "kenさんを対象外にしました",
    });
    expect(await at("ken")).toMatchObject({ state: "exempt", exempt: "childcare-leave" });
    expect((await notices("news")).map(({ toId }) => toId)).toEqual([year.ids.ken]);
    const back = formOf(await year.open("hr", "include", { c: year.cycle }));
    expect(await year.submit("hr", back, { member: raters.ken })).toMatchObject({ type: "card" });
    expect(await at("ken")).toMatchObject({ state: "goals", exempt: null });
  });
});

describe("Putting in another rater", () => {
  const fields = { role: "first", rater: raters.other, reason: "病気休職のため" };
  it("ends the post before, seals the reason, and tells the new one", async () => {
    const form = formOf(await year.open("hr", "stand-in", { c: year.cycle }));
    const answer = (member: string, more = {}) => year.submit("hr", form, { ...fields, scope: "one", member, ...more });
    expect(said(await answer(raters.hr))).toContain("ご自身の評価は扱えません");
    expect(said(await answer(raters.other))).toContain("本人を評価者にすることはできません");
    expect(said(await answer(raters.hana, { rater: "999999" }))).toContain("名簿に見当たりません");
    expect(await answer(raters.hana)).toMatchObject({ title: "1人の評価者をotherさんに代えました" });
    const posts = await database.db.evaluationRater.findMany({
      where: { evaluationId: year.of("hana"), role: "first" },
      orderBy: { fromDay: "asc" },
    });
    expect(posts.map(({ personId, toDay }) => [personId, toDay === null])).toEqual(
      expect.arrayContaining([
        [year.ids.boss, false],
        [year.ids.other, true],
      ]),
    );
    const sealed = posts.find(({ standIn }) => standIn !== null)?.standIn ?? new Uint8Array();
    expect(Buffer.from(sealed).includes(Buffer.from("病気"))).toBe(false);
    expect((await notices("desk")).map(({ toId }) => toId)).toContain(year.ids.other);
    expect(await audited("evaluation.stand-in")).toHaveLength(1);
  });

  it("can be for all whom a rater rates", async () => {
    const form = formOf(await year.open("hr", "stand-in", { c: year.cycle }));
    const all = { ...fields, member: raters.hana, role: "second", scope: "all", rater: raters.hr };
    expect(said(await year.submit("hr", form, all))).toContain("2人の評価者をhrさん");
  });

  it("says of whom it was not done for all, and why", async () => {
    const form = formOf(await year.open("hr", "stand-in", { c: year.cycle }));
    // other rates hana first by now, and boss rates ken.
    const all = { ...fields, member: raters.hana, role: "second", scope: "all", rater: raters.boss };
    const done = await year.submit("hr", form, all);
    expect(done).toMatchObject({ title: "1人の評価者をbossさんに代えました" });
    expect(said(done)).toContain("次の1人の評価者は代えていません");
    expect(said(done)).toContain("・kenさん：この人の評価では、すでに一次評価者です。");
    expect(said(done)).not.toContain("・hanaさん");
  });

  it("lets nobody rate twice, or their own superior", async () => {
    const form = formOf(await year.open("hr", "stand-in", { c: year.cycle }));
    const answer = async (member: string, role: string, rater: string) =>
      said(await year.submit("hr", form, { ...fields, scope: "one", member, role, rater }));
    expect(await answer(raters.ken, "second", raters.boss)).toContain("すでに一次評価者です");
    expect(await answer(raters.hana, "first", raters.adjuster)).toContain("すでに調整者です");
    expect(await answer(raters.boss, "first", raters.ken)).toContain("bossさんに評価される職員です");
    expect(await answer(raters.hr, "first", raters.ken)).toContain("ご自身の評価は扱えません");
  });
});

describe("Disclosing and closing", () => {
  it("discloses from its day on to a unit or all, not to HR themselves, and tells whoever wants it", async () => {
    for (const who of ["hana", "ken", "boss", "hr"] as const) await put(year, who, "disclosing");
    await database.db.evaluation.update({ where: { id: year.of("boss") }, data: { declined: true } });
    expect(said(await overview())).not.toContain('"name":"disclose"');
    year.day("2027-03-12");
    const one = formOf(await year.open("hr", "disclose-one", { c: year.cycle }));
    expect(said(await year.submit("hr", one, { member: raters.hr }))).toContain("ご自身の評価は扱えません");
    expect(said(await year.submit("hr", one, { member: raters.chief }))).toContain("目標の作成");
    expect(await year.submit("hr", one, { member: raters.hana })).toMatchObject({
      title: "hanaさんに評価を開示しました",
    });
    const units = await year.open("hr", "progress-unit", { c: year.cycle });
    const [unit] = await database.db.unit.findMany();
    const ofUnit = await year.submit("hr", units, { unit: unit?.id ?? "" });
    expect(button(await overview(), "2人に開示する").about).toEqual({ c: year.cycle });
    expect(button(ofUnit, "2人に開示する").about).toEqual({ c: year.cycle, u: unit?.id });
    const elsewhere = { ...button(ofUnit, "2人に開示する"), key: undefined, about: { c: year.cycle, u: randomUUID() } };
    expect(await year.press("hr", elsewhere as never)).toMatchObject({ type: "card" });
    expect(await at("ken")).toMatchObject({ state: "disclosing" });
    const done = await year.press("hr", button(ofUnit, "2人に開示する"));
    expect(done).toMatchObject({ title: "2人に評価を開示しました" });
    expect(await at("hr")).toMatchObject({ state: "disclosing" });
    expect(await at("hana")).toMatchObject({ state: "disclosed", disclosedOn: new Date("2027-03-12") });
    const told = await database.db.notice.findMany({ where: { once: { startsWith: "evaluation.disclosed" } } });
    expect(told.map(({ toId }) => toId).toSorted()).toEqual([year.ids.hana, year.ids.ken].toSorted());
  });

  it("closes after the time for complaints and the interview, and not while a complaint asks for something", async () => {
    year.day("2027-03-26");
    expect(said(await overview())).not.toContain('"name":"close"');
    await database.db.evaluationComplaint.create({
      data: {
        evaluationId: year.of("ken"),
        tier: "review",
        words: new Uint8Array([1]),
        madeAt: new Date("2027-03-20"),
      },
    });
    year.day("2027-03-27");
    // The interview after disclosure may be held until the last of March.
    expect(said(await overview())).not.toContain('"name":"close"');
    await database.db.evaluationInterview.create({
      data: { evaluationId: year.of("hana"), kind: "feedback", heldOn: new Date("2027-03-26") },
    });
    const done = await year.press("hr", button(await overview(), "1人の評価を終了する"));
    expect(done).toMatchObject({ title: "1人の評価を終了しました" });
    expect(await at("hana")).toMatchObject({ state: "closed" });
    year.day("2027-04-01");
    const upheld = { answeredAt: new Date(), upheld: true };
    await database.db.evaluationComplaint.updateMany({ data: upheld });
    await year.press("hr", button(await overview(), "1人の評価を終了する"));
    expect(await at("boss")).toMatchObject({ state: "closed" });
    // It was upheld, and asks for a rating anew.
    expect(await at("ken")).toMatchObject({ state: "disclosed" });
  });

  it("closes the cycle once all in it are, and its period is past", async () => {
    const gone = { state: "exempt", exempt: "left" } as const;
    await database.db.evaluation.updateMany({ where: { state: { notIn: ["closed"] } }, data: gone });
    year.day("2027-03-31");
    expect(said(await overview())).not.toContain('"name":"close"');
    year.day("2027-04-01");
    const done = said(await year.press("hr", button(await overview(), "この評価全体を終了する")));
    expect(done).toContain("この評価全体を終了しました");
    // From here on what is kept of the exempt grows old too.
    expect(await database.db.evaluation.count({ where: { closedAt: null } })).toBe(0);
    expect(await year.open("hr", "remind", { c: year.cycle })).toMatchObject({ refused: "stale" });
    expect(year.faults).toEqual([]);
  });
});
