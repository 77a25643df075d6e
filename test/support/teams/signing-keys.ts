import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** unendorsed: published, but not for Teams; foreign: published nowhere. */
export type KeyName = "own" | "unendorsed" | "foreign";
export type SigningKeys = Readonly<
  Record<KeyName, { readonly kid: string; readonly publicKey: KeyObject; readonly privateKey: KeyObject }>
>;

const newPair = promisify(generateKeyPair);

export async function newKeys(): Promise<SigningKeys> {
  const named = async (kid: string) => ({ kid, ...(await newPair("rsa", { modulusLength: 2048 })) });
  const [own, unendorsed, foreign] = await Promise.all([named("teams-1"), named("webchat-1"), named("nobody-1")]);
  return { own, unendorsed, foreign };
}
