/** A code, a number or a word as text: full-width letters and digits made half-width, ends trimmed. */
export const plainText = (cell: string): string =>
  /^[!-~]*$/u.test(cell) ? cell : cell.normalize("NFKC").replace(/\s+/gu, " ").trim();

/**
 * A name as text: width and spaces are evened out, and parted voice marks put together, but its letters stay as
 * the person writes them: Unicode's normal forms replace letters of the family register (U+FA19) by common ones.
 */
export const nameText = (cell: string): string =>
  cell
    .replace(/[\u3000\uff01-\uffee]+/gu, (wide) => wide.normalize("NFKC"))
    .replace(/[\u3041-\u30ff][\u3099\u309a]/gu, (parted) => parted.normalize("NFC"))
    .replace(/\s+/gu, " ")
    .trim();

/** Whether a text has letters that nobody sees (control, zero-width, turning the direction of writing) or that were lost. */
export const hasHidden = (text: string): boolean => /\p{Cc}|\p{Cf}|\ufffd/u.test(text);

/** Cells that mean "no data": blank, or dashes of any kind. */
export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined || /^[-‐-―−ー─－ｰ]*$/u.test(cell.trim());

const eras: Readonly<Record<string, number>> = { r: 2018, 令和: 2018, h: 1988, 平成: 1988, s: 1925, 昭和: 1925 };

const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const compact = /^(\d{4})(\d{2})(\d{2})$/u;
const imperial = /^(r|h|s|令和|平成|昭和)(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/iu;

/**
 * A date as systems write it (2026/4/1, 2026-04-01, 20260401, 2026年4月1日, R8.4.1, 令和8年4月1日, 令和 8年 4月 1日)
 * as `YYYY-MM-DD`; undefined when it is none.
 */
export function readDay(cell: string): string | undefined {
  const text = plainText(cell)
    .replace(/ 0{1,2}:00(:00)?$/u, "")
    .replaceAll(" ", "");
  const plain = western.exec(text) ?? compact.exec(text);
  if (plain) return day(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const [, era, year = "", month, date] = imperial.exec(text) ?? [];
  return era === undefined ? undefined : day(inEra(era, year), Number(month), Number(date));
}

const westernMonth = /^(\d{4})[-/.年](\d{1,2})月?$/u;
const compactMonth = /^(\d{4})(\d{2})$/u;
const imperialMonth = /^(r|h|s|令和|平成|昭和)(\d{1,2}|元)[-/.年](\d{1,2})月?$/iu;

/**
 * A month as systems write it (2026/4, 2026-04, 202604, 2026年4月, R8.4, 令和8年4月, and its first day, which is what a
 * spreadsheet makes of it) as its first day, `YYYY-MM-01`; undefined when it is none.
 */
export function readMonth(cell: string): string | undefined {
  const text = plainText(cell).replaceAll(" ", "");
  const plain = westernMonth.exec(text) ?? compactMonth.exec(text);
  if (plain) return day(Number(plain[1]), Number(plain[2]), 1);
  const [, era, year = "", month] = imperialMonth.exec(text) ?? [];
  if (era !== undefined) return day(inEra(era, year), Number(month), 1);
  const first = readDay(cell);
  return first?.endsWith("-01") ? first : undefined;
}

/** A year or fiscal year as systems write it (2026, 2026年, 2026年度, R8, 令和8年度); undefined when it is none. */
export function readYear(cell: string): number | undefined {
  const text = plainText(cell).replaceAll(" ", "");
  const [, western] = /^((?:19|20|21)\d{2})(?:年度?)?$/u.exec(text) ?? [];
  if (western !== undefined) return Number(western);
  const [, era, year = ""] = /^(r|h|s|令和|平成|昭和)(\d{1,2}|元)(?:年度?)?$/iu.exec(text) ?? [];
  return era === undefined ? undefined : inEra(era, year);
}

const inEra = (era: string, year: string) => (eras[era.toLowerCase()] ?? 0) + (year === "元" ? 1 : Number(year));

/** undefined for a day that no calendar has, or that lies beyond any living person's papers. */
function day(year: number, month: number, date: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  return isDay(text) ? text : undefined;
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`, from 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/u.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}
