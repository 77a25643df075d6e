import { beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { type Hours, openHours, staff, type Who } from "../../support/overtime.ts";
import { labels, targetOf } from "../../support/whole-office.ts";

// What follows from long hours: the talk with the manager, the interview, 特例業務 and the review of a breach.

const database = testDatabase();
let hours: Hours;
beforeEach(async () => {
  await database.db.$executeRaw`truncate unit, person, notice, attendance_import, job_run, mute, used_key cascade`;
  hours = await openHours(database);
});

const newest = async (who: Who): Promise<Card> => {
  const last = (await hours.inbox(who)).at(-1);
  return await hours.show(who, last?.name ?? "", last?.about ?? {});
};
const press = async (who: Who, card: Card, label: string) => hours.press(who, targetOf(card, label));
const open = async (who: Who, card: Card, label: string) => {
  const { name, about } = targetOf(card, label);
  return (await hours.open(who, name, about)) as Card;
};
const said = (drawn: unknown) => JSON.stringify(drawn);

describe("Telling one's manager what is too much", () => {
  it("takes a draft that can be changed to the manager, whose answer comes back", async () => {
    await hours.months([["hana", "2026/10", "40:00"]]);
    await hours.days([["hana", "2026/11/25", "9:00"]]);
    const form = await hours.open("hana", "tell");
    expect(said(form)).toContain("今月の時間外勤務が9時間になりました");
    expect(form).toMatchObject({ readers: ["bossさん（あなたの所属長）", "あなた"] });
    await hours.submit("hana", form, { words: "台帳の整理を来月に延ばせないか相談したいです" });
    const notice = await newest("boss");
    expect(said(notice)).not.toContain("台帳");
    const text = await open("boss", notice, "相談を読む");
    expect(said(text)).toContain("台帳の整理");
    const time = await open("boss", text, "話す時間を決める");
    expect(said(await hours.submit("boss", time, { day: "2026-11-30", at: "13:30" }))).toContain("11月30日 13:30");
    expect((await newest("hana")).title).toBe("上司と話す時間が決まりました：11月30日 13:30");
    expect(await hours.press("boss", targetOf(text, "受け取りました"))).toMatchObject({ refused: "stale" });
  });
});

describe("The interview with the physician", () => {
  beforeEach(async () => {
    await hours.months([["hana", "2026/10", "81:00"]]);
    await hours.nudge();
  });

  it("is offered with the hours, and a wish goes to HR alone", async () => {
    const card = await newest("hana");
    expect(said(card)).toContain("10月の時間外勤務は81時間でした");
    expect(labels(card)).toEqual(["面接指導を希望する", "今は希望しない", "自分の月を見る"]);
    expect(said(await press("hana", card, "面接指導を希望する"))).toContain("人事係に伝えました");
    const hr = await newest("hr");
    expect(hr.title).toBe("面接指導の希望が届きました");
    expect(said(await open("hr", hr, "対象の職員を見る"))).toContain('"希望する"');
    const bosses = await hours.inbox("boss");
    expect(bosses.map(({ name }) => name)).toEqual(["manager.limit"]);
    expect(labels(await newest("hana"))).toEqual(["自分の月を見る"]);
  });

  it("may be declined for now, and wished later", async () => {
    await press("hana", await newest("hana"), "今は希望しない");
    expect(labels(await newest("hana"))).toEqual(["面接指導を希望する", "自分の月を見る"]);
    expect((await hours.inbox("hr")).map(({ name }) => name)).toEqual(["hr.health"]);
    expect(said(await hours.open("hr", "health"))).toContain("今は希望しない");
  });

  it("the wish stands in no database in the clear", async () => {
    await press("hana", await newest("hana"), "今は希望しない");
    const [row] = await database.db.$queryRaw<{ row: string }[]>`select h::text as row from overtime_health h`;
    expect(row?.row).not.toMatch(/\bno\b|wanted/);
  });

  it("HR records that the physician was informed, once and audited", async () => {
    const task = await newest("hr");
    expect(task.title).toBe("健康確保の対象になった職員が1人います");
    const form = await open("hr", await open("hr", task, "対象の職員を見る"), "産業医へ情報提供した日を記録する");
    const people = [`2026-10:${hours.ids.hana}`];
    expect(said(await hours.submit("hr", form, { people, day: "2026-11-27" }))).toContain("1人分");
    expect(said(await hours.open("hr", "health"))).toContain("11月27日");
    expect(await hours.show("hr", "hr.health")).toMatchObject({
      title: "健康確保の対象で、手続の残っている職員はいません",
    });
    expect(await database.db.auditEntry.count({ where: { action: "overtime-health.physician-told" } })).toBe(1);
  });

  it("comes unasked from 100 hours, and HR is told anew", async () => {
    await hours.months([["hana", "2026/10", "100:00"]]);
    hours.day("2026-11-30");
    expect(await hours.nudge()).toEqual(["boss review", "hana health100", "hr hr.health"]);
    const card = await newest("hana");
    expect(labels(card)).toEqual(["自分の月を見る"]);
    expect(said(card)).toContain("申出がなくても");
  });
});

describe("特例業務", () => {
  it("stands outside the limits but not outside health, and is reviewed", async () => {
    await hours.months([["hana", "2026/10", "81:00"]]);
    const form = await hours.open("hr", "exempt");
    const entries = {
      ...{ numbers: `${staff.hana}`, from: "2026-10-01", to: "2026-10-31", reason: "台風第19号の避難所の運営" },
      ...{ decidedBy: "市長", decidedOn: "2026-10-01" },
    };
    expect(said(await hours.submit("hr", form, { ...entries, numbers: "999999" }))).toContain("999999");
    expect(said(await hours.submit("hr", form, entries))).toContain("1人分の特例業務を記録しました");
    expect(await hours.nudge()).toEqual(["hana health80", "hr hr.health"]);
    expect(await database.db.overtimeReview.count()).toBe(0);
    const list = (await hours.open("hr", "exemptions")) as Card;
    const review = await open("hr", list, "検証を記録する：10月1日〜10月31日");
    await hours.submit("hr", review, { words: "交代制により最小限とした" });
    expect(said(await hours.open("hr", "exemptions"))).toContain("11月27日に記録済み");
    const [row] = await database.db.$queryRaw<{ row: string }[]>`select e::text as row from overtime_exemption e`;
    expect(row?.row).not.toContain("台風");
    const where = { action: { startsWith: "overtime-exemption." } };
    const deeds = await database.db.auditEntry.findMany({ where, orderBy: { number: "asc" } });
    expect(deeds.map(({ action }) => action)).toEqual(["overtime-exemption.recorded", "overtime-exemption.reviewed"]);
  });

  it("once withdrawn, the hours count again", async () => {
    await hours.months([["hana", "2026/10", "50:00"]]);
    const entries = {
      ...{ numbers: staff.hana, from: "2026-10-01", to: "2026-10-31", reason: "災害", decidedBy: "市長" },
      decidedOn: "2026-10-01",
    };
    await hours.submit("hr", await hours.open("hr", "exempt"), entries);
    expect(await hours.foresee()).toEqual([]);
    const list = (await hours.open("hr", "exemptions")) as Card;
    await press("hr", list, "取り消す：10月1日〜10月31日");
    expect((await hours.foresee()).map(({ kind }) => kind).sort()).toEqual(["manager.limit", "month45"]);
  });
});

describe("What a manager is told of somebody's limit", () => {
  it("says which limit it is, names nobody, and shows the month of whom it is, with the hours", async () => {
    await hours.months([["hana", "2026/10", "46:00"]]);
    await hours.nudge();
    const notice = await newest("boss");
    expect(notice.title).toBe("10月の時間外勤務が上限を超えた職員がいます");
    expect(said(notice)).not.toMatch(/hana|46時間/);
    const month = await open("boss", notice, "内容を見る");
    expect(said(month)).toContain("10月の時間外勤務が46時間となり、上限の45時間を超えました。");
    expect(labels(month)).toEqual(["1on1の日時を決める"]);
  });

  it("is shown to nobody else, and not to whoever leads them no more", async () => {
    await hours.months([["hana", "2026/10", "46:00"]]);
    await hours.nudge();
    const { about } = (await hours.inbox("boss")).at(-1) ?? {};
    await database.db.assignment.updateMany({ where: { managerId: hours.ids.boss }, data: { managerId: null } });
    expect(await hours.show("boss", "manager.limit", about ?? {})).toMatchObject({ refused: "not-found" });
  });
});

describe("The review of a breach", () => {
  beforeEach(async () => {
    await hours.months([["hana", "2026/10", "46:00"]]);
    await hours.nudge();
    hours.day("2026-11-30");
    await hours.nudge();
  });

  it("is due six months after the fiscal year's end, and goes to HR with its causes", async () => {
    const notice = await newest("boss");
    expect(notice.title).toBe("要因の整理・分析・検証が1件あります（期限 2027年9月30日）");
    const list = await open("boss", notice, "検証を書く");
    const form = await open("boss", list, "hanaさん 2026年10月");
    const body = { causes: ["uneven", "staff"], words: "=2+3 欠員が続いた", measures: "当番を見直す", view: "" };
    expect(said(await hours.submit("boss", form, body))).toContain("検証を提出しました");
    const page = await hours.show("hr", "reviews");
    expect(page.title).toBe("未提出0件（うち期限切れ0件）、提出済み1件");
    expect(said(await open("hr", page, "hanaさん 2026年10月"))).toContain("特定の職員への業務の集中");
    const [row] = await database.db.$queryRaw<{ row: string }[]>`select r::text as row from overtime_review r`;
    expect(row?.row).not.toContain("当番");
  });

  it("two who write at once do not overwrite each other", async () => {
    const { id } = await database.db.overtimeReview.findFirstOrThrow();
    const [first, second] = [
      await hours.open("boss", "review", { r: id }),
      await hours.open("boss", "review", { r: id }),
    ];
    const body = { causes: ["other"], words: "一", measures: "一", view: "" };
    await hours.submit("boss", first, body);
    const late = await hours.submit("boss", second, { ...body, words: "二" });
    expect(late).toMatchObject({ type: "correction" });
    expect(said(late)).toContain("二");
  });

  it("is overdue the day after, and its manager hears of it once more", async () => {
    hours.day("2027-10-01");
    expect((await hours.nudge()).filter((each) => each === "boss review")).toHaveLength(1);
    expect(said(await hours.show("hr", "reviews"))).toContain("期限を過ぎています");
  });

  it("is written by HR where the manager cannot, with a reason, and whoever leads the unit is told and may correct it", async () => {
    const page = await hours.show("hr", "reviews");
    const form = await open("hr", page, "hanaさん 2026年10月");
    expect(said(form)).toContain("今この所属を率いる上司");
    const body = { causes: ["staff"], words: "欠員が続いた", measures: "応援を頼む", view: "" };
    expect(await hours.submit("hr", form, { ...body, standIn: "" })).toMatchObject({ type: "correction" });
    const reason = "所属長が4月まで不在のため";
    expect(said(await hours.submit("hr", form, { ...body, standIn: reason }))).toContain("お知らせしました");
    const [deed] = await database.db.auditEntry.findMany({ where: { action: "overtime-review.stand-in" } });
    expect(deed).toMatchObject({ actorId: hours.ids.hr, subjectId: hours.ids.hana });
    const notice = await newest("boss");
    expect(notice.title).toBe("人事係が、検証を代わりに提出しました");
    expect(said([notice.title, notice.body])).not.toMatch(/hana|欠員|不在のため/);
    const theirs = await open("boss", await open("boss", notice, "検証を確かめる"), "hanaさん 2026年10月");
    for (const shown of [reason, "欠員が続いた", "hr"]) expect(said(theirs)).toContain(shown);
    await hours.submit("boss", theirs, { ...body, words: "窓口の増設が重なった" });
    const read = said(await open("hr", await hours.show("hr", "reviews"), "hanaさん 2026年10月"));
    expect(read).toContain("窓口の増設が重なった");
    expect(read).not.toContain(reason);
  });

  it("that somebody has written is not written once more by HR", async () => {
    const { id } = await database.db.overtimeReview.findFirstOrThrow();
    const late = await hours.open("hr", "stand-in", { r: id });
    const body = { causes: ["other"], words: "一", measures: "一", view: "" };
    await hours.submit("boss", await hours.open("boss", "review", { r: id }), body);
    expect(await hours.open("hr", "stand-in", { r: id })).toMatchObject({ refused: "stale" });
    const refused = await hours.submit("hr", late, { ...body, words: "二", standIn: "不在" });
    expect(refused).toMatchObject({ type: "correction" });
    expect(said(refused)).toMatch(/所属の上司が先に提出しました.*二|二.*所属の上司が先に提出しました/);
    expect(said(await hours.show("hr", "reviews"))).not.toContain("代わりに書く");
  });
});
