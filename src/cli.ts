#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { openBackstage } from "./backstage.ts";
import { PlatformProblem } from "./bot/platform.ts";
import { askCommand } from "./cli/ask.ts";
import { doctorCommand } from "./cli/doctor.ts";
import { fillIn } from "./cli/env-file.ts";
import { evaluationCommand } from "./cli/evaluation.ts";
import { exportCommand } from "./cli/export.ts";
import { importCommand } from "./cli/import.ts";
import { slackScopes } from "./cli/manifest/slack.ts";
import { manifestCommand } from "./cli/manifest.ts";
import { nudgeCommand } from "./cli/nudge.ts";
import { policyCommand } from "./cli/policy.ts";
import { serveCommand } from "./cli/serve.ts";
import { type Config, ConfigProblem, readConfig } from "./config.ts";
import { readContacts } from "./features/consult/contacts.ts";
import { MeasuresProblem, readMeasures } from "./features/measures/content.ts";
import { CorpusProblem, readLexicon, readPolicies } from "./features/policy/corpus.ts";
import { clockOf, StartProblem } from "./main.ts";
import { numbersAtWork } from "./people/store.ts";
import { anchorsFile, readAnchors } from "./services/audit/anchors.ts";
import { dayInJapan } from "./services/clock.ts";
import { SettingsProblem } from "./services/content/settings.ts";
import { ContentProblem } from "./services/content/written/problem.ts";
import { DatabaseProblem, openDatabase, serverState } from "./services/database/database.ts";
import { KeyringProblem, localKeyring } from "./services/keyring.ts";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const manifests = join(root, "manifests");
const tell = (line: string) => void process.stderr.write(`${line}\n`);

const openAs = ({ databaseUrl, dataDir }: Config, migrate: boolean) =>
  openDatabase({ databaseUrl, dataDir, migrate, onNote: tell });

const keyringOf = async () => {
  const { key, dataDir } = readConfig(process.env);
  return key ?? (await localKeyring(dataDir));
};

/** The database's kind and clock, seen without changing a table. */
async function lookAtDatabase(config: Config) {
  const { db, kind, close } = await openAs(config, false);
  try {
    const state = await serverState(db);
    if (state.pendingMigrations > 0) return { kind, ...state };
    return { kind, ...state, numbers: await numbersAtWork(db, dayInJapan(state.now)) };
  } finally {
    await close();
  }
}

async function lookAtPolicies() {
  const content = join(root, "content");
  const { sections, problems } = await readPolicies(join(content, "policies"));
  await readLexicon(join(content, "lexicon.yaml"));
  await readMeasures(content);
  return { sections: sections.length, problems };
}

const program = new Command("hagukumi")
  .description(
    "はぐくみ：職員の育成・確保の方針を、いつもの会話の中で（makes a staff-development policy live in chat）",
  )
  .version(version)
  .exitOverride()
  .addCommand(serveCommand())
  .addCommand(askCommand())
  .addCommand(
    importCommand({
      open: () => openAs(readConfig(process.env), true),
      now: () => clockOf(readConfig(process.env)).now(),
      today: () => clockOf(readConfig(process.env)).today(),
      contentDir: join(root, "content"),
    }),
  )
  .addCommand(
    nudgeCommand({
      open: async () => {
        const config = readConfig(process.env);
        return openBackstage(config, await openAs(config, true), clockOf(config), join(root, "content"));
      },
      now: () => clockOf(readConfig(process.env)).now(),
    }),
  )
  .addCommand(
    exportCommand({
      open: () => openAs(readConfig(process.env), true),
      keyring: keyringOf,
      anchors: (keys) => readAnchors(anchorsFile(readConfig(process.env).dataDir), keys),
    }),
  )
  .addCommand(policyCommand(join(root, "content")))
  .addCommand(
    evaluationCommand({ contentDir: join(root, "content"), today: () => clockOf(readConfig(process.env)).today() }),
  )
  .addCommand(manifestCommand({ folder: manifests, publicUrl: () => process.env.PUBLIC_URL }))
  .addCommand(
    doctorCommand({
      env: process.env,
      database: lookAtDatabase,
      policies: lookAtPolicies,
      contacts: () => readContacts(join(root, "content")),
      pageIsBuilt: async () => existsSync(join(root, "dist", "platforms", "web", "page", "app.js")),
      slack: { scopes: () => slackScopes(manifests), timeoutMs: 10_000 },
    }),
  );

/** Wrong usage anywhere ends with 2, as the README says; commander's own is 1. */
function overrideExits(command: Command): void {
  command.exitOverride();
  for (const each of command.commands) overrideExits(each);
}

/** Problems that say themselves, in one sentence, what the operator can do. */
const told = [
  ConfigProblem,
  DatabaseProblem,
  KeyringProblem,
  PlatformProblem,
  StartProblem,
  CorpusProblem,
  MeasuresProblem,
  ContentProblem,
  SettingsProblem,
];

async function run(): Promise<void> {
  try {
    fillIn(process.env, ".env");
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof Error && told.some((kind) => error instanceof kind)) {
      tell(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}

overrideExits(program);
await run();
