import { describe, expect, it } from "vitest";
import type { Adapter, Place } from "../../../src/platforms/teams/adapter.ts";
import { createCalls } from "../../../src/platforms/teams/calls.ts";
import { Refused } from "../../../src/platforms/teams/wire.ts";

const place = (conversation: string): Place => ({ serviceUrl: "https://a.example", bot: "28:b", conversation });
const card = { type: "message" } as const;

function callsOn(post: Adapter["post"]) {
  const adapter = { post } as Adapter;
  return createCalls({ adapter: async () => adapter, now: Date.now, random: () => 0.5, onTrouble: () => {} });
}

type Begun = { readonly to: string; readonly at: number };

/** So many messages to so many conversations, all wanted at once: when each was begun. */
async function sent(messages: number, conversations: number) {
  const all: Begun[] = [];
  const calls = callsOn(async (to) => {
    all.push({ to: to.conversation, at: performance.now() });
    return "1";
  });
  await Promise.all(Array.from({ length: messages }, (_, n) => calls.post(place(`c${n % conversations}`), card)));
  expect(all).toHaveLength(messages);
  return all.map((each) => ({ ...each, all }));
}

describe("What is sent to Teams", () => {
  it("goes once a second to one conversation", async () => {
    for (const { to, at, all } of await sent(12, 4)) {
      const after = all.filter((each) => each.to === to && each.at > at).map((each) => each.at - at);
      // A timer may ring a little early, and late by no fault of ours.
      for (const ms of after) expect(ms).toBeGreaterThan(990);
    }
  });

  it("goes at most twenty times in any second to all", async () => {
    for (const { at, all } of await sent(50, 50))
      expect(all.filter((each) => each.at >= at && each.at < at + 990).length).toBeLessThanOrEqual(20);
  });

  it("is not held up by what fails before it, in the same conversation or elsewhere", async () => {
    let times = 0;
    const calls = callsOn(async () => {
      if (times++ === 0) throw new Refused(502, undefined, "BadGateway");
      return "1";
    });
    expect(await calls.post(place("c"), card)).toMatchObject({ ok: false, sent: { outcome: "unknown" } });
    expect(await calls.post(place("c"), card)).toMatchObject({ ok: true });
  });

  it("waits longer each time that Teams asks for patience without saying how long", async () => {
    const calls = callsOn(async () => {
      throw new Refused(429, undefined, "");
    });
    const afterMs = async () => {
      const called = await calls.post(place("c"), card);
      return called.ok || called.sent.outcome !== "retry" ? 0 : called.sent.afterMs;
    };
    const first = await afterMs();
    expect(first).toBeGreaterThanOrEqual(4000);
    // Asked again before its time, it is not sent at all.
    expect(await afterMs()).toBeLessThanOrEqual(first);
  });
});
