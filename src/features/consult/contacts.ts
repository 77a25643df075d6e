import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";
import type { Locale } from "../../view/locale.ts";

export const occasions = ["harassment", "stress", "crisis"] as const;
/** What somebody needs a person for. */
export type Occasion = (typeof occasions)[number];

const words = z.object({ ja: z.string().min(1), en: z.string().min(1) });
const contact = z.object({ name: words, reach: words, note: words.optional(), for: z.array(z.enum(occasions)).min(1) });
const file = z.object({
  invented: z.boolean().default(false),
  people: z.array(contact).default([]),
  national: z.array(contact).default([]),
});

/** Somebody to talk to. */
export type Contact = z.infer<typeof contact>;
/** `people`: the city's own, `invented` while they are the demo's; `national`: lines that anybody in Japan may call. */
export type Contacts = z.infer<typeof file>;

/** Reads `content/settings/contacts.yaml`. Rejects with SettingsProblem when it cannot be used. */
export const readContacts = (contentDir: string): Promise<Contacts> =>
  readSettings(join(contentDir, "settings", "contacts.yaml"), file);

/** Outside the demo nobody is led to a desk that was invented: only the national lines remain. */
export const dependable = (contacts: Contacts, demo: boolean): Contacts =>
  contacts.invented && !demo ? { ...contacts, people: [] } : contacts;

/** Those to turn to, the city's own first. */
export const contactsFor = ({ people, national }: Contacts, wanted: readonly Occasion[]): readonly Contact[] =>
  [...people, ...national].filter((each) => each.for.some((occasion) => wanted.includes(occasion)));

export const inWords = ({ name, reach, note }: Contact, locale: Locale) => ({
  name: name[locale],
  reach: reach[locale],
  note: note?.[locale] ?? "",
});
