import type { Section } from "../../services/content/sections.ts";
import { annexesOf } from "./annexes.ts";
import type { Version, WholeSection } from "./answer.ts";
import { articleId } from "./rules/document.ts";
import { documentIn, placeOf, type Texts } from "./texts.ts";

/** A section from its first word to its last; of a rule, the whole article. undefined: there is no such section. */
export function wholeSection(texts: Texts, name: string): WholeSection | undefined {
  const asked = texts.sections.get(name);
  if (!asked) return undefined;
  const section = articleOf(texts, asked);
  const parts = [section, ...paragraphsBelow(texts, section)];
  const text = parts.map((part) => part.text).join("\n");
  const { heading, inferred, path } = section;
  return {
    ...placeOf(texts, section.section, path),
    ...{ section: section.section, heading, inferred, path, considering: "" },
    text,
    annexes: annexesOf(texts, { section: section.section, text }),
    paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
    versions: versionsOf(texts, section),
  };
}

/** A 項 is read with its 条: 「12.2」 stands in 「12」. */
const articleOf = (texts: Texts, section: Section): Section =>
  texts.sections.get(`${section.file}#${articleId(documentIn(texts, section.section), section.id)}`) ?? section;

function paragraphsBelow(texts: Texts, { file, id, section }: Section): readonly Section[] {
  const document = documentIn(texts, section);
  return [...texts.sections.values()].filter(
    (each) => each.file === file && each.id !== id && articleId(document, each.id) === id,
  );
}

/** The same article in the other versions of its document, newest first. */
function versionsOf({ sections, documents }: Texts, { file, id }: Section): readonly Version[] {
  const [stem] = file.split("@");
  return [...documents.values()]
    .filter((other) => other.file !== file && other.file.split("@")[0] === stem)
    .filter((other) => sections.has(`${other.file}#${id}`))
    .map(({ file: other, inForce = "", until = "" }) => ({ section: `${other}#${id}`, inForce, until }))
    .sort((a, b) => b.inForce.localeCompare(a.inForce));
}
