// The tests' Slack, which keeps a ledger of who called what when, and breaks in on some calls.
import { startFakeSlack } from "../../../test/support/slack/fake-slack.ts";
import { answerParent, given } from "../../chat/answering.ts";
import { botToken, everybody } from "../requests.ts";

type Given = {
  readonly staff: number;
  /** The share of `chat.postMessage` that is answered with 429, at random but the same in each run. */
  readonly busy: number;
};

async function open() {
  const { staff, busy } = given<Given>();
  const users = everybody(staff);
  const slack = await startFakeSlack({ users, botToken, random: seeded(700), unhurried: busy > 0 });
  // Everybody has written to the bot before.
  for (const { id } of users) slack.conversations.direct(id);
  if (busy > 0)
    slack.faults.arrange({ method: "chat.postMessage", times: "always", chance: busy, status: 429, retryAfterS: 1 });
  return {
    ready: () => ({ apiUrl: slack.apiUrl }),
    trigger: (user: string) => slack.triggers.issue(user),
    calls: (method: string) =>
      slack.ledger.calls
        .filter((call) => call.method === method)
        .map(({ at, doneAt, status, ok, args: { channel, trigger_id } }) => ({
          ...{ at, doneAt, status, ok, channel, trigger: trigger_id },
        })),
    violations: () => slack.violations,
    forget: () => slack.ledger.reset(),
    stop: () => slack.close(),
  };
}

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

answerParent(open());
