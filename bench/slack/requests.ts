// What Slack would send: signed, each with ids of its own.
import { askTarget } from "../../src/features/enquiry/targets.ts";
import { type KeptMessage, nextTime } from "../../test/support/slack/conversations.ts";
import { messageEvent, pressInMessage, type SlackRequest } from "../../test/support/slack/payloads.ts";
import { type SlackUser, staff } from "../../test/support/slack/people.ts";
import { encoded, signedHeaders } from "../../test/support/slack/signed.ts";
import { nextQuestion } from "../chat/questions.ts";

export const signingSecret = "0123456789abcdef0123456789abcdef";
export const botToken = "xoxb-bench";

/** The staff of the city hall, as Slack knows them; their e-mails are on the roster. */
export const everybody = (count: number): readonly SlackUser[] =>
  Array.from({ length: count }, (_, at) => staff(String(at).padStart(6, "0")));

/** A question in a direct message. */
export const question = (user: SlackUser) => signed(messageEvent(written(user, user.id, nextQuestion())));

/** A press of the button that opens the form for a question to HR. */
export function press(user: SlackUser, trigger: string) {
  const value = JSON.stringify({ does: "opens", target: askTarget(undefined) });
  const text = { type: "plain_text", text: "人事係に質問する" };
  const element = { type: "button", action_id: "b0", text, value };
  const asking = { user: user.id, trigger };
  const message = written(user, "U0HAGUKUMI", "お知らせ");
  const address = "http://127.0.0.1:9/response/none";
  return signed(pressInMessage(asking, message, { element, block_id: "buttons" }, address));
}

const written = ({ id }: SlackUser, by: string, text: string): KeptMessage => ({
  ...{ channel: `D${id.slice(1)}`, ts: nextTime(), user: by, text, blocks: [], edits: 0 },
});

function signed(request: SlackRequest) {
  const { type, body } = encoded(request);
  const headers = { ...signedHeaders(signingSecret, body), "content-type": type };
  return { path: "/slack/events", method: "POST", headers, body } as const;
}
