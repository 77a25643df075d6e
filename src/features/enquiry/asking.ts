import { randomUUID } from "node:crypto";
import type { Notice } from "../../bot/notice.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Submitted, Turn } from "../../bot/turn.ts";
import type { Tx } from "../../services/database/database.ts";
import { readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import { askForm } from "./forms.ts";
import { existing, redraw, type Services } from "./services.ts";
import type { Shows } from "./targets.ts";
import { sentCard, withdrawnCard } from "./views.ts";

// What the asker does.

export async function openAsk(services: Services, { about, person }: Turn<Tx>) {
  return askForm(await beforeOf(services, about.question), services.worded, person.locale);
}

const beforeOf = async ({ before }: Services, question: string | undefined) =>
  question === undefined ? undefined : await before(question);

export async function submitAsk(services: Services, { about, entries, person, today, now, change }: Submitted<Tx>) {
  const before = await beforeOf(services, about.question);
  const read = readAnswers(askForm(before, services.worded, person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { words, naming } = read.answers;
  const crisis = services.inCrisis(words, person.locale);
  if (crisis) return crisis;
  const personnel = await services.personnel(today);
  const asked = {
    id: randomUUID(),
    askerId: person.id,
    unnamed: naming === "unnamed",
    words,
    said: before?.said,
    at: now,
  };
  return await change(async (tx, notify) => {
    const number = await services.enquiries.ask(tx, asked);
    for (const to of personnel) notify(arrival(to, asked.id));
    return sentCard({ ...asked, number }, services.remindAfter, person.locale);
  });
}

const arrival = (to: string, id: string): Notice => ({
  to,
  feature: "enquiry",
  kind: "asked" satisfies Shows,
  about: { enquiry: id },
  once: `enquiry.asked:${id}:${to}`,
  class: "status",
});

export async function withdraw({ enquiries }: Services, { about, person, now, change }: Turn<Tx>): Promise<Card> {
  const { enquiry: id = "" } = about;
  return await change(async (tx, notify) => {
    const withdrawn = await enquiries.withdraw(tx, id, person.id, now);
    const own = existing(await enquiries.forAsker(id, person.id, tx));
    if (!withdrawn) throw new Refusal("stale");
    notify(redraw(id));
    return withdrawnCard(own, person.locale);
  });
}
