// The stage as the programs for Teams need it.
import { setTimeout as sleep } from "node:timers/promises";
import { open } from "../chat/driver.mjs";
import { openStage as openAny } from "../chat/stage.mjs";

const programs = ["bare", "ours", "teams"];
const LONGEST_MS = 10 * 60_000;

export async function openStage(options) {
  const stage = await openAny("teams", programs, options);
  return {
    ...stage,
    /** rates: whether Teams' own limits are kept. */
    teams: (rates) => stage.play({ rates }),
    start: (program, teams, more = {}) => stage.start(program, { ...teams.ready, ...more }),
    /** What Teams would send, as this one signs it. */
    writing: async (teams) => stage.requests.writing(teams.ready.serviceUrl, await teams.ask("token")),
  };
}

/** The way from Teams to a bot; gives what Teams was answered with, a status of 0 for nothing at all. */
export function openLine({ ready }) {
  const pool = open(ready.port);
  const ask = async (request) => {
    try {
      const { statusCode: status, body } = await pool.request(request);
      return { status, body: readable(await body.text()) };
    } catch {
      return { status: 0, body: undefined };
    }
  };
  /** For what must not fail, or nothing could be measured after it. */
  const tell = async (request) => {
    const answer = await ask(request);
    if (answer.status !== 200) throw new Error(`answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  return { ask, tell, close: () => pool.close() };
}

function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
}

/** Asks five times a second, until it holds of the child. */
export async function until(child, holds, what) {
  const began = Date.now();
  while (!(await holds())) {
    if (Date.now() > began + LONGEST_MS)
      throw new Error(`not after ${LONGEST_MS / 60_000} minutes: ${what}; faults: ${await child.ask("faults")}`);
    await sleep(200);
  }
}
