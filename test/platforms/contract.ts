import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import type { Entries } from "../../src/view/form.ts";
import { testDatabase } from "../support/database.ts";
import { type Cast, hire, type Office, openOffice } from "../support/office.ts";
import { diary, diaryOf, layDiaries } from "./diary.ts";

/** What a person sees after doing something, read back from what the platform was really sent. */
export type Seen = {
  readonly texts: readonly string[];
  readonly buttons: readonly string[];
  readonly fields: readonly string[];
  /** What stands in the fields. */
  readonly entries: Entries;
  readonly errors: Readonly<Record<string, string>>;
  /** Who is said to read what is typed here. */
  readonly readers: readonly string[];
};

/** A person at a keyboard on one platform, who knows only what they see. */
export type Client = {
  readonly says: (words: string) => Promise<Seen>;
  /** Presses a button of the card last seen, by its label; confirms where it is asked. */
  readonly presses: (label: string) => Promise<Seen>;
  /** Types over what stands in the open form and presses one of its buttons. */
  readonly fills: (entries: Entries, label: string) => Promise<Seen>;
  /** The last press or submit once more, exactly as it went: an impatient finger, or a retrying chat. */
  readonly repeats: () => Promise<Seen>;
  /** People that the open form offers for what was typed. */
  readonly suggests: (field: string, typed: string) => Promise<readonly string[]>;
  /** Titles of the notices that reached them. */
  readonly notices: () => Promise<readonly string[]>;
  /** Reads the newest notice of this title; its buttons can then be pressed. */
  readonly reads: (title: string) => Promise<Seen>;
};

/** Where people sit; undefined is somebody whom the roster does not know. */
export type Place<Who extends string = Cast> = {
  readonly sit: (who: Who | undefined) => Client;
  readonly close: () => Promise<void>;
};

const good = { topic: "窓口の混雑", mood: "A" };
const said = ({ texts }: Seen) => texts.join("\n");

/** Every platform must let the same person live the same journey. */
export function platformContract(name: string, open: (office: Office) => Promise<Place>) {
  describe(`${name} as a place to talk`, () => {
    const database = testDatabase();
    let office: Office;
    let place: Place;
    let ids: Readonly<Record<Cast, string>>;
    beforeAll(async () => {
      const { db } = database;
      ids = await hire(db);
      await layDiaries(db);
      // Deliveries are written for every platform; the workers of a chat look for them by themselves.
      office = openOffice(
        db,
        [diary(db, ids.boss)],
        createOutbox(async () => {}),
      );
      place = await open(office);
    });
    afterAll(() => place?.close());
    const seat = async (who: Cast | undefined, words = "日誌") => {
      const client = place.sit(who);
      return { client, seen: await client.says(words) };
    };

    it("shows every kind of block whole, and text as it stands", async () => {
      const { seen } = await seat("hana");
      for (const text of shown) expect(said(seen)).toContain(text);
      expect(seen.buttons).toEqual(expect.arrayContaining(["書く", "確認する", "全文を読む", "もう一度"]));
    });

    it("hears words, whatever hides in them", async () => {
      const { client } = await seat("hana");
      expect(said(await client.says("残業を減らす\u200b\u202e取組は？"))).toContain("聞きました：残業を減らす取組は？");
      expect((await client.says("ＤＩＡＲＹ!")).buttons).toContain("書く");
    });

    it("says the words of a button that asks, and opens a card to read", async () => {
      const { client } = await seat("hana");
      expect((await client.presses("もう一度")).buttons).toContain("書く");
      expect(said(await client.presses("全文を読む"))).toContain("全文：agano#6-2-1-4");
    });

    it("says who reads before one types, and gives a wrong page back with every entry", async () => {
      const { client } = await seat("hana");
      const form = await client.presses("書く");
      expect(form.readers).toEqual(["あなた", "課長"]);
      expect(form.fields).toEqual(["topic", "detail", "mood", "tags"]);
      expect(said(form)).toContain("昨日の続き");
      const typed = { topic: "", detail: "1行目\n2行目 [x](y)", mood: "S", tags: ["窓口", "その他, など"] };
      const again = await client.fills(typed, "次へ");
      expect(again.errors).toEqual({ topic: "「題」を入力してください。" });
      expect(again.entries).toMatchObject({ detail: typed.detail, mood: "S", tags: typed.tags });
      expect(await diaryOf(database.db, ids.hana)).toBeUndefined();
    });

    it("carries a diary over two pages, back and forth, to the record and to the manager", async () => {
      const { client } = await seat("hana");
      await client.presses("書く");
      expect((await client.fills(good, "次へ")).fields).toEqual(["on", "hours", "agreed", "place", "who"]);
      expect((await client.fills({}, "戻る")).entries).toMatchObject(good);
      await client.fills({ topic: "窓口" }, "次へ");
      expect(await client.suggests("who", "ha")).toEqual(["hana"]);
      const late = await client.fills({ on: "2026-04-02", hours: "７．５", agreed: "yes" }, "保存する");
      expect(late.errors).toEqual({ on: "2026年4月1日以前の日付を入力してください。" });
      expect(late.entries).toMatchObject({ hours: "７．５", agreed: "yes" });
      expect(said(await client.fills({ on: "2026-04-01" }, "保存する"))).toContain("日誌を保存しました。");
      expect(await diaryOf(database.db, ids.hana)).toMatchObject({
        done: true,
        entries: { topic: "窓口", hours: "７．５" },
      });
      expect(await place.sit("boss").notices()).toContain("日誌が届きました");
    });

    it("keeps what is half done, though something required is missing", async () => {
      const { client } = await seat("ken");
      await client.presses("書く");
      expect(said(await client.fills({ detail: "途中" }, "あとで続ける"))).toContain("下書きを保存しました。");
      const { client: later } = await seat("ken");
      expect((await later.presses("書く")).entries).toMatchObject({ detail: "途中", topic: "" });
      expect((await later.fills({ topic: "あ".repeat(21) }, "次へ")).errors).toMatchObject({
        topic: "Please keep this within 20 characters.",
      });
    });

    it("does once what is pressed twice, and answers the same", async () => {
      const { client } = await seat("rin");
      const first = said(await client.presses("確認する"));
      expect(first).toContain("確認しました（1回目）");
      expect(said(await client.repeats())).toBe(first);
      const both = await Promise.all([client.repeats(), client.repeats()]);
      expect(both.map(said)).toEqual([first, first]);
      expect(await diaryOf(database.db, ids.rin)).toMatchObject({ acks: 1 });
      const { client: again } = await seat("rin");
      expect(said(await again.presses("確認する"))).toContain("確認しました（2回目）");
    });

    it("shows a refusal, and nothing of what one may not see", async () => {
      const { client } = await seat("hana");
      expect(said(await client.presses("締め切る"))).toContain(
        "この画面は古くなっています。変更は保存されていません。",
      );
      const { client: her } = await seat("hana");
      expect(said(await her.presses("人事の記録"))).toContain("この内容は表示できません。");
      const { client: hr } = await seat("rin");
      expect(said(await hr.presses("人事の記録"))).toContain("人事だけの記録");
    });

    it("tells a stranger who can help, and nothing else", async () => {
      const { seen } = await seat(undefined);
      expect(seen.buttons).toEqual([]);
      expect(said(seen)).toMatch(/職員/);
      expect(said(seen)).not.toContain("日誌");
    });

    it("takes no message that is too long, and says so", async () => {
      const { client } = await seat("hana");
      expect(said(await client.says("長".repeat(5000)))).toContain("4000字まで");
    });

    it("ran without a fault", () => {
      expect(office.faults).toEqual([]);
    });
  });
}

const shown = [
  "今日の日誌を書けます",
  "agano#6-3-2-1",
  "[ここ](http://evil.example)は**文字**のまま",
  "検討",
  "始まったとは書かれていません。",
  "4月3日（金）",
  "2時間",
  "1週は3時間です。",
  "休暇取得の促進を目指します。",
  "自主研修",
  "agano#6-2-1-4",
  "4日のうち1日",
  "読みましたか",
];
