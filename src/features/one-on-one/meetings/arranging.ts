import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { besideSaved, type Correction, correct, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { minuteInJapan, readTimes } from "../../../view/proposed-times.ts";
import { act, pairOf, versionOf } from "../act.ts";
import { newsNotice, tell } from "../notices.ts";
import { choices, type Meeting, otherOf, type Seen } from "../one-on-one.ts";
import { doneCard } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { proposeForm } from "./forms.ts";
import { arrangeNext, nextOf } from "./store.ts";
import { text } from "./text.ts";

const next = ({ db, crypto }: Services, { pair }: Seen, { person }: Turn<Tx>, tx: Tx = db) =>
  nextOf(tx, pair, { crypto, viewerId: person.id });

export async function openPropose(services: Services, turn: Turn<Tx>): Promise<Form> {
  const seen = await pairOf(services, turn, "running");
  return proposeForm(seen, await next(services, seen, turn), { locale: turn.person.locale, today: turn.today });
}

/** Takes the place of what either proposed before, and of a time that was set; what was prepared stays. */
export async function propose(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { entries, person, today, now, about } = turn;
  const { locale } = person;
  const t = text[locale];
  const seen = await pairOf(services, turn, "running");
  const drawing = { locale, today };
  const form: Form = proposeForm(seen, await next(services, seen, turn), { ...drawing, v: about.v ?? "" });
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const { times, wrong } = readTimes(entries, services.calendar, now);
  const errors = Object.entries(wrong).map(([field, why]) => [field, t.wrong[why]] as const);
  if (errors.length > 0) return correct(form, entries, Object.fromEntries(errors));
  return await act<Card | Correction>(turn, "running", async (tx, locked, notify) => {
    const before = await next(services, locked, turn, tx);
    const other = otherOf(locked);
    const sent = () => doneCard(locked, locale, { title: t.sent, line: t.sentText(other.name) });
    if (isProposed(before, person.id, times)) return sent();
    if ((before?.timesVersion ?? 0) !== versionOf(turn))
      return besideSaved(proposeForm(locked, before, drawing, true), entries, shared[locale].meanwhile);
    const meetingId = await arrangeNext(tx, locked.pair.id, services.newId(), {
      ...{ proposed: times, by: person.id, meetsAt: null },
    });
    tell(notify, newsNotice(other.id, locked.pair.id, "proposed", `${meetingId}:${before?.timesVersion ?? 0}`));
    return sent();
  });
}

const isProposed = (meeting: Meeting | undefined, viewerId: string, times: readonly string[]): boolean =>
  meeting?.proposedBy === viewerId && JSON.stringify(meeting.proposed) === JSON.stringify(times);

/** The one who did not propose chooses; a time that was chosen before by a second press is the same. */
export function choose(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, about, now } = turn;
  const { locale } = person;
  const t = text[locale];
  const at = about.at ?? "";
  return act<Card>(turn, "running", async (tx, seen, notify) => {
    const meeting = await next(services, seen, turn, tx);
    const prepare = opens("prepare", { p: seen.pair.id }, t.prepare, "main");
    const chosen = () =>
      doneCard(seen, locale, { title: t.chosen(shared[locale].when(at)), line: t.chosenText, more: [prepare] });
    if (at !== "" && meeting?.meetsAt === at) return chosen();
    if (!choices(meeting, person.id, minuteInJapan(now)).includes(at))
      return doneCard(seen, locale, { title: t.gone, line: t.goneText });
    await arrangeNext(tx, seen.pair.id, services.newId(), { proposed: [], by: null, meetsAt: at });
    tell(notify, newsNotice(otherOf(seen).id, seen.pair.id, "chosen", `${meeting?.id}:${meeting?.timesVersion}`));
    return chosen();
  });
}

/** Gives up the time and the proposals, and nothing else. */
export function postpone(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person } = turn;
  const t = text[person.locale];
  return act<Card>(turn, "running", async (tx, seen, notify) => {
    const meeting = await next(services, seen, turn, tx);
    const arranged = meeting?.meetsAt !== undefined || (meeting?.proposed.length ?? 0) > 0;
    if (meeting && arranged) {
      await arrangeNext(tx, seen.pair.id, meeting.id, { proposed: [], by: null, meetsAt: null });
      tell(notify, newsNotice(otherOf(seen).id, seen.pair.id, "postponed", `${meeting.id}:${meeting.timesVersion}`));
    }
    const propose = opens("propose", { p: seen.pair.id }, t.propose, "main");
    return doneCard(seen, person.locale, { title: t.postponed, line: t.postponedText, more: [propose] });
  });
}
