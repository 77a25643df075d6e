import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Arrived } from "../../src/bot/inbox.ts";
import { type TeamsOptions, teamsPlatform } from "../../src/platforms/teams/teams.ts";
import { castUsers } from "../support/teams/cast.ts";
import { post } from "../support/teams/delivering.ts";
import { type FakeTeams, startFakeTeams } from "../support/teams/fake-teams.ts";
import { forgeries, genuine } from "../support/teams/forgeries.ts";
import type { Json } from "../support/teams/ledger.ts";
import { fromTenant, messageActivity } from "../support/teams/payloads.ts";
import { otherTenant } from "../support/teams/people.ts";
import { type OpenId, startOpenId } from "../support/teams/tokens.ts";
import { played, registration } from "./teams-server.ts";

// What comes to the door of Teams: real tokens over real HTTP to real botbuilder, and nothing behind it that may be reached.

let [teams, openId]: [FakeTeams?, OpenId?] = [];
let taken: Arrived[] = [];
let touched = 0;
const refusals: string[] = [];
let storing: () => Promise<void> = async () => {};
const doors: Server[] = [];
const urls = { configured: "", demo: "" };

const reached = async (): Promise<never> => {
  touched++;
  throw new Error("reached");
};
const inbox: TeamsOptions["inbox"] = {
  take: async (arrived) => {
    await storing();
    taken.push(arrived);
    return true;
  },
  once: reached,
};
const optionsOf = (given: FakeTeams, keys: OpenId): TeamsOptions => ({
  registration,
  servers: played(given, keys),
  directory: { whoIs: reached },
  accounts: { account: reached, link: reached, unlink: reached, doubt: reached, unlinkAll: reached },
  store: {
    ...{ reach: reached, keep: reached, met: reached, close: reached, byEmail: reached },
    ...{ refused: reached, arrived: reached, forget: reached },
  },
  inbox,
  clock: { now: () => new Date(), today: () => "2026-04-01" },
  welcome: { feature: "help", name: "welcome", about: {} },
  fault: () => "#1",
  onRefused: (why) => void refusals.push(why),
});

async function open(options: TeamsOptions): Promise<string> {
  const { platform, router } = teamsPlatform(options);
  const bot = { hear: reached, open: reached, press: reached, submit: reached, show: reached, suggest: reached };
  await platform.listen({ ...bot, file: reached, upload: reached, pages: reached, leavesNoTrace: () => false });
  const server = createServer(express().use(router));
  doors.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
}

beforeAll(async () => {
  [teams, openId] = await Promise.all([startFakeTeams({ users: castUsers }), startOpenId()]);
  urls.configured = await open(optionsOf(teams, openId));
  urls.demo = await open({ ...optionsOf(teams, openId), registration: undefined });
});
afterAll(async () => {
  for (const server of doors) server.close().closeAllConnections();
  await Promise.all([teams?.close(), openId?.close()]);
});
beforeEach(() => {
  [taken, touched] = [[], 0];
  refusals.length = 0;
  storing = async () => {};
});

const world = () => ({ teams: teams as FakeTeams, openId: openId as OpenId });
const hana = () => world().teams.asking(castUsers[0]?.id ?? "");
const message = (more: Json = {}): Json => ({ ...messageActivity(hana(), "日誌"), ...more });
const bearer = (serviceUrl: unknown) => `Bearer ${world().openId.sign({ serviceurl: serviceUrl })}`;
const signed = (given: Json) => post(urls.configured, given, bearer(given.serviceUrl));

/** Nothing was stored, no handler ran, and nobody was written to. */
const untouched = () => {
  expect(taken).toEqual([]);
  expect(touched).toBe(0);
  expect(world().teams.ledger.calls).toEqual([]);
};

describe("A request that the Connector signed", () => {
  it("is acknowledged once it is stored, and not before", async () => {
    let stored = 0;
    storing = async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      stored++;
    };
    for (const { name, authorization } of genuine(world().openId, world().teams.serviceUrl)) {
      const before = stored;
      expect((await post(urls.configured, message(), authorization)).status, name).toBe(200);
      expect(stored).toBe(before + 1);
    }
  });

  it("is not acknowledged when it cannot be stored", async () => {
    storing = async () => {
      throw new Error("no room");
    };
    expect((await signed(message())).status).toBe(503);
  });
});

describe("A request that is not the Connector's, or not for this bot and tenant", () => {
  it("is refused whatever token it shows, with nothing done and no word about why", async () => {
    for (const { name, authorization } of forgeries(world().openId, world().teams.serviceUrl)) {
      const { status, body } = await post(urls.configured, message(), authorization);
      expect([401, 403], `${name}: ${status}`).toContain(status);
      expect(body, name).toBeUndefined();
    }
    // The operator is told of each.
    expect(refusals).toHaveLength(forgeries(world().openId, world().teams.serviceUrl).length);
    untouched();
  });

  it("is refused when it comes from another tenant, or from none", async () => {
    const nowhere = message();
    const { tenantId: _, ...conversation } = nowhere.conversation as Json;
    for (const given of [
      fromTenant(message(), otherTenant),
      { ...message(), channelData: { tenant: { id: otherTenant } } },
      { ...nowhere, conversation, channelData: {} },
    ])
      expect((await signed(given)).status).toBe(403);
    untouched();
  });

  it("is refused on another channel, and where the answer would go to another host", async () => {
    const { host, origin } = new URL(world().teams.serviceUrl);
    let connections = 0;
    const trap = createServer().on("connection", () => connections++);
    await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
    doors.push(trap);
    const elsewhere = [
      "https://evil.example/",
      `http://${host}@evil.example/`,
      `http://user:secret@${host}/apac/`,
      `${origin}.evil.example/`,
      `https://${host}/`,
      `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`,
      `http://${host}@127.0.0.1:${(trap.address() as AddressInfo).port}/`,
      "http://169.254.169.254/latest/",
      "file:///etc/passwd",
      "smba.trafficmanager.net",
      "",
    ];
    for (const serviceUrl of elsewhere) expect((await signed(message({ serviceUrl }))).status, serviceUrl).toBe(403);
    expect(connections).toBe(0);
    for (const channelId of ["emulator", "webchat", "directline", undefined])
      expect((await signed(message({ channelId }))).status, channelId).toBe(403);
    untouched();
  });

  it("is refused when it is too large, malformed, or no activity at all", async () => {
    const authorization = bearer(world().teams.serviceUrl);
    const send = async (body: string, type = "application/json") =>
      (await fetch(urls.configured, { method: "POST", body, headers: { authorization, "content-type": type } })).status;
    expect(await send(JSON.stringify(message({ text: "あ".repeat(600_000) })))).toBe(413);
    expect(await send("{")).toBe(400);
    expect(await send("[]")).toBe(403);
    expect(await send("null")).toBe(400);
    expect(await send('"text"')).toBe(400);
    expect(await send(JSON.stringify(message()), "text/plain")).toBe(400);
    expect((await fetch(urls.configured)).status).toBe(404);
    untouched();
  });

  it("does nothing when it is read and is none of ours: programs, accounts of nobody, other kinds", async () => {
    const from = message().from as Json;
    for (const given of [
      message({ from: { ...from, role: "bot" } }),
      message({ from: { id: from.id } }),
      message({ type: "messageReaction" }),
      message({ type: "typing" }),
      message({ type: "endOfConversation" }),
    ])
      expect((await signed(given)).status).toBe(200);
    expect((await signed(message({ type: "invoke", name: "signin/verifyState", value: {} }))).status).toBe(501);
    untouched();
  });
});

describe("In the demo", () => {
  const send = (headers: Readonly<Record<string, string>>, given: Json = message()) =>
    new Promise<number>((resolve, reject) => {
      const body = JSON.stringify(given);
      const sent = httpRequest(urls.demo, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
      });
      sent.on("response", (response) => resolve(response.resume().statusCode ?? 0)).on("error", reject);
      sent.end(body);
    });

  it("a program on this machine may play Teams, without a token", async () => {
    expect(await send({})).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it("nobody else: by way of a proxy, under another name, from a page, or with answers that go elsewhere", async () => {
    for (const headers of [
      { "x-forwarded-for": "203.0.113.1" },
      { forwarded: "for=203.0.113.1" },
      { via: "1.1 proxy" },
      { host: "hagukumi.city.example" },
      { host: "127.0.0.1.evil.example:3978" },
      { origin: "http://127.0.0.1:3978" },
      { "sec-fetch-site": "cross-site" },
    ])
      expect(await send(headers), JSON.stringify(headers)).toBe(403);
    for (const serviceUrl of [
      "https://smba.trafficmanager.net/jp/",
      "http://127.0.0.1.evil.example/",
      "https://127.0.0.1/",
    ])
      expect(await send({}, message({ serviceUrl })), serviceUrl).toBe(403);
    untouched();
  });
});
