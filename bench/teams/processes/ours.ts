// Our own house with Teams' door, as src/chats.ts opens it; but Microsoft's servers are those that the bench plays.
import type { Bot } from "../../../src/bot/bot.ts";
import type { Chats } from "../../../src/chats.ts";
import { welcomeTarget } from "../../../src/features/help/views.ts";
import { accountsOn } from "../../../src/people/store.ts";
import type { Microsoft } from "../../../src/platforms/teams/settings.ts";
import { teamsStore } from "../../../src/platforms/teams/store.ts";
import { teamsPlatform } from "../../../src/platforms/teams/teams.ts";
import { createInbox } from "../../../src/schedule/inbox/inbox.ts";
import { createOutbox } from "../../../src/schedule/outbox/outbox.ts";
import { type Schedule, startSchedule } from "../../../src/schedule/schedule.ts";
import { createWake } from "../../../src/schedule/wake.ts";
import type { Database } from "../../../src/services/database/database.ts";
import { answerParent, given } from "../../chat/answering.ts";
import { type Given, type Ground, openHouse } from "../../chat/house.ts";
import { watchRequests } from "../../chat/watching.ts";
import { botToken, registration } from "../requests.ts";

type TeamsGiven = Given & { readonly serviceUrl: string; readonly openIdUrl: string; readonly issuer: string };

async function openTeams(servers: Microsoft, ground: Ground): Promise<Chats> {
  const { database, crypto, directory, clock, fault } = ground;
  const { db } = database;
  let schedule: Schedule | undefined;
  const onTaken = (conversation: Uint8Array) => schedule?.taken(conversation);
  const { platform, router } = teamsPlatform({
    ...{ registration, servers, directory, clock, fault },
    accounts: accountsOn(db, "teams"),
    store: teamsStore(db),
    inbox: createInbox({ db, crypto, now: clock.now, onTaken }),
    welcome: welcomeTarget,
  });
  const woken = async (ids: readonly string[]) => void (await schedule?.woken(ids));
  const wake = await createWake(database.url, woken, (error) => void fault(error, "queue"));
  return {
    platforms: [platform],
    routers: [router],
    outbox: createOutbox(wake.tell),
    start: (bot: Bot) => {
      const onFault = (error: unknown, where: string) => void fault(error, where);
      schedule = startSchedule({ ...ground, db, bot, chats: [platform], now: clock.now, onFault });
    },
    stop: async () => {
      await wake.stop();
      await schedule?.stop();
    },
  };
}

/** Which question was rated how, and how many each account has put to HR. */
async function effects(db: Database) {
  const questions = await db.question.findMany({ select: { id: true, helpful: true } });
  const accounts = await db.account.findMany({
    select: { externalId: true, person: { select: { _count: { select: { enquiries: true } } } } },
  });
  return {
    rated: questions.map(({ id, helpful }) => [id, helpful] as const),
    sent: accounts.map(({ externalId, person }) => [externalId, person._count.enquiries] as const),
  };
}

/** What became of each nudge; wave: 1 for everybody's first. */
async function outcomes(db: Database) {
  const rows = await db.delivery.findMany({
    select: { state: true, reason: true, to: { select: { email: true } }, notice: { select: { once: true } } },
  });
  return rows.map(({ state, reason, to: { email }, notice: { once } }) => ({
    ...{ state, reason, email },
    wave: Number(once.split(":")[1]),
  }));
}

async function open() {
  const messages = watchRequests(({ method, path }) => method === "POST" && path.endsWith("/activities"));
  const { serviceUrl, openIdUrl, issuer, ...rest } = given<TeamsGiven>();
  const services = [new URL(serviceUrl).origin];
  const servers = { openIdUrl, issuer, services, token: async () => botToken };
  const { answers, db } = await openHouse(rest, (ground) => openTeams(servers, ground));
  return {
    ...answers,
    /** Accounts of which it is known whose they are. */
    known: () => db.account.count(),
    effects: () => effects(db),
    outcomes: () => outcomes(db),
    /** The new messages that this process sent. */
    watched: () => messages,
  };
}

answerParent(open());
