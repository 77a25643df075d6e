/** A cell as text: full-width letters and digits made half-width, ends trimmed. */
export const plainText = (cell: string): string => cell.normalize("NFKC").trim();

/** Cells that mean "no data": blank, or a dash of any kind. */
export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined || /^[-–—―ー‐−─ｰ]*$/u.test(cell.trim());

const eras: Readonly<Record<string, number>> = { r: 2018, 令和: 2018, h: 1988, 平成: 1988, s: 1925, 昭和: 1925 };

const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const compact = /^(\d{4})(\d{2})(\d{2})$/u;
const imperial = /^(r|h|s|令和|平成|昭和)\s?(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/iu;

/** A date as systems write it (2026/4/1, 20260401, 2026年4月1日, R8.4.1, 令和8年4月1日) as `YYYY-MM-DD`; undefined when it is none. */
export function readDay(cell: string): string | undefined {
  const text = plainText(cell).replace(/\s+0{1,2}:00(:00)?$/u, "");
  const plain = western.exec(text) ?? compact.exec(text);
  if (plain) return day(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const [, era, year, month, date] = imperial.exec(text) ?? [];
  const began = eras[era?.toLowerCase() ?? ""];
  if (began === undefined) return undefined;
  return day(began + (year === "元" ? 1 : Number(year)), Number(month), Number(date));
}

/** undefined for a day that no calendar has. */
function day(year: number, month: number, date: number): string | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text ? undefined : text;
}
