import type { Section } from "../../services/content/sections.ts";
import type { Annex } from "./answer.ts";
import type { Question } from "./retrieval/index.ts";
import { quotedRows, rowsOf } from "./rules/rows.ts";
import type { Texts } from "./texts.ts";

/** So many 別表 at most are shown with an article. */
const MOST = 2;

/** The 別表 of its own document that a passage refers to, in the order in which it names them. */
export function annexesOf({ sections }: Texts, passage: Pick<Section, "section" | "text">): readonly Section[] {
  const file = sections.get(passage.section)?.file;
  const names = new Set(passage.text.normalize("NFKC").match(/別表(?:第[0-9一二三四五六七八九十]+)?/gu));
  const own = [...sections.values()].filter((each) => each.file === file && each.section !== passage.section);
  return [...names].flatMap((name) => own.find(({ heading }) => isCalled(heading.normalize("NFKC"), name)) ?? []);
}

/** 「別表第1」 is not 「別表第10」 nor 「別表第1の2」. */
const isCalled = (heading: string, name: string): boolean =>
  heading.startsWith(name) && !/^[第0-9一二三四五六七八九十の]/u.test(heading.slice(name.length));

/** The same as a card shows them, with the rows that the question names. */
export const quotedAnnexes = (
  texts: Texts,
  passage: Pick<Section, "section" | "text">,
  question: Question,
): readonly Annex[] =>
  annexesOf(texts, passage)
    .slice(0, MOST)
    .map(({ section, heading, path, text }) => {
      const rows = rowsOf(heading, text);
      return { section, heading, path, text: rows ? quotedRows(rows, question) : "" };
    });
