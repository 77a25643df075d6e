import type { Chat } from "../../bot/platform.ts";
import type { Database } from "../../services/database/database.ts";
import { reachOf } from "./store.ts";

export type Place = { readonly chat: Chat; readonly address: string };

/** Where somebody is reached: the account they are known by, or else the one that has their e-mail. */
export async function addressOf(db: Database, chats: readonly Chat[], personId: string): Promise<Place | undefined> {
  const names = chats.map(({ name }) => name);
  const { accounts, email } = await reachOf(db, personId, names);
  for (const { platform, externalId } of accounts) {
    const chat = chats.find(({ name }) => name === platform);
    if (chat) return { chat, address: externalId };
  }
  if (email === null) return undefined;
  for (const chat of chats) {
    const address = await chat.find(email);
    if (address !== undefined) return { chat, address };
  }
  return undefined;
}
