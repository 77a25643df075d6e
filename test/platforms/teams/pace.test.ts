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

describe("What is sent to Teams", () => {
  it("goes once a second to one conversation, and at most twenty times in any second to all", async () => {
    const begun: { readonly to: string; readonly at: number }[] = [];
    const calls = callsOn(async (to) => {
      begun.push({ to: to.conversation, at: performance.now() });
      return "1";
    });
    const posts = Array.from({ length: 60 }, (_, n) => calls.post(place(`c${n % 30}`), card));
    await Promise.all(posts);
    expect(begun).toHaveLength(60);
    for (const { to, at } of begun) {
      const after = begun.filter((each) => each.to === to && each.at > at).map((each) => each.at - at);
      // A timer may ring a little early, and never late by our doing.
      for (const ms of after) expect(ms).toBeGreaterThan(990);
      expect(begun.filter((each) => each.at >= at && each.at < at + 990).length).toBeLessThanOrEqual(20);
    }
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
