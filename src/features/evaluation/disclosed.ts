import type { Disclosure } from "./definition/definition.ts";
import type { Rating } from "./parts/part.ts";
import type { Part } from "./record.ts";

/** What of another's rating its person may read, by the city's extent; their own parts are theirs whole. */
export function asDisclosed(part: Part, extent: Disclosure): Part {
  if (part.own || extent === "everything") return part;
  if (part.kind === "first" || part.kind === "second") return { ...part, body: limited(part.body as Rating, extent) };
  return part.kind === "adjusting" ? { ...part, body: { ...part.body, words: "" } as Part["body"] } : part;
}

const limited = ({ items, goals, overall }: Rating, extent: Disclosure): Rating => ({
  items: extent === "grades" ? withoutWords(items) : {},
  goals: extent === "grades" ? withoutWords(goals) : {},
  overall: { ...overall, words: "" },
});

const withoutWords = (rated: Rating["items"]): Rating["items"] =>
  Object.fromEntries(Object.entries(rated).map(([id, { grade }]) => [id, { grade, words: "" }]));
