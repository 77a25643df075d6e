/** Names that pages give to encodings and that the standard does not know. */
const otherNames: Readonly<Record<string, string>> = { cp932: "shift_jis", "x-euc-jp": "euc-jp", eucjp: "euc-jp" };

/**
 * The text of an HTML page as Japanese municipal systems write it: UTF-8 where every byte fits, whatever the page
 * says of itself (pages are saved anew, their heads are not), else as it says, else whichever reads as Japanese.
 */
export function decodePage(bytes: Uint8Array): string {
  if (isIso2022(bytes)) return new TextDecoder("iso-2022-jp").decode(bytes);
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  return strictly(bytes, "utf-8") ?? asDeclared(bytes) ?? mostJapanese(bytes);
}

/** ESC $: Japanese in seven bits. */
const isIso2022 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("\u001b$");

function byteOrderMark([a, b]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : undefined;
}

function asDeclared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const [, declared = ""] = /charset\s{0,5}=\s{0,5}["']?([\w-]{1,40})/iu.exec(head) ?? [];
  const name = declared.toLowerCase();
  return name === "" || name === "utf-8" ? undefined : strictly(bytes, otherNames[name] ?? name);
}

/** Fewest letters lost, then most hiragana. */
function mostJapanese(bytes: Uint8Array): string {
  const [cp932, euc] = ["shift_jis", "euc-jp"].map((name) => new TextDecoder(name).decode(bytes));
  const score = (text = "") => count(text, /[ぁ-ん]/gu) - 100 * count(text, /\ufffd/gu);
  return (score(euc) > score(cp932) ? euc : cp932) ?? "";
}

const count = (text: string, letters: RegExp) => {
  let found = 0;
  for (const _ of text.slice(0, 200_000).matchAll(letters)) found++;
  return found;
};

/** undefined where a byte does not fit, or where there is no such encoding. */
function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
