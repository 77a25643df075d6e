import type { Turn } from "../../bot/turn.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Block } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { type Enquiry, stateOf } from "./enquiry.ts";
import type { Services } from "./services.ts";
import { text } from "./text.ts";
import { ownListCard } from "./views.ts";

const names = { ja: "回答を待っている質問", en: "Questions waiting for an answer" };

/**
 * The reminder to HR that questions wait. Each may put it off or turn it off: no law asks for it, the arrival of a
 * question cannot be put off, and what waits stays on App Home, in the queue and in the page's inbox, as the asker was
 * promised.
 */
export const waitingName = (locale: Locale): string => names[locale];

const RECENT_MS = 7 * 86_400_000;
const MOST_OWN = 5;

/** To HR: how many questions wait for an answer. To an asker: their own that wait, or were answered of late. */
export async function atHome(services: Services, turn: Turn<Tx>): Promise<readonly Block[]> {
  return [...(await queueBlocks(services, turn)), ...(await ownBlocks(services, turn))];
}

async function queueBlocks({ enquiries }: Services, { person }: Turn<Tx>): Promise<readonly Block[]> {
  if (!person.roles.includes("HR")) return [];
  const t = text[person.locale];
  const { length } = await enquiries.waiting();
  if (length === 0) return [];
  const button = { kind: "asks", label: t.queueOffer, words: t.queueWords } as const;
  return [{ type: "buttons", label: t.queueTitle(length), buttons: [button] }];
}

async function ownBlocks({ enquiries }: Services, { person, now }: Turn<Tx>): Promise<readonly Block[]> {
  const own = (await enquiries.ofAsker(person.id)).filter((each) => isCurrent(each, now)).slice(0, MOST_OWN);
  if (own.length === 0) return [];
  const heading: Block = { type: "text", text: text[person.locale].ownTitle, tone: "strong" };
  return [heading, ...ownListCard(own, person.locale).body];
}

function isCurrent(enquiry: Enquiry, now: Date): boolean {
  const state = stateOf(enquiry);
  if (state === "answered") return now.getTime() - (enquiry.answer?.at.getTime() ?? 0) < RECENT_MS;
  return state !== "withdrawn";
}
