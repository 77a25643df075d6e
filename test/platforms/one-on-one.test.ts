import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { testDatabase } from "../support/database.ts";
import { openWholeOffice, type WholeOffice } from "../support/whole-office.ts";
import type { Client, Place, Seen } from "./contract.ts";
import { startSlack } from "./slack-server.ts";
import { startTeams } from "./teams-server.ts";
import { webClient } from "./web-client.ts";
import { startWeb } from "./web-server.ts";

// hana and boss, her manager, hold three 1-on-1s on each platform: one that was postponed, a promise that comes back until
// it is kept, and the hand-over to ken, who leads her afterwards and reads English.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const said = ({ texts }: Seen) => texts.join("\n");

/** written: all that was ever put into conversations; the page has none. */
type Talked = Place & { readonly written?: () => string };

const platforms: Readonly<Record<string, (office: WholeOffice) => Promise<Talked>>> = {
  "the page": async (office) => {
    const server = await startWeb(office);
    return { sit: (who) => webClient(server, who), close: server.close };
  },
  Slack: (office) => startSlack(office, "http", {}),
  Teams: (office) => startTeams(office, {}),
};

describe.each(Object.entries(platforms))("On %s", (_name, open) => {
  const database = testDatabase();
  let office: WholeOffice;
  let place: Talked;
  let hana: Client;
  let boss: Client;
  beforeAll(async () => {
    office = await openWholeOffice(database.db, { outbox: createOutbox(async () => {}) });
    place = await open(office);
    [hana, boss] = [place.sit("hana"), place.sit("boss")];
  });
  afterAll(async () => {
    await place?.close();
    await office?.policies.close();
  });

  const opened = async (who: Client) => {
    await who.says("1on1");
    return who.presses("1on1を開く");
  };

  /** From the notice; read first, it is not taken for the answer to what she says next. */
  const rates = async (answer: string) => {
    await hana.reads("今日の面談はどうでしたか");
    expect(said(await hana.presses(answer))).toContain("ありがとうございました");
  };

  it("面談 asks which of the two is meant", async () => {
    expect((await hana.says("面談")).buttons).toEqual(expect.arrayContaining(["1on1", "評価の面談"]));
  });

  it("two people begin, and set a time", async () => {
    await hana.says("1on1");
    const form = await hana.presses("1on1を始める");
    expect(form.readers.join()).toContain("人事課");
    expect(said(await hana.fills({}, "相手に確認を頼む"))).toContain("bossさんに確認を頼みました");
    await boss.reads("hanaさんから1on1の確認の依頼が届きました");
    expect(said(await boss.presses("確認して始める"))).toContain("1on1が始まりました");
    await boss.presses("日時を提案する");
    const sent = await boss.fills({ day1: "2026-04-02", time1: "10:00" }, "日時の案を送る");
    expect(said(sent)).toContain("日時の案を送りました");
    await hana.reads("bossさんから1on1の日時の案が届きました");
    expect(said(await hana.presses("4月2日（木）10:00"))).toContain("決まりました");
  });

  it("the member says what about and which answer she wants, having read who will read it", async () => {
    await opened(hana);
    const form = await hana.presses("話したいことを書く");
    expect(said(form)).toContain("人事課には実施日と回数だけが伝わります");
    expect(form.readers).toEqual(["あなた", "bossさん"]);
    const typed = { theme: "work", wish: "think", words: "窓口の応援のこと" };
    expect(said(await hana.fills(typed, "保存する"))).toContain("保存しました");
    const read = said(await opened(boss));
    for (const shown of ["窓口の応援のこと", "一緒に考えてほしい", "方針 agano#6-3-1-1"]) expect(read).toContain(shown);
  });

  it("what was prepared outlives a postponement", async () => {
    expect(said(await boss.presses("延期する"))).toContain("1on1を延期しました");
    const told = said(await hana.reads("bossさんとの1on1が延期になりました"));
    expect(told).not.toContain("窓口の応援のこと");
    expect(said(await opened(hana))).toContain("窓口の応援のこと");
  });

  it("a first talk is noted, and rated with one tap that says nothing of who it was", async () => {
    await hana.presses("記録を書く");
    const wrong = await hana.fills({ talked: "応援の順番を決めた", member: "当番表を作る" }, "保存する");
    expect(wrong.errors).toEqual({ memberBy: "期限の日付を選択してください。" });
    expect(said(await hana.fills({ memberBy: "2026-04-30" }, "保存する"))).toContain("1on1を記録しました");
    const form = await hana.presses("自分だけのメモ");
    expect(form.readers.join("、")).toBe("あなただけ（相手にも、人事課にも表示されません）");
    expect(said(await hana.fills({ words: ownNote }, "保存する"))).toContain("自分だけのメモを保存しました");
    await rates("4");
    const inbox = await database.db.inboxItem.findMany();
    expect(inbox.every(({ body }) => body === null)).toBe(true);
  });

  it("what one wrote for oneself is not shown to the other, who reads the note", async () => {
    await opened(boss);
    await boss.presses("これまでの記録");
    const read = said(await boss.presses("2026年4月1日（水）"));
    expect(read).toContain("応援の順番を決めた");
    expect(read).not.toContain(ownNote);
  });

  it("the promise comes back in the second talk and the third, until it is kept", async () => {
    expect(said(await opened(boss))).toContain("当番表を作る");
    await boss.presses("記録を書く");
    expect(said(await boss.fills({ talked: "当番表の案を見た" }, "保存する"))).toContain("1on1を記録しました");
    await rates("3");
    expect(said(await opened(hana))).toContain("当番表を作る");
    await hana.presses("記録を書く");
    const third = { talked: "当番表を使い始めた", member: "休みの案を出す", memberBy: "2026-05-29" };
    expect(said(await hana.fills(third, "保存する"))).toContain("1on1を記録しました");
    await rates("5");
    await opened(hana);
    expect(said(await hana.presses("済んだ"))).toContain("約束を済みにしました");
    const held = await database.db.oneOnOneMeeting.count({ where: { heldOn: { not: null } } });
    expect(held).toBe(3);
  });

  it("with a new manager only what both agree to passes on", async () => {
    const { db } = database;
    const [post] = await db.assignment.findMany({ where: { personId: office.ids.hana } });
    const day = new Date("2026-04-01");
    await db.assignment.update({ where: { id: post?.id ?? "" }, data: { toDay: day } });
    const { unitId, level } = post ?? { unitId: "", level: "staff" as const };
    await db.assignment.create({
      data: { unitId, level, personId: office.ids.hana, managerId: office.ids.ken, fromDay: day },
    });
    await office.run("one-on-one.follow", "2026-04-01");
    const promise = await db.oneOnOnePromise.findFirstOrThrow({ where: { endedOn: null } });
    await hana.reads("bossさんとの1on1が終わりました");
    await hana.presses("引継ぎを確認する");
    await hana.presses("内容を選ぶ");
    const chosen = await hana.fills({ promises: [promise.id] }, "相手に確認を頼む");
    expect(said(chosen)).toContain("引継ぎの内容を選びました");
    const ken = place.sit("ken");
    await ken.reads("Your 1-on-1s with hana begin");
    expect(said(await ken.presses("Open the 1-on-1"))).not.toContain(ownPromise);
    await boss.reads("hanaさんが1on1の引継ぎの内容を選びました");
    await boss.presses("引継ぎを確認する");
    expect(said(await boss.presses("この内容に同意する"))).toContain("引継ぎが済みました");
    await ken.reads("Your 1-on-1s with hana begin");
    expect(said(await ken.presses("Open the 1-on-1"))).toContain(ownPromise);
  });

  it("stands in no conversation, what anybody wrote, nor the theme and the answer that were wanted", () => {
    const written = place.written?.() ?? "";
    const words = ["窓口の応援のこと", "一緒に考えてほしい", "応援の順番を決めた", "当番表", ownPromise, ownNote];
    for (const each of words) expect(written).not.toContain(each);
    if (place.written) expect(written).toContain("hanaさんが1on1の記録を書きました");
  });

  it("ran without a fault", () => {
    expect(office.faults).toEqual([]);
  });
});

const ownPromise = "休みの案を出す";
const ownNote = "次は早めに切り出す";
