import { messageFaults, viewFaults } from "../../platforms/slack/limits.ts";
import type { Json } from "./ledger.ts";
import type { World } from "./world.ts";

/** What a method answers: `ok`, or Slack's word for what is wrong. */
export type Answer = { readonly ok: boolean; readonly error?: string; readonly [key: string]: unknown };

export const yes = (answer: Json = {}): Answer => ({ ok: true, ...answer });
export const no = (error: string, more: Json = {}): Answer => ({ ok: false, error, ...more });

/** Says no to what Slack would refuse of a message, and writes the rule down. */
export function refusedMessage(world: World, method: string, { text, blocks }: Json): Answer | undefined {
  const drawn = Array.isArray(blocks) ? blocks : [];
  if (drawn.length === 0 && (typeof text !== "string" || text.trim() === "")) return no("no_text");
  if (isNotYetThere(world, drawn)) return no("invalid_blocks");
  const faults = messageFaults({ text: typeof text === "string" ? text : "", blocks: drawn });
  return refused(world, method, "invalid_blocks", faults);
}

export function refusedView(world: World, method: string, view: unknown): Answer | undefined {
  if (typeof view !== "object" || view === null) return no("invalid_arguments");
  return refused(world, method, "invalid_arguments", viewFaults(view as Json));
}

/** No fault of the caller's: it cannot know. */
const isNotYetThere = ({ without }: World, blocks: readonly unknown[]): boolean =>
  blocks.some((block) => without.includes(String((block as Json | null)?.type)));

function refused(world: World, method: string, error: string, faults: readonly string[]): Answer | undefined {
  if (faults.length === 0) return undefined;
  for (const fault of faults) world.ledger.broken("limits", method, fault);
  return no(error, { response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) } });
}
