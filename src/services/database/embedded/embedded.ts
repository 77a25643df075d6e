import path from "node:path";
import { accountName, serverAccount } from "./account.ts";
import { applicationUrl, ensureApplication } from "./application.ts";
import { nativeFolder } from "./binaries.ts";
import { ensureCluster, readSecret } from "./cluster.ts";
import { liesOutside, placeData } from "./folder.ts";
import { type Lease, wasLast } from "./lease.ts";
import { reachServer } from "./reach.ts";
import { type Place, type Settings, stopServer } from "./server.ts";

export type EmbeddedOptions = {
  /** PostgreSQL's own folder; made when missing. */
  readonly dataDir: string;
  /** Lines for the operator, in Japanese. */
  readonly onNote?: (line: string) => void;
  /** PostgreSQL settings beside ours, by name; they hold only when this process is the one that starts the server. */
  readonly settings?: Settings;
  /** When to give up, in milliseconds; 60,000 by default. */
  readonly timeoutMs?: number;
  /** How long to wait for a server that only says it is stopping, or cannot be found, in milliseconds; 10,000 by default. */
  readonly stuckMs?: number;
};

export type Embedded = {
  /** The application's own database, as the application's own role, which is no superuser. */
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  /** Leaves the server; the last process to leave stops it. */
  readonly stop: () => Promise<"stopped" | "in use">;
  /** Resolves when the server is gone without `stop`; open again, because the port may be another. */
  readonly lost: Promise<void>;
};

/**
 * Opens the PostgreSQL server of a data folder, which is shared by every process that opens it: the first one starts
 * it, the last one stops it, and one that was left over by a kill is taken over. Throws a DatabaseProblem.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { settings = {}, timeoutMs = 60_000, stuckMs = 10_000 } = options;
  const place = await preparePlace(options);
  const lease = await reachServer(
    { place, settings, patience: { timeoutMs, stuckMs } },
    readSecret(place.dataDir, "superuser"),
  );
  const password = readSecret(place.dataDir, "application");
  await ensureApplication(lease.client, password);
  return { url: applicationUrl(lease.port, password), pid: lease.pid, port: lease.port, ...ending(place, lease) };
}

async function preparePlace({ dataDir: given, onNote = () => {}, settings }: EmbeddedOptions): Promise<Place> {
  const wanted = path.resolve(given);
  const account = serverAccount(wanted);
  const native = nativeFolder(account);
  const dataDir = placeData(wanted, account);
  const created = await ensureCluster(dataDir, native, account, settings?.fsync !== "off");
  if (created && account.uid !== undefined) onNote(runsAs(accountName(account)));
  if (account.uid !== undefined && liesOutside(wanted, dataDir)) onNote(outside(wanted, dataDir));
  return { dataDir, native, account };
}

function ending(place: Place, lease: Lease): Pick<Embedded, "stop" | "lost"> {
  let leaving: Promise<"stopped" | "in use"> | undefined;
  const lost = new Promise<void>((resolve) => {
    lease.client.once("end", () => {
      if (!leaving) resolve();
    });
  });
  const stop = () => {
    leaving ??= leave(place, lease);
    return leaving;
  };
  return { stop, lost };
}

async function leave(place: Place, lease: Lease): Promise<"stopped" | "in use"> {
  try {
    if (!(await wasLast(lease))) return "in use";
    await stopServer(place, lease.pid);
    return "stopped";
  } catch {
    // The connection is gone, and the server with it.
    return "stopped";
  } finally {
    await lease.client.end().catch(() => {});
  }
}

const runsAs = (name: string) =>
  `PostgreSQL は root では動かないため、利用者 ${name} で動かします。(PostgreSQL runs as ${name}, not as root.)`;

const outside = (wanted: string, dataDir: string) =>
  `${path.dirname(wanted)} には PostgreSQL が入れないため、データは ${dataDir} にあります。コピーや移動の際はこちらも対象にしてください。コンテナでは消えるので、HAGUKUMI_DATA に開いたフォルダを指定してください。(The data are in ${dataDir}.)`;
