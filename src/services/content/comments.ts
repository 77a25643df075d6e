/** A Markdown text without its HTML comments, on the same lines, and what the comments of each line said. */
export type Uncommented = {
  readonly lines: readonly string[];
  /** Line (from 1) on which a comment begins → the comments' texts. */
  readonly comments: ReadonlyMap<number, string>;
  /** The line of a comment that never ends; what follows it is read as text. */
  readonly unclosed: number | undefined;
};

/** Takes comments out in one pass, whatever the length of the text. */
export function withoutComments(markdown: string): Uncommented {
  const comments = new Map<number, string>();
  const kept: string[] = [];
  let from = 0;
  let line = 1;
  for (;;) {
    const start = markdown.indexOf("<!--", from);
    const end = start < 0 ? -1 : markdown.indexOf("-->", start + 4);
    const text = markdown.slice(from, start < 0 ? undefined : start);
    kept.push(text);
    line += newlines(text);
    if (start < 0) return { lines: kept.join("").split("\n"), comments, unclosed: undefined };
    if (end < 0) return { lines: [...kept, markdown.slice(start + 4)].join("").split("\n"), comments, unclosed: line };
    const comment = markdown.slice(start + 4, end);
    comments.set(line, `${comments.get(line) ?? ""} ${comment}`.trim());
    const breaks = newlines(comment);
    kept.push("\n".repeat(breaks));
    line += breaks;
    from = end + 3;
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
