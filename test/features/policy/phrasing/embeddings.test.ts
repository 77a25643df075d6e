import { describe, expect, it } from "vitest";
import { createEmbeddingChannel, fuse } from "../../../../src/features/policy/phrasing/embeddings.ts";
import { mask } from "../../../../src/features/policy/phrasing/mask.ts";
import type { Source } from "../../../../src/features/policy/retrieval/index.ts";

const source = (section: string, text: string): Source => ({ section, heading: section, path: [section], text });
const question = (text: string) => mask(text, []);

/** Embeds by whether a text speaks of 休暇 or of 研修; writes down what it was asked. */
function embedder() {
  const asked: (readonly string[])[] = [];
  let working = true;
  return {
    asked,
    breaks: () => {
      working = false;
    },
    mends: () => {
      working = true;
    },
    embed: async (texts: readonly string[]) => {
      asked.push(texts);
      const of = (text: string) => Float32Array.of(text.includes("休暇") ? 1 : 0, text.includes("研修") ? 1 : 0, 0.1);
      return working ? texts.map(of) : undefined;
    },
  };
}

describe("Nearness in meaning", () => {
  it("is known once the passages are, and the first question does not wait for that", async () => {
    const channel = createEmbeddingChannel(embedder(), known(source("a", "休暇です。"), source("b", "研修です。")));
    expect(await channel.scores(question("休暇は？"))).toBeUndefined();
    await channel.refresh();
    const scores = await channel.scores(question("休暇は？"));
    expect(scores?.get("a")).toBeCloseTo(1);
    expect(scores?.get("b")).toBeCloseTo(0, 1);
  });

  it("is that of a section's nearest passage", async () => {
    const long = `${"研修の文です。".repeat(60)}\n\n${"休暇の文です。".repeat(60)}`;
    const channel = createEmbeddingChannel(embedder(), known(source("a", long)));
    await channel.refresh();
    expect((await channel.scores(question("休暇は？")))?.get("a")).toBeCloseTo(1);
  });

  it("asks for a passage once, in small batches, and again only for what changed", async () => {
    const model = embedder();
    let sources = Array.from({ length: 40 }, (_, at) => source(`s${at}`, "休暇です。"));
    const channel = createEmbeddingChannel(model, () => sources);
    await channel.refresh();
    expect(model.asked.map(({ length }) => length)).toEqual([16, 16, 8]);
    sources = [...sources.slice(1), source("new", "研修です。")];
    await channel.refresh();
    expect(model.asked.at(-1)).toEqual(["new\n研修です。"]);
    expect([...((await channel.scores(question("研修")))?.keys() ?? [])]).not.toContain("s0");
  });

  it("is left out while the endpoint fails, and the endpoint is left alone for a while", async () => {
    const model = embedder();
    model.breaks();
    const channel = createEmbeddingChannel(model, known(source("a", "休暇です。")), 50);
    await channel.refresh();
    for (let at = 0; at < 5; at++) expect(await channel.scores(question("休暇"))).toBeUndefined();
    expect(model.asked).toHaveLength(1);
    model.mends();
    await new Promise((resolve) => setTimeout(resolve, 60));
    await channel.refresh();
    expect(await channel.scores(question("休暇"))).toBeDefined();
    model.breaks();
    expect(await channel.scores(question("休暇"))).toBeUndefined();
  });

  const known =
    (...sources: readonly Source[]) =>
    () =>
      sources;
});

describe("The order of what was found", () => {
  const found = (section: string, score: number) => ({ source: { section }, score });
  const quotes = [found("a", 1), found("b", 0.9), found("c", 0.3)];
  const order = (similarities: Record<string, number>) =>
    fuse(quotes, new Map(Object.entries(similarities))).map(({ source }) => source.section);

  it("lets meaning decide between what is nearly as good, and not more", () => {
    expect(order({ a: 0.2, b: 0.8, c: 0.2 })).toEqual(["b", "a", "c"]);
    expect(order({ a: 0.2, b: 0.2, c: 0.8 })).toEqual(["a", "b", "c"]);
  });

  it("adds nothing and drops nothing", () => {
    expect(order({ a: 0.1, b: 0.2, c: 0.3, d: 1 }).toSorted()).toEqual(["a", "b", "c"]);
    expect(fuse([], new Map([["a", 1]]))).toEqual([]);
  });

  it("stays as it was where meaning tells nothing", () => {
    expect(order({ a: 0.5, b: 0.51, c: 0.505 })).toEqual(["a", "b", "c"]);
    expect(order({ b: 0.9 })).toEqual(["a", "b", "c"]);
    expect(fuse([found("a", 0), found("b", 0)], new Map(Object.entries({ a: 0, b: 1 })))[0]?.source.section).toBe("a");
  });
});
