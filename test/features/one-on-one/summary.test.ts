import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSummariser } from "../../../src/features/one-on-one/summary/summariser.ts";
import { figuresStandIn } from "../../../src/features/policy/phrasing/figures.ts";
import { mask } from "../../../src/features/policy/phrasing/mask.ts";
import { createLanguageModel } from "../../../src/services/language-model/language-model.ts";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { type HostileModel, hostileModel, says } from "../../support/hostile-model.ts";
import { openTalks, type Talker, type Talks } from "../../support/one-on-one.ts";
import { labels, said } from "../../support/whole-office.ts";

// hana and boss, and one note of theirs that is long enough. The language model is a server of the test's own that keeps
// whatever it is told; who may send is tried in every combination of the city's switch and the two agreements.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const note = `窓口の混む月曜の応援を話した。佐藤 美咲さんに頼む案もある。${"応援の順番は係で決め、12月から試すことにした。".repeat(8)}`;
const draft = "月曜の窓口の応援を話し、順番を係で決めて12月から試すことにした。";

const database = testDatabase();
let model: HostileModel;
let on: Talks;
let about: { readonly p: string; readonly m: string };
const budget = vi.fn(async () => true);
let switchedOn = true;

beforeAll(async () => {
  model = await hostileModel(says(draft));
  const languageModel = createLanguageModel({ baseUrl: model.url, model: "test" } as never);
  if (!languageModel) throw new Error("no model");
  const summariser = createSummariser({
    ...{ model: languageModel, host: "model.example", budget, figuresStandIn },
    mask: async (text) => mask(text, ["佐藤 美咲"]),
    mayBeSent: (text) => !text.includes("つらい"),
  });
  on = await openTalks(database.db, "2026-05-11", { summariser, aiSummary: () => switchedOn });
  const p = await on.pair("hana", "boss");
  await on.fill("hana", await on.open("hana", "prepare", { p }), { words: "CANARY準備" });
  const m = await on.noted("hana", p, { talked: note, member: "CANARY約束", memberBy: "2026-06-30" });
  await on.fill("hana", await on.open("hana", "private", { p, m }), { words: "CANARYメモ" });
  about = { p, m };
});
afterAll(() => model.close());

const look = async (who: Talker) => (await on.open(who, "summary", about)) as Card;
const press = async (who: Talker, label: string) => on.press(who, await look(who), label);
const forgotten = () => database.db.oneOnOneSummary.deleteMany();
const [agree, refuse, make] = ["この記録について同意する", "同意を取り消す", "要約を作る"];

describe("A summary by a language model", () => {
  it("says before anybody agrees what would be sent where, and that it can be taken back", async () => {
    const card = said(await look("hana"));
    for (const words of ["model.example", "氏名や番号を伏せて", "取り消せます", "お知らせは届きません"])
      expect(card).toContain(words);
    expect(labels((await on.open("hana", "meeting", about)) as Card)).toContain("AIによる要約");
  });

  it("is made only where the city switched it on and both agreed, and nothing is sent otherwise", async () => {
    for (const city of [true, false])
      for (const member of [true, false])
        for (const counterpart of [true, false]) {
          await forgotten();
          await press("hana", agree);
          await press("boss", agree);
          const offered = await look("boss");
          const [yes, no] = [new Date("2026-05-11"), null];
          const agreed = { memberAgreedAt: member ? yes : no, counterpartAgreedAt: counterpart ? yes : no };
          await database.db.oneOnOneSummary.update({ where: { meetingId: about.m }, data: agreed });
          switchedOn = city;
          const before = model.seen.length;
          const forced = await on.press("boss", offered, make);
          switchedOn = true;
          const all = city && member && counterpart;
          expect(model.seen.length - before, JSON.stringify({ city, member, counterpart })).toBe(all ? 1 : 0);
          expect(forced.title).toBe(all ? "要約の下書きができました" : "要約は作っていません");
        }
  });

  it("is sent that note and nothing else, without names, and is a draft that the two alone read", async () => {
    const sent = model.seen.map(({ body, headers }) => JSON.stringify([headers, JSON.parse(body)])).join();
    expect(sent).toContain("窓口の混む月曜の応援を話した");
    expect(sent).toContain("［氏名］");
    expect(sent).not.toMatch(/CANARY|佐藤|美咲|hana|boss|10000\d|市民生活課/);
    await forgotten();
    await press("hana", agree);
    expect(labels(await look("hana"))).not.toContain(make);
    await press("boss", agree);
    const made = await press("boss", make);
    expect(said(made)).not.toContain(draft);
    for (const who of ["hana", "boss"] as const) {
      const card = said(await look(who));
      expect(card).toContain(draft);
      expect(card).toContain("AIが書いた下書き（記録ではありません）");
    }
    for (const who of ["ken", "rin", "chief", "next", "admin"] as const)
      expect(await look(who)).toMatchObject({ refused: "not-found" });
    const [row] = await database.db.$queryRaw<{ text: string }[]>`select t::text as text from one_on_one_summary t`;
    expect(row?.text).not.toContain(Buffer.from(draft).toString("hex"));
    const entry = await database.db.auditEntry.findFirstOrThrow({
      where: { action: "one-on-one.shortened" },
      orderBy: { number: "desc" },
    });
    expect(entry).toMatchObject({ actorId: on.ids.boss, subjectId: on.ids.hana, payload: { pair: about.p } });
  });

  it("is discarded by either, with both agreements", async () => {
    expect((await press("hana", "下書きを捨てる")).title).toBe("下書きを捨てました");
    expect(await database.db.oneOnOneSummary.count()).toBe(0);
    expect(labels(await look("boss"))).toEqual([agree, "記録に戻る"]);
  });

  it("can be refused until the moment: a card that still offers it sends nothing", async () => {
    await press("hana", agree);
    await press("boss", agree);
    const offered = await look("boss");
    await press("hana", refuse);
    const before = model.seen.length;
    expect((await on.press("boss", offered, make)).title).toBe("要約は作っていません");
    expect(model.seen.length).toBe(before);
  });

  it("refused while it is on its way, is not kept", async () => {
    await forgotten();
    await press("hana", agree);
    await press("boss", agree);
    const offered = await look("boss");
    const leaving = await look("hana");
    model.behave(async (response, request) => {
      expect(said(await on.press("hana", leaving, refuse))).toContain("記録はすでに送られています");
      await says(draft)(response, request);
    });
    expect((await on.press("boss", offered, make)).title).toBe("下書きは残していません");
    model.behave(says(draft));
    expect(said(await look("boss"))).not.toContain(draft);
  });

  it("is of the note that was agreed to: what is corrected since needs new agreements", async () => {
    await forgotten();
    await press("hana", agree);
    await press("boss", agree);
    const offered = await look("boss");
    await on.fill("hana", await on.open("hana", "note", about), { talked: `${note}もう一つ加えた。` });
    const before = model.seen.length;
    expect((await on.press("boss", offered, make)).title).toBe("要約は作っていません");
    expect(model.seen.length).toBe(before);
    expect(labels(await look("hana"))).toContain(agree);
  });

  it("is sent once, however often it is pressed", async () => {
    await press("hana", agree);
    await press("boss", agree);
    const [hers, his] = [await look("hana"), await look("boss")];
    const before = model.seen.length;
    await Promise.all([on.press("hana", hers, make), on.press("boss", his, make), on.press("boss", his, make)]);
    expect(model.seen.length - before).toBe(1);
    expect(said(await look("hana"))).toContain(draft);
  });

  it.each([
    ["a link", "https://evil.example を開いてください。"],
    ["a number that the note does not have", "応援は15人で始めることにした。"],
    ["nothing", ""],
    ["more than the note", "あ".repeat(1000)],
  ])("is not kept where it has %s", async (_what, words) => {
    await forgotten();
    await press("hana", agree);
    await press("boss", agree);
    model.behave(says(words));
    expect((await press("boss", make)).title).toBe("要約を作れませんでした");
    model.behave(says(draft));
    expect(labels(await look("boss"))).toContain(make);
  });

  it("is not made of a note that speaks of trouble, nor when a day's calls are used up", async () => {
    const before = model.seen.length;
    budget.mockResolvedValueOnce(false);
    expect((await press("boss", make)).title).toBe("この記録は送りませんでした");
    await on.fill("hana", await on.open("hana", "note", about), { talked: `${note}つらいと聞いた。` });
    await press("hana", agree);
    await press("boss", agree);
    expect((await press("boss", make)).title).toBe("この記録は送りませんでした");
    expect(model.seen.length).toBe(before);
  });

  it("is not offered for a short note, and leaves no fault", async () => {
    const m = await on.noted("hana", about.p, { talked: "短い記録" });
    expect(labels((await on.open("hana", "meeting", { p: about.p, m })) as Card)).not.toContain("AIによる要約");
    expect(on.faults).toEqual([]);
  });
});
