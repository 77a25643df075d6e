import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { homeTarget, welcomeTarget } from "../../src/features/help/views.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import type { Form } from "../../src/view/form.ts";
import { testDatabase } from "../support/database.ts";
import { openWholeOffice, type WholeOffice } from "../support/whole-office.ts";
import type { Place, Seen } from "./contract.ts";
import { startSlack } from "./slack-server.ts";
import { startTeams } from "./teams-server.ts";
import { webClient } from "./web-client.ts";
import { startWeb } from "./web-server.ts";

// A survey lived on each platform: opened, answered, closed, and read by the manager, by HR and by staff.

const said = ({ texts }: Seen) => texts.join("\n");
const canary = "カナリア：窓口の応援がありがたかったです";
const entries = { "reach-out": "4", "take-leave": "3", unwind: "2", "helps-most": "tools", comment: canary };

/** written: all that was ever put into conversations; the page has none. */
type Talked = Place & { readonly written?: () => string };

const platforms: Readonly<Record<string, (office: WholeOffice) => Promise<Talked>>> = {
  "the page": async (office) => {
    const server = await startWeb(office);
    return { sit: (who) => webClient(server, who), close: server.close };
  },
  Slack: (office) => startSlack(office, "http", { platform: { home: homeTarget, shortcuts: {} } }),
  Teams: (office) => startTeams(office, { platform: { welcome: welcomeTarget } }),
};

/** Colleagues who answer on the page, so that there is a result to read. */
const others = ["100011", "100012", "100013", "100014", "100015", "100016"];

describe.each(Object.entries(platforms))("A survey on %s", (_name, open) => {
  const database = testDatabase();
  let office: WholeOffice;
  let place: Talked;
  beforeAll(async () => {
    const { db } = database;
    office = await openWholeOffice(db, { outbox: createOutbox(async () => {}) });
    const unit = await db.unit.findFirstOrThrow();
    for (const staffNumber of others)
      await db.person.create({
        data: {
          ...{ staffNumber, name: `職員${staffNumber}`, kana: "", jobType: "一般事務", origin: "demo" as const },
          assignments: {
            create: { unitId: unit.id, level: "staff", managerId: office.ids.boss, fromDay: new Date("2020-04-01") },
          },
        },
      });
    place = await open(office);
  });
  afterAll(async () => {
    await place?.close();
    await office?.policies.close();
  });

  it("is opened by HR after a look at whom it asks", async () => {
    const rin = place.sit("rin");
    await rin.says("アンケート");
    expect(said(await rin.presses("「働き方と休み方」を準備する"))).toContain("10人");
    expect(said(await rin.presses("このアンケートを出す"))).toContain("10人にお知らせします");
  });

  it("is answered from its notice on one sheet, once, and leaves nothing of who answered what", async () => {
    const hana = place.sit("hana");
    const notice = await hana.reads("「働き方と休み方」にご回答ください（20秒ほど）");
    expect(said(notice)).toContain("5人以上");
    const form = await hana.presses("回答する");
    expect(form.fields).toEqual(["reach-out", "take-leave", "unwind", "helps-most", "comment"]);
    expect(said(form)).toContain("取り消しや書き直しはできません");
    const missing = await hana.fills({ ...entries, unwind: "" }, "送信する（取り消せません）");
    expect(missing.errors).toHaveProperty("unwind");
    expect(said(await hana.fills(entries, "送信する（取り消せません）"))).toContain("回答を受け付けました");
    const { db } = database;
    expect([await db.pulseBallot.count(), await db.pulseParticipation.count()]).toEqual([1, 1]);
    expect(await db.usedKey.count({ where: { personId: office.ids.hana } })).toBe(0);
    const inbox = await db.inboxItem.findMany();
    expect(inbox.map(({ body }) => body)).toEqual(inbox.map(() => null));
    expect(await db.notice.count({ where: { toId: office.ids.hana } })).toBe(1);
  });

  it("is counted in the night after its last day", async () => {
    const survey = await database.db.pulseSurvey.findFirstOrThrow();
    const target = { feature: "pulse", name: "answer", about: { s: survey.id } };
    for (const account of others) {
      const form = (await office.bot.open({ platform: "web", account }, target)) as Form;
      const thanks = await office.bot.submit({ platform: "web", account }, form.target, entries);
      expect(JSON.stringify(thanks)).toContain("回答を受け付けました");
    }
    expect(await database.db.pulseBallot.count()).toBe(7);
    for (const job of ["pulse.mix", "pulse.count"]) await office.run(job, "2026-04-20");
    expect(await database.db.pulseSurvey.findFirst()).toMatchObject({ state: "counted" });
  });

  it("is read by the manager, by staff and by HR, and no comment with fewer than ten", async () => {
    const boss = place.sit("boss");
    await boss.says("アンケート");
    const unit = said(await boss.presses("市民生活課の結果を見る"));
    // 7 of 10, told in fifths: so few people would else be counted by it.
    expect(unit).toContain("約6割");
    const hana = place.sit("hana");
    await hana.says("アンケート");
    expect(said(await hana.presses("市全体の結果を見る"))).toContain("4.0");
    const rin = place.sit("rin");
    await rin.says("アンケート");
    const city = said(await rin.presses("市全体の結果を見る"));
    expect(city).toContain("休みたい日に");
    for (const seen of [unit, city]) expect(seen).not.toContain("カナリア");
    expect(await database.db.pulseComment.count()).toBe(0);
  });

  it("stands in no conversation, what anybody answered or wrote, nor who has answered", () => {
    const written = place.written?.() ?? "";
    expect(written).not.toContain("カナリア");
    expect(written).not.toMatch(/"(reach-out|take-leave|unwind|helps-most)":/);
    if (place.written) expect(written).toContain("「働き方と休み方」にご回答ください");
  });

  it("ran without a fault", () => {
    expect(office.faults).toEqual([]);
  });
});
