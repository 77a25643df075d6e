import type { Job } from "../../../bot/notice.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { openBallot } from "../answering/ballot.ts";
import { isCounted } from "../opened.ts";
import type { Services } from "../services.ts";
import { allOpened, invitedTo, openedById } from "../store.ts";
import { count } from "./count.ts";
import { anyMixed, ballotsOf, countedSince, due, keepResults, mix, sweep } from "./store.ts";

/** Days for which the product may have been off after it counted. */
const LONGEST_OFF = 31;

/**
 * What happens in the night after a survey's last day. Mixing commits by itself; only then are the old rows taken off
 * the disk, and only then is a ballot opened.
 */
export const closing = (services: Services): readonly Job<Tx>[] => [
  {
    name: "pulse.mix",
    at: "00:10",
    run: async (tx, _now, day) => {
      for (const id of await due(tx, "open", day)) await mix(tx, id);
      return [];
    },
  },
  {
    name: "pulse.count",
    at: "00:15",
    run: async (tx, _now, day) => {
      if (await anyMixed(services.db)) await sweep(services.db);
      for (const id of await due(tx, "mixed", day)) await countOne(tx, services, id, day);
      return [];
    },
  },
  {
    name: "pulse.sweep",
    at: "00:20",
    run: async (_tx, _now, day) => {
      // Tried again each minute until there is nothing left to count, which would leave rows to be swept after it.
      if (await anyMixed(services.db)) throw new Error("a survey is still to be counted");
      if (await countedSince(services.db, addDays(day, -LONGEST_OFF))) await sweep(services.db);
      return [];
    },
  },
];

async function countOne(tx: Tx, { crypto }: Services, id: string, day: string): Promise<void> {
  const opened = await openedById(tx, id);
  if (!opened) return;
  const before = (await allOpened(tx)).filter(isCounted);
  const invited = await invitedTo(tx, [id, ...before.map((each) => each.id)]);
  const { key, sealed } = await ballotsOf(tx, crypto, id);
  const ballots = await Promise.all(sealed.map((each) => openBallot(key, each)));
  const none = new Map<string, readonly string[]>();
  const earlier = before.map((each) => ({ opened: each, invited: invited.get(each.id) ?? none }));
  const { results, comments } = count(opened, invited.get(id) ?? none, ballots, earlier);
  await keepResults(tx, { surveyId: id, results, comments, day }, crypto);
}
