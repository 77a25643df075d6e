import type { Sent } from "../../bot/platform.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Called, Calls } from "./calls.ts";
import { asWritten, type DrawnMessage, renderMessage } from "./render/message.ts";
import { text } from "./text.ts";

/** Where something is said: a conversation, or the account of a person, whose direct messages it then goes to. */
export type Place = { readonly channel: string; readonly thread?: string | undefined };
export type Said = { readonly card: Card; readonly locale: Locale };

export type Voice = {
  /** A new message. One that goes on in further messages is sent when the last of them is. */
  readonly say: (place: Place, said: Said) => Promise<Sent>;
  /** Only this person sees it. */
  readonly whisper: (place: Place, user: string, said: Said) => Promise<Sent>;
  /**
   * The card takes the place of a message. receipt: as `say` gave it. goesOn: what one message cannot hold follows in
   * new ones; not for a card that is only drawn anew, whose further messages stand there already.
   */
  readonly redraw: (receipt: string, said: Said, goesOn: boolean) => Promise<Sent>;
  /** Answers to an address that came with what was pressed or typed; only its reader sees it. */
  readonly reply: (address: string, said: Said, replace: boolean) => Promise<Sent>;
};

type Options = { readonly calls: Calls; readonly onFault: (error: unknown) => void };
const TIMEOUT_MS = 10_000;
/** A further message waits as long as Slack asks, so many times. */
const MOST_WAITS = 3;

export function createVoice({ calls, onFault }: Options): Voice {
  /** A workspace that does not know a block yet gets the same in words. */
  const send = async ({ card, locale }: Said, deliver: (drawn: DrawnMessage) => Promise<Called>): Promise<Drawn> => {
    const drawn = renderMessage(card, locale);
    const called = await deliver(drawn);
    if (called.ok || !unknownBlock.has(called.error)) return { called, more: drawn.more };
    const inWords = renderMessage(card, locale, "words");
    return { called: await deliver(inWords), more: inWords.more };
  };

  /** Whatever did not follow makes the whole uncertain, unless trying again cannot help. */
  const goOn = async (
    more: DrawnMessage["more"],
    deliver: (part: DrawnMessage["more"][number]) => Promise<Called>,
    receipt: string,
  ): Promise<Sent> => {
    for (const part of more) {
      const called = await patiently(() => deliver(part));
      if (called.ok) continue;
      onFault(new Error(`a further message was not sent: ${called.error}`));
      if (called.sent.outcome !== "gone") return { outcome: "unknown" };
    }
    return { outcome: "sent", receipt };
  };
  const post = (place: Place, message: Drawable) =>
    calls.call("chat.postMessage", { ...where(place), ...asWritten, text: message.text, blocks: message.blocks });
  const postTo = (place: Place, user: string, message: Drawable) =>
    calls.call("chat.postEphemeral", {
      ...where(place),
      ...asWritten,
      user,
      text: message.text,
      blocks: message.blocks,
    });

  const say: Voice["say"] = async (place, said) => {
    const { called, more } = await send(said, (drawn) => post(place, drawn));
    if (!called.ok) return called.sent;
    const channel = String(called.answer.channel ?? place.channel);
    return await goOn(more, (part) => post({ ...place, channel }, part), `${channel}:${called.answer.ts}`);
  };

  const whisper: Voice["whisper"] = async (place, user, said) => {
    const { called, more } = await send(said, (drawn) => postTo(place, user, drawn));
    if (!called.ok) return called.sent;
    return await goOn(more, (part) => postTo(place, user, part), "");
  };

  const redraw: Voice["redraw"] = async (receipt, said, goesOn) => {
    const [channel = "", ts = ""] = receipt.split(":");
    const { called, more } = await send(said, ({ text, blocks }) =>
      calls.call("chat.update", { channel, ts, ...asWritten, text, blocks }),
    );
    if (!called.ok) return called.sent;
    return await goOn(goesOn ? more : [], (part) => post({ channel }, part), receipt);
  };

  const reply: Voice["reply"] = async (address, said, replace) => {
    const { called, more } = await send(said, (drawn) => answerTo(address, drawn, replace));
    if (!called.ok) return called.sent;
    return await goOn(more, (part) => answerTo(address, part, false), "");
  };

  return { say, whisper, redraw, reply };
}

type Drawable = Pick<DrawnMessage, "text" | "blocks">;
type Drawn = { readonly called: Called; readonly more: DrawnMessage["more"] };

/** Answers of Slack to a block that it does not know, or does not want in such a number. */
const unknownBlock = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_arguments"]);

const where = ({ channel, thread }: Place) => ({ channel, ...(thread !== undefined && { thread_ts: thread }) });

async function patiently(call: () => Promise<Called>): Promise<Called> {
  for (let waits = 0; ; waits++) {
    const called = await call();
    if (called.ok || called.sent.outcome !== "retry" || waits >= MOST_WAITS) return called;
    const { afterMs } = called.sent;
    await new Promise((resolve) => setTimeout(resolve, Math.min(afterMs, 5_000)));
  }
}

async function answerTo(address: string, { text, blocks }: Drawable, replace: boolean): Promise<Called> {
  const body = { response_type: "ephemeral", replace_original: replace, text, blocks, ...asWritten };
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = (await response.text()).slice(0, 100);
    if (response.ok) return { ok: true, answer: {} };
    if (response.status >= 500) return { ok: false, error: "http", sent: { outcome: "unknown" } };
    if (response.status === 429) {
      const afterMs = 1000 * Math.max(1, Number(response.headers.get("retry-after")) || 30);
      return { ok: false, error: "ratelimited", sent: { outcome: "retry", afterMs } };
    }
    const error = /"error":\s*"(\w+)"/.exec(said)?.[1] ?? said;
    return { ok: false, error, sent: { outcome: "gone", reason: error || `http-${response.status}` } };
  } catch {
    return { ok: false, error: "no-answer", sent: { outcome: "unknown" } };
  }
}

/** The same card, with a line on top that says that it may have come before. */
export function saidAgain({ card, locale }: Said): Said {
  const line = { type: "text", text: text[locale].again, tone: "quiet" } as const;
  return { locale, card: { ...card, body: [line, ...card.body] } };
}
