import type { Blocks } from "../support/slack/conversations.ts";
import { asking, commanding, type Prepare, pressing, using, writing } from "../support/slack/deeds.ts";
import type { FakeSlack } from "../support/slack/fake-slack.ts";
import type { Json } from "../support/slack/ledger.ts";
import {
  homeOpened,
  mentionEvent,
  messageEvent,
  type SlackRequest,
  submission,
  suggestion,
} from "../support/slack/payloads.ts";
import { app, general } from "../support/slack/people.ts";
import { buttonsOf, inputsOf, labelOf, wordsOf } from "../support/slack/reading.ts";
import { offeredBy, respondedTo } from "../support/slack/responding.ts";
import { type Errors, type Surface, seen } from "../support/slack/seeing.ts";
import type { Acked, Deliver } from "../support/slack/signed.ts";
import { elementOf, shownIn, stateOf, type Typed, typedOver } from "../support/slack/typing.ts";
import type { KeptView } from "../support/slack/views.ts";
import { type Appeared, appears } from "../support/slack/watching.ts";
import type { Client, Seen } from "./contract.ts";

export type Seat = {
  readonly slack: FakeSlack;
  readonly deliver: Deliver;
  readonly user: string;
  /** Messages that were answers, by conversation and time; what else the bot wrote to somebody are notices. */
  readonly answers: Set<string>;
  /** Sees to it that what is to be told has been told. */
  readonly settle: () => Promise<void>;
};

/** Somebody in Slack, who can do more there than a contract asks of every place. */
export type SlackPerson = Client & {
  readonly mentions: (words: string) => Promise<Seen>;
  readonly commands: (words: string, channel?: string) => Promise<Seen>;
  readonly opensHome: () => Promise<Seen>;
  /** A global shortcut. */
  readonly uses: (callbackId: string) => Promise<Seen>;
  /** Slack sends the last thing once more, word for word, since it believes that it did not arrive. */
  readonly redelivers: () => Promise<Acked>;
};

type View = Extract<Surface, { on: "view" }>;

/** How long one waits for an answer to what was answered before. */
const AGAIN_MS = 2000;

export function slackPerson({ slack, deliver, user, answers, settle }: Seat): SlackPerson {
  const direct = slack.conversations.direct(user);
  const claimed = new Set<number>();
  const typed = new Map<string, Typed>();
  const drawn = new Map<string, Blocks>();
  let offered: readonly Json[] = [];
  let surface: Surface = { on: "messages", messages: [] };
  let sent: SlackRequest | undefined;
  let last: (again: boolean) => Promise<Seen> = async () => seen(surface);

  const send = async (request: SlackRequest): Promise<Acked> => {
    sent = request;
    const acked = await deliver(request);
    if (acked.status !== 200) throw new Error(`Slack was answered with ${acked.status} ${acked.body}`);
    return acked;
  };
  const show = (next: Surface): Seen => {
    surface = next;
    if (next.on === "messages") for (const { channel, ts } of next.messages) answers.add(`${channel}:${ts}`);
    return seen(next);
  };
  const showView = (view: KeptView, errors: Errors = {}): Seen => {
    typed.set(view.id, shownIn(view.blocks, typed.get(view.id), drawn.get(view.id)));
    drawn.set(view.id, view.blocks);
    return show({ on: "view", view, typed: typed.get(view.id) ?? {}, errors });
  };
  const came = (appeared: Appeared): Seen => {
    if (appeared.is === "nothing") return seen(surface);
    return appeared.is === "view" ? showView(appeared.view) : show({ on: "messages", messages: appeared.messages });
  };
  /** What lies below a closed view, or the conversation. */
  const uncovered = (): Seen => {
    const below = slack.views.before(user);
    return below ? showView(below) : show({ on: "messages", messages: slack.conversations.messages(direct).slice(-1) });
  };

  /** Does something, and waits for what comes of it; nothing may come of it the second time. */
  const does = (prepare: Prepare): Promise<Seen> => {
    last = async (again) => {
      const since = slack.ledger.calls.at(-1)?.n;
      const { request, deed } = prepare();
      const awaited = appears(slack, deed, claimed, { since, ...(again && { withinMs: AGAIN_MS }) });
      const [appeared] = await Promise.all([again ? awaited.catch(() => nothing) : awaited, send(request)]);
      return came(appeared);
    };
    return last(false);
  };
  /** A submission is answered by its acknowledgement. */
  const submits = ({ view, typed: held }: View): Promise<Seen> => {
    last = async () => {
      const acked = await send(submission(asking(slack, user, view.id), view, stateOf(view.blocks, held)));
      const responded = respondedTo(slack, view, acked);
      if (responded.is === "wrong") return showView(view, responded.errors);
      return responded.is === "shown" ? showView(responded.view) : uncovered();
    };
    return last(false);
  };
  const presses = async (label: string): Promise<Seen> => {
    if (surface.on === "view" && wordsOf(surface.view.submit) === label) return await submits(surface);
    const blocks = surface.on === "view" ? surface.view.blocks : surface.messages.flatMap((message) => message.blocks);
    const pressed = buttonsOf(blocks).find((each) => labelOf(each) === label);
    if (!pressed) throw new Error(`no button 「${label}」 among ${buttonsOf(blocks).map(labelOf).join("、")}`);
    return await does(pressing(slack, user, surface, pressed));
  };
  const writes = (channel: string, words: string, event: typeof messageEvent): Promise<Seen> => {
    slack.views.close(user, true);
    return does(writing(slack, user, words, channel, event));
  };
  const openView = (): View => {
    if (surface.on !== "view") throw new Error("no form is open");
    return surface;
  };

  /** Messages that are no answers, once there is one of this title. */
  const told = async (title: string) => {
    const found = () =>
      slack.conversations
        .messages(direct)
        .filter(({ user: by, onlyFor, ts }) => by === app.user && !onlyFor && !answers.has(`${direct}:${ts}`))
        .filter(({ text }) => text.includes(title));
    await settle();
    for (let n = 0; n < 50 && found().length === 0; n++) await sleep(40);
    return found();
  };

  return {
    says: (words) => writes(direct, words, messageEvent),
    mentions: (words) => writes(general, words, mentionEvent),
    commands: (words, channel = general) => does(commanding(slack, user, words, channel)),
    uses: (callbackId) => does(using(slack, user, callbackId)),
    opensHome: async () => {
      await send(homeOpened(user, "home", direct));
      for (let n = 0; n < 50 && !slack.views.home(user); n++) await sleep(40);
      const view = slack.views.home(user);
      return view ? showView(view) : seen(surface);
    },
    presses,
    fills: async (entries, label) => {
      const { view, typed: held } = openView();
      typed.set(view.id, typedOver(view.blocks, held, entries, offered));
      surface = { ...openView(), typed: typed.get(view.id) ?? {} };
      return await presses(label);
    },
    repeats: () => last(true),
    redelivers: async () => {
      if (!sent) throw new Error("nothing was sent");
      return await deliver(sent, { num: 1, reason: "http_timeout" });
    },
    suggests: async (field, words) => {
      const { view } = openView();
      const block = inputsOf(view.blocks).find(({ block_id }) => block_id === field);
      if (!block) throw new Error(`no field ${field}`);
      const asks = suggestion(asking(slack, user), view, field, String(elementOf(block).action_id), words);
      const found = offeredBy(slack, await deliver(asks));
      offered = [...offered, ...found];
      return found.map(({ text }) => wordsOf(text));
    },
    notices: async () => (await told("")).map(({ text }) => text),
    reads: async (title) => {
      slack.views.close(user, true);
      const message = (await told(title)).at(-1);
      if (!message) throw new Error(`no notice 「${title}」`);
      surface = { on: "messages", messages: [message] };
      return seen(surface);
    },
  };
}

const nothing: Appeared = { is: "nothing" };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
