import { Refusal } from "../../bot/refusal.ts";
import type { Notify, Turn } from "../../bot/turn.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Card } from "../../view/card.ts";
import { standing } from "./reporting.ts";
import type { Services } from "./services.ts";
import { end, restore, resume, trialById } from "./store.ts";
import type { Presses, Shows } from "./targets.ts";
import { resumed, type Trial } from "./trial.ts";

type Act = Exclude<Presses, "start">;

const acts: Readonly<Record<Act, (tx: Tx, trial: Trial, turn: Turn<Tx>) => Promise<boolean>>> = {
  resume: (tx, trial, { today }) => resume(tx, trial.id, resumed(trial, today)),
  keep: (tx, { id }, { now }) => end(tx, id, false, now),
  drop: (tx, { id }, { now }) => end(tx, id, true, now),
  restore: (tx, { id }) => restore(tx, id),
};

/** Goes on with a trial or ends it; where somebody was faster, it is shown as it stands. */
export const act = (services: Services, turn: Turn<Tx>, name: Act): Promise<Card> =>
  turn.change(async (tx, notify) => {
    const trial = await trialById(tx, turn.about.trial ?? "");
    if (!trial) throw new Refusal("not-found");
    if (await acts[name](tx, trial, turn)) await written(services, tx, turn, { trial, name, notify });
    return await standing(services, tx, turn.person.locale, trial.id);
  });

async function written(
  { audit }: Services,
  tx: Tx,
  { person, now }: Turn<Tx>,
  { trial, name, notify }: { readonly trial: Trial; readonly name: Act; readonly notify: Notify },
): Promise<void> {
  notify({ redraw: { feature: "trial", kind: "suspended" satisfies Shows, about: { trial: trial.id } } });
  const payload = { trial: trial.id };
  await audit.append(tx, { at: now, actor: person.id, action: `trial.${name}`, subject: null, payload });
}
