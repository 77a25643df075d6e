import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { anchorMac, same } from "./chain.ts";
import type { Anchor } from "./entry.ts";

/** An anchor as the product's key vouches for it, so that none of another trail, and none that is made up, counts. */
export type SignedAnchor = Anchor & { readonly mac: string };

/** Ends of the audit trail as they were seen, a line each, outside the database: one that is cut short does not fit them. */
export const anchorsFile = (dataDir: string): string => join(dataDir, "audit-anchors.jsonl");

/** Adds one; it is on the disk when this resolves. */
export async function addAnchor(file: string, { number, chain, mac }: SignedAnchor): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const line = JSON.stringify({ number, chain, mac });
  if ((await linesOf(file)).at(-1) === line) return;
  const handle = await open(file, "a", 0o600);
  try {
    // A line that a crash cut short ends here.
    await handle.appendFile(`\n${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Those of a file that one of the keys vouches for; none where there is no file. */
export async function readAnchors(file: string, keys: readonly Uint8Array[]): Promise<readonly Anchor[]> {
  const signed = (await linesOf(file)).filter((line) => whole.test(line)).map((line) => JSON.parse(line));
  return signed
    .filter((each: SignedAnchor) => keys.some((key) => same(anchorMac(key, each), Buffer.from(each.mac, "hex"))))
    .map(({ number, chain }) => ({ number, chain }));
}

const whole = /^\{"number":\d+,"chain":"[0-9a-f]+","mac":"[0-9a-f]+"\}$/;

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter((line) => line !== "");
}
