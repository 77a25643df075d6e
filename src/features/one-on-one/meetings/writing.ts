import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { besideSaved, type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { act, noteReadingOfOther, pairOf, versionOf } from "../act.ts";
import { successorOf } from "../handover/store.ts";
import { newsNotice, tell } from "../notices.ts";
import { isLocked, otherOf } from "../one-on-one.ts";
import { doneCard } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { addForm, privateForm } from "./forms.ts";
import { heldIn } from "./reading.ts";
import { eraseText, writeText } from "./store.ts";
import { text } from "./text.ts";

// What one of the two writes beside the note they share: for oneself, or to a note that stands.

export async function openPrivate(services: Services, turn: Turn<Tx>): Promise<Form> {
  const seen = await pairOf(services, turn);
  return privateForm(seen, await heldIn(services, turn, seen), { locale: turn.person.locale });
}

export async function writePrivate(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { crypto, newId } = services;
  const { person, entries, now, about } = turn;
  const { locale } = person;
  const seen = await pairOf(services, turn);
  const meeting = await heldIn(services, turn, seen);
  const read = readAnswers(privateForm(seen, meeting, { locale, v: about.v ?? "" }), entries, locale);
  if ("form" in read) return read;
  const { words = "" } = read.answers;
  return await act<Card | Correction>(turn, "any", async (tx, locked) => {
    const { own } = await heldIn(services, turn, locked, tx);
    if ((own?.what ?? "") !== words) {
      if ((own?.version ?? 0) !== versionOf(turn)) {
        const drawn = privateForm(locked, { ...meeting, own }, { locale });
        return besideSaved(drawn, entries, shared[locale].meanwhile);
      }
      const written = { meetingId: meeting.id, authorId: person.id, kind: "private", words } as const;
      if (words === "") await eraseText(tx, written);
      else await writeText(tx, crypto, { ...written, now, newId: newId() });
    }
    const t = text[locale];
    return doneCard(locked, locale, { title: words === "" ? t.privateErased : t.privateSaved });
  });
}

export async function openAdd(services: Services, turn: Turn<Tx>): Promise<Form> {
  const seen = await pairOf(services, turn);
  const meeting = await heldIn(services, turn, seen);
  if (!isLocked(meeting, turn.today)) throw new Refusal("stale");
  await noteReadingOfOther(services, turn, seen, true);
  return addForm(seen, meeting, turn.person.locale, await successorOf(services.db, meeting));
}

/** Stands beside the note with its author and time; nothing is overwritten. */
export async function add(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { crypto, newId, db } = services;
  const { person, entries, now, today } = turn;
  const { locale } = person;
  const seen = await pairOf(services, turn);
  const meeting = await heldIn(services, turn, seen);
  if (!isLocked(meeting, today)) throw new Refusal("stale");
  const read = readAnswers(addForm(seen, meeting, locale, await successorOf(db, meeting)), entries, locale);
  if ("form" in read) return read;
  const { words } = read.answers;
  return await act<Card>(turn, "any", async (tx, locked, notify) => {
    const id = newId();
    const written = { meetingId: meeting.id, authorId: person.id, kind: "addition", words } as const;
    await writeText(tx, crypto, { ...written, now, newId: id });
    tell(notify, newsNotice(otherOf(locked).id, locked.pair.id, "noted", id, meeting.id));
    const back = opens("meeting", { p: locked.pair.id, m: meeting.id }, text[locale].open);
    return doneCard(locked, locale, { title: text[locale].added, more: [back] });
  });
}
