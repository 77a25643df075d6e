import { vi } from "vitest";
import { nudgeCommand } from "../../../src/cli/nudge.ts";
import type { City } from "./city.ts";

/** A line of `hagukumi nudge --json`. */
export type Listed = { readonly to: string; readonly kind: string; readonly once: string; readonly why: string };

/** Runs `hagukumi nudge … --json` as an operator would; gives its lines. */
export async function hagukumiNudge({ db, jobs, away, outbox, opens, clock }: City, ...words: string[]) {
  let out = "";
  const keep = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  try {
    const open = async () => ({ db, jobs, away, outbox, opens, close: async () => {} });
    await nudgeCommand({ open, now: clock.now })
      .exitOverride()
      .parseAsync(["node", "nudge", "--json", ...words]);
  } finally {
    keep.mockRestore();
  }
  return out
    .split("\n")
    .filter(Boolean)
    .map((line): Listed => JSON.parse(line));
}
