const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** How much room a text takes, as a platform counts it. */
export type Size = (text: string) => number;
/** Of a text that is sent as it stands. */
export const rawSize: Size = (text) => text.length;

/** The text in pieces of at most `most`, joined the same again; broken after a line or a sentence where one ends. */
export function pieces(text: string, most: number, size: Size): readonly string[] {
  if (size(text) <= most) return text === "" ? [] : [text];
  const found: string[] = [];
  let piece = "";
  let room = most;
  for (const letter of lettersOf(text, most, size)) {
    const needed = size(letter);
    while (needed > room) {
      const end = goodEnd(piece);
      found.push(piece.slice(0, end));
      piece = piece.slice(end);
      room = most - size(piece);
    }
    piece += letter;
    room -= needed;
  }
  return [...found, piece];
}

/** The text, or its beginning with 「…」. Whoever cuts says elsewhere where the rest is. */
export function cut(text: string, most: number, size: Size): string {
  if (size(text) <= most) return text;
  let kept = "";
  let room = most - 1;
  for (const letter of lettersOf(text, most, size)) {
    if (size(letter) > room) break;
    kept += letter;
    room -= size(letter);
  }
  return `${kept}…`;
}

/** What a person sees as one letter; one that alone is longer than a piece is taken apart, since it cannot be kept. */
function* lettersOf(text: string, most: number, size: Size): Generator<string> {
  for (const { segment } of letters.segment(text)) {
    if (size(segment) <= most) yield segment;
    else yield* segment;
  }
}

/** After the last line or sentence in the second half, or the very end. */
function goodEnd(piece: string): number {
  const after = Math.max(piece.lastIndexOf("\n"), piece.lastIndexOf("。")) + 1;
  return after > piece.length / 2 ? after : piece.length;
}
