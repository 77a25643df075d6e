import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { Answers } from "../survey.ts";

/** What one person answered, and in which unit; who they are is not in it. */
export type Ballot = { readonly unit: string; readonly answers: Answers; readonly comment: string };

export type Keys = { readonly publicKey: string; readonly privateKey: string };

const ALGORITHM = { alg: "ECDH-ES", enc: "A256GCM" } as const;
/** Bytes; what is longer takes twice as much, so that a length tells next to nothing. */
const BUCKET = 2048;

/** A pair of keys for one survey, as JWKs. */
export async function newKeys(): Promise<Keys> {
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { crv: "X25519", extractable: true });
  const jwk = async (key: typeof publicKey) => JSON.stringify(await exportJWK(key));
  return { publicKey: await jwk(publicKey), privateKey: await jwk(privateKey) };
}

/** So that only the survey's private key opens it. */
export async function sealBallot(publicKey: string, ballot: Ballot): Promise<string> {
  const text = Buffer.from(JSON.stringify(ballot));
  const padded = Buffer.alloc(Math.ceil(text.length / BUCKET) * BUCKET, " ");
  text.copy(padded);
  return await new CompactEncrypt(padded).setProtectedHeader(ALGORITHM).encrypt(await keyOf(publicKey));
}

export async function openBallot(privateKey: string, sealed: string): Promise<Ballot> {
  const { plaintext } = await compactDecrypt(sealed, await keyOf(privateKey));
  return JSON.parse(Buffer.from(plaintext).toString());
}

const keyOf = (jwk: string) => importJWK(JSON.parse(jwk) as JWK, ALGORITHM.alg);
