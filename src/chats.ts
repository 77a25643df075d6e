import type { RequestHandler } from "express";
import type { Bot } from "./bot/bot.ts";
import type { Chat } from "./bot/platform.ts";
import type { Config } from "./config.ts";
import { askTarget } from "./features/enquiry/targets.ts";
import { homeTarget, welcomeTarget } from "./features/help/views.ts";
import { text as policyText } from "./features/policy/text.ts";
import type { Directory } from "./people/directory.ts";
import { accountsOn } from "./people/store.ts";
import { type Slack, slackPlatform } from "./platforms/slack/slack.ts";
import { teamsStore } from "./platforms/teams/store.ts";
import { type Teams, teamsPlatform } from "./platforms/teams/teams.ts";
import { createInbox } from "./schedule/inbox/inbox.ts";
import type { Away } from "./schedule/nudges.ts";
import { createOutbox, type Outbox } from "./schedule/outbox/outbox.ts";
import type { Passing } from "./schedule/passing.ts";
import { type Pace, type Schedule, startSchedule } from "./schedule/schedule.ts";
import { backlog } from "./schedule/store.ts";
import { createWake } from "./schedule/wake.ts";
import type { Calendar } from "./services/calendar.ts";
import type { Clock } from "./services/clock.ts";
import type { Crypto } from "./services/crypto.ts";
import type { OpenDatabase } from "./services/database/database.ts";
import type { Metrics } from "./services/metrics.ts";

/** The chats that are set up, with the inbox and the outbox between them and the bot. */
export type Chats = {
  readonly platforms: readonly Chat[];
  /** Mounted before anything reads a body. */
  readonly routers: readonly RequestHandler[];
  readonly outbox: Outbox;
  /** Begins to answer and to deliver; away: who is not to be nudged on a day. */
  readonly start: (bot: Bot, away?: Away) => void;
  /** What is under way is finished, nothing new is begun. */
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly config: Pick<Config, "slack" | "teams" | "demo">;
  readonly database: Pick<OpenDatabase, "db" | "url">;
  readonly crypto: Crypto;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly fault: (error: unknown, where: string) => string;
  /** Told of a request that was not let in, and by which chat. */
  readonly refused?: (where: string, why: string) => void;
  readonly metrics?: Pick<Metrics, "counts">;
  readonly pace?: Pace;
  readonly passing?: Passing;
};

/** Rejects when the queue cannot be set up in the database. */
export async function openChats(options: Options): Promise<Chats> {
  const { config, database, crypto, clock, fault, passing = () => {} } = options;
  const { db } = database;
  let schedule: Schedule | undefined;
  const onTaken = (conversation: Uint8Array) => schedule?.taken(conversation);
  const inbox = createInbox({ db, crypto, now: clock.now, passing, onTaken });
  const wired = { ...options, passing };
  const slack = config.slack && slackOf(wired, config.slack, inbox);
  const teams = config.teams || config.demo ? teamsOf(wired, config.teams, inbox) : undefined;
  const platforms = [slack, teams].flatMap((each) => (each ? [each.platform] : []));
  const woken = async (ids: readonly string[]) => void (await schedule?.woken(ids));
  const wake =
    platforms.length > 0 ? await createWake(database.url, woken, (error) => void fault(error, "queue")) : undefined;
  return {
    platforms,
    routers: [...(slack ? [slackRouter(slack)] : []), ...(teams ? [teams.router] : [])],
    outbox: createOutbox(wake?.tell),
    start: (bot, away) => {
      if (platforms.length === 0) return;
      options.metrics?.counts("hagukumi_backlog", "What waits in the inbox and for delivery, or was given up.", () =>
        backlog(db),
      );
      const onFault = (error: unknown, where: string) => void fault(error, where);
      const served = { ...options, db, bot, chats: platforms, now: clock.now, passing, onFault };
      schedule = startSchedule({ ...served, ...(away && { away }) });
    },
    stop: async () => {
      await wake?.stop();
      await schedule?.stop();
    },
  };
}

type Wired = Options & { readonly passing: Passing };

function slackOf(
  { database, directory, clock, fault, passing, refused }: Wired,
  set: NonNullable<Config["slack"]>,
  inbox: Parameters<typeof slackPlatform>[0]["inbox"],
): Slack {
  return slackPlatform({
    ...set,
    directory,
    accounts: accountsOn(database.db, "slack"),
    inbox,
    clock,
    fault,
    home: homeTarget,
    shortcuts: { ask_hr: askTarget(undefined) },
    questions: (locale) => policyText[locale].questions,
    onAcknowledged: () => passing("in.acknowledged"),
    onRefused: (why) => refused?.("slack", why),
  });
}

function teamsOf(
  { database, directory, clock, fault, passing, refused }: Wired,
  registration: Config["teams"],
  inbox: Parameters<typeof teamsPlatform>[0]["inbox"],
): Teams {
  return teamsPlatform({
    registration,
    directory,
    accounts: accountsOn(database.db, "teams"),
    store: teamsStore(database.db),
    inbox,
    clock,
    fault,
    welcome: welcomeTarget,
    onAcknowledged: () => passing("in.acknowledged"),
    onRefused: (why) => refused?.("teams", why),
  });
}

/** Slack's signature covers the body as it came, so that nothing may have read it before. */
const slackRouter =
  ({ listener }: Slack): RequestHandler =>
  (request, response, next) => {
    if (listener && request.path === "/slack/events") listener(request, response);
    else next();
  };
