import { text } from "../../../src/platforms/slack/text.ts";
import type { KeptMessage } from "./conversations.ts";
import type { Call, Ledger, Wait } from "./ledger.ts";
import { textsOf } from "./reading.ts";
import type { KeptView } from "./views.ts";
import type { World } from "./world.ts";

// What comes before a person after they did something.

/** What they did, by what its answer can be told by. */
export type Deed = {
  readonly user: string;
  /** Where they wrote or pressed. */
  readonly channel?: string | undefined;
  /** The message that was pressed. */
  readonly ts?: string | undefined;
  /** The view that was pressed. */
  readonly view?: string | undefined;
  readonly trigger?: string | undefined;
  /** The token of the address for answers. */
  readonly reply?: string | undefined;
};

/** A card may be in several messages. */
export type Appeared =
  | { readonly is: "messages"; readonly messages: readonly KeptMessage[] }
  | { readonly is: "view"; readonly view: KeptView }
  /** It was answered by nothing that shows: the trigger was used, the view has changed. */
  | { readonly is: "nothing" };

/** claimed: calls that were the answer to something else. */
export async function appears(world: World, deed: Deed, claimed: Set<number>, wait: Wait = {}): Promise<Appeared> {
  const { ledger } = world;
  let failed = false;
  const call = await ledger.waitFor((each) => {
    if (claimed.has(each.n) || !answers(each, deed, failed)) return false;
    failed ||= !each.ok;
    if (!each.ok && !isLast(each)) return false;
    claimed.add(each.n);
    return true;
  }, wait);
  if (!call.ok) return { is: "nothing" };
  const view = world.views.view(idOf(call.answer.view));
  if (view) return { is: "view", view: await ready(world, view, call.n) };
  const first = messageOf(world, call);
  return { is: "messages", messages: first ? await whole(world, first, call.n, claimed) : [] };
}

/** A view shows what is known; whether more comes is seen by its words. */
async function ready(world: World, view: KeptView, since: number): Promise<KeptView> {
  const waits = [text.ja, text.en].some(({ oneMoment }) => textsOf(view.blocks).includes(oneMoment));
  if (!waits) return view;
  await world.ledger.waitFor(({ method, args, ok }) => method === "views.update" && args.view_id === view.id && ok, {
    since,
  });
  return world.views.view(view.id) ?? view;
}

/** `not_found` and its like: it came late, or a second time. */
const isLast = ({ error }: Call): boolean =>
  ["hash_conflict", "exchanged_trigger_id", "expired_trigger_id", "not_found"].includes(error ?? "");

/** failed: an answer was tried in the place that was pressed, and may now come elsewhere. */
function answers({ method, args }: Call, deed: Deed, failed: boolean): boolean {
  const { user, channel, ts, view, trigger, reply } = deed;
  const isDirect = channel?.startsWith("D") ?? false;
  switch (method) {
    case "views.open":
    case "views.push":
      return trigger !== undefined && args.trigger_id === trigger;
    case "views.update":
      return view !== undefined && args.view_id === view;
    case "chat.update":
      return ts !== undefined && args.channel === channel && args.ts === ts;
    case "chat.postMessage":
      return channel !== undefined && (args.channel === channel || (args.channel === user && (!isDirect || failed)));
    case "chat.postEphemeral":
      return args.user === user && args.channel === channel;
    case "response_url":
      return reply !== undefined && args.token === reply;
    default:
      return false;
  }
}

const idOf = (object: unknown): string => String((object as { readonly id?: unknown } | undefined)?.id ?? "");

function messageOf({ conversations }: World, { args, answer }: Call): KeptMessage | undefined {
  const channel = String(answer.channel ?? args.channel);
  return conversations.message(channel, String(answer.ts ?? answer.message_ts ?? args.ts));
}

/** With the messages in which it goes on. */
async function whole(world: World, first: KeptMessage, since: number, claimed: Set<number>) {
  const messages = [first];
  for (let at = since, last = first; goesOn(last); ) {
    const call = await nextIn(world.ledger, first.channel, at, claimed);
    at = call.n;
    last = messageOf(world, call) ?? last;
    messages.push(last);
  }
  return messages;
}

const nextIn = (ledger: Ledger, channel: string, since: number, claimed: Set<number>): Promise<Call> =>
  ledger.waitFor(
    ({ n, method, args, ok }) =>
      method === "chat.postMessage" &&
      args.channel === channel &&
      ok &&
      !claimed.has(n) &&
      claimed.add(n) !== undefined,
    { since },
  );

function goesOn({ blocks }: KeptMessage): boolean {
  const end = textsOf(blocks).at(-1) ?? "";
  return [text.ja, text.en].some(({ continuesBelow }) => {
    const [before = ""] = continuesBelow(77, 88).split("77");
    return end.startsWith(before);
  });
}
