import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import express, { type RequestHandler } from "express";
import { accountsOn } from "../../src/people/store.ts";
import type { Microsoft, Registration } from "../../src/platforms/teams/settings.ts";
import { teamsStore } from "../../src/platforms/teams/store.ts";
import { type Teams, type TeamsOptions, teamsPlatform } from "../../src/platforms/teams/teams.ts";
import { createInbox } from "../../src/schedule/inbox/inbox.ts";
import type { Away } from "../../src/schedule/nudges.ts";
import { type Schedule, startSchedule } from "../../src/schedule/schedule.ts";
import type { Calendar } from "../../src/services/calendar.ts";
import type { Cast, Office } from "../support/office.ts";
import { accountOf, usersOf } from "../support/teams/cast.ts";
import { type Deliver, overHttp } from "../support/teams/delivering.ts";
import { type FakeOptions, type FakeTeams, startFakeTeams } from "../support/teams/fake-teams.ts";
import { membersAdded } from "../support/teams/payloads.ts";
import { app, tenant } from "../support/teams/people.ts";
import { type OpenId, startOpenId } from "../support/teams/tokens.ts";
import type { Place } from "./contract.ts";
import { type TeamsPerson, teamsPerson } from "./teams-client.ts";

/** The office in Teams: the product's own platform on real botbuilder, its inbox and its workers; Microsoft's servers played. */
export type TeamsServer<Who extends string = Cast> = Omit<Place, "sit"> & {
  readonly teams: FakeTeams;
  readonly openId: OpenId;
  readonly platform: Teams["platform"];
  readonly deliver: Deliver;
  readonly url: string;
  readonly sit: (who: Who | undefined) => TeamsPerson;
  /** Everything that is due has been answered and told. */
  readonly settle: () => Promise<void>;
  /** All that was ever put into conversations, word for word, with what notifications showed. */
  readonly written: () => string;
};

export const registration: Registration = {
  appId: app.id,
  appPassword: "not asked for: the token is played",
  tenantId: tenant,
  appType: "SingleTenant",
};

/** What the bot signs with. */
const TOKEN = "the-bots-own-token";
/** A test's machine may be busy, and how fast the product is is measured elsewhere. */
const PATIENCE_MS = 10_000;

type More = {
  readonly teams?: FakeOptions;
  readonly platform?: Partial<TeamsOptions>;
  readonly gap?: number;
  /** Every day is a working day unless this says otherwise. */
  readonly calendar?: Pick<Calendar, "isWorkingDay">;
  /** Who is away on a day; nobody unless this says otherwise. */
  readonly away?: Away;
};

export async function startTeams<Who extends string = Cast>(
  office: Office<Who>,
  more: More = {},
): Promise<TeamsServer<Who>> {
  const users = more.teams?.users ?? usersOf(office.cast);
  const [teams, openId] = await Promise.all([startFakeTeams({ users, token: TOKEN, ...more.teams }), startOpenId()]);
  const { doors, start } = wire(office, played(teams, openId), more);
  await doors.platform.listen(office.bot);
  const schedule = start(doors);
  const door = await serve(doors.router);
  const send = overHttp({ url: door.url, openId, patienceMs: PATIENCE_MS });
  /** Cards that took the place of the one that was pressed. */
  const drawn: unknown[] = [];
  const deliver: Deliver = async (activity) => {
    const acked = await send(activity);
    if (activity.name === "adaptiveCard/action") drawn.push(acked.body);
    return acked;
  };
  const answers = new Set<string>();
  const { settle } = schedule;
  // The city's administrator has installed the app for everybody, of which Teams tells the bot.
  for (const { id, installed } of users) if (installed) await deliver(membersAdded(teams.asking(id)));
  for (let n = 0; n < 100 && (await office.db.account.count()) < users.length; n++) await sleep(50);
  return {
    ...{ teams, openId, deliver, settle },
    platform: doors.platform,
    url: door.url,
    written: () => JSON.stringify([teams.ledger.calls.map(({ body }) => body), drawn]),
    sit: (who) => teamsPerson({ teams, deliver, answers, settle, user: accountOf(who) }),
    close: async () => {
      await door.close();
      await doors.platform.close();
      await schedule.stop();
      await Promise.all([teams.close(), openId.close()]);
      if (teams.violations.length > 0) throw new Error(`Teams' rules were broken: ${JSON.stringify(teams.violations)}`);
    },
  };
}

export const played = (teams: FakeTeams, openId: OpenId): Microsoft => ({
  openIdUrl: openId.metadataUrl,
  issuer: openId.issuer,
  services: [new URL(teams.serviceUrl).origin],
  token: async () => TOKEN,
});

type Wiring = Omit<Office, "cast">;
type Wired = { readonly doors: Teams; readonly start: (doors: Teams) => Schedule };

/** The product's own pieces, as `openChats` puts them together; workers that do not dawdle. */
function wire(
  office: Wiring,
  servers: Microsoft,
  { platform, gap = 5, calendar = { isWorkingDay: () => true }, away }: More,
): Wired {
  const { db, crypto, clock, directory, bot, fault } = office;
  let schedule: Schedule | undefined;
  const onTaken = (conversation: Uint8Array) => schedule?.taken(conversation);
  const doors = teamsPlatform({
    registration,
    servers,
    directory,
    clock,
    fault,
    accounts: accountsOn(db, "teams"),
    store: teamsStore(db),
    inbox: createInbox({ db, crypto, now: clock.now, onTaken }),
    welcome: { feature: "help", name: "welcome", about: {} },
    apartMs: 5,
    ...platform,
  });
  const start = (made: Teams) => {
    schedule = startSchedule({
      ...{ db, crypto, bot, directory },
      chats: [made.platform],
      calendar,
      ...(away && { away }),
      now: clock.now,
      pace: { lease: 2000, sweep: 200, gap },
      onFault: (error) => void fault(error),
    });
    return schedule;
  };
  return { doors, start };
}

async function serve(router: RequestHandler) {
  const server = createServer(express().use(router));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
