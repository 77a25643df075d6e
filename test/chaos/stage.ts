import { availableParallelism, loadavg } from "node:os";
import { newKeyring } from "../../src/services/crypto.ts";
import { type FakeSlack, startFakeSlack } from "../support/slack/fake-slack.ts";
import type { FaultName } from "./child/faults.ts";
import { type Fleet, openFleet } from "./fleet.ts";
import { openOffice, readers, type Server, writers } from "./office.ts";
import type { Random } from "./random.ts";
import { openWire, type Wire } from "./slack/wire.ts";

/** Everything around the replicas, and the replicas. */
export type Stage = {
  readonly url: string;
  readonly secret: string;
  readonly wire: Wire;
  readonly fleet: Fleet;
  readonly slack: FakeSlack;
  /** What went wrong in a replica, as it said so itself. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
};

type Options = {
  readonly server: Server;
  /** The bundle of child/child.ts. */
  readonly program: string;
  readonly replicas: number;
  readonly fault?: FaultName;
};

const SWEEP_MS = 150;
const SLOWEST_MS = 15;

export async function openStage({ server, program, replicas, fault }: Options, random: Random): Promise<Stage> {
  const users = [...writers, ...readers].map(({ user, email }) => ({ id: user, name: user, email }));
  const slack = await startFakeSlack({ users, triggerMs: 30_000 });
  const office = await openOffice(server);
  const wire = await openWire(slack.apiUrl, () => random.share() * SLOWEST_MS);
  const secret = "a secret that Slack shares with us";
  const keyring = newKeyring();
  const aheadMs = tenInTheMorning() - Date.now();
  const troubles: string[] = [];
  const fleet = await openFleet({
    program,
    size: replicas,
    fault,
    settings: (replica) => ({
      ...{ databaseUrl: office.url, apiUrl: wire.apiUrl(replica), botToken: slack.botToken },
      ...{ signingSecret: secret, keyring, aheadMs, leaseMs: leaseMs(), sweepMs: SWEEP_MS },
    }),
    onTrouble: (what) => void troubles.push(what),
  });
  const close = async () => {
    await fleet.close();
    await wire.close();
    await slack.close();
    await office.drop();
  };
  return { url: office.url, secret, wire, fleet, slack, troubles, close };
}

/** Short, so that what a dead process held is soon taken over; longer where many others use the machine. */
const leaseMs = () => Math.round(400 * Math.min(5, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())));

const tenInTheMorning = () => Date.parse("2026-04-01T10:00:00+09:00");
