// Everybody is nudged on one morning, while Slack asks for patience now and then and somebody opens a dialog.
import { setTimeout as sleep } from "node:timers/promises";
import { open, send } from "./driver.mjs";

const BUSY = 0.05;
const RETRY_AFTER_MS = 1000;
const EVERY_MS = 500;
/** Dialogs opened before, with nothing to deliver: what else the machine does delays both alike. */
const BEFORE = 60;
const LONGEST_MS = 20 * 60_000;
/** Nine o'clock on a working day. */
const morning = Date.parse("2026-11-24T09:00:00+09:00");

export async function nudge(stage, progress) {
  const slack = await stage.slack(BUSY);
  const shiftMs = morning - Date.now();
  const child = await stage.start("ours", slack, { works: true, shiftMs });
  const pool = open(child.ready.port);
  for (let n = 0; n < 5; n++) await pressed(stage, slack, pool, n);
  const before = [];
  for (let n = 0; n < BEFORE; n++) {
    const next = sleep(EVERY_MS);
    before.push(await pressed(stage, slack, pool, n));
    progress(`dialogs: ${n + 1} of ${BEFORE}`);
    await next;
  }
  const began = Date.now();
  const written = await child.ask("nudge");
  const presses = [];
  let deliveries = {};
  for (let n = 0; Date.now() < began + LONGEST_MS; n++) {
    const next = sleep(EVERY_MS);
    presses.push(await pressed(stage, slack, pool, BEFORE + n));
    deliveries = await child.ask("deliveries");
    progress(`nudges: ${JSON.stringify(deliveries)}`);
    if (Object.keys(deliveries).every((state) => state !== "waiting" && state !== "sending")) break;
    await next;
  }
  const ms = Date.now() - began;
  const result = {
    ...{ written, ms, deliveries },
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
