import { beginning, digestOf, hex, linkOf, same } from "./chain.ts";
import type { Anchor, AuditEntry, Cut } from "./entry.ts";

/**
 * Where the trail is first not what was written. `payload`: the payload of this entry was changed. `chain`: this entry
 * was changed, moved or put in, or the one before it was taken out. `end`: the trail once reached this number.
 */
export type Fault = { readonly number: number; readonly kind: "payload" | "chain" | "end" };

/** A walk along the trail, entry by entry from the oldest. */
export type Walk = {
  readonly previous: Uint8Array;
  readonly entries: number;
  /** Entries whose payload was erased. */
  readonly erased: number;
  readonly last: Anchor | undefined;
  readonly fault: Fault | undefined;
  /** Anchors that have not been met yet. */
  readonly ahead: readonly Anchor[];
};

/** anchors: what is known from outside of how far the trail once reached. What was dropped since is not looked for. */
export const setOut = (cut: Cut | undefined, anchors: readonly Anchor[]): Walk => ({
  previous: cut?.chain ?? beginning,
  entries: 0,
  erased: 0,
  last: undefined,
  fault: undefined,
  ahead: anchors.filter(({ number }) => number > (cut?.through ?? 0)),
});

/** keys: those that an entry may have been linked with. After the first fault the walk goes on from what stands there. */
export function step(walk: Walk, entry: AuditEntry, keys: readonly Uint8Array[]): Walk {
  const here = { number: entry.number, chain: hex(entry.chain) };
  return {
    previous: entry.chain,
    entries: walk.entries + 1,
    erased: walk.erased + (entry.payload === null ? 1 : 0),
    last: here,
    fault: walk.fault ?? faultOf(walk, entry, keys),
    ahead: walk.ahead.filter(({ number, chain }) => number !== here.number || chain !== here.chain),
  };
}

/** The first fault of a walk that came to the end of the trail. */
export function firstFault({ fault, ahead }: Walk): Fault | undefined {
  if (fault) return fault;
  const missed = ahead.map(({ number }) => number);
  return missed.length > 0 ? { number: Math.min(...missed), kind: "end" } : undefined;
}

function faultOf({ previous }: Walk, entry: AuditEntry, keys: readonly Uint8Array[]): Fault | undefined {
  const { number, payload, salt, digest, chain } = entry;
  if (!keys.some((key) => same(linkOf(key, previous, entry), chain))) return { number, kind: "chain" };
  return payload === null || same(digestOf(payload, salt), digest) ? undefined : { number, kind: "payload" };
}
