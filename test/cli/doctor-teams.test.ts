import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { microsoftServers, teams } from "../../src/cli/doctor/teams.ts";
import { examine } from "../../src/cli/doctor.ts";
import { readConfig, type TeamsConfig } from "../../src/config.ts";
import { healthy } from "./patient.ts";

type Said = {
  readonly status?: number;
  readonly body?: unknown;
  readonly location?: string;
  /** How far its clock is ahead; undefined: it does not say what time it is. */
  readonly ahead?: number | undefined;
};
type Asked = { readonly method: string; readonly path: string; readonly body: string };

const set: TeamsConfig = {
  appId: "11111111-2222-4333-8444-555555555555",
  appPassword: "value-of-the-secret",
  tenantId: "99999999-2222-4333-8444-555555555555",
  appType: "SingleTenant",
};
const token = `/${set.tenantId}/oauth2/v2.0/token`;
const openId = "/v1/.well-known/openidconfiguration";
const url = "https://hagukumi.city.example";
const asIs: Readonly<Record<string, Said>> = {
  [token]: { body: { token_type: "Bearer", expires_in: 3599, access_token: "header.secret-token.signature" } },
  [openId]: {
    body: { issuer: "https://api.botframework.com", jwks_uri: "https://login.botframework.com/v1/.well-known/keys" },
  },
  "/": { status: 401 },
};

const servers: { close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A loopback server that stands for all of Microsoft's; a path that it does not know is never answered. */
async function playMicrosoft(paths: Readonly<Record<string, Said>>, timeoutMs = 5000) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "" } = request;
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ method, path, body });
    const said = paths[path];
    if (!said) return;
    response.sendDate = false;
    const { status = 200, location, ahead } = { ahead: 0, ...said };
    if (ahead !== undefined) response.setHeader("date", new Date(Date.now() + ahead).toUTCString());
    if (location) response.setHeader("location", location);
    response.writeHead(status).end(typeof said.body === "string" ? said.body : JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  servers.push({ close });
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, close, servers: { login: `${at}/`, openIdUrl: `${at}${openId}`, service: `${at}/`, timeoutMs } };
}

type Given = {
  readonly set?: TeamsConfig;
  /** undefined, where it is given: not set. */
  readonly publicUrl?: string | undefined;
  readonly timeoutMs?: number;
};

/** What the doctor says of Teams, which may hold no secret. */
async function findings(paths: Readonly<Record<string, Said>>, given: Given = {}) {
  const { servers: at, asked } = await playMicrosoft(paths, given.timeoutMs);
  const { publicUrl } = { publicUrl: url, ...given };
  const found = await teams({ teams: given.set ?? set, publicUrl }, at);
  for (const secret of ["value-of-the-secret", "secret-token"]) expect(JSON.stringify(found)).not.toContain(secret);
  return { found, asked, of: (check: string) => found.find((each) => each.check === check) };
}

const no = (code: number, error = "invalid_client"): Said => ({
  status: 401,
  body: { error, error_codes: [code], error_description: `AADSTS${code}: \u001b[2J Trace ID: 1` },
});

describe("The doctor, asking Microsoft", () => {
  it("asks nothing where Teams is not set up", async () => {
    const { servers: at, asked } = await playMicrosoft({});
    expect(await teams({ teams: undefined, publicUrl: url }, at)).toEqual([
      { check: "Teams", state: "ok", found: "使いません。" },
    ]);
    expect(asked).toEqual([]);
  });

  it("finds an installation in order, and asks for a token as the bot will", async () => {
    const { found, asked } = await findings(asIs);
    expect(found.map(({ check, state }) => [check, state])).toEqual([
      ["Teamsの登録", "ok"],
      ["Teamsのトークン", "ok"],
      ["Teamsの署名の鍵", "ok"],
      ["Teamsへの送信", "ok"],
      ["Teamsからの受信", "ok"],
      ["時計（Microsoftとの差）", "ok"],
    ]);
    const sent = asked.find(({ path }) => path === token);
    expect(sent?.method).toBe("POST");
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: set.appId,
      client_secret: set.appPassword,
      scope: "https://api.botframework.com/.default",
    });
    expect(asked.filter(({ path }) => path !== token).every(({ body }) => body === "")).toBe(true);
  });

  it("asks at Microsoft's own addresses where nobody says otherwise", () => {
    expect(microsoftServers).toEqual({
      login: "https://login.microsoftonline.com/",
      openIdUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
      service: "https://smba.trafficmanager.net/",
      timeoutMs: 10_000,
    });
  });

  it.each([
    [7000215, "受け付けません（AADSTS7000215）", "「値」"],
    [7000222, "期限が切れています", "新しいクライアント シークレット"],
    [700016, "このアプリがありません", "MicrosoftAppId"],
    [90002, "テナントがありません", "MicrosoftAppTenantId"],
    [7000112, "無効", "エンタープライズ アプリケーション"],
    [53003, "条件付きアクセス", "ワークロードID"],
    [1, "トークンを出しません（AADSTS1）", "docs/teams.md"],
  ])("says what to do about AADSTS%d", async (code, found, todo) => {
    const { of } = await findings({ ...asIs, [token]: no(code, "some_error") });
    expect(of("Teamsのトークン")).toMatchObject({
      state: "failed",
      found: expect.stringContaining(found),
      todo: expect.stringContaining(todo),
    });
    expect(of("Teamsのトークン")?.found).not.toMatch(/\p{C}/u);
  });

  it.each([
    ["invalid_client", "MicrosoftAppPassword を受け付けません（invalid_client）"],
    ["unauthorized_client", "このアプリがありません"],
    ["\u001b[2Jnew\u202e", "（2Jnew）"],
  ])("falls back on the error itself where Entra names no number: %j", async (error, said) => {
    const { of } = await findings({ ...asIs, [token]: { status: 400, body: { error } } });
    expect(of("Teamsのトークン")?.found).toContain(said);
  });

  it("waits where Entra asks for it", async () => {
    const { of } = await findings({ ...asIs, [token]: { status: 429, body: { error: "temporarily_unavailable" } } });
    expect(of("Teamsのトークン")).toMatchObject({ state: "warning", todo: expect.stringContaining("数分") });
  });

  it.each([
    [403, "<html>Access denied</html>", "ではないものが答えました（HTTP 403）"],
    [200, "{}", "ではないものが答えました（HTTP 200）"],
    [503, "", "障害"],
  ])("tells an answer that is not Microsoft's own (HTTP %d)", async (status, body, said) => {
    const { of } = await findings({ ...asIs, [token]: { status, body }, [openId]: { status, body } });
    for (const check of ["Teamsのトークン", "Teamsの署名の鍵"])
      expect(of(check)).toMatchObject({ state: "failed", found: expect.stringContaining(said) });
  });

  it("believes no keys of another issuer, and hands the secret on to no other address", async () => {
    const other = { body: { issuer: "https://sts.example", jwks_uri: "https://sts.example/keys" } };
    const elsewhere = { status: 307, location: "/elsewhere" };
    const { of, asked } = await findings({ ...asIs, [openId]: other, [token]: elsewhere });
    expect(of("Teamsの署名の鍵")?.state).toBe("failed");
    expect(of("Teamsのトークン")).toMatchObject({ state: "failed", found: expect.stringContaining("HTTP 307") });
    expect(asked.map(({ path }) => path)).not.toContain("/elsewhere");
  });

  it("gives up on servers that hang, and names the host to open the way to", async () => {
    const { found } = await findings({}, { timeoutMs: 200 });
    const failed = found.filter(({ state }) => state === "failed");
    expect(failed.map(({ check }) => check)).toEqual(["Teamsのトークン", "Teamsの署名の鍵", "Teamsへの送信"]);
    for (const { found, todo } of failed) {
      expect(found).toContain("0.2秒待ちました");
      expect(todo).toMatch(/127\.0\.0\.1:\d+ の443番/);
    }
  });

  it("says that nothing listens there", async () => {
    const { servers: at, close } = await playMicrosoft({});
    close();
    const found = await teams({ teams: set, publicUrl: url }, at);
    expect(found.find(({ check }) => check === "Teamsへの送信")?.found).toBe("Teamsに接続できません（ECONNREFUSED）。");
  });

  it.each([
    [600_000, "failed"],
    [-600_000, "failed"],
    [120_000, "warning"],
    [20_000, "ok"],
    [undefined, "warning"],
  ])("compares its clock with Microsoft's: %d ms", async (ahead, state) => {
    const { of } = await findings({
      ...asIs,
      [token]: { ...asIs[token], ahead },
      [openId]: { ...asIs[openId], ahead },
    });
    expect(of("時計（Microsoftとの差）")?.state).toBe(state);
  });

  it("tells the id of a secret from its value", async () => {
    const { of } = await findings(asIs, { set: { ...set, appPassword: "22222222-2222-4333-8444-555555555555" } });
    expect(of("Teamsの登録")).toMatchObject({ state: "warning", todo: expect.stringContaining("「値」") });
  });

  it("asks for no token in the name of a managed identity, which only Azure can give", async () => {
    const { of, asked } = await findings(asIs, { set: { ...set, appPassword: undefined, appType: "UserAssignedMSI" } });
    expect(of("Teamsのトークン")).toMatchObject({ state: "warning", found: expect.stringContaining("マネージドID") });
    expect(asked.map(({ path }) => path)).not.toContain(token);
  });

  it.each(["http://hagukumi.city.example", "https://127.0.0.1:3978", "https://hagukumi.city.example/api/messages"])(
    "refuses the PUBLIC_URL %s, at which Teams reaches nobody",
    async (publicUrl) => {
      const { of } = await findings(asIs, { publicUrl });
      expect(of("Teamsからの受信")).toMatchObject({
        state: "failed",
        todo: expect.stringMatching(/https:\/\/|docs\/teams\.md/),
      });
    },
  );

  it("says that PUBLIC_URL is not set, instead of judging what stands in for it", async () => {
    const { of } = await findings(asIs, { publicUrl: undefined });
    expect(of("Teamsからの受信")).toMatchObject({
      state: "failed",
      found: "PUBLIC_URL が設定されていません。",
      todo: expect.stringContaining("Teamsから届くURL"),
    });
  });
});

describe("The doctor, with Teams set up", () => {
  const env = {
    HAGUKUMI_DEMO: "off",
    PUBLIC_URL: url,
    MicrosoftAppId: set.appId,
    MicrosoftAppPassword: set.appPassword,
    MicrosoftAppTenantId: set.tenantId,
  };

  it("looks at it among the rest", async () => {
    const { servers: microsoft } = await playMicrosoft(asIs);
    const patient = await healthy({ microsoft });
    const found = await examine({ ...patient, env: { ...patient.env, ...env } });
    expect(found.filter(({ check }) => check.includes("Teams")).map(({ state }) => state)).toEqual(Array(5).fill("ok"));
    expect(readConfig(env).teams).toEqual(set);
  });

  it.each([
    ["MicrosoftAppId", "hagukumi"],
    ["MicrosoftAppTenantId", "city.example"],
    ["MicrosoftAppTenantId", ""],
    ["MicrosoftAppPassword", ""],
    ["MicrosoftAppType", "MultiTenant"],
  ])("names a setting that is incomplete: %s=%s", async (name, value) => {
    const patient = await healthy();
    const found = await examine({ ...patient, env: { ...patient.env, ...env, [name]: value } });
    expect(found.filter(({ state }) => state === "failed")).toEqual([
      expect.objectContaining({ check: "設定", found: expect.stringContaining(name) }),
    ]);
  });
});
