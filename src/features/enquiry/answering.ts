import type { Notice } from "../../bot/notice.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import { addMonths } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import { correct, readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { type Enquiry, stateOf } from "./enquiry.ts";
import { answerForm } from "./forms.ts";
import { forHr, redraw, type Services } from "./services.ts";
import type { Shows } from "./targets.ts";
import { text } from "./text.ts";
import { askedCard, doneCard, takenCard } from "./views.ts";

// What the personnel section does.

export async function takeOrRelease(
  services: Services,
  { about, person, now, change }: Turn<Tx>,
  act: "take" | "release",
): Promise<Card> {
  const { enquiry: id = "" } = about;
  const { enquiries } = services;
  return await change(async (tx, notify) => {
    const changed =
      act === "take"
        ? await enquiries.take(tx, id, person.id, about.from ?? null, now)
        : await enquiries.release(tx, id, person.id);
    const enquiry = await forHr(services, id, tx);
    if (!changed) return takenCard(enquiry, person.locale);
    notify(redraw(id));
    return askedCard(enquiry, person);
  });
}

function formFor({ near, worded, reviewAfter }: Services, enquiry: Enquiry, locale: Locale, today: string) {
  const drafted = { near: near(enquiry.words, locale), worded, today, reviewOn: addMonths(today, reviewAfter) };
  return answerForm(enquiry, drafted, locale);
}

export async function openAnswer(services: Services, { about, person, today }: Turn<Tx>) {
  const enquiry = await forHr(services, about.enquiry);
  const mine = stateOf(enquiry) === "taken" && enquiry.takenBy?.id === person.id;
  return mine ? formFor(services, enquiry, person.locale, today) : takenCard(enquiry, person.locale);
}

export async function submitAnswer(services: Services, { about, entries, person, today, now, change }: Submitted<Tx>) {
  const { locale } = person;
  const enquiry = await forHr(services, about.enquiry);
  const form = formFor(services, enquiry, locale, today);
  const read = readAnswers(form, entries, locale);
  if ("form" in read) return read;
  const { text: words, sections, publish, question, reviewOn } = read.answers;
  const publishing = publish === "yes";
  if (publishing && !question) return correct(form, entries, { question: text[locale].questionNeeded });
  return await change(async (tx, notify) => {
    const given = await services.enquiries.answer(tx, enquiry.id, person.id, { text: words, sections, at: now });
    if (!given) return correct(form, entries, { text: text[locale].closed });
    const shared = { question: question ?? "", text: words, sections, authorId: person.id, reviewOn, now };
    if (publishing) await services.publish(tx, shared);
    notify(answerNotice(await services.enquiries.askerOf(tx, enquiry.id), enquiry.id));
    notify(redraw(enquiry.id));
    return doneCard(enquiry, publishing, locale);
  });
}

const answerNotice = (to: string, id: string): Notice => ({
  to,
  feature: "enquiry",
  kind: "answered" satisfies Shows,
  about: { enquiry: id },
  once: `enquiry.answered:${id}`,
  class: "receipt",
});
