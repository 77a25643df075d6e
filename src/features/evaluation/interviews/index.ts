import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { minuteInJapan } from "../../../view/proposed-times.ts";
import { reading } from "../act.ts";
import type { Services } from "../services.ts";
import { choose, openPropose, propose } from "./arranging.ts";
import { sideOf } from "./interview.ts";
import { openPrepare, prepare } from "./preparing.ts";
import { omit, openOmit, openRecord, record } from "./recording.ts";
import { openSign, sign, signNow } from "./signing.ts";
import { kindOf } from "./turn.ts";
import { interviewCard } from "./views.ts";

export { interviewsNow } from "./interview.ts";
export type { Opens, Presses, Submits } from "./targets.ts";

/** 期首・中間・自己評価・開示の面談. */
export const interviews = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      interview: { ...everyone, run: (turn: Turn<Tx>) => openInterview(services, turn) },
      "interview-propose": { ...everyone, run: (turn: Turn<Tx>) => openPropose(services, turn) },
      "interview-prepare": { ...everyone, run: (turn: Turn<Tx>) => openPrepare(services, turn) },
      "interview-record": { ...everyone, run: (turn: Turn<Tx>) => openRecord(services, turn) },
      "interview-sign": { ...everyone, run: (turn: Turn<Tx>) => openSign(services, turn) },
      "interview-omit": { ...everyone, run: (turn: Turn<Tx>) => openOmit(services, turn) },
    },
    presses: {
      "interview-choose": { ...everyone, run: (turn: Turn<Tx>) => choose(services, turn) },
      "interview-sign-now": { ...everyone, run: (turn: Turn<Tx>) => signNow(services, turn) },
    },
    submits: {
      "interview-propose": { ...everyone, run: (turn: Submitted<Tx>) => propose(services, turn) },
      "interview-prepare": { ...everyone, run: (turn: Submitted<Tx>) => prepare(services, turn) },
      "interview-record": { ...everyone, run: (turn: Submitted<Tx>) => record(services, turn) },
      "interview-sign": { ...everyone, run: (turn: Submitted<Tx>) => sign(services, turn) },
      "interview-omit": { ...everyone, run: (turn: Submitted<Tx>) => omit(services, turn) },
    },
  };
};

/** For the two who meet, and for HR what was recorded. */
async function openInterview(services: Services, turn: Turn<Tx>): Promise<Card> {
  const kind = kindOf(turn);
  const evaluation = await reading(services, turn, (each) => {
    if (!sideOf(each) && !each.roles.has("hr")) throw new Refusal("not-found");
  });
  return interviewCard(evaluation, { kind, locale: turn.person.locale, now: minuteInJapan(turn.now) });
}
