import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { installedMeasures } from "../../src/cli/doctor/measures.ts";
import { examine, type Patient } from "../../src/cli/doctor.ts";
import { slackScopes } from "../../src/cli/manifest/slack.ts";
import { healthy, manifests } from "./patient.ts";

const states = async (more: Partial<Patient>) => {
  const findings = await examine(await healthy(more));
  return Object.fromEntries(findings.map(({ check, state }) => [check, state]));
};

describe("The doctor", () => {
  it("finds nothing wrong with a fresh installation", async () => {
    const findings = await examine(await healthy());
    expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(findings.length).toBeGreaterThan(6);
  });

  it("tells every wrong setting, and still looks at the rest", async () => {
    const findings = await examine(await healthy({ env: { PORT: "many", LOG_LEVEL: "loud" } }));
    expect(findings.filter(({ state }) => state === "failed").map(({ found }) => found)).toEqual([
      expect.stringContaining("PORT"),
      expect.stringContaining("LOG_LEVEL"),
    ]);
    expect(findings.some(({ check }) => check === "画面")).toBe(true);
  });

  it.each([
    [{ PORT: "many" }, undefined],
    [{ SLACK_BOT_TOKEN: "xoxp-1" }, "docs/slack.md"],
    [{ MicrosoftAppId: "hagukumi" }, "docs/teams.md"],
  ])("leads from a wrong setting to the page that explains it: %j", async (env, page) => {
    const findings = await examine(await healthy({ env }));
    const todos = findings.filter(({ state }) => state === "failed").map(({ todo }) => todo);
    expect(todos).toEqual([expect.stringContaining(".env.example")]);
    expect(todos[0]?.match(/docs\/\w+\.md/)?.[0]).toBe(page);
  });

  it("says what to do about a clock that is wrong, tables that wait and a page that is not built", async () => {
    const now = new Date(Date.now() - 600_000);
    const late = async () => ({
      kind: "external",
      now,
      pendingMigrations: 2,
      fresh: false,
      staff: undefined,
      logsValuesBy: [],
    });
    expect(await states({ database: late, pageIsBuilt: async () => false })).toMatchObject({
      時計: "failed",
      表の更新: "warning",
      画面: "failed",
    });
  });

  it.each([
    ["embedded", "HAGUKUMI_DATA のフォルダーの写し"],
    ["external", "pg_dump"],
  ])(
    "has a copy made before tables are brought up to date (%s), by no command that does not exist",
    async (kind, copy) => {
      const behind = async () => ({
        kind,
        now: new Date(),
        pendingMigrations: 2,
        fresh: false,
        staff: undefined,
        logsValuesBy: [],
      });
      const findings = await examine(await healthy({ database: behind }));
      const { found, todo } = findings.find(({ check }) => check === "表の更新") ?? {};
      expect(found).toBe("2件が未適用です。");
      expect(todo).toContain(copy);
      expect(todo).not.toContain("backup");
      expect(findings.some(({ check }) => check === "名簿")).toBe(false);
    },
  );

  it("warns outside the demo while the measures are those that are shipped, and no longer than that", async () => {
    const city = { ...(await healthy()).env, HAGUKUMI_DEMO: "off", PUBLIC_URL: "https://hagukumi.city.example" };
    const shipped = await examine({ ...(await healthy({ env: city })), measures: installedMeasures });
    expect(shipped.find(({ check }) => check === "取組の状況")).toMatchObject({
      state: "warning",
      found: "デモの内容のままです。",
      todo: expect.stringMatching(/content\/measures.*invented.*docs\/slack\.md/),
    });
    const own = async () => ({ invented: false, measures: [{}, {}] });
    expect(await states({ env: city, measures: own })).toMatchObject({ 取組の状況: "ok" });
    const broken = async () => Promise.reject(new Error("content/measures/a.yaml を読み取れません"));
    expect(await states({ env: city, measures: broken })).toMatchObject({ 取組の状況: "failed" });
  });

  it("warns of invented desks outside the demo, and names the host that a language model's words come from", async () => {
    const env = {
      ...(await healthy()).env,
      HAGUKUMI_DEMO: "off",
      PUBLIC_URL: "https://hagukumi.city.example",
      OPENAI_MODEL: "m",
      OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
      OPENAI_API_KEY: "secret",
    };
    const findings = await examine(await healthy({ env }));
    expect(findings.find(({ check }) => check === "相談窓口")).toMatchObject({ state: "warning" });
    expect(findings.find(({ check }) => check.startsWith("AI"))?.found).toContain("127.0.0.1:9 の m");
    expect(JSON.stringify(findings)).not.toContain("secret");
  });

  it("says whether notes of 1-on-1s go to the language model, and warns where they should and there is none", async () => {
    const found = async (aiSummary: boolean, env: Patient["env"]) => {
      const findings = await examine(await healthy({ env, rules: async () => ({ aiSummary }) }));
      return findings.find(({ check }) => check === "AI（言語モデル）");
    };
    const env = { OPENAI_API_KEY: "x", OPENAI_MODEL: "gpt" };
    expect((await found(true, env))?.found).toContain("二人が同意したものに限って");
    expect((await found(false, env))?.found).not.toContain("1on1");
    expect(await found(true, {})).toMatchObject({ state: "warning", todo: expect.stringContaining("ai_summary") });
    expect(await found(false, {})).toMatchObject({ state: "ok", found: "使いません。" });
  });

  it("repeats the database's own sentence when it cannot be opened", async () => {
    const broken = async () => Promise.reject(new Error("DATABASE_URL のパスワードが違います。\n詳しくは…"));
    const findings = await examine(await healthy({ database: broken }));
    expect(findings.find(({ check }) => check === "データベース")).toMatchObject({
      state: "failed",
      found: "DATABASE_URL のパスワードが違います。",
    });
  });
});

type Said = {
  readonly status?: number;
  readonly body: unknown;
  readonly scopes?: readonly string[];
  readonly late?: number;
  /** Begins to answer, and never ends. */
  readonly stalls?: true;
};
type Asked = { readonly method: string; readonly token: string; readonly fields: string };

const servers: { close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const secrets = {
  SLACK_BOT_TOKEN: "xoxb-1-secret-of-the-bot",
  SLACK_APP_TOKEN: "xapp-1-secret-of-the-app",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
};
const team = { ok: true, team: "阿賀野市", team_id: "T1", user_id: "U1", url: "https://agano.slack.com/" };
const granted = await slackScopes(manifests);
const healthySlack: Readonly<Record<string, Said>> = {
  "auth.test": { body: team, scopes: granted },
  "users.lookupByEmail": { body: { ok: false, error: "users_not_found" } },
  "apps.connections.open": { body: { ok: true, url: "wss://wss.slack.example/link/?ticket=secret-ticket" } },
};

/** A loopback server that stands for Slack; a method that it does not know is never answered. */
async function playSlack(methods: Readonly<Record<string, Said>>) {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const method = (request.url ?? "").replace("/api/", "");
    let fields = "";
    for await (const chunk of request) fields += chunk;
    asked.push({ method, token: request.headers.authorization ?? "", fields });
    const said = methods[method];
    if (!said) return;
    response.setHeader("date", new Date(Date.now() + (said.late ?? 0)).toUTCString());
    if (said.scopes) response.setHeader("x-oauth-scopes", said.scopes.join(","));
    response.writeHead(said.status ?? 200);
    if (said.stalls) return void response.write("{");
    response.end(typeof said.body === "string" ? said.body : JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  servers.push({ close });
  return { asked, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, close };
}

type Setting = Readonly<Record<string, string | undefined>>;
const overHttp: Setting = {
  HAGUKUMI_DEMO: "off",
  PUBLIC_URL: "https://hagukumi.city.example",
  SLACK_BOT_TOKEN: secrets.SLACK_BOT_TOKEN,
  SLACK_SIGNING_SECRET: secrets.SLACK_SIGNING_SECRET,
};
const overSocket: Setting = { ...overHttp, SLACK_SIGNING_SECRET: undefined, SLACK_APP_TOKEN: secrets.SLACK_APP_TOKEN };

/** What the doctor says of Slack, none of which may hold a secret. */
async function slackFindings(apiUrl: string, setting: Setting = overHttp, timeoutMs = 5000) {
  const patient = await healthy({ slack: { scopes: () => slackScopes(manifests), timeoutMs } });
  const findings = await examine({ ...patient, env: { ...patient.env, ...setting, SLACK_API_URL: apiUrl } });
  const said = JSON.stringify(findings);
  for (const secret of [...Object.values(secrets), "secret-ticket"]) expect(said).not.toContain(secret);
  return findings.filter(({ check }) => check.includes("Slack"));
}
const statesOf = (findings: Awaited<ReturnType<typeof slackFindings>>) =>
  Object.fromEntries(findings.map(({ check, state }) => [check, state]));

describe("The doctor, asking Slack", () => {
  it("finds an installation over HTTP in order, and names the workspace", async () => {
    const { apiUrl, asked } = await playSlack(healthySlack);
    const findings = await slackFindings(apiUrl);
    expect(statesOf(findings)).toEqual({
      Slackのトークン: "ok",
      "Slackの許可（スコープ）": "ok",
      Slackで職員を探す許可: "ok",
      Slackの署名の鍵: "ok",
      "Slackからの受信（HTTP）": "ok",
      "時計（Slackとの差）": "ok",
    });
    expect(findings[0]?.found).toContain("「阿賀野市」（T1）");
    expect(asked.map(({ method }) => method)).toEqual(["auth.test", "users.lookupByEmail"]);
    expect(asked.every(({ token, fields }) => token.startsWith("Bearer xoxb-") && !fields.includes("xoxb-"))).toBe(
      true,
    );
  });

  it("opens Socket Mode with the app's own token, and then asks for no signing secret and no address", async () => {
    const { apiUrl, asked } = await playSlack(healthySlack);
    const states = statesOf(await slackFindings(apiUrl, { ...overSocket, PUBLIC_URL: "http://127.0.0.1:3978" }));
    expect(states).toMatchObject({ "Slackからの受信（Socket Mode）": "ok" });
    expect(Object.keys(states)).not.toContain("Slackの署名の鍵");
    expect(asked.at(-1)).toMatchObject({
      method: "apps.connections.open",
      token: `Bearer ${secrets.SLACK_APP_TOKEN}`,
      fields: "",
    });
  });

  it("says where the right token stands when Slack knows neither", async () => {
    const refused = { body: { ok: false, error: "invalid_auth" } };
    const { apiUrl } = await playSlack({ "auth.test": refused, "apps.connections.open": refused });
    const findings = await slackFindings(apiUrl, overSocket);
    expect(findings.filter(({ state }) => state === "failed")).toEqual([
      expect.objectContaining({ check: "Slackのトークン", todo: expect.stringContaining("Bot User OAuth Token") }),
      expect.objectContaining({ check: "Slackからの受信（Socket Mode）", todo: expect.stringContaining("App-Level") }),
    ]);
  });

  it.each([
    ["token_revoked", "入れ直し"],
    ["token_expired", "Token Rotation"],
    ["something_new", "docs/slack.md"],
  ])("says what to do about %s", async (error, todo) => {
    const { apiUrl } = await playSlack({ "auth.test": { body: { ok: false, error } } });
    expect((await slackFindings(apiUrl))[0]).toMatchObject({
      state: "failed",
      found: expect.stringContaining(error),
      todo: expect.stringContaining(todo),
    });
  });

  it("names what is missing of the manifest's scopes, and that staff cannot be looked up", async () => {
    const { apiUrl } = await playSlack({
      "auth.test": { body: team, scopes: granted.filter((scope) => scope !== "users:read.email") },
      "users.lookupByEmail": { body: { ok: false, error: "missing_scope", needed: "users:read.email" } },
    });
    const failed = (await slackFindings(apiUrl)).filter(({ state }) => state === "failed");
    expect(failed.map(({ check }) => check)).toEqual(["Slackの許可（スコープ）", "Slackで職員を探す許可"]);
    expect(failed[0]).toMatchObject({
      found: "足りません：users:read.email",
      todo: expect.stringContaining("Reinstall"),
    });
  });

  it("warns of a scope that is more than the manifest asks for", async () => {
    const scopes = [...granted, "identify", "channels:history"];
    const { apiUrl } = await playSlack({ ...healthySlack, "auth.test": { body: team, scopes } });
    const finding = (await slackFindings(apiUrl)).find(({ check }) => check.includes("許可"));
    expect(finding).toMatchObject({ state: "warning", found: "使わない許可があります：channels:history" });
  });

  it.each([
    [600_000, "failed"],
    [-600_000, "failed"],
    [120_000, "warning"],
    [20_000, "ok"],
  ])("compares its clock with Slack's: %d ms", async (late, state) => {
    const { apiUrl } = await playSlack({ ...healthySlack, "auth.test": { body: team, scopes: granted, late } });
    const finding = (await slackFindings(apiUrl)).find(({ check }) => check.startsWith("時計"));
    expect(finding).toMatchObject({ state, ...(state !== "ok" && { todo: expect.stringContaining("NTP") }) });
    expect(Math.abs(Number.parseInt(finding?.found ?? "", 10) - Math.abs(late) / 1000)).toBeLessThanOrEqual(2);
  });

  it("gives up on a Slack that hangs, and still looks at what needs no answer", async () => {
    const { apiUrl } = await playSlack({});
    const findings = await slackFindings(apiUrl, { ...overHttp, SLACK_SIGNING_SECRET: "not-as-it-usually-is" }, 200);
    expect(findings[0]).toMatchObject({ state: "failed", found: expect.stringContaining("0.2秒待ちました") });
    expect(statesOf(findings)).toMatchObject({ Slackの署名の鍵: "warning", "Slackからの受信（HTTP）": "ok" });
  });

  it("gives up on an answer that begins and never ends", async () => {
    const { apiUrl } = await playSlack({ ...healthySlack, "users.lookupByEmail": { body: "", stalls: true } });
    const findings = await slackFindings(apiUrl, overHttp, 1000);
    expect(findings.find(({ state }) => state === "failed")).toMatchObject({
      check: "Slackで職員を探す許可",
      found: expect.stringContaining("1秒待ちました"),
    });
  });

  it("says how the way to Slack is opened when nothing listens there", async () => {
    const { apiUrl, close } = await playSlack({});
    close();
    expect((await slackFindings(apiUrl))[0]).toMatchObject({
      state: "failed",
      found: "Slackに接続できません（ECONNREFUSED）。",
      todo: expect.stringContaining("443番"),
    });
  });

  it.each([
    [403, "<html>Access denied</html>", "Slackではないもの"],
    [200, "{}", "Slackではないもの"],
    [503, "", "障害"],
  ])("tells an answer that is not Slack's own (HTTP %d)", async (status, body, found) => {
    const { apiUrl } = await playSlack({ "auth.test": { status, body } });
    expect((await slackFindings(apiUrl))[0]).toMatchObject({ state: "failed", found: expect.stringContaining(found) });
  });

  it("lets no name that Slack tells move the terminal's cursor", async () => {
    const hostile = { ...team, team: "市\u001b[2J\u202e役所", team_id: "T1\u001b]0;" };
    const { apiUrl } = await playSlack({ ...healthySlack, "auth.test": { body: hostile, scopes: granted } });
    expect((await slackFindings(apiUrl))[0]?.found).not.toMatch(/\p{C}/u);
  });

  it.each([
    ["http://hagukumi.city.example", "届きません", /^http:\/\/ のURLへは/],
    ["https://10.1.2.3", "届きません", /庁内のネットワーク/],
    ["", "PUBLIC_URL が設定されていません。", /^Slackから届くURLを、PUBLIC_URL=https:/],
    [undefined, "PUBLIC_URL が設定されていません。", /^Slackから届くURLを、PUBLIC_URL=https:/],
  ])("refuses the PUBLIC_URL %j, at which Slack reaches nobody over HTTP", async (PUBLIC_URL, found, todo) => {
    const { apiUrl } = await playSlack(healthySlack);
    const findings = await slackFindings(apiUrl, { ...overHttp, PUBLIC_URL });
    expect(findings.find(({ check }) => check.includes("HTTP"))).toMatchObject({
      state: "failed",
      found: expect.stringContaining(found),
      todo: expect.stringMatching(todo),
    });
  });
});
