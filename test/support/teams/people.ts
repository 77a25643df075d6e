import { createHash } from "node:crypto";

// Who there is in the played tenant.

export const tenant = "0a6a0000-1111-4222-8333-aaaaaaaaaaaa";
export const otherTenant = "0e15e000-1111-4222-8333-bbbbbbbbbbbb";

const appId = "4a6f0000-5555-4666-8777-cccccccccccc";
/** The bot: `id` is its application id, the audience of what is signed; `account` is who it is in a conversation. */
export const app = { id: appId, account: `28:${appId}`, name: "はぐくみ" } as const;

/** The first channel of a team has the team's own id, and no name. */
export const general = "19:0ageneral0000@thread.tacv2";
export const team = {
  id: general,
  name: "あがの市",
  aadGroupId: "7ea30000-1111-4222-8333-dddddddddddd",
  channels: [{ id: general }, { id: "19:0asoumu00000@thread.tacv2", name: "総務課" }],
} as const;
/** A chat of several people to which the bot was added. */
export const group = "19:0agroup000000@thread.v2";

export type TeamsUser = {
  /** The id that is theirs towards this bot alone. */
  readonly id: string;
  /** The id of their Entra account. */
  readonly objectId: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName: string;
  readonly userRole: "user" | "guest";
  readonly tenantId: string;
  readonly locale: string;
  /** Whether the app is there for them, in a chat of their own. */
  readonly installed: boolean;
};

/** An id that looks like Entra's, always the same for the same name. */
function objectIdOf(name: string): string {
  const digits = createHash("sha256").update(name).digest("hex");
  return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, "8000", digits.slice(20, 32)].join("-");
}

/** A member whose e-mail is that of somebody on the roster. Their sign-in name is another one, as it is in many cities. */
export const staff = (staffNumber: string, name = staffNumber): TeamsUser => ({
  id: `29:1-${name}`,
  objectId: objectIdOf(name),
  name,
  email: `${staffNumber}@city.agano.example`,
  userPrincipalName: `${name}@agano.onmicrosoft.example`,
  userRole: "user",
  tenantId: tenant,
  locale: "ja-JP",
  installed: true,
});

const { email: _, ...withoutMail } = staff("200004", "mailless");

/** Everybody else whom a tenant may hold; none is on the roster unless a test puts them there. */
export const others = {
  nobody: staff("999999", "nobody"),
  guest: {
    ...staff("200001", "guest"),
    userRole: "guest",
    userPrincipalName: "guest_elsewhere.example#EXT#@agano.onmicrosoft.example",
  },
  stranger: { ...staff("200002", "stranger"), email: "someone@elsewhere.example", tenantId: otherTenant },
  /** Nobody gave them the app. */
  absent: { ...staff("200003", "absent"), installed: false },
  mailless: withoutMail,
} as const satisfies Readonly<Record<string, TeamsUser>>;

/** Somebody as the roster of a conversation tells of them. */
export const memberObject = ({ id, objectId, name, email, userPrincipalName, userRole, tenantId }: TeamsUser) => ({
  id,
  objectId,
  aadObjectId: objectId,
  name,
  givenName: name,
  surname: "",
  ...(email !== undefined && { email }),
  userPrincipalName,
  tenantId,
  userRole,
});
