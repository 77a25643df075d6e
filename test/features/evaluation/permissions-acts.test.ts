import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Entries } from "../../../src/view/form.ts";
import type { Target } from "../../../src/view/target.ts";
import { testDatabase } from "../../support/database.ts";
import { openYear, raters, type Who, type Year } from "../../support/evaluation.ts";
import { type Act, acts } from "./permission/acts.ts";
import { type Evaluated, evaluated } from "./permission/office.ts";
import { all, people } from "./permission/rules.ts";

// Every person × state × press and form that is handed in, against the table in permission/acts.ts. A form or a button that
// was drawn for somebody while it was theirs may lie in their chat for weeks, so each is tried with a key of the sender's
// own: whether it does anything is decided by the database at that moment.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const database = testDatabase();
let year: Year;
let office: Evaluated;
beforeAll(async () => {
  year = await openYear(database.db);
  office = await evaluated(year);
});

const send = (who: Who, act: Act, target: Target, entries: Entries) => {
  const sender = { platform: "web", account: raters[who] };
  return act.does === "presses" ? year.bot.press(sender, target) : year.bot.submit(sender, target, entries);
};
const isRefused = (answer: unknown) => (answer as { refused?: string }).refused !== undefined;
const label = ({ does, name, about = {}, given }: Act) =>
  `${does} ${name} ${Object.values(about).join()} ${given ?? ""}`;

describe.each(acts.map((act) => [label(act), act] as const))("Whoever %s", (_, act) => {
  const may = (who: Who, state: (typeof all)[number]) => act.may[who]?.includes(state) ?? false;

  it("does something where the city's rules say so, and changes nothing anywhere else", async () => {
    await office.restore();
    await office.give(act.given);
    const { target, entries } = await office.drawn(act);
    const wrong: string[] = [];
    for (const state of all) {
      await office.put(state);
      const before = await office.digest();
      const others = people.filter((who) => !may(who, state));
      const answers = await Promise.all(others.map((who) => send(who, act, office.keyed(target, who), entries)));
      for (const [at, who] of others.entries())
        if (act.looks && !isRefused(answers[at])) wrong.push(`${who} at ${state} was answered`);
      if ((await office.digest()) !== before) wrong.push(`one of ${others.join()} at ${state} changed something`);
      for (const who of people.filter((each) => may(each, state))) {
        const answer = await send(who, act, office.keyed(target, who), entries);
        const did = act.looks ? !isRefused(answer) : (await office.digest()) !== before;
        if (!did) wrong.push(`${who} at ${state} did nothing: ${JSON.stringify(answer).slice(0, 300)}`);
        await office.restore();
        await office.give(act.given);
        await office.put(state);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("does nothing with what was drawn for somebody else, or with a key that was made up", async () => {
    await office.restore();
    await office.give(act.given);
    const { target, entries } = await office.drawn(act);
    const [owner] = Object.keys(act.may) as Who[];
    const before = await office.digest();
    const answers = await Promise.all(
      people.flatMap((who) => {
        const madeUp = office.keyed({ ...target, about: { ...target.about, x: "1" } }, who).key ?? "";
        const tried = [target, { ...target, key: madeUp }];
        const stolen = who === owner ? [] : [office.keyed(target, owner ?? "hana")];
        return [...tried, ...stolen].map((each) => send(who, act, each, entries));
      }),
    );
    expect(answers.filter((answer) => !isRefused(answer))).toEqual([]);
    expect(await office.digest()).toBe(before);
  });
});

it("No button and no form of the feature is missing from the table, and none led to a fault", () => {
  const named = (does: Act["does"]) => [...new Set(acts.filter((act) => act.does === does).map(({ name }) => name))];
  expect(named("presses").toSorted()).toEqual(Object.keys(year.feature.presses).toSorted());
  expect(named("submits").toSorted()).toEqual(Object.keys(year.feature.submits).toSorted());
  expect(year.faults).toEqual([]);
});
