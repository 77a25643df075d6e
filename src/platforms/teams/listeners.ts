import { say } from "../../view/card.ts";
import type { Answer } from "./answers.ts";
import type { Invokes } from "./invokes.ts";
import { asTyped, type Came, type Does, metIn, readActivity, readDoes } from "./receive.ts";
import type { TeamsStore } from "./store.ts";
import { type Taking, take } from "./take.ts";
import { text } from "./text.ts";

export type Listening = Taking & {
  readonly invokes: Invokes;
  readonly store: TeamsStore;
  /** Runs after the acknowledgement; what goes wrong is written down. */
  readonly after: (work: () => Promise<unknown>) => void;
};

/**
 * Does what an activity asks for; what is to be answered later is stored before this resolves. Gives the answer of an
 * invoke, undefined for one that is not the bot's.
 */
export async function heed(listening: Listening, given: unknown): Promise<Answer | undefined> {
  const came = readActivity(given);
  switch (came?.activity.type) {
    case "message":
      return void (await said(listening, came));
    case "invoke":
      return await listening.invokes.answer(came);
    case "installationUpdate":
      return void (await installed(listening, came));
    case "conversationUpdate":
      return void (await joined(listening, came));
    default:
      return undefined;
  }
}

/** Of one activity, whatever comes with it. */
const identityOf = ({ activity, place }: Came): string => `${place.conversation}:${activity.id}`;

/** Words, or a button on a client that knows no Action.Execute. */
async function said(listening: Listening, came: Came): Promise<void> {
  const { activity } = came;
  // Every message has one; without it, all of a conversation would be the same.
  if (activity.id === undefined) return;
  const does = readDoes(activity.value);
  const message = activity.replyToId;
  if (does?.does === "presses" && message)
    return await take(listening, identityOf(came), { do: "press", ...metIn(came), message, target: does.target });
  if (does && does.does !== "asks") return unusable(listening, came);
  await take(listening, identityOf(came), { do: "hear", ...metIn(came), words: wordsOf(came, does) });
}

/** A client without dialogs sends such a button as a message. */
function unusable({ acting, after }: Listening, { user, place }: Came): void {
  after(async () => {
    const locale = await acting.localeOf(user);
    await acting.voice.say(place, { card: say(text[locale].unknownButton), locale });
  });
}

/** A mention of the bot and nothing else asks what it can do. */
const wordsOf = ({ activity }: Came, does: Extract<Does, { does: "asks" }> | undefined): string =>
  (does?.words ?? asTyped(activity)) || "ヘルプ";

/** A newer package of the app comes as `remove-upgrade` and `add-upgrade`, which changes nothing. */
async function installed(listening: Listening, came: Came): Promise<void> {
  const { activity, user, alone } = came;
  if (activity.action === "remove" && alone) return await listening.store.close(user);
  if (activity.action !== "add") return;
  await take(listening, `${identityOf(came)}:install`, { do: alone ? "welcome" : "meet", ...metIn(came) });
}

/** So many who join at once are met one by one; the rest when they first write. */
const MOST_JOINED = 20;

/** Somebody opened the chat with the bot for the first time, or joined a team that it is in. */
async function joined(listening: Listening, came: Came): Promise<void> {
  const { activity, alone, place } = came;
  const { people } = listening.acting;
  const added = (activity.membersAdded ?? []).map(({ id }) => id);
  if (added.length === 0) return;
  if (alone) return listening.after(() => people.meet(came));
  if (added.includes(activity.recipient.id))
    return await take(listening, `${identityOf(came)}:added`, { do: "meet", ...metIn(came) });
  listening.after(async () => {
    for (const id of added.slice(0, MOST_JOINED)) await people.join(place, id);
  });
}
