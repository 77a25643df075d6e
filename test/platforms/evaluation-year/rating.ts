import { expect } from "vitest";
import { readDefinition } from "../../../src/features/evaluation/definition/content.ts";
import { townspeople } from "../../support/evaluation-town.ts";
import { contentDir } from "../../support/whole-office.ts";
import type { Client } from "../contract.ts";
import { records } from "./goals.ts";
import { fillsAll, finds, follows, type On, opensHanas, rates, said, words } from "./stage.ts";

const next = "保存して次へ";

/** From the transfer to the confirmation: hana has moved to aki's unit. */
export function secondHalf(on: On): void {
  on("2026-10-01", "the roster moves hana, and boss hands over to aki what aki may see", async ({ town, sit }) => {
    const [rin, boss, aki] = [sit("rin"), sit("boss"), sit("aki")];
    await town.roster({ hana: { unit: "220", manager: "aki" } });
    await rin.says("ヘルプ");
    const moved = await follows(rin, "人事評価の進行を見る", "評価の開始と一覧", "名簿の変更を反映する");
    expect(said(moved)).toContain("所属が変わった人：1人");
    expect(said(moved)).toContain("評価者の交代：1件");

    // His own goals, a talk with ken that was never held, and the note.
    const asked = await boss.reads("人事評価で、あなたの手続が3件あります");
    expect(asked.buttons).not.toContain("hanaさんの評価を開く");
    const form = await boss.presses("hanaさんの引継ぎを書く");
    expect(form.readers).toContain("一次評価者（aki）");
    expect(said(form)).toContain(words.fact);
    expect(await finds(aki)).not.toContain(words.handover);
    expect(said(await boss.fills({ words: words.handover }, "次の評価者に渡す"))).toContain("引継ぎのメモを渡しました");

    const hers = await finds(aki);
    for (const known of [words.goal, words.handover]) expect(hers).toContain(known);
    expect(hers).not.toContain(words.fact);
    await opensHanas(aki);
    expect(said(await aki.presses("中間面談"))).toContain(words.middle);
    expect(await finds(boss)).not.toContain(words.goal);
  });

  on("2027-01-15", "hana writes her self-review as a draft that nobody sees, and hands it in", async ({ sit }) => {
    const hana = sit("hana");
    await hana.says("評価");
    const first = await hana.presses("記入する");
    expect(said(first)).toContain(words.ownFact);
    const second = rates("B", words.self)(await hana.fills(rates("A", words.self)(first), next));
    expect(said(await hana.fills(second, "あとで続ける"))).toContain("下書きを保存しました");
    for (const who of ["aki", "boss", "chief", "rin", "ken"] as const)
      expect(await finds(sit(who)), who).not.toContain(words.self);

    await hana.says("評価");
    const gap = await hana.presses("記入する");
    expect((await hana.fills({}, "前のページへ")).entries).toMatchObject(second);
    expect(await hana.fills({}, next)).toMatchObject({ fields: gap.fields });
    const last = await fillsAll(hana, gap, rates("A", words.self), next);
    expect(said(await hana.fills(rates("A", words.self)(last), "一次評価者に提出する"))).toContain(
      "自己評価を提出しました",
    );
    expect(await finds(sit("aki"))).toContain(words.self);
    for (const who of ["boss", "chief", "ken"] as const) expect(await finds(sit(who)), who).not.toContain(words.self);
  });

  on("2027-01-20", "aki is trained before her first form, and cannot close it before the talk", async ({ sit }) => {
    const aki = sit("aki");
    await isTrained(aki);
    await follows(aki, "評価の一覧へ");
    const first = await aki.presses("記入する");
    expect(said(first)).toContain(words.handover);
    expect(said(first)).toContain(words.self);
    const last = await fillsAll(aki, first, rates("B", words.first), next);
    const kept = await aki.fills(rates("B", words.first)(last), "提出する");
    expect(said(kept)).toContain("自己評価面談の記録がまだありません");
    for (const who of ["hana", "chief", "rin", "boss"] as const)
      expect(await finds(sit(who)), who).not.toContain(words.first);
  });

  on("2027-01-21", "they talk about the self-review, and aki hands her rating in", async ({ sit }) => {
    const [hana, aki] = [sit("hana"), sit("aki")];
    await records(aki, "自己評価面談", { on: "2027-01-21", record: words.review });
    await hana.says("評価");
    expect(said(await hana.presses("自己評価面談へ"))).toContain(words.review);
    await hana.presses("内容を確認しました");
    await aki.says("評価");
    const last = await fillsAll(aki, await aki.presses("記入する"), () => ({}), next);
    expect(said(last)).not.toContain("確認してください");
    expect(said(await aki.fills({}, "提出する"))).toContain("一次評価を提出しました");
    for (const who of ["hana", "boss", "ken"] as const) expect(await finds(sit(who)), who).not.toContain(words.first);
  });

  on("2027-02-02", "HR lets sub stand in for chief, who is absent, with a reason for HR alone", async ({ sit }) => {
    const rin = sit("rin");
    await rin.says("ヘルプ");
    const form = await follows(rin, "人事評価の進行を見る", "評価者を代える");
    expect(form.readers).toEqual(["人事係"]);
    expect(await rin.suggests("member", "hana")).toEqual(["hana 100001 税務課"]);
    expect(await rin.suggests("rater", "sub")).toEqual(["sub 100007 税務課"]);
    const entries = { member: townspeople.hana, role: "second", rater: townspeople.sub, scope: "one" };
    expect((await rin.fills(entries, "評価者を代える")).errors).toHaveProperty("reason");
    const done = await rin.fills({ reason: words.reason }, "評価者を代える");
    expect(said(done)).toContain("1人の評価者をsubさんに代えました");
    expect(await finds(sit("chief"))).not.toContain("hana");
    for (const who of ["sub", "hana", "aki"] as const) expect(await finds(sit(who)), who).not.toContain(words.reason);
  });

  on(
    "2027-02-03",
    "sub reads what was handed in, and rates a second time without a grade proposed",
    async ({ sit }) => {
      const sub = sit("sub");
      await sub.reads("人事評価で、あなたの手続が");
      await isTrained(sub);
      await follows(sub, "評価の一覧へ");
      const first = await sub.presses("記入する");
      for (const known of [words.self, words.first]) expect(said(first)).toContain(known);
      for (const id of first.fields) expect(first.entries[id], id).toBe("");
      const last = await fillsAll(sub, first, rates("B", words.second), next);
      expect(said(await sub.fills(rates("B", words.second)(last), "提出する"))).toContain("二次評価を提出しました");
      for (const who of ["hana", "aki", "chief", "boss", "ken"] as const)
        expect(await finds(sit(who)), who).not.toContain(words.second);
    },
  );

  on("2027-03-02", "it is adjusted with a reason, and confirmed", async ({ sit }) => {
    const [adjuster, confirmer] = [sit("adjuster"), sit("confirmer")];
    await adjuster.reads("人事評価で、あなたの手続が");
    await adjuster.presses("確認する");
    expect((await adjuster.fills({ grade: "A" }, "調整を終える")).errors).toHaveProperty("words");
    expect(said(await adjuster.fills({ words: words.adjusting }, "調整を終える"))).toContain("調整を終えました");
    await confirmer.reads("人事評価で、あなたの手続が");
    expect(said(await confirmer.presses("確認する"))).toContain(words.adjusting);
    expect(said(await confirmer.fills({}, "確認する"))).toContain("確認しました");
    const hana = sit("hana");
    expect(await finds(hana)).not.toMatch(new RegExp([words.first, words.second, words.adjusting].join("|"), "u"));
    await opensHanas(hana);
    expect(said(await hana.presses("開示について"))).toContain("評価の結果は、まだ開示されていません");
  });
}

/** Somebody is stopped before the form, answers once wrongly, and then rightly to the end. */
async function isTrained(rater: Client): Promise<void> {
  const { training } = await readDefinition(contentDir);
  const right = training.map(({ answers }) => String(answers.findIndex((answer) => answer.right)));
  const wrong = training[0]?.answers.findIndex((answer) => !answer.right);
  await rater.says("評価");
  expect(said(await rater.presses("記入する"))).toContain("評価者研修がまだです");
  await rater.presses("評価者研修を受ける（2分ほど）");
  expect((await rater.fills({ answer: String(wrong) }, "答えて次へ")).errors).toHaveProperty("answer");
  for (const answer of right.slice(0, -1)) await rater.fills({ answer }, "答えて次へ");
  expect(said(await rater.fills({ answer: right.at(-1) ?? "" }, "答えて終える"))).toContain("評価者研修を終えました");
}
