import { homeTarget, welcomeTarget } from "../../../src/features/help/views.ts";
import type { Sheet } from "../../../src/platforms/web/wire.ts";
import { general as slackChannel } from "../../support/slack/people.ts";
import { seen as seenInSlack } from "../../support/slack/seeing.ts";
import { group, general as teamsChannel } from "../../support/teams/people.ts";
import { seen as seenInTeams, wordsOf } from "../../support/teams/seeing.ts";
import { createSheets } from "../../support/teams/sheets.ts";
import type { Client, Seen } from "../contract.ts";
import { startSlack } from "../slack-server.ts";
import { startTeams } from "../teams-server.ts";
import { seen as seenOnPage, webPerson } from "../web-client.ts";
import { asNumber, startWeb } from "../web-server.ts";
import type { City } from "./city.ts";

/** A message as it lies before whom it came to. */
export type Lying = {
  /** What a locked screen shows, or the list on the page. */
  readonly notification: string;
  readonly seen: Seen;
};

/** A platform on which people of the city are met. */
export type Place = {
  /** Staff numbers of those who are met here. */
  readonly people: readonly string[];
  readonly sit: (staffNumber: string) => Client;
  /** Everything that is due has been told. */
  readonly settle: () => Promise<void>;
  /** A notice as it reached its reader; undefined where it has not. */
  readonly lying: (notice: string, staffNumber: string) => Promise<Lying | undefined>;
  /** Messages where several people read. */
  readonly amongOthers: () => readonly unknown[];
  readonly close: () => Promise<void>;
};

/** people: those of the city who look there. */
export async function openPage(city: City, people: readonly string[]): Promise<Place> {
  const server = await startWeb(city);
  const lying = async (notice: string, staffNumber: string): Promise<Lying | undefined> => {
    const read = await server.post(`/web/notices/${notice}/read`, {}, asNumber(staffNumber));
    if (read.status !== 200) return undefined;
    const sheet: Sheet = JSON.parse(read.body);
    return { notification: sheet.name, seen: seenOnPage(sheet) };
  };
  return {
    ...{ people, lying, settle: async () => {}, amongOthers: () => [], close: server.close },
    sit: (staffNumber) => webPerson(server, staffNumber),
  };
}

export async function openSlack(city: City, people: readonly string[]): Promise<Place> {
  const { calendar, away } = city;
  const platform = { home: homeTarget, shortcuts: {} };
  const { slack, ...server } = await startSlack({ ...city, cast: named(people) }, "http", { platform, calendar, away });
  return {
    ...{ people, settle: server.settle, sit: server.sit, close: server.close },
    lying: async (notice) => {
      const receipt = await receiptOf(city, notice);
      const [, message = ""] = receipt?.split("/") ?? [];
      const [channel = "", time = ""] = message.split(":");
      const found = slack.conversations.message(channel, time);
      return found && { notification: found.text, seen: seenInSlack({ on: "messages", messages: [found] }) };
    },
    amongOthers: () => slack.conversations.messages(slackChannel),
  };
}

export async function openTeams(city: City, people: readonly string[]): Promise<Place> {
  const platform = { welcome: welcomeTarget };
  const { calendar, away } = city;
  const { teams, ...server } = await startTeams({ ...city, cast: named(people) }, { platform, calendar, away });
  const sheets = createSheets();
  return {
    ...{ people, settle: server.settle, sit: server.sit, close: server.close },
    lying: async (notice) => {
      const receipt = await receiptOf(city, notice);
      const [, conversation = "", id = ""]: readonly string[] = receipt ? JSON.parse(receipt) : [];
      const found = teams.conversations.message(conversation, id);
      const seen = found && seenInTeams({ words: [wordsOf(found)], sheets: found.cards.map(sheets.of) });
      return found && seen && { notification: found.summary, seen };
    },
    amongOthers: () => [teamsChannel, group].flatMap(teams.conversations.messages),
  };
}

const named = (people: readonly string[]) =>
  Object.fromEntries(people.map((staffNumber) => [staffNumber, staffNumber]));

async function receiptOf({ db }: City, noticeId: string): Promise<string | undefined> {
  const delivery = await db.delivery.findUnique({ where: { noticeId } });
  return delivery?.receipt ?? undefined;
}
