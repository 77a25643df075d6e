import type { FakeSlack } from "./fake-slack.ts";
import { writes } from "./messages.ts";
import {
  command,
  type messageEvent,
  type Pressed,
  pressInMessage,
  pressInView,
  type SlackRequest,
  shortcut,
} from "./payloads.ts";
import { buttonsOf } from "./reading.ts";
import type { Surface } from "./seeing.ts";
import { stateOf } from "./typing.ts";
import type { Deed } from "./watching.ts";

/** What somebody does, made anew each time: what Slack sends of it, and what its answer can be told by. */
export type Prepare = () => { readonly request: SlackRequest; readonly deed: Deed };

export const asking = (slack: FakeSlack, user: string, view?: string) => ({
  user,
  trigger: slack.triggers.issue(user, view),
});

export function pressing(slack: FakeSlack, user: string, surface: Surface, pressed: Pressed): Prepare {
  if (surface.on === "view") return pressingIn(slack, user, surface, pressed);
  const message = surface.messages.find(({ blocks }) => buttonsOf(blocks).some((each) => isSame(each, pressed)));
  if (!message) throw new Error("nothing to press");
  const { channel, ts } = message;
  return () => {
    const by = asking(slack, user);
    const address = slack.replyAddress({ channel, user, ts });
    const answered = { user, channel, ts, trigger: by.trigger, reply: tokenIn(address) };
    // What opens is answered by a view; that the message is drawn anew meanwhile is somebody else's doing.
    const deed = opensView(pressed) ? { user, trigger: by.trigger } : answered;
    return { request: pressInMessage(by, message, pressed, address), deed };
  };
}

const pressingIn =
  (slack: FakeSlack, user: string, { view, typed }: Extract<Surface, { on: "view" }>, pressed: Pressed): Prepare =>
  () => {
    const by = asking(slack, user, view.id);
    const deed = { user, view: view.id, trigger: by.trigger };
    return { request: pressInView(by, view, pressed, stateOf(view.blocks, typed)), deed };
  };

export const commanding =
  (slack: FakeSlack, user: string, words: string, channel: string): Prepare =>
  () => {
    const by = asking(slack, user);
    const address = slack.replyAddress({ channel, user });
    const deed = { user, channel, trigger: by.trigger, reply: tokenIn(address) };
    return { request: command(by, words, address, channel), deed };
  };

/** A person writes the same a second time where it is done again. */
export const writing =
  (slack: FakeSlack, user: string, words: string, channel: string, event: typeof messageEvent): Prepare =>
  () => ({ request: event(writes(slack, channel, user, words)), deed: { user, channel } });

export const using =
  (slack: FakeSlack, user: string, callbackId: string): Prepare =>
  () => {
    const by = asking(slack, user);
    return { request: shortcut(by, callbackId), deed: by };
  };

const opensView = ({ element }: Pressed): boolean => String(element.action_id).startsWith("opens.");
const isSame = (one: Pressed, other: Pressed): boolean =>
  one.block_id === other.block_id && one.element.action_id === other.element.action_id;
const tokenIn = (address: string): string | undefined => address.split("/").at(-1);
