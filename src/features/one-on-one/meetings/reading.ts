import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Button, Card } from "../../../view/card.ts";
import { minuteInJapan } from "../../../view/proposed-times.ts";
import { found, noteReading, noteReadingOfOther, pairOf } from "../act.ts";
import { evidenceButton } from "../evidence/views.ts";
import { waitingHandovers } from "../handover/store.ts";
import { handoverButtons } from "../handover/views.ts";
import { isOpen, type Meeting, type Pair, type Seen } from "../one-on-one.ts";
import { promisesOf } from "../promises/store.ts";
import { rateButtons } from "../rating/views.ts";
import type { Services } from "../services.ts";
import { summaryButtons } from "../summary/index.ts";
import { text as shared } from "../text.ts";
import { meetingCard, noteBlocks, pastCard } from "./note-views.ts";
import { handedNote, heldDays, lastHeld, meetingOf, nextOf } from "./store.ts";
import { text } from "./text.ts";
import { hasTheirs, type Looking, pairCard } from "./views.ts";

export const lookingOf = ({ person, today, now }: Turn<Tx>): Looking => ({
  ...{ locale: person.locale, today, viewerId: person.id },
  now: minuteInJapan(now),
});

/** The pair as it stands, with what was prepared; what the other wrote is noted as read. */
export async function openPair(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { db, crypto, rules } = services;
  const { person } = turn;
  const seen = await pairOf(services, turn);
  const { pair } = seen;
  const looking = { crypto, viewerId: person.id };
  const next = await nextOf(db, pair, looking);
  const promises = (await promisesOf(db, pair, crypto)).filter(isOpen);
  const last = (await lastHeld(db, [pair.id])).get(pair.id);
  const waiting = await waitingHandovers(db, [pair.id], person.id);
  const more = handoverButtons(seen, waiting.has(pair.id), person.locale);
  const shown = { seen, next, last, promises, themes: rules.themes, more };
  await noteReadingOfOther(services, turn, seen, hasTheirs(shown));
  return pairCard(shown, lookingOf(turn));
}

/** A meeting of the pair that was held. */
export async function heldIn(
  services: Pick<Services, "db" | "crypto">,
  turn: Turn<Tx>,
  seen: Seen,
  tx: Tx = services.db,
): Promise<Meeting> {
  const looking = { crypto: services.crypto, viewerId: turn.person.id };
  const meeting = found(await meetingOf(tx, seen.pair, turn.about.m ?? "", looking));
  if (!meeting.heldOn) throw new Refusal("not-found");
  return meeting;
}

/** The note of one talk, to the two who talked, or to the successor to whom they handed it. */
export async function openMeeting(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  const seen = await pairOf(services, turn);
  const handed = await handedNote(services.db, seen, turn.about.m ?? "", services.crypto);
  if (handed) return handedCard(services, turn, seen, handed);
  const meeting = await heldIn(services, turn, seen);
  await noteReadingOfOther(services, turn, seen, true);
  const member = seen.side === "member";
  const more: readonly Button[] = [
    ...(member ? evidenceButton(seen, meeting, person.locale) : []),
    ...(await summaryButtons(services, seen, meeting, person.locale)),
  ];
  const card = meetingCard(seen, meeting, { locale: person.locale, today }, more);
  return member && !meeting.rated ? { ...card, body: [...card.body, ...rateButtons(meeting, person.locale)] } : card;
}

async function handedCard(services: Services, turn: Turn<Tx>, seen: Seen, { meeting, from }: Handed): Promise<Card> {
  const { person } = turn;
  const t = text[person.locale];
  if (seen.side === "counterpart") await noteReading(services, turn, seen.pair.member.id, seen.pair.id);
  return {
    type: "card",
    kicker: t.handedFrom(from.counterpart.name),
    title: t.meetingTitle(shared[person.locale].date(meeting.heldOn ?? "")),
    body: noteBlocks(meeting, person.locale),
  };
}
type Handed = { readonly meeting: Meeting; readonly from: Pair };

export async function openPast(services: Services, turn: Turn<Tx>): Promise<Card> {
  const seen = await pairOf(services, turn);
  return pastCard(seen, await heldDays(services.db, seen.pair.id), turn.person.locale);
}
