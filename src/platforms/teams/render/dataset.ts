import { z } from "zod";
import type { Target } from "../../../view/target.ts";

/** What a person field asks for while a name is typed, as the one word that comes back with it. */
export function datasetOf({ feature, name, about }: Target, field: string): string {
  return `people.${Buffer.from(JSON.stringify([feature, name, about, field])).toString("base64url")}`;
}

const asked = z.tuple([z.string(), z.string(), z.record(z.string(), z.string()), z.string()]);

/** undefined: none of ours. */
export function readDataset(dataset: string): { readonly target: Target; readonly field: string } | undefined {
  const [kind, packed = ""] = dataset.split(".");
  if (kind !== "people") return undefined;
  try {
    const [feature, name, about, field] = asked.parse(JSON.parse(Buffer.from(packed, "base64url").toString()));
    return { target: { feature, name, about }, field };
  } catch {
    return undefined;
  }
}
