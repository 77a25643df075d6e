import { createHmac, type JsonWebKey, type KeyObject, sign as signed } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "./ledger.ts";
import { app } from "./people.ts";
import { type KeyName, newKeys } from "./signing-keys.ts";

/** What stands for those who say which keys Microsoft signs with, and signs what Teams sends. */
export type OpenId = {
  /** Who signs what Teams sends. */
  readonly issuer: string;
  /** Of the keys of Teams and other channels. */
  readonly metadataUrl: string;
  /** Of the keys of Entra, with which bots and the emulator sign: the way in that must stay shut. */
  readonly entraMetadataUrl: string;
  /** undefined among the claims: it is left out. What is not said is as Teams signs it. */
  readonly sign: (claims?: Json, how?: How) => string;
  /** Keys that were asked for so far. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

export type How = {
  /** Another one than the key's own. */
  readonly kid?: string;
  readonly key?: KeyName;
  /** In seconds since 1970. */
  readonly exp?: number;
  readonly nbf?: number;
  /** HS256: with the public key as its secret. */
  readonly alg?: "RS256" | "HS256" | "none";
};

export const ISSUER = "https://api.botframework.com";

export const nowS = (): number => Math.floor(Date.now() / 1000);

export async function startOpenId({ port = 0 }: { readonly port?: number } = {}): Promise<OpenId> {
  const keys = await newKeys();
  let asked = 0;
  const published = [publicKey(keys.own, ["msteams"]), publicKey(keys.unendorsed, ["webchat"])];
  const pages: Readonly<Record<string, () => Json>> = {
    "/v1/.well-known/openidconfiguration": () => metadata(ISSUER, `${base()}/v1/keys`),
    "/v1/keys": () => ({ keys: published }),
    "/v2/.well-known/openid-configuration": () => metadata("https://sts.windows.net/{tenantid}/", `${base()}/v2/keys`),
    // Entra endorses nothing.
    "/v2/keys": () => ({ keys: published.map(({ endorsements: _, ...key }) => key) }),
  };
  const server = createServer((request, response) => {
    const page = Object.hasOwn(pages, request.url ?? "") ? pages[request.url ?? ""] : undefined;
    if (!page) return void response.writeHead(404).end();
    if (request.url?.endsWith("/keys")) asked += 1;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page()));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: ISSUER,
    metadataUrl: `${base()}/v1/.well-known/openidconfiguration`,
    entraMetadataUrl: `${base()}/v2/.well-known/openid-configuration`,
    sign: (claims = {}, how = {}) => signedToken(keys[how.key ?? "own"], claims, how),
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const metadata = (issuer: string, jwks_uri: string): Json => ({
  issuer,
  authorization_endpoint: "https://invalid.botframework.com",
  jwks_uri,
  id_token_signing_alg_values_supported: ["RS256"],
  token_endpoint_auth_methods_supported: ["private_key_jwt"],
});

type SigningKey = { readonly kid: string; readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const publicKey = ({ kid, publicKey }: SigningKey, endorsements: readonly string[]): JsonWebKey & Json => ({
  ...publicKey.export({ format: "jwk" }),
  kid,
  x5t: kid,
  use: "sig",
  endorsements,
});

/** Five minutes are allowed between clocks, so a token is as old as that when it is new. */
function signedToken(key: SigningKey, claims: Json, how: How): string {
  const { kid = key.kid, alg = "RS256", exp = nowS() + 3600, nbf = nowS() - 300 } = how;
  const head = part({ alg, kid, x5t: kid, typ: "JWT" });
  const body = part({ iss: ISSUER, aud: app.id, exp, nbf, ...claims });
  return `${head}.${body}.${signature(key, alg, `${head}.${body}`)}`;
}

const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signature({ publicKey, privateKey }: SigningKey, alg: How["alg"], text: string): string {
  if (alg === "none") return "";
  if (alg === "RS256") return signed("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url");
  const secret = publicKey.export({ type: "spki", format: "pem" });
  return createHmac("sha256", secret).update(text).digest("base64url");
}
