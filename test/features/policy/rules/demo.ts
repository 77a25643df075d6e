import { join } from "node:path";
import { readPolicies } from "../../../../src/features/policy/corpus.ts";
import { content } from "../retrieval/engine.ts";

export const demoRules = join(content, "demo", "rules");

/** The text of a section of the demo's rules. */
export const textIn = async (name: string): Promise<string> =>
  (await readPolicies(demoRules)).sections.find(({ section }) => section === name)?.text ?? "";
