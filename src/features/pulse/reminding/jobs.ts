import type { Job, Notice, Nudge, NudgeJob } from "../../../bot/notice.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { isCounted } from "../opened.ts";
import type { Services } from "../services.ts";
import { allOpened, invitedTo } from "../store.ts";
import { unanswered } from "./store.ts";

/**
 * The one reminder, to those who have not answered. It is no nudge that the command `nudge` lists, since the list would
 * say who has not; what it leaves behind is dropped when the survey is counted.
 */
export const remind = (): Job<Tx> => ({
  name: "pulse.remind",
  at: "09:00",
  run: async (tx, _now, day) => {
    const due = (await allOpened(tx)).filter(({ state, remindsOn }) => state === "open" && remindsOn === day);
    const reminders: Notice[] = [];
    for (const { id } of due)
      for (const to of await unanswered(tx, id, day))
        reminders.push({
          ...{ to, feature: "pulse", kind: "reminder", about: { s: id } },
          ...{ once: `pulse.reminder:${id}:${to}`, class: "nudge" },
        });
    return reminders;
  },
});

/** Days after the closing day within which the results are told; later nobody waits for them. */
const FRESH = 7;

/** To everybody who was asked, whether or not they answered. */
export const tellResults = ({ calendar }: Services): NudgeJob<Tx> => ({
  name: "pulse.results",
  at: "09:00",
  until: "17:15",
  run: async (tx, _now, today) => {
    if (!calendar.isWorkingDay(today)) return [];
    const fresh = (await allOpened(tx)).filter((each) => isCounted(each) && addDays(each.closesOn, FRESH) >= today);
    const invited = await invitedTo(
      tx,
      fresh.map(({ id }) => id),
    );
    return fresh.flatMap(({ id, closesOn }) =>
      [...(invited.get(id)?.values() ?? [])].flat().map(
        (to): Nudge => ({
          ...{
            to,
            feature: "pulse",
            kind: "results",
            about: { s: id },
            once: `pulse.results:${id}:${to}`,
            class: "nudge",
          },
          section: "agano#7",
          why: "アンケートの市全体の結果が出たため。",
          facts: { closesOn },
        }),
      ),
    );
  },
});
