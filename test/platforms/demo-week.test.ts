import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { text as botText, refusals } from "../../src/bot/text.ts";
import { units } from "../../src/demo/organisation.ts";
import { text as weeklyText } from "../../src/features/weekly/text.ts";
import { dropDatabase } from "../support/database.ts";
import type { Seen } from "./contract.ts";
import { openCity, type Seeded, seedOn } from "./demo-week/city.ts";
import { type Citizen, citizensOn, inChats } from "./demo-week/people.ts";
import { openPage, openSlack, openTeams } from "./demo-week/places.ts";
import type { Message } from "./demo-week/reader.ts";
import {
  friday,
  live,
  managerOver80,
  monday,
  nearLimit,
  over80,
  over100,
  seededOn,
  tuesday,
  type Week,
  wednesday,
  workingDays,
} from "./demo-week/week.ts";

// The demo city's week, day by day, in a copy of the same city on each platform: what came to everybody there, and where
// the button of each message led. What is expected are rules, whatever the figures of the demo are.

const platforms = { "the page": openPage, Slack: openSlack, Teams: openTeams };
type Name = keyof typeof platforms;
const names = Object.keys(platforms) as readonly Name[];
const chats: readonly Name[] = ["Slack", "Teams"];
/** Of a week on the page, some mornings are foreseen: one without anything, and two with most. */
const foreseen = ["2026-11-15", monday, wednesday];

let seeded: Seeded;
let people: ReadonlyMap<string, Citizen>;
const weeks = {} as Record<Name, Week>;
const faults: unknown[] = [];
beforeAll(async () => {
  seeded = await seedOn(seededOn);
  for (const name of names) {
    const city = await openCity(seeded);
    people = await citizensOn(city, monday);
    const place = await platforms[name](city, inChats);
    weeks[name] = await live({ city, place, people }, name === "the page" ? foreseen : []);
    faults.push(...city.faults);
    await place.close();
    await city.close();
  }
}, 600_000);
afterAll(async () => {
  if (seeded) await dropDatabase(seeded.url);
});

const person = (staffNumber: string): Citizen => {
  const found = people.get(staffNumber);
  if (!found) throw new Error(`nobody is ${staffNumber}`);
  return found;
};
const words = ({ texts, buttons }: Seen) => [...texts, ...buttons].join("\n");
const all = ({ notification, seen, led }: Message) =>
  [notification, words(seen), led ? words(led.seen) : ""].join("\n");
/** Messages as who, when and what, for a list that can be read when it is not empty. */
const told = (messages: readonly Message[]) => messages.map(({ day, to, kind }) => `${day} ${to} ${kind}`);
const of = (name: Name, ...kinds: readonly string[]) => weeks[name].messages.filter(({ kind }) => kinds.includes(kind));
/** Asked anew each day, and what is drawn anew each day. */
const daily = ["departure.ask", "departure.list", "evaluation.desk"];
/** What the calendar does not call for, but what somebody did. */
const answers = /^(leave\.(arrived|answered)|departure\.reply|overtime\.(wished|told|answered)|pulse\.reminder)$/;

describe.each(names)("In the demo city's week on %s", (name) => {
  it("nothing is told on a Saturday, a Sunday or a public holiday, nor outside working hours", () => {
    const { messages } = weeks[name];
    expect(messages.length).toBeGreaterThan(80);
    expect(told(messages.filter(({ day }) => !workingDays.includes(day)))).toEqual([]);
    // The page is no messenger: what was written before half past eight can be read there.
    if (name === "the page") return;
    expect(told(messages.filter(({ time }) => time < "08:30" || time > "17:15"))).toEqual([]);
    // Sent at half past seven on Friday, it waited for the morning.
    expect(of(name, "evaluation.desk").some(({ day, time }) => day === friday && time === "08:40")).toBe(true);
  });

  it("nobody hears anything on a day on which they are away, but when they are back", () => {
    const { away, messages, told: everything } = weeks[name];
    const isAway = (to: string, day: string) => away.get(day)?.includes(to) === true;
    expect([...away.values()].flat().length).toBeGreaterThan(5);
    expect(everything.filter(({ to, day, kind }) => isAway(to, day) && kind !== "pulse.reminder")).toEqual([]);
    if (name === "the page") return;
    expect(told(messages.filter(({ to, day }) => isAway(to, day)))).toEqual([]);
    const late = of(name, "pulse.reminder").filter(({ to }) => isAway(to, tuesday));
    expect(late.map(({ day }) => day)).toEqual(late.map(() => wednesday));
    expect(late.length).toBeGreaterThan(0);
  });

  it("nothing is told twice, and a day that is played again has nothing to tell", () => {
    expect(weeks[name].evening).toEqual([]);
    const once = weeks[name].messages
      .filter(({ kind }) => !daily.includes(kind) && !answers.test(kind))
      .map(({ to, notification, seen }) => [to, notification, ...seen.texts].join("\n"));
    expect(once.filter((each, at) => once.indexOf(each) !== at)).toEqual([]);
  });

  it("nobody is told more than four things in a day, and most of them one", () => {
    const counts = new Map<string, number>();
    for (const { to, day, kind } of weeks[name].told)
      if (!answers.test(kind)) counts.set(`${to} ${day}`, (counts.get(`${to} ${day}`) ?? 0) + 1);
    const sorted = [...counts.values()].toSorted((a, b) => a - b);
    expect(sorted.at(-1)).toBeLessThanOrEqual(4);
    expect(sorted[Math.floor(sorted.length * 0.7)]).toBe(1);
  });

  it("the weekly card comes on Monday to whoever leads and has something to hear, and to nobody else", () => {
    const cards = of(name, "weekly.card");
    expect(cards.length).toBeGreaterThan(5);
    const mine = cards.filter(({ to }) => !weeks[name].away.get(monday)?.includes(to));
    expect(new Set(mine.map(({ day, time }) => `${day} ${time}`))).toEqual(new Set([`${monday} 10:00`]));
    expect(cards.map(({ to }) => person(to).level)).not.toContain("staff");
    const quiet = [weeklyText.ja.none, weeklyText.en.none, weeklyText.ja.noTeam, weeklyText.en.noTeam];
    for (const { seen } of cards) expect(quiet.some((line) => words(seen).includes(line))).toBe(false);
    const asked = [...weeks[name].asked].filter(([to]) => !weeks[name].away.get(monday)?.includes(to));
    for (const [to, seen] of asked) expect([to, quiet.some((line) => words(seen).includes(line))]).toEqual([to, true]);
  });

  it("no notification names anybody", () => {
    const found = weeks[name].messages.filter(({ notification }) => named(notification).length > 0);
    expect(found.map(({ to, notification }) => [to, notification])).toEqual([]);
    expect(weeks[name].messages.filter(({ notification }) => notification.trim() === "")).toEqual([]);
  });

  it("nothing says why anybody takes leave, nor what stands in the way of it in a unit", () => {
    const reasons = /病気|通院|入院|育児|介護|看護|忌引|私用|sick|childcare|nursing care|bereave/iu;
    const obstacles = /確定申告の時期は|代わりの保育士/u;
    for (const message of weeks[name].messages) {
      expect([message.kind, all(message).match(obstacles)]).toEqual([message.kind, null]);
      if (/^(leave|weekly|departure)\./.test(message.kind))
        expect([message.kind, all(message).match(reasons)]).toEqual([message.kind, null]);
    }
  });

  it("each has a button that works for whoever it came to", () => {
    const { messages } = weeks[name];
    expect(told(messages.filter(({ seen }) => seen.buttons.length === 0))).toEqual([]);
    const led = messages.flatMap((message) => (message.led ? [{ ...message, led: message.led }] : []));
    // While nobody has said when they go home, there is nothing for their manager to press.
    const kinds = new Set(messages.map(({ kind }) => kind).filter((kind) => kind !== "departure.list"));
    expect(new Set(led.map(({ kind }) => kind))).toEqual(kinds);
    for (const { to, kind, led: way } of led)
      expect([to, kind, way.label, noes.filter((no) => words(way.seen).includes(no))]).toEqual([
        to,
        kind,
        way.label,
        [],
      ]);
  });

  it("nothing stands where others read", () => {
    expect(weeks[name].amongOthers).toEqual([]);
  });

  it("nobody reads of anybody who is not theirs", () => {
    const strangers = weeks[name].messages.flatMap((message) => {
      const reader = person(message.to);
      if (reader.roles.includes("HR") && message.kind.startsWith("overtime.")) return [];
      const theirs = new Set([reader.id, ...reader.under, ...reader.beside]);
      return named(all(message))
        .filter(({ id }) => !theirs.has(id))
        .map((who) => [message.to, message.kind, who.staffNumber]);
    });
    expect(strangers).toEqual([]);
  });

  it("of health hear only whom it concerns and HR, and managers hear of limits alone", () => {
    const own = of(name, "overtime.health80", "overtime.health100");
    expect(own.map(({ to }) => to).toSorted()).toEqual([over80, managerOver80, over100].toSorted());
    const hr = of(name, "overtime.hr.health", "overtime.wished");
    expect(new Set(hr.map(({ to }) => to))).toEqual(new Set(["001001", "001002"]));
    const others = weeks[name].messages.filter((each) => ![...own, ...hr].includes(each));
    const health = others.filter((each) => /面接指導|産業医|occupational physician/u.test(words(each.seen)));
    expect(told(health)).toEqual([]);
    expect(of(name, "overtime.manager.limit").map(({ to }) => to)).toContain(managerOver80);
    expect(of(name, "overtime.near45", "overtime.likely45").map(({ to }) => to)).toEqual([nearLimit]);
  });

  it("each reads in their own language", () => {
    const english = weeks[name].messages.filter(({ to }) => person(to).locale === "en");
    expect(new Set(english.map(({ kind }) => kind)).size).toBeGreaterThan(8);
    for (const { kind, notification, seen } of english) {
      const line = [notification, words(seen)].join("\n");
      const rest = units.reduce((left, unit) => left.replaceAll(unit.name, ""), line);
      expect([kind, rest.match(/[ぁ-ん].*/u)?.[0]]).toEqual([kind, undefined]);
    }
  });
});

describe("In the demo city's week", () => {
  it("the same person reads the same words at the same time on all three platforms", () => {
    const page = byReader("the page");
    for (const chat of chats) {
      const there = byReader(chat);
      expect([...there.keys()].toSorted()).toEqual([...page.keys()].toSorted());
      for (const [key, { seen, notification }] of page) {
        // What a press brings depends on the days that were proposed when the card was drawn, which on the page is when it is read.
        if (key.includes("leave.arrived")) continue;
        const other = there.get(key);
        const text = squeezed(other?.seen.texts.join("") ?? "");
        expect([key, seen.texts.filter((line) => !text.includes(squeezed(line)))]).toEqual([key, []]);
        expect([key, other?.notification, other?.seen.buttons]).toEqual([key, notification, seen.buttons]);
      }
    }
  });

  it("`hagukumi nudge --dry-run` lists in the morning what comes in the day, to everybody", () => {
    const { foreseen: listed, told: everything } = weeks["the page"];
    for (const [day, lines] of listed) {
      const came = everything.filter((each) => each.day === day && !answers.test(each.kind));
      const line = ({ to, kind }: { readonly to: string; readonly kind: string }) => `${to} ${kind}`;
      expect([day, lines.map(line).toSorted()]).toEqual([day, came.map(line).toSorted()]);
    }
  });

  it("ran without a fault", () => {
    expect(faults).toEqual([]);
  });
});

const noes = [
  ...Object.values(refusals).flatMap((each) => Object.values(each)),
  ...Object.values(botText).flatMap(({ stranger, unheard }) => [stranger, unheard]),
  "受付番号",
  "this reference",
];

/** Whoever is named in a text. */
const named = (text: string): readonly Citizen[] =>
  [...people.values()].filter(({ name }) => text.includes(name) || text.includes(name.replace(" ", "")));

const squeezed = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

/** By reader, day and kind, and by whom it names where there are several. */
function byReader(name: Name): ReadonlyMap<string, Message> {
  const counts = new Map<string, number>();
  return new Map(
    weeks[name].messages
      // Held back in a chat while their reader was away.
      .filter(({ to, kind }) => kind !== "pulse.reminder" || !weeks[name].away.get(tuesday)?.includes(to))
      .map((message) => {
        const about = named(words(message.seen)).map(({ staffNumber }) => staffNumber);
        const key = [message.to, message.day, message.kind, ...about].join(" ");
        counts.set(key, (counts.get(key) ?? 0) + 1);
        return [`${key} ${counts.get(key)}`, message] as const;
      }),
  );
}
