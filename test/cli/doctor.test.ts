import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examine, type Patient } from "../../src/cli/doctor.ts";

const healthy = async (more: Partial<Patient> = {}): Promise<Patient> => ({
  env: { HAGUKUMI_DATA: join(await mkdtemp(join(tmpdir(), "hagukumi-doctor-")), "data") },
  database: async () => ({ kind: "embedded", now: new Date(), pendingMigrations: 0 }),
  policies: async () => ({ sections: 70, problems: [] }),
  contacts: async () => ({ invented: true, people: [] }),
  pageIsBuilt: async () => true,
  ...more,
});
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

  it("says what to do about a clock that is wrong, tables that wait and a page that is not built", async () => {
    const late = async () => ({ kind: "external", now: new Date(Date.now() - 600_000), pendingMigrations: 2 });
    expect(await states({ database: late, pageIsBuilt: async () => false })).toMatchObject({
      時計: "failed",
      表の更新: "warning",
      画面: "failed",
    });
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

  it("repeats the database's own sentence when it cannot be opened", async () => {
    const broken = async () => Promise.reject(new Error("DATABASE_URL のパスワードが違います。\n詳しくは…"));
    const findings = await examine(await healthy({ database: broken }));
    expect(findings.find(({ check }) => check === "データベース")).toMatchObject({
      state: "failed",
      found: "DATABASE_URL のパスワードが違います。",
    });
  });
});
