import { createHmac, createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { forgeries, genuine } from "./forgeries.ts";
import type { Json } from "./ledger.ts";
import { app } from "./people.ts";
import { nowS, type OpenId, startOpenId } from "./tokens.ts";

let openId: OpenId;
beforeAll(async () => {
  openId = await startOpenId();
});
afterAll(() => openId?.close());

const place = "http://127.0.0.1:1/apac/";
const json = async (url: string): Promise<Json> => (await fetch(url)).json();
const keysAt = async (metadata: string) => (await json(String((await json(metadata)).jwks_uri))).keys as Json[];
const read = (part = ""): Json => JSON.parse(Buffer.from(part, "base64url").toString());

/** What a careful door looks at, written down once more; undefined: it lets in. */
function wrong(keys: readonly Json[], authorization: string | undefined): string | undefined {
  const [, token] = /^Bearer (\S+)$/.exec(authorization ?? "") ?? [];
  const [head = "", body = "", signature = ""] = token?.split(".") ?? [];
  if (!token || !/^ey/.test(head)) return "form";
  const [{ alg, kid }, claims] = [read(head), read(body)];
  const key = keys.find((each) => each.kid === kid);
  if (alg !== "RS256" || !key) return "key";
  const bytes = Buffer.from(signature, "base64url");
  if (!verify("RSA-SHA256", Buffer.from(`${head}.${body}`), createPublicKey({ key, format: "jwk" }), bytes))
    return "signature";
  if (!(key.endorsements as string[]).includes("msteams")) return "endorsement";
  const { iss, aud, exp, nbf, serviceurl } = claims;
  if (iss !== openId.issuer || aud !== app.id || serviceurl !== place) return "claims";
  return Number(exp) > nowS() - 300 && Number(nbf) < nowS() + 300 ? undefined : "time";
}

it("Teams' own tokens pass, and each forgery fails for its own reason", async () => {
  const keys = await keysAt(openId.metadataUrl);
  for (const { name, authorization } of genuine(openId, place))
    expect(wrong(keys, authorization), name).toBeUndefined();
  const reasons = forgeries(openId, place).map(({ name, authorization }) => [name, wrong(keys, authorization)]);
  expect(Object.fromEntries(reasons)).toEqual({
    nothing: "form",
    "an empty header": "form",
    "another scheme": "form",
    "no scheme": "form",
    "no token": "form",
    "without its signature": "signature",
    "for another bot": "claims",
    "for nobody": "claims",
    "signed by somebody else": "claims",
    "signed by nobody": "claims",
    "with an unknown key": "key",
    "with a known name of an unknown key": "signature",
    "with an unknown name of a known key": "key",
    "with a key that is not for Teams": "endorsement",
    "over for ten minutes": "time",
    "without an end": "time",
    "from in ten minutes": "time",
    "for another place": "claims",
    "for no place": "claims",
    "not signed at all": "key",
    "signed with what is public": "key",
    "of the emulator": "claims",
    "of the emulator, for this place": "claims",
    "of the emulator, of another tenant": "claims",
    "of the newer emulator": "claims",
    "of the newer emulator, of another tenant": "claims",
  });
});

it("What is not signed bears no signature, and what is signed with the public key bears one that it makes", async () => {
  expect(openId.sign({}, { alg: "none" })).toMatch(/\.$/);
  const [key = {}] = await keysAt(openId.metadataUrl);
  const secret = createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" });
  const [head, body, signature] = openId.sign({}, { alg: "HS256" }).split(".");
  expect(signature).toBe(createHmac("sha256", secret).update(`${head}.${body}`).digest("base64url"));
});

it("Entra's keys are the same, but endorsed for nothing", async () => {
  const [teams, entra] = [await keysAt(openId.metadataUrl), await keysAt(openId.entraMetadataUrl)];
  expect(entra.map(({ kid, n }) => [kid, n])).toEqual(teams.map(({ kid, n }) => [kid, n]));
  expect(entra.flatMap(({ endorsements }) => endorsements ?? [])).toEqual([]);
  expect(JSON.stringify([teams, entra])).not.toContain('"d"');
  expect(openId.asked()).toBe(4);
});
