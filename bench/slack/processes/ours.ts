// Our own house with Slack's door, as src/main.ts opens it.
import { openChats } from "../../../src/chats.ts";
import { answerParent, given } from "../../chat/answering.ts";
import { type Given, openHouse } from "../../chat/house.ts";
import { watchRequests } from "../../chat/watching.ts";

type SlackGiven = Given & { readonly botToken: string; readonly signingSecret: string; readonly apiUrl: string };

async function open() {
  const posts = watchRequests(({ path }) => path.endsWith("/chat.postMessage"));
  const { databaseUrl, works, shiftMs, ...slack } = given<SlackGiven>();
  const config = { slack: { ...slack, appToken: undefined }, teams: undefined, demo: false };
  const house = await openHouse({ databaseUrl, works, shiftMs }, (ground) => openChats({ config, ...ground }));
  return {
    ...house.answers,
    /** When this process began to post, and when it had read that it must wait. */
    watched: () => ({
      begun: posts.map(({ begunAt }) => begunAt),
      refused: posts.filter(({ status }) => status === 429).map(({ readAt }) => readAt),
    }),
  };
}

answerParent(open());
