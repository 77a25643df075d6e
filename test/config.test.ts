import { describe, expect, it } from "vitest";
import { ConfigProblem, readConfig } from "../src/config.ts";

const problems = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigProblem) return error.problems;
    throw error;
  }
};
const key = `k1:${Buffer.alloc(32).toString("base64")}`;

const onTeams = {
  MicrosoftAppId: "11111111-2222-3333-4444-55555555AAAA",
  MicrosoftAppPassword: "secret~1",
  MicrosoftAppTenantId: "99999999-2222-3333-4444-555555555555",
};

describe("The configuration", () => {
  it("needs nothing: a demo city on port 3978 with the embedded database", () => {
    expect(readConfig({ PORT: "" })).toMatchObject({
      port: 3978,
      demo: true,
      databaseUrl: undefined,
      logLevel: "info",
    });
  });

  it("is no demo once Slack or Teams is set up, unless one asks for it", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789abcdef" }).demo).toBe(false);
    expect(readConfig(onTeams).demo).toBe(false);
    expect(
      readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789abcdef", HAGUKUMI_DEMO: "on" }).demo,
    ).toBe(true);
    expect(readConfig({ HAGUKUMI_DEMO: "off" }).demo).toBe(false);
  });

  it("tells every problem at once, each with the variable's name", () => {
    const found = problems({
      PORT: "99999",
      DATABASE_URL: "mysql://x",
      HAGUKUMI_TODAY: "2026-02-31",
      LOG_LEVEL: "loud",
      HAGUKUMI_KEY: "secret",
    });
    for (const name of ["PORT", "DATABASE_URL", "HAGUKUMI_TODAY", "LOG_LEVEL", "HAGUKUMI_KEY"]) {
      expect(
        found.some((problem) => problem.startsWith(name)),
        name,
      ).toBe(true);
    }
    expect(found.join()).not.toContain("secret");
  });

  it("keeps the key apart from a database of the city's own", () => {
    expect(problems({ DATABASE_URL: "postgresql://db/x" })).toEqual([expect.stringContaining("HAGUKUMI_KEY も必要")]);
    expect(problems({ DATABASE_URL: "postgresql://db/x", HAGUKUMI_KEY: key })).toEqual([]);
    expect(problems({ HAGUKUMI_KEY: `${key},k0:${Buffer.alloc(31).toString("base64")}` })).toHaveLength(1);
  });

  it("pins the date in the demo only", () => {
    expect(readConfig({ HAGUKUMI_TODAY: "2026-04-01" }).today).toBe("2026-04-01");
    expect(readConfig({ HAGUKUMI_TODAY: "2026-04-01T08:45" }).today).toBe("2026-04-01T08:45");
    expect(problems({ HAGUKUMI_TODAY: "2026-04-01", HAGUKUMI_DEMO: "off" })).toEqual([
      expect.stringContaining("HAGUKUMI_TODAY"),
    ]);
  });

  it("uses no language model until one is named, whatever key the machine holds", () => {
    expect(readConfig({}).languageModel).toBeUndefined();
    expect(readConfig({ OPENAI_API_KEY: "sk-1" }).languageModel).toBeUndefined();
    expect(readConfig({ OPENAI_API_KEY: "sk-1", OPENAI_MODEL: "m" }).languageModel).toEqual({
      baseUrl: "https://api.openai.com/v1",
      key: "sk-1",
      model: "m",
      embeddingModel: undefined,
    });
    expect(
      readConfig({ OPENAI_BASE_URL: "http://127.0.0.1:11434/v1/", OPENAI_MODEL: "m", OPENAI_EMBEDDING_MODEL: "e" })
        .languageModel,
    ).toEqual({ baseUrl: "http://127.0.0.1:11434/v1", key: undefined, model: "m", embeddingModel: "e" });
  });

  it("takes an endpoint's address only as http or https, without a password in it", () => {
    const withAddress = (OPENAI_BASE_URL: string) => problems({ OPENAI_BASE_URL, OPENAI_MODEL: "m" });
    for (const address of [
      "file:///etc/passwd",
      "ftp://models.example/v1",
      "models.example",
      "https://me:secret@models.example/v1",
      "https://secret@models.example/v1",
      "https://models.example/v1?key=secret",
    ]) {
      const found = withAddress(address);
      expect(found, address).toEqual([expect.stringMatching(/^OPENAI_BASE_URL/)]);
      expect(found.join()).not.toContain("secret");
    }
    expect(withAddress("https://models.example/v1")).toEqual([]);
  });

  it("says what else a language model needs, and never says its key", () => {
    expect(problems({ OPENAI_MODEL: "m" })).toEqual([expect.stringMatching(/^OPENAI_MODEL/)]);
    expect(problems({ OPENAI_EMBEDDING_MODEL: "e" })).toEqual([expect.stringMatching(/^OPENAI_EMBEDDING_MODEL/)]);
    const found = problems({ OPENAI_API_KEY: "secret\nX-Other: 1", OPENAI_MODEL: "m" });
    expect(found).toEqual([expect.stringMatching(/^OPENAI_API_KEY/)]);
    expect(found.join()).not.toContain("secret");
  });

  it("lets a language model help each person with 30 questions a day, or as many as the city says", () => {
    expect(readConfig({}).aiDaily).toBe(30);
    expect(readConfig({ HAGUKUMI_AI_DAILY: "0" }).aiDaily).toBe(0);
    for (const figure of ["-1", "1.5", "many", "100000"])
      expect(problems({ HAGUKUMI_AI_DAILY: figure }), figure).toEqual([expect.stringMatching(/^HAGUKUMI_AI_DAILY/)]);
  });

  it("takes the whole registration of a bot with Teams, in one tenant, or none of it", () => {
    expect(readConfig(onTeams).teams).toEqual({
      appId: "11111111-2222-3333-4444-55555555aaaa",
      appPassword: "secret~1",
      tenantId: onTeams.MicrosoftAppTenantId,
      appType: "SingleTenant",
    });
    expect(readConfig({}).teams).toBeUndefined();
    const { MicrosoftAppPassword: _, ...withoutSecret } = onTeams;
    expect(readConfig({ ...withoutSecret, MicrosoftAppType: "UserAssignedMSI" }).teams?.appPassword).toBeUndefined();
    expect(problems(withoutSecret)).toEqual([expect.stringContaining("MicrosoftAppPassword も必要")]);
    expect(problems({ MicrosoftAppPassword: "secret~1" })).toEqual([expect.stringContaining("MicrosoftAppId も必要")]);
    expect(problems({ ...onTeams, MicrosoftAppTenantId: "" })).toEqual([
      expect.stringContaining("MicrosoftAppTenantId も必要"),
    ]);
    expect(problems({ ...onTeams, MicrosoftAppId: "hagukumi" })).toEqual([
      expect.stringContaining("MicrosoftAppId は"),
    ]);
    expect(problems({ MICROSOFTAPPID: onTeams.MicrosoftAppId })).toEqual([
      expect.stringContaining("MicrosoftAppId と書いて"),
    ]);
    expect(problems({ ...onTeams, MicrosoftAppType: "MultiTenant" })).toEqual([
      expect.stringContaining("MicrosoftAppType は"),
    ]);
  });

  it("takes an address of the page that is a host and nothing more", () => {
    expect(readConfig({ PUBLIC_URL: "https://hagukumi.city.example/" }).publicUrl).toBe(
      "https://hagukumi.city.example",
    );
    for (const PUBLIC_URL of ["https://a.example/slack/events", "https://a.example?x", "https://u@a.example"])
      expect(problems({ PUBLIC_URL }), PUBLIC_URL).toEqual([expect.stringContaining("ホスト名だけ")]);
  });
});
