import type { Job, Notice } from "../../../bot/notice.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { act, found, noteReadingOfOther, pairOf, versionOf } from "../act.ts";
import { heldDays } from "../meetings/store.ts";
import { newsNotice, tell } from "../notices.ts";
import { isOpen, otherOf, type Seen } from "../one-on-one.ts";
import { doneCard } from "../pairs/views.ts";
import { promisesOf } from "../promises/store.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { chooseFor, follow, followerOf, handoverOf, move, movedOn } from "./store.ts";
import { text } from "./text.ts";
import { handoverCard, handoverForm, type Left } from "./views.ts";

export type Opens = "handover" | "handover-choose";
export type Presses = "handover-agree";
export type Submits = "handover-choose";

/** When people move: the old pair ends, the next begins, and only what both who talked agree to passes on. */
export const handover = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      handover: { ...everyone, run: (turn: Turn<Tx>) => openHandover(services, turn) },
      "handover-choose": {
        ...everyone,
        run: async (turn: Turn<Tx>) => {
          const seen = await pairOf(services, turn);
          return handoverForm(seen, await leftIn(services, seen), turn.person.locale);
        },
      },
    },
    presses: { "handover-agree": { ...everyone, run: (turn: Turn<Tx>) => agreeTo(services, turn) } },
    submits: { "handover-choose": { ...everyone, run: (turn: Submitted<Tx>) => choose(services, turn) } },
    jobs: [followLine(services)],
  };
};

async function leftIn({ db, crypto }: Services, { pair }: Seen, tx: Tx = db): Promise<Left> {
  const handover = found(await handoverOf(tx, pair));
  return {
    handover,
    follower: await followerOf(tx, handover.toId),
    promises: (await promisesOf(tx, pair, crypto)).filter(isOpen),
    meetings: (await heldDays(tx, pair.id)).own.slice(0, 100),
  };
}

async function openHandover(services: Services, turn: Turn<Tx>): Promise<Card> {
  const seen = await pairOf(services, turn);
  const left = await leftIn(services, seen);
  await noteReadingOfOther(services, turn, seen, left.promises.length > 0);
  return handoverCard(seen, left, turn.person.id, turn.person.locale);
}

async function choose(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries } = turn;
  const { locale } = person;
  const t = text[locale];
  const seen = await pairOf(services, turn);
  const read = readAnswers(handoverForm(seen, await leftIn(services, seen), locale), entries, locale);
  if ("form" in read) return read;
  const { promises = [], meetings = [] } = read.answers as Partial<Left["handover"]>;
  return await act<Card>(turn, "any", async (tx, locked, notify) => {
    const { handover } = await leftIn(services, locked, tx);
    const again = opens("handover", { p: locked.pair.id }, t.button, "main");
    if (handover.movedOn) return doneCard(locked, locale, { title: t.done });
    if (handover.version !== versionOf(turn))
      return doneCard(locked, locale, { title: t.changed, line: t.changedText, more: [again] });
    await chooseFor(tx, handover, person.id, { promises, meetings });
    const other = otherOf(locked);
    tell(notify, newsNotice(other.id, locked.pair.id, "handover", String(handover.version)));
    return doneCard(locked, locale, { title: t.chosen, line: t.chosenText(other.name) });
  });
}

/** Agrees to exactly what was on the card; what the other chose anew since is to be seen first. */
function agreeTo(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  const { locale } = person;
  const t = text[locale];
  return act<Card>(turn, "any", async (tx, seen, notify) => {
    const { handover, follower } = await leftIn(services, seen, tx);
    const again = opens("handover", { p: seen.pair.id }, t.button, "main");
    if (handover.movedOn) return doneCard(seen, locale, { title: t.done, line: t.doneText(follower) });
    const theirs = handover.proposedBy !== undefined && handover.proposedBy !== person.id;
    if (!theirs || handover.version !== versionOf(turn))
      return doneCard(seen, locale, { title: t.changed, line: t.changedText, more: [again] });
    await move(tx, handover, seen.pair, today);
    tell(notify, newsNotice(otherOf(seen).id, seen.pair.id, "handed", String(handover.version)));
    return doneCard(seen, locale, { title: t.done, line: t.doneText(follower) });
  });
}

/** Each morning: pairs whose members have another manager by now. */
const followLine = ({ newId }: Services): Job<Tx> => ({
  name: "one-on-one.follow",
  at: "04:10",
  run: async (tx, now, today) => {
    const notices: Notice[] = [];
    for (const moved of await movedOn(tx, today)) {
      const toId = await follow(tx, moved, { pairId: newId(), handoverId: newId(), today, now });
      const ended = [moved.memberId, moved.counterpartId].map((to) => newsNotice(to, moved.id, "ended", "line"));
      const begun = toId
        ? [moved.memberId, moved.managerId ?? ""].map((to) => newsNotice(to, toId, "begun", "line"))
        : [];
      notices.push(...ended, ...begun);
    }
    return notices;
  },
});
