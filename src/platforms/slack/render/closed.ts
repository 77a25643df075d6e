const EMBEDDED_END = "\u202c";
const ISOLATED_END = "\u2069";
const begins = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/;
const signs = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text with its directional signs closed, so that what stands beside it on the line is not turned round.
 * A line's end closes them by itself (UAX #9), so only the last line counts.
 */
export function closed(text: string): string {
  const open: string[] = [];
  for (const [sign] of text.slice(text.lastIndexOf("\n") + 1).matchAll(signs)) {
    if (begins.test(sign)) open.push(sign >= "\u2066" ? ISOLATED_END : EMBEDDED_END);
    else close(open, sign);
  }
  return text + open.reverse().join("");
}

/** The end of an isolate also ends what was embedded in it; the end of an embedding never reaches out of one. */
function close(open: string[], end: string): void {
  const at = open.lastIndexOf(end);
  if (at < 0 || (end === EMBEDDED_END && at !== open.length - 1)) return;
  open.length = at;
}
