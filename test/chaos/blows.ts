import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Fleet, Replica } from "./fleet.ts";
import type { Random } from "./random.ts";
import type { Blow } from "./rounds.ts";
import { titleOf } from "./slack/read.ts";
import type { Call, Wire } from "./slack/wire.ts";

type Struck = { readonly fleet: Fleet; readonly wire: Wire; readonly client: pg.Client; readonly random: Random };

/** Sees to it that the blow falls; false: it is yet to fall on whoever comes that far. usualMs: how long a round takes. */
export async function strike({ fleet, wire, client, random }: Struck, blow: Blow, usualMs: number): Promise<boolean> {
  await fleet.some();
  const killed = (dying: readonly Replica[]) => {
    for (const replica of dying) replica.kill();
    return dying.length > 0;
  };
  switch (blow.at) {
    case "step":
      for (const replica of blow.all ? fleet.open() : [random.pick(fleet.open())])
        replica.tell({ do: "arm", step: blow.step, nth: blow.nth, signal: blow.stands ? "SIGSTOP" : "SIGKILL" });
      return false;
    case "slack":
      wire.instead(isLike(blow), blow.nth, (caller) => killed(fleet.open().filter(({ name }) => name === caller)));
      return false;
    case "moment": {
      await sleep(blow.share * usualMs);
      const open = fleet.open();
      const one = Math.floor(blow.share * 1000) % Math.max(1, open.length);
      return killed(blow.all ? open : open.slice(one, one + 1));
    }
    case "store":
      return await failStores(client);
  }
}

const isLike =
  ({ method, shows }: Extract<Blow, { readonly at: "slack" }>) =>
  (call: Call) =>
    call.method === method && titleOf(call).startsWith(shows);

const storing =
  "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%insert into inbox_item%'";

/** Holds up what is being stored, and then ends those connections; false: there were none. */
async function failStores(client: pg.Client): Promise<boolean> {
  await client.query("begin");
  await client.query("lock table inbox_item in share row exclusive mode");
  for (const until = Date.now() + 1000; Date.now() < until; await sleep(10)) {
    const { rows } = await client.query<{ count: string }>(`select count(*) ${storing}`);
    if (Number(rows[0]?.count) >= 4) break;
  }
  const { rows } = await client.query(`select pg_terminate_backend(pid) ${storing}`);
  await client.query("rollback");
  return rows.length > 0;
}
