import { readSections } from "../../../services/content/sections.ts";

/** Headings of the articles, tables and 附則 by what became of them. */
export type ArticleChanges = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
};

/** Compares two versions article by article; the paragraphs (項) of an article are part of it. */
export function articleChanges(before: string, after: string): ArticleChanges {
  const [old, now] = [articlesOf(before), articlesOf(after)];
  const headings = (ids: readonly string[], from: typeof old) => ids.map((id) => from.get(id)?.heading ?? id);
  const kept = [...now.keys()].filter((id) => old.has(id));
  const changed = kept.filter((id) => old.get(id)?.text !== now.get(id)?.text);
  return {
    added: headings(
      [...now.keys()].filter((id) => !old.has(id)),
      now,
    ),
    changed: headings(changed, now),
    removed: headings(
      [...old.keys()].filter((id) => !now.has(id)),
      old,
    ),
    unchanged: kept.length - changed.length,
  };
}

function articlesOf(markdown: string) {
  const articles = new Map<string, { readonly heading: string; readonly text: string }>();
  for (const { id, heading, text } of readSections("", markdown).sections) {
    if (id === "title" && text === "") continue;
    const article = id.split(".")[0] ?? id;
    const found = articles.get(article);
    articles.set(article, {
      heading: found?.heading ?? heading,
      text: `${found?.text ?? ""}\n${heading}\n${text}`,
    });
  }
  return articles;
}
