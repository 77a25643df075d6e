import { setTimeout as sleep } from "node:timers/promises";
import { asking } from "../support/slack/deeds.ts";
import type { FakeSlack } from "../support/slack/fake-slack.ts";
import { writes } from "../support/slack/messages.ts";
import {
  command,
  mentionEvent,
  messageEvent,
  pressInMessage,
  type SlackRequest,
  submission,
} from "../support/slack/payloads.ts";
import { type Acked, overHttp } from "../support/slack/signed.ts";
import type { Fleet } from "./fleet.ts";
import { type Intent, type Script, wordsOf } from "./intents.ts";
import type { Random } from "./random.ts";
import { answerIn, buttonOf, openedView } from "./slack/read.ts";
import type { Call, Wire } from "./slack/wire.ts";

export type DriverOptions = {
  readonly fleet: Fleet;
  readonly wire: Wire;
  readonly slack: FakeSlack;
  readonly secret: string;
  readonly random: Random;
};

/** Slack retries three times in five minutes; here the minutes are shorter, and it does not give up. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 20;
const GIVES_UP = 0.2;

/** Does what a script says, as people and Slack do: with retries, repeated deliveries and double taps. */
export async function play(options: DriverOptions, { steps }: Script): Promise<void> {
  for (const { base, next } of steps) {
    await (base.way === "command" ? type(options, base) : say(options, base));
    if (!next || !base.accepted) continue;
    const answer = await options.wire.seen(answerIn(base), PATIENCE_MS).catch(() => undefined);
    if (answer) await (next.way === "press" ? tap : fillIn)(options, next, answer);
  }
}

/** Slack tells whoever typed it that it did not work, and does not send it again. */
async function type(options: DriverOptions, intent: Intent): Promise<void> {
  const { slack } = options;
  const { user } = intent.by;
  const address = slack.replyAddress({ channel: intent.conversation, user });
  const acked = await once(options, command(asking(slack, user), wordsOf(intent), address));
  intent.accepted = acked.status === 200;
}

async function say(options: DriverOptions, intent: Intent): Promise<void> {
  const { random, slack } = options;
  const written = writes(slack, intent.conversation, intent.by.user, wordsOf(intent));
  const event = () => (intent.way === "mention" ? mentionEvent : messageEvent)(written);
  const first = event();
  const share = random.share();
  // At the same moment: the same delivery, or the same message under another event.
  const twins = [...(share < 0.15 ? [first] : []), ...(share >= 0.1 && share < 0.25 ? [event()] : [])];
  const [accepted] = await Promise.all([patiently(options, first), ...twins.map((twin) => once(options, twin))]);
  intent.accepted = accepted;
  // Most come once, since what is repeated is not lost. Later: the same delivery, or one whose event is known and whose message is not, which Slack is not known to send.
  if (share > 0.8) await once(options, share > 0.9 ? underAnotherName(first) : first);
}

const underAnotherName = ({ kind, payload }: SlackRequest): SlackRequest => {
  const inner = payload.event as { readonly ts: string };
  return { kind, payload: { ...payload, event: { ...inner, ts: `${inner.ts}1` } } };
};

/** Slack does not send a press again; whoever sees that it did not work presses again, or does not. */
async function tap(options: DriverOptions, intent: Intent, answer: Call): Promise<void> {
  const { random } = options;
  const tapped = pressOf(options, intent, answer, "tick");
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !intent.accepted; await sleep(PAUSE_MS)) {
    const one = tapped();
    const share = random.share();
    const taps = share < 0.25 ? [one, tapped()] : share < 0.35 ? [one, one] : [one];
    const acked = await Promise.all(taps.map((each) => once(options, each)));
    intent.accepted = acked.some(({ status }) => status === 200);
    if (!intent.accepted && random.share() < GIVES_UP) return;
  }
}

/** The same with a form, which says itself whether it was taken. */
async function fillIn(options: DriverOptions, intent: Intent, answer: Call): Promise<void> {
  const { random, slack } = options;
  const view = await opened(options, intent, answer);
  const sent = () => view && submission(asking(slack, intent.by.user), view, { values: {} });
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !intent.accepted; await sleep(PAUSE_MS)) {
    const [one, other] = [sent(), sent()];
    if (!one || !other) return;
    const acked = await Promise.all((random.share() < 0.3 ? [one, other] : [one]).map((each) => once(options, each)));
    intent.accepted = acked.some(({ status, body }) => status === 200 && body.includes(`did ${intent.id}`));
    if (!intent.accepted && random.share() < GIVES_UP) return;
  }
}

const OPENS_MS = 400;

async function opened(options: DriverOptions, intent: Intent, answer: Call) {
  const { slack, wire } = options;
  const press = pressOf(options, intent, answer, "write");
  for (let tries = 0; tries < 20; tries++) {
    await once(options, press());
    const call = await wire.seen(openedView(intent), OPENS_MS).catch(() => undefined);
    if (call) return slack.views.view(String((call.answer.view as { id: string }).id));
  }
  return undefined;
}

/** Each press is one of its own, whatever the button. */
function pressOf({ slack }: DriverOptions, { by: { user } }: Intent, { answer }: Call, label: string) {
  const [channel, ts] = [String(answer.channel), String(answer.ts)];
  const message = slack.conversations.message(channel, ts);
  if (!message) throw new Error("nothing to press");
  const button = buttonOf(message.blocks, label);
  return () => pressInMessage(asking(slack, user), message, button, slack.replyAddress({ channel, user, ts }));
}

/** Until it is acknowledged. */
async function patiently(options: DriverOptions, request: SlackRequest): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  for (let num = 0; Date.now() < until; num++) {
    if ((await once(options, request, num)).status === 200) return true;
    await sleep(PAUSE_MS);
  }
  return false;
}

const nobody: Acked = { status: 0, body: "", json: undefined, ms: 0 };

async function once({ fleet, random, secret }: DriverOptions, request: SlackRequest, num = 0): Promise<Acked> {
  const open = fleet.open();
  if (open.length === 0) return nobody;
  const to = { url: `http://127.0.0.1:${random.pick(open).port}/slack/events`, signingSecret: secret };
  return await overHttp(to)(request, num > 0 ? { num, reason: "http_error" } : undefined);
}
