import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Services } from "../services.ts";
import { rateAnew, showAnew, showUpheld } from "./anew.ts";
import { openAnswer, openComplaint, showArrival, submitAnswer } from "./answering.ts";
import { openComplain, submitComplain, withdraw } from "./complaining.ts";
import { openOverview } from "./overview.ts";
import { decline, openResult } from "./own.ts";

export type { Opens, Presses, Shows, Submits } from "./targets.ts";

const everyone = { who: "everyone" } as const;

/** 開示, and 苦情相談 and 苦情処理 after it. */
export const disclosure = (services: Services) => ({
  opens: {
    result: { ...everyone, run: (turn: Turn<Tx>) => openResult(services, turn) },
    complaint: { ...everyone, run: (turn: Turn<Tx>) => openOverview(services, turn) },
    complain: { ...everyone, run: (turn: Turn<Tx>) => openComplain(services, turn) },
    "complaint-read": { ...everyone, run: (turn: Turn<Tx>) => openComplaint(services, turn) },
    "complaint-answer": { ...everyone, run: (turn: Turn<Tx>) => openAnswer(services, turn) },
  },
  presses: {
    decline: { ...everyone, run: (turn: Turn<Tx>) => decline(services, turn) },
    "complaint-withdraw": { ...everyone, run: (turn: Turn<Tx>) => withdraw(services, turn) },
    "rate-anew": { who: "HR" as const, run: (turn: Turn<Tx>) => rateAnew(services, turn) },
  },
  submits: {
    complain: { ...everyone, run: (turn: Submitted<Tx>) => submitComplain(services, turn) },
    "complaint-answer": { ...everyone, run: (turn: Submitted<Tx>) => submitAnswer(services, turn) },
  },
  shows: {
    complaint: { ...everyone, run: (turn: Turn<Tx>) => showArrival(services, turn) },
    "complaint-upheld": { who: "HR" as const, run: (turn: Turn<Tx>) => showUpheld(services, turn) },
    "rated-anew": { ...everyone, run: (turn: Turn<Tx>) => showAnew(services, turn) },
  },
});
