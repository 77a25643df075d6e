// Teams reads the text of a TextBlock and of a fact as a little Markdown; the runs of a RichTextBlock stand as they are.

const rules: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [/!?\[([^[\]]+)\]\([^()\s]*\)/g, "$1"],
  [/\*\*(?=\S)(.*?\S)\*\*/gs, "$1"],
  [/(?<![\p{L}\p{N}_])__(?=\S)(.*?\S)__(?![\p{L}\p{N}_])/gsu, "$1"],
  [/\*(?=[^\s*])([^*]*[^\s*])\*/g, "$1"],
  [/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*[^\s_])_(?![\p{L}\p{N}_])/gu, "$1"],
  [/^[-*+] +/gm, "• "],
];

/** Signs with a backslash are put aside, so that no rule sees them. */
const ASIDE = 0xe000;

/** What a reader sees of it. */
export function readMarkdown(text: string): string {
  const hidden = text.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
    String.fromCharCode(ASIDE + sign.charCodeAt(0)),
  );
  const shown = rules.reduce((read, [pattern, kept]) => read.replace(pattern, kept), hidden);
  return shown.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ASIDE));
}
