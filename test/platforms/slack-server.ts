import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { accountsOn } from "../../src/people/store.ts";
import { type Slack, type SlackOptions, slackPlatform } from "../../src/platforms/slack/slack.ts";
import { createInbox } from "../../src/schedule/inbox/inbox.ts";
import type { Away } from "../../src/schedule/nudges.ts";
import { type Schedule, startSchedule } from "../../src/schedule/schedule.ts";
import type { Calendar } from "../../src/services/calendar.ts";
import type { Cast, Office } from "../support/office.ts";
import { accountOf, usersOf } from "../support/slack/cast.ts";
import { type FakeOptions, type FakeSlack, startFakeSlack } from "../support/slack/fake-slack.ts";
import { type Deliver, overHttp, overSocket } from "../support/slack/signed.ts";
import type { Place } from "./contract.ts";
import { type SlackPerson, slackPerson } from "./slack-client.ts";

export type Mode = "http" | "socket";

/** The office in Slack: the product's own platform, its inbox and its workers, and Slack's servers played. */
export type SlackServer<Who extends string = Cast> = Omit<Place, "sit"> & {
  readonly slack: FakeSlack;
  readonly platform: Slack["platform"];
  readonly deliver: Deliver;
  /** Where Slack would send to; nowhere in Socket Mode. */
  readonly url: string | undefined;
  readonly sit: (who: Who | undefined) => SlackPerson;
  /** Everything that is due has been answered and told. */
  readonly settle: () => Promise<void>;
  /** All that was ever put into conversations, word for word, with what notifications showed. */
  readonly written: () => string;
};

export const signingSecret = "0123456789abcdef0123456789abcdef";

/** Slack waits three seconds; a test's machine may be busy, and how fast the product is is measured elsewhere. */
const PATIENCE_MS = 10_000;

type More = {
  readonly slack?: FakeOptions;
  readonly platform?: Partial<SlackOptions>;
  /** Every day is a working day unless this says otherwise. */
  readonly calendar?: Pick<Calendar, "isWorkingDay">;
  /** Who is away on a day; nobody unless this says otherwise. */
  readonly away?: Away;
};

export async function startSlack<Who extends string = Cast>(
  office: Office<Who>,
  mode: Mode = "http",
  more: More = {},
): Promise<SlackServer<Who>> {
  const slack = await startFakeSlack({ users: usersOf(office.cast), triggerMs: PATIENCE_MS, ...more.slack });
  const { doors, start } = wire(office, mode, slack, more);
  await doors.platform.listen(office.bot);
  const schedule = start(doors);
  const door = doors.listener && (await serve(doors.listener));
  if (!door) await slack.socket.connected();
  const deliver = door
    ? overHttp({ url: door.url, signingSecret }, PATIENCE_MS)
    : overSocket(slack.socket, PATIENCE_MS);
  const answers = new Set<string>();
  const { settle } = schedule;
  return {
    slack,
    platform: doors.platform,
    deliver,
    url: door?.url,
    settle,
    written: () => JSON.stringify(slack.ledger.calls.filter(({ method }) => /^chat\.|^response_url$/.test(method))),
    sit: (who) => slackPerson({ slack, deliver, answers, settle, user: accountOf(who) }),
    close: async () => {
      await door?.close();
      await doors.platform.close();
      await schedule.stop();
      await slack.close();
      if (slack.violations.length > 0)
        throw new Error(`Slack's rules were broken: ${JSON.stringify(slack.violations)}`);
    },
  };
}

type Wiring = Omit<Office, "cast">;
type Wired = { readonly doors: Slack; readonly start: (doors: Slack) => Schedule };

/** The product's own pieces, as `openChats` puts them together; workers that do not dawdle. */
function wire(office: Wiring, mode: Mode, slack: FakeSlack, more: More): Wired {
  const { db, crypto, clock, directory, bot, fault } = office;
  const { platform: others, calendar = { isWorkingDay: () => true }, away } = more;
  let schedule: Schedule | undefined;
  const onTaken = (conversation: Uint8Array) => schedule?.taken(conversation);
  const doors = slackPlatform({
    botToken: slack.botToken,
    signingSecret: mode === "http" ? signingSecret : undefined,
    appToken: mode === "socket" ? slack.appToken : undefined,
    apiUrl: slack.apiUrl,
    directory,
    clock,
    fault,
    accounts: accountsOn(db, "slack"),
    inbox: createInbox({ db, crypto, now: clock.now, onTaken }),
    home: { feature: "help", name: "home", about: {} },
    shortcuts: {},
    questions: (locale) => (locale === "ja" ? ["年休は？"] : ["Leave?"]),
    ...others,
  });
  const start = ({ platform }: Slack) => {
    schedule = startSchedule({
      ...{ db, crypto, bot, directory },
      chats: [platform],
      calendar,
      ...(away && { away }),
      now: clock.now,
      pace: { lease: 2000, sweep: 200, gap: 5 },
      onFault: (error) => void fault(error),
    });
    return schedule;
  };
  return { doors, start };
}

/** As the product mounts it: nothing has read the body. */
async function serve(listener: NonNullable<Slack["listener"]>) {
  const server = createServer(express().post("/slack/events", listener));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
