import { describe, expect, it } from "vitest";
import { type Bot, createBot } from "../../src/bot/bot.ts";
import type { Feature } from "../../src/bot/feature.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { Refusal } from "../../src/bot/refusal.ts";
import type { Person } from "../../src/people/person.ts";
import { readAnswers } from "../../src/view/answers.ts";
import { type Card, say } from "../../src/view/card.ts";
import { form } from "../../src/view/form.ts";
import type { Target } from "../../src/view/target.ts";

const noon = new Date("2026-04-01T03:00:00Z");
const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  staffNumber: id,
  name: id,
  kana: "",
  locale: "ja",
  unit: { id: "u", code: "100", name: "市民生活課" },
  level: "staff",
  title: "主事",
  jobType: "一般事務",
  roles: [],
  leads: false,
  ...more,
});
const hana = person("hana");
const ken = person("ken", { locale: "en" });
const rin = person("rin", { roles: ["HR"] });
const boss = person("boss", { leads: true });

const noteForm = () =>
  form({
    title: "メモ",
    target: { feature: "note", name: "save", about: {} },
    readers: ["あなた"],
    fields: [{ id: "talked", type: "text", label: "話したこと" }],
    submitLabel: "保存",
  });

const saveButton: Card = {
  type: "card",
  body: [],
  buttons: [{ kind: "presses", label: "了解", target: { feature: "note", name: "ok", about: { id: "1" } } }],
};

/** A bot whose one feature remembers what was done to it; the transaction is a plain list. */
function office() {
  const done: string[] = [];
  const faults: unknown[] = [];
  const did: (readonly [string, string, string])[] = [];
  const feature: Feature<string[], { opens: "note"; presses: "ok"; submits: "save"; shows: "ok"; files: "all" }> = {
    name: "note",
    hears: { words: ["メモ", "note", "note-pad of mine"], who: "everyone", run: async () => saveButton },
    answers: { who: "everyone", run: async ({ words }) => say(`聞きました：${words}`) },
    opens: { note: { who: ["managers", "HR"], run: async () => noteForm() } },
    nudges: { ok: () => "確認" },
    presses: {
      ok: {
        who: "everyone",
        run: ({ person, change }) =>
          change(async (tx) => {
            tx.push(person.id);
            return say("済み");
          }),
      },
    },
    submits: {
      save: {
        who: "everyone",
        run: async ({ entries, person }) => {
          const read = readAnswers(noteForm(), entries, person.locale);
          if ("type" in read) return read;
          return say(read.answers.talked);
        },
      },
    },
    shows: {
      ok: {
        who: "everyone",
        run: async ({ about }) => {
          if (about.id === "broken") throw new Error("no such row: 山田の面談メモ");
          if (about.id !== "1") throw new Refusal("not-found");
          return say("表示");
        },
      },
    },
    files: {
      all: {
        who: ["managers", "HR"],
        run: async ({ about, person }) => {
          if (about.id === "broken") throw new Error("no such row: 山田の面談メモ");
          if (about.id === "other") throw new Refusal("not-found");
          return { type: "file", name: "メモ.txt", mime: "text/plain", bytes: new TextEncoder().encode(person.id) };
        },
      },
    },
    pages: ({ roles }) =>
      roles.includes("HR")
        ? [{ name: "all", title: "メモ", target: { feature: "note", name: "ok", about: { id: "1" } } }]
        : [],
  };
  const bot = createBot<string[]>({
    features: [feature],
    whoIs: async ({ account }) => [hana, ken, rin, boss].find(({ id }) => id === account),
    clock: { now: () => noon, today: () => "2026-04-01" },
    changes: { run: async (_use, work) => (await work(done)).result, earlier: async () => undefined },
    keys: createKeys(new Uint8Array(32)),
    putOff: (feature, kind, locale) => ({
      kind: "opens",
      label: `later (${locale})`,
      target: { feature: "later", name: "later", about: { feature, kind } },
    }),
    fault: (error) => `#${faults.push(error)}`,
    did: (verb, feature, outcome) => void did.push([verb, feature, outcome]),
  });
  return { bot, done, faults, did };
}

const from = ({ id }: Person) => ({ platform: "test", account: id });
const said = (card: Card) => card.body.map((block) => (block.type === "text" ? block.text : "")).join("");
const pressable = async (bot: Bot, who: Person) => {
  const [button] = (await bot.hear(from(who), "メモ", "m1")).buttons ?? [];
  if (button?.kind !== "presses") throw new Error("no button");
  return button.target;
};

describe("The bot", () => {
  it("hears a word however it is typed, and takes it for a question inside a sentence", async () => {
    const { bot } = office();
    for (const words of [
      "メモ",
      " メモ。",
      "ﾒﾓ",
      "ＮＯＴＥ!",
      "note\u200b",
      "「メモ」",
      "Note-pad of mine",
      "notepad of mine",
    ]) {
      expect((await bot.hear(from(hana), words, "m1")).buttons, words).toHaveLength(1);
    }
    expect(said(await bot.hear(from(hana), "メモの書き方は？", "m1"))).toBe("聞きました：メモの書き方は？");
  });

  it("tells a stranger whom to ask, and nothing else", async () => {
    const { bot } = office();
    expect(said(await bot.hear({ platform: "test", account: "nobody" }, "メモ", "m1"))).toContain("職員名簿で");
  });

  it("answers an empty message and refuses one that is too long, in the reader's language", async () => {
    const { bot } = office();
    expect(said(await bot.hear(from(hana), " \u200b\u202e ", "m1"))).toContain("「ヘルプ」と送信すると");
    expect(said(await bot.hear(from(ken), "a".repeat(1_000_000), "m1"))).toContain("up to 4000 characters");
  });

  it("opens a form only for those it is declared for", async () => {
    const { bot } = office();
    const target = { feature: "note", name: "note", about: {} };
    expect((await bot.open(from(rin), target)).type).toBe("form");
    expect((await bot.open(from(boss), target)).type).toBe("form");
    expect(said((await bot.open(from(hana), target)) as Card)).toBe("この内容は表示できません。");
  });

  it("finds no handler under names that every object has", async () => {
    const { bot } = office();
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(said(await bot.show(from(hana), { feature: "note", name, about: {} }))).toBe("この内容は表示できません。");
      expect(said(await bot.show(from(hana), { feature: name, name: "ok", about: {} }))).toBe(
        "この内容は表示できません。",
      );
    }
  });

  it("acts only with a key that was drawn for this person and this target", async () => {
    const { bot, done } = office();
    const target = await pressable(bot, hana);
    expect(said(await bot.press(from(hana), target))).toBe("済み");
    for (const [who, forged] of [
      [ken, target],
      [hana, { feature: "note", name: "ok", about: { id: "2" }, key: target.key ?? "" }],
      [hana, { feature: "note", name: "ok", about: { id: "1" } }],
      [hana, { ...target, key: "x.y" }],
      [hana, { ...target, key: `${target.key}.1` }],
    ] as const) {
      expect(said(await bot.press(from(who), forged))).toMatch(/古くなって|out of date/);
    }
    expect(done).toEqual(["hana"]);
  });

  it("gives a form back with every entry when one is wrong", async () => {
    const { bot } = office();
    const opened = await bot.open(from(rin), { feature: "note", name: "note", about: {} });
    if (opened.type !== "form") throw new Error("no form");
    const again = await bot.submit(from(rin), opened.target, { talked: "  " });
    expect(again).toMatchObject({
      type: "correction",
      form: { fields: [{ error: "「話したこと」を入力してください。" }] },
    });
    expect(said((await bot.submit(from(rin), opened.target, { talked: "昇任の件" })) as Card)).toBe("昇任の件");
  });

  it("turns a fault into a number, never into what it was about", async () => {
    const { bot, faults } = office();
    const card = await bot.show(from(hana), { feature: "note", name: "ok", about: { id: "broken" } });
    expect(said(card)).toContain("受付番号：#1");
    expect(JSON.stringify(card)).not.toContain("山田");
    expect(faults).toHaveLength(1);
  });

  it("gives a file to those it is declared for, without a key, and a no as a card to everybody else", async () => {
    const { bot, faults, did } = office();
    const target = (id: string) => ({ feature: "note", name: "all", about: { id } });
    for (const who of [rin, boss]) {
      const made = await bot.file(from(who), target("1"));
      if (made.type !== "file") throw new Error("no file");
      expect(new TextDecoder().decode(made.bytes)).toBe(who.id);
    }
    const no = async (who: string, asked: Target = target("1")) =>
      said((await bot.file({ platform: "test", account: who }, asked)) as Card);
    expect(await no("hana")).toBe("この内容は表示できません。");
    expect(await no("rin", target("other"))).toBe("この内容は表示できません。");
    expect(await no("rin", { feature: "note", name: "constructor", about: {} })).toBe("この内容は表示できません。");
    expect(await no("rin", { feature: "note", name: "ok", about: {} })).toBe("この内容は表示できません。");
    expect(await no("nobody")).toContain("職員名簿で");
    expect(await no("rin", target("broken"))).toContain("変更は保存されていません。");
    expect(faults).toHaveLength(1);
    const outcomes = ["done", "done", "refused", "refused", "refused", "refused", "stranger", "fault"];
    expect(did).toEqual(outcomes.map((outcome) => ["file", "note", outcome]));
  });

  it("names the pages of a dashboard after their features, to those who have any", async () => {
    const { bot } = office();
    expect(await bot.pages(from(rin))).toMatchObject([{ name: "note.all", title: "メモ", target: { name: "ok" } }]);
    expect(await bot.pages(from(hana))).toEqual([]);
    expect(await bot.pages({ platform: "test", account: "nobody" })).toEqual([]);
  });

  it("lets a nudge be put off below its card, and nothing else", async () => {
    const { bot } = office();
    const target = { feature: "note", name: "ok", about: { id: "1" } };
    const about = { feature: "note", kind: "ok" };
    const button = { kind: "opens", label: "later (en)", target: { feature: "later", name: "later", about } };
    expect((await bot.show(from(ken), target)).buttons).toEqual([button]);
    expect((await bot.show(from(ken), { ...target, about: {} })).buttons).toBeUndefined();
    expect((await bot.show(from(ken), { ...target, about: { id: "broken" } })).buttons).toBeUndefined();
    expect((await bot.hear(from(ken), "メモ", "m1")).buttons).toHaveLength(1);
  });

  it("does not start when a handler does not say who may use it", () => {
    const open = async () => noteForm();
    const tables = { opens: { a: { run: open } }, presses: {}, submits: {}, shows: {}, files: { b: { run: open } } };
    const nameless = { name: "x", ...tables };
    const ports = {
      whoIs: async () => hana,
      clock: { now: () => noon, today: () => "" },
      keys: createKeys(new Uint8Array(32)),
    };
    const start = () =>
      createBot({
        ...ports,
        features: [nameless as never],
        changes: {} as never,
        fault: () => "",
        did: () => {},
      });
    expect(start).toThrow("x.opens.a");
    expect(start).toThrow("x.files.b");
  });
});
