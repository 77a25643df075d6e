import { text as words } from "../../../src/platforms/teams/text.ts";
import { type KeptMessage, wholeOf } from "./conversations.ts";
import type { FakeTeams } from "./fake-teams.ts";
import type { Call, Wait } from "./ledger.ts";
import { shownParts } from "./parts.ts";
import { textsOf } from "./reading.ts";

// What comes before a person after they wrote or pressed something.

/** What they did, by what its answer can be told by. */
export type Deed = {
  /** The activity that was sent. */
  readonly activity: string;
  /** Conversations in which an answer may come. */
  readonly places: readonly string[];
  /** The message that was pressed, which may itself become the answer. */
  readonly pressed?: KeptMessage | undefined;
};

type Watched = Pick<FakeTeams, "ledger" | "conversations">;

/** The answer, which may be in several messages; empty: none came in time. claimed: calls that were other answers. */
export async function appears(teams: Watched, deed: Deed, claimed: Set<number>, wait: Wait = {}) {
  const call = await teams.ledger.waitFor((each) => !claimed.has(each.n) && answers(each, deed), wait);
  claimed.add(call.n);
  const first = messageOf(teams, call);
  return first ? await whole(teams, first, call.n, claimed) : [];
}

/** What was said to be the answer to something else is not the answer to this. */
function answers(call: Call, { activity, places, pressed }: Deed): boolean {
  const { method, applied, conversation, message, replyTo } = call;
  if (!applied || conversation === undefined || message === undefined) return false;
  if (method === "PUT") return message === pressed?.id && conversation === wholeOf(pressed.conversation);
  if (method !== "POST" || !places.map(wholeOf).includes(conversation)) return false;
  return replyTo === undefined || replyTo === activity || replyTo === pressed?.id;
}

const messageOf = ({ conversations }: Watched, { conversation = "", message = "" }: Call): KeptMessage | undefined =>
  conversations.message(conversation, message);

/** With the messages in which it goes on. */
async function whole(teams: Watched, first: KeptMessage, since: number, claimed: Set<number>) {
  const messages = [first];
  for (let at = since, last = first; goesOn(last); ) {
    const call = await nextIn(teams, wholeOf(first.conversation), at, claimed);
    at = call.n;
    last = messageOf(teams, call) ?? last;
    messages.push(last);
  }
  return messages;
}

const nextIn = (teams: Watched, where: string, since: number, claimed: Set<number>): Promise<Call> =>
  teams.ledger.waitFor(
    ({ n, method, applied, conversation, message }) =>
      method === "POST" &&
      applied &&
      message !== undefined &&
      conversation === where &&
      !claimed.has(n) &&
      claimed.add(n) !== undefined,
    { since },
  );

const languages = [words.ja, words.en];

/** A message says at its end that another one follows. */
function goesOn({ text, cards }: KeptMessage): boolean {
  const end = [text, ...textsOf(cards.flatMap((card) => shownParts(card)))].at(-1) ?? "";
  return languages.some(({ continuesBelow }) => {
    const [before = ""] = continuesBelow(77, 88).split("77");
    return end.startsWith(before);
  });
}

/** An answer that says that the answer comes by itself. */
export const promises = (said: string): boolean =>
  languages.some(({ oneMoment, answeredInChat }) => said === oneMoment || said === answeredInChat);
