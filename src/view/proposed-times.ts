import type { Entries, Field } from "./form.ts";

/** How many times can be proposed at once. */
export const MOST = 3;

/** When a talk can begin: half an hour before the day ends at the latest, so that it is over by 17:15. */
export const times: readonly string[] = Array.from({ length: 17 }, (_, at) => {
  const minutes = 8 * 60 + 30 + at * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});

/** `YYYY-MM-DDTHH:MM` in Asia/Tokyo, which has no summer time. */
export const minuteInJapan = (now: Date): string => new Date(now.getTime() + 9 * 60 * 60 * 1000).toJSON().slice(0, 16);

export type Wrong = "no-day" | "no-time" | "closed" | "past" | "twice";
export type Proposals = { readonly times: readonly string[]; readonly wrong: Readonly<Record<string, Wrong>> };
type WorkingDays = { readonly isWorkingDay: (day: string) => boolean };

/** Reads the pairs `day1`, `time1` … of a form; what is wrong, by field. Both empty: no proposal. */
export function readTimes(entries: Entries, calendar: WorkingDays, now: Date): Proposals {
  const found: string[] = [];
  const wrong: Record<string, Wrong> = {};
  for (let n = 1; n <= MOST; n++) {
    const [day, time] = [typed(entries, `day${n}`), typed(entries, `time${n}`)];
    if (day === "" && time === "") continue;
    if (day === "") wrong[`day${n}`] = "no-day";
    else if (time === "") wrong[`time${n}`] = "no-time";
    else if (!calendar.isWorkingDay(day)) wrong[`day${n}`] = "closed";
    else if (`${day}T${time}` <= minuteInJapan(now)) wrong[`time${n}`] = "past";
    else if (found.includes(`${day}T${time}`)) wrong[`time${n}`] = "twice";
    else found.push(`${day}T${time}`);
  }
  return { times: found.toSorted(), wrong };
}

type Labels = { readonly day: (n: number) => string; readonly time: (n: number) => string };

/** The pairs of fields for that, the first of which must be filled in. before: what stands in them. */
export const timesFields = (before: readonly string[], today: string, labels: Labels): readonly Field[] =>
  Array.from({ length: MOST }, (_, at) => pairOf(at + 1, before[at], today, labels)).flat();

function pairOf(n: number, before: string | undefined, today: string, labels: Labels): readonly Field[] {
  const optional = n > 1 ? { optional: true as const } : {};
  const options = times.map((time) => ({ value: time, label: time }));
  const [day, time] = before?.split("T") ?? [];
  return [
    { id: `day${n}`, type: "date", label: labels.day(n), earliest: today, ...optional, ...(day && { value: day }) },
    { id: `time${n}`, type: "choice", label: labels.time(n), options, ...optional, ...(time && { value: time }) },
  ];
}

function typed(entries: Entries, field: string): string {
  const value = Object.hasOwn(entries, field) ? entries[field] : undefined;
  return typeof value === "string" ? value.trim() : "";
}
