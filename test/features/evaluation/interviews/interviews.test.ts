import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { InterviewKind } from "../../../../src/features/evaluation/evaluation.ts";
import { createEvaluations } from "../../../../src/features/evaluation/store.ts";
import { createDirectory } from "../../../../src/people/store.ts";
import { createCrypto, newKeyring } from "../../../../src/services/crypto.ts";
import type { Entries, Form } from "../../../../src/view/form.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, raters, type Who, type Year } from "../../../support/evaluation.ts";
import { button, put, said, told } from "../talking.ts";

// The interviews of the year as hana (member) and boss (first rater) live them; ken reads English.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});
beforeEach(async () => {
  year.day("2026-04-13");
  await database.db.evaluationInterview.deleteMany();
  await database.db.evaluationRaterSheet.deleteMany();
  await database.db.notice.deleteMany();
  await put(year, "hana", "goals");
});

const about = (kind: InterviewKind = "opening", who: Who = "hana") => ({ e: year.of(who), kind });
const card = (who: Who, kind: InterviewKind = "opening") => year.open(who, "interview", about(kind));
const form = async (who: Who, act: string, kind: InterviewKind = "opening"): Promise<Form> =>
  formOf(await year.open(who, `interview-${act}`, about(kind)));
const fill = async (who: Who, act: string, entries: Entries, kind: InterviewKind = "opening") =>
  year.submit(who, await form(who, act, kind), entries);
const row = (kind: InterviewKind = "opening") =>
  database.db.evaluationInterview.findUniqueOrThrow({
    where: { evaluationId_kind: { evaluationId: year.of("hana"), kind } },
  });
const record = { on: "2026-04-10", record: "目標の難しさを話し合った" };
const stranger = { refused: "not-found" };

describe("The time of an interview", () => {
  const twice = { day1: "2026-04-20", time1: "10:00", day2: "2026-04-21", time2: "15:30" };

  it("is proposed by either, chosen by the other, and both are told", async () => {
    expect(await fill("boss", "propose", twice)).toMatchObject({ title: "日時の案を送りました" });
    expect(await told(year, "hana")).toBe(1);
    expect(said(await card("boss"))).not.toContain("interview-choose");
    const chosen = await year.press("hana", button(await card("hana"), "4月21日（火）15:30"));
    expect(chosen).toMatchObject({ title: "4月21日（火）15:30に決まりました" });
    expect(await told(year, "boss")).toBe(1);
    expect(await row()).toMatchObject({ meetsAt: "2026-04-21T15:30", proposed: [] });
    expect(said(await card("boss"))).toContain("日時が決まりました");
  });

  it("can be proposed by the person too, in English where they read it", async () => {
    const proposing = formOf(await year.open("ken", "interview-propose", about("opening", "ken")));
    expect(proposing.title).toBe("Opening interview：Propose times");
    expect(proposing.readers).toEqual(["you", "boss"]);
    await year.submit("ken", proposing, twice);
    expect(said(await year.open("ken", "interview", about("opening", "ken")))).toContain("Mon 20 Apr 10:00");
    const ofBoss = await year.open("boss", "interview", about("opening", "ken"));
    expect(await year.press("boss", button(ofBoss, "4月20日（月）10:00"))).toMatchObject({
      title: "4月20日（月）10:00に決まりました",
    });
  });

  it("is on a working day, yet to come, and proposed once, each mistake said at its field", async () => {
    const wrong = async (entries: Entries) => {
      const answer = await fill("hana", "propose", entries);
      return formOf(answer).fields.flatMap(({ id, error }) => (error ? [`${id}: ${error}`] : []));
    };
    expect(await wrong({ ...twice, day1: "2026-04-29" })).toEqual(["day1: 閉庁日です。開庁日を選択してください。"]);
    expect(await wrong({ ...twice, day2: "2026-04-25" })).toEqual(["day2: 閉庁日です。開庁日を選択してください。"]);
    expect(await wrong({ day1: "2026-04-13", time1: "09:30" })).toEqual([
      "time1: 過ぎた時刻です。これからの時刻を選択してください。",
    ]);
    expect(await wrong({ ...twice, time2: "" })).toEqual(["time2: 開始時刻を選択してください。"]);
    expect(await wrong({ ...twice, day2: "2026-04-20", time2: "10:00" })).toEqual([
      "time2: 同じ日時が、ほかの案にもあります。",
    ]);
    expect(await wrong({ day1: "2026-04-20", time1: "17:30" })).toHaveLength(1);
    expect(await database.db.evaluationInterview.count()).toBe(0);
  });

  it("is replaced by proposing anew, and what was replaced can no longer be chosen", async () => {
    await fill("boss", "propose", twice);
    const before = await card("hana");
    await fill("boss", "propose", { day1: "2026-04-22", time1: "09:00" });
    const late = await year.press("hana", button(before, "4月20日（月）10:00"));
    expect(late).toMatchObject({ title: "その案は選べなくなりました" });
    expect((await row()).meetsAt).toBeNull();
  });

  it("is not chosen once it is past", async () => {
    await fill("boss", "propose", twice);
    const early = await card("hana");
    year.day("2026-04-21");
    expect(said(await card("hana"))).not.toContain("4月20日（月）10:00");
    expect(await year.press("hana", button(early, "4月20日（月）10:00"))).toMatchObject({
      title: "その案は選べなくなりました",
    });
  });

  it("gives whoever proposes second the form back, with what the other had proposed", async () => {
    const slow = await form("hana", "propose");
    await fill("boss", "propose", twice);
    const answer = await year.submit("hana", slow, { day1: "2026-04-23", time1: "11:00" });
    expect(answer).toMatchObject({ type: "correction" });
    expect(formOf(answer).fields[0]).toMatchObject({ value: "2026-04-23" });
    expect(formOf(answer).fields[0]?.error).toContain("2026-04-20");
    expect((await row()).proposed).toEqual(["2026-04-20T10:00", "2026-04-21T15:30"]);
    await year.submit("hana", answer, { day1: "2026-04-23", time1: "11:00" });
    expect((await row()).proposed).toEqual(["2026-04-23T11:00"]);
  });

  it("is chosen once however often it is tapped, and proposed once", async () => {
    const drawn = await form("boss", "propose");
    await Promise.all([year.submit("boss", drawn, twice), year.submit("boss", drawn, twice)]);
    expect((await row()).version).toBe(1);
    const target = button(await card("hana"), "4月20日（月）10:00");
    const other = button(await card("hana"), "4月20日（月）10:00");
    const both = await Promise.all([year.press("hana", target), year.press("hana", target), year.press("hana", other)]);
    expect(both.map(({ title }) => title)).toEqual(Array(3).fill("4月20日（月）10:00に決まりました"));
    expect((await row()).version).toBe(2);
  });

  it("comes out as one of the two when one chooses while the other proposes anew", async () => {
    await fill("boss", "propose", twice);
    const [target, anew] = [button(await card("hana"), "4月20日（月）10:00"), await form("boss", "propose")];
    const [chosen, proposed] = await Promise.all([
      year.press("hana", target),
      year.submit("boss", anew, { day1: "2026-04-24", time1: "09:00" }),
    ]);
    const { meetsAt } = await row();
    if (meetsAt === null) expect(chosen.title).toBe("その案は選べなくなりました");
    else expect(proposed).toMatchObject({ type: "correction" });
  });
});

describe("A preparation sheet", () => {
  it("is read by the two who meet, and by nobody else", async () => {
    await fill("hana", "prepare", { back: "本人だけの振り返り", next: "", ask: "" });
    await fill("boss", "prepare", { back: "", next: "上司の準備した目標", ask: "" });
    for (const who of ["hana", "boss"] as const)
      expect(said(await card(who))).toMatch(
        /本人だけの振り返り.*上司の準備した目標|上司の準備した目標.*本人だけの振り返り/u,
      );
    const ofHr = said(await card("hr"));
    expect(ofHr).not.toMatch(/本人だけ|上司の準備/u);
    for (const who of ["chief", "adjuster", "confirmer", "ken", "other"] as const) {
      expect(await card(who), who).toMatchObject(stranger);
      expect(said(await year.open(who, "evaluation", about())), who).not.toMatch(/本人だけ|上司の準備/u);
    }
    expect(said(await year.open("hr", "evaluation", about()))).not.toMatch(/本人だけ|上司の準備/u);
    expect(Buffer.from((await row()).memberSheet ?? []).includes("本人だけ")).toBe(false);
  });

  it("is not even deciphered for HR", async () => {
    await fill("hana", "prepare", { back: "本人だけの振り返り", next: "", ask: "" });
    const keyless = createEvaluations(database.db, createCrypto(newKeyring()), new Set());
    const read = async (who: "hana" | "hr") => {
      const person = await createDirectory(database.db).whoIs({ platform: "web", account: raters[who] }, "2026-04-13");
      if (!person) throw new Error(who);
      return keyless.read(year.of("hana"), { person, today: "2026-04-13" });
    };
    expect((await read("hr"))?.interviews).toMatchObject([{ memberSheet: undefined }]);
    await expect(read("hana")).rejects.toThrow();
  });

  it("does not stop the other side's, nor a proposal", async () => {
    const [mine, theirs] = [await form("hana", "prepare"), await form("boss", "prepare")];
    const proposing = await form("boss", "propose");
    for (const [who, drawn, entries] of [
      ["hana", mine, { back: "一", next: "", ask: "" }],
      ["boss", theirs, { back: "二", next: "", ask: "" }],
      ["boss", proposing, { day1: "2026-04-20", time1: "10:00" }],
    ] as const)
      expect(await year.submit(who, drawn, entries)).toMatchObject({ type: "card" });
  });

  it("is never written over unseen from another screen, and the same words change nothing", async () => {
    const [here, there] = [await form("hana", "prepare"), await form("hana", "prepare")];
    await year.submit("hana", here, { back: "こちらの画面", next: "", ask: "" });
    const second = await year.submit("hana", there, { back: "あちらの画面", next: "", ask: "" });
    expect(formOf(second).fields[0]).toMatchObject({ value: "あちらの画面" });
    expect(formOf(second).fields[0]?.error).toContain("こちらの画面");
    const { version } = await row();
    expect((await form("hana", "prepare")).fields[0]).toMatchObject({ value: "こちらの画面" });
    await fill("hana", "prepare", { back: "こちらの画面", next: "", ask: "" });
    expect((await row()).version).toBe(version);
    await year.submit("hana", second, { back: "あちらの画面", next: "", ask: "" });
    expect((await form("hana", "prepare")).fields[0]).toMatchObject({ value: "あちらの画面" });
  });

  it("of a former rater stays theirs, by name, beside that of whoever follows", async () => {
    await fill("boss", "prepare", { back: "前任の見立て", next: "", ask: "" });
    const stands = await year.open("hr", "stand-in", { c: year.cycle });
    const standIn = { member: raters.hana, role: "first", rater: raters.other, reason: "休職", scope: "one" };
    expect(await year.submit("hr", stands, standIn)).toMatchObject({ type: "card" });
    expect((await form("other", "prepare")).fields[0]).toMatchObject({ value: "" });
    const of = (name: string, words: string) => new RegExp(`${name}の準備シート[^準]*${words}`, "u");
    expect(said(await card("other"))).toMatch(of("bossさん", "前任の見立て"));
    expect(said(await card("other"))).not.toContain("あなたの準備シート");
    await fill("other", "prepare", { back: "後任の見立て", next: "", ask: "" });
    expect(said(await card("other"))).toMatch(of("あなた", "後任の見立て"));
    expect(said(await card("hana"))).toMatch(of("bossさん", "前任の見立て"));
    expect(said(await card("hana"))).toMatch(of("otherさん", "後任の見立て"));
    expect(await card("boss")).toMatchObject(stranger);
    const where = { evaluationId: year.of("hana"), role: "first" as const };
    await database.db.evaluationRater.deleteMany({ where: { ...where, personId: year.ids.other } });
    await database.db.evaluationRater.updateMany({ where, data: { toDay: null } });
  });

  it("keeps the mark of a form that comes back for another mistake", async () => {
    const [here, there] = [await form("hana", "prepare"), await form("hana", "prepare")];
    await year.submit("hana", here, { back: "こちらの画面", next: "", ask: "" });
    const long = await year.submit("hana", there, { back: "長".repeat(1001), next: "", ask: "" });
    const short = await year.submit("hana", long, { back: "あちらの画面", next: "", ask: "" });
    expect(formOf(short).fields[0]?.error).toContain("こちらの画面");
  });
});

describe("The record", () => {
  it("is written by the first rater alone, of a day in the period that has come", async () => {
    for (const who of ["hana", "ken", "chief", "hr", "other"] as const)
      expect(await year.open(who, "interview-record", about()), who).toMatchObject(stranger);
    for (const on of ["2026-04-14", "2026-03-31", ""])
      expect(await fill("boss", "record", { ...record, on }), on).toMatchObject({ type: "correction" });
    expect(await database.db.evaluationInterview.count()).toBe(0);
    expect(await fill("boss", "record", record)).toMatchObject({ title: "面談を記録しました" });
    expect(await told(year, "hana")).toBe(1);
    expect(said(await card("hr"))).toContain(record.record);
  });

  it("says nothing of what was written in the answer that a chat may keep", async () => {
    const done = said(await fill("boss", "record", record));
    const signed = said(await fill("hana", "sign", { remark: "私の補足" }));
    expect(done + signed).not.toMatch(/難しさ|私の補足/u);
  });

  it("is signed by one press, once, and from any state", async () => {
    await fill("boss", "record", record);
    await put(year, "hana", "second");
    const drawn = await card("hana");
    const target = button(drawn, "内容を確認しました");
    const both = await Promise.all([year.press("hana", target), year.press("hana", target)]);
    expect(both.map(({ title }) => title)).toEqual(Array(2).fill("面談の記録を確認しました"));
    expect((await row()).version).toBe(2);
    expect(said(await card("hana"))).not.toContain('内容を確認しました"');
  });

  it("can only be added to once it is signed, and is then signed again", async () => {
    await fill("boss", "record", record);
    await fill("hana", "sign", { remark: "私の補足" });
    const adding = await form("boss", "record");
    expect(adding.fields.map(({ id }) => id)).toEqual(["more"]);
    await year.submit("boss", adding, { more: "言い忘れたこと" });
    const text = said(await card("hana"));
    expect(text).toMatch(/難しさ.*本人確認済み.*私の補足.*追記.*言い忘れたこと/u);
    expect((await row()).signedAt).toBeNull();
    expect(text).toContain("内容を確認しました");
  });

  it("that was changed since it was read is not signed", async () => {
    await fill("boss", "record", record);
    const [before, signing] = [await card("hana"), await form("hana", "sign")];
    await fill("boss", "record", { ...record, record: "直した記録" });
    expect(await year.press("hana", button(before, "内容を確認しました"))).toMatchObject({
      title: "面談の記録が変わりました",
    });
    const back = await year.submit("hana", signing, { remark: "私の補足" });
    expect(formOf(back).fields[0]).toMatchObject({ value: "私の補足" });
    expect(said(back)).toContain("直した記録");
    expect((await row()).signedAt).toBeNull();
    expect(await year.submit("hana", back, { remark: "私の補足" })).toMatchObject({
      title: "面談の記録を確認しました",
    });
  });

  it("that was signed meanwhile comes back as something to add, with what was typed", async () => {
    await fill("boss", "record", record);
    const [changing, same] = [await form("boss", "record"), await form("boss", "record")];
    await fill("hana", "sign", { remark: "" });
    expect(await year.submit("boss", same, record)).toMatchObject({ type: "card" });
    const back = await year.submit("boss", changing, { ...record, record: "書き換えたい" });
    expect(formOf(back).fields).toMatchObject([{ id: "more", value: "書き換えたい" }]);
    expect((await row()).signedAt).not.toBeNull();
    await year.submit("boss", back, { more: "書き換えたい" });
    expect(said(await card("boss"))).toMatch(/難しさ.*書き換えたい/u);
  });

  it("of another rater can only be added to", async () => {
    await fill("boss", "record", record);
    await database.db.evaluationInterview.updateMany({ data: { recordedById: year.ids.other } });
    expect((await form("boss", "record")).fields.map(({ id }) => id)).toEqual(["more"]);
  });

  it("never loses one of two texts when both screens save at once", async () => {
    const [here, there] = [await form("boss", "record"), await form("boss", "record")];
    const answers = await Promise.all([
      year.submit("boss", here, { ...record, record: "画面一" }),
      year.submit("boss", there, { ...record, record: "画面二" }),
    ]);
    expect(answers.map(({ type }) => type).toSorted()).toEqual(["card", "correction"]);
    const back = answers.find(({ type }) => type === "correction");
    expect(said(back)).toMatch(/画面一/u);
    expect(said(back)).toMatch(/画面二/u);
  });
});

describe("An interview that was not held", () => {
  it("has a reason for the person and HR, and a later record takes its place", async () => {
    await put(year, "hana", "first");
    expect(await fill("boss", "omit", { reason: "" }, "review")).toMatchObject({ type: "correction" });
    await fill("boss", "omit", { reason: "病気休暇のため" }, "review");
    for (const who of ["hana", "hr"] as const) expect(said(await card(who, "review"))).toContain("病気休暇のため");
    await fill("boss", "record", record, "review");
    expect(said(await card("hana", "review"))).not.toContain("病気休暇のため");
    expect((await row("review")).omitted).toBeNull();
  });

  it("does not take the place of a record, and keeps what was typed", async () => {
    const late = await form("boss", "omit");
    await fill("boss", "record", record);
    const back = await year.submit("boss", late, { reason: "行っていない" });
    expect(formOf(back).fields[0]).toMatchObject({ value: "行っていない" });
    expect((await row()).omitted).toBeNull();
  });
});

describe("Each kind", () => {
  it("can be dealt with in its own states only", async () => {
    const open = async (kind: InterviewKind) =>
      !("refused" in (await year.open("boss", "interview-record", about(kind))));
    const kinds = ["opening", "middle", "review", "feedback"] as const;
    const now = async () => (await Promise.all(kinds.map(open))).map((each) => (each ? 1 : 0)).join("");
    expect(await now()).toBe("1000");
    await put(year, "hana", "self");
    expect(await now()).toBe("1100");
    await put(year, "hana", "first");
    expect(await now()).toBe("0010");
    await put(year, "hana", "disclosed");
    expect(await now()).toBe("0001");
    await put(year, "hana", "closed");
    expect(await now()).toBe("0000");
    expect(await year.open("boss", "interview", { ...about(), kind: "constructor" })).toMatchObject(stranger);
  });

  it("was read by others with a line in the audit trail", async () => {
    const before = await database.db.auditEntry.count({ where: { actorId: year.ids.hr } });
    await card("hr");
    expect(await database.db.auditEntry.count({ where: { actorId: year.ids.hr } })).toBe(before + 1);
    expect(year.faults).toEqual([]);
  });
});
