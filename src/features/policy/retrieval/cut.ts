/** A stretch of a text, from inclusive, to exclusive, in UTF-16 units. */
export type Span = { readonly from: number; readonly to: number };

/** No quote is longer than this, in UTF-16 units. */
export const longestQuote = 300;

const closing = "」』）)】］”";
const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The sentences of a text, line by line; one longer than a quote is cut at 、 or else between graphemes. */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const end = at === text.length || text[at] === "\n" ? at : sentenceEnd(text, at);
    if (end === undefined) continue;
    spans.push(...shortened(text, trimmed(text, { from, to: end })));
    at = Math.max(at, end - 1);
    from = text[end] === "\n" ? end + 1 : end;
    if (text[end] === "\n") at = end;
  }
  return spans;
}

/** Where the sentence ends whose full stop stands at `at`: after closing brackets; undefined: it does not end here. */
function sentenceEnd(text: string, at: number): number | undefined {
  const mark = text[at] ?? "";
  const next = text[at + 1] ?? "";
  if (!(/[。！？!?]/u.test(mark) || (mark === "." && /\s/u.test(next)))) return undefined;
  let end = at + 1;
  while (end < text.length && closing.includes(text[end] ?? "")) end++;
  // 「…です。」と答える: the sentence goes on after a quotation.
  return end > at + 1 && /[ぁ-んァ-ヶ一-龠]/u.test(text[end] ?? "") ? undefined : end;
}

function trimmed(text: string, { from, to }: Span): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text[start] ?? "")) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
  return { from: start, to: end };
}

function shortened(text: string, { from, to }: Span): readonly Span[] {
  if (from === to) return [];
  const parts: Span[] = [];
  let start = from;
  while (to - start > longestQuote) {
    const comma = text.slice(start, start + longestQuote).lastIndexOf("、");
    const end = comma > longestQuote / 3 ? start + comma + 1 : lastGrapheme(text, start);
    parts.push({ from: start, to: end });
    start = end;
  }
  return [...parts, { from: start, to }];
}

/** The last place between two graphemes within a quote's length of `from`; a grapheme longer than that is cut. */
function lastGrapheme(text: string, from: number): number {
  let end = from;
  for (const { index, segment } of graphemes.segment(text.slice(from, from + longestQuote + 40))) {
    if (index + segment.length > longestQuote) break;
    end = from + index + segment.length;
  }
  return end === from ? from + longestQuote : end;
}

/**
 * Packs neighbouring sentences into passages of at most `longest`. A passage does not run over a paragraph's end,
 * except that lines too short to tell anything (a lead, list items) stay together.
 */
export function passagesOf(text: string, longest = longestQuote): readonly Span[] {
  const passages: Span[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = passages.at(-1);
    if (last && sentence.to - last.from <= longest && belongs(text, last, sentence))
      passages[passages.length - 1] = { from: last.from, to: sentence.to };
    else passages.push(sentence);
  }
  return passages;
}

const shortLine = 60;

function belongs(text: string, last: Span, next: Span): boolean {
  if (!text.slice(last.to, next.from).includes("\n")) return true;
  const lineBefore = text.slice(Math.max(last.from, text.lastIndexOf("\n", last.to - 1) + 1), last.to);
  const end = text.indexOf("\n", next.from);
  const lineAfter = (end < 0 ? text.length : end) - next.from;
  return lineBefore.length <= shortLine && (lineAfter <= shortLine || !/[。]$/u.test(lineBefore));
}

/**
 * A passage with as much of what stands around it as a quote may hold, in whole sentences: first after, then before.
 * Nothing of `taken` comes with it.
 */
export function grown(text: string, passage: Span, taken: readonly Span[] = []): Span {
  const near = Math.max(0, passage.from - longestQuote, ...taken.map(({ to }) => (to <= passage.from ? to : 0)));
  const far = Math.min(
    passage.to + longestQuote,
    ...taken.map(({ from }) => (from >= passage.to ? from : text.length)),
    text.length,
  );
  const around = sentencesOf(text.slice(near, far)).map(({ from, to }) => ({ from: from + near, to: to + near }));
  const whole = around.filter((each) => isWhole(text, each, near, far));
  let { from, to } = passage;
  for (const each of whole) if (each.from >= to && each.to - from <= longestQuote) to = each.to;
  for (const each of whole.toReversed()) if (each.to <= from && to - each.from <= longestQuote) from = each.from;
  return { from, to };
}

/** What a slice of the text cut in two is no sentence. */
const isWhole = (text: string, { from, to }: Span, near: number, far: number): boolean =>
  (from > near || near === 0 || endsBefore(text, near)) && (to < far || far === text.length || endsBefore(text, far));

const endsBefore = (text: string, at: number) =>
  /[\s。！？」』）]/u.test(text[at - 1] ?? "") || /\s/u.test(text[at] ?? "");
