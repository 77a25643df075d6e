import type { OvertimeNudge } from "./candidate.ts";
import { healthNudges } from "./health.ts";
import { gravity, isHealth } from "./kinds.ts";
import type { Levels } from "./line.ts";
import { longerNudges } from "./longer.ts";
import { managerNudges } from "./manager.ts";
import { monthNudges } from "./months.ts";
import type { Subject } from "./subject.ts";

export type Told = {
  /** Whether it was told before, or is of a kind that its reader muted: else that would stand in the way of others. */
  readonly has: (nudge: OvertimeNudge) => boolean;
  /** Whether somebody already had a nudge of ours today. */
  readonly today: (person: string) => boolean;
};

/**
 * The nudges due on one day for these people: to each reader at most one, the gravest that was not told yet, save that
 * what the law asks of health is always told. What had to wait is due again the next day.
 */
export function due(subjects: readonly Subject[], levels: Levels, told: Told): readonly OvertimeNudge[] {
  const untold = subjects.flatMap((subject) => candidates(subject, levels)).filter((nudge) => !told.has(nudge));
  const sorted = untold.toSorted((a, b) => gravity(a.kind) - gravity(b.kind));
  const had = new Set<string>();
  return sorted.filter(({ to, kind }) => {
    const isDue = isHealth(kind) || !(had.has(to) || told.today(to));
    had.add(to);
    return isDue;
  });
}

/** Everything that holds for one person, whatever was told before. */
export function candidates(subject: Subject, levels: Levels): readonly OvertimeNudge[] {
  const own = [...monthNudges(subject, levels), ...longerNudges(subject, levels)];
  return [...healthNudges(subject), ...own, ...managerNudges(subject, own, levels)];
}
