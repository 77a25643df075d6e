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
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1" }).demo).toBe(false);
    expect(readConfig({ MicrosoftAppId: "a" }).demo).toBe(false);
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", HAGUKUMI_DEMO: "on" }).demo).toBe(true);
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
    expect(problems({ HAGUKUMI_TODAY: "2026-04-01", HAGUKUMI_DEMO: "off" })).toEqual([
      expect.stringContaining("HAGUKUMI_TODAY"),
    ]);
  });
});
