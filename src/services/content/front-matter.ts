/** What stands between two lines `---` at the head of a Markdown file, and the rest on the same lines as before. */
export type Parted = {
  /** undefined: the file has none. Its first line is line 2 of the file. */
  readonly yaml: string | undefined;
  /** With blank lines in place of the front matter, so that line numbers stay those of the file. */
  readonly body: string;
  /** Whether the second `---` is missing; the whole text is then the body. */
  readonly unclosed: boolean;
};

/** Parts front matter from text. A line `---` that is not the file's first, or that stands alone, is a mere rule. */
export function partFrontMatter(markdown: string): Parted {
  const text = markdown.replace(/^\ufeff/u, "");
  const lines = text.split(/\r\n?|\n/u);
  // A blank line below it makes it a mere rule.
  if (lines[0]?.trimEnd() !== "---" || lines[1]?.trim() === "")
    return { yaml: undefined, body: markdown, unclosed: false };
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === "---");
  if (end < 0) return { yaml: undefined, body: markdown, unclosed: looksLikeSetting(lines[1]) };
  return {
    yaml: lines.slice(1, end).join("\n"),
    body: [...Array.from({ length: end + 1 }, () => ""), ...lines.slice(end + 1)].join("\n"),
    unclosed: false,
  };
}

const looksLikeSetting = (line: string | undefined) => /^[\w-]{1,40}:/u.test(line ?? "");
