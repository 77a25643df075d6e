import { Refusal } from "../../../bot/refusal.ts";
import type { Notify, Submitted, Turn } from "../../../bot/turn.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { besideSaved, type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Entries, Form } from "../../../view/form.ts";
import { minuteInJapan } from "../../../view/proposed-times.ts";
import { act, found, noteReadingOfOther, pairOf, versionOf } from "../act.ts";
import { successorOf } from "../handover/store.ts";
import { newsNotice, rateNotice, tell } from "../notices.ts";
import { isLocked, isRunning, type Meeting, otherOf, type Seen, type Side } from "../one-on-one.ts";
import { doneCard } from "../pairs/views.ts";
import { makePromise } from "../promises/store.ts";
import { rateButtons } from "../rating/views.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { type Noting, noteForm } from "./forms.ts";
import { arrangeNext, heldDays, meetingOf, nextOf, type Times, writeNote } from "./store.ts";
import { text } from "./text.ts";

type Acting = { readonly tx: Tx; readonly seen: Seen };

/** The meeting whose note is written: the next one, or one that was held and is corrected. */
async function meetingFor({ crypto }: Services, { about, person }: Turn<Tx>, { tx, seen }: Acting) {
  const looking = { crypto, viewerId: person.id };
  if (about.m !== undefined) return found(await meetingOf(tx, seen.pair, about.m, looking));
  if (!isRunning(seen.pair)) throw new Refusal("stale");
  return nextOf(tx, seen.pair, looking);
}

async function notingOf({ rules }: Services, { person, today }: Turn<Tx>, { tx, seen }: Acting, meeting?: Meeting) {
  const held = (await heldDays(tx, seen.pair.id)).own.length;
  const also = meeting && (await successorOf(tx, meeting));
  return { locale: person.locale, today, lockDays: rules.lockDays, held, also } satisfies Noting;
}

export async function openNote(services: Services, turn: Turn<Tx>): Promise<Form> {
  const seen = await pairOf(services, turn);
  const acting = { tx: services.db, seen };
  const meeting = await meetingFor(services, turn, acting);
  if (meeting && isLocked(meeting, turn.today)) throw new Refusal("stale");
  await noteReadingOfOther(services, turn, seen, meeting?.heldOn !== undefined);
  return noteForm(seen, meeting, await notingOf(services, turn, acting, meeting));
}

/** Writes the note both share; whoever is second to write gets both texts back. */
export async function note(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, about } = turn;
  const { locale } = person;
  const acting = { tx: services.db, seen: await pairOf(services, turn) };
  const meeting = await meetingFor(services, turn, acting);
  const noting = { ...(await notingOf(services, turn, acting, meeting)), v: about.v ?? "" };
  const form: Form = noteForm(acting.seen, meeting, noting);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const errors = promiseErrors(entries, locale);
  if (Object.keys(errors).length > 0) return correct(form, entries, errors);
  return await act<Card | Correction>(turn, "any", (tx, seen, notify) => write(services, turn, { tx, seen }, notify));
}

async function write(services: Services, turn: Submitted<Tx>, acting: Acting, notify: Notify) {
  const { entries, today, person } = turn;
  const { tx, seen } = acting;
  const meeting = await meetingFor(services, turn, acting);
  const noting = await notingOf(services, turn, acting, meeting);
  if (meeting && isLocked(meeting, today))
    return correct(noteForm(seen, meeting, noting), entries, { talked: text[person.locale].lockedMeanwhile });
  const before = meeting?.heldOn ? meeting.noteVersion : noting.held;
  if (before !== versionOf(turn)) return besideOther(services, turn, acting, { meeting, noting });
  const heldOn = typedIn(entries, "on");
  const kept = meeting && !meeting.heldOn ? timesToCome(meeting, heldOn, minuteInJapan(turn.now)) : undefined;
  const meetingId = meeting?.id ?? (await arrangeNext(tx, seen.pair.id, services.newId()));
  await writeNote(tx, services.crypto, meetingId, {
    ...{ heldOn, talked: typedIn(entries, "talked"), by: person.id, timeStays: typeof kept?.meetsAt === "string" },
    locksOn: addDays(today, services.rules.lockDays),
  });
  if (kept) await arrangeNext(tx, seen.pair.id, services.newId(), kept);
  await promise(services, tx, seen, turn);
  return noted(turn, seen, { ...meeting, id: meetingId }, { notify, kept: kept?.meetsAt ?? undefined });
}

/** What was set or proposed for a day to come, after the one that is noted, stays for the next talk. */
function timesToCome({ meetsAt, proposed, proposedBy }: Meeting, heldOn: string, now: string): Times | undefined {
  const isToCome = (at: string) => at > now && at.slice(0, 10) > heldOn;
  const open = proposed.filter(isToCome);
  const set = meetsAt !== undefined && isToCome(meetsAt) ? meetsAt : null;
  return set === null && open.length === 0 ? undefined : { proposed: open, by: proposedBy ?? null, meetsAt: set };
}

type Drawn = { readonly meeting: Meeting | undefined; readonly noting: Noting };

/** What the other wrote meanwhile, at the field; what is typed stays, promises too. */
async function besideOther(services: Services, turn: Submitted<Tx>, acting: Acting, { meeting, noting }: Drawn) {
  const { tx, seen } = acting;
  const { person, entries } = turn;
  const looking = { crypto: services.crypto, viewerId: person.id };
  const [newest] = (await heldDays(tx, seen.pair.id)).own;
  const other = meeting?.heldOn || !newest ? meeting : await meetingOf(tx, seen.pair, newest.id, looking);
  const drawn = noteForm(seen, other, { ...noting, promises: turn.about.m === undefined });
  const { form } = besideSaved(drawn, entries, shared[person.locale].meanwhile);
  const fields = form.fields.map(({ error, ...field }) => (error && isNote(field.id) ? { ...field, error } : field));
  return { type: "correction", form: { ...form, fields } } satisfies Correction as Correction;
}

const isNote = (field: string): boolean => field === "on" || field === "talked";

function noted(
  turn: Turn<Tx>,
  seen: Seen,
  meeting: Partial<Meeting> & { readonly id: string },
  { notify, kept }: { readonly notify: Notify; readonly kept: string | undefined },
): Card {
  const { locale } = turn.person;
  const t = text[locale];
  const { pair } = seen;
  const version = `${meeting.id}:${meeting.heldOn ? (meeting.noteVersion ?? 0) : 0}`;
  tell(notify, newsNotice(otherOf(seen).id, pair.id, "noted", version, meeting.id));
  if (!meeting.rated) notify(rateNotice(pair.member.id, meeting.id));
  const more = [opens("private", { p: pair.id, m: meeting.id }, t.privateNote)];
  const card = doneCard(seen, locale, {
    title: t.noted,
    line: kept ? t.notedKept(shared[locale].when(kept)) : t.notedText,
    more,
  });
  if (seen.side !== "member" || meeting.rated) return card;
  return { ...card, body: [...card.body, ...rateButtons(meeting, locale)] };
}

const sides: readonly Side[] = ["member", "counterpart"];

/** A promise has words and a day, or neither. */
function promiseErrors(entries: Entries, locale: "ja" | "en"): Readonly<Record<string, string>> {
  const t = text[locale];
  const wrong = sides.flatMap((side) => {
    const [words, day] = [typedIn(entries, side), typedIn(entries, `${side}By`)];
    if ((words === "") === (day === "")) return [];
    return [words === "" ? [side, t.wordsNeeded] : [`${side}By`, t.dueNeeded]];
  });
  return Object.fromEntries(wrong);
}

async function promise({ crypto, newId }: Services, tx: Tx, { pair }: Seen, { entries, today }: Submitted<Tx>) {
  for (const side of sides) {
    const [words, dueOn] = [typedIn(entries, side), typedIn(entries, `${side}By`)];
    if (words === "") continue;
    await makePromise(tx, crypto, {
      ...{ id: newId(), pairId: pair.id, ownerId: pair[side].id },
      ...{ words, dueOn, madeOn: today },
    });
  }
}

function typedIn(entries: Entries, field: string): string {
  const value = Object.hasOwn(entries, field) ? entries[field] : undefined;
  return typeof value === "string" ? value.trim() : "";
}
