import type { Chat } from "../../bot/platform.ts";
import type { Database } from "../../services/database/database.ts";
import { reachOf } from "./store.ts";

type Account = { readonly platform: string; readonly externalId: string };
export type Place = { readonly chat: Chat; readonly address: string };

/** Where somebody is reached: the account they are known by, or else the one that has their e-mail. */
export async function addressOf(db: Database, chats: readonly Chat[], personId: string): Promise<Place | undefined> {
  const names = chats.map(({ name }) => name);
  const placeOf = ({ platform, externalId }: Account): readonly Place[] =>
    chats.flatMap((chat) => (chat.name === platform ? [{ chat, address: externalId }] : []));
  // An account may be somebody else's since it was last looked at.
  const before = (await reachOf(db, personId, names)).accounts.flatMap(placeOf);
  for (const { chat, address } of before) await chat.recognise(address);
  const { accounts, email } = await reachOf(db, personId, names);
  const [place] = accounts.flatMap(placeOf);
  if (place) return place;
  if (email === null) return undefined;
  for (const chat of chats) {
    const address = await chat.find(email);
    if (address !== undefined) return { chat, address };
  }
  return undefined;
}
