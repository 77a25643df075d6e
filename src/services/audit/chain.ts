import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type Crypto, createCrypto } from "../crypto.ts";
import type { Anchor, AuditEntry, Payload } from "./entry.ts";

/** Before the first entry there is nothing. */
export const beginning: Uint8Array = new Uint8Array();

/** The key that links entries; whoever can write to the database cannot make it. */
export const chainKey = (crypto: Pick<Crypto, "derive">): Uint8Array => crypto.derive("audit chain");

/** The keys that any entry may have been linked with: one for each of a keyring. */
export const chainKeys = (keyring: string): readonly Uint8Array[] =>
  keyring.split(",").map((entry) => chainKey(createCrypto(entry)));

export const digestOf = (payload: Payload, salt: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash("sha256")
      .update(salt)
      .update(JSON.stringify(sorted(payload)))
      .digest(),
  );

type Linked = Pick<AuditEntry, "at" | "actor" | "action" | "subject" | "digest">;

/** The link of an entry to the one before it. Its number is none of it: numbers have gaps. */
export const linkOf = (key: Uint8Array, previous: Uint8Array, entry: Linked): Uint8Array<ArrayBuffer> => {
  const { at, actor, action, subject, digest } = entry;
  const fields = JSON.stringify([at.toISOString(), actor, action, subject, hex(digest)]);
  return new Uint8Array(
    createHmac("sha256", key)
      .update(`${hex(previous)}\n`)
      .update(fields)
      .digest(),
  );
};

export const anchorMac = (key: Uint8Array, { number, chain }: Anchor): Uint8Array =>
  createHmac("sha256", key).update(`anchor ${number} ${chain}`).digest();

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

export const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

// PostgreSQL keeps the keys of jsonb in an order of its own.
const sorted = (payload: Payload) => Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
