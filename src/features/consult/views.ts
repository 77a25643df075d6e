import type { Offer } from "../../bot/feature.ts";
import type { Block, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { type Contact, type Contacts, contactsFor, inWords, occasions } from "./contacts.ts";
import { text } from "./text.ts";

/** Everybody one can turn to. */
export function consultCard(contacts: Contacts, locale: Locale): Card {
  const t = text[locale];
  const found = contactsFor(contacts, occasions);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title,
    body: [
      { type: "text", text: found.length > 0 ? t.intro : t.none },
      ...listed(found, locale),
      ...inventedNote(contacts, locale),
    ],
  };
}

/** What stands below an answer about harassment or stress. */
export function peopleBelow(contacts: Contacts, locale: Locale): readonly Block[] {
  const t = text[locale];
  return [
    { type: "divider" },
    { type: "text", text: t.below, tone: "heading" },
    { type: "text", text: t.belowText },
    ...listed(contactsFor(contacts, ["harassment", "stress"]), locale),
    ...inventedNote(contacts, locale),
  ];
}

/** The only answer to words of crisis: people, and nothing else to read or press. */
export function crisisCard(contacts: Contacts, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    title: t.crisisTitle,
    body: [
      { type: "text", text: t.crisis },
      ...listed(contactsFor(contacts, ["crisis"]), locale),
      ...inventedNote(contacts, locale),
    ],
  };
}

/** Everybody in a table of two columns: whom, and how to reach them. */
function listed(contacts: readonly Contact[], locale: Locale): readonly Block[] {
  if (contacts.length === 0) return [];
  const facts = contacts.map((contact) => {
    const { name, reach, note } = inWords(contact, locale);
    return { label: name, value: note === "" ? reach : `${reach}\n${note}` };
  });
  return [{ type: "facts", facts }];
}

const inventedNote = ({ invented, people }: Contacts, locale: Locale): readonly Block[] =>
  invented && people.length > 0 ? [{ type: "text", text: text[locale].invented, tone: "quiet" }] : [];

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: t.words } };
}
