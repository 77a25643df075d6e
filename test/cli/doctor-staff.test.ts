import { beforeEach, describe, expect, it } from "vitest";
import { examine } from "../../src/cli/doctor.ts";
import { seedDemo } from "../../src/demo/demo.ts";
import { dayInJapan } from "../../src/services/clock.ts";
import { connectPrisma, serverState } from "../../src/services/database/database.ts";
import { emptied, importCity } from "../features/roster/files.ts";
import { createDatabase, dropDatabase, testDatabase } from "../support/database.ts";
import { healthy } from "./patient.ts";

const test = testDatabase();
beforeEach(() => emptied(test.db));

const production = { HAGUKUMI_DEMO: "off", PUBLIC_URL: "https://hagukumi.city.example" };
const withTeams = {
  ...production,
  MicrosoftAppId: "11111111-2222-4333-8444-555555555555",
  MicrosoftAppPassword: "value-of-the-secret",
  MicrosoftAppTenantId: "99999999-2222-4333-8444-555555555555",
};
// Nobody listens on port 1, so that Microsoft is not asked.
const microsoft = { login: "http://127.0.0.1:1/", openIdUrl: "http://127.0.0.1:1/", service: "http://127.0.0.1:1/" };

/** What is said of the staff in a database, or of what else is named. */
async function said(env: Readonly<Record<string, string>>, db = test.db, also = "") {
  const patient = await healthy({
    database: async () => ({ kind: "external", ...(await serverState(db)) }),
    microsoft: { ...microsoft, timeoutMs: 1000 },
  });
  const findings = await examine({ ...patient, env: { ...patient.env, ...env } });
  return findings.filter(({ check }) => check.startsWith("名簿") || ["デモの職員", also].includes(check));
}

/** From long ago on, whatever day it is when this runs. */
const since = { effectiveOn: "2020-04-01" };
const noAddress = { メール: "" };
const noAddresses = Object.fromEntries(["003001", "002001", "002003", "002004"].map((each) => [each, noAddress]));

describe("The doctor, looking at the staff", () => {
  it("fails where nobody is on the roster in production, and says how to bring it in", async () => {
    expect(await said(production)).toEqual([
      { check: "名簿", state: "failed", found: expect.any(String), todo: expect.stringContaining("import staff") },
    ]);
  });

  it("counts those at work today, their addresses and who answers and who looks after it", async () => {
    await importCity(
      test.db,
      { "002003": { メール: "" }, "002004": { 有効: "0" }, "900001": { 役割: "ADMIN" } },
      since,
    );
    expect(await said(withTeams)).toEqual([
      {
        check: "名簿",
        state: "ok",
        found: "今日在職中の職員は5人です（メールアドレスのある職員 4人、役割 HR 1人、ADMIN 1人）。",
      },
    ]);
  });

  it("counts nobody who begins, or has left, on another day", async () => {
    await importCity(test.db, {}, { effectiveOn: "2999-04-01" });
    expect(await said(production)).toMatchObject([{ check: "名簿", state: "failed" }]);
  });

  it("warns of few addresses, or none, where a chat is set up, and of nobody in HR", async () => {
    await importCity(test.db, { ...noAddresses, "001001": { 役割: "" } }, since);
    expect(await said(withTeams)).toMatchObject([
      { check: "名簿", state: "ok" },
      {
        state: "warning",
        found: "メールアドレスのある職員は、5人のうち1人だけです。",
        todo: expect.stringContaining("「メール」"),
      },
      {
        state: "warning",
        found: expect.stringContaining("HR（人事）の職員がいません"),
        todo: expect.stringContaining("ADMIN"),
      },
    ]);
    expect((await said(production)).map(({ check }) => check)).toEqual(["名簿", "名簿の役割"]);
    await importCity(test.db, { ...noAddresses, "001001": noAddress }, since);
    expect((await said(withTeams))[1]?.found).toBe("メールアドレスのある職員がいません。");
  });

  it("finds nothing alarming in the demo, before it starts and after", async () => {
    expect(await said({})).toEqual([{ check: "名簿", state: "ok", found: expect.stringContaining("起動すると") }]);
    await seedDemo(test.db, dayInJapan(new Date()), new Date());
    expect(await said({})).toEqual([{ check: "名簿", state: "ok", found: expect.stringMatching(/架空の職員が\d+人/) }]);
  });

  it("warns in production of the demo's people, who are no roster", async () => {
    await seedDemo(test.db, dayInJapan(new Date()), new Date());
    expect(await said(production)).toMatchObject([
      { check: "名簿", state: "failed" },
      { check: "デモの職員", state: "warning", todo: expect.stringContaining("HAGUKUMI_DATA") },
    ]);
    const fromToday = { effectiveOn: dayInJapan(new Date()), now: new Date() };
    await importCity(test.db, {}, fromToday);
    expect((await said(production)).map(({ check, state }) => [check, state])).toEqual([
      ["名簿", "ok"],
      ["デモの職員", "warning"],
    ]);
    await importCity(test.db, {}, { ...fromToday, deactivateMissing: true });
    expect((await said(production)).map(({ check }) => check)).toEqual(["名簿"]);
  });

  it("says that the demo will not start on a city's roster", async () => {
    await importCity(test.db, {}, since);
    expect(await said({})).toMatchObject([{ state: "failed", todo: expect.stringContaining("HAGUKUMI_DEMO=off") }]);
  });

  it("finds in an empty database nothing to update, and nobody", async () => {
    const url = await createDatabase();
    const db = connectPrisma(url, 1);
    const none = { state: "ok", found: "表はまだありません。起動したとき、または名簿を取り込んだときに作ります。" };
    expect(await said({}, db, "表の更新")).toMatchObject([none, { check: "名簿", state: "ok" }]);
    expect(await said(production, db, "表の更新")).toMatchObject([none, { check: "名簿", state: "failed" }]);
    await db.$disconnect();
    await dropDatabase(url);
  });
});
