// Sends requests: so many a second whatever the answers take, or as fast as they are answered.
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";

export const open = (port, connections = 16) => new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 });

/** Rejects for anything but a 200. */
export async function send(pool, request) {
  const { statusCode, body } = await pool.request(request);
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`answered with ${statusCode}: ${text.slice(0, 200)}`);
}

/** Milliseconds from when each request was due until it was acknowledged, a wait for its turn included. */
export async function paced(sendNext, { perSecond, seconds }) {
  const began = performance.now();
  const sent = [];
  const count = Math.round(perSecond * seconds);
  for (let n = 0; n < count; n++) {
    const due = began + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    sent.push(sendNext().then(() => performance.now() - due));
  }
  return await Promise.all(sent);
}

/** Milliseconds that each took, and all together. */
export async function saturated(sendNext, { requests, connections }) {
  const times = [];
  const began = performance.now();
  let left = requests;
  const line = async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await sendNext();
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, line));
  return { times, ms: performance.now() - began };
}
