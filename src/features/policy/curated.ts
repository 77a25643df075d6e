import type { Section } from "../../services/content/sections.ts";
import type { Curated } from "./answer.ts";
import type { Document } from "./rules/document.ts";

/** 庁内Q&A, as one more document below all rules. */
export const curatedDocument: Document = {
  file: "qa",
  title: "庁内Q&A",
  kind: "qa",
  appliesTo: [],
  sample: false,
};

/** Curated answers as sections that are searched and cited: the question is the heading. */
export const curatedSections = (curated: readonly Curated[]): readonly Section[] =>
  curated.map(({ number, question, text }) => ({
    file: curatedDocument.file,
    id: String(number),
    section: `${curatedDocument.file}#${number}`,
    heading: question,
    path: [curatedDocument.title, question],
    inferred: false,
    line: 1,
    paragraphs: text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((line) => ({ text: line })),
    text,
  }));
