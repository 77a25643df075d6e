import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Curated } from "../../../src/features/policy/answer.ts";
import { placeName } from "../../../src/features/policy/place.ts";
import { type OpenPolicies, openPolicies } from "../../../src/features/policy/policies.ts";
import { refusalCard } from "../../../src/features/policy/refusal-views.ts";
import { answerCard, sectionCard } from "../../../src/features/policy/views.ts";
import type { Card, Quote } from "../../../src/view/card.ts";
import { content } from "./retrieval/engine.ts";
import { demoRules } from "./rules/demo.ts";

const curated = (number: number, question: string, text: string): Curated => ({
  ...{ number, question, text, author: "人事係", writtenOn: "2026-04-01", reviewOn: "2027-04-01", sections: [] },
});

let policies: OpenPolicies;
beforeAll(async () => {
  policies = await openPolicies({
    contentDir: content,
    alsoRules: [demoRules],
    today: () => "2026-11-24",
    curated: async () => [
      curated(1, "残業の上限は何時間ですか", "月60時間までです。"),
      curated(2, "夏季休暇はまとめて取れますか", "続けて取れます。"),
    ],
  });
});
afterAll(() => policies.close());

const asker = { locale: "ja", employment: undefined } as const;
const cited = (question: string) => policies.answer(question, asker).cited.map(({ section }) => section);
function card(question: string): Card {
  const answer = policies.answer(question, asker);
  return answer.refused ? refusalCard(answer, asker) : answerCard(answer, asker);
}
const quotes = (drawn: Card) => drawn.body.filter((block): block is Quote => block.type === "quote");

describe("Beside the policy", () => {
  it("the article that holds the figure comes before the one that leaves it to a rule", () => {
    expect(cited("時間外勤務の上限")[0]).toBe("kinmu-kisoku#4");
  });

  it("a rule's figure comes before a 庁内Q&A that says another, which stays within reach", () => {
    expect(cited("残業の上限は？")[0]).toBe("kinmu-kisoku#4");
    expect(cited("残業の上限は何時間ですか").slice(0, 2)).toEqual(["kinmu-kisoku#4", "qa#1"]);
    expect(cited("夏季休暇はまとめて取れますか")[0]).toBe("qa#2");
  });

  it("what a sample says of itself is no answer", () => {
    expect(cited("これはデモのために作った架空の要綱ですか")).not.toContain("kaikei-youkou#kaikei-youkou");
  });
});

describe("A 別表", () => {
  it("is shown by the row that is asked for, under its head", () => {
    const [main] = quotes(card("祖父母が亡くなったとき何日休めますか"));
    expect(main?.text).toMatch(/^（親族／忌引の日数）\n祖父母：3日[^\n]*$/);
    expect(quotes(card("10月に採用された人の年休は何日ですか"))[0]?.text).toBe(
      "（採用の月／年次休暇の日数）\n10月：5日",
    );
  });

  it("stands below the article that refers to it, with its row and the way to all of it", () => {
    const drawn = card("親が亡くなったら何日休めますか");
    expect(drawn.section).toBe("kinmu-kisoku#18");
    const [, annex] = quotes(drawn);
    expect(annex).toMatchObject({
      title: "別表第2（第18条関係）",
      text: "（親族／忌引の日数）\n父母：7日",
      source: { section: "kinmu-kisoku#b2" },
      button: {
        kind: "opens",
        label: "別表第2（第18条関係）を見る",
        target: { about: { section: "kinmu-kisoku#b2" } },
      },
    });
    expect(quotes(drawn).filter(({ source }) => source.section === "kinmu-kisoku#b2")).toHaveLength(1);
  });

  it("is opened from the whole article too, and only the one of the same rule", () => {
    const section = policies.section("kaikei-youkou#3");
    expect(section?.annexes).toMatchObject([{ section: "kaikei-youkou#b1" }]);
    expect(section && JSON.stringify(sectionCard(section, asker))).toContain("別表第1（第3条関係）を見る");
    expect(policies.section("kinmu-kisoku#11")?.annexes).toEqual([]);
  });
});

describe("The place of a section", () => {
  const place = (section: string) => placeName(section, policies.section(section), "ja");

  it("is said as people say it", () => {
    expect(place("agano#6-3-2-1")).toBe("方針 6-3-2-1 ワーク・ライフ・バランスの推進");
    expect(place("agano#6-1")).toBe("方針 6-1 人材確保");
    expect(place("kinmu-kisoku#11")).toBe("職員の勤務時間、休暇等に関する規則（見本） 第11条（夏季休暇）");
    expect(place("qa#1")).toBe("庁内Q&A 第1号");
    expect(place("agano#gone")).not.toContain("#");
  });
});
