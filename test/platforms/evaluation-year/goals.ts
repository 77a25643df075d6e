import { expect } from "vitest";
import { finds, follows, type On, opensHanas, said, words } from "./stage.ts";

const goal = (n: number) => ({
  what: `${words.goal}その${n}`,
  level: `平均${n}分短くする`,
  due: "2027-02-28",
  how: "受付票の見直し",
});

/** From the opening of the cycle to the facts of the summer: hana and boss. */
export function firstHalf(on: On): void {
  on("2026-04-06", "HR opens the year, and everybody is told that it is their turn", async ({ sit }) => {
    const rin = sit("rin");
    await rin.says("ヘルプ");
    const plan = await follows(rin, "人事評価の進行を見る", "令和8年度の人事評価を始める");
    expect(said(plan)).toContain("対象は9人です");
    expect(said(await rin.presses("始める"))).toContain("9人の評価を始めました");
    expect(await sit("hana").notices()).toContain("人事評価で、あなたの手続が1件あります");
  });

  on("2026-04-08", "hana writes goals over pages, stops, and goes on where she stopped", async ({ sit }) => {
    const hana = sit("hana");
    await hana.reads("人事評価で、あなたの手続が1件あります");
    const page = await hana.presses("目標を書く");
    expect(page.readers).toContain("提出した後は一次評価者（boss）");
    await hana.fills(goal(1), "目標を追加する");
    expect(said(await hana.fills(goal(2), "あとで続ける"))).toContain("下書きを保存しました");
    for (const who of ["boss", "chief", "rin", "ken"] as const)
      expect(await finds(sit(who)), who).not.toContain(words.goal);

    await hana.says("評価");
    expect((await hana.presses("目標を書く")).entries).toMatchObject(goal(1));
    expect((await hana.fills({}, "保存して次へ")).entries).toMatchObject(goal(2));
    const check = await hana.fills({}, "保存して確認へ");
    expect(said(check)).toContain(`${words.goal}その1`);
    expect(said(await hana.fills({}, "一次評価者に提出する"))).toContain("目標は3つ以上必要です（いま2つ）");
    await hana.fills(goal(3), "保存して確認へ");
    expect(said(await hana.presses("一次評価者に提出する"))).toContain("目標を提出しました");
    expect(await finds(sit("boss"))).toContain(`${words.goal}その3`);
    for (const who of ["chief", "ken"] as const) expect(await finds(sit(who)), who).not.toContain(words.goal);
  });

  on("2026-04-13", "hana proposes times, boss chooses one, and agrees to the goals", async ({ sit }) => {
    const [hana, boss] = [sit("hana"), sit("boss")];
    await opensHanas(hana);
    await follows(hana, "期首面談", "日時の案を送る");
    const times = { day1: "2026-04-15", time1: "10:00", day2: "2026-04-16", time2: "13:30" };
    expect(said(await hana.fills(times, "案を送る"))).toContain("日時の案を送りました");
    await follows(hana, "面談の画面を開く", "準備シートを書く");
    await hana.fills({ ask: words.openingSheet }, "保存する");

    await boss.reads("人事評価で、あなたの手続が");
    await boss.presses("期首面談へ");
    expect(said(await boss.presses("4月16日（木）13:30"))).toContain("4月16日（木）13:30に決まりました");
    expect(said(await boss.presses("面談の画面を開く"))).toContain(words.openingSheet);
    await boss.says("評価");
    const form = await boss.presses("目標を確認して合意する");
    expect(form.fields).toHaveLength(3);
    const [hardest = ""] = form.fields;
    expect(said(await boss.fills({ [hardest]: "hard" }, "この目標に合意する"))).toContain(
      "hanaさんの目標に合意しました",
    );
    expect(await hana.notices()).toContain("目標に合意されました");
  });

  on("2026-04-16", "boss records the interview, and hana signs it", async ({ sit }) => {
    const [hana, boss] = [sit("hana"), sit("boss")];
    await records(boss, "期首面談", { on: "2026-04-16", record: words.opening });
    await hana.reads("人事評価で、あなたの手続が");
    const card = await hana.presses("期首面談へ");
    expect(said(card)).toContain(words.opening);
    expect(said(await hana.presses("内容を確認しました"))).not.toContain(words.opening);
    await opensHanas(hana);
    expect(said(await hana.presses("期首面談"))).toContain("記録し、本人が確認しました");
  });

  on("2026-07-10", "both note facts, each for themselves alone", async ({ sit }) => {
    const [hana, boss] = [sit("hana"), sit("boss")];
    await opensHanas(boss);
    await follows(boss, "職務行動記録", "事実を記録する");
    expect(said(await boss.fills({ day: "2026-07-08", words: words.fact }, "記録する"))).toContain("記録しました");
    await opensHanas(hana);
    expect(said(await hana.presses("職務行動記録"))).toContain("まだ記録はありません");
    await hana.presses("事実を記録する");
    await hana.fills({ day: "2026-07-09", words: words.ownFact }, "記録する");
    await opensHanas(boss);
    const noted = said(await boss.presses("職務行動記録"));
    expect(noted).toContain(words.fact);
    expect(noted).not.toContain(words.ownFact);
  });

  on("2026-09-10", "boss asks for the talk at half-time, and hana adds a remark to its record", async ({ sit }) => {
    const [hana, boss] = [sit("hana"), sit("boss")];
    await opensHanas(boss);
    await follows(boss, "中間面談", "日時の案を送る");
    await boss.fills({ day1: "2026-09-11", time1: "09:00" }, "案を送る");
    await hana.reads("人事評価で、あなたの手続が");
    await follows(hana, "中間面談へ", "9月11日（金）09:00");
    await records(boss, "中間面談", { on: "2026-09-10", record: words.middle });
    await hana.says("評価");
    await follows(hana, "中間面談へ", "補足を添えて確認する");
    await hana.fills({ remark: words.remark }, "確認する");
    await opensHanas(boss);
    expect(said(await boss.presses("中間面談"))).toContain(words.remark);
  });
}

/** The first rater writes down what was talked about. */
export async function records(
  rater: Parameters<typeof opensHanas>[0],
  talk: string,
  record: Readonly<Record<string, string>>,
) {
  await opensHanas(rater);
  await follows(rater, talk, "面談を記録する");
  expect(said(await rater.fills(record, "記録する"))).toContain("面談を記録しました");
}
