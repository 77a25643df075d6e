import { text } from "../../../src/platforms/slack/text.ts";
import type { Blocks } from "../../support/slack/conversations.ts";
import type { Pressed } from "../../support/slack/payloads.ts";
import { buttonsOf, labelOf } from "../../support/slack/reading.ts";
import type { Intent } from "../intents.ts";
import type { Call } from "./wire.ts";

// What people see in Slack, read from the calls that got there.

export const isPost = ({ method, answer }: Call): boolean => method === "chat.postMessage" && answer.ok === true;
export const isUpdate = ({ method, answer }: Call): boolean => method === "chat.update" && answer.ok === true;

/** The title of a card. */
export const titleOf = ({ args }: Call): string => String(args.text ?? "");

/** Whether the reader is told that it may have come before. */
export const isMarked = ({ args }: Call): boolean => JSON.stringify(args.blocks ?? []).includes(text.ja.again);

/** The bot's word that something went wrong and was not done. */
export const isFault = ({ args }: Call): boolean => JSON.stringify(args.blocks ?? []).includes("受付番号");

export const answerIn =
  ({ id }: Intent) =>
  (call: Call): boolean =>
    isPost(call) && titleOf(call) === `did ${id}`;

export const openedView =
  ({ id }: Intent) =>
  ({ method, args, answer }: Call): boolean =>
    method === "views.open" && answer.ok === true && JSON.stringify(args.view ?? "").includes(`write ${id}`);

/** The button with this label. */
export function buttonOf(blocks: Blocks, label: string): Pressed {
  const found = buttonsOf(blocks).find((pressed) => labelOf(pressed) === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
}
