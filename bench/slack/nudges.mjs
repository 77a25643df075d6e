// Everybody is nudged on one morning, while Slack asks for patience now and then and somebody opens a dialog.
import { setTimeout as sleep } from "node:timers/promises";
import { open, send } from "../chat/driver.mjs";
import { nudgeEverybody, untilMorning } from "../chat/morning.mjs";

const BUSY = 0.05;
const RETRY_AFTER_MS = 1000;

export async function nudge(stage, progress) {
  const slack = await stage.slack(BUSY);
  const child = await stage.start("ours", slack, { works: true, shiftMs: untilMorning() });
  const pool = open(child.ready.port);
  const press = (n) => pressed(stage, slack, pool, n);
  const { before, presses, ...seen } = await nudgeEverybody(child, press, progress);
  const result = {
    ...seen,
    ...posted(await slack.ask("calls", "chat.postMessage"), stage.users),
    impatient: impatient(await child.ask("watched")),
    waits: await waitsOf(presses, slack),
    waitsBefore: await waitsOf(before, slack),
    ...{ faults: await child.ask("faults"), violations: await slack.ask("violations") },
  };
  await pool.close();
  await child.stop();
  await slack.stop();
  return result;
}

async function pressed(stage, slack, pool, n) {
  const user = stage.users.at(-1 - (n % stage.users.length));
  const trigger = await slack.ask("trigger", user.id);
  const request = stage.requests.press(user, trigger);
  const at = performance.timeOrigin + performance.now();
  await send(pool, request);
  return { trigger, at };
}

/** From each press until its dialog reached Slack; infinite where it had not after ten seconds more. */
async function waitsOf(presses, slack) {
  for (let tries = 0; ; tries++) {
    const opened = new Map((await slack.ask("calls", "views.open")).map(({ trigger, at }) => [trigger, at]));
    const waits = presses.map(({ trigger, at }) => (opened.get(trigger) ?? Number.POSITIVE_INFINITY) - at);
    if (waits.every(Number.isFinite) || tries === 20) return waits;
    await sleep(500);
  }
}

/** Calls that the process began although it had read a refusal before and its time was not over. */
const impatient = ({ begun, refused }) =>
  begun.filter((at) => refused.some((since) => since < at && at < since + RETRY_AFTER_MS)).length;

/** What the ledger says of the messages. early: so many ms after a 429 had gone out, one was sent all the same. */
function posted(calls, users) {
  const arrived = new Map();
  for (const { ok, channel } of calls) if (ok) arrived.set(channel, (arrived.get(channel) ?? 0) + 1);
  const refused = calls.filter(({ status }) => status === 429).map(({ doneAt }) => doneAt);
  const early = calls.flatMap(({ at }) => {
    const since = Math.min(...refused.filter((doneAt) => doneAt < at).map((doneAt) => at - doneAt));
    return since < RETRY_AFTER_MS ? [since] : [];
  });
  return {
    ...{ calls: calls.length, refused: refused.length, early },
    lost: users.filter(({ id }) => !arrived.has(id)).length,
    twice: [...arrived.values()].filter((times) => times > 1).length,
  };
}
