import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import type { Form } from "../../../src/view/form.ts";
import type { Target } from "../../../src/view/target.ts";
import { testDatabase } from "../../support/database.ts";
import type { Cast } from "../../support/office.ts";
import { buttonsOf, labels, openWholeOffice, said, targetOf, type WholeOffice } from "../../support/whole-office.ts";
import { hireOthers, leaveOf, tookIn } from "./staff.ts";

// Leave as it is lived on Wednesday 1 April 2026: hana plans, boss (her manager) answers.

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  await hireOthers(database.db, office.ids);
});
afterAll(() => office.policies.close());
beforeEach(async () => {
  await database.db.leavePlan.deleteMany();
  await database.db.leaveDeclined.deleteMany();
  await database.db.leaveBalance.deleteMany();
  await database.db.attendanceImport.deleteMany();
  await database.db.notice.deleteMany();
  await database.db.leaveBalance.createMany({ data: [leaveOf(office.ids.hana, 20, 18, 1)] });
  await tookIn(database.db, new Date("2026-03-31T00:00:00Z"));
});

const mine = (who: Cast = "hana") => office.hear(who, "休暇");
/** The first proposed day goes into the plan. */
const planFirst = async () => office.press("hana", await mine(), "予定に入れる");
const firstDay = (card: Card) => {
  const target = targetOf(card, "予定に入れる");
  return target.about.day ?? "";
};

describe("My leave", () => {
  it("says what is left, what would be lost and how far the data reach", async () => {
    const card = await mine();
    expect(card.title).toBe("年休の残りは37日です");
    expect(said(card)).toContain("12月31日（木）に、年休のうち17日が使えなくなる見込みです");
    expect(said(card)).toContain("2026年3月31日取込分まで");
    const asked = await office.hear("hana", "年休あと何日？");
    expect([asked.title, labels(asked)]).toEqual([card.title, labels(card)]);
  });

  it("foresees nothing from data older than seven days", async () => {
    await database.db.attendanceImport.deleteMany();
    await tookIn(database.db, new Date("2026-03-24T00:00:00Z"));
    const card = await mine();
    expect(card.title).toBe("年休の残りは37日です");
    expect(said(card)).not.toContain("使えなくなる");
  });

  it("says plainly where there are no data, which is not the same as none left", async () => {
    const card = await mine("ken");
    expect(card.title).toBe("How much annual leave you have left is not known here yet");
    expect(said(card)).not.toContain("donut");
    // Days can be planned all the same.
    expect(labels(card)).toContain("Plan it");
  });

  it("proposes no more days than are left", async () => {
    await database.db.leaveBalance.updateMany({ data: { carriedMin: 0, takenMin: 19 * 465 } });
    expect(labels(await mine()).filter((label) => label === "予定に入れる")).toHaveLength(1);
    await database.db.leaveBalance.updateMany({ data: { takenMin: 20 * 465 } });
    expect(labels(await mine())).not.toContain("予定に入れる");
  });

  it("gives other days to whom these do not suit, and no more of a day that was refused, until that is undone", async () => {
    const card = await mine();
    const day = firstDay(card);
    expect(firstDay(await office.press("hana", card, "ほかの日を見る"))).not.toBe(day);
    const refused = await office.press("hana", card, "この日は提案しない");
    expect(said(refused)).toContain("これから提案しません");
    expect(firstDay(await mine())).not.toBe(day);
    await office.press("hana", refused, "元に戻す");
    expect(firstDay(await mine())).toBe(day);
  });
});

describe("A planned day", () => {
  it("reaches the managers at once, is no application, and can be taken back", async () => {
    const planned = await planFirst();
    expect(said(planned)).toContain("予定として上司に伝えました。休暇の申請は庶務事務システムで行ってください。");
    expect(said(planned)).not.toMatch(/承認|許可/);
    const arrival = await office.newest("boss");
    expect(arrival.title).toBe("休暇の予定が届きました");
    expect(said(arrival)).toContain("hana");
    expect(labels(arrival)).toEqual(["了解", "日程を相談", "メンバーの休暇の予定を見る"]);
    await office.press("hana", planned, "取り消す");
    expect((await office.newest("boss")).title).toBe("休暇の予定が取り消されました");
    expect((await mine()).title).toBe("年休の残りは37日です");
  });

  it("is planned once, however often it is tapped and from however many tabs", async () => {
    const [one, other] = [await mine(), await mine()];
    const day = firstDay(one);
    await Promise.all([
      office.press("hana", one, "予定に入れる"),
      office.press("hana", one, "予定に入れる"),
      office.press("hana", other, "予定に入れる"),
    ]);
    const plans = await database.db.leavePlan.findMany();
    expect(plans.map((plan) => plan.day.toJSON().slice(0, 10))).toEqual([day]);
    expect(await office.inbox("boss")).toHaveLength(1);
  });

  it("is noted by a manager, and the member is told so", async () => {
    await planFirst();
    const noted = await office.press("boss", await office.newest("boss"), "了解");
    expect(said(noted)).toContain("了解しました");
    const told = await office.newest("hana");
    expect(told.title).toBe("休暇の予定に、上司から返事がありました");
    expect(said(told)).toContain("休暇の申請は庶務事務システムで行ってください。");
  });

  it("is never refused: a manager may ask to talk about the day, and what they write is read in a dialog alone", async () => {
    await planFirst();
    const form = (await office.open("boss", await office.newest("boss"), "日程を相談")) as Form;
    expect(form.readers).toEqual(["hana（本人）", "本人の上司"]);
    await office.submit("boss", form, { words: "窓口の当番と重なりそうです" });
    const told = await office.newest("hana");
    expect(said(told)).toContain("日程を相談したい");
    expect(said(told)).not.toContain("窓口の当番");
    expect(said(await office.open("hana", told, "上司からのひとことを読む"))).toContain("窓口の当番と重なりそうです");
    const rows = await database.db.$queryRaw<{ note: string }[]>`select encode(note, 'escape') as note from leave_plan`;
    expect(rows[0]?.note).not.toContain("窓口");
    expect(said(await mine())).toContain("日程を相談したい");
  });

  it("is answered once: of two managers the second sees what the first said", async () => {
    await planFirst();
    const second = { platform: "web", account: "100104" };
    const card = await office.newest("boss");
    const target = targetOf(card, "了解");
    const theirs = targetOf(await office.bot.show(second, arrivalOf(target)), "了解");
    const both = await Promise.all([office.press("boss", card, "了解"), office.bot.press(second, theirs)]);
    expect(both.filter((each) => said(each).includes("この予定は、いま次のように変わっています。"))).toHaveLength(1);
    expect(await database.db.leavePlan.count({ where: { state: "noted", version: 2 } })).toBe(1);
    expect(await office.inbox("hana")).toHaveLength(1);
  });

  it("cannot be noted once it was taken back", async () => {
    const planned = await planFirst();
    const card = await office.newest("boss");
    await office.press("hana", planned, "取り消す");
    expect(said(await office.press("boss", card, "了解"))).toContain("本人が取り消しました");
    expect(await database.db.leavePlan.count({ where: { state: "withdrawn" } })).toBe(1);
  });

  it("can be half a day or hours, on a working day ahead", async () => {
    const form = await office.open("hana", await mine(), "日や時間を選んで予定する");
    const send = (entries: object) => office.submit("hana", form, { hours: "", ...entries });
    expect(said(await send({ day: "2026-04-04", part: "day" }))).toContain("開庁日で、明日より後の日");
    expect(said(await send({ day: "2026-04-06", part: "hours" }))).toContain("時間休の時間を入力してください。");
    expect(said(await send({ day: "2026-04-06", part: "hours", hours: "2" }))).toContain("時間休（2時間）");
    expect(await database.db.leavePlan.findFirst()).toMatchObject({ part: "hours", minutes: 120 });
  });

  it("asks nobody for a reason, and no card of the manager's has a place for one", async () => {
    const form = (await office.open("hana", await mine(), "日や時間を選んで予定する")) as Form;
    expect(form.fields.map(({ id }) => id)).toEqual(["day", "part", "hours"]);
    const columns = await database.db.$queryRaw<{ column_name: string }[]>`
      select column_name from information_schema.columns where table_name = 'leave_plan'`;
    expect(columns.map((each) => each.column_name).join()).not.toMatch(/reason|why|kind/);
  });
});

const arrivalOf = ({ about }: Target): Target => ({
  feature: "leave",
  name: "arrived",
  about: { plan: about.plan ?? "" },
});

describe("いろいろな休暇", () => {
  it("is the same list to everybody, with the policy's section, and promises nothing that is only considered", async () => {
    const card = (await office.open("hana", await mine(), "いろいろな休暇")) as Card;
    expect(said(card)).toContain("夏季休暇");
    expect(said(card)).toContain('"label":"検討"');
    const read = buttonsOf(card).filter((button) => "target" in button && button.target.feature === "policy");
    expect(read.length).toBeGreaterThan(3);
  });
});

describe("Nudges of leave", () => {
  const kinds = async () => (await office.inbox("hana")).map(({ name }) => name);
  it("come seldom, only on working days, and on a day on which nothing else comes", async () => {
    await database.db.leaveBalance.updateMany({ data: { takenMin: 0 } });
    await tookIn(database.db, new Date("2026-11-16T00:00:00Z"));
    await office.run("leave.nudge", "2026-11-15", "10:30");
    expect(await kinds()).toEqual([]);
    const elsewhere = { id: "018f0000-0000-7000-8000-000000000009", toId: office.ids.hana, once: "another" };
    const of = { feature: "overtime", kind: "near45", about: {}, class: "nudge" as const };
    await database.db.notice.create({ data: { ...elsewhere, ...of, createdAt: new Date("2026-11-16T00:00:00Z") } });
    await office.run("leave.nudge", "2026-11-16", "10:30");
    expect(await kinds()).toEqual(["near45"]);
    await database.db.notice.deleteMany();
    await office.run("leave.nudge", "2026-11-17", "10:30");
    expect(await kinds()).toEqual(["lapse"]);
    await office.run("leave.nudge", "2026-11-18", "10:30");
    await tookIn(database.db, new Date("2026-12-14T00:00:00Z"));
    await office.run("leave.nudge", "2026-12-14", "10:30");
    expect(await kinds()).toEqual(["lapse"]);
    // Twenty-eight days on, and the last on which the New Year is still far enough.
    await office.run("leave.nudge", "2026-12-15", "10:30");
    expect(await kinds()).toEqual(["lapse", "moment"]);
  });

  it("pass over what somebody muted, and say no figure where a chat shows a preview", async () => {
    await tookIn(database.db, new Date("2026-11-16T00:00:00Z"));
    await database.db.mute.create({ data: { personId: office.ids.hana, feature: "leave", kind: "lapse" } });
    await database.db.jobRun.deleteMany();
    await office.run("leave.nudge", "2026-11-17", "10:30");
    expect(await kinds()).toEqual(["moment"]);
    const card = await office.newest("hana");
    expect(card.title).toBe("休暇の予定を立ててみませんか");
    await database.db.mute.deleteMany();
  });

  it("are held back on a day that somebody plans to be away", async () => {
    await database.db.jobRun.deleteMany();
    await database.db.leavePlan.create({
      data: {
        ...{ id: "018f0000-0000-7000-8000-000000000001", personId: office.ids.hana, part: "day", minutes: 465 },
        ...{ state: "told", day: new Date("2026-11-17"), toldAt: new Date("2026-11-01") },
      },
    });
    await tookIn(database.db, new Date("2026-11-16T00:00:00Z"));
    await office.run("leave.nudge", "2026-11-17", "10:30");
    expect(await kinds()).toEqual([]);
  });
});
