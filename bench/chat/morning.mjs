// Everybody is nudged on one morning, while somebody opens dialogs.
import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 500;
/** Dialogs opened before, with nothing to deliver: what else the machine does delays both alike. */
const BEFORE = 60;
/** Dialogs opened before anything counts. */
const WARMING = 5;
const LONGEST_MS = 20 * 60_000;
/** Nine o'clock on a working day. */
const nine = Date.parse("2026-11-24T09:00:00+09:00");

/** By how much a process must think it is later than it is. */
export const untilMorning = () => nine - Date.now();

/** pressed: opens the n-th dialog, and gives what tells later how long it took. */
export async function nudgeEverybody(child, pressed, progress) {
  for (let n = 0; n < WARMING; n++) await pressed(n);
  const before = [];
  for (let n = 0; n < BEFORE; n++) {
    const next = sleep(EVERY_MS);
    before.push(await pressed(n));
    progress(`dialogs: ${n + 1} of ${BEFORE}`);
    await next;
  }
  const began = Date.now();
  const written = await child.ask("nudge");
  const presses = [];
  let deliveries = {};
  for (let n = 0; Date.now() < began + LONGEST_MS; n++) {
    const next = sleep(EVERY_MS);
    presses.push(await pressed(BEFORE + n));
    deliveries = await child.ask("deliveries");
    progress(`nudges: ${JSON.stringify(deliveries)}`);
    if (isOver(deliveries)) break;
    await next;
  }
  return { before, presses, written, ms: Date.now() - began, deliveries };
}

export const isOver = (deliveries) =>
  Object.keys(deliveries).every((state) => state !== "waiting" && state !== "sending");
