import type { Offer } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import { dayInJapan } from "../../services/clock.ts";
import type { Block, Button, Card, Fact } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { type Enquiry, type Said, stateOf } from "./enquiry.ts";
import { askButton, doneButton, opens, presses, takeOver, withdrawButton } from "./targets.ts";
import { type Text, text } from "./text.ts";

/** What the bot had said, in one line for its reader. */
export type Worded = (said: Said, locale: Locale) => string;

/** A whole section, opened from a card; `undefined` where it is gone. */
export type SectionButton = (section: string, locale: Locale) => Button | undefined;

export function sentCard(
  { id, number, unnamed }: { readonly id: string; readonly number: number; readonly unnamed: boolean },
  remindAfter: number,
  locale: Locale,
): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.sentTitle(number),
    body: [
      { type: "text", text: t.sentText(remindAfter) },
      ...(unnamed ? [{ type: "text", text: t.sentUnnamed, tone: "quiet" } as const] : []),
    ],
    buttons: [opens("mine", id, t.read), withdrawButton(id, t)],
  };
}

/** To the asker: that there is an answer. The words themselves are a tap away, since chats show a card's text in previews. */
export function answeredCard({ id, number }: Enquiry, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.answered(number),
    body: [],
    buttons: [opens("mine", id, t.read, "main")],
  };
}

/** The asker's own question, and the answer once there is one. */
export function ownCard(enquiry: Enquiry, sectionButton: SectionButton, locale: Locale): Card {
  const t = text[locale];
  const waiting = stateOf(enquiry) === "open" || stateOf(enquiry) === "taken";
  return {
    type: "card",
    kicker: t.kicker,
    title: t.numberOf(enquiry.number),
    body: [
      { type: "facts", facts: [askedOn(enquiry, t), { label: t.state, value: t.states[stateOf(enquiry)] }] },
      { type: "text", text: enquiry.words },
      ...answerBlocks(enquiry, sectionButton, locale),
    ],
    buttons: waiting ? [withdrawButton(enquiry.id, t)] : [{ ...askButton(undefined, t), label: t.again }],
  };
}

export const withdrawnCard = ({ number }: Enquiry, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].kicker,
  body: [{ type: "text", text: text[locale].withdrawn(number) }],
  buttons: [{ ...askButton(undefined, text[locale]), label: text[locale].again }],
});

function answerBlocks({ answer }: Enquiry, sectionButton: SectionButton, locale: Locale): readonly Block[] {
  if (!answer) return [];
  const t = text[locale];
  const buttons = answer.sections.flatMap((section) => sectionButton(section, locale) ?? []);
  return [
    { type: "divider" },
    { type: "text", text: t.answerOf(answer.by), tone: "heading" },
    { type: "text", text: answer.text },
    ...(buttons.length > 0 ? [{ type: "buttons", label: t.basis, buttons } as const] : []),
  ];
}

/** To HR: that a question is there, whose it is and who has it. The question itself is a tap away. */
export function askedCard(enquiry: Enquiry, viewer: Person): Card {
  const t = text[viewer.locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.arrived(enquiry.number),
    body: [{ type: "facts", facts: factsFor(enquiry, t) }],
    buttons: [opens("read", enquiry.id, t.hrRead), ...acts(enquiry, viewer, t)],
  };
}

/** To HR: the question, what the bot had said to it, and the answer once there is one. */
export function readCard(
  enquiry: Enquiry,
  viewer: Person,
  { sectionButton, worded }: { readonly sectionButton: SectionButton; readonly worded: Worded },
): Card {
  const t = text[viewer.locale];
  const { said } = enquiry;
  return {
    type: "card",
    kicker: t.kicker,
    title: t.numberOf(enquiry.number),
    body: [
      { type: "facts", facts: factsFor(enquiry, t) },
      { type: "text", text: enquiry.words },
      ...(said ? [{ type: "text", text: t.saidBefore(worded(said, viewer.locale)), tone: "quiet" } as const] : []),
      ...answerBlocks(enquiry, sectionButton, viewer.locale),
    ],
    buttons: acts(enquiry, viewer, t),
  };
}

function acts(enquiry: Enquiry, viewer: Person, t: Text): readonly Button[] {
  const { id, takenBy } = enquiry;
  if (stateOf(enquiry) === "open") return [presses("take", id, t.take, "main")];
  if (stateOf(enquiry) !== "taken" || !takenBy) return [];
  if (takenBy.id !== viewer.id) return [takeOver(id, takenBy, t)];
  return [opens("answer", id, t.write, "main"), presses("release", id, t.release, "quiet")];
}

const askedOn = ({ askedAt }: Enquiry, t: Text): Fact => ({ label: t.askedOn, value: t.date(dayInJapan(askedAt)) });

function factsFor(enquiry: Enquiry, t: Text): readonly Fact[] {
  const { asker, takenBy } = enquiry;
  return [
    { label: t.number, value: t.numberOf(enquiry.number) },
    askedOn(enquiry, t),
    { label: t.asker, value: asker ? `${asker.name}（${asker.unit}）` : t.askerUnnamed },
    ...(takenBy ? [{ label: t.inCharge, value: takenBy.name }] : []),
    { label: t.state, value: t.states[stateOf(enquiry)] },
  ];
}

export function doneCard({ number }: Enquiry, published: boolean, locale: Locale): Card {
  const t = text[locale];
  const lines = [t.doneText, ...(published ? [t.donePublished] : [])];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.done(number),
    body: lines.map((line): Block => ({ type: "text", text: line })),
    buttons: [{ kind: "asks", label: t.queueOffer, words: t.queueWords }],
  };
}

/** To HR: another one was faster. Nothing was changed. */
export const takenCard = (enquiry: Enquiry, locale: Locale): Card => {
  const t = text[locale];
  const { takenBy } = enquiry;
  const line = stateOf(enquiry) === "taken" && takenBy ? t.takenBy(takenBy.name) : t.closed;
  return {
    type: "card",
    kicker: t.kicker,
    title: t.numberOf(enquiry.number),
    body: [{ type: "text", text: line }],
    buttons: [opens("read", enquiry.id, t.hrRead)],
  };
};

/** waited: working days, as many as there are enquiries. */
export function queueCard(waiting: readonly Enquiry[], waited: readonly number[], title: string, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title,
    body: waiting.length === 0 ? [{ type: "text", text: t.queueEmpty }] : queueBlocks(waiting, waited, t),
    buttons: [doneButton(t)],
  };
}

/** So many can be opened from one card; the rest move up as these are answered. */
const OPENED = 10;

const queueBlocks = (waiting: readonly Enquiry[], waited: readonly number[], t: Text): readonly Block[] => [
  {
    type: "table",
    columns: [{ label: t.number }, { label: t.askedOn }, { label: t.waited, align: "end" }, { label: t.inCharge }],
    rows: waiting.map((enquiry, at) => [
      t.numberOf(enquiry.number),
      t.date(dayInJapan(enquiry.askedAt)),
      t.days(waited[at] ?? 0),
      enquiry.takenBy?.name ?? t.nobody,
    ]),
  },
  {
    type: "buttons",
    label: t.hrRead,
    buttons: waiting.slice(0, OPENED).map(({ id, number }) => opens("read", id, t.numberOf(number), "quiet")),
  },
];

export function ownListCard(enquiries: readonly Enquiry[], locale: Locale): Card {
  const t = text[locale];
  const line = (enquiry: Enquiry) => listed(enquiry, opens("mine", enquiry.id, t.read, "quiet"), t);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.ownTitle,
    body: enquiries.length === 0 ? [{ type: "text", text: t.ownNone }] : enquiries.map(line),
    buttons: [askButton(undefined, t)],
  };
}

/** To HR: what was answered lately. */
export function answeredListCard(enquiries: readonly Enquiry[], locale: Locale): Card {
  const t = text[locale];
  const line = (enquiry: Enquiry) => listed(enquiry, opens("read", enquiry.id, t.hrRead, "quiet"), t);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.doneTitle,
    body: enquiries.length === 0 ? [{ type: "text", text: t.doneNone }] : enquiries.map(line),
  };
}

const listed = (enquiry: Enquiry, button: Button, t: Text): Block => ({
  type: "buttons",
  label: `${t.numberOf(enquiry.number)}　${t.date(dayInJapan(enquiry.askedAt))}　${t.states[stateOf(enquiry)]}`,
  buttons: [button],
});

/** What one asked, and to HR what was answered. */
export function recordsFor({ locale, roles }: Person): Readonly<Record<string, readonly Button[]>> {
  const t = text[locale];
  const own: Button = { kind: "asks", label: t.listOffer, words: t.listWords };
  return { enquiry: roles.includes("HR") ? [own, doneButton(t)] : [own] };
}

export function offersFor({ locale, roles }: Person): readonly Offer[] {
  const t = text[locale];
  const ask: Offer = { title: t.offer, text: t.offerText, button: askButton(undefined, t) };
  const queue: Button = { kind: "asks", label: t.queueOffer, words: t.queueWords };
  const own: Offer = {
    title: t.listOffer,
    text: t.listOfferText,
    button: { kind: "asks", label: t.listOffer, words: t.listWords },
  };
  const answering: Offer = { title: t.queueOffer, text: t.queueOfferText, button: queue };
  return roles.includes("HR") ? [answering, ask, own] : [ask, own];
}
