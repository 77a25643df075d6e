// The stage as Slack's programs need it.
import { openStage as open } from "../chat/stage.mjs";

const programs = ["bare", "insert", "ours", "slack"];

export async function openStage(options) {
  const stage = await open("slack", programs, options);
  const { botToken, signingSecret } = stage.requests;
  return {
    ...stage,
    slack: (busy) => stage.play({ busy }),
    start: (program, slack, more = {}) =>
      stage.start(program, { botToken, signingSecret, apiUrl: slack.ready.apiUrl, ...more }),
  };
}
