import { expect } from "vitest";
import { records } from "./goals.ts";
import { finds, follows, type On, opensHanas, said, words } from "./stage.ts";

/** From the disclosure to the end. */
export function outcome(on: On): void {
  on("2027-03-11", "HR discloses it, and hana alone reads all of it", async ({ sit }) => {
    const [hana, rin] = [sit("hana"), sit("rin")];
    await rin.says("ヘルプ");
    await rin.presses("人事評価の進行を見る");
    expect(said(await rin.presses("1人に開示する"))).toContain("1人に評価を開示しました");
    const told = await hana.reads("評価が開示されました");
    expect(said(told)).not.toContain("期待を上回る");
    const result = said(await hana.presses("内容を読む"));
    expect(result).toContain("全体評語は「A　期待を上回る」です");
    for (const known of [words.self, words.first, words.second, words.adjusting]) expect(result).toContain(known);
    for (const who of ["boss", "chief", "ken"] as const) expect(await finds(sit(who)), who).not.toContain("hana　開示");
    expect(await finds(sit("aki"))).toContain(words.second);
  });

  on("2027-03-12", "hana and aki talk about it, and hana signs the record", async ({ sit }) => {
    const [hana, aki] = [sit("hana"), sit("aki")];
    await opensHanas(hana);
    await follows(hana, "評価の結果を見る", "開示面談の日程・記録を見る", "日時の案を送る");
    await hana.fills({ day1: "2027-03-15", time1: "11:00" }, "案を送る");
    await aki.reads("人事評価で、あなたの手続が");
    await follows(aki, "開示面談へ", "3月15日（月）11:00");
    await records(aki, "開示面談", { on: "2027-03-12", record: words.feedback });
    await hana.reads("人事評価で、あなたの手続が");
    expect(said(await hana.presses("開示面談へ"))).toContain(words.feedback);
    expect(said(await hana.presses("内容を確認しました"))).toContain("面談の記録を確認しました");
  });

  on("2027-03-15", "hana asks HR for a talk, of which no rater learns, and is answered", async ({ sit }) => {
    const [hana, rin] = [sit("hana"), sit("rin")];
    await opensHanas(hana);
    await follows(hana, "評価の結果を見る", "結果について相談・申出をする");
    const form = await hana.presses("相談を申し込む");
    expect(form.readers).toEqual(["総務課人事係 rin（あなたの評価に関わっていない職員）"]);
    expect(said(await hana.fills({ words: words.talk }, "申し込む"))).toContain("相談を受け付けました（第1号）");

    expect(said(await rin.reads("苦情相談の申込みがあります"))).not.toContain("hana");
    expect(said(await rin.presses("内容を読む"))).toContain(words.talk);
    await rin.presses("相談の結果を書く");
    const answer = { words: words.talkAnswer, upheld: "no" };
    expect(said(await rin.fills(answer, "回答する"))).toContain("第1号に回答しました");
    await hana.reads("申出への回答が届きました");
    expect(said(await hana.presses("内容を読む"))).toContain(words.talkAnswer);
    for (const who of ["aki", "sub", "board"] as const) {
      expect(await finds(sit(who)), who).not.toContain(words.talk);
      expect(await sit(who).notices(), who).not.toContain("苦情相談の申込みがあります（第1号）");
    }
  });

  on("2027-03-17", "hana writes to the review board, which HR does not read, and is answered", async ({ sit }) => {
    const [hana, board] = [sit("hana"), sit("board")];
    await opensHanas(hana);
    await follows(hana, "評価の結果を見る", "結果について相談・申出をする");
    const form = await hana.presses("申出を書く");
    expect(form.readers).toEqual(["苦情審査会 board"]);
    expect((await hana.fills({ words: "" }, "申し出る")).errors).toHaveProperty("words");
    expect(said(await hana.fills({ words: words.complaint }, "申し出る"))).toContain("申出を受け付けました（第2号）");

    expect(said(await board.reads("苦情の申出があります"))).not.toContain("hana");
    expect(said(await board.presses("内容を読む"))).toContain(words.complaint);
    expect(said(await board.presses("評価の内容を読む"))).toContain(words.first);
    await board.reads("苦情の申出があります");
    await follows(board, "内容を読む", "回答を書く");
    const answer = { words: words.complaintAnswer, upheld: "no" };
    expect(said(await board.fills(answer, "回答する"))).toContain("第2号に回答しました");
    await hana.reads("申出への回答が届きました");
    expect(said(await hana.presses("内容を読む"))).toContain(words.complaintAnswer);
    expect((await sit("rin").notices()).join()).not.toContain("苦情の申出があります");
  });

  on(
    "2027-03-29",
    "HR closes it once nothing can be brought up any more, and hana can still read it",
    async ({ sit }) => {
      const [hana, rin] = [sit("hana"), sit("rin")];
      await rin.says("ヘルプ");
      await rin.presses("人事評価の進行を見る");
      expect(said(await rin.presses("1人の評価を終了する"))).toContain("1人の評価を終了しました");
      const sheet = await opensHanas(hana);
      expect(said(sheet)).toContain("終了");
      const result = await hana.presses("評価の結果を見る");
      expect(said(result)).toContain(words.first);
      expect(result.buttons).not.toContain("開示面談の日程・記録を見る");
    },
  );
}
