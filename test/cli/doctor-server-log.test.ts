import { expect, it } from "vitest";
import { examine } from "../../src/cli/doctor.ts";
import { connectPrisma, serverState } from "../../src/services/database/database.ts";
import { asSuperuser, databaseName, testDatabase } from "../support/database.ts";
import { healthy } from "./patient.ts";

const test = testDatabase();

/** What the doctor says of the log of a server with these settings. */
async function said(settings: readonly string[]) {
  const name = databaseName(test.url);
  await asSuperuser(`alter database ${name} reset all`);
  for (const each of settings) await asSuperuser(`alter database ${name} set ${each}`);
  const db = connectPrisma(test.url, 1);
  const patient = await healthy({ database: async () => ({ kind: "external", ...(await serverState(db)) }) });
  const findings = await examine(patient);
  await db.$disconnect();
  return findings.find(({ check }) => check === "データベースのログ");
}

const quiet = { check: "データベースのログ", state: "ok", found: expect.any(String) };

it("The doctor finds nothing wrong with the log of a server that is set as PostgreSQL comes", async () => {
  expect(await said([])).toEqual(quiet);
});

it.each([
  ["log_statement", "mod"],
  ["log_statement", "all"],
  ["log_min_duration_statement", "1000"],
  ["log_min_duration_sample", "0"],
  ["log_transaction_sample_rate", "0.1"],
  ["log_parameter_max_length_on_error", "-1"],
])(
  "The doctor warns of a server that logs the values of statements, and leads to what they would tell: %s = %s",
  async (name, value) => {
    expect(await said([`${name} = '${value}'`])).toMatchObject({
      state: "warning",
      found: expect.stringContaining(`${name} = ${value}`),
      todo: expect.stringContaining("docs/pulse.md"),
    });
  },
);

it("The doctor finds nothing wrong where statements are logged without their values", async () => {
  expect(await said(["log_statement = 'all'", "log_parameter_max_length = 0"])).toEqual(quiet);
  expect(await said(["log_statement = ddl"])).toEqual(quiet);
});
