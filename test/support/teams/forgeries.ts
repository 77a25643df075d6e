import type { Json } from "./ledger.ts";
import { app, otherTenant, tenant } from "./people.ts";
import { nowS, type OpenId } from "./tokens.ts";

// What may stand in the header of a request that says it comes from Teams.

export type Shown = { readonly name: string; readonly authorization: string | undefined };

const MINUTE = 60;
const otherApp = "4a6f0000-5555-4666-8777-eeeeeeeeeeee";

/** What must be let in. serviceUrl: that of the activity. */
export const genuine = (openId: OpenId, serviceUrl: string): readonly Shown[] => [
  bearer("as Teams signs it", openId.sign({ serviceurl: serviceUrl })),
  // Clocks differ; five minutes are usual.
  bearer("over for two minutes", openId.sign({ serviceurl: serviceUrl }, { exp: nowS() - 2 * MINUTE })),
];

/** What must be refused, whatever else is right about the activity. */
export function forgeries(openId: OpenId, serviceUrl: string): readonly Shown[] {
  const sign = (claims: Json, how: Parameters<OpenId["sign"]>[1] = {}) =>
    openId.sign({ serviceurl: serviceUrl, ...claims }, how);
  return [
    { name: "nothing", authorization: undefined },
    { name: "an empty header", authorization: "" },
    { name: "another scheme", authorization: `Basic ${sign({})}` },
    { name: "no scheme", authorization: sign({}) },
    bearer("no token", "abc.def.ghi"),
    bearer("without its signature", sign({}).replace(/\.[^.]*$/, ".")),
    bearer("for another bot", sign({ aud: otherApp })),
    bearer("for nobody", sign({ aud: undefined })),
    bearer("signed by somebody else", sign({ iss: "https://evil.example" })),
    bearer("signed by nobody", sign({ iss: undefined })),
    bearer("with an unknown key", sign({}, { key: "foreign" })),
    bearer("with a known name of an unknown key", sign({}, { key: "foreign", kid: "teams-1" })),
    bearer("with an unknown name of a known key", sign({}, { kid: "teams-2" })),
    bearer("with a key that is not for Teams", sign({}, { key: "unendorsed" })),
    bearer("over for ten minutes", sign({}, { exp: nowS() - 10 * MINUTE, nbf: nowS() - 60 * MINUTE })),
    bearer("without an end", sign({ exp: undefined })),
    bearer("from in ten minutes", sign({}, { nbf: nowS() + 10 * MINUTE })),
    bearer("for another place", sign({ serviceurl: "https://evil.example/" })),
    bearer("for no place", sign({ serviceurl: undefined })),
    bearer("not signed at all", sign({}, { alg: "none" })),
    bearer("signed with what is public", sign({}, { alg: "HS256" })),
    ...emulated(openId, serviceUrl),
  ];
}

/** What any bot and the emulator can get from Entra: it names the bot, and neither the sender nor the place. */
function emulated(openId: OpenId, serviceUrl: string): readonly Shown[] {
  const first = (tid: string) => ({ iss: `https://sts.windows.net/${tid}/`, tid, appid: app.id, ver: "1.0" });
  const second = (tid: string) => ({
    iss: `https://login.microsoftonline.com/${tid}/v2.0`,
    tid,
    azp: app.id,
    ver: "2.0",
  });
  return [
    bearer("of the emulator", openId.sign(first(tenant))),
    bearer("of the emulator, for this place", openId.sign({ ...first(tenant), serviceurl: serviceUrl })),
    bearer("of the emulator, of another tenant", openId.sign(first(otherTenant))),
    bearer("of the newer emulator", openId.sign(second(tenant))),
    bearer("of the newer emulator, of another tenant", openId.sign(second(otherTenant))),
  ];
}

const bearer = (name: string, token: string): Shown => ({ name, authorization: `Bearer ${token}` });
