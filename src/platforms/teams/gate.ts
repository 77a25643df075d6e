import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import type { Microsoft, Registration } from "./settings.ts";

// What stands before the SDK, which would take a token of any tenant on one of its ways, and anything at all where no
// app id is set. Each look is cheaper than the next; the first no ends it, with nothing done.

/** The status of HTTP that a request is refused with. */
export type Refusal = 401 | 403;

export type Gate = {
  /** Before the body is read: whether the token says that it comes from the Connector, for this bot. */
  readonly claims: (authorization: string | undefined) => Refusal | undefined;
  /**
   * Whether this activity may come with this token: of our tenant, on Teams, answered at Microsoft's own host. Rejects
   * when Microsoft's keys cannot be had.
   */
  readonly admits: (authorization: string, activity: unknown) => Promise<Refusal | undefined>;
};

/** As long as Microsoft lets bots keep them; one that is not among them is looked for at once. */
const KEYS_LIVE_MS = 24 * 3_600_000;
/** The Connector's clock and ours may differ by so much, as Microsoft asks bots to allow for. */
const SKEW_S = 300;

export function createGate({ appId, tenantId }: Registration, { openIdUrl, issuer, services }: Microsoft): Gate {
  const keys = connectorKeys(openIdUrl);
  const isOurs = ({ iss, aud }: JWTPayload) => iss === issuer && aud === appId;
  return {
    claims: (authorization) => {
      const claims = unverified(authorization);
      return claims && isOurs(claims) ? undefined : 401;
    },
    admits: async (authorization, activity) => {
      const said = placeOf(activity);
      if (said?.channelId !== "msteams" || !isOneOf(services, said.serviceUrl)) return 403;
      if (said.tenants.length === 0 || said.tenants.some((tenant) => tenant !== tenantId)) return 403;
      const claims = await verified(authorization, keys, { issuer, audience: appId });
      if (!claims) return 401;
      return claims.serviceurl === said.serviceUrl ? undefined : 403;
    },
  };
}

/** The demo takes activities from a program on its own machine, and answers only there. */
export const isLoopbackService = (activity: unknown): boolean => {
  const url = placeOf(activity)?.serviceUrl ?? "";
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return protocol === "http:" && isLoopback(hostname) && username === "" && password === "";
};

export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]" || hostname === "::1";

type Said = {
  readonly channelId: unknown;
  readonly serviceUrl: string;
  /** Wherever an activity names one. */
  readonly tenants: readonly unknown[];
};

function placeOf(activity: unknown): Said | undefined {
  if (!isObject(activity) || typeof activity.serviceUrl !== "string") return undefined;
  const { channelId, serviceUrl, conversation, channelData, from } = activity;
  const tenant = isObject(channelData) && isObject(channelData.tenant) ? channelData.tenant.id : undefined;
  const tenants = [
    isObject(conversation) ? conversation.tenantId : undefined,
    tenant,
    isObject(from) ? from.tenantId : undefined,
  ];
  return { channelId, serviceUrl, tenants: tenants.filter((each) => each !== undefined && each !== null) };
}

const isObject = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === "object" && given !== null && !Array.isArray(given);

/** By the origin exactly: a look-alike host, a port or a user's name before the host is another. */
const isOneOf = (services: readonly string[], url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { origin, username, password, search, hash } = new URL(url);
  return services.includes(origin) && username === "" && password === "" && search === "" && hash === "";
};

const tokenIn = (authorization: string | undefined): string | undefined =>
  /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];

function unverified(authorization: string | undefined): JWTPayload | undefined {
  const token = tokenIn(authorization);
  try {
    return token === undefined ? undefined : decodeJwt(token);
  } catch {
    return undefined;
  }
}

type Keys = Awaited<ReturnType<typeof connectorKeys>>;
type Expected = { readonly issuer: string; readonly audience: string };

async function verified(authorization: string, keys: Keys, expected: Expected): Promise<JWTPayload | undefined> {
  const token = tokenIn(authorization);
  if (token === undefined) return undefined;
  try {
    const options = { ...expected, clockTolerance: SKEW_S, algorithms: ["RS256"], requiredClaims: ["exp"] };
    const { payload } = await jwtVerify(token, keys, options);
    return payload;
  } catch (error) {
    if (isAboutTheToken(error)) return undefined;
    throw error;
  }
}

/** Anything else, such as keys that cannot be fetched, says nothing about it. */
const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== "ERR_JOSE_GENERIC";

/** The keys that may vouch for Teams; others of the same list are endorsed for other channels. */
function connectorKeys(openIdUrl: string): ReturnType<typeof createRemoteJWKSet> {
  let set: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const asked = async () => {
    const response = await fetch(openIdUrl, { signal: AbortSignal.timeout(10_000) }).catch(unreachable);
    const { jwks_uri: at } = (await response.json()) as { readonly jwks_uri: string };
    return createRemoteJWKSet(new URL(at), { [customFetch]: endorsedOnly, cacheMaxAge: KEYS_LIVE_MS });
  };
  const keys = async (...given: Parameters<ReturnType<typeof createRemoteJWKSet>>) => {
    set ??= asked().catch((error) => {
      set = undefined;
      throw error;
    });
    return await (await set)(...given);
  };
  return keys as unknown as ReturnType<typeof createRemoteJWKSet>;
}

/** Not the token's fault, but the way out to login.botframework.com. */
class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
  constructor(readonly code: string) {
    super("Microsoft's keys cannot be fetched");
  }
}

function unreachable(error: unknown): never {
  const { cause, name } = error as { readonly cause?: { readonly code?: unknown }; readonly name: string };
  throw new KeysUnavailable(typeof cause?.code === "string" ? cause.code : name);
}

type Key = { readonly endorsements?: readonly string[] };

async function endorsedOnly(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options).catch(unreachable);
  if (!response.ok) return response;
  const { keys } = (await response.json()) as { readonly keys: readonly Key[] };
  return Response.json({ keys: keys.filter(({ endorsements }) => endorsements?.includes("msteams")) });
}
