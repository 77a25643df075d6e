import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askTarget } from "../../src/features/enquiry/targets.ts";
import { homeTarget, welcomeTarget } from "../../src/features/help/views.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { testDatabase } from "../support/database.ts";
import { openWholeOffice, type WholeOffice } from "../support/whole-office.ts";
import type { Place, Seen } from "./contract.ts";
import { startSlack } from "./slack-server.ts";
import { startTeams } from "./teams-server.ts";
import { webClient } from "./web-client.ts";
import { startWeb } from "./web-server.ts";

// What the product does today, lived on each platform: a question, a question to HR, its answer for whoever asks next.

const said = ({ texts }: Seen) => texts.join("\n");
const question = "名札を付けずに窓口に出てもいいですか";
const answer = "窓口では名札を付けてください。防犯上の心配があるときは、名字だけの名札を使えます。";

const platforms: Readonly<Record<string, (office: WholeOffice) => Promise<Place>>> = {
  "the page": async (office) => {
    const server = await startWeb(office);
    return { sit: (who) => webClient(server, who), close: server.close };
  },
  "Slack over HTTP": (office) => startSlack(office, "http", { platform: targets }),
  "Slack in Socket Mode": (office) => startSlack(office, "socket", { platform: targets }),
  Teams: (office) => startTeams(office, { platform: { welcome: welcomeTarget } }),
};
const targets = { home: homeTarget, shortcuts: { ask_hr: askTarget(undefined) } };

describe.each(Object.entries(platforms))("On %s", (_name, open) => {
  const database = testDatabase();
  let office: WholeOffice;
  let place: Place;
  beforeAll(async () => {
    office = await openWholeOffice(database.db, { outbox: createOutbox(async () => {}) });
    place = await open(office);
  });
  afterAll(async () => {
    await place?.close();
    await office?.policies.close();
  });

  it("a question is answered with the passage and where it stands, which can be read whole", async () => {
    const hana = place.sit("hana");
    const seen = await hana.says("年休を取りやすくする取組はある？");
    expect(said(seen)).toContain("休暇取得の促進");
    expect(said(await hana.presses("この節の全文を読む"))).toContain("方針の全文");
  });

  it("an answer is rated once, and the rating says nothing of who gave it", async () => {
    const ken = place.sit("ken");
    await ken.says("人事交流の目的は？");
    const thanks = said(await ken.presses("Yes"));
    expect(thanks).toMatch(/thank/i);
    const kept = await database.db.question.findMany({ where: { helpful: true } });
    expect(kept).toHaveLength(1);
    expect(await database.db.usedKey.count()).toBe(0);
    const inbox = await database.db.inboxItem.findMany();
    expect(inbox.map(({ body }) => body)).toEqual(inbox.map(() => null));
  });

  it("a question to HR is taken by one, answered, told to who asked, and answers whoever asks next", async () => {
    const hana = place.sit("hana");
    await hana.says(question);
    const form = await hana.presses("人事係に質問する");
    expect(form.readers).toEqual(["総務課人事係"]);
    expect(form.entries).toMatchObject({ words: question });
    expect((await hana.fills({ naming: "" }, "質問を送る")).errors).toHaveProperty("naming");
    expect(said(await hana.fills({ naming: "unnamed" }, "質問を送る"))).toContain("質問を受け付けました");

    const rin = place.sit("rin");
    await rin.reads("人事係への質問が届きました");
    const read = await rin.presses("質問を読む");
    expect(said(read)).toContain(question);
    expect(said(read)).not.toContain("hana");
    await rin.reads("人事係への質問が届きました");
    await rin.presses("担当する");
    await rin.presses("回答を書く");
    const typed = { text: answer, publish: "yes", question: "窓口で名札は必要ですか" };
    expect(said(await rin.fills(typed, "回答を送る"))).toContain("に回答しました");

    await hana.reads("回答がありました");
    expect(said(await hana.presses("質問と回答を見る"))).toContain(answer);
    await office.policies.reload();
    expect(said(await place.sit("boss").says("窓口で名札はいりますか？"))).toContain(answer);
  });

  it("words of crisis are answered by people, and nothing of them is stored anywhere", async () => {
    const before = await database.db.question.count();
    const seen = await place.sit("hana").says("もう死にたい");
    expect(said(seen)).toMatch(/相談|いのち/);
    expect(await database.db.question.count()).toBe(before);
    const rows = await database.db.inboxItem.findMany();
    expect(rows.every(({ body, state }) => body === null && state === "done")).toBe(true);
  });

  it("the way to the page, what can be quietened, and what one can do are a word away", async () => {
    const boss = place.sit("boss");
    expect((await boss.says("画面")).buttons).toContain("画面を開く");
    expect(said(await boss.says("お知らせ"))).toContain("お知らせ");
    expect((await boss.says("ヘルプ")).buttons).toContain("English");
    expect(said(await place.sit("boss").says("取組の状況"))).toContain("検討");
  });

  it("ran without a fault", () => {
    expect(office.faults).toEqual([]);
  });
});
