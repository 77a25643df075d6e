import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { refusals } from "../../../src/bot/text.ts";
import { testDatabase } from "../../support/database.ts";
import { openYear, type Who, type Year } from "../../support/evaluation.ts";
import { acts } from "./permission/acts.ts";
import { type Door, doors } from "./permission/doors.ts";
import { type Evaluated, evaluated } from "./permission/office.ts";
import { all, forms, people, type Rule } from "./permission/rules.ts";

// The same tables through each platform's own door: every form, press and handing in, by everybody, at a state where
// somebody may and at one where that is over or still to come.

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const no = Object.values(refusals).flatMap((words) => Object.values(words));
const isRefused = (answer: string) => no.some((words) => answer.includes(words));

/**
 * The first state in which anybody may, and the state after the last one. That it is over is for the bot to say, whichever
 * the door, so that a chat's door is tried with every third.
 */
function statesOf(rule: Rule, n: number, platform: string) {
  const may = all.filter((state) => Object.values(rule).some((at) => at?.includes(state)));
  const others = all.filter((state) => !may.includes(state));
  const over = others[n % Math.max(1, others.length)] ?? "closed";
  return [...new Set([may[0] ?? "goals", ...(platform === "the page" || n % 3 === 0 ? [over] : [])])];
}
const allows = (rule: Rule, who: Who, state: (typeof all)[number]) => rule[who]?.includes(state) ?? false;

describe.each(Object.entries(doors))("On %s", (platform, open) => {
  const database = testDatabase();
  let year: Year;
  let office: Evaluated;
  let door: Door;
  beforeAll(async () => {
    year = await openYear(database.db);
    office = await evaluated(year);
    door = await open(year, "2027-03-20");
  });
  afterAll(() => door?.close());

  it("a form opens for whom the city's rules say, and for nobody else", async () => {
    const wrong: string[] = [];
    for (const [n, [name, about, rule]] of forms.entries())
      for (const state of statesOf(rule, n, platform)) {
        await office.put(state);
        const target = { feature: "evaluation", name, about: { e: year.of("hana"), ...about } };
        const answers = await Promise.all(people.map((who) => door.send(who, "opens", target)));
        for (const [at, who] of people.entries()) {
          const shown = !isRefused(answers[at] ?? "");
          if (shown !== allows(rule, who, state))
            wrong.push(`${who} ${name} at ${state}: ${shown ? "shown" : "refused"}`);
        }
      }
    expect(wrong).toEqual([]);
  });

  it("a press or a form does something for whom the rules say, and nothing for anybody else", async () => {
    const wrong: string[] = [];
    for (const [n, act] of acts.entries()) {
      const label = (who: Who | string, state: string) => `${who} ${act.does} ${act.name} at ${state}`;
      await office.restore();
      await office.give(act.given);
      const { target, entries } = await office.drawn(act);
      for (const state of statesOf(act.may, n, platform)) {
        await office.put(state);
        const before = await office.digest();
        const send = (who: Who) => door.send(who, act.does, office.keyed(target, who), entries);
        const others = people.filter((who) => !allows(act.may, who, state));
        const answers = await Promise.all(others.map(send));
        for (const [at, who] of others.entries())
          if (act.looks && !isRefused(answers[at] ?? "")) wrong.push(`${label(who, state)} was answered`);
        if ((await office.digest()) !== before) wrong.push(`${label(others.join("/"), state)} changed something`);
        for (const who of people.filter((each) => allows(act.may, each, state))) {
          const answer = await send(who);
          const did = act.looks ? !isRefused(answer) : (await office.digest()) !== before;
          if (!did) wrong.push(`${label(who, state)} did nothing: ${answer.slice(0, 300)}`);
          await office.restore();
          await office.give(act.given);
          await office.put(state);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(year.faults).toEqual([]);
  });
});
