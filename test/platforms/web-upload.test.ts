import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Feature } from "../../src/bot/feature.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { say } from "../../src/view/card.ts";
import { testDatabase } from "../support/database.ts";
import { hire, openOffice } from "../support/office.ts";
import { as, startWeb, type WebServer } from "./web-server.ts";

// A file from the page, over HTTP: it reaches the feature as it was, and nobody without the role or another site's page.

let taken: string[] = [];
const desk: Feature<Tx, { uploads: "papers" }> = {
  name: "desk",
  opens: {},
  presses: {},
  submits: {},
  shows: {},
  uploads: {
    papers: {
      who: "HR",
      run: async ({ bytes, about }) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of bytes) pieces.push(piece);
        taken.push(`${about.of}:${Buffer.concat(pieces).toString("hex")}`);
        return say("受け取りました");
      },
    },
  },
};

const database = testDatabase();
let demo: WebServer;
beforeAll(async () => {
  await hire(database.db);
  demo = await startWeb(openOffice(database.db, [desk]));
});
afterAll(() => demo?.close());

const target = encodeURIComponent(JSON.stringify({ feature: "desk", name: "papers", about: { of: "leave" } }));
const upload = (headers: Readonly<Record<string, string>>, body = Buffer.from([0x90, 0x45, 0x88, 0xf5])) =>
  fetch(`http://localhost:${demo.port}/web/upload`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "hagukumi-target": target, ...headers },
    body,
  });

describe("A file from the page", () => {
  it("reaches the feature byte by byte, and its answer is a sheet", async () => {
    taken = [];
    const reply = await upload(as("rin"));
    expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining("受け取りました")]);
    expect(taken).toEqual(["leave:904588f5"]);
  });

  it("is taken from nobody who has not the role, from no stranger, no other site and without where it goes", async () => {
    taken = [];
    expect(await (await upload(as("hana"))).text()).toContain("表示できません");
    expect((await upload({})).status).toBe(401);
    expect((await upload({ ...as("rin"), "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await upload({ ...as("rin"), "content-type": "text/plain" })).status).toBe(415);
    expect((await upload({ ...as("rin"), "hagukumi-target": "%7B" })).status).toBe(400);
    expect(taken).toEqual([]);
  });
});
