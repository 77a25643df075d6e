import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { openTown, type Town, type Townsman } from "../support/evaluation-town.ts";
import type { Place } from "./contract.ts";
import { outcome } from "./evaluation-year/disclosure.ts";
import { firstHalf } from "./evaluation-year/goals.ts";
import { secondHalf } from "./evaluation-year/rating.ts";
import { calendar, words } from "./evaluation-year/stage.ts";
import { startSlack } from "./slack-server.ts";
import { startTeams } from "./teams-server.ts";
import { webPerson } from "./web-client.ts";
import { startWeb } from "./web-server.ts";

// One whole year of evaluation, lived on each platform by those whose turn it is: from the goals to the complaint, with a
// transfer in October and somebody who stands in for an absent rater.

/** written: what was put into conversations; undefined where there are none. */
type Lived = Place<Townsman> & { readonly written?: () => string };

const platforms: Readonly<Record<string, (town: Town) => Promise<Lived>>> = {
  "the page": async (town) => {
    const server = await startWeb(town);
    return { sit: (who) => webPerson(server, who && town.cast[who]), close: server.close };
  },
  "Slack over HTTP": (town) => startSlack(town),
  Teams: (town) => startTeams(town),
};

describe.each(Object.entries(platforms))("The evaluation year on %s", (_name, open) => {
  const database = testDatabase();
  let town: Town;
  let place: Lived;
  beforeAll(async () => {
    town = await openTown(database.db, "2026-04-06");
    place = await open(town);
  });
  afterAll(async () => {
    await place?.close();
    await town?.close();
  });
  const on = calendar(() => ({ town, sit: place.sit }));

  firstHalf(on);
  secondHalf(on);
  outcome(on);

  it("left nothing that anybody wrote in a conversation, where others may come to search", () => {
    const written = place.written?.();
    if (written === undefined) return;
    expect(written).toContain("人事評価で、あなたの手続が1件あります");
    for (const each of Object.values(words)) expect(written).not.toContain(each);
  });

  it("ran without a fault", () => {
    expect(town.faults).toEqual([]);
  });
});
