import type { Feature } from "./feature.ts";
import { isNudging, type Job, type Nudge, type NudgeJob, type Work } from "./notice.ts";

/**
 * The jobs of all features in the order of the day, in which they are done also where all are due at once. What a feature
 * withholds on a day is not nudged by any, run for real or foreseen.
 */
export const jobsOf = <Tx>(features: readonly Feature<Tx>[]): readonly Job<Tx>[] =>
  features
    .flatMap(({ jobs = [] }) => jobs)
    .map((job) => (isNudging(job) ? withholding(job, features) : job))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

function withholding<Tx>(job: NudgeJob<Tx>, features: readonly Feature<Tx>[]): NudgeJob<Tx> {
  const { batches } = job;
  const unlessWithheld = (work: Work<Tx, Nudge>) => withheldOf(work, features);
  return {
    ...job,
    ...(batches && {
      batches: async (tx, day) => (await batches(tx, day)).map(({ name, run }) => ({ name, run: unlessWithheld(run) })),
    }),
    run: unlessWithheld(job.run),
  };
}

const withheldOf =
  <Tx>(work: Work<Tx, Nudge>, features: readonly Feature<Tx>[]): Work<Tx, Nudge> =>
  async (tx, now, day) => {
    let nudges: readonly Nudge[] = await work(tx, now, day);
    for (const { withholds } of features) {
      if (nudges.length === 0 || !withholds) continue;
      const isWithheld = await withholds(tx, day);
      nudges = nudges.filter((nudge) => !isWithheld(nudge));
    }
    return nudges;
  };
