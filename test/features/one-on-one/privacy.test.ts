import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { formOf } from "../../support/evaluation.ts";
import { moveHana, openTalks, type Talker, type Talks } from "../../support/one-on-one.ts";
import { buttonsOf, said } from "../../support/whole-office.ts";

// Who may see and do what, against a table written down by hand, and canaries in everything that anybody can type. hana
// talks with chief, whom she chose, and talked with boss until next led her: boss is the former counterpart, next her
// manager with whom nothing was shared.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const everybody: readonly Talker[] = ["hana", "ken", "boss", "rin", "chief", "next", "admin"];
const canaries = {
  ...{ points: "カナリア準備", theirs: "カナリア相手の準備", talked: "カナリア記録", own: "カナリア本人のメモ" },
  ...{ chief: "カナリア相手のメモ", promise: "カナリア約束", dropped: "カナリアやめた", added: "カナリア追記" },
  ...{ before: "カナリア前の記録", boss: "カナリア前の相手のメモ" },
} as const;

const database = testDatabase();
let talks: Talks;
let running: { readonly p: string; readonly m: string; readonly o: string };
let ended: typeof running;
const shown: { readonly who: Talker; readonly said: string }[] = [];

const keep = <T>(who: Talker, drawn: T): T => {
  shown.push({ who, said: said(drawn) });
  return drawn;
};

async function talkedOnce(other: "boss" | "chief", pair: string, words: { talked: string; note: string }) {
  const m = await talks.noted("hana", pair, {
    ...{ talked: words.talked, member: canaries.promise, memberBy: "2026-06-30" },
  });
  await talks.fill(other, await talks.open(other, "private", { p: pair, m }), { words: words.note });
  const { id: o } = await talks.db.oneOnOnePromise.findFirstOrThrow({ where: { pairId: pair } });
  return { p: pair, m, o };
}

beforeAll(async () => {
  talks = await openTalks(database.db, "2026-04-20");
  const [before, chosen] = [await talks.pair("hana", "boss"), await talks.pair("hana", "chief")];
  await talks.fill("hana", await talks.open("hana", "prepare", { p: chosen }), { words: canaries.points });
  ended = await talkedOnce("boss", before, { talked: canaries.before, note: canaries.boss });
  talks.day("2026-05-01");
  await moveHana(talks.db, talks.ids, "2026-05-01");
  await talks.run("one-on-one.follow");
  running = await talkedOnce("chief", chosen, { talked: canaries.talked, note: canaries.chief });
  await talks.fill("hana", await talks.open("hana", "private", running), { words: canaries.own });
  await talks.fill("chief", await talks.open("chief", "prepare", running), { words: canaries.theirs });
});

type Rule = readonly Talker[];
const two: Rule = ["hana", "chief"];
const former: Rule = ["hana", "boss"];
/** Form or card to open → who may, of the pair that goes on, and of the one that ended. */
const opens: Readonly<Record<string, readonly [running: Rule, ended: Rule]>> = {
  start: [everybody, everybody],
  rhythm: [two, []],
  pair: [two, former],
  meeting: [two, former],
  past: [two, former],
  propose: [two, []],
  prepare: [two, []],
  note: [two, former],
  private: [two, former],
  // A note that can still be corrected is not added to.
  add: [[], []],
  promise: [two, []],
  drop: [["hana"], ["hana"]],
  handover: [[], former],
  "handover-choose": [[], former],
  evidence: [["hana"], ["hana"]],
  summary: [two, former],
};
const shows: Readonly<Record<string, readonly [running: Rule, ended: Rule]>> = {
  talks: [everybody, everybody],
  news: [two, former],
  rate: [["hana"], ["hana"]],
  reminder: [everybody, everybody],
  figures: [["rin"], ["rin"]],
};

describe("Who may open what", () => {
  it("is as the table says, for everybody and every handler", async () => {
    expect(Object.keys(opens).toSorted()).toEqual(Object.keys(talks.feature.opens).toSorted());
    expect(Object.keys(shows).toSorted()).toEqual(Object.keys(talks.feature.shows).toSorted());
    const wrong: string[] = [];
    for (const [at, about] of [running, ended].entries())
      for (const who of everybody) {
        for (const [name, rule] of Object.entries(opens)) {
          const drawn = keep(who, await talks.open(who, name, about));
          const allowed = rule[at as 0 | 1].includes(who);
          if (("refused" in drawn && drawn.refused !== undefined) === allowed) wrong.push(`${who} ${name} ${at}`);
        }
        for (const [name, rule] of Object.entries(shows)) {
          const drawn = keep(who, await talks.show(who, name, { ...about, news: "noted", day: "2026-05-01" }));
          const allowed = rule[at as 0 | 1].includes(who);
          if ((drawn.refused !== undefined) === allowed) wrong.push(`${who} shows ${name} ${at}`);
        }
      }
    expect(wrong).toEqual([]);
  });

  it("does not change with the button or the form of somebody else", async () => {
    const before = await dump();
    const rate = await talks.show("hana", "rate", running);
    const cards = [await talks.open("hana", "pair", running), await talks.open("hana", "pair", ended), rate] as Card[];
    const forms = ["prepare", "note", "private", "promise", "drop", "propose", "rhythm", "evidence"];
    for (const who of everybody.filter((each) => each !== "hana")) {
      for (const button of cards.flatMap(buttonsOf))
        if (button.kind === "presses")
          expect(
            (await talks.press(who, { type: "card", body: [], buttons: [button] }, button.label)).refused,
          ).toBeDefined();
      for (const name of forms) {
        const form = formOf(await talks.open("hana", name, running));
        const answer = await talks.fill(who, form, { words: "ほかの人", talked: "ほかの人", reason: "ほかの人" });
        expect(answer, `${who} ${name}`).toHaveProperty("refused");
      }
    }
    expect(await dump()).toEqual(before);
  });
});

/** Every row of the feature's tables, as text. */
const dump = () =>
  talks.db.$queryRaw`
    select (select string_agg(t::text, '|' order by t::text) from one_on_one_pair t) as pairs,
           (select string_agg(t::text, '|' order by t::text) from one_on_one_meeting t) as meetings,
           (select string_agg(t::text, '|' order by t::text) from one_on_one_text t) as texts,
           (select string_agg(t::text, '|' order by t::text) from one_on_one_promise t) as promises,
           (select string_agg(t::text, '|' order by t::text) from one_on_one_tally t) as tallies`;

describe("What was written", () => {
  it("is shown to the two alone, and a private note to its author", () => {
    const sawOf = (canary: string) =>
      [...new Set(shown.filter(({ said: words }) => words.includes(canary)).map(({ who }) => who))].toSorted();
    expect(sawOf(canaries.talked)).toEqual(["chief", "hana"]);
    expect(sawOf(canaries.theirs)).toEqual(["chief", "hana"]);
    expect(sawOf(canaries.promise)).toEqual(["boss", "chief", "hana"]);
    expect(sawOf(canaries.before)).toEqual(["boss", "hana"]);
    expect(sawOf(canaries.own)).toEqual(["hana"]);
    expect(sawOf(canaries.chief)).toEqual(["chief"]);
    expect(sawOf(canaries.boss)).toEqual(["boss"]);
  });

  it("stands on no card that a chat keeps", async () => {
    for (const who of everybody) {
      const posted = [await talks.hear(who)];
      for (const notice of await talks.db.notice.findMany({ where: { toId: talks.ids[who] } }))
        posted.push(await talks.show(who, notice.kind, notice.about as Record<string, string>));
      expect(said(posted)).not.toContain("カナリア");
    }
  });

  it("is readable in no row of any table, and no fault told of it", async () => {
    const tables = await talks.db.$queryRaw<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`;
    for (const { name } of tables) {
      const rows = await talks.db.$queryRawUnsafe<{ row: string }[]>(
        `select coalesce(string_agg(t::text, ' '), '') as row from "${name}" t`,
      );
      const hex = Buffer.from("カナリア").toString("hex");
      expect(rows[0]?.row.includes("カナリア") || rows[0]?.row.includes(hex), name).toBe(false);
    }
    expect(talks.faults).toEqual([]);
  });

  it("is noted as read whenever one of the two opens what the other wrote", async () => {
    const count = () =>
      talks.db.auditEntry.count({
        where: { action: "one-on-one.read", actorId: talks.ids.chief, subjectId: talks.ids.hana },
      });
    const before = await count();
    await talks.open("chief", "meeting", running);
    expect(await count()).toBe(before + 1);
    expect(await talks.db.auditEntry.count({ where: { actorId: talks.ids.rin } })).toBe(0);
  });

  it("is exported to each as far as they may read it", async () => {
    const { unzipSync, strFromU8 } = await import("fflate");
    for (const who of everybody) {
      const file = await talks.file(who);
      if (file.type !== "file") throw new Error("no file");
      const text = Object.values(unzipSync(file.bytes))
        .map((each) => strFromU8(each))
        .join();
      expect(text.includes(canaries.talked), who).toBe(who === "hana" || who === "chief");
      expect(text.includes(canaries.own), who).toBe(who === "hana");
      expect(text.includes(canaries.chief), who).toBe(who === "chief");
      if (who !== "hana" && who !== "chief" && who !== "boss") expect(text, who).not.toContain("カナリア");
    }
  });
});
