import type { DocumentKind, Employment } from "./document.ts";

/** How a city names each kind; the first is ours. */
export const kindWords: Readonly<Record<DocumentKind, readonly [string, ...string[]]>> = {
  ordinance: ["条例"],
  regulation: ["規則", "細則"],
  directive: ["要綱・訓令", "要綱", "訓令", "要領", "規程"],
  policy: ["方針"],
  qa: ["庁内Q&A"],
};

/** How a city names each kind of employment; the first is ours. */
export const employmentWords: Readonly<Record<Employment, readonly [string, ...string[]]>> = {
  regular: ["正規", "正規職員", "常勤", "常勤職員"],
  "fiscal-year": ["会計年度任用", "会計年度任用職員"],
  reappointed: ["再任用", "再任用職員", "定年前再任用短時間勤務職員", "暫定再任用職員"],
};

/** The kind or employment that a word means: its English name or one of the city's words; undefined for any other. */
export const meaning = <T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
  word: string,
): T | undefined => {
  const plain = word.normalize("NFKC").trim();
  return (Object.keys(words) as T[]).find((name) => name === plain || words[name].includes(plain));
};
