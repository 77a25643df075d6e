import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { clientFor } from "./connect.ts";
import type { Tx } from "./database.ts";

export type Listening = { readonly stop: () => Promise<void> };

type Listener = { readonly onMessage: (payload: string) => void; readonly onGap: () => void };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
const CHECK_MS = 30_000;

/**
 * Hears what any replica announces on a channel, on a connection of its own that is made again, ever more slowly,
 * when it is lost. `onGap` is called each time it is there, the first time too: what was announced before has been missed.
 */
export function listen(url: string, channel: string, onMessage: Listener["onMessage"], onGap = () => {}): Listening {
  const ended = new AbortController();
  const running = keepListening(url, channel, { onMessage, onGap }, ended.signal);
  const stop = async () => {
    ended.abort();
    await running;
  };
  return { stop };
}

/** Announced to every replica when the transaction commits, and not at all otherwise; each at most 7,999 bytes. */
export async function announce(tx: Tx, channel: string, ...payloads: readonly string[]): Promise<void> {
  await tx.$executeRaw`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`;
}

async function keepListening(url: string, channel: string, listener: Listener, ended: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!ended.aborted) {
    const heard = await listenOnce(url, channel, listener, ended);
    wait = heard ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    await sleep(wait, undefined, { signal: ended, ref: false }).catch(() => {});
  }
}

/** Returns when the connection is lost or no longer wanted; false when there never was one. */
async function listenOnce(url: string, channel: string, listener: Listener, ended: AbortSignal): Promise<boolean> {
  const client = clientFor(url, "hagukumi listen");
  try {
    await client.connect();
    client.on("notification", ({ payload }) => listener.onMessage(payload ?? ""));
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    listener.onGap();
    await untilOver(client, ended);
    return true;
  } catch {
    // Not there yet; whoever opened the database reports that it is away.
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

// A connection that a firewall forgot looks alive until it is asked.
async function untilOver(client: pg.Client, ended: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  client.once("end", end);
  ended.addEventListener("abort", end, { once: true });
  if (ended.aborted) return;
  while (await asleep(CHECK_MS, over.signal)) await client.query("select 1");
  ended.removeEventListener("abort", end);
}

const asleep = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal, ref: false }).catch(() => false);
