import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { testDatabase } from "../support/database.ts";
import { general as slackChannel } from "../support/slack/people.ts";
import { general as teamsChannel } from "../support/teams/people.ts";
import { openWholeOffice, type WholeOffice } from "../support/whole-office.ts";
import type { Client, Seen } from "./contract.ts";
import { startSlack } from "./slack-server.ts";
import { startTeams } from "./teams-server.ts";
import { webClient } from "./web-client.ts";
import { startWeb } from "./web-server.ts";

// hana asks in her own words for the overtime of April 2026, of which the city's monthly file says 12:34; ken's is 56:07.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A place with a room in which others read along, where there is one. */
type Rooms = {
  readonly sit: (who: "hana") => Client & { readonly mentions?: (words: string) => Promise<Seen> };
  /** Whatever was ever put into that room. */
  readonly inRoom?: () => string;
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const platforms: Readonly<Record<string, (office: WholeOffice) => Promise<Rooms>>> = {
  "the page": async (office) => {
    const server = await startWeb(office);
    return { sit: (who) => webClient(server, who), close: server.close, settle: async () => {} };
  },
  Slack: async (office) => {
    const place = await startSlack(office, "http", {});
    const inRoom = () => JSON.stringify(place.slack.ledger.calls.filter(({ args }) => args.channel === slackChannel));
    return { ...place, inRoom };
  },
  Teams: async (office) => {
    const place = await startTeams(office, {});
    return { ...place, inRoom: () => JSON.stringify(place.teams.conversations.messages(teamsChannel)) };
  },
};
const [mine, theirs] = [/12時間34分|12:34/, /56時間0?7分|56:07/];
const said = ({ texts }: Seen) => texts.join("\n");

describe.each(Object.entries(platforms))("One's own overtime, asked for on %s", (name, open) => {
  const database = testDatabase();
  let office: WholeOffice;
  let place: Rooms;
  beforeAll(async () => {
    office = await openWholeOffice(database.db, { outbox: createOutbox(async () => {}) });
    const month = new Date("2026-04-01");
    await database.db.attendanceMonth.createMany({
      data: [
        { personId: office.ids.hana, month, overtimeMin: 12 * 60 + 34 },
        { personId: office.ids.ken, month, overtimeMin: 56 * 60 + 7 },
      ],
    });
    place = await open(office);
  });
  afterAll(async () => {
    await place?.close();
    await office?.policies.close();
  });

  it.each(["私の残業は何時間？", "今月の残業", "how much overtime have I done"])(
    "「%s」 is told to the asker",
    async (words) => {
      const seen = said(await place.sit("hana").says(words));
      expect(seen).toMatch(mine);
      expect(seen).not.toMatch(theirs);
      expect(await database.db.question.count()).toBe(0);
    },
  );

  it("what the rules say of overtime is still asked of the rules", async () => {
    expect(said(await place.sit("hana").says("今月の残業の上限は何時間？"))).not.toMatch(mine);
  });

  it.skipIf(name === "the page")("in a room where others read, is told to the asker alone", async () => {
    const seen = said((await place.sit("hana").mentions?.("今月の残業は何時間？")) as Seen);
    await place.settle();
    expect(seen).toMatch(mine);
    expect(place.inRoom?.()).toMatch(/お答えしました/);
    expect(place.inRoom?.()).not.toMatch(mine);
  });
});
