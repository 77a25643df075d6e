import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Encrypts texts at rest with AES-256-GCM. A sealed value names its key and is bound to its place: read
 * anywhere else, or with a key that is gone, it throws.
 */
export type Crypto = {
  /** place: table, column and row, such as `used_key.result:abc`. */
  readonly seal: (text: string, place: string) => Uint8Array<ArrayBuffer>;
  readonly open: (sealed: Uint8Array, place: string) => string;
  /** A key of its own for another purpose, derived from the one that encrypts now. */
  readonly derive: (purpose: string) => Uint8Array;
};

type Key = { readonly id: string; readonly secret: Buffer };

/** keyring: `k2:base64,k1:base64`, 32 bytes each; the first encrypts, all decrypt. */
export function createCrypto(keyring: string): Crypto {
  const keys = keyring.split(",").map(readKey);
  const [current] = keys;
  if (!current) throw new Error("no encryption key");
  return {
    seal: (text, place) => seal(current, text, place),
    open: (sealed, place) => open(keys, Buffer.from(sealed), place),
    derive: (purpose) => new Uint8Array(hkdfSync("sha256", current.secret, "hagukumi", purpose, 32)),
  };
}

/** A fresh key in the form of `HAGUKUMI_KEY`. */
export const newKeyring = () => `k1:${randomBytes(32).toString("base64")}`;

function readKey(entry: string): Key {
  const [id = "", base64 = ""] = entry.split(":");
  return { id, secret: Buffer.from(base64, "base64") };
}

// Layout: length of the key id (1 byte), key id, nonce (12), tag (16), ciphertext.
function seal(key: Key, text: string, place: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.secret, nonce).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const id = Buffer.from(key.id);
  return new Uint8Array(Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), ciphertext]));
}

function open(keys: readonly Key[], sealed: Buffer, place: string): string {
  const idEnd = 1 + (sealed[0] ?? 0);
  const id = sealed.subarray(1, idEnd).toString();
  const key = keys.find((each) => each.id === id);
  if (!key) throw new Error(`no key "${id}" for ${place}`);
  const decipher = createDecipheriv("aes-256-gcm", key.secret, sealed.subarray(idEnd, idEnd + 12), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(idEnd + 12, idEnd + 28));
  return Buffer.concat([decipher.update(sealed.subarray(idEnd + 28)), decipher.final()]).toString("utf8");
}
