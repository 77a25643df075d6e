import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeys } from "../../../src/bot/keys.ts";
import type { Target } from "../../../src/view/target.ts";
import { testDatabase } from "../../support/database.ts";
import { cast } from "../../support/office.ts";
import { openWholeOffice, said, targetOf, type WholeOffice } from "../../support/whole-office.ts";
import { hireOthers, others } from "./staff.ts";

// Who may do what with hana's plan: she, her managers of today, one who led her until yesterday, a colleague, HR, a
// consultation officer and IT. What is not theirs looks as if it did not exist.

const database = testDatabase();
let office: WholeOffice;
let plan: string;
let ids: Readonly<Record<Who, string>>;
const day = "2026-04-20";
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  ids = { ...office.ids, ...(await hireOthers(database.db, office.ids)) };
  const form = { feature: "leave", name: "part", about: {} };
  const opened = await office.bot.open(senders.hana, form);
  if (opened.type !== "form") throw new Error("no form");
  await office.bot.submit(senders.hana, opened.target, { day, part: "day", hours: "" });
  plan = (await database.db.leavePlan.findFirstOrThrow()).id;
});
afterAll(() => office.policies.close());

const numbers = { hana: cast.hana, boss: cast.boss, ken: cast.ken, rin: cast.rin, ...others } as const;
type Who = keyof typeof numbers;
const everybody = Object.keys(numbers) as Who[];
const senders = Object.fromEntries(everybody.map((who) => [who, { platform: "web", account: numbers[who] }])) as Record<
  Who,
  { platform: string; account: string }
>;

const refused = async (drawn: Promise<unknown>) => said(await drawn).includes('"refused":"not-found"');
const allowed = async (act: (who: Who) => Promise<unknown>) => {
  const may: Who[] = [];
  for (const who of everybody) if (!(await refused(act(who)))) may.push(who);
  return may.sort();
};
/** As if it had been drawn for them: a button that is not theirs must not do more than a link that is not. */
function keyed(who: Who, to: Target): Target {
  const button = { kind: "presses", label: "", target: to } as const;
  const card = { type: "card", body: [], buttons: [button] } as const;
  const keys = createKeys(office.crypto.derive("one-time keys"));
  return targetOf(keys.stamp(card, ids[who], office.clock.now()), "");
}
const press = (who: Who, name: string) => office.bot.press(senders[who], keyed(who, target(name)));
const about = () => ({ plan, v: "99" });
const target = (name: string, more: Target["about"] = about()): Target => ({ feature: "leave", name, about: more });

describe("Hana's plan", () => {
  it("is shown to her managers of today alone", async () => {
    expect(await allowed((who) => office.bot.show(senders[who], target("arrived")))).toEqual(["boss", "second"]);
    expect(await allowed((who) => office.bot.open(senders[who], target("talk")))).toEqual(["boss", "second"]);
  });

  it("is noted and talked about by them alone", async () => {
    expect(await allowed((who) => press(who, "note"))).toEqual(["boss", "second"]);
    expect(await allowed((who) => office.bot.submit(senders[who], keyed(who, target("talk")), { words: "" }))).toEqual([
      "boss",
      "second",
    ]);
  });

  it("and what was said to it are hers", async () => {
    expect(await allowed((who) => office.bot.show(senders[who], target("answered")))).toEqual(["hana"]);
    expect(await database.db.leavePlan.findFirst()).toMatchObject({ state: "told", version: 1 });
    const mayRead = await allowed(async (who) => {
      const drawn = await office.bot.open(senders[who], target("message"));
      return said(drawn).includes('"refused":"stale"') ? "hers" : drawn;
    });
    expect(mayRead).toEqual(["hana"]);
  });

  it("is taken back by her alone", async () => {
    for (const who of everybody.filter((each) => each !== "hana"))
      expect(await refused(press(who, "withdraw")), who).toBe(true);
    expect(await database.db.leavePlan.count({ where: { state: "told" } })).toBe(1);
  });

  it("stands on the list of those who lead her, and on nobody else's", async () => {
    for (const who of everybody) {
      const list = said(await office.bot.open(senders[who], target("team", {})));
      expect(list.includes("hana"), who).toBe(who === "boss" || who === "second");
    }
  });
});

describe("HR's pages of leave", () => {
  it("are HR's alone", async () => {
    expect(await allowed((who) => office.bot.show(senders[who], target("units", {})))).toEqual(["rin"]);
    expect(await allowed((who) => office.bot.show(senders[who], target("obstacles", {})))).toEqual(["rin"]);
  });

  it("show what a manager told, and not who told it", async () => {
    const form = await office.bot.open(senders.boss, target("obstacle", {}));
    if (form.type !== "form") throw new Error("no form");
    await office.bot.submit(senders.boss, form.target, { kinds: ["counter"], words: "窓口が2つあります" });
    const page = said(await office.bot.show(senders.rin, target("obstacles", {})));
    expect(page).toContain("窓口が2つあります");
    expect(page).not.toContain("boss");
    expect(await refused(office.bot.open(senders.hana, target("obstacle", {})))).toBe(true);
  });
});
