import { beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../../src/view/card.ts";
import { testDatabase } from "../../../support/database.ts";
import { openYear, raters, type Year } from "../../../support/evaluation.ts";
import { rateHana } from "../rated.ts";
import { button, said } from "../talking.ts";

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  await rateHana(year);
});

const looks = () => year.db.auditEntry.findMany({ where: { action: "evaluation.fairness-read" } });

describe("The fairness of ratings", () => {
  it("is for HR alone, in a chat and on the dashboard, and every look is audited without a name", async () => {
    for (const who of ["hana", "boss", "confirmer"] as const)
      expect(await year.open(who, "fairness", { c: year.cycle }), who).toMatchObject({ refused: "not-found" });
    expect(await looks()).toEqual([]);
    const card = (await year.open("hr", "fairness", { c: year.cycle })) as Card;
    expect(card.body).toHaveLength(1);
    expect(said(card)).not.toContain("boss");
    expect(button(card, "評価の一覧（Excel）を保存する").about).toEqual({ c: year.cycle });
    expect(await looks()).toMatchObject([{ actorId: year.ids.hr, subjectId: null, payload: { people: 1 } }]);
    const pages = await year.bot.pages({ platform: "web", account: raters.hr });
    expect(pages.map(({ name }) => name)).toContain("evaluation.fairness");
    expect(await year.bot.pages({ platform: "web", account: raters.boss })).toEqual([]);
    const overview = await year.open("hr", "progress", { c: year.cycle });
    expect(button(overview, "評価の公平性を見る").name).toBe("fairness");
  });

  it("leaves out whoever looks, whose own grades would stand out beside the list", async () => {
    const parts = (from: "hana" | "hr", to: "hana" | "hr") =>
      year.db.evaluationPart.updateMany({
        where: { evaluationId: year.of(from) },
        data: { evaluationId: year.of(to) },
      });
    await parts("hana", "hr");
    await year.open("hr", "fairness", { c: year.cycle });
    expect((await looks()).at(-1)).toMatchObject({ payload: { people: 0 } });
    await parts("hr", "hana");
  });

  it("shows a rater their own, with drafts, and never others' of fewer than five", async () => {
    const own = said(await year.open("boss", "my-pattern", { c: year.cycle }));
    expect(own).toContain('["B　期待どおり","1人（100%）"]');
    expect(own).toContain("hanaさんの評価は、全項目が同じ評語です");
    expect(said(await year.open("chief", "my-pattern", { c: year.cycle }))).toContain("二次評価者として");
    expect(said(await year.open("hana", "my-pattern", { c: year.cycle }))).toContain("まだありません");
    expect(button(await year.hear("boss"), "自分の評価の傾向を見る").name).toBe("my-pattern");
    expect(year.faults).toEqual([]);
  });
});
