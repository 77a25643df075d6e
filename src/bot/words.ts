/** Code units of a message that are read; more is refused before anything looks at it. */
export const longestMessage = 4000;

/** Zero-width, bidirectional and control characters: they hide text and change how it is read. */
const invisible = /\p{Cf}|\p{Variation_Selector}|(?![\t\n])\p{Cc}/gu;

/** A message without what nobody sees, its ends trimmed. */
export const readable = (words: string): string => words.replace(invisible, "").trim();

/**
 * A message as the bot compares it with its words: NFKC, lower case, without spaces and punctuation.
 * 「１ｏｎ１」, 「1on1。」 and 「1-on-1」 are one word.
 */
export const spoken = (words: string): string =>
  readable(words)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\s]/gu, "");
