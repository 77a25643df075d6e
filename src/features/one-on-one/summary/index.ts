import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, noteReadingOfOther, pairOf, versionOf } from "../act.ts";
import { heldIn } from "../meetings/reading.ts";
import type { Meeting, Seen } from "../one-on-one.ts";
import { otherOf } from "../one-on-one.ts";
import { lockPair } from "../pairs/store.ts";
import { doneCard } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { agreeToSummary, discardSummary, endSending, refuseSummary, summaryOf, takeSending } from "./store.ts";
import { isLong } from "./summary.ts";
import { text } from "./text.ts";
import { summaryButton, summaryCard } from "./views.ts";

export type Opens = "summary";
export type Presses = "summary-agree" | "summary-refuse" | "summary-make" | "summary-discard";

/**
 * A note shortened by a language model: only where the city switched it on, a model is set up, and both of the two agreed
 * to it for this note as it stands, up to the moment in which it is sent.
 */
export const summaries = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: { summary: { ...everyone, run: (turn: Turn<Tx>) => open(services, turn) } },
    presses: {
      "summary-agree": { ...everyone, run: (turn: Turn<Tx>) => agree(services, turn) },
      "summary-refuse": { ...everyone, run: (turn: Turn<Tx>) => refuse(services, turn) },
      "summary-make": { ...everyone, run: (turn: Turn<Tx>) => make(services, turn) },
      "summary-discard": { ...everyone, run: (turn: Turn<Tx>) => discard(services, turn) },
    },
  };
};

/** undefined: the city wants none, or has none. */
const summariserOf = ({ rules, summariser }: Services) => (rules.aiSummary ? summariser : undefined);

/** To a note that is long enough to be shortened, and to a draft that is there. */
export async function summaryButtons(services: Services, seen: Seen, meeting: Meeting, locale: Locale) {
  const { db, crypto } = services;
  const offered = summariserOf(services) !== undefined && isLong(meeting.talked);
  const found = offered || (await summaryOf(db, meeting, crypto))?.words !== undefined;
  return found ? [summaryButton(seen, meeting, locale)] : ([] satisfies readonly Button[]);
}

async function open(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { db, crypto } = services;
  const seen = await pairOf(services, turn);
  const meeting = await heldIn(services, turn, seen);
  const summary = await summaryOf(db, meeting, crypto);
  await noteReadingOfOther(services, turn, seen, summary?.words !== undefined);
  return summaryCard(seen, meeting, { summary, host: summariserOf(services)?.host }, turn.person.locale);
}

/** Answers with what became of it, and the way back to the summary; never with the draft, since a chat may keep it. */
function said(seen: Seen, meeting: Meeting, { locale }: Turn<Tx>["person"], title: string, line?: string): Card {
  const look = summaryButton(seen, meeting, locale, text[locale].look);
  return doneCard(seen, locale, { title, more: [look], ...(line !== undefined && { line }) });
}

/** To the note that was on the card, and to no other. */
function agree(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, now } = turn;
  const t = text[person.locale];
  return act<Card>(turn, "any", async (tx, seen) => {
    const meeting = await heldIn(services, turn, seen, tx);
    const fits = summariserOf(services) !== undefined && isLong(meeting.talked);
    if (!fits || meeting.noteVersion !== versionOf(turn)) return said(seen, meeting, person, t.none, t.noneText);
    await agreeToSummary(tx, meeting, seen.side, now);
    return said(seen, meeting, person, t.agreed, t.agreedText);
  });
}

function refuse(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person } = turn;
  const t = text[person.locale];
  return act<Card>(turn, "any", async (tx, seen) => {
    const meeting = await heldIn(services, turn, seen, tx);
    const sent = await refuseSummary(tx, meeting, seen.side);
    return said(seen, meeting, person, t.refused, sent ? t.refusedLate : t.refusedText);
  });
}

function discard(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person } = turn;
  const t = text[person.locale];
  return act<Card>(turn, "any", async (tx, seen) => {
    const meeting = await heldIn(services, turn, seen, tx);
    await discardSummary(tx, meeting);
    return said(seen, meeting, person, t.discarded, t.discardedText);
  });
}

async function make(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  const t = text[person.locale];
  const summariser = summariserOf(services);
  const meeting = summariser && (await take(services, turn));
  const shortened = meeting && (await summariser.shorten(meeting.talked, { personId: person.id, today }));
  return await act<Card>(turn, "any", async (tx, seen) => {
    const here = await heldIn(services, turn, seen, tx);
    if (!meeting || !shortened) return said(seen, here, person, t.none, t.noneText);
    const draft = shortened.outcome === "made" ? shortened.words : undefined;
    const kept = await endSending(tx, meeting, draft, services.crypto);
    if (shortened.outcome === "kept-in") return said(seen, here, person, t.keptIn, t.keptInText);
    if (shortened.outcome === "failed") return said(seen, here, person, t.failed, t.failedText);
    return kept ? said(seen, here, person, t.made) : said(seen, here, person, t.late, t.lateText);
  });
}

/** The note, where both agree to it in this moment; that it leaves the house is written down first. */
function take({ db, crypto, audit }: Services, turn: Turn<Tx>): Promise<Meeting | undefined> {
  const { person, now, about } = turn;
  return db.$transaction(async (tx) => {
    const seen = await lockPair(tx, about.p ?? "", person.id);
    if (!seen) return undefined;
    const meeting = await heldIn({ db, crypto }, turn, seen, tx);
    const fits = isLong(meeting.talked) && meeting.noteVersion === versionOf(turn);
    if (!fits || !(await takeSending(tx, meeting, now))) return undefined;
    const deed = { at: now, actor: person.id, action: "one-on-one.shortened", subject: otherOf(seen).id };
    await audit.append(tx, { ...deed, payload: { pair: seen.pair.id } });
    return meeting;
  });
}
