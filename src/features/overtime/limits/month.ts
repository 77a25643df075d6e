// Months are `YYYY-MM`, from the first to the last day of the calendar month. Nothing here asks the process's own zone.

export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months later, earlier when negative. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Both ends in; none where `to` is before `from`. */
export function monthsFrom(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** So many months, the last of which is `month`. */
export const monthsUpTo = (month: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => addMonths(month, at + 1 - count));

/** The first month of the year of counting that a month lies in. */
export function yearOf(month: string, startMonth: number): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return `${number < startMonth ? year - 1 : year}-${String(startMonth).padStart(2, "0")}`;
}

export const firstDayOf = (month: string): string => `${month}-01`;

export const lastDayOf = (month: string): string =>
  `${month}-${lastDate(Number(month.slice(0, 4)), Number(month.slice(5)))}`;

function lastDate(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
