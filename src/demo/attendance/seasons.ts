/** Overtime of a member of staff in an ordinary month, in hours, and how many times that in the months that are busy. */
type Season = { readonly hours: number; readonly busy: Readonly<Record<number, number>> };

const everywhere: Season = { hours: 8, busy: { 3: 1.5, 4: 1.6 } };

/** By the beginning of the unit's code: the longest that fits counts. */
const seasons: Readonly<Record<string, Season>> = {
  "111": { hours: 10, busy: { 3: 2, 4: 1.8, 12: 1.3 } },
  "1121": { hours: 9, busy: { 2: 1.3, 3: 1.6 } },
  "1122": { hours: 13, busy: { 11: 1.6, 12: 2, 1: 2.3, 2: 1.9, 3: 1.3 } },
  "113": { hours: 8, busy: { 2: 2.8, 3: 3, 4: 2, 5: 1.6, 6: 1.3 } },
  "121": { hours: 10, busy: { 3: 2.2, 4: 2, 7: 1.2 } },
  "131": { hours: 10, busy: { 4: 1.4, 8: 1.3, 12: 1.3 } },
  "132": { hours: 8, busy: { 5: 1.3, 10: 1.6, 11: 1.4 } },
  "1331": { hours: 4, busy: { 3: 1.8, 10: 1.5 } },
  "1332": { hours: 4, busy: { 3: 1.8, 10: 1.5 } },
  "141": { hours: 8, busy: { 5: 1.6, 9: 1.8 } },
  "1422": { hours: 10, busy: { 12: 1.5, 1: 2.4, 2: 2.2 } },
  "201": { hours: 6, busy: { 3: 1.5 } },
  "301": { hours: 16, busy: { 8: 1.2, 12: 1.2 } },
  "401": { hours: 11, busy: { 2: 1.3, 3: 1.8, 4: 2 } },
  "402": { hours: 9, busy: { 10: 1.6, 11: 1.7 } },
};

/** Hours that a member of a unit's staff works over in a month (1 to 12), give or take. */
export function usualHours(unit: string, month: number): number {
  const code = Object.keys(seasons)
    .filter((start) => unit.startsWith(start))
    .toSorted((a, b) => b.length - a.length)[0];
  const { hours, busy } = seasons[code ?? ""] ?? everywhere;
  return hours * (busy[month] ?? 1);
}
