import type { Job, Notice } from "../../bot/notice.ts";
import type { Tx } from "../../services/database/database.ts";
import { takenSoFar } from "./reporting.ts";
import type { Services } from "./services.ts";
import { holding, suspend } from "./store.ts";
import { type Shows, section } from "./targets.ts";
import type { Trial } from "./trial.ts";
import { annoys } from "./watch.ts";

/** Before any nudge of the day, so that no further unit begins with a kind that annoys. */
export const watch = (services: Services): Job<Tx> => ({
  name: "trial.watch",
  at: "06:00",
  run: async (tx, _now, day) => {
    const notices: Notice[] = [];
    for (const trial of await holding(tx))
      if (!trial.dropped && (await stops(services, tx, trial, day)))
        notices.push(...(await services.personnel(day)).map((to) => notice(trial, to, day)));
    return notices;
  },
});

async function stops({ stop }: Services, tx: Tx, trial: Trial, day: string): Promise<boolean> {
  const { begun } = await takenSoFar(tx, trial, day);
  return annoys(begun, stop) && (await suspend(tx, trial.id, day));
}

const notice = ({ id }: Trial, to: string, day: string): Notice => ({
  ...{ to, feature: "trial", kind: "suspended" satisfies Shows, about: { trial: id } },
  once: `trial.suspended:${id}:${day}:${to}`,
  class: "status",
  section,
});
