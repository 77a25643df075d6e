import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { openTown, type Town } from "../support/evaluation-town.ts";
import { follows, said } from "./evaluation-year/stage.ts";
import { startSlack } from "./slack-server.ts";
import { startTeams } from "./teams-server.ts";
import { webPerson } from "./web-client.ts";
import { startWeb, type WebServer } from "./web-server.ts";

// One draft on three platforms: hana begins on her way in Slack, goes on in Teams, and ends at her desk, on the page.

const database = testDatabase();
let town: Town;
let page: WebServer;
beforeAll(async () => {
  town = await openTown(database.db, "2026-04-06");
  page = await startWeb(town);
});
afterAll(async () => {
  await page?.close();
  await town?.close();
});

const goal = (n: number) => ({
  what: `窓口の待ち時間を短くする取組その${n}`,
  level: `平均${n}分短くする`,
  due: "2027-02-28",
  how: "受付票の見直し",
});
const atPage = (who: "hana" | "rin") => webPerson(page, town.cast[who]);

describe("A draft of goals", () => {
  it("is begun in Slack", async () => {
    const rin = atPage("rin");
    await rin.says("ヘルプ");
    await follows(rin, "人事評価の進行を見る", "令和8年度の人事評価を始める", "始める");
    const slack = await startSlack(town);
    const hana = slack.sit("hana");
    await hana.says("評価");
    await hana.presses("目標を書く");
    await hana.fills(goal(1), "目標を追加する");
    expect(said(await hana.fills({ what: goal(2).what }, "あとで続ける"))).toContain("下書きを保存しました");
    await slack.close();
  });

  it("goes on in Teams, page by page as it was left", async () => {
    const teams = await startTeams(town);
    const hana = teams.sit("hana");
    await hana.says("評価");
    expect((await hana.presses("目標を書く")).entries).toMatchObject(goal(1));
    expect((await hana.fills({}, "保存して次へ")).entries).toMatchObject({ what: goal(2).what, level: "", how: "" });
    await hana.fills(goal(2), "目標を追加する");
    expect(said(await hana.fills(goal(3), "あとで続ける"))).toContain("下書きを保存しました");
    await teams.close();
  });

  it("is handed in on the page, and two windows do not write over each other", async () => {
    const [hana, elsewhere] = [atPage("hana"), atPage("hana")];
    for (const window of [hana, elsewhere]) {
      await window.says("評価");
      await window.presses("目標を書く");
    }
    await elsewhere.fills({ how: "案内係の配置" }, "あとで続ける");
    const both = await hana.fills({ how: "予約の受付" }, "保存して次へ");
    expect(both.entries).toMatchObject({ ...goal(1), how: "予約の受付" });
    expect(both.errors.how).toContain("案内係の配置");

    expect((await hana.fills({}, "保存して次へ")).entries).toMatchObject(goal(2));
    expect((await hana.fills({}, "保存して次へ")).entries).toMatchObject(goal(3));
    expect(said(await hana.fills({}, "保存して確認へ"))).toContain("予約の受付");
    expect(said(await hana.fills({}, "一次評価者に提出する"))).toContain("目標を提出しました");
    expect(town.faults).toEqual([]);
  });
});
