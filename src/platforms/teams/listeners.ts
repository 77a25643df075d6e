import type { Answer, Invokes } from "./invokes.ts";
import type { TeamsPeople } from "./people.ts";
import { asTyped, type Came, type Does, metIn, readActivity, readDoes } from "./receive.ts";
import type { TeamsStore } from "./store.ts";
import { type Taking, take } from "./take.ts";

export type Listening = Taking & {
  readonly invokes: Invokes;
  readonly people: TeamsPeople;
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
      return void joined(listening, came);
    default:
      return undefined;
  }
}

/** Words, or a button on a client that knows no Action.Execute. */
async function said(listening: Listening, came: Came): Promise<void> {
  const { activity } = came;
  const does = readDoes(activity.value);
  const message = activity.replyToId;
  if (does?.does === "presses" && message)
    return await take(listening, came, { do: "press", ...metIn(came), message, target: does.target });
  if (does && does.does !== "asks") return;
  await take(listening, came, { do: "hear", ...metIn(came), words: wordsOf(came, does) });
}

/** A mention of the bot and nothing else asks what it can do. */
const wordsOf = ({ activity }: Came, does: Extract<Does, { does: "asks" }> | undefined): string =>
  (does?.words ?? asTyped(activity)) || "ヘルプ";

async function installed(listening: Listening, came: Came): Promise<void> {
  const { activity, user, place, alone } = came;
  const { people, store, after } = listening;
  if (activity.action?.startsWith("remove")) return alone ? await store.close(user) : undefined;
  if (alone) return await take(listening, came, { do: "welcome", ...metIn(came) });
  after(() => people.meetAll(place));
}

/** Somebody opened the chat with the bot for the first time, or joined a team that it is in. */
function joined({ people, after }: Listening, came: Came): void {
  if ((came.activity.membersAdded ?? []).length === 0) return;
  after(() => (came.alone ? people.meet(came) : people.meetAll(came.place)));
}
