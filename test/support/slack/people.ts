// Who there is in the played workspace.

export const team = { id: "T0AGANO01", name: "あがの市", domain: "agano" } as const;
export const otherTeam = "T0ELSEWHERE";
export const app = { id: "A0HAGUKUMI", bot: "B0HAGUKUMI", user: "U0HAGUKUMI" } as const;
/** A channel in which everybody is. */
export const general = "C0GENERAL";

/** What is not said is as it is for an ordinary member. */
export type SlackUser = {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly locale?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly enterprise_user?: { readonly enterprise_id: string };
};

/** A member whose e-mail is that of somebody on the roster. */
export const staff = (staffNumber: string, name = staffNumber): SlackUser => ({
  id: `U0${name.toUpperCase()}`,
  name,
  email: `${staffNumber}@city.agano.example`,
});

/** Everybody else whom a workspace may hold; none is on the roster unless a test puts them there. */
export const others = {
  nobody: staff("999999", "nobody"),
  guest: { ...staff("200001", "guest"), is_restricted: true },
  lodger: { ...staff("200002", "lodger"), is_restricted: true, is_ultra_restricted: true },
  stranger: {
    ...staff("", "stranger"),
    email: "someone@elsewhere.example",
    team_id: otherTeam,
    is_stranger: true,
  },
  bot: { id: "U0OTHERBOT", name: "otherbot", is_bot: true },
  gone: { ...staff("200003", "gone"), deleted: true },
} as const satisfies Readonly<Record<string, SlackUser>>;

/** Who is there besides the staff. */
export const always: readonly SlackUser[] = [
  ...Object.values(others),
  { id: app.user, name: "hagukumi", is_bot: true },
];

/** A member as `users.info` tells of them. */
export const userObject = ({ id, name, email, locale = "ja-JP", ...flags }: SlackUser) => {
  const home = flags.team_id ?? team.id;
  return {
    id,
    name,
    real_name: name,
    team_id: home,
    deleted: false,
    color: "9f69e7",
    tz: "Asia/Tokyo",
    tz_label: "Japan Standard Time",
    tz_offset: 32_400,
    locale,
    is_admin: false,
    is_owner: false,
    is_bot: false,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    updated: 1_775_000_000,
    ...flags,
    profile: { real_name: name, display_name: name, team: home, ...(email !== undefined && { email }) },
  };
};
