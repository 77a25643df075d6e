import type { Feature } from "./feature.ts";
import { isNudging, type Job, type Nudge, type NudgeJob } from "./notice.ts";

/**
 * The jobs of all features in the order of the day, in which they are done also where all are due at once. What a feature
 * withholds on a day is not nudged by any, run for real or foreseen.
 */
export const jobsOf = <Tx>(features: readonly Feature<Tx>[]): readonly Job<Tx>[] =>
  features
    .flatMap(({ jobs = [] }) => jobs)
    .map((job) => (isNudging(job) ? withholding(job, features) : job))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const withholding = <Tx>(job: NudgeJob<Tx>, features: readonly Feature<Tx>[]): NudgeJob<Tx> => ({
  ...job,
  run: async (tx, now, day) => {
    let nudges: readonly Nudge[] = await job.run(tx, now, day);
    for (const { withholds } of features) {
      if (nudges.length === 0 || !withholds) continue;
      const isWithheld = await withholds(tx, day);
      nudges = nudges.filter((nudge) => !isWithheld(nudge));
    }
    return nudges;
  },
});
