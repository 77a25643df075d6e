import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMeasures } from "../../../src/features/measures/content.ts";
import { nextCheck } from "../../../src/features/measures/measure.ts";
import { measuresCard } from "../../../src/features/measures/views.ts";
import { readPolicies } from "../../../src/features/policy/corpus.ts";

const content = join(import.meta.dirname, "../../../content");

describe("The measures of the policy", () => {
  it("are the nineteen of section 6 and the duty of section 7, each in a section that is there", async () => {
    const { measures, invented } = await readMeasures(content);
    const { sections } = await readPolicies(join(content, "policies"));
    const headings = new Map(sections.map(({ section, heading }) => [section, heading]));
    expect(measures.filter(({ section }) => section.startsWith("agano#6-"))).toHaveLength(19);
    expect(
      measures.filter(({ section, name }) => !headings.get(section)?.includes(name)).map(({ section }) => section),
    ).toEqual([]);
    expect(invented).toBe(true);
  });

  it("are listed with their state, and said to be invented while they are", async () => {
    const card = measuresCard(await readMeasures(content), "2026-11-24", "ja");
    expect(card.title).toBe("20件の取組のうち、12件が実施中です");
    expect(JSON.stringify(card)).toContain("架空の内容です");
  });

  it("are looked at again in their month, this year or next", () => {
    expect(nextCheck({ check: 12 }, "2026-11-24")).toBe("2026-12");
    expect(nextCheck({ check: 11 }, "2026-11-24")).toBe("2026-11");
    expect(nextCheck({ check: 3 }, "2026-11-24")).toBe("2027-03");
  });

  it("say what to do when there are none", () => {
    expect(JSON.stringify(measuresCard({ measures: [], invented: false }, "2026-11-24", "ja"))).toContain(
      "content/measures に登録",
    );
  });
});
