/** Emphasis, and a sign of a list, a heading or a quotation at the beginning: marks that change no meaning. */
const marks = /\*+|`+|__+|^\s*(?:[-+•・>#]+|\d{1,2}[.)])\s+/gu;

/**
 * A sentence that may be shown, without harmless marks, its white space single; undefined for one that holds anything
 * but Japanese and Latin letters, digits and everyday punctuation, or a link however it is written.
 *
 * Rejecting is the safer of two ways. Without the mention, the link or the bidirectional sign that it was written
 * around, a sentence says something else; and who writes one into an answer from rules is not to be trusted with the
 * rest. Nothing left after this can be read as a mention, HTML or markup by any platform: their signs are not among
 * those allowed.
 */
export function plain(text: string): string | undefined {
  const bare = text
    .replace(marks, "")
    .replace(/[ \t\n\r\u3000]+/gu, " ")
    .replaceAll("~", "〜")
    .normalize("NFC")
    .trim();
  // Judged as it may be read: full width, small and mathematical letters are letters.
  const read = bare.normalize("NFKC").replaceAll("~", "〜");
  return allowed.test(read) && !links.some((link) => link.test(read)) ? bare : undefined;
}

const allowed =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーa-zA-Z0-9 、。・,.:;!?'"()「」『』〈〉《》【】〔〕%+\-=/〜‐–—―−×÷→※○●◎■□△°‘’“”§¥±]+$/u;

const links: readonly RegExp[] = [
  // Any scheme, with or without slashes: mailto:, tel:, javascript:, slack:.
  /[a-z][a-z0-9+.-]+:(?=\S)/iu,
  /\/\//u,
  /www/iu,
  // A domain without more, in any script, and one with the Japanese full stop, which browsers take for a dot.
  /[\p{L}\p{N}]\.\p{L}{2,}/u,
  /[a-z0-9]。[a-z]{2,}/iu,
  /\d{1,3}(?:\.\d{1,3}){3}/u,
];
