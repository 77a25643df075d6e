import { createHash, type Hash } from "node:crypto";
import type { Source } from "./source.ts";

/** The same source, with the SHA-256 (hex) of the bytes as they were read the last time. onBytes: so far of this time. */
export function hashed(source: Source, onBytes: (bytes: number) => void): { source: Source; hash: () => string } {
  let hash: Hash = createHash("sha256");
  async function* bytes() {
    hash = createHash("sha256");
    let count = 0;
    for await (const chunk of source()) {
      hash.update(chunk);
      count += chunk.length;
      onBytes(count);
      yield chunk;
    }
  }
  return { source: bytes, hash: () => hash.digest("hex") };
}
